package source

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/stackdex/stackdex/crawler/source/internal/dom"
	"github.com/stackdex/stackdex/crawler/source/internal/labeltext"
)

// resumption keeps the sections that continue after a stray end tag.
type resumption struct {
	early   bool    // there are some
	closed  []int32 // scopes, if so
	resumed []int32 // those that go on
}

// openScope begins a scope for headings if n is one, and reports whether
// its headings are sealed in it.
func (w *walker) openScope(n *html.Node, a *dom.Attributes) bool {
	sealed := true
	switch n.DataAtom {
	case atom.A:
		if a.Href == "" || w.kind == Heading {
			return false // the name of a place, left open, or what opens the block behind it
		}
		sealed = false
	case atom.Section, atom.Article, atom.Main:
		sealed = false
	case atom.Td:
		if dom.IsAlone(n) {
			return false
		}
	case atom.Li, atom.Th, atom.Dd, atom.Blockquote, atom.Figure, atom.Details, atom.Aside, atom.Nav, atom.Dialog:
	case atom.Footer:
		sealed = w.region == Footer
	default:
		switch a.Role {
		case "navigation", "complementary", "dialog", "alertdialog", "contentinfo", "cell", "gridcell", "listitem", "tabpanel":
		default:
			if !w.isPanel(n) {
				return false
			}
		}
	}
	from := int32(len(w.doc.blocks))
	s := scope{from: from, sealed: w.doc.scopes[w.scope].sealed}
	if sealed {
		s.sealed = from
	}
	w.scope = int32(len(w.doc.scopes))
	w.doc.scopes = append(w.doc.scopes, s)
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
	from, to := w.doc.scopes[inner].from, int32(len(w.doc.blocks))
	w.doc.scopes[inner].to = to
	if w.early {
		w.closed = append(w.closed, inner)
	}
	headings := 0
	for i := from; i < to; i++ {
		if isHeading(&w.doc.blocks[i]) {
			headings++
		}
	}
	if headings > 0 && (sealed || headings < int(to-from)) {
		return
	}
	for i := from; i < to; i++ {
		if w.spans[i].scope == inner {
			w.spans[i].scope = outer
		}
	}
	if inner == int32(len(w.doc.scopes)-1) {
		w.doc.scopes = w.doc.scopes[:inner]
	}
}

// boxHeadings makes scopes of the children of a group that are of one make and
// begin with a heading of the same level each, if they stand side by side, as the
// panels of a row do: what follows one of them is not under its heading.
func (w *walker) boxHeadings(at int32) {
	groups := w.doc.groups
	if len(w.doc.blocks)-int(groups[at].from) < 4 {
		return
	}
	var room [16]int32
	alike := room[:0] // the boxes that may be, of one make
	last, beside, apart := int32(-1), 0, 0
	for c := at + 1; c < int32(len(groups)); c = groups[c].end {
		if !w.isHeaded(c) {
			continue
		}
		if last >= 0 && !w.isAlike(&groups[last], &groups[c]) {
			w.boxAll(alike, beside, apart)
			alike, beside, apart = alike[:0], 0, 0
		} else if last >= 0 && groups[last].to == groups[c].from {
			beside++
		} else if last >= 0 {
			apart++
		}
		alike, last = append(alike, c), c
	}
	w.boxAll(alike, beside, apart)
}

// boxAll makes scopes of groups of which most stand side by side.
func (w *walker) boxAll(groups []int32, beside, apart int) {
	if beside > 0 && beside >= apart {
		for _, g := range groups {
			w.boxed(g)
		}
	}
}

// IsAlike reports two groups of one make, with headings of one level.
func (w *walker) isAlike(a, b *group) bool {
	return a.tag == b.tag && w.doc.blocks[a.from].Level == w.doc.blocks[b.from].Level
}

// isHeaded reports a group of the body that begins with a heading and holds
// more.
func (w *walker) isHeaded(at int32) bool {
	g := &w.doc.groups[at]
	if g.to-g.from < 2 || g.tag == tag(atom.A) { // a name of a place that nobody closed, or a scope itself
		return false
	}
	b := &w.doc.blocks[g.from]
	byLooks := b.Kind == Paragraph && b.Strong && len(w.raw(g.from)) <= labeltext.MaxTitle && b.Cell.Table == 0
	return (b.Kind == Heading || byLooks) && !b.Region.Chrome() && !w.onlyHeadings(g)
}

// onlyHeadings reports a group that holds nothing else.
func (w *walker) onlyHeadings(g *group) bool {
	for i := g.from; i < g.to; i++ {
		if w.doc.blocks[i].Kind != Heading {
			return false
		}
	}
	return true
}

// boxed makes a scope of a group.
func (w *walker) boxed(at int32) {
	g := &w.doc.groups[at]
	inner := int32(len(w.doc.scopes))
	found := false
	for i := g.from; i < g.to; i++ {
		if w.spans[i].scope == w.scope {
			w.spans[i].scope, found = inner, true
		}
	}
	if found {
		w.doc.scopes = append(w.doc.scopes, scope{from: g.from, to: g.to, sealed: w.doc.scopes[w.scope].sealed})
	}
}

// resume continues the sections that were cut off: browsers show what follows right after them,
// so that a reader takes it as theirs.
func (w *walker) resume() {
	here := int32(len(w.doc.blocks))
	for n := len(w.closed) - 1; n >= 0; n-- {
		i := w.closed[n]
		if int(i) >= len(w.doc.scopes) {
			continue
		}
		s := &w.doc.scopes[i]
		if s.to != here {
			return
		}
		if sealed := s.sealed == s.from && s.from > 0; s.from < here && !sealed {
			s.to = 0
			w.resumed = append(w.resumed, i)
		}
	}
}

// endResumed ends with the page the scopes that went on.
func (w *walker) endResumed() {
	for _, i := range w.resumed {
		w.doc.scopes[i].to = int32(len(w.doc.blocks))
	}
}
