package walk

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/stackdex/stackdex/crawler/source/internal/css"
	"github.com/stackdex/stackdex/crawler/source/internal/dom"
	"github.com/stackdex/stackdex/crawler/source/internal/element"
)

// panels returns the elements behind n that the tabs in it show, by their
// place: as many, and that they are panels is proven by their ids, or by all
// but one being hidden, or by radio buttons that choose among them. weak: only
// ids prove it, as they would of sections and a table of contents.
func (t *tabs) panels(n *html.Node, known bool) (list []*html.Node, weak bool) {
	for range 3 {
		next := n.NextSibling
		for next != nil && next.Type != html.ElementNode {
			next = next.NextSibling
		}
		if next == nil {
			if n = n.Parent; n == nil {
				return nil, false
			}
			continue
		}
		t.strip = n
		return t.panelsAt(next, known)
	}
	return nil, false
}

// panelsAt returns the panels among the siblings from n on, or in n or what it
// wraps.
func (t *tabs) panelsAt(n *html.Node, known bool) (list []*html.Node, weak bool) {
	list = dom.Elements(n, len(t.labels))
	for range 4 {
		if len(list) == len(t.labels) {
			if ok, weak := t.show(list, known); ok {
				return list, weak
			}
		}
		list = dom.Elements(n.FirstChild, len(t.labels)+1)
		if len(list) == 1 {
			n = list[0]
		}
	}
	return nil, false
}

// show reports whether the tabs show the elements.
func (t *tabs) show(list []*html.Node, known bool) (ok, weak bool) {
	hidden, byID := 0, 0
	for i, n := range list {
		if k := element.ClassOf(n); k != element.Block && k != element.Custom {
			return false, false
		}
		a := &dom.Attributes{}
		a.Read(n)
		if a.Hidden || a.ARIAHidden || css.DisplayOf(a.Style) == css.AsNone {
			hidden++
		}
		if a.ID != "" && a.ID == t.labels[i].panel {
			byID++
		}
	}
	switch {
	case hidden > 0 && hidden == len(list)-1:
		return true, false
	case byID == len(list):
		return true, !known
	}
	return t.radio || (t.bound || t.leadToOne() || known && t.labels[0].panel == "") && t.areAll(list), false
}

// areAll reports elements of one make that are all that their parent holds, but for
// the labels.
func (t *tabs) areAll(list []*html.Node) bool {
	for _, n := range list {
		if n.Data != list[0].Data || n.DataAtom == atom.P || element.HeadingLevel(n.DataAtom) > 0 || n.FirstChild == nil {
			return false
		}
	}
	p := dom.ElementBefore(list[0])
	if p != nil && p == t.strip {
		p = dom.ElementBefore(p)
		if isTitleOf(p) {
			p = nil
		}
	}
	return p == nil && dom.NextElement(list[len(list)-1]) == nil
}
