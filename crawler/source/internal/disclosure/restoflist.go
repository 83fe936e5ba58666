package disclosure

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/stackdex/stackdex/crawler/source/internal/dom"
	"github.com/stackdex/stackdex/crawler/source/internal/element"
	"github.com/stackdex/stackdex/crawler/source/internal/labeltext"
)

// IsRestOfList reports a hidden entry of a list that begins with a shown one, where a
// button behind the list shows all of it.
func IsRestOfList(n *html.Node) bool {
	if n.DataAtom == atom.Ul || n.DataAtom == atom.Ol {
		return isSecondList(n)
	}
	if n.DataAtom == atom.Div || n.DataAtom == atom.Section {
		return isRestInBox(n)
	}
	list := n.Parent
	if list == nil || n.DataAtom != atom.Li && n.DataAtom != atom.Tr {
		return false
	}
	if first := dom.FirstElement(list); first == nil || first == n || first.DataAtom != n.DataAtom || dom.IsConcealed(first) {
		return false
	}
	if list.DataAtom == atom.Tbody && list.Parent != nil {
		list = list.Parent
	}
	return isBeforeButton(list)
}

// isSecondList reports a hidden list right behind a shown one of its kind, of which a
// button behind both shows the rest.
func isSecondList(n *html.Node) bool {
	p := dom.ElementBefore(n)
	return p != nil && p.DataAtom == n.DataAtom && !dom.IsConcealed(p) && isBeforeButton(n)
}

// isRestInBox reports a hidden box that holds what stands shown in front of it, lists or
// cards of one kind, and a button beside it that shows the rest.
func isRestInBox(n *html.Node) bool {
	first, p := dom.FirstElement(n), dom.ElementBefore(n)
	if first == nil || p == nil {
		return false
	}
	behind := showsAll(p)
	if behind {
		p = dom.ElementBefore(p)
	}
	if p == nil || p.DataAtom != first.DataAtom || p.DataAtom == atom.P || element.ClassOf(p) != element.Block || dom.IsConcealed(p) {
		return false
	}
	return behind || isBeforeButton(n)
}

// isBeforeButton reports a list right in front of a button that offers the rest of it.
func isBeforeButton(list *html.Node) bool {
	for next := list.NextSibling; next != nil; next = next.NextSibling {
		if next.Type == html.TextNode && element.Blank(next.Data) {
			continue
		}
		return next.Type == html.ElementNode && !dom.IsConcealed(next) && showsAll(next)
	}
	return false
}

// OffersMore reports a button that says what it shows the rest of.
func OffersMore(n *html.Node) bool { return element.Attr(n, "aria-controls") != "" && OffersRest(n) }

// showsAll reports a button, perhaps in a box of its own, that offers the rest of a list.
func showsAll(n *html.Node) bool {
	if c := dom.FirstElement(n); n.DataAtom != atom.Button && n.DataAtom != atom.A && c != nil && c.NextSibling == nil {
		n = c
	}
	if n.DataAtom != atom.Button &&
		!(n.DataAtom == atom.A && (element.Attr(n, "role") == "button" || strings.HasPrefix(element.Attr(n, "href"), "#"))) {
		return false
	}
	return OffersRest(n)
}

// OffersRest reports a control that shows more of what stands in front of it.
func OffersRest(n *html.Node) bool {
	text := dom.Label(n, labeltext.MaxMore)
	return len(text) <= labeltext.MaxMore && labeltext.IsShowMore(text)
}
