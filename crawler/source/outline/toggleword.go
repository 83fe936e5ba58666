package outline

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/internal/labeltext"
)

// dropToggles takes the words off the ends of headings that say what a press on them
// does, where several headings end with the same: "Costs, Show". They stand behind a comma
// for screen readers, or are set apart. What stands as such a word behind a heading, by
// itself, is pressed and heads nothing.
func (d *Document) dropToggles() {
	type end struct{ block, from int }
	var ends []end
	times := map[string]int{}
	for i := range d.Blocks {
		b := &d.Blocks[i]
		if b.Kind != Heading || len(b.Text) > labeltext.MaxTitle {
			continue
		}
		if b.Weak && i > 0 && d.Blocks[i-1].Kind == Heading && !d.Blocks[i-1].Weak && labeltext.IsToggle(b.Text) {
			b.Kind, b.Level, b.Weak = Button, 0, false // of what the heading in front of it names
			continue
		}
		if from := b.toggleAt(); from > 0 {
			ends = append(ends, end{i, from})
			times[strings.TrimLeft(b.Text[from:], ", ")]++
		}
	}
	for _, e := range ends {
		if b := &d.Blocks[e.block]; times[strings.TrimLeft(b.Text[e.from:], ", ")] > 1 {
			b.cutOut(e.from, len(b.Text))
		}
	}
}

// toggleAt returns where the words begin that open or close what stands below a heading,
// with what parts them from it; 0 if it ends with none.
func (b *Block) toggleAt() int {
	from := strings.LastIndex(b.Text, ", ")
	if n := len(b.Runs); from < 0 && n > 1 && b.Runs[n-1].Apart {
		from = int(b.Runs[n-1].Start)
	}
	if from <= 0 || !labeltext.IsToggle(strings.TrimLeft(b.Text[from:], ", ")) {
		return 0
	}
	return len(strings.TrimRight(b.Text[:from], ", "))
}
