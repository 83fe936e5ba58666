package stackshare

import "github.com/stackdex/stackdex/crawler/source/outline"

// dropAuthorBoxes drops the boxes that say who wrote the page.
func (d *document) dropAuthorBoxes() {
	var boxes map[int]bool // tokens
	for i := range d.tokens {
		t := &d.tokens[i]
		if t.kind != outline.Heading || len(t.key) < len("about the author") ||
			labelKey(t.key) != "about the author" && labelKey(t.key) != "about the authors" {
			continue
		}
		if box := d.boxUnder(i); !box.empty() {
			if boxes == nil {
				boxes = map[int]bool{}
			}
			for k := box.from; k < box.to; k++ {
				boxes[k] = true
			}
		}
	}
	if boxes != nil {
		d.dropTokens(func(i int) bool { return boxes[i] })
	}
}

// boxUnder returns the small element that the heading at i begins, with a picture in front
// of it at most, and that holds more.
func (d *document) boxUnder(i int) span {
	const few = 6 // tokens
	for from, to := range d.page.Outline.Enclosing(d.tokens[i].block) {
		box := span{d.start[from], d.start[to]}
		if box.to-box.from > few || box.from < i-1 || box.from < i && !d.tokens[i-1].picture {
			break
		}
		if box.to > i+1 {
			return box
		}
	}
	return span{}
}
