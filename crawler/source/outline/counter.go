package outline

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/stackdex/stackdex/crawler/source/dates"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// dropCounters leaves out numbers that designs set beside the entries of a list: "01" in
// a box with each, or "1." as an inline item in front of it. They count, and are no text.
// The entries become items. keep says which blocks stay, nil for all.
func (d *Document) dropCounters(keep []bool) []bool {
	last := 0
	for i := range d.Blocks {
		b := &d.Blocks[i]
		if size := b.inlineCounter(&last); size > 0 {
			b.dropHead(size)
			b.enumerate()
			continue
		}
		if len(b.Text) != int(d.Marks[i].Size) || d.Marks[i].Size != counterSize || i+1 == len(d.Blocks) {
			continue
		}
		if n := counterOf(b.Text); n > 0 && (n == 1 || n == last+1) && d.countsNext(i) {
			keep = d.KeepAll(keep)
			keep[i], last = false, n
		}
	}
	return keep
}

// inlineCounter returns the size of the number "1." that the block begins with, as an
// inline item, in front of a text, if it begins a list or follows the last one; else 0.
func (b *Block) inlineCounter(last *int) int {
	if len(b.Runs) < 2 || !b.Runs[1].Apart || b.Kind != Paragraph && b.Kind != Item || b.Cell.Table > 0 {
		return 0
	}
	size := int(b.Runs[1].Start)
	number, ok := strings.CutSuffix(strings.TrimSpace(b.Text[:size]), ".")
	first, _ := utf8.DecodeRuneInString(b.Text[size:])
	if !ok || len(number) > 2 || !unicode.IsLetter(first) {
		return 0
	}
	if n, err := strconv.Atoi(number); err == nil && (n == 1 || n == *last+1) {
		*last = n
		return size
	}
	return 0
}

// enumerate makes an item of a numbered list of a paragraph.
func (b *Block) enumerate() {
	if b.Kind == Paragraph {
		b.Kind, b.Level, b.Ordered = Item, 1, true
	}
}

const counterSize = int32(len("01"))

// counterOf reads a number of two digits; 0 if text is something else.
func counterOf(text string) int {
	if !words.IsDigit(text[0]) || !words.IsDigit(text[1]) {
		return 0
	}
	return int(text[0]-'0')*10 + int(text[1]-'0')
}

// countsNext reports whether block i begins a box with a text behind it, and makes an
// item of that text. A day in front of its month counts nothing.
func (d *Document) countsNext(i int) bool {
	b, next := &d.Blocks[i], &d.Blocks[i+1]
	if b.Kind != Paragraph && b.Kind != Item || b.Cell.Table > 0 || len(next.Text) < 2 || next.Kind == Heading || next.Kind == Button {
		return false
	}
	first, _ := utf8.DecodeRuneInString(next.Text)
	word, _, several := strings.Cut(next.Text, " ")
	if !unicode.IsLetter(first) || !several || dates.Month(word) > 0 {
		return false
	}
	box := d.Groups[d.Marks[i].Group].Parent
	if box <= 0 || int(d.Groups[box].From) != i || int(d.Groups[box].To) < i+2 {
		return false
	}
	next.enumerate()
	return true
}
