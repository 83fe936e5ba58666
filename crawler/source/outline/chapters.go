package outline

import (
	"slices"

	"github.com/stackdex/stackdex/crawler/source/words"
)

// WithoutChapterNumbers returns the outline without the numbers of its sections ("1. Overview",
// "2. Advice"), where the headings of a level are numbered in order, gaps allowed, and isHead
// knows the title of at least one; other numbers may be ranks and stay. An outline without such
// numbers is returned unchanged.
func (o *Outline) WithoutChapterNumbers(isHead func(title string) bool) *Outline {
	var levels [WeakLevel + 1][]sectionNumber
	any := false
	for i := range o.doc.Blocks {
		b := &o.doc.Blocks[i]
		if b.Kind != Heading || b.Text == "" || !words.IsDigit(b.Text[0]) {
			continue
		}
		if n, ok := sectionNumberOf(b); ok && !n.bare && len(n.parts) == 1 {
			n.block, any = i, true
			levels[b.Level] = append(levels[b.Level], n)
		}
	}
	if !any {
		return o
	}
	d := o.doc
	for _, all := range levels {
		run := all[:0]
		for _, n := range all {
			if len(run) == 0 || n.parts[0] > run[len(run)-1].parts[0] {
				run = append(run, n)
			}
		}
		if len(run) > 1 && slices.ContainsFunc(run, func(n sectionNumber) bool { return isHead(o.doc.Blocks[n.block].Text[n.size:]) }) {
			d = d.unnumbered(run, d == o.doc)
		}
	}
	if d == o.doc {
		return o
	}
	d.rank()
	return &Outline{doc: d, from: o.from, to: o.to, element: o.element}
}

// unnumbered takes numbers off headings of d, or of a copy of it.
func (d *Document) unnumbered(run []sectionNumber, copied bool) *Document {
	if copied {
		d = d.clone(&partScratch{})
		d.Blocks = slices.Clone(d.Blocks)
		same := make([]int32, len(d.Blocks)+1)
		for i := range same {
			same[i] = int32(i)
		}
		d.moveTables(same)
	}
	for _, n := range run {
		b := &d.Blocks[n.block]
		b.Runs, b.Images = slices.Clone(b.Runs), slices.Clone(b.Images)
		b.dropHead(n.size)
	}
	return d
}
