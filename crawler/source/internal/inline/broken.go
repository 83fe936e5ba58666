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
	"github.com/stackdex/stackdex/crawler/source/words"
)

// Cuts is what a walker knows of how the page cuts its texts into elements.
type Cuts struct {
	split       splitting   // where their style may change
	wordy       bool        // into words
	torn        bool        // some words stand in two elements
	tear        tornClasses // the first one of these
	halved      bool        // longer ones stand in several elements without a style
	cutCells    bool        // cells at spaces, see isCutCell
	textTag     string      // see textTagOf; empty: none
	tornFigures int         // how many figures stand in two spans
	seams       *seams      // nil: not asked yet

	parent  *html.Node // the element whose children are read
	laysOut bool       // it does: see isItemContainer
	oneText bool       // it holds pieces of one text
}

// Splits reports whether style may change within a text of the page.
func (x *Cuts) Splits() bool { return x.split > nowhere }

// HoldsOneText reports whether n, of which isContainer was asked last, holds pieces of one text.
func (x *Cuts) HoldsOneText(n *html.Node) bool { return x.parent == n && x.oneText }

// Note finds out from the element n how the page cuts its texts.
func (x *Cuts) Note(n *html.Node) {
	x.wordy = x.wordy || isSentence(n)
	x.cutCells = x.cutCells || n.DataAtom == atom.Td && isCutCell(n)
	if x.split < anywhere {
		x.split = max(x.split, splittingOf(n))
	}
	if !x.torn && hasTornWord(n) {
		x.torn, x.tear = true, tornClassesOf(n, n.NextSibling)
	}
	if n.DataAtom == atom.P && x.textTag == "" {
		if x.textTag = textTagOf(n); x.textTag != "" {
			x.asSpans(dom.Root(n))
		}
	}
	x.halved = x.halved || halvesProse(n)
}

// IsBrokenText reports a sentence in pieces of one style, as editors produce it, or words that
// continue in lower case: the white space between two pieces stands at the end or the beginning
// of one.
func IsBrokenText(n *html.Node) bool {
	const enough = 24 // bytes of a sentence
	var last Piece
	size, small := 0, true
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.CommentNode || c.Type == html.ElementNode && c.FirstChild == nil && element.ClassOf(c) == element.Inline {
			continue
		}
		if c.Type != html.ElementNode || element.ClassOf(c) != element.Inline || c.DataAtom == atom.A {
			return false
		}
		p, ok := Read(c)
		switch {
		case !ok && !dom.IsBare(c):
			return false
		case !ok:
			last.after = true
			continue
		case last.Text == "":
		case last.after == p.before || p.style != last.style:
			return false
		}
		if p.Text[len(p.Text)-1] == ':' || size == 0 && joint.IsFigure(p.Text) {
			return false
		}
		first, _ := utf8.DecodeRuneInString(p.Text)
		small = small && (size == 0 || unicode.IsLower(first)) && strings.IndexFunc(p.Text, unicode.IsDigit) < 0
		last = p
		size += len(p.Text)
	}
	return size >= enough && last.endsSentence() && n.DataAtom == atom.P || small && !last.after
}

// splitting says where a page splits its texts.
type splitting uint8

const (
	nowhere splitting = iota
	atSpaces
	anywhere // within words too
)

// splittingOf returns how a longer text is split into elements wherever its style may change,
// as publishers of documents and converters do: the elements touch, and one begins within a
// sentence. A page that splits one text splits its shorter texts too.
func splittingOf(n *html.Node) splitting {
	const long = 80 // bytes
	size, seams, within, words, last := 0, 0, 0, false, ""
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		text := splitPart(c)
		if text == "" {
			return nowhere
		}
		first, _ := utf8.DecodeRuneInString(strings.TrimLeft(text, " "))
		if last != "" && unicode.IsLower(first) && strings.IndexByte(".:!?", last[len(last)-1]) < 0 {
			switch {
			case element.IsSpace(last[len(last)-1]) != element.IsSpace(text[0]):
				seams++
			case !element.IsSpace(text[0]):
				within++
				if joint.IsProse(last) {
					seams++
				}
			}
		}
		size += len(text)
		words = words || joint.IsProse(text)
		last = text
	}
	switch {
	case size < long || seams == 0 || (!words || seams < shortText) && strings.IndexByte(".?!", last[len(strings.TrimRight(last, " "))-1]) < 0:
		return nowhere
	case within > 0:
		return anywhere
	}
	return atSpaces
}

