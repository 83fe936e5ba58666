package source

import "github.com/stackdex/stackdex/crawler/source/internal/chrome"

// dropPageNumbers leaves out what stands between the pages of a print: keep says which
// blocks stay, nil for all.
func (w *walker) dropPageNumbers(keep []bool) []bool {
	for i := range w.doc.blocks {
		if text := w.spans[i].text; text[1]-text[0] > chrome.MaxPageNumber || w.doc.blocks[i].Kind != Paragraph {
			continue
		}
		if chrome.IsPageNumber(w.raw(int32(i))) {
			keep = w.keepAll(keep)
			keep[i] = false
		}
	}
	return keep
}
