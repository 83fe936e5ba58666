package source

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// isPermalink reports the link by which a heading, or a term, offers its own
// address: it leads to a fragment, and all of its text is a sign.
func (w *walker) isPermalink(n *html.Node, a *attrs) bool {
	if n.DataAtom != atom.A || w.kind != Heading && w.kind != Term || strings.IndexByte(a.href, '#') < 0 {
		return false
	}
	budget, signs, words := 40, 0, false
	eachText(n, &budget, func(s string) bool {
		for _, r := range s {
			if unicode.IsLetter(r) || unicode.IsDigit(r) {
				words = true
			} else if !unicode.IsSpace(r) {
				signs++
			}
		}
		return !words && signs <= 4
	})
	if words || signs > 4 || budget <= 0 {
		return false
	}
	return signs > 0 || a.href[0] == '#' && !hasImage(n)
}

// hasImage reports an image right in n, or in what wraps it.
func hasImage(n *html.Node) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom == atom.Img || c.DataAtom == atom.Picture || c.DataAtom == atom.Span && hasImage(c) {
			return true
		}
	}
	return false
}