// hasTornWord reports a word in two elements that touch, within the plain text of a sentence:
// editors split a word where somebody once changed it.
func hasTornWord(n *html.Node) bool {
	next := n.NextSibling
	if n.DataAtom != atom.Span || next == nil || n.PrevSibling == nil || n.PrevSibling.Type != html.TextNode {
		return false
	}
	return joint.AreOneWord(splitPart(n), splitPart(next)) && AmidProse(n.Parent)
}

// IsTornIn reports a part of a word where the page has words in two parts.
func (x *Cuts) IsTornIn(n *html.Node) bool {
	return x.torn && (x.areTorn(n, n.NextSibling) || x.areTorn(n.PrevSibling, n))
}

// tornClasses is the classes of the two parts of a word.
type tornClasses [2]string

func tornClassesOf(n, next *html.Node) tornClasses {
	return tornClasses{element.Attr(n, "class"), element.Attr(next, "class")}
}

// areTorn reports two neighbouring parts of a word. Two words in lower case that each fill an
// element may be chips, unless their classes differ as those of a word that is split within a
// sentence.
func (x *Cuts) areTorn(n, next *html.Node) bool {
	if n == nil || next == nil || n.NextSibling != next {
		return false
	}
	a, b := splitPart(n), splitPart(next)
	if !joint.AreOneWord(a, b) {
		return false
	}
	return n.PrevSibling != nil || next.NextSibling != nil || !joint.AreChips(a, b) || x.tear[0] != x.tear[1] && x.tear == tornClassesOf(n, next)
}

// halvesProse reports a sentence in bare elements that white space parts.
func halvesProse(n *html.Node) bool {
	if n.DataAtom != atom.P {
		return false
	}
	within, last := false, ""
	all := eachPart(n, func(_ *html.Node, text string) bool {
		if !joint.IsProse(text) {
			return false
		}
		first, _ := utf8.DecodeRuneInString(text)
		within = within || last != "" && unicode.IsLower(first) && strings.IndexByte(".:!?", last[len(last)-1]) < 0
		last = text
		return true
	})
	return all && within && strings.IndexByte(".!?", last[len(last)-1]) >= 0
}

// isHalved reports an element that holds nothing but two bare elements which white
// space parts, and no figure.
func isHalved(n *html.Node) bool {
	parts := 0
	all := eachPart(n, func(part *html.Node, text string) bool {
		parts++
		touches := part.NextSibling != nil && part.NextSibling.Type == html.ElementNode
		return parts <= 2 && !touches && text != "" && !joint.IsCount(text) && text[len(text)-1] != ':'
	})
	return all && parts == 2
}

// splitPart returns the text of a part of a split text, else "".
func splitPart(n *html.Node) string {
	text := dom.OnlyText(n)
	if n.DataAtom != atom.Span || element.Blank(text) {
		return ""
	}
	return text
}

// isAllSplit reports an element that holds parts of a split text only, with no count
// at its ends.
func (x *Cuts) isAllSplit(n *html.Node) bool {
	first, last, parts := "", "", 0
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		text := splitPart(c)
		if text == "" {
			return false
		}
		if parts++; first == "" {
			first = text
		} else if !x.isSeam(last, text) {
			return false
		}
		last = text
	}
	if parts == 2 && joint.AreChips(first, last) {
		return false
	}
	return !joint.IsCount(first) && (!joint.IsCount(last) || last[len(last)-1] == '.')
}

