package stackshare

import "strings"

// dropPaid takes entries of a list for noise that are paid for: a line says so right in
// front of the name, between the end of the entry before and the text of this one.
func (d *document) dropPaid(s span) {
	blocks := d.page.Outline.Blocks()
	for i := s.from; i+1 < s.to; i++ {
		name, text := &d.tokens[i], &d.tokens[i+1]
		if name.block == 0 || d.start[name.block] != i || !isPaidNotice(blocks[name.block-1].Text) || !name.isName() || name.sentence ||
			name.tool >= 0 || !text.sentence {
			continue
		}
		if front := d.lastText(i, s); (front < 0 || d.tokens[front].sentence) && !d.endsElement(name.block-1) {
			name.noise, text.noise = true, true
		}
	}
}

// isPaidNotice reports the notice above a paid entry. The label of an advert slot, which may be
// empty, is not such a notice.
func isPaidNotice(text string) bool {
	return strings.EqualFold(text, "sponsored") || strings.EqualFold(text, "promoted")
}

// lastText returns the last token of content before i in s, -1 if there is none.
func (d *document) lastText(i int, s span) int {
	for i--; i >= s.from; i-- {
		if t := &d.tokens[i]; !t.picture && !t.noise {
			return i
		}
	}
	return -1
}

// endsElement reports whether the smallest element that holds a block and others ends
// with it.
func (d *document) endsElement(block int) bool {
	for from, to := range d.page.Outline.Enclosing(block) {
		if to-from > 1 {
			return from < block && to == block+1
		}
	}
	return false
}
