package dom

import (
	"strings"

	"golang.org/x/net/html"

	"github.com/stackdex/stackdex/crawler/source/internal/element"
)

// IsTrailingSpace reports white space at the end of an element.
func IsTrailingSpace(n *html.Node) bool {
	return n.Type == html.TextNode && element.Blank(n.Data) && n.NextSibling == nil
}

// IsLeadingSpace reports white space at the beginning of an element.
func IsLeadingSpace(n *html.Node) bool {
	return n.Type == html.TextNode && element.Blank(n.Data) && n.PrevSibling == nil
}

// TextSize returns the bytes of text in n, or limit if there are as many. It
// looks at no more than a few thousand nodes.
func TextSize(n *html.Node, limit int) int {
	size, budget := 0, 4000
	EachText(n, &budget, func(s string) bool {
		size += len(strings.TrimSpace(s))
		return size < limit
	})
	if budget <= 0 {
		return limit
	}
	return min(size, limit)
}

// EachText calls fn with the texts in n until it returns false.
func EachText(n *html.Node, budget *int, fn func(string) bool) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if *budget--; *budget <= 0 {
			return false
		}
		switch c.Type {
		case html.TextNode:
			if !fn(c.Data) {
				return false
			}
		case html.ElementNode:
			if k := element.ClassOf(c); k != element.Skip && k != element.Embedded && !EachText(c, budget, fn) {
				return false
			}
		}
	}
	return true
}

// ContainsText reports whether a text in n contains part, which is in small letters.
func ContainsText(n *html.Node, part string) bool {
	budget, found := 4000, false
	EachText(n, &budget, func(s string) bool {
		found = strings.Contains(strings.ToLower(s), part)
		return !found
	})
	return found
}

// MaxPieces bounds the nodes of an inline element that are looked at.
const MaxPieces = 24

// SpaceBetween reports white space between two siblings.
func SpaceBetween(n, next *html.Node) bool {
	for c := n.NextSibling; c != nil && c != next; c = c.NextSibling {
		if c.Type == html.TextNode || c.FirstChild != nil {
			return true
		}
	}
	return false
}

// SpaceElementBetween reports an element of white space between two siblings: editors
// put one between the words of a text.
func SpaceElementBetween(n, next *html.Node) bool {
	for c := n.NextSibling; c != nil && c != next; c = c.NextSibling {
		if c.Type == html.ElementNode && c.FirstChild != nil {
			return true
		}
	}
	return false
}

// IsBare reports an inline element with nothing in it, as icon fonts use, or
// nothing but white space, which editors set apart.
func IsBare(n *html.Node) bool {
	c := n.FirstChild
	return element.ClassOf(n) == element.Inline && (c == nil || isBlankText(c))
}

// isBlankText reports a text of white space without a sibling.
func isBlankText(n *html.Node) bool {
	return n.Type == html.TextNode && n.NextSibling == nil && n.PrevSibling == nil && element.Blank(n.Data)
}

// OnlyText returns what an element holds if that is one text, else "". Comments are
// nothing.
func OnlyText(n *html.Node) string {
	t := AfterComments(n.FirstChild)
	if t == nil || t.Type != html.TextNode || AfterComments(t.NextSibling) != nil {
		return ""
	}
	return t.Data
}

// FirstText returns the first text in n that is not white space.
func FirstText(n *html.Node) string {
	if n.Type == html.TextNode {
		return n.Data
	}
	text, budget := "", MaxPieces
	EachText(n, &budget, func(s string) bool {
		if !element.Blank(s) {
			text = s
		}
		return text == ""
	})
	return text
}

// Label returns the text in n, cut somewhere behind limit bytes.
func Label(n *html.Node, limit int) string {
	var b strings.Builder
	budget := 200
	EachText(n, &budget, func(s string) bool {
		b.WriteString(s)
		return b.Len() <= 2*limit
	})
	return Clean(b.String())
}
