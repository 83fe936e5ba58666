package inline

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/stackdex/stackdex/crawler/source/internal/dom"
	"github.com/stackdex/stackdex/crawler/source/internal/element"
)

// IsNewTabNote reports an element at the end of a link that says to screen readers how
// it opens: "(opens in a new tab)".
func IsNewTabNote(n *html.Node) bool {
	const least, most = len("new tab"), 48
	text := dom.OnlyText(n)
	if len(text) < least || len(text) > most || n.NextSibling != nil && !dom.IsTrailingSpace(n.NextSibling) ||
		n.PrevSibling == nil && n.Parent.DataAtom == atom.A {
		return false
	}
	inLink := false
	for at, up := n.Parent, 0; at != nil && up < announcedUp && element.ClassOf(at) == element.Inline && !inLink; at, up = at.Parent, up+1 {
		inLink = at.DataAtom == atom.A
	}
	if !inLink {
		return false
	}
	key := strings.ToLower(strings.Trim(text, " \u00a0\n\t()[].,-–—"))
	for _, link := range [...]string{"external link", "external site", "external website", "external page", "link"} {
		key = strings.TrimSpace(strings.TrimPrefix(key, link))
	}
	key = strings.TrimLeft(key, ",;-–— ")
	for _, verb := range [...]string{"will open ", "opens ", "open "} {
		if where, ok := strings.CutPrefix(key, verb); ok {
			where = strings.TrimPrefix(strings.TrimPrefix(strings.TrimPrefix(where, "in "), "a "), "an ")
			key = where
			break
		}
	}
	switch key {
	case "", "new tab", "new window", "new browser tab", "new browser window", "new tab or window", "new window or tab", "external site",
		"external website":
		return true
	}
	return false
}
