package walk

import (
	"golang.org/x/net/html"

	"github.com/stackdex/stackdex/crawler/source/internal/css"
	"github.com/stackdex/stackdex/crawler/source/internal/dom"
	"github.com/stackdex/stackdex/crawler/source/outline"
)

// openGroup begins the group of the element n and returns its position.
func (w *walker) openGroup(n *html.Node, a *dom.Attributes) int32 {
	at := int32(len(w.doc.Groups))
	g := outline.Group{From: int32(len(w.doc.Blocks)), Parent: w.group, Tag: tagOf(n)}
	if a.Style != "" {
		g.Columns, g.Row = css.ColumnsOf(a.Style)
	}
	w.doc.Groups = append(w.doc.Groups, g)
	w.group = at
	return at
}

// closeGroup ends a group in front of which so many blocks stood, and judges what it holds.
func (w *walker) closeGroup(at int32, before int) {
	g := &w.doc.Groups[at]
	w.group = g.Parent
	g.To, g.End = int32(len(w.doc.Blocks)), int32(len(w.doc.Groups))
	if len(w.doc.Blocks) == before && w.absorbed == at+1 {
		w.doc.Groups = w.doc.Groups[:at]
		return
	}
	if len(w.doc.Blocks) == before { // kept, as an empty cell might be
		w.doc.Groups = w.doc.Groups[:at+1]
		g.End = at + 1
		return
	}
	if len(w.paid) > 0 && outline.IsList(g.Tag) {
		w.judgePaid(g)
	}
	w.judge(at)
}
