package walk

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/stackdex/stackdex/crawler/source/internal/dom"
	"github.com/stackdex/stackdex/crawler/source/internal/element"
	"github.com/stackdex/stackdex/crawler/source/internal/inline"
	"github.com/stackdex/stackdex/crawler/source/internal/joint"
	"github.com/stackdex/stackdex/crawler/source/outline"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// styleChanges is what a walker knows of texts that are struck out, said twice or bold in
// part.
type styleChanges struct {
	figuresRepeated bool  // figures are shown once for each size of screen
	struckOut       int32 // 1 + the number of blocks when all of one was struck out
	strikes         int   // how many in a row
	halves          int   // blocks with words that are bold in part
}

// strikesOut reports a value that is struck out because another beside it replaces it. Clauses
// do not count: two "~" of Markdown may strike out the text between them. Where consecutive
// blocks are struck out, an element was left open, which means nothing.
func (w *walker) strikesOut(n *html.Node, a *dom.Attributes) bool {
	const most = 4
	switch {
	case n.DataAtom == atom.S, n.DataAtom == atom.Strike, n.DataAtom == atom.Del, a.As == "s", a.As == "strike":
	case a.Style != "" && strings.Contains(a.Style, "line-through"):
	default:
		return false
	}
	if w.strikes >= most || !inline.IsValue(n) {
		return false
	}
	if n.NextSibling == nil && n.PrevSibling == nil || n.Parent == nil {
		if blocks := int32(len(w.doc.Blocks)) + 1; w.struckOut != blocks {
			w.struckOut, w.strikes = blocks, 0
		}
		w.strikes++
	}
	return true
}

// plainHalves takes the emphasis off parts of words in the open block: readers that
// guide the eye set it, and it marks no label.
func (w *walker) plainHalves() {
	runs, text, found := w.runs[w.open.runs:], w.text[w.open.text:], false
	for i := 1; i < len(runs); i++ {
		a, b := &runs[i-1], &runs[i]
		if a.Strong == b.Strong || b.Apart || a.End != b.Start || !w.isWithinWord(text[:b.Start], text[b.Start:]) {
			continue
		}
		if half := text[a.Start:a.End]; a.Strong && bytes.IndexByte(half, ' ') < 0 {
			a.Strong, found = false, true
		}
		if half := text[b.Start:b.End]; b.Strong && bytes.IndexByte(half, ' ') < 0 {
			b.Strong, found = false, true
		}
	}
	if found {
		w.halves++
		w.runs = w.runs[:w.open.runs+len(outline.JoinRuns(runs))]
	}
}

// dropSecondHalf leaves out the second half of a heading or a cell that says the first
// again, for another size of screen.
func (w *walker) dropSecondHalf(least int) (dropped bool) {
	o := &w.open
	text := w.text[o.text:]
	half := len(text) / 2
	if half < least || len(text)%2 == 0 || text[half] != ' ' || !bytes.Equal(text[:half], text[half+1:]) {
		return false
	}
	for i := o.runs; i < len(w.runs); i++ {
		if r := &w.runs[i]; int(r.Start) == half+1 && r.Apart {
			w.text, w.runs = w.text[:o.text+half], w.runs[:i]
			last := &w.runs[i-1]
			last.End = min(last.End, int32(half))
			return true
		}
	}
	return false
}

// MinTwice is the size from which a text is one that is said twice, maxFigureTwice
// bounds a figure.
const (
	maxFigureTwice = 12
)

// dropRepeatedFigure leaves out the second of two figures that are equal, and all of a block:
// pages show one for each size of screen. Short ones are so where longer ones are.
func (w *walker) dropRepeatedFigure() {
	if !w.onlyFigure() {
		return
	}
	least := joint.MinTwice
	if w.figuresRepeated {
		least = 1
	}
	if w.dropSecondHalf(least) {
		w.figuresRepeated = true
	}
}

// isRepeatedFigure reports a figure right behind the same one, for another size of screen:
// an element of the same kind with another class. Behind one that screen readers do not
// say it is theirs, and the one that is read.
func (w *walker) isRepeatedFigure(n *html.Node) bool {
	const most = 12 // bytes
	least := 2      // two single digits may be a number elsewhere
	if w.figuresRepeated {
		least = 1
	}
	p := n.PrevSibling
	if p == nil || p.Data != n.Data || p.Type != html.ElementNode || element.ClassOf(n) != element.Inline || len(n.Attr) == 0 || dom.IsARIAHidden(p) {
		return false
	}
	text, front := dom.OnlyText(n), dom.OnlyText(p)
	if element.Attr(n, "class") == element.Attr(p, "class") {
		return false
	}
	return len(text) >= least && len(text) <= most && text == front && joint.IsFigure(text) || isShorterLabel(front, text)
}

// isShorterLabel reports the last words of a label, for a smaller screen.
func isShorterLabel(label, s string) bool {
	if len(s) < joint.MinTwice || len(label) > joint.LongLabel {
		return false
	}
	head, ok := strings.CutSuffix(label, s)
	return ok && words.IsCapitalized(s) && strings.HasSuffix(head, " ") && words.IsCapitalized(head)
}

// dropToggle takes the sign off the end of an open question that a press opens.
func (w *walker) dropToggle() {
	o := &w.open
	text := w.text[o.text:]
	kept := bytes.TrimRight(text, " +−–▾▼⌄›▸")
	if len(kept) == len(text) || len(kept) == 0 || kept[len(kept)-1] != '?' {
		return
	}
	w.text = w.text[:o.text+len(kept)]
	for len(w.runs) > o.runs && int(w.runs[len(w.runs)-1].Start) >= len(kept) {
		w.runs = w.runs[:len(w.runs)-1]
	}
	if n := len(w.runs); n > o.runs {
		w.runs[n-1].End = min(w.runs[n-1].End, int32(len(kept)))
	}
}

// onlyFigure reports an open block of digits and what belongs to numbers.
func (w *walker) onlyFigure() bool {
	return len(bytes.Trim(w.text[w.open.text:], "0123456789.,kKmM+% ")) == 0
}

// isWithinWord reports two parts of a word. The second may begin with a capital letter where
// the page splits words in such a way.
func (w *walker) isWithinWord(a, b []byte) bool {
	const several = 4
	last, _ := utf8.DecodeLastRune(a)
	first, size := utf8.DecodeRune(b)
	if w.halves >= several && first == '.' && size < len(b) {
		first, _ = utf8.DecodeRune(b[size:])
	}
	return unicode.IsLetter(last) && (unicode.IsLower(first) || w.halves >= several && unicode.IsUpper(first))
}

// boldStyle reports a style in which letters are bold.
func boldStyle(style string) bool {
	i := strings.Index(style, "font-weight")
	if i < 0 {
		return false
	}
	value := strings.TrimLeft(style[i+len("font-weight"):], ": ")
	return strings.HasPrefix(value, "bold") || len(value) > 2 && value[0] >= '6' && value[0] <= '9' && value[1] == '0'
}
