package inline

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/stackdex/stackdex/crawler/source/internal/dom"
	"github.com/stackdex/stackdex/crawler/source/internal/element"
	"github.com/stackdex/stackdex/crawler/source/internal/joint"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// The lengths, in words, by which a text is told from labels and chips.
const (
	shortText = 3
	manyWords = 9
)

// cut is a text of which each word or letter is an element of its own: scripts
// animate it, or editors style it.
type cut struct {
	pieces  int
	letters int  // pieces of one
	spaces  int  // between two pieces
	binders int  // words that stand within a sentence only, as the last but one at most
	figures int  // words that begin with a digit
	begins  bool // the first word does
	ends    bool // the last word does
	spans   bool // all are
	alike   bool // all are elements of one kind, with the same attributes
	bare    bool // all are boxes that nothing sets apart
	unseen  bool // all are for the eye only
	split   bool // all are letters, or cut into letters
	first   *html.Node
	space   bool
	opens   bool // the first is a dash
	closes  bool // the last one is
}

// readCut returns what n holds if that is nothing but pieces of a text.
func readCut(n *html.Node) (cut, bool) {
	t := cut{spans: true, alike: true, bare: true, unseen: true, split: true}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if !t.add(c) {
			return t, false
		}
	}
	return t, t.pieces > 1
}

// add reads one more node; false: it is no piece.
func (t *cut) add(n *html.Node) bool {
	switch {
	case n.Type == html.CommentNode:
		return true
	case n.Type == html.TextNode:
		t.space = true
		return element.Blank(n.Data)
	case n.Type != html.ElementNode || n.DataAtom == atom.A:
		return false
	case dom.IsBare(n):
		t.space = t.space || n.FirstChild != nil
		return true
	}
	word, split := wordOf(n)
	if word == "" || t.first != nil && (element.ClassOf(n) == element.Custom && t.first.Data != n.Data || areTold(t.first, n)) {
		return false
	}
	if t.first == nil {
		t.first = n
	} else if t.space {
		t.spaces++
	}
	t.pieces, t.space = t.pieces+1, false
	t.closes = joint.IsDash(word)
	t.opens = t.opens || t.closes && t.pieces == 1
	if utf8.RuneCountInString(word) == 1 {
		t.letters++
	}
	if t.pieces > 1 && (joint.IsBinder(word) || word == "&" || word == "vs" || word == "vs.") {
		t.binders++
	}
	t.ends = words.IsDigit(word[0])
	t.begins = t.begins || t.ends && t.pieces == 1
	if t.ends {
		t.figures++
	}
	t.split = t.split && (split || utf8.RuneCountInString(word) == 1)
	t.spans = t.spans && n.DataAtom == atom.Span
	t.alike = t.alike && dom.IsAlike(t.first, n)
	t.bare = t.bare && isBareBox(n)
	t.unseen = t.unseen && element.Attr(n, "aria-hidden") == "true"
	return true
}

// wordOf returns the word or letter that an element holds, which may be cut into
// letters; empty: it holds something else.
func wordOf(n *html.Node) (word string, split bool) {
	for {
		box := dom.IsBox(n)
		if k := element.ClassOf(n); k != element.Inline && k != element.Custom && !(box && k == element.Block) {
			return "", false
		}
		c := n.FirstChild
		switch {
		case c == nil:
			return "", false
		case c.NextSibling != nil:
			word = spelled(n)
			return word, word != ""
		case c.Type == html.TextNode:
			if word = strings.TrimSpace(c.Data); strings.IndexByte(word, ' ') >= 0 {
				word = ""
			}
			return word, false
		case !box && !holdsLetter(n) || c.Type != html.ElementNode || c.DataAtom == atom.A:
			return "", false
		}
		n = c // a mask around what moves
	}
}

// spelled returns the word that an element holds letter by letter, else "".
func spelled(n *html.Node) string {
	const most = 64
	var word strings.Builder
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.CommentNode {
			continue
		}
		letter := dom.OnlyText(c)
		if c.Type != html.ElementNode || c.DataAtom == atom.A || utf8.RuneCountInString(letter) != 1 || element.Blank(letter) || word.Len() >= most {
			return ""
		}
		word.WriteString(letter)
	}
	return word.String()
}

