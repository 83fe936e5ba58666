package source

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/stackdex/stackdex/crawler/source/dates"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// dropCounters leaves out numbers with a zero in front, "01", that designs set beside
// the entries of a list, in a box with each: they count, and are no text. The entries
// become items. keep says which blocks stay, nil for all.
func (w *walker) dropCounters(keep []bool) []bool {
	last := 0
	for i := range w.doc.blocks[:max(len(w.doc.blocks)-1, 0)] {
		if text := w.spans[i].text; text[1]-text[0] != counterSize {
			continue
		}
		if n := counterOf(w.raw(int32(i))); n > 0 && (n == 1 || n == last+1) && w.countsNext(i) {
			keep = w.keepAll(keep)
			keep[i], last = false, n
		}
	}
	return keep
}

const counterSize = int32(len("01"))

// counterOf reads a number of two digits, 0 if text is none.
func counterOf(text []byte) int {
	if !words.IsDigit(text[0]) || !words.IsDigit(text[1]) {
		return 0
	}
	return int(text[0]-'0')*10 + int(text[1]-'0')
}

// countsNext reports whether block i begins a box with a text behind it, and makes an
// item of that text. A day in front of its month counts nothing.
func (w *walker) countsNext(i int) bool {
	b, next := &w.doc.blocks[i], &w.doc.blocks[i+1]
	if b.Kind != Paragraph && b.Kind != Item || b.Cell.Table > 0 || len(next.Text) < 2 || next.Kind == Heading || next.Kind == Button {
		return false
	}
	first, _ := utf8.DecodeRuneInString(next.Text)
	word, _, several := strings.Cut(next.Text, " ")
	if !unicode.IsLetter(first) || !several || dates.Month(word) > 0 {
		return false
	}
	box := w.doc.groups[w.spans[i].group].parent
	if box <= 0 || int(w.doc.groups[box].from) != i || int(w.doc.groups[box].to) < i+2 {
		return false
	}
	if next.Kind == Paragraph {
		next.Kind, next.Level, next.Ordered = Item, 1, true
	}
	return true
}
