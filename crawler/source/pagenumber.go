package source

import "github.com/stackdex/stackdex/crawler/source/internal/chrome"

// dropPageNumbers leaves out what stands between the pages of a print: keep says which
// blocks stay, nil for all.
func (d *document) dropPageNumbers(keep []bool) []bool {
	for i := range d.blocks {
		b := &d.blocks[i]
		if b.Kind != Paragraph || d.marks[i].size > chrome.MaxPageNumber || int(d.marks[i].size) != len(b.Text) {
			continue
		}
		if chrome.IsPageNumber(b.Text) {
			keep = keepAll(keep, len(d.blocks))
			keep[i] = false
		}
	}
	return keep
}
