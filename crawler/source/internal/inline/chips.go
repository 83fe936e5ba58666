package inline

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/stackdex/stackdex/crawler/source/internal/dom"
	"github.com/stackdex/stackdex/crawler/source/internal/element"
	"github.com/stackdex/stackdex/crawler/source/internal/joint"
	"github.com/stackdex/stackdex/crawler/source/internal/labeltext"
)

// IsTwin reports an inline item amid text that is set apart: it has a slot of its
// own, or a picture as the one in front of it has, or stands beside another of the same make, as chips do: a custom element,
// a mark or a key, or a span of the same class, without a space between or at the
// end of a label, that begins with a capital letter.
func IsTwin(n *html.Node) bool {
	p := n.PrevSibling
	if dom.HasSlot(n) || p != nil && dom.HasSlot(p) || isPortrayed(n) && isPortrayed(ChipBeside(n, dom.PrevSibling)) {
		return true
	}
	if dom.IsCustom(n) || n.DataAtom == atom.Mark || n.DataAtom == atom.Kbd {
		if p != nil && p.Type == html.TextNode && element.Blank(p.Data) {
			p = p.PrevSibling
		}
		return p != nil && p.Type == html.ElementNode && p.Data == n.Data && !AmidProse(n.Parent)
	}
	if n.DataAtom == atom.Code {
		return isNameInCode(n) && isNameInCode(ChipBeside(n, dom.PrevSibling)) && countChips(n) >= enoughChips
	}
	spaced := p != nil && p.Type == html.TextNode && element.Blank(p.Data)
	if spaced && n.DataAtom == atom.Span && element.HeadingLevel(n.Parent.DataAtom) == 0 && endsChips(n) {
		p = p.PrevSibling
	}
	if isInOpenChip(n) {
		return true
	}
	if n.DataAtom != atom.Span || p == nil || p.DataAtom != atom.Span || n.FirstChild == nil || n.FirstChild.Type != html.TextNode {
		return false
	}
	class, text := element.Attr(n, "class"), n.FirstChild.Data
	if spaced && p != n.PrevSibling && class != element.Attr(p, "class") && isChipOf(ChipBeside(p, dom.PrevSibling), element.Attr(p, "class")) {
		return element.Attr(p, "class") != "" // what stands behind a row of chips
	}
	return class != "" && class == element.Attr(p, "class") && text != "" && text[0] >= 'A' && text[0] <= 'Z' && p.FirstChild != nil &&
		len(p.FirstChild.Data) > 1
}

// isNameInCode reports a text in code that begins with a capital letter, as commands do not.
func isNameInCode(n *html.Node) bool {
	if n == nil {
		return false
	}
	first, _ := utf8.DecodeRuneInString(dom.OnlyText(n))
	return unicode.IsUpper(first)
}

// IsPortrayedBefore reports a picture behind a text that another picture in front of it names.
func IsPortrayedBefore(n *html.Node) bool {
	p := n.PrevSibling
	return p != nil && p.Type == html.TextNode && p.PrevSibling != nil && p.PrevSibling.DataAtom == atom.Img && NamesNext(p.PrevSibling)
}

// isPortrayed reports an element that begins with a picture, and holds what that is of.
func isPortrayed(n *html.Node) bool {
	if n == nil || n.FirstChild == nil {
		return false
	}
	c := n.FirstChild
	return c.NextSibling != nil && c.Type == html.ElementNode && (element.ClassOf(c) == element.Picture || element.ClassOf(c) == element.Icon)
}

// NamesNext reports a picture that says what the text right behind it says.
func NamesNext(n *html.Node) bool {
	alt, next := labeltext.Pictured(element.Attr(n, "alt")), n.NextSibling
	return alt != "" && next != nil && next.Type == html.TextNode && strings.TrimSpace(next.Data) == alt
}

// isInOpenChip reports a chip in one of a row in front of it that nobody closed.
func isInOpenChip(n *html.Node) bool {
	p, class := n.Parent, element.Attr(n, "class")
	if n.DataAtom != atom.Span || class == "" || p == nil || p.FirstChild != n.PrevSibling || !isChipOf(p, class) || !joint.IsChip(dom.OnlyText(n)) {
		return false
	}
	return p.FirstChild.Type == html.TextNode && joint.IsChip(p.FirstChild.Data) && (isChipOf(p.PrevSibling, class) || isChipOf(n.NextSibling, class))
}

func isChipOf(n *html.Node, class string) bool {
	return n != nil && n.DataAtom == atom.Span && element.Attr(n, "class") == class
}

