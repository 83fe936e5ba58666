package stackshare

import (
	"regexp"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/outline"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// voteSigns are what stands beside a count of votes, as a button or an icon.
const voteSigns = "▲△▴▵▼▽▾▿⬆⬇⇧⇩↑↓👍👎♥❤♡"

// signedForms are the places of a count with a sign: behind a text or in front
// of it, the sign on either side of the count.
var signedForms = [...]*regexp.Regexp{
	regexp.MustCompile(`\s*[(\[]?[` + voteSigns + `]\x{FE0F}?\s*\+?(\d[\d.,]*\s?[kKmM]?)(?:\s?(?:up)?votes?)?\s*[)\]]?$`),
	regexp.MustCompile(`(?:^|\s|[(\[])\+?(\d[\d.,]*\s?[kKmM]?)\s*[` + voteSigns + `]\x{FE0F}?\s*[)\]]?$`),
	regexp.MustCompile(`^[(\[]?[` + voteSigns + `]\x{FE0F}?\s*\+?(\d[\d.,]*[kKmM]?)(?:[)\]]\s*|\s+)`),
	regexp.MustCompile(`^[(\[]?\+?(\d[\d.,]*[kKmM]?)\s*[` + voteSigns + `]\x{FE0F}?[)\]]?\s*`),
}

// splitSigned divides a text from the count with a sign at its end or its
// beginning, and drops signs without a count. Of a count alone the text is what
// is left of it.
func splitSigned(s string) (text string, votes *int64) {
	if isPlain(s) || !strings.ContainsAny(s, voteSigns) {
		return s, nil
	}
	for _, form := range signedForms {
		m := form.FindStringSubmatchIndex(s)
		if m == nil {
			continue
		}
		count := strings.TrimSpace(s[m[2]:m[3]])
		text := strings.Trim(s[:m[0]]+s[m[1]:], voteSigns+"\uFE0F ·|–—")
		if text == "" {
			return count, nil
		}
		if n, ok := votesOf(count); ok {
			return text, n
		}
	}
	return strings.Trim(s, voteSigns+"\uFE0F "), nil
}

// pointVotes takes back that the votes of points in s are figures of a tool, or
// the labels of such: under "Pros" and "Cons" about as many votes stand as texts.
func (d *document) pointVotes(s span) {
	for i := s.from; i < s.to; i++ {
		if k := d.tokens[i].head; k != pros && k != cons {
			continue
		}
		var labels []int
		texts := 0
		for i+1 < s.to && !d.endsPoints(i+1) {
			i++
			if t := &d.tokens[i]; t.column {
				continue
			} else if t.countsVotes() {
				labels = append(labels, i)
			} else if !t.picture && !t.figure && t.tool < 0 && t.kind != outline.Button && hasLetter(t.text) && !t.endsWithVotes() {
				texts++
			}
		}
		if 2*len(labels) < texts {
			continue
		}
		for _, at := range labels[:min(len(labels), texts)] {
			d.tokens[at].rarity, d.tokens[at].metric = usual, ""
		}
	}
}

// endsWithVotes reports a point in one piece with its votes: "Fast 9 votes".
func (t *token) endsWithVotes() bool {
	text, ok := strings.CutSuffix(t.key, " votes")
	return ok && text != "" && words.IsDigit(text[len(text)-1]) && strings.IndexByte(text, ' ') > 0
}

// endsPoints reports the head of another part, or a figure of a tool that is not
// its votes.
func (d *document) endsPoints(i int) bool {
	t := &d.tokens[i]
	return t.head != nothing || (t.metric != "" || t.own != "") && !t.countsVotes()
}

// countsVotes reports votes, or the label of votes, whosesoever they are.
func (t *token) countsVotes() bool {
	if t.metric == "stackshare.votes" || t.own == "stackshare.votes" || t.key == "vote" {
		return true
	}
	_, one := votesOf(t.text)
	return one && hasLetter(t.text)
}
