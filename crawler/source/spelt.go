package source

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/stackdex/stackdex/crawler/source/internal/dom"
	"github.com/stackdex/stackdex/crawler/source/internal/element"
)

// content reads what n holds; where its label says once more what the pieces in it
// say that are for the eye only, a text that is cut into words or letters to be
// animated, it reads the label in place of them.
func (w *walker) content(n *html.Node, a *dom.Attributes) {
	if n.DataAtom == atom.Math {
		w.addText(formulaText(n))
		return
	}
	if a.Label == "" || w.spelling != nil || !mayBeCut(n, a) {
		w.children(n)
		return
	}
	s := speller{budget: 1000}
	if !s.read(n, false) || s.pieces < 2 && element.HeadingLevel(n.DataAtom) == 0 || !s.spells(a.Label) {
		w.children(n)
		return
	}
	label := a.Label
	w.spelling = &label
	w.children(n)
	w.writeSpelling()
	w.spelling = nil
}

// mayBeCut reports an element whose label may be its text: no control, picture or
// list.
func mayBeCut(n *html.Node, a *dom.Attributes) bool {
	switch n.DataAtom {
	case atom.A, atom.Button, atom.Ul, atom.Ol, atom.Menu, atom.Dl, atom.Table:
		return false
	}
	switch a.Role {
	case "img", "button", "link", "list", "menu", "tab", "checkbox", "switch", "table", "grid":
		return false
	}
	return true
}

// writeSpelling writes what pieces say, once.
func (w *walker) writeSpelling() {
	if *w.spelling != "" {
		w.addText(*w.spelling)
		*w.spelling = ""
	}
}

// speller puts together the pieces of a text.
type speller struct {
	text                  strings.Builder // without white space
	budget, links, pieces int
}

// spells reports pieces that a label says together.
func (s *speller) spells(label string) bool {
	return s.text.Len() > 0 && strings.EqualFold(s.text.String(), strings.Join(strings.Fields(label), ""))
}

// read adds the pieces in n, unless a text is for all or for nobody, or leads to
// other places than the rest.
func (s *speller) read(n *html.Node, unseen bool) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if s.budget--; s.budget < 0 {
			return false
		}
		switch c.Type {
		case html.TextNode:
			if !unseen && !element.Blank(c.Data) {
				return false
			}
			s.pieces += b2i(!element.Blank(c.Data))
			for word := range strings.FieldsSeq(c.Data) {
				s.text.WriteString(word)
			}
		case html.ElementNode:
			if c.DataAtom == atom.A {
				s.links++
			}
			if element.ClassOf(c) == element.Skip || c.DataAtom == atom.Button || dom.IsConcealed(c) || s.links > 1 ||
				!s.read(c, unseen || element.Attr(c, "aria-hidden") == "true") {
				return false
			}
		}
	}
	return true
}
