package walk

import "github.com/stackdex/stackdex/crawler/source/outline"

// finish hands over what the walker wrote: blocks get their texts, which end what only the
// walker can ask, and those that are hidden or said twice are dropped.
func (w *walker) finish() *outline.Outline {
	w.fillBlocks()
	keep := w.shown()
	keep = w.dropTabs(keep)
	keep = w.dropDoubles(keep)
	return w.doc.Finish(keep)
}

// fillBlocks gives the blocks their texts, runs and images.
func (w *walker) fillBlocks() {
	d := w.doc
	text := string(w.text)
	d.Marks = make([]outline.Mark, len(d.Blocks))
	for i := range d.Blocks {
		b, s := &d.Blocks[i], &w.spans[i]
		b.Text = text[s.text[0]:s.text[1]]
		b.Runs = w.runs[s.runs[0]:s.runs[1]:s.runs[1]]
		if s.images[0] < s.images[1] {
			b.Images = w.images[s.images[0]:s.images[1]:s.images[1]]
		}
		d.Marks[i] = outline.Mark{Scope: s.scope, Group: s.group, Size: s.text[1] - s.text[0]}
	}
	d.DropAddresses(text)
	d.Emphasize()
}
