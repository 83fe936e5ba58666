package source

import "bytes"

// maxNote bounds a note in parentheses that goes with the line in front of it, in bytes.
const maxNote = 60

// joinNote joins the open block, a line behind a break, to the line in front of it in
// the same cell or entry, if it is a note in parentheses: "~892 req/s<br>(Gunicorn)".
func (w *walker) joinNote() bool {
	o, n := &w.open, len(w.doc.blocks)-1
	if n < 0 || len(w.images) > o.images || w.kind != TableCell && w.kind != Description && w.kind != Item || !isNote(w.text[o.text:]) {
		return false
	}
	b, s := &w.doc.blocks[n], &w.spans[n]
	if int(s.text[1]) != o.text || s.text[0] == s.text[1] || int(s.runs[1]) != o.runs || s.group != w.group || s.part != w.part || b.Kind != w.kind || b.Cell != w.cell || b.Strong {
		return false
	}
	w.text = append(w.text, ' ')
	copy(w.text[o.text+1:], w.text[o.text:])
	w.text[o.text] = ' '
	before := s.text[1] - s.text[0] + 1
	for i := o.runs; i < len(w.runs); i++ {
		w.runs[i].Start += before
		w.runs[i].End += before
	}
	s.text[1], s.runs[1] = int32(len(w.text)), int32(len(w.runs))
	w.open = pending{text: len(w.text), runs: len(w.runs), images: len(w.images)}
	return true
}

// isNote reports a short text that is all in one pair of parentheses.
func isNote(text []byte) bool {
	return len(text) > 2 && len(text) <= maxNote && text[0] == '(' && bytes.IndexByte(text, ')') == len(text)-1
}
