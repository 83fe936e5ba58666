package walk

import (
	"cmp"
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/stackdex/stackdex/crawler/source/internal/chrome"
	"github.com/stackdex/stackdex/crawler/source/internal/css"
	"github.com/stackdex/stackdex/crawler/source/internal/disclosure"
	"github.com/stackdex/stackdex/crawler/source/internal/dom"
	"github.com/stackdex/stackdex/crawler/source/internal/element"
	"github.com/stackdex/stackdex/crawler/source/internal/joint"
	"github.com/stackdex/stackdex/crawler/source/outline"
)

// enter sets what the block element n makes of the text in it.
func (w *walker) enter(n *html.Node, a *dom.Attributes) {
	if level := element.HeadingLevel(n.DataAtom); level > 0 && a.Role != "presentation" && a.Role != "none" {
		w.kind, w.level = outline.Heading, level
		w.titled = w.titled || level == 1 && w.main
		return
	}
	w.enterRegion(n, a)
	switch n.DataAtom {
	case atom.Ul, atom.Menu, atom.Dir:
		w.depth, w.ordered = min(w.depth+1, 200), false
	case atom.Ol:
		w.depth, w.ordered = min(w.depth+1, 200), true
	case atom.Li:
		w.kind = outline.Item
	case atom.Td, atom.Th:
		w.kind = outline.TableCell
	case atom.Dt:
		w.kind = outline.Term
	case atom.Dd:
		w.kind = outline.Description
	case atom.Blockquote:
		w.kind = outline.Quote
	case atom.Pre, atom.Xmp, atom.Plaintext, atom.Listing:
		w.kind = outline.Code
	case atom.Caption, atom.Figcaption:
		w.kind = outline.Caption
	case atom.Summary, atom.Legend:
		w.enterTitle(n)
	case atom.Header:
		if s := n.Parent; s != nil && s.Parent != nil && s.Parent.Data == "amp-accordion" {
			w.asTitle()
		}
	case atom.Button:
		if w.button(a); w.kind == outline.Button && w.region == outline.Body && (disclosure.AsksAbove(n) || disclosure.TitlesFold(n)) {
			w.asTitle()
		}
	case atom.A:
		if w.region == outline.Body && disclosure.OpensBlock(n, a) {
			w.pressing = true
			w.asTitle()
		}
	case atom.Label:
		if dom.HoldsField(n) {
			w.kind = outline.Button
		}
	case atom.Thead:
		w.thead = true
	}
	if a.Role != "" {
		w.enterRole(a)
		if a.Role == "button" && w.kind == outline.Button && w.region == outline.Body && disclosure.TitlesFold(n) {
			w.asTitle()
		}
	}
	if dom.IsCustom(n) {
		w.writeSummary(n)
	}
}

// asTitle makes a heading of a text that no element calls one.
func (w *walker) asTitle() { w.kind, w.level = outline.Heading, outline.WeakLevel }

// writeSummary writes what a custom element shows of itself while it is closed.
func (w *walker) writeSummary(n *html.Node) {
	text := element.Attr(n, "summary")
	if text == "" {
		return
	}
	saved := w.state
	w.asTitle()
	w.addText(text)
	w.flush()
	w.state = saved
}

// input reads a field of a form: that it asks for an address or is a choice, or the
// figure that it shows where readers cannot change it.
func (w *walker) input(n *html.Node) {
	fixed := false
	for i := range n.Attr {
		fixed = fixed || n.Attr[i].Key == "readonly"
	}
	switch kind, value := element.Attr(n, "type"), element.Attr(n, "value"); {
	case kind == "email":
		w.flush()
		w.mailed = int32(len(w.doc.Blocks))
	case kind == "radio", kind == "checkbox":
		w.chosen = int32(len(w.doc.Blocks)) + 1
	case fixed && (kind == "" || kind == "text") && joint.IsFigure(value):
		w.open.apart = true
		w.addText(value)
		w.open.apart = true
	}
}

// button makes a button of the text in an element, or a title if a press on it opens a part.
func (w *walker) button(a *dom.Attributes) {
	w.control(a)
	if a.Expandable && w.region == outline.Body {
		w.asTitle()
		return
	}
	w.kind = outline.Button
}

// control notes what a button shows.
func (w *walker) control(a *dom.Attributes) {
	if a.Controls == "" {
		return
	}
	if w.controls == nil {
		w.controls = map[string]bool{}
	}
	w.controls[a.Controls] = true
}

// enterRole sets what a role makes of the text in its element.
func (w *walker) enterRole(a *dom.Attributes) {
	switch a.Role {
	case "heading":
		w.kind, w.level = outline.Heading, 2
		if a.Level >= 1 {
			w.level = uint8(min(a.Level, 6))
		}
	case "list":
		w.depth = min(w.depth+1, 200)
	case "listitem":
		w.kind, w.depth = outline.Item, max(w.depth, 1)
	case "cell", "gridcell", "columnheader", "rowheader":
		w.kind = outline.TableCell
	case "term":
		w.kind = outline.Term
	case "definition":
		w.kind = outline.Description
	case "button":
		w.button(a)
	}
}

// isBlockRole reports a role whose elements are blocks, whatever their names.
func isBlockRole(role string) bool {
	switch role {
	case "heading", "table", "grid", "treegrid", "row", "rowgroup", "cell", "gridcell", "columnheader", "rowheader",
		"list", "listitem", "article", "region", "tabpanel", "dialog", "alertdialog", "navigation", "banner",
		"contentinfo", "complementary", "main", "term", "definition", "paragraph":
		return true
	}
	return false
}

