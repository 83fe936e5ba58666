package source

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// content reads what n holds; where its label says once more what the pieces in it
// say that are for the eye only, a text that is cut into words or letters to be
// animated, it reads the label in place of them.
func (w *walker) content(n *html.Node, a *attrs) {
	s := speller{budget: 1000}
	if a.label == "" || w.spelt != nil || !s.read(n, false) || !s.says(a.label) {
		w.children(n)
		return
	}
	label := a.label
	w.spelt = &label
	w.children(n)
	w.say()
	w.spelt = nil
}

// say writes what pieces say, once.
func (w *walker) say() {
	if *w.spelt != "" {
		w.addText(*w.spelt)
		*w.spelt = ""
	}
}

// speller puts together the pieces of a text.
type speller struct {
	text          strings.Builder // without white space
	budget, links int
}

// says reports pieces that a label says together.
func (s *speller) says(label string) bool {
	return s.text.Len() > 0 && strings.EqualFold(s.text.String(), strings.Join(strings.Fields(label), ""))
}

// read adds the pieces in n, unless a text is for all, or leads to other places than
// the rest.
func (s *speller) read(n *html.Node, unseen bool) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if s.budget--; s.budget < 0 {
			return false
		}
		switch c.Type {
		case html.TextNode:
			if !unseen && !blank(c.Data) {
				return false
			}
			for word := range strings.FieldsSeq(c.Data) {
				s.text.WriteString(word)
			}
		case html.ElementNode:
			if c.DataAtom == atom.A {
				s.links++
			}
			if classOf(c) == skip || c.DataAtom == atom.Button || s.links > 1 || !s.read(c, unseen || attr(c, "aria-hidden") == "true") {
				return false
			}
		}
	}
	return true
}
