package source

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/stackdex/stackdex/crawler/source/internal/element"
)

// isPlainSpan reports a span of one text without any attribute.
func isPlainSpan(n *html.Node) bool {
	return n.DataAtom == atom.Span && len(n.Attr) == 0 && onlyText(n) != ""
}

// eachPart calls fn with the plain spans in n and their texts, and reports whether it
// took all of them and n holds nothing else but white space.
func eachPart(n *html.Node, fn func(part *html.Node, text string) bool) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.TextNode && element.Blank(c.Data) {
			continue
		}
		if !isPlainSpan(c) || !fn(c, strings.TrimSpace(c.FirstChild.Data)) {
			return false
		}
	}
	return true
}

// isCutCell reports a cell that holds plain spans only, of which one surely goes on in
// the next: a page that cuts one text at its spaces cuts others.
func isCutCell(n *html.Node) bool {
	last, goes := "", false
	all := eachPart(n, func(_ *html.Node, text string) bool {
		goes = goes || last != "" && goesOnBehind(last)
		last = text
		return true
	})
	return all && goes
}

// goesOnBehind reports a text that ends within parentheses, or with a sign behind which
// it goes on.
func goesOnBehind(s string) bool {
	if len(s) > pieceSize || s == "" {
		return false
	}
	if strings.LastIndexByte(s, '(') > strings.LastIndexByte(s, ')') {
		return true
	}
	return len(s) > 1 && (s[len(s)-1] == ',' || s[len(s)-1] == '/' || s[len(s)-1] == '&')
}
