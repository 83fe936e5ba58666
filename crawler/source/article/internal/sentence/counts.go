package sentence

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/names"
	"github.com/stackdex/stackdex/crawler/source/article/internal/phrase"
	"github.com/stackdex/stackdex/crawler/source/article/internal/vocab"
	"github.com/stackdex/stackdex/crawler/source/quantity"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// onlyCount adds the count of a sentence that says no more, "34k stars on GitHub.",
// "GitHub stars: 2.2k", under the name of a tool, and reports whether it is such.
func (r *Reader) onlyCount(s *Sentence, list []quantity.Quantity) bool {
	if len(list) != 1 || len(s.Text) > phrase.MaxLabel || len(s.Mentions) > 0 {
		return false
	}
	q := list[0]
	unit := ""
	for _, part := range [...]string{s.lower[:q.Start], strings.TrimPrefix(s.Text[q.Start:q.End], q.Raw), q.Unit, s.lower[q.End:]} {
		for w := range strings.FieldsSeq(strings.ToLower(part)) {
			switch w = words.Bare(w); w {
			case "stars", "forks":
				unit = w
			case "", "github", "on", "+", "★", "⭐":
			default:
				return false
			}
		}
	}
	if unit == "" {
		return false
	}
	t, from := r.countedBelow(s)
	if t == nil || r.leavesTool(s, t, from) {
		return false
	}
	q.Unit = unit
	return r.Facts.Count(s.Section.At(s.Text), t, q, s.lower, yearOf(s, q, 0, list))
}

// maxFirst bounds the tables that are looked behind for the first text of a section.
const maxFirst = 20

// countedBelow returns the tool that is the heading of what a sentence stands in, or the
// head of the entry of a list, and where that begins in the text of the page.
func (r *Reader) countedBelow(s *Sentence) (t *names.Tool, from int) {
	if s.item {
		if head := r.Names.Head(s.Piece.Text); head != nil {
			return head.Tool, s.Piece.At
		}
		return nil, 0
	}
	if t = s.Section.Tool; t == nil || !s.Section.Owns && r.Names.Get(s.Section.Title.Bare) != t {
		return nil, 0
	}
	for i := range s.Section.Pieces[:min(maxFirst, len(s.Section.Pieces))] {
		if p := &s.Section.Pieces[i]; p.Table == nil && p.At <= s.Start {
			return t, p.At
		}
	}
	return nil, 0
}

// maxBeforeCount bounds the text between a heading and a count that is its tool's, in
// bytes.
const maxBeforeCount = 1500

// leavesTool reports that something else than a tool is named between a place in the text
// of the page and a sentence.
func (r *Reader) leavesTool(s *Sentence, t *names.Tool, from int) bool {
	if s.Start-from > maxBeforeCount {
		return true
	}
	text := r.Body.Text[from:s.Start]
	for a, b := range phrase.Spans(text) {
		if r.turnsFrom(text[a:b], t) {
			return true
		}
	}
	return false
}

// turnsFrom reports a sentence that names something else than a tool, other than in
// passing: "written in Go", "works with Redis".
func (r *Reader) turnsFrom(text string, t *names.Tool) bool {
	one := Sentence{Text: text, lower: words.LowerASCII(text), Mentions: r.Names.Find(text)}
	for _, m := range one.Mentions {
		if m.Tool != t && !m.Tool.Thing && m.Start < len("Both and")+len(t.Name) && !one.isObject(m) {
			return true
		}
	}
	name, rest := words.First(text)
	lower := words.LowerASCII(name)
	if len(one.Mentions) == 0 && strings.HasSuffix(words.Head(rest), "s") && !isPronoun(lower) && !IsMatter(lower) && !vocab.IsStop(lower) &&
		!strings.HasSuffix(lower, "ing") && r.Body.Ordinary(name) == 0 {
		return true // "Zeta helps you"
	}
	if one.opensOtherwise(r) || one.opensItsOther() || words.HasPrefix(one.lower, "see ", "try ", "check ", "visit ") {
		return true
	}
	before := ""
	at := 0
	for w := range strings.FieldsSeq(text) {
		at += strings.Index(text[at:], w)
		bare := words.Bare(w)
		switch {
		case !words.IsCapitalized(bare) || strings.ToUpper(bare) == bare && !words.IsCapitalized(before) || one.inName(at):
		case words.Bare(before) == "" || before == "-" || isPassing(before) || words.HasSuffix(before, ",", ":") ||
			words.IsCapitalized(before) && !one.inName(at-len(before)-1):
		default:
			return true
		}
		before = w
		at += len(w)
	}
	return false
}

// isPassing reports a word behind which a name is no subject of what follows.
func isPassing(before string) bool {
	switch before {
	case "in", "by", "under", "with", "from", "on", "to", "like", "unlike", "than", "and", "or", "as", "of", "at", "using", "via":
		return true
	}
	return false
}
