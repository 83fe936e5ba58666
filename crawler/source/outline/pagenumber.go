package outline

import "github.com/stackdex/stackdex/crawler/source/internal/chrome"

// dropPageNumbers leaves out what stands between the pages of a print: keep says which
// blocks stay, nil for all.
func (d *Document) dropPageNumbers(keep []bool) []bool {
	for i := range d.Blocks {
		b := &d.Blocks[i]
		if b.Kind != Paragraph || d.Marks[i].Size > chrome.MaxPageNumber || int(d.Marks[i].Size) != len(b.Text) {
			continue
		}
		if chrome.IsPageNumber(b.Text) {
			keep = d.KeepAll(keep)
			keep[i] = false
		}
	}
	return keep
}
