package inline

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/stackdex/stackdex/crawler/source/internal/dom"
	"github.com/stackdex/stackdex/crawler/source/internal/element"
	"github.com/stackdex/stackdex/crawler/source/internal/icon"
	"github.com/stackdex/stackdex/crawler/source/internal/joint"
	"github.com/stackdex/stackdex/crawler/source/outline"
)

// ReadsOn reports whether next continues the text of n, although the element
// around them holds nothing but elements: a number in pieces, a heading or
// prose of which editors styled the parts one by one. What looks like labels
// and values, names or chips does not: that is short, or a figure, or styled in
// another way. carried says that n itself continues a text, kind
// what the text around them is.
func (x *Cuts) ReadsOn(n, next *html.Node, carried bool, kind outline.Kind) bool {
	if areTold(n, next) {
		return false
	}
	if AreVersus(n, next) || x.isCut(n, next) || x.split > nowhere && x.areSplit(n, next) || x.torn && x.areTorn(n, next) {
		return true
	}
	a, ok := Read(n)
	if !ok {
		return false
	}
	b, ok := Read(next)
	if !ok {
		return false
	}
	if joint.GluedNumber([]byte(a.last), b.Text, "") {
		if areHalves(n, next) {
			x.tornFigures++
		}
		return true
	}
	if !a.after && !b.before && !dom.SpaceBetween(n, next) {
		if isTornFigure(n, next) {
			x.tornFigures++
			return true
		}
		return isTorn(n, next, &a, &b, carried) || x.tornFigures > 1 && areHalves(n, next) || x.isSeamed(n, next, &a, &b, kind)
	}
	if joint.IsFigure(a.Text) && !joint.IsStop(a.Text) || joint.IsFigure(b.Text) {
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

// areTold reports two elements that say of themselves to be different things: by what shows
// over them, or by the places to which they lead.
func areTold(n, next *html.Node) bool {
	title, link := element.Attr(n, "title"), element.Attr(n, "href")
	if title != "" {
		other := element.Attr(next, "title")
		return other != "" && other != title
	}
	other := element.Attr(next, "href")
	return len(link) > 1 && len(other) > 1 && link != other && n.DataAtom == atom.A && next.DataAtom == atom.A
}

// continues reports whether b, which white space parts from a, reads as the
// rest of a sentence that p begins.
func (p *Piece) continues(b *Piece, alike, carried bool) bool {
	end := p.Text[len(p.Text)-1]
	switch {
	case end == ':':
		return false
	case alike && joint.EndsOpen(p.Text):
		return true
	}
	first, _ := utf8.DecodeRuneInString(b.Text)
	binds, bound := joint.IsBinder(joint.LastWord(p.Text)), joint.IsBinder(joint.FirstWord(b.Text))
	prose := len(p.Text) > joint.LongLabel || joint.HasSmallWord(p.Text)
	if !alike {
		return binds && prose && len(p.Text) >= joint.LongChip || carried && (bound || binds || unicode.IsLower(first))
	}
	if binds || end == ',' && prose {
		return true
	}
	if unicode.IsLower(first) {
		long := len(p.Text) > joint.LongChip || len(b.Text) > joint.LongChip
		return bound && (prose || len(b.Text) > joint.LongChip) || prose && (long || b.endsSentence())
	}
	switch {
	case len(p.Text) <= joint.LongLabel:
		return false
	case len(b.Text) > joint.LongLabel:
		return true
	}
	return b.endsSentence() && (!p.endsSentence() || len(b.Text) > joint.LongChip || strings.Count(b.Text, " ") > 2 && b.Text[len(b.Text)-1] == '.')
}

func (p *Piece) endsSentence() bool { return strings.IndexByte(".!?", p.Text[len(p.Text)-1]) >= 0 }

// Gather adds the texts in n; false: it holds more than inline text.
func (p *Piece) Gather(n *html.Node, left *int) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if *left--; *left < 0 {
			return false
		}
		switch c.Type {
		case html.TextNode:
			p.add(c.Data)
		case html.ElementNode:
			if icon.LigatureOf(c) == icon.IsName {
				continue
			}
			had := p.last
			switch k := element.ClassOf(c); {
			case k != element.Inline && k != element.Custom && k != element.NoWidth, !p.Gather(c, left), k == element.Custom && p.last != had:
				return false
			}
		}
	}
	return true
}

// add appends a text.
func (p *Piece) add(s string) {
	text := strings.TrimSpace(s)
	if text == "" {
		p.after = p.after || s != ""
		p.before = p.before || s != "" && p.Text == ""
		return
	}
	if p.Text == "" {
		p.before = p.before || element.IsSpace(s[0])
		p.Text = text
	} else if len(p.Text) < joint.MaxPiece {
		if p.after || element.IsSpace(s[0]) {
			p.Text += " "
		}
		p.Text += text
	}
	p.last, p.after = text, element.IsSpace(s[len(s)-1])
}
