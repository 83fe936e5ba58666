package walk

import (
	"strings"

	"golang.org/x/net/html"

	"github.com/stackdex/stackdex/crawler/source/internal/dom"
	"github.com/stackdex/stackdex/crawler/source/internal/element"
	"github.com/stackdex/stackdex/crawler/source/metadata"
)

// maxAuthor bounds the name of an author in bytes.
const maxAuthor = 60

// nameIn returns the first element in that of an author which its attributes call the
// name, or that of the author.
func nameIn(n *html.Node) *html.Node {
	left := dom.MaxPieces
	for c := range n.Descendants() {
		if left--; left < 0 {
			break
		}
		if element.Attr(c, "itemprop") == "name" && dom.TextSize(c, 1) > 0 {
			return c
		}
	}
	return n
}

// authorIn returns the name in an element that its attributes call that of the author,
// "" if it holds more than a name, or a comment holds it.
func authorIn(n *html.Node) string {
	for p, left := n.Parent, 12; p != nil && left > 0; p, left = p.Parent, left-1 {
		if kind := element.Attr(p, "itemprop"); kind == "comment" || kind == "review" {
			return ""
		}
	}
	var name strings.Builder
	budget := dom.MaxPieces
	whole := dom.EachText(nameIn(n), &budget, func(s string) bool {
		name.WriteString(s)
		name.WriteByte(' ')
		return name.Len() <= 2*maxAuthor
	})
	text := dom.Clean(name.String())
	for _, by := range [...]string{"By ", "by "} {
		text = strings.TrimPrefix(text, by)
	}
	if !whole || len(text) > maxAuthor || strings.ContainsAny(text, "0123456789") || metadata.IsAddress(text) {
		return ""
	}
	return text
}
