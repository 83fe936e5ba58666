package walk

import (
	"bytes"

	"github.com/stackdex/stackdex/crawler/source/internal/chrome"
	"github.com/stackdex/stackdex/crawler/source/outline"
)

// The bounds of a poll among readers: its text, its blocks, and the line that counts them.
const (
	pollSize   = 600
	pollBlocks = 14
)

// isPoll reports a box in which readers are asked something: a question, answers with how many
// per cent chose each, and how many did at all.
func (w *walker) isPoll(g *outline.Group) bool {
	to := g.To
	for to > g.From+3 && w.doc.Blocks[to-1].Kind == outline.Button {
		to--
	}
	if n := to - g.From; n == 2 {
		return w.isPollInLine(g.From)
	} else if n < 3 || n > pollBlocks {
		return false
	}
	asked := bytes.TrimRight(w.raw(g.From), " ")
	if !bytes.HasSuffix(asked, []byte("?")) && !bytes.HasPrefix(asked, []byte("Poll")) || !chrome.IsVoters(w.raw(to-1)) || w.holdsTitle(g) {
		return false
	}
	shares := 0
	for i := g.From + 1; i < to-1; i++ {
		text := w.raw(i)
		switch {
		case w.doc.Blocks[i].Region.Chrome() || w.doc.Blocks[i].Kind == outline.Heading && !w.doc.Blocks[i].Weak || w.isOfTable(i):
			return false
		case bytes.HasSuffix(text, []byte("%")):
			shares += bytes.Count(text, []byte("%"))
		case len(text) > chrome.MaxPollLine || bytes.HasSuffix(text, []byte(".")):
			return false
		}
	}
	return shares > 1
}

// isPollInLine reports a poll whose question and answers share a block, in front of the line
// that counts who answered.
func (w *walker) isPollInLine(at int32) bool {
	asked := bytes.TrimRight(w.raw(at), " ")
	_, answers, ok := bytes.Cut(asked, []byte("? "))
	return ok && len(asked) < pollSize && answers[len(answers)-1] == '%' && bytes.Count(answers, []byte("%")) > 1 && chrome.IsVoters(w.raw(at+1)) &&
		!w.isOfTable(at)
}

// isFeedback reports a box that asks whether the page helped, with what to press and how
// many it did: "128 of 137 found this helpful".
func (w *walker) isFeedback(g *outline.Group) bool {
	const few = 6
	asked := w.raw(g.From)
	if n := g.To - g.From; n < 2 || n > few || len(asked) < chrome.MaxPollLine/4 || asked[len(asked)-1] != '?' || !chrome.IsPageNote(string(asked)) {
		return false
	}
	for i := g.From + 1; i < g.To; i++ {
		text := w.raw(i)
		if w.doc.Blocks[i].Kind != outline.Button && len(text) > len("yes") && !bytes.HasSuffix(text, []byte("found this helpful")) &&
			!bytes.HasSuffix(text, []byte("found this useful")) {
			return false
		}
	}
	return true
}
