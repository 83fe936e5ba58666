package walk

import (
	"bytes"

	"github.com/stackdex/stackdex/crawler/source/internal/chrome"
	"github.com/stackdex/stackdex/crawler/source/outline"
)

// isQuiz reports a box in which readers choose an answer to a question, or what of a list to
// show, and press a button to continue. Nothing in it is text of the page.
func (w *walker) isQuiz(g *outline.Group) bool {
	if n := g.To - g.From; w.chosen <= g.From || w.chosen > g.To || w.pressed != g.To || n < 2 || n > pollBlocks || w.isOfTable(g.From) ||
		w.holdsTitle(g) {
		return false
	}
	word, _, _ := bytes.Cut(w.raw(g.To-1), []byte(" "))
	if !chrome.Filters(word) && (!chrome.HandsIn(word) || bytes.IndexByte(w.raw(g.From), '?') < 0) {
		return false
	}
	for i := g.From + 1; i < g.To-1; i++ {
		if b, text := &w.doc.Blocks[i], w.raw(i); b.Kind == outline.Heading && !b.Weak || len(text) > 2*chrome.MaxPollLine ||
			len(text) > chrome.MaxPollLine && text[len(text)-1] == '.' {
			return false
		}
	}
	return true
}

// isUnanswered reports a box of questions below a heading that nobody answers: buttons
// that ask a search engine, or fetch what it says.
func (w *walker) isUnanswered(g *outline.Group) bool {
	if n := g.To - g.From; n < 3 || n > pollBlocks || w.doc.Blocks[g.From].Kind != outline.Heading || w.doc.Blocks[g.From].Level < 2 {
		return false
	}
	for i := g.From + 1; i < g.To; i++ {
		if b, text := &w.doc.Blocks[i], w.raw(i); b.Kind != outline.Button && !(b.Kind == outline.Heading && b.Weak) || !bytes.HasSuffix(text, []byte("?")) {
			return false
		}
	}
	return true
}

// quoteSize bounds a sentence that readers are asked to pass on.
const quoteSize = 400

// isQuoteToShare reports a box of a sentence of the article, once more, and a link with
// which to pass it on: "… [Click to tweet]".
func (w *walker) isQuoteToShare(g *outline.Group) bool {
	if n := g.To - g.From; n < 2 || n > 3 {
		return false
	}
	last := w.raw(g.To - 1)
	switch {
	case len(last) < 10 || len(last) > 24:
		return false
	case bytes.EqualFold(last, []byte("click to tweet")), bytes.EqualFold(last, []byte("tweet this")),
		bytes.EqualFold(last, []byte("tweet this quote")),
		bytes.EqualFold(last, []byte("share this quote")), bytes.EqualFold(last, []byte("click to share")),
		bytes.EqualFold(last, []byte("share on twitter")):
	default:
		return false
	}
	for i := g.From; i < g.To; i++ {
		if w.doc.Blocks[i].Kind == outline.Heading && !w.doc.Blocks[i].Weak {
			return false
		}
	}
	return true
}
