package icon

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/stackdex/stackdex/crawler/source/internal/dom"
	"github.com/stackdex/stackdex/crawler/source/internal/element"
)

// IsBadge reports an element behind a text that says nothing of what that names but whose
// name it is, or that the site has looked at it: a sign of a trade mark, a tick or a star
// that is called "Verified".
func IsBadge(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Sup, atom.Span, atom.Small, atom.I, atom.B, atom.Em, atom.Svg, atom.Img:
	default:
		return false
	}
	const sign = 6 // bytes, with the mark that asks for a picture
	text := ""
	if n.DataAtom != atom.Svg && n.DataAtom != atom.Img {
		if text = dom.OnlyText(n); len(text) > sign || text == "" && n.FirstChild != nil || len(n.Attr) == 0 && n.DataAtom != atom.Sup && text == "" {
			return false
		}
	}
	text = strings.TrimSpace(text)
	return (isTradeMark(text) || (text == "" || text[0] >= utf8.RuneSelf) && isVerifiedBadge(badgeLabel(n))) && isBehindAny(n)
}

// isTradeMark reports the sign of a trade mark.
func isTradeMark(s string) bool { return s == "®" || s == "™" || s == "℠" }

// badgeLabel returns what an element or a picture is called.
func badgeLabel(n *html.Node) string {
	for _, key := range [...]string{"aria-label", "title", "alt"} {
		if label := element.Attr(n, key); label != "" {
			return label
		}
	}
	if c := n.FirstChild; n.DataAtom == atom.Svg && c != nil && c.Data == "title" {
		return dom.OnlyText(c)
	}
	return ""
}

// isVerifiedBadge reports the label of a badge by which a site vouches for its neighbour.
func isVerifiedBadge(label string) bool {
	const long = 32
	if len(label) < len("Official") || len(label) > long {
		return false
	}
	word, _, _ := strings.Cut(strings.ToLower(strings.TrimSpace(label)), " ")
	return word == "verified" || word == "official" || word == "certified"
}

// isBehindAny reports an element with a text, or an element that holds any, in front of it.
func isBehindAny(n *html.Node) bool {
	p := n.PrevSibling
	if p != nil && p.Type == html.TextNode && element.Blank(p.Data) {
		p = p.PrevSibling
	}
	return p != nil && (p.Type == html.TextNode || p.Type == html.ElementNode && (p.FirstChild != nil || p.DataAtom == atom.Img))
}
