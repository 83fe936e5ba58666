package source

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/stackdex/stackdex/crawler/source/internal/dom"
	"github.com/stackdex/stackdex/crawler/source/internal/element"
)

// isAmidLabel reports a button between a label and its colon that opens nothing: it acts on
// what the label names, and the line continues after it.
func (w *walker) isAmidLabel(n *html.Node, a *dom.Attributes) bool {
	if n.DataAtom != atom.Button && a.Role != "button" || len(w.text) == w.open.text || a.Expandable || a.Controls != "" || !precedesColon(n) {
		return false
	}
	w.open.space = false
	return true
}

// precedesColon reports a node behind which a colon is the next text of its line.
func precedesColon(n *html.Node) bool {
	const most = 4 // nested elements that end with it
	for range most {
		next := n.NextSibling
		for next != nil && (next.Type == html.CommentNode || next.Type == html.TextNode && element.Blank(next.Data)) {
			next = next.NextSibling
		}
		if next != nil {
			text := strings.TrimSpace(next.Data)
			if next.Type == html.ElementNode {
				budget := 8
				dom.EachText(next, &budget, func(s string) bool {
					text = strings.TrimSpace(s)
					return text == ""
				})
			}
			return strings.HasPrefix(text, ":") || strings.HasPrefix(text, "：")
		}
		if n = n.Parent; n == nil || element.ClassOf(n) != element.Inline {
			return false
		}
	}
	return false
}
