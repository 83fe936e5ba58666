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

// isSplitText reports a longer text that is split into elements wherever its style
// may change, as publishers of documents and converters do: the elements touch, and
// one begins within a sentence. A page that has one splits its shorter texts too.
func isSplitText(n *html.Node) bool {
	const long = 80 // bytes
	size, within, last := 0, false, ""
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		text := splitPart(c)
		if text == "" {
			return false
		}
		first, _ := utf8.DecodeRuneInString(strings.TrimLeft(text, " "))
		within = within || last != "" && unicode.IsLower(first) && strings.IndexByte(".:!?", last[len(last)-1]) < 0
		size += len(text)
		last = strings.TrimRight(text, " ")
	}
	return size >= long && within && last[len(last)-1] == '.'
}

// splitPart returns the text of a part of a split text, else "".
func splitPart(n *html.Node) string {
	text := onlyText(n)
	if n.DataAtom != atom.Span || blank(text) {
		return ""
	}
	return text
}

// isAllSplit reports an element that holds parts of a split text only, with no count
// at its ends.
func isAllSplit(n *html.Node) bool {
	first, last := "", ""
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		text := splitPart(c)
		if text == "" || last != "" && !isSeam(last, text) {
			return false
		}
		if first == "" {
			first = text
		}
		last = text
	}
	return !isCount(first) && !isCount(last)
}

// isSeam reports that a text goes on where another one ends: within a word, or at the
// space between two; a label and its value touch otherwise.
func isSeam(a, b string) bool {
	last, _ := utf8.DecodeLastRuneInString(a)
	first, _ := utf8.DecodeRuneInString(b)
	return unicode.IsSpace(last) || unicode.IsSpace(first) || unicode.IsLower(last) && unicode.IsLower(first)
}

// areSplit reports two parts of a split text, of which none is a count.
func areSplit(n, next *html.Node) bool {
	a, b := splitPart(n), splitPart(next)
	return a != "" && b != "" && n.NextSibling == next && isSeam(a, b) && !isCount(a) && !isCount(b)
}

// isCount reports a text of one number.
func isCount(s string) bool {
	return strings.Trim(s, "0123456789.,kKM+()[] ") == "" && strings.ContainsAny(s, "0123456789")
}
