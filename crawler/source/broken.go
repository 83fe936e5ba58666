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

// isDigitByDigit reports a number of which every character is an element of its
// own.
func isDigitByDigit(n *html.Node) bool {
	digits := 0
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != html.ElementNode || classOf(c) != inline {
			return false
		}
		t := c.FirstChild
		if t == nil || t.NextSibling != nil || t.Type != html.TextNode || len(t.Data) != 1 {
			return false
		}
		switch b := t.Data[0]; {
		case isDigit(b):
			digits++
		case strings.IndexByte(".,KMBkmb%+", b) < 0:
			return false
		}
	}
	return digits > 1
}

// isWordByWord reports a text of which every word is an element of its own, as
// scripts that animate it make: a sentence, with words that stand in sentences
// only. Where a page has one, its shorter texts are made so too.
func (w *walker) isWordByWord(n *html.Node) bool {
	const sentence, long = 5, 9
	words, binders, figures, plain := 0, 0, 0, true
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.CommentNode || c.Type == html.TextNode && blank(c.Data) {
			continue
		}
		if c.Type != html.ElementNode || c.DataAtom == atom.A || classOf(c) != inline {
			return false
		}
		t := c.FirstChild
		if t == nil || t.NextSibling != nil || t.Type != html.TextNode {
			return false
		}
		word := strings.TrimSpace(t.Data)
		if word == "" || strings.IndexByte(word, ' ') >= 0 {
			return false
		}
		if words++; isBinder(word) {
			binders++
		} else if isFigure(word) {
			figures++
		}
		plain = plain && c.DataAtom == atom.Span && len(c.Attr) == 0
	}
	if words >= long && binders > 0 {
		w.wordy = true
	}
	if binders > 0 && words >= sentence {
		return true
	}
	return w.wordy && words > 1 && (n.DataAtom == atom.P || headingLevel(n.DataAtom) > 0 || plain && figures == 0)
}
