package walk

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/stackdex/stackdex/crawler/source/internal/dom"
	"github.com/stackdex/stackdex/crawler/source/internal/element"
)

// isShadow reports what a custom element shows in place of what stands in it, with slots
// for that.
func isShadow(n *html.Node) bool {
	return n.DataAtom == atom.Template && n.Parent != nil && dom.HasAttr(n, "shadowrootmode")
}

// composed puts what stands in a custom element into the slots of its shadow, and that in
// the place of the template, of which it returns the first node. A shadow without a slot
// stays as it is.
func (w *walker) composed(shadow *html.Node) *html.Node {
	const most = 100_000 // nodes that move on a page; each moves once for each shadow around it
	slots := slotsIn(shadow, nil, maxSlotDepth)
	if len(slots) == 0 || w.slotted > most {
		return shadow
	}
	light := map[string][]*html.Node{}
	for c := shadow.Parent.FirstChild; c != nil; c = c.NextSibling {
		if c != shadow && (c.Type == html.TextNode && !element.Blank(c.Data) || c.Type == html.ElementNode) {
			name := element.Attr(c, "slot")
			light[name] = append(light[name], c)
		}
	}
	for _, slot := range slots {
		name := element.Attr(slot, "name")
		fillSlot(slot, light[name])
		w.slotted += len(light[name])
		delete(light, name) // the first slot of a name has all
	}
	return dom.Unwrap(shadow)
}

// maxSlotDepth bounds how deep a slot stands in a shadow, and so how deep what is in several
// of them comes to stand.
const maxSlotDepth = 16

// slotsIn appends the slots of a shadow, without those of other shadows in it.
func slotsIn(n *html.Node, slots []*html.Node, left int) []*html.Node {
	for c := n.FirstChild; c != nil && left > 0; c = c.NextSibling {
		if c.DataAtom == atom.Slot {
			slots = append(slots, c)
		} else if c.DataAtom != atom.Template {
			slots = slotsIn(c, slots, left-1)
		}
	}
	return slots
}

// fillSlot puts nodes in the place of a slot; if there are none, its fallback stays.
func fillSlot(slot *html.Node, nodes []*html.Node) {
	outer := element.Attr(slot, "slot") // it may stand in another element with slots
	for _, n := range nodes {
		n.Parent.RemoveChild(n)
		for i := range n.Attr {
			if n.Attr[i].Key == "slot" {
				n.Attr[i].Val = outer
			}
		}
		slot.Parent.InsertBefore(n, slot)
	}
	if len(nodes) > 0 {
		slot.Parent.RemoveChild(slot)
	}
}
