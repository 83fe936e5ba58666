package chrome

import (
	"bytes"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/internal/joint"
)

// Filters reports what the captions of buttons begin with that show a part of a list.
func Filters(word []byte) bool {
	switch string(word) {
	case "Apply", "Filter", "Reset", "Clear", "apply", "filter", "reset", "clear":
		return true
	}
	return false
}

// HandsIn reports what the captions of buttons begin with that hand in an answer.
func HandsIn(word []byte) bool {
	var space [16]byte
	if len(word) > len(space) {
		return false
	}
	switch string(Lower(space[:0], word)) {
	case "next", "vote", "submit", "start", "continue", "answer", "check", "send", "begin", "weiter", "abstimmen":
		return true
	}
	return false
}

// MaxPollLine bounds a line of a poll in bytes.
const MaxPollLine = 40

// IsVoters reports a line that counts who answered: "1,872 responses", "Total votes: 3,411".
func IsVoters(line []byte) bool {
	if len(line) < 6 || len(line) > MaxPollLine {
		return false
	}
	var buf [MaxPollLine]byte
	line = Lower(buf[:0], line)
	line = bytes.TrimPrefix(line, []byte("total "))
	if label, n, ok := bytes.Cut(line, []byte(":")); ok {
		return isVoterWord(label) && isGrouped(bytes.TrimSpace(n))
	}
	n, label, ok := bytes.Cut(line, []byte(" "))
	if more, last, ok := bytes.Cut(label, []byte(" ")); ok && (string(more) == "total" || string(more) == "people") {
		label = last
	}
	return ok && isGrouped(n) && isVoterWord(label)
}

func isVoterWord(w []byte) bool {
	switch string(w) {
	case "votes", "responses", "voters", "respondents", "participants", "answers", "voted", "people voted":
		return true
	}
	return false
}

// isGrouped reports a number with what parts its thousands.
func isGrouped(b []byte) bool {
	return len(b) > 0 && b[0] >= '0' && b[0] <= '9' && len(bytes.Trim(b, "0123456789.,k'")) == 0
}

// MaxSiteBox bounds the text of a box by which a site counts, asks or hurries its readers, in bytes.
const MaxSiteBox = 200

// IsCounterLine reports a line of nothing but counts, of how often a page was passed on
// among them: "12,345 views · 1.2K shares".
func IsCounterLine(line []byte) bool {
	if len(line) < len("1 view 1 share") || len(line) > MaxSiteBox/2 || !bytes.Contains(line, []byte("hare")) {
		return false
	}
	counts, shared := 0, false
	figure := ""
	for word := range strings.FieldsSeq(string(line)) {
		switch word = strings.ToLower(strings.Trim(word, "·•|,")); {
		case word == "":
		case figure == "" && joint.IsFigure(word):
			figure = word
		case figure == "":
			return false
		default:
			switch word {
			case "shares", "share":
				shared = true
			case "views", "view", "reads", "likes", "claps", "comments", "reactions", "saves":
			default:
				return false
			}
			figure = ""
			counts++
		}
	}
	return counts > 1 && shared && figure == ""
}
