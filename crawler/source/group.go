package source

import (
	"golang.org/x/net/html"

	"github.com/stackdex/stackdex/crawler/source/internal/css"
	"github.com/stackdex/stackdex/crawler/source/internal/dom"
)

func (w *walker) openGroup(n *html.Node, a *dom.Attributes) int32 {
	at := int32(len(w.doc.groups))
	g := group{from: int32(len(w.doc.blocks)), parent: w.group, tag: tagOf(n)}
	if a.Style != "" {
		g.columns, g.row = css.ColumnsOf(a.Style)
	}
	w.doc.groups = append(w.doc.groups, g)
	w.group = at
	return at
}

func (w *walker) closeGroup(at int32, before int) {
	g := &w.doc.groups[at]
	w.group = g.parent
	g.to, g.end = int32(len(w.doc.blocks)), int32(len(w.doc.groups))
	if len(w.doc.blocks) == before && w.absorbed == at+1 {
		w.doc.groups = w.doc.groups[:at]
		return
	}
	if len(w.doc.blocks) == before { // kept, as an empty cell might be
		w.doc.groups = w.doc.groups[:at+1]
		g.end = at + 1
		return
	}
	if len(w.paid) > 0 && isList(g.tag) {
		w.judgePaid(g)
	}
	w.judge(at)
}
