package stackshare

import "github.com/stackdex/stackdex/crawler/source/outline"

// byBoxes divides s where each tool is named in an element of its own and some of these
// hold nothing else; nil if s is not made so.
func (r *reader) byBoxes(s span) []span {
	boxes := make([]span, len(r.names))
	for i := s.from; i < s.to; i++ {
		switch tool := r.tokens[i].tool; {
		case tool >= 0 && boxes[tool].empty():
			boxes[tool] = r.nameBox(i, s)
			i = boxes[tool].to - 1
		case tool >= 0, r.isContent(i):
			return nil // beside the boxes
		}
	}
	some := false
	for _, box := range boxes {
		if box.empty() {
			return nil
		}
		some = some || r.hasMoreThanVersus(span{box.from + 1, box.to})
	}
	if !some {
		return nil
	}
	return boxes
}

// nameBox returns the largest element in s that begins with the name at token i and names no
// other tool; the name alone if there is none.
func (d *document) nameBox(i int, s span) span {
	best := span{i, i + 1}
	d.around(i, s, func(part span) bool {
		for k := part.from; k < part.to; k++ {
			if t := &d.tokens[k]; k < i && !t.picture || t.tool >= 0 && t.tool != d.tokens[i].tool {
				return false
			}
		}
		best.to = part.to
		return true
	})
	return best
}

// isContent reports a token that is something to read.
func (d *document) isContent(i int) bool {
	t := &d.tokens[i]
	return !t.picture && !t.noise && t.kind != outline.Button
}
