package outline

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/stackdex/stackdex/crawler/source/words"
)

// numberDepth bounds the parts of a section number, numberStarts the headings at
// which a numbering is looked for.
const (
	numberDepth  = 6
	numberStarts = 8
)

// sectionNumber is the number that a heading begins with: "2.1 Introduction".
type sectionNumber struct {
	block int
	size  int // bytes up to the title
	parts []int
	bare  bool // neither a full stop nor a bracket ends it
	small bool // the title begins with a small letter: "2.5 million users"
}

// dropSectionNumbers leaves the numbers of sections out of the headings of a page
// that numbers them in order, as typesetters do. One flat list "1. …", "2. …" is
// left as it is: there the order may be a rank.
func (d *Document) dropSectionNumbers() {
	var all []sectionNumber
	for i := range d.Blocks {
		if b := &d.Blocks[i]; b.Kind == Heading && !b.Region.Chrome() {
			if n, ok := sectionNumberOf(b); ok {
				n.block = i
				all = append(all, n)
			}
		}
	}
	tried := 0
	for i := range all {
		if tried == numberStarts {
			return
		}
		if !startsNumbering(all[i:]) {
			continue
		}
		tried++
		if run := inOrder(all[i:]); d.numbersSections(run) {
			for _, n := range withRepeated(run, all) {
				d.Blocks[n.block].dropHead(n.size)
			}
			return
		}
	}
}

// sectionNumberOf reads the number at the head of a heading.
func sectionNumberOf(b *Block) (sectionNumber, bool) {
	n := sectionNumber{}
	s := b.Text
	i := 0
	for {
		from, value := i, 0
		for i < len(s) && i < from+3 && words.IsDigit(s[i]) {
			value = value*10 + int(s[i]-'0')
			i++
		}
		if i == from || len(n.parts) == numberDepth || i > from+1 && s[from] == '0' {
			return n, false
		}
		n.parts = append(n.parts, value)
		if i+1 >= len(s) || s[i] != '.' || !words.IsDigit(s[i+1]) {
			break
		}
		i++
	}
	i = len(s) - len(words.CutTotal(s[i:], s[:i]))
	n.bare = i < len(s) && s[i] == ' '
	title := strings.TrimLeft(strings.TrimLeft(s[i:], ".)"), " ")
	if n.size = len(s) - len(title); title == "" || n.size == i || n.size > i+2 {
		return n, false
	}
	first, _ := utf8.DecodeRuneInString(title)
	if !unicode.IsLetter(first) && first != '.' && first != '"' && first != '“' && first != '¿' {
		return n, false
	}
	n.small = unicode.IsLower(first)
	return n, true
}

// startsNumbering reports whether the first of list may be the first number of a
// page: 1, 1.1, or that of a chapter before its first section.
func startsNumbering(list []sectionNumber) bool {
	first := list[0].parts
	if first[0] <= 1 && (len(first) == 1 || len(first) == 2 && first[1] == 1) {
		return true
	}
	return len(first) == 1 && len(list) > 1 && follows(first, list[1].parts) && len(list[1].parts) == 2
}

// inOrder returns the numbers of list that follow on its first.
func inOrder(list []sectionNumber) []sectionNumber {
	run := list[:1:1]
	for _, n := range list[1:] {
		if follows(run[len(run)-1].parts, n.parts) {
			run = append(run, n)
		}
	}
	return run
}

// withRepeated adds to run the numbers of two levels that stand in it, or above, once
// more: some templates begin anew in each part.
func withRepeated(run, all []sectionNumber) []sectionNumber {
	list := slices.Clone(run)
	in := make(map[int]bool, len(run))
	known := make(map[string]bool, len(run))
	for _, n := range run {
		in[n.block], known[fmt.Sprint(n.parts)] = true, true
	}
	for _, n := range all {
		again := len(n.parts) > 1 && known[fmt.Sprint(n.parts)] || len(n.parts) > 2 && known[fmt.Sprint(n.parts[:len(n.parts)-1])]
		if again && !n.small && !in[n.block] {
			list = append(list, n)
		}
	}
	return list
}

// follows reports whether b is the number of the section after that of a: the first
// within it, or the next of a's level or of one above, itself or its first.
func follows(a, b []int) bool {
	at := 0
	for at < len(a) && at < len(b) && a[at] == b[at] {
		at++
	}
	switch {
	case at == len(b):
		return false
	case at == len(a):
		return len(b) == at+1 && b[at] <= 1
	}
	return b[at] == a[at]+1 && (len(b) == at+1 || len(b) == at+2 && b[at+1] == 1)
}

// numbersSections reports a numbering of sections: one of two levels, or one of
// numbers that no sign ends, which most headings of their level have.
func (d *Document) numbersSections(run []sectionNumber) bool {
	if len(run) < 3 {
		return false
	}
	tops := run[:0:0]
	nested, small, bare := 0, 0, true
	for _, n := range run {
		bare = bare && n.bare
		if len(n.parts) > 1 {
			nested++
			if n.small {
				small++
			}
		} else {
			tops = append(tops, n)
		}
	}
	if nested == 1 && len(tops) > 2 {
		run = tops // judged by the sections
	} else if nested > 0 {
		return nested > 1 && 2*small <= nested && (nested < len(run) || run[0].parts[0] != run[len(run)-1].parts[0])
	}
	level, others := d.Blocks[run[0].block].Level, 0
	for i := range d.Blocks {
		if b := &d.Blocks[i]; b.Kind == Heading && b.Level == level && !b.Region.Chrome() {
			others++
		}
	}
	same := !slices.ContainsFunc(run, func(n sectionNumber) bool { return d.Blocks[n.block].Level != level })
	return bare && same && others < 2*len(run)
}

// dropHead takes bytes off the head of b's text.
func (b *Block) dropHead(size int) {
	cut := int32(size)
	b.Text, b.Lead = b.Text[size:], max(0, b.Lead-cut)
	for len(b.Runs) > 0 && b.Runs[0].End <= cut {
		b.Runs = b.Runs[1:]
	}
	for i := range b.Runs {
		r := &b.Runs[i]
		r.Start, r.End = max(r.Start-cut, 0), r.End-cut
	}
	if len(b.Runs) > 0 {
		b.Runs[0].Apart = false
	}
	for i := range b.Images {
		b.Images[i].At = max(b.Images[i].At-size, 0)
	}
}
