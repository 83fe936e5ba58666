package outline

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Chips returns the texts of a cell that holds nothing but several items of the same look, each
// set apart from the next; nil for any other cell.
func (c *Cell) Chips() []string {
	if c.doc == nil || c.end != c.Block+1 {
		return nil
	}
	b := &c.doc.Blocks[c.Block]
	if len(b.Runs) < 2 || len(b.Text) != len(c.Text) {
		return nil
	}
	small, first := 0, &b.Runs[0]
	for i := range b.Runs {
		r := &b.Runs[i]
		if i > 0 && !r.Apart || r.Strong != first.Strong || r.Emphasis != first.Emphasis || r.Code != first.Code || r.Small != first.Small ||
			(r.Link == "") != (first.Link == "") {
			return nil
		}
		letter, _ := utf8.DecodeRuneInString(b.Text[r.Start:r.End])
		if !unicode.IsLetter(letter) {
			return nil
		}
		if unicode.IsLower(letter) {
			small++
		}
	}
	if small > 0 && small < len(b.Runs) {
		return nil
	}
	parts := make([]string, len(b.Runs))
	for i := range b.Runs {
		parts[i] = strings.TrimSpace(b.Text[b.Runs[i].Start:b.Runs[i].End])
	}
	return parts
}
