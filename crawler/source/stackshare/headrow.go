package stackshare

import (
	"slices"

	"github.com/stackdex/stackdex/crawler/source"
)

// headRow marks the cells of a row of heads that nothing else tells from what
// stands below it, where the rows of s are short texts with a sentence at their
// end: "Tool" and "Description", then a name and what it is, the next name and so
// on.
func (r *reader) headRow(s span) {
	const enough = 2 // rows below the first
	var run, heads []int
	rows := 0
	for i := s.from; i < s.to; i++ {
		t := &r.tokens[i]
		switch {
		case t.picture || t.noise:
			continue
		case !t.sentence:
			run = append(run, i)
			continue
		case heads != nil && len(run) == len(heads)-1:
			rows++
		default:
			heads, rows = r.columnHeads(run), 0
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
		r.tokens[i].column = true
	}
}

// columnHeads returns the short texts that head the columns of a table, where they
// stand in front of those of its first row, of which the last column is longer; nil
// if they cannot.
func (r *reader) columnHeads(run []int) []int {
	heads := run[:len(run)/2+len(run)%2]
	if len(run) < 3 || len(run)%2 == 0 || slices.ContainsFunc(heads, func(i int) bool { return r.tokens[i].Link != "" }) {
		return nil
	}
	return heads
}

// headColumns marks the labels of parts that head columns instead.
func (r *reader) headColumns() {
	for i := range r.tokens {
		if r.tokens[i].head == description && r.headOfColumn(i) {
			for _, t := range [...]*token{&r.tokens[i-1], &r.tokens[i]} {
				t.head, t.column = nothing, true
			}
		}
	}
}

// headOfColumn reports the label of a part that heads the last of two columns: behind
// the head of the first, and in front of rows of a name, of none of the tools, and
// a sentence.
func (r *reader) headOfColumn(i int) bool {
	const rows = 2
	if i == 0 || i+2*rows >= len(r.tokens) || r.tokens[i].kind == source.Term {
		return false
	}
	if first := &r.tokens[i-1]; first.sentence || first.head != nothing || first.tool >= 0 || first.picture || first.Link != "" ||
		len(first.key) > maxWord {
		return false
	}
	for row := i + 1; row < i+1+2*rows; row += 2 {
		if name := &r.tokens[row]; name.sentence || name.tool >= 0 || name.head != nothing || name.metric != "" || !r.tokens[row+1].sentence {
			return false
		}
	}
	return true
}
