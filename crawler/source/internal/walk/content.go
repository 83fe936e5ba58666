package walk

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/stackdex/stackdex/crawler/source/internal/dom"
	"github.com/stackdex/stackdex/crawler/source/internal/element"
	"github.com/stackdex/stackdex/crawler/source/internal/inline"
)

// content reads what n holds; where its label says once more what the pieces in it
// say that are for the eye only, a text that is cut into words or letters to be
// animated, it reads the label in place of them.
func (w *walker) content(n *html.Node, a *dom.Attributes) {
	if n.DataAtom == atom.Math {
		w.addText(inline.FormulaText(n))
		return
	}
	if a.Label == "" || w.spelling != nil || !inline.MayBeCut(n, a) {
		w.children(n)
		return
	}
	s := inline.Speller{Budget: 1000}
	if !s.Read(n, false) || s.Pieces < 2 && element.HeadingLevel(n.DataAtom) == 0 || !s.Spells(a.Label) {
		w.children(n)
		return
	}
	label := a.Label
	w.spelling = &label
	w.children(n)
	w.writeSpelling()
	w.spelling = nil
}

// writeSpelling writes what pieces say, once.
func (w *walker) writeSpelling() {
	if *w.spelling != "" {
		w.addText(*w.spelling)
		*w.spelling = ""
	}
}

// quoted reads a quotation with the marks that a person sees around it.
func (w *walker) quoted(n *html.Node, a *dom.Attributes) {
	w.addText(`"`)
	w.open.newRun = false
	w.content(n, a)
	w.open.space, w.open.newRun, w.open.apart = false, false, false
	w.addText(`"`)
}

// isAmidLabel reports a button between a label and its colon that opens nothing: it acts on
// what the label names, and the line continues after it.
func (w *walker) isAmidLabel(n *html.Node, a *dom.Attributes) bool {
	if n.DataAtom != atom.Button && a.Role != "button" || len(w.text) == w.open.text || a.Expandable || a.Controls != "" || !inline.PrecedesColon(n) {
		return false
	}
	w.open.space = false
	return true
}