// isOneOfSeveral reports a footer that has others behind it or in front of it in the same
// element, with texts between: each ends an entry of a page.
func isOneOfSeveral(n *html.Node) bool {
	const near = 24
	for _, next := range [...]func(*html.Node) *html.Node{dom.NextSibling, dom.PrevSibling} {
		text := false
		for c, left := next(n), near; c != nil && left > 0; c, left = next(c), left-1 {
			if c.DataAtom == atom.Footer {
				return text
			}
			text = text || c.DataAtom == atom.P || c.DataAtom == atom.Blockquote
		}
	}
	return false
}

// ofBox reports a footer that ends a box of the page, a card: what stands in the
// element around it is little beside the page.
func (w *walker) ofBox(n *html.Node) bool {
	const card = 2000
	box := n.Parent
	if box == nil || box.DataAtom == atom.Body || box.DataAtom == atom.Html || dom.TextSize(box, card) >= card {
		return false
	}
	page := dom.Root(n)
	size := dom.TextSize(box, card)
	return size > 2*dom.TextSize(n, card) && dom.TextSize(page, 2*card) >= 2*size
}

// statusSize bounds the text of what a page says of its own state: "8 of 80 entries".
const statusSize = 120

// enterRegion applies landmarks. A header or footer of an article or a
// section belongs to it and not to the page (HTML, 4.3.8 and 4.3.9).
func (w *walker) enterRegion(n *html.Node, a *dom.Attributes) {
	was := w.region
	switch n.DataAtom {
	case atom.Nav:
		w.region = outline.Navigation
	case atom.Aside:
		if !w.main || !chrome.IsNoteLabel(a.Label) {
			w.region = outline.Aside
		}
	case atom.Header:
		if !w.landmark && was == outline.Body {
			w.region = outline.Header
		}
	case atom.Footer:
		if !w.landmark && was == outline.Body && !w.ofBox(n) && !isOneOfSeveral(n) {
			w.region = outline.Footer
		}
	case atom.Main, atom.Article, atom.Section, atom.Figure, atom.Blockquote, atom.Details, atom.Li:
		w.landmark = true
	}
	switch a.Role {
	case "navigation":
		w.region = outline.Navigation
	case "complementary":
		w.region = outline.Aside
	case "banner":
		w.region = outline.Header
	case "contentinfo", "doc-endnotes":
		w.region = outline.Footer
	case "status":
		if was == outline.Body && dom.TextSize(n, statusSize) < statusSize {
			w.region = outline.Dialog
		}
	case "main", "article":
		w.region, w.landmark = outline.Body, true
	}
	if a.Label != "" && len(a.Label) < 24 && chrome.IsAdvertLabel([]byte(a.Label)) || a.Advert || isAdvertElement(n) {
		w.region = outline.Advert
	}
	if isDialog(n, a) || a.Style != "" && was == outline.Body && css.DisplayOf(a.Style) == css.AsOverlay {
		if was != outline.Body || !w.isPage(n) {
			w.region = outline.Dialog
		}
	}
	if was != outline.Body && w.region == outline.Body {
		w.region = was // a landmark in a dialog is of the dialog
	}
	w.main = w.main || n.DataAtom == atom.Main || a.Role == "main"
	w.landmark = w.landmark || w.region == outline.Navigation || w.region == outline.Aside
}

// inherit applies what n says to all text in it.
func (w *walker) inherit(n *html.Node, a *dom.Attributes) {
	switch n.DataAtom {
	case atom.B, atom.Strong:
		w.strong = true
	case atom.Em, atom.I, atom.Cite:
		w.emphasis = true
	case atom.Code, atom.Kbd, atom.Samp, atom.Tt:
		w.code = true
	case atom.Pre, atom.Xmp, atom.Plaintext, atom.Listing:
		w.pre = true
	case atom.Del, atom.S, atom.Strike:
		w.struck = true
	case atom.Small, atom.Sub, atom.Sup:
		w.small = true
	case atom.Button, atom.Summary:
		w.pressing = true
	}
	w.pressing = w.pressing || a.Role == "button"
	if a.As != "" {
		w.renamed(a.As)
	}
	if a.Author && w.author == "" && !w.region.Chrome() {
		w.author = authorIn(n)
	}
	w.enterAnchor(n, a)
	if a.Style != "" && boldStyle(a.Style) {
		w.strong = true
	}
}

// leadsTo returns the target of a link that a publisher of documents sends through
// an address of its own, else the link.
func leadsTo(link string) string {
	const through = "https://www.google.com/url?"
	if !strings.HasPrefix(link, through) {
		return link
	}
	query, err := url.ParseQuery(link[len(through):])
	if err != nil {
		return link
	}
	return cmp.Or(query.Get("q"), query.Get("url"), link)
}

// enterAnchor notes link, title and time for all text in n.
func (w *walker) enterAnchor(n *html.Node, a *dom.Attributes) {
	if a == &dom.None {
		return
	}
	link, title := "", a.Title
	if n.DataAtom == atom.A {
		link = leadsTo(a.Href)
	}
	if strings.Contains(a.Label, title) && (n.DataAtom != atom.Nav && n.DataAtom != atom.Section || chrome.IsCrumbs(a.Label)) {
		title = a.Label // which says more: "5.8K followers"
	}
	if link == "" && title == "" && a.DateTime == "" {
		return
	}
	if len(w.anchors) == cap(w.anchors) {
		w.anchors = make([]outline.Anchor, 0, 16)
	}
	w.anchors = append(w.anchors, *w.anchor)
	inner := &w.anchors[len(w.anchors)-1]
	if link != "" {
		inner.Link, inner.Paid = link, a.Paid
	}
	if title != "" {
		inner.Title = dom.Clean(title)
	}
	if a.DateTime != "" {
		inner.Time = a.DateTime
	}
	w.anchor = inner
}
