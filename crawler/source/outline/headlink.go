package outline

import (
	"slices"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/internal/chrome"
)

// headLinkSize bounds the words of a link beside a heading, in bytes.
const headLinkSize = 40

// headLink is a link in a heading, to a place on the page or to all there is of the
// section, or one to a place on the page alone right in front of a heading or behind it.
type headLink struct {
	block    int
	from, to int // its bytes of the block's text
	target   string
	within   bool // other words of the heading stand beside it
}

// dropHeadingLinks takes away the links by which headings offer their own address, the
// way back to the top, or all there is of their section. But for the last ones, they
// lead to a place on the page, stand in a heading or beside it, and are told from what
// the page is about by what they lead to, by what they say, or because they say the
// same beside several headings: in headings, where they may be names, only if they lead
// to several places.
func (d *Document) dropHeadingLinks(keep []bool) []bool {
	var links []headLink
	blocks := d.Blocks
	for i := range blocks {
		b := &blocks[i]
		if b.Kind == Heading {
			links = b.appendHeadLinks(links, i)
		} else if b.Kind == Paragraph && len(b.Text) <= headLinkSize && d.isBesideHeading(i) && (b.leadsWithin() || b.isWayBack()) {
			links = append(links, headLink{block: i, to: len(b.Text), target: b.Link()})
		} else if b.Kind == Button && i > 0 && blocks[i-1].Kind == Heading && chrome.IsWayBack(b.Text) {
			links = append(links, headLink{block: i, to: len(b.Text)})
		}
	}
	if len(links) == 0 {
		return keep
	}
	type use struct {
		target           string
		several, leading bool // of such links, of targets
	}
	uses := make(map[string]use, len(links))
	for _, l := range links {
		text := blocks[l.block].Text[l.from:l.to]
		u, ok := uses[text]
		uses[text] = use{target: l.target, several: ok, leading: u.leading || ok && u.target != l.target}
	}
	for i := len(links) - 1; i >= 0; i-- { // so that what ends a heading goes first
		l := &links[i]
		b := &blocks[l.block]
		text := b.Text[l.from:l.to]
		u := uses[text]
		if !chrome.LeadsToTop(l.target) && !chrome.IsWayBack(text) && !(l.within && chrome.OffersAll(text)) && (l.within || !u.several) && !u.leading {
			continue
		}
		if l.within {
			b.cutOut(l.from, l.to)
			continue
		}
		keep = d.KeepAll(keep)
		keep[l.block] = false
	}
	return keep
}

// isBesideHeading reports a block right behind a heading or in front of one that is no
// part of a row of links.
func (d *Document) isBesideHeading(i int) bool {
	beside := false
	for _, at := range [...]int{i - 1, i + 1} {
		if at < 0 || at == len(d.Blocks) {
			continue
		}
		b := &d.Blocks[at]
		if beside = beside || b.Kind == Heading; b.Kind != Heading && b.leadsWithin() {
			return false
		}
	}
	return beside
}

// appendHeadLinks adds the links with which a heading begins and ends, if it has other
// words.
func (b *Block) appendHeadLinks(links []headLink, at int) []headLink {
	n := len(b.Runs)
	if n < 2 {
		return links
	}
	first, last := 1, n-1
	for first < n && b.Runs[first].Link == b.Runs[0].Link {
		first++
	}
	if first == n {
		return links
	}
	for b.Runs[last-1].Link == b.Runs[n-1].Link {
		last--
	}
	for _, s := range [...][2]int{{0, first}, {last, n}} {
		l := headLink{block: at, from: int(b.Runs[s[0]].Start), to: int(b.Runs[s[1]-1].End), target: b.Runs[s[0]].Link, within: true}
		if l.to-l.from <= headLinkSize && !slices.ContainsFunc(b.Images, func(m Image) bool { return m.At >= l.from || l.from == 0 }) &&
			(strings.HasPrefix(l.target, "#") || strings.IndexByte(l.target, '#') > 0 && chrome.IsWayBack(b.Text[l.from:l.to]) || l.target != "" && chrome.OffersAll(b.Text[l.from:l.to])) {
			links = append(links, l)
		}
	}
	return links
}

// isWayBack reports a block that is one link to a place on a page, with the words of
// such links.
func (b *Block) isWayBack() bool {
	return len(b.Runs) == 1 && strings.IndexByte(b.Runs[0].Link, '#') >= 0 && chrome.IsWayBack(b.Text)
}

// cutOut takes bytes at the beginning or the end of a block out of its text.
func (b *Block) cutOut(from, to int) {
	head, tail := strings.TrimRight(b.Text[:from], " "), strings.TrimLeft(b.Text[to:], " ")
	skip := int32(len(b.Text) - len(tail))
	if from > 0 {
		tail, skip = "", 0
	} else {
		head = ""
	}
	var kept []Run
	for _, r := range b.Runs {
		r.Start, r.End = max(r.Start-skip, 0), r.End-skip
		if from > 0 {
			r.End = min(r.End, int32(len(head)))
		}
		if r.Start < r.End {
			kept = append(kept, r)
		}
	}
	b.Text, b.Runs, b.Lead = head+tail, kept, 0
}
