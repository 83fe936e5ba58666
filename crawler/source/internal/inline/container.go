package inline

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/stackdex/stackdex/crawler/source/internal/element"
	"github.com/stackdex/stackdex/crawler/source/internal/icon"
)

// isItemContainer reports whether n has two or more elements as children and
// no text beside them but a picture in front: what it holds is laid out, not written.
// It looks at the first children only.
func isItemContainer(n *html.Node) bool {
	elements := 0
	for c, left := n.FirstChild, 64; c != nil && left > 0; c, left = c.NextSibling, left-1 {
		switch c.Type {
		case html.TextNode:
			if !element.Blank(c.Data) && !(elements == 0 && icon.IsPictograph(c.Data)) {
				return false
			}
		case html.ElementNode:
			switch element.ClassOf(c) {
			case element.Skip, element.Embedded, element.NoWidth, element.LineBreak:
			case element.Optional:
				if !repeatsImage(c) {
					elements++
				}
			default:
				elements++
			}
		}
	}
	return elements > 1
}

// repeatsImage reports the image of the element before once more, for browsers without
// scripts.
func repeatsImage(n *html.Node) bool {
	c := n.FirstChild
	return n.DataAtom == atom.Noscript && c != nil && c.NextSibling == nil && c.DataAtom == atom.Img &&
		n.PrevSibling != nil && n.PrevSibling.DataAtom == atom.Img && element.Attr(n.PrevSibling, "alt") == element.Attr(c, "alt")
}

// IsContainer is isItemContainer, which is asked of an element twice in a row.
func (x *Cuts) IsContainer(n *html.Node) bool {
	if n != x.parent {
		x.parent, x.laysOut = n, isItemContainer(n)
		x.oneText = x.laysOut &&
			(x.split > nowhere && x.isAllSplit(n) || x.halved && isHalved(n) || x.isOneText(n) || isOneAsPeers(n) || isDayInParts(n))
		x.laysOut = x.laysOut && !x.oneText
	}
	return x.laysOut
}
