package walk

import (
	"bytes"
	"cmp"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/stackdex/stackdex/crawler/source/internal/chrome"
	"github.com/stackdex/stackdex/crawler/source/internal/dom"
	"github.com/stackdex/stackdex/crawler/source/internal/element"
	"github.com/stackdex/stackdex/crawler/source/internal/inline"
	"github.com/stackdex/stackdex/crawler/source/outline"
)

// box reads n as a block or as part of the text.
func (w *walker) box(n *html.Node, a *dom.Attributes, k element.Class) {
	w.inherit(n, a)
	if k != element.Block {
		w.inlineBox(n, a)
		return
	}
	w.flush()
	if a.Resumes && w.early {
		w.resume()
	}
	if w.inCell && isHeads(n) {
		return
	}
	outer := w.region
	w.enter(n, a)
	g := w.openGroup(n, a)
	aside := w.region == outline.Aside && !w.main
	before, scope := len(w.doc.Blocks), w.scope
	part := w.openTable(n, a)
	sealed := w.openScope(n, a)
	tabs := len(w.tabs)
	strip, heading := w.openTabs(n, a), w.openPanel(n, a)
	w.content(n, a)
	w.flush()
	w.closeTabs(strip)
	w.closePanel(n, heading, tabs)
	w.boxHeadings(g)
	w.closeScope(scope, sealed)
	w.closeTable(part)
	w.closeGroup(g, before)
	w.judgeElement(n, g, before, outer)
	if len(w.doc.Blocks) > before && (aside && w.doc.Blocks[before].Region != outline.Body || !w.main && w.region == outline.Body && w.isElsewhere(g)) {
		w.asides = append(w.asides, w.doc.Groups[g])
	}
}

// inlineBox reads an element that stands in a line.
func (w *walker) inlineBox(n *html.Node, a *dom.Attributes) {
	w.open.newRun = true
	text, images, blocks, runs := len(w.text), len(w.images), len(w.doc.Blocks), len(w.runs)
	switch {
	case n.DataAtom == atom.Q && !w.pre && inline.IsUnquoted(n, a):
		w.quoted(n, a)
	case n.DataAtom == 0:
		set := w.openSet(n)
		w.content(n, a)
		w.closeTabs(set)
	default:
		w.content(n, a)
	}
	w.open.newRun = true
	if len(w.doc.Blocks) == blocks && len(w.runs) > runs {
		w.setOff(text, runs)
		if text == w.open.text && w.open.lead == 0 {
			w.open.lead = int32(len(w.text) - text)
		}
	}
	if n.DataAtom == atom.A && a.Href != "" && a.Href[0] != '#' && len(w.text) == text && len(w.images) == images && len(w.doc.Blocks) == blocks {
		w.addImage(cmp.Or(a.Label, a.Title), "") // a link that lies over what it is about
	}
}

// judgeElement marks the group of an element whose name says another region than
// what has been read in it since block before.
func (w *walker) judgeElement(n *html.Node, g int32, before int, outer outline.Region) {
	if len(w.doc.Blocks) == before {
		return // and no group is left of it
	}
	group := &w.doc.Groups[g]
	switch n.DataAtom {
	case atom.Nav:
		class := element.Attr(n, "class")
		if !outer.Chrome() && (w.isProse(before) || w.listsFigures(before) || w.listsTexts(before) || class != "" && class == w.navBody) {
			w.unmark(before, outer)
			w.navBody = class
		}
	case atom.Footer:
		if w.listsTags(group) {
			w.mark(group, outline.Navigation)
		}
		if w.region != outline.Footer && w.isPageNote(group) {
			w.mark(group, outline.Footer)
		}
	case atom.Aside:
		if b := &w.doc.Blocks[before]; len(w.doc.Blocks) == before+1 && b.Kind == outline.Heading && !b.Weak && b.Region == outline.Aside {
			b.Region = outer // the heading of a section, beside what it heads
		} else if w.region == outline.Aside && w.leadsAway(g) {
			w.mark(group, outline.Sidebar)
		}
	}
}

// listsTexts reports blocks from a position on that are a short label and, below it, texts of
// several words without links: a nav element that holds content, as some panels are marked.
func (w *walker) listsTexts(from int) bool {
	const label, few, enough = 24, 2, 3 // bytes, and spaces in each text and in the longest
	blocks := w.doc.Blocks[from:]
	if len(blocks) < 2 || len(w.raw(int32(from))) > label || blocks[0].Kind != outline.Paragraph && blocks[0].Kind != outline.Heading {
		return false
	}
	longest := 0
	for k := range blocks {
		spaces := bytes.Count(w.raw(int32(from+k)), []byte(" "))
		if longest = max(longest, spaces); k > 0 && spaces < few || blocks[k].Kind == outline.Button {
			return false
		}
		for _, r := range w.runsOf(int32(from + k)) {
			if r.Link != "" || k == 0 && r.Apart {
				return false
			}
		}
	}
	return longest >= enough && !chrome.IsContentsLabel(string(w.raw(int32(from))))
}
