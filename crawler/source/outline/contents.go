package outline

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/internal/chrome"
)

// fewSections bounds how short a table of contents may be.
const fewSections = 2

// markContents finds tables of contents, wherever they stand: neighbouring blocks each of which
// is only a link within the page in the words of one of its headings. A block with further
// words is not one of them.
func (d *Document) markContents() {
	var headings map[string]bool
	for i := 0; i < len(d.Blocks); i++ {
		if b := &d.Blocks[i]; b.jumpsWithin() {
			if headings == nil {
				headings = d.headingTexts()
			}
			if b.listsSections(headings) {
				b.Region = Navigation
				continue
			}
		}
		to := i
		for to < len(d.Blocks) && d.Blocks[to].leadsWithin() {
			to++
		}
		if to-i < fewSections {
			i = max(i, to)
			continue
		}
		if headings == nil {
			headings = d.headingTexts()
		}
		found := 0
		for k := i; k < to; k++ {
			if headings[d.Blocks[k].Text] {
				found++
			}
		}
		if 2*found > to-i && found >= fewSections {
			for k := i; k < to; k++ {
				d.Blocks[k].Region = Navigation
			}
		}
		i = to
	}
}

// maxJump bounds what stands in front of links to places on the page, in bytes.
const maxJump = 24

// jumpsWithin reports a paragraph of several links to places on its page, and little
// else.
func (b *Block) jumpsWithin() bool {
	if b.Kind != Paragraph || b.Cell.Table > 0 || b.Region.Chrome() || len(b.Runs) < fewSections {
		return false
	}
	links, other := 0, 0
	for i := range b.Runs {
		switch r := &b.Runs[i]; {
		case strings.HasPrefix(r.Link, "#"):
			links++
		case r.Link != "":
			return false
		default:
			other += len(strings.Trim(b.Text[r.Start:r.End], " |·•,/:–—-"))
		}
	}
	return links >= fewSections && other <= maxJump
}

// listsSections reports links that are called as headings of the page are, or a label in
// front of them that says where they lead.
func (b *Block) listsSections(headings map[string]bool) bool {
	links, found := 0, 0
	for i := range b.Runs {
		if r := &b.Runs[i]; r.Link != "" {
			links++
			if headings[strings.TrimSpace(b.Text[r.Start:r.End])] {
				found++
			}
		}
	}
	if found >= fewSections && 2*found > links {
		return true
	}
	label, _, _ := strings.Cut(b.Text[:min(len(b.Text), maxJump)], ":")
	return chrome.IsContentsLabel(label)
}

func (d *Document) headingTexts() map[string]bool {
	texts := map[string]bool{}
	for i := range d.Blocks {
		if b := &d.Blocks[i]; b.Kind == Heading {
			texts[b.Text] = true
		}
	}
	return texts
}

// leadsWithin reports an item or paragraph that is one link to a place on its page.
func (b *Block) leadsWithin() bool {
	if b.Kind != Item && b.Kind != Paragraph || b.Cell.Table > 0 || b.Region.Chrome() {
		return false
	}
	link := ""
	for i := range b.Runs {
		switch r := &b.Runs[i]; {
		case r.Link == "" && strings.TrimSpace(b.Text[r.Start:r.End]) == "":
		case len(r.Link) < 2 || r.Link[0] != '#' || link != "" && link != r.Link:
			return false
		default:
			link = r.Link
		}
	}
	return link != ""
}