// isBareBox reports a box within a line without a margin, a border or a width that
// would set it apart, nor a class, which may give it any of these.
func isBareBox(n *html.Node) bool {
	if !dom.IsBox(n) || element.Attr(n, "class") != "" {
		return false
	}
	style := element.Attr(n, "style")
	for _, part := range [...]string{"margin", "padding", "border", "width", "background"} {
		if strings.Contains(style, part) {
			return false
		}
	}
	return true
}

// isOneText reports an element that holds the pieces of one text.
func (x *Cuts) isOneText(n *html.Node) bool {
	t, ok := readCut(n)
	switch {
	case !ok:
		return false
	case t.spaces == 0:
		return t.letters == t.pieces && !t.opens && !t.closes
	case t.spaces < t.pieces-1:
		return false
	case t.alike && (t.split && t.letters < t.pieces || t.unseen || t.bare), t.binders > 0 && t.pieces >= joint.FewWords:
		return true
	case x.wordy && (dom.IsText(n) || t.spans && !t.begins && !t.ends):
		return true
	}
	return t.figures == 0 && t.spans && (t.binders > 0 && t.pieces >= shortText || t.alike && dom.IsStyled(n))
}

// isCut reports two elements that hold letters of a word, or words of a text where
// the page has texts that are cut into words.
func (x *Cuts) isCut(n, next *html.Node) bool {
	if n.Data != next.Data || n.DataAtom == atom.A {
		return false
	}
	if n.NextSibling == next && holdsLetter(n) && isLeftOpen(next) {
		return true
	}
	if !x.wordy && (!holdsLetter(n) || !holdsLetter(next)) {
		return false
	}
	a, _ := wordOf(n)
	b, _ := wordOf(next)
	if a == "" || b == "" {
		return false
	}
	if !dom.SpaceBetween(n, next) {
		return holdsLetter(n) && holdsLetter(next) && strings.ContainsFunc(a+b, joint.IsAlphanumeric) &&
			!(joint.IsDash(b) && !isLetterOf(dom.NextElement(next)) || joint.IsDash(a) && !isLetterOf(n.PrevSibling))
	}
	return x.wordy && n.DataAtom == atom.Span && !words.IsDigit(a[0]) && !words.IsDigit(b[0])
}

// holdsLetter reports an element of one character, which may stand in inline elements
// within it.
func holdsLetter(n *html.Node) bool {
	const deep = 3
	letter := dom.OnlyText(n)
	for c, left := n.FirstChild, deep; letter == "" && left > 0 && c != nil && c.NextSibling == nil && element.ClassOf(c) == element.Inline &&
		c.DataAtom != atom.A; c, left = c.FirstChild, left-1 {
		letter = dom.OnlyText(c)
	}
	return len(letter) <= utf8.UTFMax && utf8.RuneCountInString(letter) == 1
}

// isLetterOf reports an element of one letter or digit.
func isLetterOf(n *html.Node) bool {
	return n != nil && holdsLetter(n) && strings.ContainsFunc(dom.OnlyText(n), joint.IsAlphanumeric)
}

// isLeftOpen reports an element of one character that nobody closed: those of the next
// characters stand in it.
func isLeftOpen(n *html.Node) bool {
	for left := dom.MaxNear; left > 0; left-- {
		c := n.FirstChild
		if c == nil || c.Type != html.TextNode || len(c.Data) != 1 || !joint.IsAlphanumeric(rune(c.Data[0])) && c.Data != "." && c.Data != "," {
			return false
		}
		next := c.NextSibling
		if next == nil || next.Data != n.Data {
			return false
		}
		if word := joint.FirstWord(dom.OnlyText(next)); word != "" && (holdsLetter(next) || words.IsDigit(c.Data[0]) && joint.IsMagnitude(word, "")) {
			return true
		}
		n = next
	}
	return false
}

// isSentence reports an element that holds a sentence word by word: a page that has
// one cuts its shorter texts too.
func isSentence(n *html.Node) bool {
	c := n.FirstChild
	if c == nil || c.NextSibling == nil || c.Type == html.ElementNode && element.ClassOf(c) != element.Inline && !dom.IsBox(c) {
		return false
	}
	t, ok := readCut(n)
	return ok && t.pieces >= manyWords && t.spaces == t.pieces-1 && t.binders > 0
}
