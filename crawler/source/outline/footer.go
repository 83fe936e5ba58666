package outline

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/internal/chrome"
)

// The limits of a footer that no markup declares: how many blocks from the end of the
// page it is looked for, and the size of its links and headings in bytes.
const (
	footerBlocks  = 80
	footerLink    = 40
	footerHeading = 25
)

// markFooter finds the footer of a page that does not declare one: at the end, only links,
// short headings above them and a notice of copyright; the notice or a link to the terms
// identifies it.
func (d *Document) markFooter() {
	end := len(d.Blocks)
	for end > 0 && d.Blocks[end-1].Region.Chrome() {
		end--
	}
	for i := end - 1; i > 0 && i >= end-footerBlocks; i-- {
		if !d.isFooting(i, end) {
			return
		}
		if !isFooterNotice(&d.Blocks[i]) {
			continue
		}
		from := d.footerFrom(i, end)
		if from <= 0 || d.Blocks[from-1].Kind == Heading || !listsLinks(d.Blocks[from:end]) {
			continue
		}
		for k := from; k < end; k++ {
			if b := &d.Blocks[k]; !b.Region.Chrome() {
				b.Region = Footer
				if b.Weak { // had been a label
					b.Kind, b.Weak, b.Level = Paragraph, false, 0
				}
			}
		}
		return
	}
}

// footerFrom returns where the footer begins that holds block i: the largest element
// of nothing else, or else as many headings of one level as stand over links.
func (d *Document) footerFrom(i, end int) int {
	from := i
	for from > 0 && i-from < footerBlocks && d.isFooting(from-1, end) {
		from--
	}
	box := -1
	for g := d.Marks[i].Group; g > 0; g = d.Groups[g].Parent {
		if int(d.Groups[g].From) < from {
			break
		}
		if int(d.Groups[g].To) >= end {
			box = int(d.Groups[g].From)
		}
	}
	if box >= 0 && listsLinks(d.Blocks[box:end]) {
		if _, heads := d.footerHeads(box, end); heads != 1 {
			return box
		}
	}
	if first, heads := d.footerHeads(from, end); heads > 1 {
		return first
	}
	return i
}

// footerHeads returns the first of the last headings of one level, and their number.
func (d *Document) footerHeads(from, end int) (first, heads int) {
	for k := end - 1; k >= from; k-- {
		if b := &d.Blocks[k]; isFooterHeading(b) {
			if heads > 0 && b.Level != d.Blocks[first].Level {
				break
			}
			first = k
			heads++
		}
	}
	return first, heads
}

// isFooting reports a block that may stand in a footer, before others of it.
func (d *Document) isFooting(i, end int) bool {
	b := &d.Blocks[i]
	if b.Region.Chrome() || b.Kind == Button || b.Kind == Picture {
		return true
	}
	if b.Cell.Table > 0 || b.Kind == Code || b.Kind == Quote {
		return false
	}
	if isFooterHeading(b) {
		return i+1 < end && d.Blocks[i+1].Kind != Heading && d.Blocks[i+1].Link() != ""
	}
	if chrome.IsCopyright(b.Text) && len(b.Text) <= chrome.MaxNotice || chrome.IsPageNote(b.Text) {
		return b.Kind != Heading
	}
	links := 0
	for r := range b.Runs {
		run := &b.Runs[r]
		text := strings.Trim(b.Text[run.Start:run.End], " |·•–—-:,/")
		switch {
		case run.Link != "" && len(text) <= footerLink && !strings.Contains(text, " vs"):
			links++
		case text == "" || run.Strong && len(text) <= footerHeading && run.Link == "":
		case !chrome.IsCopyright(text) || len(text) > 100:
			return false
		}
	}
	return links > 0 && b.Kind != Heading
}

// isFooterHeading reports a short heading, or emphasised line, over links.
func isFooterHeading(b *Block) bool {
	return (b.Kind == Heading && b.Level > 1 || b.Strong && b.Kind == Paragraph) && len(b.Text) <= footerHeading &&
		b.Link() == "" && !strings.Contains(strings.ToLower(b.Text), "alternative")
}

// isFooterNotice reports a notice of copyright or licence, or a link to what every site
// has to say. Other notes about the page end articles too.
func isFooterNotice(b *Block) bool {
	if b.Region.Chrome() {
		return false
	}
	if chrome.IsCopyright(b.Text) || chrome.IsLicence(b.Text) {
		return true
	}
	for i := range b.Runs {
		if r := &b.Runs[i]; r.Link != "" {
			word, _, _ := strings.Cut(strings.ToLower(b.Text[r.Start:r.End]), " ")
			switch word {
			case "privacy", "terms", "imprint", "impressum", "datenschutz", "cookies", "mentions", "legal":
				return true
			}
		}
	}
	return false
}

// listsLinks reports blocks with several links, all to be read differently: lists of
// what the page is about repeat theirs.
func listsLinks(blocks []Block) bool {
	seen := map[string]bool{}
	for i := range blocks {
		if blocks[i].Region.Chrome() {
			continue
		}
		if len(blocks[i].Images) > footerBlocks {
			return false
		}
		for _, l := range blocks[i].Links() {
			if seen[l.Text] {
				return false
			}
			seen[l.Text] = true
		}
	}
	return len(seen) > 1
}
