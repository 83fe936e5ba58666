package source

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// isBrokenText reports a sentence in pieces of one style, as editors write it, or
// words that go on in small letters: the white space between two pieces stands
// within one, at its end or its beginning.
func isBrokenText(n *html.Node) bool {
	const enough = 24 // bytes of a sentence
	var last piece
	size, small := 0, true
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.CommentNode || c.Type == html.ElementNode && c.FirstChild == nil && classOf(c) == inline {
			continue
		}
		if c.Type != html.ElementNode || classOf(c) != inline || c.DataAtom == atom.A {
			return false
		}
		p, ok := pieceOf(c)
		switch {
		case !ok && !isBare(c):
			return false
		case !ok:
			last.after = true
			continue
		case last.text == "":
		case last.after == p.before || p.style != last.style:
			return false
		}
		if p.text[len(p.text)-1] == ':' || size == 0 && isFigure(p.text) {
			return false
		}
		first, _ := utf8.DecodeRuneInString(p.text)
		small = small && (size == 0 || unicode.IsLower(first)) && strings.IndexFunc(p.text, unicode.IsDigit) < 0
		last = p
		size += len(p.text)
	}
	return size >= enough && last.endsSentence() && n.DataAtom == atom.P || small && !last.after
}
