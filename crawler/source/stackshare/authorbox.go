package stackshare

import "github.com/stackdex/stackdex/crawler/source"

// dropAuthorBoxes drops the boxes that say who wrote the page.
func (r *reader) dropAuthorBoxes() {
	var boxes map[int]bool // tokens
	for i := range r.tokens {
		t := &r.tokens[i]
		if t.kind != source.Heading || len(t.key) < len("about the author") ||
			labelKey(t.key) != "about the author" && labelKey(t.key) != "about the authors" {
			continue
		}
		if box := r.boxUnder(i); !box.empty() {
			if boxes == nil {
				boxes = map[int]bool{}
			}
			for k := box.from; k < box.to; k++ {
				boxes[k] = true
			}
		}
	}
	if boxes != nil {
		r.dropTokens(func(i int) bool { return boxes[i] })
	}
}

// boxUnder returns the small element that the heading at i begins, with a picture in front
// of it at most, and that holds more.
func (r *reader) boxUnder(i int) span {
	const few = 6 // tokens
	for from, to := range r.page.Outline.Enclosing(r.tokens[i].block) {
		box := span{r.start[from], r.start[to]}
		if box.to-box.from > few || box.from < i-1 || box.from < i && !r.tokens[i-1].picture {
			break
		}
		if box.to > i+1 {
			return box
		}
	}
	return span{}
}
