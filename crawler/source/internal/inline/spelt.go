package inline

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/stackdex/stackdex/crawler/source/internal/dom"
	"github.com/stackdex/stackdex/crawler/source/internal/element"
)

// MayBeCut reports an element whose label may be its text: no control, picture or
// list.
func MayBeCut(n *html.Node, a *dom.Attributes) bool {
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

// Speller puts together the pieces of a text.
type Speller struct {
	text                  strings.Builder // without white space
	Budget, links, Pieces int
}

// Spells reports pieces that a label says together.
func (s *Speller) Spells(label string) bool {
	return s.text.Len() > 0 && strings.EqualFold(s.text.String(), strings.Join(strings.Fields(label), ""))
}

// Read adds the pieces in n, unless a text is for all or for nobody, or leads to
// other places than the rest.
func (s *Speller) Read(n *html.Node, unseen bool) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if s.Budget--; s.Budget < 0 {
			return false
		}
		switch c.Type {
		case html.TextNode:
			if !unseen && !element.Blank(c.Data) {
				return false
			}
			if !element.Blank(c.Data) {
				s.Pieces++
			}
			for word := range strings.FieldsSeq(c.Data) {
				s.text.WriteString(word)
			}
		case html.ElementNode:
			if c.DataAtom == atom.A {
				s.links++
			}
			if element.ClassOf(c) == element.Skip || c.DataAtom == atom.Button || dom.IsConcealed(c) || s.links > 1 ||
				!s.Read(c, unseen || element.Attr(c, "aria-hidden") == "true") {
				return false
			}
		}
	}
	return true
}
