package source

import (
	"strings"
	"unicode/utf8"

	"github.com/stackdex/stackdex/crawler/source/internal/joint"
)

// dropPageNumbers leaves out what stands between the pages of a print: keep says which
// blocks stay, nil for all.
func (w *walker) dropPageNumbers(keep []bool) []bool {
	for i := range w.doc.blocks {
		if text := w.spans[i].text; text[1]-text[0] > maxPageNumber || w.doc.blocks[i].Kind != Paragraph {
			continue
		}
		if isPageNumber(w.raw(int32(i))) {
			keep = w.keepAll(keep)
			keep[i] = false
		}
	}
	return keep
}

// maxPageNumber bounds the number of a page in bytes.
const maxPageNumber = int32(len("Page 1,000 of 1,000"))

// isPageNumber reports the number of a page in print, and of how many: "Page 4 of 18",
// "- 3 -".
func isPageNumber(text []byte) bool {
	const dashes = 0xE2 // begins those that are no hyphen
	if len(text) < len("-1-") || text[0] != '-' && text[0] != dashes && text[0]|0x20 != 'p' {
		return false
	}
	s := string(text)
	if first, n := utf8.DecodeRuneInString(s); joint.IsDash(s[:n]) {
		inner, ok := strings.CutSuffix(s[n:], string(first))
		return ok && isPlainNumber(strings.Trim(inner, " \u00a0"))
	}
	number, ok := strings.CutPrefix(strings.ToLower(s), "page ")
	if !ok {
		return false
	}
	at, of, both := strings.Cut(number, " of ")
	if !both {
		at, of, both = strings.Cut(number, "/")
	}
	return isPlainNumber(strings.TrimSpace(at)) && (!both || isPlainNumber(strings.TrimSpace(of)))
}

// isPlainNumber reports a number of a few digits.
func isPlainNumber(s string) bool {
	return s != "" && len(s) <= len("1,000") && strings.Trim(s, "0123456789,") == ""
}