// IsOfRow reports an element of a row of chips behind a label: "Tags: <b>Web</b><b>ORM</b>".
// They are of one make, nothing but white space stands between them and behind them,
// and little text in front. Where white space parts them, which the words of a text
// have too, they say in another way that they are several: by a class, by where they
// lead, or by being many.
func IsOfRow(n *html.Node) bool {
	next, prev := ChipBeside(n, dom.NextSibling), ChipBeside(n, dom.PrevSibling)
	if next == nil && prev == nil || !standsAlone(n) {
		return false
	}
	a, b := n, next
	if next == nil {
		a, b = prev, n
	}
	leadApart := n.DataAtom == atom.A && element.Attr(a, "href") != element.Attr(b, "href")
	switch {
	case !endsChips(n) && !(leadApart && a.NextSibling == b): // no word leads to two places
		return false
	case !standsAlone(a) || !standsAlone(b) || holdsLetter(a) && holdsLetter(b):
		return false
	case a.NextSibling == b:
		return !isTornWord(a, b)
	case n.DataAtom == atom.A:
		return leadApart
	}
	class := dom.FirstToken(element.Attr(a, "class"))
	return class != "" && class == dom.FirstToken(element.Attr(b, "class")) ||
		element.HeadingLevel(n.Parent.DataAtom) == 0 && countChips(n) >= enoughChips && !isMidSentence(n) && !continuesAsPeers(n)
}

// EndsTouching reports the last of some links that touch, in front of a sign between texts.
func EndsTouching(n *html.Node) bool {
	next := n.NextSibling
	if n.DataAtom != atom.A || next == nil || next.Type != html.TextNode || n.PrevSibling == nil || n.PrevSibling.DataAtom != atom.A {
		return false
	}
	sign, _ := utf8.DecodeRuneInString(strings.TrimLeft(next.Data, " \t\n"))
	return strings.ContainsRune("·•|", sign) && (IsOfRow(n) || IsTwin(n))
}

// isTornWord reports two parts of a word, each in an element of another class: chips of
// a row have one.
func isTornWord(a, b *html.Node) bool {
	return element.Attr(a, "class") != element.Attr(b, "class") && joint.AreOneWord(splitPart(a), splitPart(b))
}

// isMidSentence reports an element that is part of a sentence: a word that stands within
// sentences only is in its row or in front of that.
func isMidSentence(n *html.Node) bool {
	for c, left := n.PrevSibling, dom.MaxNear; c != nil && left > 0; c, left = c.PrevSibling, left-1 {
		if c.Type != html.TextNode {
			if joint.IsBinder(dom.OnlyText(c)) {
				return true
			}
		} else if text := strings.TrimSpace(c.Data); text != "" {
			if joint.IsBinder(joint.LastWord(text)) {
				return true
			}
			break
		}
	}
	for c, left := n.NextSibling, dom.MaxNear; c != nil && left > 0; c, left = c.NextSibling, left-1 {
		if joint.IsBinder(dom.OnlyText(c)) {
			return true
		}
	}
	return false
}

// enoughChips are as many as no words of a name are.
const enoughChips = 3

// ChipBeside returns the element one step from n, white space aside, if it is of the same
// make; step is NextSibling or PrevSibling.
func ChipBeside(n *html.Node, step func(*html.Node) *html.Node) *html.Node {
	c := step(n)
	if c != nil && c.Type == html.TextNode && element.Blank(c.Data) {
		c = step(c)
	}
	if c == nil || c.Type != html.ElementNode || c.Data != n.Data || element.ClassOf(n) != element.Inline {
		return nil
	}
	return c
}

// standsAlone reports an element whose text may stand by itself: a word that begins
// with a letter, and no word that stands within a sentence only.
func standsAlone(n *html.Node) bool {
	p, ok := Read(n)
	if !ok || len(p.Text) > joint.LongChip || joint.IsBinder(p.Text) || labeltext.IsVersus(p.Text) || p.endsSentence() {
		return false
	}
	first, size := utf8.DecodeRuneInString(p.Text)
	if size == len(p.Text) {
		return unicode.IsUpper(first) // "C"
	}
	return unicode.IsLetter(first) || first == '.' || first == '#'
}

// countChips counts the elements of the make of n in a row with it.
func countChips(n *html.Node) int {
	count := 1
	for _, step := range [...]func(*html.Node) *html.Node{dom.PrevSibling, dom.NextSibling} {
		for c := n; c != nil && count < enoughChips; count++ {
			c = ChipBeside(c, step)
			if c == nil || !standsAlone(c) {
				break
			}
		}
	}
	return count
}

// endsChips reports an element with nothing behind it in its line but others of its make,
// in one that holds little text beside them.
func endsChips(n *html.Node) bool {
	for c, left := n.NextSibling, 16; c != nil && left > 0 && element.ClassOf(c) != element.Block; c, left = c.NextSibling, left-1 {
		if c.Type == html.TextNode && !element.Blank(c.Data) || c.Type == html.ElementNode && c.Data != n.Data {
			return false
		}
	}
	return !AmidProse(n.Parent)
}

// AmidProse reports an element with more text of its own than labels have.
func AmidProse(n *html.Node) bool {
	const label = 24
	size := 0
	for c, left := n.FirstChild, 64; c != nil && left > 0; c, left = c.NextSibling, left-1 {
		if c.Type == html.TextNode && !element.Blank(c.Data) {
			if size += len(strings.TrimSpace(c.Data)); size > label {
				return true
			}
		}
	}
	return false
}
