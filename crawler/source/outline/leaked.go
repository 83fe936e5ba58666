package outline

import "github.com/stackdex/stackdex/crawler/source/internal/labeltext"

// leaked is how many long texts in a row are emphasised where that says nothing: an
// element was left open.
const leaked = 2

// leakedBlocks is how many blocks in a row are emphasised, with long texts among them,
// where it says nothing of any.
const leakedBlocks = 12

// Emphasize makes headings of the blocks that look like ones.
func (d *Document) Emphasize() {
	strong := 0 // long texts in a row that are emphasised
	for i := 0; i < len(d.Blocks); {
		end, leak := d.leaks(i)
		for ; i < end; i++ {
			if leak {
				d.Blocks[i].dropEmphasis()
			}
			strong = d.Blocks[i].emphasize(strong)
		}
	}
}

// leaks returns the end of the blocks from i on that are emphasised, if the first of them
// is, and whether they are since an element was left open.
func (d *Document) leaks(i int) (end int, leak bool) {
	if !d.Blocks[i].Strong {
		return i + 1, false
	}
	end, long := i, 0
	for ; end < len(d.Blocks); end++ {
		b := &d.Blocks[end]
		if !b.Strong && b.Text != "" {
			break
		}
		if b.Kind != Heading && len(b.Text) > labeltext.MaxTitle {
			long++
		}
	}
	return end, end-i >= leakedBlocks && long >= leaked
}

// dropEmphasis takes away an emphasis that says nothing.
func (b *Block) dropEmphasis() {
	b.Strong = false
	for i := range b.Runs {
		b.Runs[i].Strong = false
	}
}

// emphasize makes a heading of a block that looks like one behind strong long texts in
// a row that are emphasised, and returns how many these are now.
func (b *Block) emphasize(strong int) int {
	switch {
	case !b.Strong && (len(b.Text) > labeltext.MaxTitle || b.Kind == Heading):
		return 0
	case len(b.Text) > labeltext.MaxTitle:
		return strong + 1
	case strong < leaked && isWeakHeading(b):
		b.Kind, b.Weak, b.Level = Heading, true, WeakLevel
	}
	return strong
}
