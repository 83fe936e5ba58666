package source

import (
	"strings"

	"golang.org/x/net/html/atom"
)

// markOtherArticles finds articles after the one that the page is about, as sites with endless
// scrolling append them: each stands in an element of its own, below a heading of the highest
// level that is not the page's title. That heading belongs to the first article, or to sections
// longer than all articles after them.
func (d *document) markOtherArticles() {
	var others []*group
	size, from, own := int32(0), int32(-1), false
	whole := "" // the title in front of all articles
	for at := 0; at < len(d.groups); at++ {
		g := &d.groups[at]
		if !g.tag.is(atom.Article) || g.from == g.to {
			continue
		}
		at = int(g.end) - 1
		title, sections := d.titleIn(g.from, g.to)
		if whole == "" {
			whole, _ = d.titleIn(0, g.from)
			whole += " "
		}
		switch {
		case title == "":
		case !strings.HasPrefix(d.data.Title, title) || len(title)+1 < len(whole) && strings.HasPrefix(whole, title+" "):
			others, size = append(others, g), size+g.to-g.from
			if from < 0 {
				from = g.from
			}
		case len(others) > 0:
			return
		default:
			own = own || sections > 0
		}
	}
	if len(others) == 0 {
		return
	}
	if !own {
		title, sections := d.titleIn(0, from)
		own = title != "" && strings.HasPrefix(d.data.Title, title) && sections > 1 && from > size
	}
	if !own {
		return
	}
	for _, g := range others {
		for i := g.from; i < g.to; i++ {
			if b := &d.blocks[i]; !b.Region.Chrome() {
				b.Region = Sidebar
			}
		}
	}
}

// titleIn returns the heading of the highest level that a range of blocks begins with,
// and the number of headings behind it; "" if it begins with another one.
func (d *document) titleIn(from, to int32) (title string, sections int) {
	for i := from; i < to; i++ {
		b := &d.blocks[i]
		switch {
		case b.Kind != Heading || b.Weak:
		case title != "":
			sections++
		case b.Level != 1:
			return "", 0
		default:
			title = b.Text
		}
	}
	return title, sections
}
