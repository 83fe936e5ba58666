package inline

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/stackdex/stackdex/crawler/source/internal/dom"
	"github.com/stackdex/stackdex/crawler/source/internal/element"
	"github.com/stackdex/stackdex/crawler/source/internal/joint"
)

// isCutCell reports a cell of plain spans only, at least one of which certainly continues in
// the next: a page that cuts one text at its spaces cuts others.
func isCutCell(n *html.Node) bool {
	last, goes := "", false
	all := eachPart(n, func(_ *html.Node, text string) bool {
		goes = goes || last != "" && joint.EndsOpen(last)
		last = text
		return true
	})
	return all && goes
}

// textTagOf returns the name of the custom element in which a paragraph holds the pieces of its
// sentences, else "": the text in one continues in the next, which has the same name or sets
// its text off.
func textTagOf(n *html.Node) string {
	tag, last, within := "", "", false
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.TextNode && element.Blank(c.Data) {
			continue
		}
		text := strings.TrimSpace(dom.OnlyText(c))
		switch own := dom.IsCustom(c); {
		case c.Type != html.ElementNode || text == "", !own && element.ClassOf(c) != element.Inline, own && tag != "" && tag != c.Data:
			return ""
		case own:
			tag = c.Data
		}
		first, _ := utf8.DecodeRuneInString(text)
		within = within || joint.IsProse(last) && unicode.IsLower(first) && strings.IndexByte(".:!?", last[len(last)-1]) < 0
		last = text
	}
	if !within {
		return ""
	}
	return tag
}

// asSpans makes spans of those elements in n that hold text in a line, as a browser shows
// them.
func (x *Cuts) asSpans(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		x.asSpans(c)
		if c.DataAtom == 0 && c.Data == x.textTag && holdsLine(c) {
			c.Data, c.DataAtom = "span", atom.Span
		}
	}
}

// holdsLine reports an element that holds texts and inline elements only.
func holdsLine(n *html.Node) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode && element.ClassOf(c) != element.Inline {
			return false
		}
	}
	return n.FirstChild != nil
}
