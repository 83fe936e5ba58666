package dom

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/stackdex/stackdex/crawler/source/internal/element"
)

// Beside returns the element behind n, else the one in front of it, else n.
func Beside(n *html.Node) *html.Node {
	if next := NextElement(n); next != nil {
		return next
	}
	if before := ElementBefore(n); before != nil {
		return before
	}
	return n
}

// Unwrap puts what an element holds in its place and returns the first of that.
func Unwrap(n *html.Node) *html.Node {
	first := n.FirstChild
	for c := first; c != nil; c = n.FirstChild {
		n.RemoveChild(c)
		n.Parent.InsertBefore(c, n)
	}
	n.Parent.RemoveChild(n)
	return first
}

// HoldsField reports a label around the field for text, or of choices, that it is of.
func HoldsField(n *html.Node) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch c.DataAtom {
		case atom.Textarea, atom.Select:
			return true
		case atom.Input:
			switch strings.ToLower(element.Attr(c, "type")) {
			case "", "text", "search":
				return true
			}
		}
	}
	return false
}

// Root returns the node that holds all of the page.
func Root(n *html.Node) *html.Node {
	for n.Parent != nil {
		n = n.Parent
	}
	return n
}

// NextElement returns the next sibling of n that is an element with something
// in it.
func NextElement(n *html.Node) *html.Node {
	for c, left := n.NextSibling, 16; c != nil && left > 0; c, left = c.NextSibling, left-1 {
		if c.Type == html.ElementNode && !IsBare(c) {
			return c
		}
	}
	return nil
}

// AfterComments returns n, or the first node behind it that is no comment.
func AfterComments(n *html.Node) *html.Node {
	for n != nil && n.Type == html.CommentNode {
		n = n.NextSibling
	}
	return n
}

// Elements returns up to limit siblings from c on that are elements and no
// fields of a form.
func Elements(c *html.Node, limit int) []*html.Node {
	var list []*html.Node
	for ; c != nil && len(list) < limit; c = c.NextSibling {
		if c.Type == html.ElementNode && element.ClassOf(c) != element.Skip && element.ClassOf(c) != element.Embedded {
			list = append(list, c)
		}
	}
	return list
}

// MaxNear bounds the place among its siblings at which an element is compared
// with those of other rows.
const MaxNear = 12

// ElementBefore returns the sibling in front of n that is an element, looking as far
// as NextElement does.
func ElementBefore(n *html.Node) *html.Node {
	for c, left := n.PrevSibling, 16; c != nil && left > 0; c, left = c.PrevSibling, left-1 {
		if c.Type == html.ElementNode {
			return c
		}
	}
	return nil
}

// ElementBehind returns the next element, whatever it holds, of a few nodes behind n; see
// NextElement.
func ElementBehind(n *html.Node) *html.Node {
	for c, left := n.NextSibling, 16; c != nil && left > 0; c, left = c.NextSibling, left-1 {
		if c.Type == html.ElementNode {
			return c
		}
	}
	return nil
}

// HasImage reports an image right in n, or in what wraps it.
func HasImage(n *html.Node) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom == atom.Img || c.DataAtom == atom.Picture || c.DataAtom == atom.Span && HasImage(c) {
			return true
		}
	}
	return false
}

// MaxWrappers bounds how many elements may stand around a slide, each within the next.
const MaxWrappers = 3

// Outermost returns the outermost of the elements that hold n and nothing else.
func Outermost(n *html.Node) *html.Node {
	for range MaxWrappers {
		p := n.Parent
		if p == nil || IsRoot(p) || SoleChild(p) != n {
			break
		}
		n = p
	}
	return n
}

// SoleChild returns the element that is all that n holds, nil if there is more.
func SoleChild(n *html.Node) *html.Node {
	var sole *html.Node
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == html.CommentNode, c.Type == html.TextNode && element.Blank(c.Data):
		case c.Type == html.ElementNode && sole == nil:
			sole = c
		default:
			return nil
		}
	}
	return sole
}

// IsRoot reports the elements that hold all of a page.
func IsRoot(n *html.Node) bool { return n.Data == "body" || n.Data == "html" }

// IsAlone reports a cell that is alone in its row: the rows below continue the section of
// its headings.
func IsAlone(n *html.Node) bool {
	for _, next := range [...]func(*html.Node) *html.Node{PrevSibling, NextSibling} {
		for c := next(n); c != nil; c = next(c) {
			if c.Type == html.ElementNode {
				return false
			}
		}
	}
	return true
}

// PrevSibling returns the node in front of n.
func PrevSibling(n *html.Node) *html.Node { return n.PrevSibling }

// NextSibling returns the node behind n.
func NextSibling(n *html.Node) *html.Node { return n.NextSibling }

// FirstElement returns the first child of n that is an element.
func FirstElement(n *html.Node) *html.Node {
	c := n.FirstChild
	for c != nil && c.Type != html.ElementNode {
		c = c.NextSibling
	}
	return c
}

// HoldsBlock reports an element of which a child is a block: a link that is a card.
func HoldsBlock(n *html.Node) bool {
	for c, left := n.FirstChild, MaxNear; c != nil && left > 0; c, left = c.NextSibling, left-1 {
		if c.Type == html.ElementNode && element.ClassOf(c) == element.Block {
			return true
		}
	}
	return false
}
