package walk

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/stackdex/stackdex/crawler/source/internal/dom"
	"github.com/stackdex/stackdex/crawler/source/internal/element"
)

// openSet notes the labels in n if n is an element of its own make that holds first the
// labels of all panels and then the panels: each label has an attribute that says the
// name of its panel.
func (w *walker) openSet(n *html.Node) *tabs {
	first := dom.FirstElement(n)
	if element.ClassOf(n) != element.Custom || first == nil || element.ClassOf(first) != element.Custom || len(first.Attr) == 0 {
		return nil
	}
	var labels []*html.Node
	c := first
	for ; c != nil && c.Data == first.Data; c = dom.NextElement(c) {
		if labels = append(labels, c); len(labels) > maxTabs {
			return nil
		}
	}
	if c == nil || len(labels) < 2 {
		return nil
	}
	panels := dom.Elements(c, len(labels)+1)
	if len(panels) != len(labels) {
		return nil
	}
	t := &tabs{from: int32(len(w.doc.Blocks)), within: w.panel, level: w.headed}
	for i, l := range labels {
		text := dom.Label(l, maxTabText)
		if text == "" || len(text) > maxTabText || panels[i].Data != panels[0].Data || !names(l, panels[i]) {
			return nil
		}
		t.labels = append(t.labels, tab{text: text})
	}
	w.notePanels(t, panels, false)
	return t
}

// names reports an attribute of a label that says the name, or the id, of its panel.
func names(l, panel *html.Node) bool {
	for i := range panel.Attr {
		a := &panel.Attr[i]
		if a.Key != "name" && a.Key != "id" || a.Val == "" {
			continue
		}
		for k := range l.Attr {
			if key := l.Attr[k].Key; key != "class" && key != "slot" && l.Attr[k].Val == a.Val {
				return true
			}
		}
	}
	return false
}

// notePanels says of panels which labels they have.
func (w *walker) notePanels(t *tabs, panels []*html.Node, weak bool) {
	if w.panels == nil {
		w.panels, w.panelIDs = map[*html.Node]label{}, map[string]label{}
	}
	for i, p := range panels {
		w.panels[p] = label{t, i, weak}
	}
}

// leadToOne reports links of labels that all lead to one place: a script shows what a
// press on each opens.
func (t *tabs) leadToOne() bool {
	for i := range t.labels {
		if t.labels[i].panel == "" || t.labels[i].panel != t.labels[0].panel {
			return false
		}
	}
	return len(t.labels) > 1
}

// isTitleOf reports the heading of a row of tabs, the first of the element around it.
func isTitleOf(p *html.Node) bool {
	return p != nil && element.HeadingLevel(p.DataAtom) > 0 && p.DataAtom != atom.H1 && dom.ElementBefore(p) == nil
}
