package walk

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/stackdex/stackdex/crawler/source/internal/dom"
	"github.com/stackdex/stackdex/crawler/source/internal/labeltext"
	"github.com/stackdex/stackdex/crawler/source/outline"
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
		if a.Href == "" || w.kind == outline.Heading {
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
		sealed = w.region == outline.Footer
	default:
		switch a.Role {
		case "navigation", "complementary", "dialog", "alertdialog", "contentinfo", "cell", "gridcell", "listitem", "tabpanel":
		default:
			if !w.isPanel(n) {
				return false
			}
		}
	}
	from := int32(len(w.doc.Blocks))
	s := outline.Scope{From: from, Sealed: w.doc.Scopes[w.scope].Sealed}
	if sealed {
		s.Sealed = from
	}
	w.scope = int32(len(w.doc.Scopes))
	w.doc.Scopes = append(w.doc.Scopes, s)
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
	from, to := w.doc.Scopes[inner].From, int32(len(w.doc.Blocks))
	w.doc.Scopes[inner].To = to
	if w.early {
		w.closed = append(w.closed, inner)
	}
	headings := 0
	for i := from; i < to; i++ {
		if outline.IsHeading(&w.doc.Blocks[i]) {
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
	if inner == int32(len(w.doc.Scopes)-1) {
		w.doc.Scopes = w.doc.Scopes[:inner]
	}
}

// boxHeadings makes scopes of the children of a group that are of one make and
// begin with a heading of the same level each, if they stand side by side, as the
// panels of a row do: what follows one of them is not under its heading.
func (w *walker) boxHeadings(at int32) {
	groups := w.doc.Groups
	if len(w.doc.Blocks)-int(groups[at].From) < 4 {
		return
	}
	var room [16]int32
	alike := room[:0] // the boxes that may be, of one make
	last, beside, apart := int32(-1), 0, 0
	for c := at + 1; c < int32(len(groups)); c = groups[c].End {
		if !w.isHeaded(c) {
			continue
		}
		if last >= 0 && !w.isAlike(&groups[last], &groups[c]) {
			w.boxAll(alike, beside, apart)
			alike, beside, apart = alike[:0], 0, 0
		} else if last >= 0 && groups[last].To == groups[c].From {
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

// isAlike reports two groups of one make, with headings of one level.
func (w *walker) isAlike(a, b *outline.Group) bool {
	return a.Tag == b.Tag && w.doc.Blocks[a.From].Level == w.doc.Blocks[b.From].Level
}

// isHeaded reports a group of the body that begins with a heading and holds
// more.
func (w *walker) isHeaded(at int32) bool {
	g := &w.doc.Groups[at]
	if g.To-g.From < 2 || g.Tag == outline.Tag(atom.A) { // a name of a place that nobody closed, or a scope itself
		return false
	}
	b := &w.doc.Blocks[g.From]
	byLooks := b.Kind == outline.Paragraph && b.Strong && len(w.raw(g.From)) <= labeltext.MaxTitle && b.Cell.Table == 0
	return (b.Kind == outline.Heading || byLooks) && !b.Region.Chrome() && !w.onlyHeadings(g)
}

// onlyHeadings reports a group that holds nothing else.
func (w *walker) onlyHeadings(g *outline.Group) bool {
	for i := g.From; i < g.To; i++ {
		if w.doc.Blocks[i].Kind != outline.Heading {
			return false
		}
	}
	return true
}

// boxed makes a scope of a group.
func (w *walker) boxed(at int32) {
	g := &w.doc.Groups[at]
	inner := int32(len(w.doc.Scopes))
	found := false
	for i := g.From; i < g.To; i++ {
		if w.spans[i].scope == w.scope {
			w.spans[i].scope, found = inner, true
		}
	}
	if found {
		w.doc.Scopes = append(w.doc.Scopes, outline.Scope{From: g.From, To: g.To, Sealed: w.doc.Scopes[w.scope].Sealed})
	}
}

// resume continues the sections that were cut off: browsers show what follows right after them,
// so that a reader takes it as theirs.
func (w *walker) resume() {
	here := int32(len(w.doc.Blocks))
	for n := len(w.closed) - 1; n >= 0; n-- {
		i := w.closed[n]
		if int(i) >= len(w.doc.Scopes) {
			continue
		}
		s := &w.doc.Scopes[i]
		if s.To != here {
			return
		}
		if sealed := s.Sealed == s.From && s.From > 0; s.From < here && !sealed {
			s.To = 0
			w.resumed = append(w.resumed, i)
		}
	}
}

// endResumed ends with the page the scopes that went on.
func (w *walker) endResumed() {
	for _, i := range w.resumed {
		w.doc.Scopes[i].To = int32(len(w.doc.Blocks))
	}
}
