package source

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/stackdex/stackdex/crawler/source/internal/dom"
	"github.com/stackdex/stackdex/crawler/source/internal/element"
	"github.com/stackdex/stackdex/crawler/source/internal/joint"
	"github.com/stackdex/stackdex/crawler/source/internal/labeltext"
	"github.com/stackdex/stackdex/crawler/source/outline"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// piece is the text of an inline element, as far as it is looked at.
type piece struct {
	text          string
	last          string // its end: the last text in it
	before, after bool   // white space at its ends
	style         atom.Atom
}

// readsOn reports whether next continues the text of n, although the element
// around them holds nothing but elements: a number in pieces, a heading or
// prose of which editors styled the parts one by one. What looks like labels
// and values, names or chips does not: that is short, or a figure, or styled in
// another way. carried says that n itself continues a text, kind
// what the text around them is.
func (x *cutTexts) readsOn(n, next *html.Node, carried bool, kind outline.Kind) bool {
	if areVersus(n, next) || x.isCut(n, next) || x.split > nowhere && x.areSplit(n, next) || x.torn && x.areTorn(n, next) {
		return true
	}
	a, ok := pieceOf(n)
	if !ok {
		return false
	}
	b, ok := pieceOf(next)
	if !ok {
		return false
	}
	if joint.GluedNumber([]byte(a.last), b.text, "") {
		x.tornFigures += b2i(areHalves(n, next))
		return true
	}
	if !a.after && !b.before && !dom.SpaceBetween(n, next) {
		if isTornFigure(n, next) {
			x.tornFigures++
			return true
		}
		return isTorn(n, next, &a, &b, carried) || x.tornFigures > 1 && areHalves(n, next) || x.isSeamed(n, next, &a, &b, kind)
	}
	if joint.IsFigure(a.text) && !joint.IsStop(a.text) || joint.IsFigure(b.text) {
		return false
	}
	if x.cutCells && kind == outline.TableCell && isPlainSpan(n) && isPlainSpan(next) {
		return true
	}
	if isSplit(n, next, &a, &b) || arePlainInPeers(n, next) {
		return true
	}
	alike := a.style == b.style && a.style != atom.A
	if kind == outline.Heading && n.DataAtom == atom.A && element.Attr(n, "href") == "" {
		return true // no link: the name of the place, which was never closed
	}
	if kind == outline.Heading || kind == outline.Term || dom.SpaceElementBetween(n, next) {
		return alike
	}
	return n.DataAtom != 0 && next.DataAtom != 0 && a.continues(&b, alike, carried)
}

// areVersus reports a name before or after "vs" in elements that may touch. Figures do not
// count as names.
func areVersus(n, next *html.Node) bool {
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
func isSplit(n, next *html.Node, a, b *piece) bool {
	if a.after == b.before || dom.SpaceBetween(n, next) || n.DataAtom != next.DataAtom || n.DataAtom == atom.A ||
		element.Attr(n, "class") != element.Attr(next, "class") {
		return false
	}
	first, _ := utf8.DecodeRuneInString(a.text)
	second, _ := utf8.DecodeRuneInString(b.text)
	return unicode.IsUpper(first) && unicode.IsLower(second) && a.text[len(a.text)-1] != ':'
}

// continues reports whether b, which white space parts from a, reads as the
// rest of a sentence that a begins.
func (a *piece) continues(b *piece, alike, carried bool) bool {
	end := a.text[len(a.text)-1]
	switch {
	case end == ':':
		return false
	case alike && joint.EndsOpen(a.text):
		return true
	}
	first, _ := utf8.DecodeRuneInString(b.text)
	binds, bound := joint.IsBinder(joint.LastWord(a.text)), joint.IsBinder(joint.FirstWord(b.text))
	prose := len(a.text) > joint.LongLabel || joint.HasSmallWord(a.text)
	if !alike {
		return binds && prose && len(a.text) >= joint.LongChip || carried && (bound || binds || unicode.IsLower(first))
	}
	if binds || end == ',' && prose {
		return true
	}
	if unicode.IsLower(first) {
		long := len(a.text) > joint.LongChip || len(b.text) > joint.LongChip
		return bound && (prose || len(b.text) > joint.LongChip) || prose && (long || b.endsSentence())
	}
	switch {
	case len(a.text) <= joint.LongLabel:
		return false
	case len(b.text) > joint.LongLabel:
		return true
	}
	return b.endsSentence() && (!a.endsSentence() || len(b.text) > joint.LongChip || strings.Count(b.text, " ") > 2 && b.text[len(b.text)-1] == '.')
}

func (p *piece) endsSentence() bool { return strings.IndexByte(".!?", p.text[len(p.text)-1]) >= 0 }

// pieceOf returns the text of an inline element; false: it has none, or holds
// more than inline text.
func pieceOf(n *html.Node) (piece, bool) {
	p := piece{}
	if n.DataAtom != 0 && element.ClassOf(n) != element.Inline {
		return p, false
	}
	if c := n.FirstChild; c != nil && c.NextSibling == nil && c.Type == html.TextNode {
		p.add(c.Data)
	} else if left := dom.MaxPieces; !p.gather(n, &left) {
		return p, false
	}
	p.style = styleOf(n)
	return p, p.text != ""
}

// gather adds the texts in n; false: it holds more than inline text.
func (p *piece) gather(n *html.Node, left *int) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if *left--; *left < 0 {
			return false
		}
		switch c.Type {
		case html.TextNode:
			p.add(c.Data)
		case html.ElementNode:
			if ligatureOf(c) == isName {
				continue
			}
			had := p.last
			switch k := element.ClassOf(c); {
			case k != element.Inline && k != element.Custom && k != element.NoWidth, !p.gather(c, left), k == element.Custom && p.last != had:
				return false
			}
		}
	}
	return true
}

// add appends a text.
func (p *piece) add(s string) {
	text := strings.TrimSpace(s)
	if text == "" {
		p.after = p.after || s != ""
		p.before = p.before || s != "" && p.text == ""
		return
	}
	if p.text == "" {
		p.before = p.before || element.IsSpace(s[0])
		p.text = text
	} else if len(p.text) < joint.MaxPiece {
		if p.after || element.IsSpace(s[0]) {
			p.text += " "
		}
		p.text += text
	}
	p.last, p.after = text, element.IsSpace(s[len(s)-1])
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

// setOff parts the text of an inline element from what stands around it in its
// block, if the parts of the element are set apart: "Fast <b><i>12</i> <i>votes</i></b>"
// says three things. The element's text begins at text, its runs at runs at the
// earliest.
func (w *walker) setOff(text, runs int) {
	at := int32(text - w.open.text)
	for at < int32(len(w.text)-w.open.text) && w.text[w.open.text+int(at)] == ' ' {
		at++
	}
	if !slices.ContainsFunc(w.runs[runs:], func(r outline.Run) bool { return r.Apart && r.Start > at }) {
		return
	}
	w.open.apart = true
	if at == 0 {
		return
	}
	for k := max(runs-1, w.open.runs); k < len(w.runs); k++ {
		r := &w.runs[k]
		switch {
		case r.Start == at:
			r.Apart = true
			return
		case r.Start < at && r.End > at:
			rest := *r
			rest.Start, rest.Apart = at, true
			r.End = at
			w.runs = slices.Insert(w.runs, k+1, rest)
			return
		}
	}
}
