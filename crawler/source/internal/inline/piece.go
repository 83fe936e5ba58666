package inline

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/stackdex/stackdex/crawler/source/internal/dom"
	"github.com/stackdex/stackdex/crawler/source/internal/element"
	"github.com/stackdex/stackdex/crawler/source/internal/labeltext"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// Piece is the text of an inline element, as far as it is looked at.
type Piece struct {
	Text          string
	last          string // its end: the last text in it
	before, after bool   // white space at its ends
	style         atom.Atom
}

// AreVersus reports a name before or after "vs" in elements that may touch. Figures do not
// count as names.
func AreVersus(n, next *html.Node) bool {
	if next == nil || n.DataAtom == atom.A || next.DataAtom == atom.A || element.ClassOf(n) != element.Inline ||
		element.ClassOf(next) != element.Inline {
		return false
	}
	a, b := strings.TrimSpace(dom.OnlyText(n)), strings.TrimSpace(dom.OnlyText(next))
	return labeltext.IsVersus(a) && (b == "" || !words.IsDigit(b[0])) || labeltext.IsVersus(b) && (a == "" || !words.IsDigit(a[0]))
}

// isSplit reports two parts of a text that an editor has split: elements of one make,
// with the white space between them within one of them, of which the first begins
// with a capital letter and the second with a small one.
func isSplit(n, next *html.Node, a, b *Piece) bool {
	if a.after == b.before || dom.SpaceBetween(n, next) || n.DataAtom != next.DataAtom || n.DataAtom == atom.A ||
		element.Attr(n, "class") != element.Attr(next, "class") {
		return false
	}
	first, _ := utf8.DecodeRuneInString(a.Text)
	second, _ := utf8.DecodeRuneInString(b.Text)
	return unicode.IsUpper(first) && unicode.IsLower(second) && a.Text[len(a.Text)-1] != ':'
}

// Read returns the text of an inline element; false: it has none, or holds
// more than inline text.
func Read(n *html.Node) (Piece, bool) {
	p := Piece{}
	if n.DataAtom != 0 && element.ClassOf(n) != element.Inline {
		return p, false
	}
	if c := n.FirstChild; c != nil && c.NextSibling == nil && c.Type == html.TextNode {
		p.add(c.Data)
	} else if left := dom.MaxPieces; !p.Gather(n, &left) {
		return p, false
	}
	p.style = styleOf(n)
	return p, p.Text != ""
}

// styleOf returns the element that sets the text of n apart from other text,
// which may stand around or within it; 0 if none does.
func styleOf(n *html.Node) atom.Atom {
	for {
		switch n.DataAtom {
		case atom.A, atom.Small, atom.Code, atom.Time, atom.Label:
			return n.DataAtom
		case atom.B, atom.Strong:
			return atom.B
		case atom.Em, atom.I:
			return atom.I
		}
		c := n.FirstChild
		for c != nil && c.Type == html.TextNode && element.Blank(c.Data) {
			c = c.NextSibling
		}
		if c == nil || c.Type != html.ElementNode || c.NextSibling != nil {
			return 0
		}
		n = c
	}
}
