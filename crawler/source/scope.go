package source

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// openScope begins a scope for headings if n is one, and reports whether
// its headings are sealed in it.
func (w *walker) openScope(n *html.Node, a *attrs) bool {
	sealed := true
	switch n.DataAtom {
	case atom.Section, atom.Article:
		sealed = false
	case atom.Li, atom.Td, atom.Th, atom.Dd, atom.Blockquote, atom.Figure, atom.Details, atom.Aside, atom.Nav, atom.Dialog:
	case atom.Footer:
		sealed = w.region == Footer
	default:
		switch a.role {
		case "navigation", "complementary", "dialog", "alertdialog", "contentinfo", "cell", "gridcell", "listitem", "tabpanel":
		default:
			if !w.isPanel(n) {
				return false
			}
		}
	}
	from := int32(len(w.doc.blocks))
	s := scope{from: from, sealed: w.scopes[w.scope].sealed}
	if sealed {
		s.sealed = from
	}
	w.scope = int32(len(w.scopes))
	w.scopes = append(w.scopes, s)
	return sealed
}

// closeScope returns to the scope outer. A section that holds nothing but
// headings is no scope for them: it is how some pages wrap a title.
func (w *walker) closeScope(outer int32, sealed bool) {
	if w.scope == outer {
		return
	}
	inner := w.scope
	w.scope = outer
	from, to := w.scopes[inner].from, int32(len(w.doc.blocks))
	w.scopes[inner].to = to
	headings := 0
	for i := from; i < to; i++ {
		if w.doc.blocks[i].Kind == Heading || w.spans[i].scope != inner {
			headings++
		}
	}
	if headings > 0 && (sealed || headings < int(to-from)) {
		return
	}
	for i := from; i < to; i++ {
		w.spans[i].scope = outer
	}
	if inner == int32(len(w.scopes)-1) {
		w.scopes = w.scopes[:inner]
	}
}
