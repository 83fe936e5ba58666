package source

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// isLongCaption reports an element that says the caption of a link or a button at more
// length, for those who do not see the page: "<span>Read more about X</span>Read more".
// A person sees one of the two.
func isLongCaption(n *html.Node) bool {
	const short = 40 // bytes of a caption
	if n.DataAtom != atom.Span || n.Parent == nil || n.Parent.DataAtom != atom.A && n.Parent.DataAtom != atom.Button {
		return false
	}
	long := strings.TrimSpace(onlyText(n))
	if long == "" {
		return false
	}
	for _, beside := range [...]*html.Node{n.NextSibling, n.PrevSibling} {
		if beside == nil || beside.Type != html.TextNode {
			continue
		}
		caption := strings.TrimSpace(beside.Data)
		if caption != "" && len(caption) <= short && len(long) > len(caption) && strings.EqualFold(long[:len(caption)], caption) && long[len(caption)] == ' ' {
			return true
		}
	}
	return false
}
