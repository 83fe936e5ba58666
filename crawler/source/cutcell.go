package source

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// isPlainSpan reports a span of one text without any attribute.
func isPlainSpan(n *html.Node) bool {
	return n.DataAtom == atom.Span && len(n.Attr) == 0 && onlyText(n) != ""
}

// isCutCell reports a cell that holds plain spans only, of which one surely goes on in
// the next: a page that cuts one text at its spaces cuts others.
func isCutCell(n *html.Node) bool {
	last, goes := "", false
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.TextNode && blank(c.Data) {
			continue
		}
		if c.Type != html.ElementNode || !isPlainSpan(c) {
			return false
		}
		goes = goes || last != "" && goesOnBehind(last)
		last = strings.TrimSpace(c.FirstChild.Data)
	}
	return goes
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