// isTorn reports two texts that touch in the middle of a word or a number: both are words of a
// sentence, or figures within one. carried says that n continues a text.
func isTorn(n, next *html.Node, a, b *Piece, carried bool) bool {
	if n.DataAtom != next.DataAtom || n.DataAtom == atom.A || a.style != b.style || element.ClassOf(n) != element.Inline {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(a.Text)
	first, _ := utf8.DecodeRuneInString(b.Text)
	digits := words.IsDigit(a.Text[len(a.Text)-1]) && words.IsDigit(b.Text[0])
	if !digits && !(unicode.IsLower(last) && unicode.IsLower(first)) {
		return false
	}
	ends := b.endsSentence() && (digits || len(b.Text) < joint.MaxPiece)
	return (carried || joint.IsProse(a.Text)) && (ends || joint.IsProse(b.Text))
}

// isTornFigure reports two spans without any style that are all of an element and
// touch within a figure: 3|8.7K. Two whole numbers may be two counts.
func isTornFigure(n, next *html.Node) bool {
	if n.DataAtom != atom.Span || next.DataAtom != atom.Span || len(n.Attr)+len(next.Attr) > 0 ||
		n.PrevSibling != nil || n.NextSibling != next || next.NextSibling != nil {
		return false
	}
	a, b := dom.OnlyText(n), dom.OnlyText(next)
	return a != "" && len(a) < 4 && strings.Trim(a, "0123456789") == "" && b != "" && words.IsDigit(b[0]) &&
		strings.Trim(b, "0123456789.,kKM+") == "" && strings.ContainsAny(b, ".,kKM")
}

// areHalves reports two spans without any style that touch, one a short number and the
// other digits, or the rest of a figure: on a page that tears its figures so, they are one.
func areHalves(n, next *html.Node) bool {
	if n.DataAtom != atom.Span || next.DataAtom != atom.Span || len(n.Attr)+len(next.Attr) > 0 || n.PrevSibling != nil || n.NextSibling != next {
		return false
	}
	a, b := dom.OnlyText(n), dom.OnlyText(next)
	return a != "" && len(a) < 4 && strings.Trim(a, "0123456789") == "" && b != "" && len(b) < 5 && strings.Trim(b, "0123456789.,kKM+") == ""
}

// isSeam reports two parts with the white space between them in one of them, or
// within a word where the page splits these.
func (x *Cuts) isSeam(a, b string) bool {
	if element.IsSpace(a[len(a)-1]) || element.IsSpace(b[0]) {
		return element.IsSpace(a[len(a)-1]) != element.IsSpace(b[0])
	}
	last, _ := utf8.DecodeLastRuneInString(a)
	first, _ := utf8.DecodeRuneInString(b)
	return x.split == anywhere && (!unicode.IsUpper(first) || unicode.IsUpper(last))
}

// areSplit reports two parts of a split text among others, neither of which is a count.
func (x *Cuts) areSplit(n, next *html.Node) bool {
	a, b := splitPart(n), splitPart(next)
	if a == "" || b == "" || n.NextSibling != next || n.PrevSibling == nil && next.NextSibling == nil && joint.AreChips(a, b) {
		return false
	}
	return !joint.IsCount(a) && !joint.IsCount(b) && x.isSeam(a, b)
}

// isPlainSpan reports a span of one text without any attribute.
func isPlainSpan(n *html.Node) bool {
	return n.DataAtom == atom.Span && len(n.Attr) == 0 && dom.OnlyText(n) != ""
}

// eachPart calls fn with the plain spans in n and their texts, and reports whether it
// took all of them and n holds nothing else but white space.
func eachPart(n *html.Node, fn func(part *html.Node, text string) bool) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.TextNode && element.Blank(c.Data) {
			continue
		}
		if !isPlainSpan(c) || !fn(c, strings.TrimSpace(c.FirstChild.Data)) {
			return false
		}
	}
	return true
}
