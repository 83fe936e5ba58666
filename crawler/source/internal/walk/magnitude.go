package walk

import (
	"bytes"

	"github.com/stackdex/stackdex/crawler/source/internal/joint"
	"github.com/stackdex/stackdex/crawler/source/outline"
)

// joinMagnitude joins the open block to the one before it if that is a number and all
// of the open one is the letter that multiplies it, or what stands behind its point:
// styles set the two side by side, each in a box of its own.
func (w *walker) joinMagnitude() bool {
	o, n := &w.open, len(w.doc.Blocks)-1
	size := len(w.text) - o.text
	if n < 0 || size < 1 || size > len(".25K+") || len(w.images) > o.images || len(w.runs) != o.runs+1 || !joint.ContinuesNumber(w.text[o.text:]) {
		return false
	}
	b, s := &w.doc.Blocks[n], &w.spans[n]
	number := w.text[s.text[0]:s.text[1]]
	if int(s.text[1]) != o.text || int(s.runs[1]) != o.runs || b.Kind != w.kind || b.Cell != w.cell || s.images[0] < s.images[1] ||
		!w.multiplies(number, s.group) {
		return false
	}
	r := &w.runs[o.runs]
	r.Start, r.End = int32(len(number)), int32(len(number)+size)
	s.text[1], s.runs[1] = int32(len(w.text)), int32(len(w.runs))
	b.Strong = b.Strong && r.Strong
	if w.group != s.group {
		w.absorbed = w.group + 1
	}
	w.open = pending{text: len(w.text), runs: len(w.runs), images: len(w.images)}
	return true
}

// multiplies reports whether the open block multiplies a number in a group, or continues it.
// Either may be a box beside the other; a whole number might be a count of the letter, unless
// the letter is K or M and the number begins the box around both.
func (w *walker) multiplies(number []byte, at int32) bool {
	if !joint.IsGroupedNumber(number) {
		return false
	}
	point := bytes.IndexByte(number, '.')
	groups := w.doc.Groups
	box := groups[w.group].Parent
	switch {
	case w.group == at, groups[at].Parent == w.group, at == box:
	case groups[at].Parent != box || outline.IsEntry(groups[at].Tag) || outline.IsEntry(groups[w.group].Tag):
		return false
	}
	if w.text[w.open.text] == '.' {
		return point < 0
	}
	return point > 0 || w.text[w.open.text] != 'B' && box >= 0 && groups[box].From == int32(len(w.doc.Blocks)-1)
}
