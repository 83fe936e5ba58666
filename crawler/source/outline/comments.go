package outline

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/internal/chrome"
)

// markComments gives what readers wrote under a page the region Comments: what
// stands under a heading that announces it, or under a line that does. It
// reports whether there is any.
func (d *Document) markComments() bool {
	found := d.markUnheaded()
	for _, h := range d.heads {
		b := &d.Blocks[h.block]
		if b.Weak || b.Level == 1 || b.Region.Chrome() || b.Cell.Table > 0 || !chrome.AnnouncesComments(b.Text) {
			continue
		}
		end := d.commentsEnd(h)
		if d.hasTable(h.block, end) {
			continue
		}
		found = true
		d.comment(h.block, end)
	}
	return found
}

func (d *Document) comment(from, to int32) {
	for i := from; i < to; i++ {
		if !d.Blocks[i].Region.Chrome() {
			d.Blocks[i].Region = Comments
		}
	}
}

// markUnheaded marks comments that a line announces which is no heading: the only
// such line of the page, behind its prose. They end with the box that the line
// begins; a line with the number of comments, without a box, is followed by
// nothing else. No heading stands among them.
func (d *Document) markUnheaded() bool {
	at, prose := int32(-1), 0
	for i := range d.Blocks {
		b := &d.Blocks[i]
		switch {
		case b.Region.Chrome() || b.Cell.Table > 0 || b.Kind == Button:
		case len(b.Text) > 50 && at < 0:
			prose++
		case len(b.Text) < 40 && (b.Kind != Heading || b.Weak) && chrome.AnnouncesComments(b.Text):
			if at >= 0 || prose < 2 || b.Link() != "" {
				return false
			}
			at = int32(i)
		}
	}
	if at < 0 {
		return false
	}
	end := at
	for g := d.Marks[at].Group; g > 0 && d.Groups[g].From == at; g = d.Groups[g].Parent {
		end = d.Groups[g].To
	}
	if end < at+3 {
		if !strings.ContainsAny(d.Blocks[at].Text, "0123456789") {
			return false
		}
		g := d.Marks[at].Group
		for g > 0 && d.Groups[g].To < at+2 {
			g = d.Groups[g].Parent
		}
		end = d.Groups[max(g, 0)].To
	}
	for i := at; i < end; i++ {
		if b := &d.Blocks[i]; b.Kind == Heading && !b.Weak && !b.Region.Chrome() {
			return false
		}
	}
	if end < at+2 || d.hasTable(at, end) {
		return false
	}
	d.comment(at, end)
	return true
}

// commentsEnd is the end of the largest element that begins with the heading
// and holds more, as far as the heading reaches.
func (d *Document) commentsEnd(h head) int32 {
	end := h.block
	for at := d.Marks[h.block].Group; at > 0 && d.Groups[at].From == h.block; at = d.Groups[at].Parent {
		end = min(d.Groups[at].To, h.end)
	}
	if end <= h.block+1 {
		return h.end
	}
	return end
}

func (d *Document) hasTable(from, to int32) bool {
	for i := from; i < to; i++ {
		if d.Blocks[i].Cell.Table > 0 {
			return true
		}
	}
	return false
}
