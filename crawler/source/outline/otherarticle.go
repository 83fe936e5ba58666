package outline

import (
	"strings"

	"golang.org/x/net/html/atom"
)

// markOtherArticles finds articles after the one that the page is about, as sites with endless
// scrolling append them: each stands in an element of its own, below a heading of the highest
// level that is not the page's title. That heading belongs to the first article, or to sections
// longer than all articles after them.
func (d *Document) markOtherArticles() {
	var others []*Group
	size, from, own := int32(0), int32(-1), false
	whole := "" // the title in front of all articles
	for at := 0; at < len(d.Groups); at++ {
		g := &d.Groups[at]
		if !g.Tag.Is(atom.Article) || g.From == g.To {
			continue
		}
		at = int(g.End) - 1
		title, sections := d.titleIn(g.From, g.To)
		if whole == "" {
			whole, _ = d.titleIn(0, g.From)
			whole += " "
		}
		switch {
		case title == "":
		case !strings.HasPrefix(d.Data.Title, title) || len(title)+1 < len(whole) && strings.HasPrefix(whole, title+" "):
			others, size = append(others, g), size+g.To-g.From
			if from < 0 {
				from = g.From
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
		own = title != "" && strings.HasPrefix(d.Data.Title, title) && sections > 1 && from > size
	}
	if !own {
		return
	}
	for _, g := range others {
		for i := g.From; i < g.To; i++ {
			if b := &d.Blocks[i]; !b.Region.Chrome() {
				b.Region = Sidebar
			}
		}
	}
}

// titleIn returns the heading of the highest level that a range of blocks begins with,
// and the number of headings behind it; "" if it begins with another one.
func (d *Document) titleIn(from, to int32) (title string, sections int) {
	for i := from; i < to; i++ {
		b := &d.Blocks[i]
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
