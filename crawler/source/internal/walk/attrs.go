package walk

import (
	"golang.org/x/net/html"

	"github.com/stackdex/stackdex/crawler/source/internal/dom"
	"github.com/stackdex/stackdex/crawler/source/outline"
)

// attrStack holds the attributes of the elements that are open, in memory that is used
// again.
type attrStack struct {
	attrs   []*dom.Attributes // as far as elements have any
	nested  int               // how many of these are in use
	anchors []outline.Anchor  // of which the next ones are made
}

// attrsOf returns the attributes of n, which hold until the walker leaves it.
func (w *walker) attrsOf(n *html.Node) *dom.Attributes {
	for i := range n.Attr {
		switch n.Attr[i].Key {
		case "class", "src", "alt", "rel", "type":
		default:
			if w.nested == len(w.attrs) {
				w.attrs = append(w.attrs, &dom.Attributes{})
			}
			a := w.attrs[w.nested]
			w.nested++
			*a = dom.Attributes{}
			a.Read(n)
			return a
		}
	}
	return &dom.None
}
