package source

import (
	"strings"

	"golang.org/x/net/html/atom"
)

// markOtherArticles finds articles behind the one that the page is about, as sites put
// them there that go on for ever: each stands in an element of its own beside the first,
// below a heading of the highest level, and only that of the first is the page's title.
func (d *document) markOtherArticles() {
	first := true
	for at := 0; at < len(d.groups); at++ {
		g := &d.groups[at]
		if !g.tag.is(atom.Article) || g.from == g.to {
			continue
		}
		title, sections := d.titleIn(g)
		isTitle := title != "" && strings.HasPrefix(d.data.Title, title)
		if first && (!isTitle || sections == 0) {
			return
		}
		if !first && title != "" && !isTitle {
			for i := g.from; i < g.to; i++ {
				if b := &d.blocks[i]; !b.Region.Chrome() {
					b.Region = Sidebar
				}
			}
		}
		first = false
		at = int(g.end) - 1
	}
}

// titleIn returns the heading of the highest level that an article begins with, and the
// number of headings behind it; "" if it begins with another one.
func (d *document) titleIn(g *group) (title string, sections int) {
	for i := g.from; i < g.to; i++ {
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
