package stackshare

import (
	"slices"

	"github.com/stackdex/stackdex/crawler/source/outline"
)

// headRow marks the cells of a head row that looks like the rows below it, where the rows of s
// are short texts with a sentence at their end: "Tool" and "Description", then a name and its
// description, and so on.
func (d *document) headRow(s span) {
	const enough = 2 // rows below the first
	var run, heads []int
	rows := 0
	for i := s.from; i < s.to; i++ {
		t := &d.tokens[i]
		switch {
		case t.picture || t.noise:
			continue
		case !t.sentence:
			run = append(run, i)
			continue
		case heads != nil && len(run) == len(heads)-1:
			rows++
		default:
			heads, rows = d.columnHeads(run), 0
		}
		run = nil
		if rows == enough {
			break
		}
	}
	if rows < enough {
		return
	}
	for _, i := range heads {
		d.tokens[i].column = true
	}
}

// columnHeads returns the short texts that head the columns of a table, where they
// stand in front of those of its first row, of which the last column is longer; nil
// if they cannot.
func (d *document) columnHeads(run []int) []int {
	heads := run[:len(run)/2+len(run)%2]
	if len(run) < 3 || len(run)%2 == 0 || slices.ContainsFunc(heads, func(i int) bool { return d.tokens[i].Link != "" }) {
		return nil
	}
	return heads
}

// headColumns marks the labels of parts that head columns instead.
func (d *document) headColumns() {
	for i := range d.tokens {
		if d.tokens[i].head == description && d.headOfColumn(i) {
			for _, t := range [...]*token{&d.tokens[i-1], &d.tokens[i]} {
				t.head, t.column = nothing, true
			}
		}
	}
}

// headOfColumn reports the label of a part that heads the last of two columns: behind
// the head of the first, and in front of rows of a name, of none of the tools, and
// a sentence.
func (d *document) headOfColumn(i int) bool {
	const rows = 2
	if i == 0 || i+2*rows >= len(d.tokens) || d.tokens[i].kind == outline.Term {
		return false
	}
	if first := &d.tokens[i-1]; first.sentence || first.head != nothing || first.tool >= 0 || first.picture || first.Link != "" ||
		len(first.key) > maxWord {
		return false
	}
	for row := i + 1; row < i+1+2*rows; row += 2 {
		if name := &d.tokens[row]; name.sentence || name.tool >= 0 || name.head != nothing || name.metric != "" || !d.tokens[row+1].sentence {
			return false
		}
	}
	return true
}
