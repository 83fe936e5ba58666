package walk

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/stackdex/stackdex/crawler/source/internal/chrome"
	"github.com/stackdex/stackdex/crawler/source/outline"
)

// isAdvert reports whether the group begins with a label that says so and
// the label is its own, not that of a box within.
func (w *walker) isAdvert(at int32) bool {
	g := &w.doc.Groups[at]
	if w.endsAsAdvert(g) {
		return true
	}
	if text := w.raw(g.From); len(text) < 2 || strings.IndexByte("aAfFoOpPsSwW", text[0]) < 0 {
		return false
	}
	label := w.firstItem(g.From)
	if chrome.IsAdvertLine(label) && g.To-g.From == 1 {
		return true
	}
	if i := bytes.Index(label, []byte(" · ")); i > 0 && g.To-g.From > 1 { // and whose it is
		label = label[:i]
	}
	if len(label) < 2 || len(label) > 16 || !chrome.IsAdvertLabel(label) || w.inTable(g) {
		return false
	}
	if w.doc.Blocks[g.From].Region == outline.Advert && len(label) < len(w.raw(g.From)) {
		return false // the advert is the block alone
	}
	for c := at + 1; c < int32(len(w.doc.Groups)) && w.doc.Groups[c].From == g.From; c++ {
		inner := &w.doc.Groups[c]
		if inner.To-inner.From > 1 || inner.Tag.Is(atom.Li) && outline.IsList(g.Tag) && !w.leadsToOtherSites(inner.To, g.To) {
			return false
		}
	}
	return !w.holdsTitle(g)
}

// leadsToOtherSites reports entries of a list each of which is a picture or leads to another site: a label in
// front of others is an entry itself, the place where advertising stands.
func (w *walker) leadsToOtherSites(from, to int32) bool {
	for i := from; i < to; i++ {
		if w.doc.Blocks[i].Kind == outline.Picture {
			continue
		}
		if runs := w.runsOf(i); len(runs) == 0 || !strings.Contains(runs[len(runs)-1].Link, "//") {
			return false
		}
	}
	return true
}

// endsAsAdvert reports a small box with a link that is paid for, and the label behind it.
func (w *walker) endsAsAdvert(g *outline.Group) bool {
	const few = 3
	if n := g.To - g.From; n < 2 || n > few {
		return false
	}
	label := w.raw(g.To - 1)
	if len(label) < 2 || len(label) > 24 || !chrome.IsAdvertLabel(label) {
		return false
	}
	if bytes.HasPrefix(label, []byte("ads via ")) || bytes.HasPrefix(label, []byte("Ads via ")) {
		return true
	}
	for i := w.spans[g.From].runs[0]; i < w.spans[g.To-1].runs[1]; i++ {
		if w.runs[i].Paid {
			return true
		}
	}
	return false
}

// inTable reports what is not all in one box within a cell of a table.
func (w *walker) inTable(g *outline.Group) bool {
	if w.doc.Blocks[g.From].Cell.Table == 0 {
		return false
	}
	switch atom.Atom(g.Tag) {
	case atom.Div, atom.Section, atom.Article, atom.Aside, atom.Figure, atom.Ins, atom.Li:
		return false
	}
	return true
}

// isAdvertElement reports a custom element whose name says that it holds advertising, as
// <amp-ad>.
func isAdvertElement(n *html.Node) bool {
	if n.DataAtom != 0 {
		return false
	}
	for part := range strings.SplitSeq(n.Data, "-") {
		if len(part) < len(n.Data) && (part == "ad" || part == "ads" || part == "advert" || part == "advertisement") {
			return true
		}
	}
	return false
}
