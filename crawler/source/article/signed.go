package article

import (
	"strings"
	"unicode/utf8"

	"github.com/stackdex/stackdex/crawler/source/words"
	"github.com/stackdex/stackdex/ingest/record"
)

// signOf returns what the sign at the head of a line says of the line: pros, cons, or noTopic.
func signOf(text string) topic {
	first, size := utf8.DecodeRuneInString(text)
	switch first {
	case '✅', '✔', '✓', '➕', '👍', '+':
	case '❌', '✗', '✘', '✖', '➖', '👎', '-', '−':
	default:
		return noTopic
	}
	rest := strings.TrimLeft(text[size:], "\uFE0E\uFE0F\U0001F3FB\U0001F3FC\U0001F3FD\U0001F3FE\U0001F3FF")
	if rest = strings.TrimLeft(rest, " "); rest == "" || len(rest) == len(text)-size && first < utf8.RuneSelf || rest[0] == '=' || rest[0] == ':' || words.IsDigit(rest[0]) && first < utf8.RuneSelf {
		return noTopic // a legend, a number, or a word
	}
	switch first {
	case '✅', '✔', '✓', '➕', '👍', '+':
		return pros
	}
	return cons
}

// withoutSign removes the sign at the head of a line.
func withoutSign(text string) string {
	_, size := utf8.DecodeRuneInString(text)
	return strings.TrimLeft(text[size:], " \uFE0E\uFE0F\U0001F3FB\U0001F3FC\U0001F3FD\U0001F3FE\U0001F3FF")
}

// signedPoints reads the lines of a section about a tool of which some bear a sign that speaks
// for the tool and some one that speaks against it: "✅ Fast", "❌ Few plugins". Lines with one
// kind of sign only are any list, and those of one word may be what a tool has and has not.
func (r *reader) signedPoints(s *section) {
	if s.tool == nil || s.tool.Thing || s.topic != noTopic && s.topic != whatIs || listsParts(s.title.lower) || len(toolsOf(s.title.mentions)) > 1 {
		return
	}
	for i := 0; i < len(s.pieces); {
		n := s.signedRun(i)
		led := i > 0 && s.pieces[i-1].table == nil && strings.HasSuffix(s.pieces[i-1].text, ":") // by what is had, for all we know
		if n > 1 && !led && s.judges(i, i+n) {
			for k := i; k < i+n; k++ {
				if p := &s.pieces[k]; !r.isOfAnother(s, p) {
					r.facts.point(s.at(p.text), p.sign, s.tool, record.Clip(p.said(), record.MaxText))
				}
			}
		}
		i += max(n, 1)
	}
}

// listsParts reports a heading of what a tool has or goes with, of which signs say whether.
func listsParts(lower string) bool {
	for _, w := range [...]string{"feature", "support", "compatib", "includ", "checklist", "requirement", "integration", "availab", "legend"} {
		if strings.Contains(lower, w) {
			return true
		}
	}
	return false
}

// said is the text of a piece without its sign.
func (p *piece) said() string {
	if signOf(p.text) == p.sign {
		return withoutSign(p.text)
	}
	return p.text
}

// signedRun counts the pieces with signs from one on.
func (s *section) signedRun(i int) int {
	n := 0
	for i+n < len(s.pieces) && s.pieces[i+n].table == nil && s.pieces[i+n].sign != noTopic {
		n++
	}
	return n
}

// judges reports a run of pieces with signs that speak for and against the tool.
func (s *section) judges(from, to int) bool {
	found, words := map[topic]bool{}, false
	for k := from; k < to; k++ {
		p := &s.pieces[k]
		found[p.sign] = true
		words = words || strings.Contains(p.said(), " ")
		if strings.HasSuffix(p.said(), ":") {
			return false
		}
	}
	return found[pros] && found[cons] && words
}

// thumbs reads entries behind a thumb, which say of themselves what they are.
func (r *reader) thumbs(s *section) {
	if s.tool == nil || s.tool.Thing || isPointed(s.topic) {
		return
	}
	for i := range s.pieces {
		p := &s.pieces[i]
		sign, text, ok := strings.Cut(p.text, " ")
		if !ok || !p.item || !strings.HasPrefix(sign, "👍") && !strings.HasPrefix(sign, "👎") {
			continue
		}
		if kind := topicOfSign(sign); kind != noTopic && !r.isOfAnother(s, p) {
			r.facts.point(s.at(p.text), kind, s.tool, record.Clip(strings.TrimSpace(text), record.MaxText))
		}
	}
}
