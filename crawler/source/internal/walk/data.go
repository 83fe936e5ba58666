package walk

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/stackdex/stackdex/crawler/source/internal/disclosure"
	"github.com/stackdex/stackdex/crawler/source/internal/dom"
	"github.com/stackdex/stackdex/crawler/source/internal/element"
	"github.com/stackdex/stackdex/crawler/source/internal/icon"
	"github.com/stackdex/stackdex/crawler/source/internal/inline"
	"github.com/stackdex/stackdex/crawler/source/internal/markup"
)

// embeddedData is what elements state for machines.
type embeddedData struct {
	author string // that an element is marked as
}

// readEmbedded reads the elements of the page that are not for people, finds out
// whether its texts are cut into words or split, puts those that a browser
// translated in the place of what wraps them, and others into their slots.
func (w *walker) readEmbedded(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		for c != nil && icon.IsBadge(c) {
			c = afterRemoved(c)
		}
		if c == nil {
			return
		}
		for isTranslated(c) {
			c = dom.Unwrap(c)
		}
		if isShadow(c) {
			c = w.composed(c)
		}
		if c.Type == html.ElementNode {
			w.doc.Data.Note(c)
			w.noteIcon(c)
			inline.ShowSpelledFigure(c)
			if c.DataAtom == atom.Button && disclosure.OffersMore(c) {
				w.control(&dom.Attributes{Controls: element.Attr(c, "aria-controls")})
			}
			w.Cuts.Note(c)
			w.readEmbedded(c)
		}
	}
}

// afterRemoved removes n and returns what stands behind it.
func afterRemoved(n *html.Node) *html.Node {
	next := n.NextSibling
	n.Parent.RemoveChild(n)
	return next
}

// isTranslated reports an element with which translators wrap each text of a page.
func isTranslated(n *html.Node) bool {
	return (n.DataAtom == atom.Font || n.DataAtom == atom.Span && element.Attr(n, markup.Renamed) == "font") && n.FirstChild != nil &&
		strings.Contains(element.Attr(n, "style"), "vertical-align: inherit")
}
