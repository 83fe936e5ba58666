package walk

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/stackdex/stackdex/crawler/source/internal/dom"
	"github.com/stackdex/stackdex/crawler/source/internal/element"
	"github.com/stackdex/stackdex/crawler/source/internal/inline"
)

// isDialog reports a box that lies over the page and says so.
func isDialog(n *html.Node, a *dom.Attributes) bool {
	return n.DataAtom == atom.Dialog || a.Role == "dialog" || a.Role == "alertdialog"
}

// isPage reports a box over the page that is itself the page, opened over the one before: it
// has most of the text, and what lies below has no heading of level 1, or the box has much of
// the text and the heading that the title names. Boxes within it are boxes again, and so is a
// cookie notice without such a heading.
func (w *walker) isPage(n *html.Node) bool {
	if w.opened || dom.TextSize(n, decoySize) < decoySize {
		return false
	}
	if w.whole == nil {
		root := n
		for root.Parent != nil {
			root = root.Parent
		}
		w.whole = newExtent(w.doc.Data.Title)
		w.whole.read(root)
	}
	box := newExtent(w.doc.Data.Title)
	box.read(n)
	w.opened = mainShare*box.text >= w.whole.text && box.titled ||
		2*box.text >= w.whole.text && box.heads == w.whole.heads && (box.heads > 0 || !dom.ContainsText(n, "cookie"))
	return w.opened
}

// The limits within which a heading is looked for in the title.
const (
	maxTitle  = 1 << 10 // bytes
	maxTitles = 20
)

func newExtent(title string) *extent { return &extent{title: title[:min(len(title), maxTitle)]} }

// extent is how much an element holds.
type extent struct {
	title  string // of the page
	text   int    // bytes
	heads  int    // headings of level 1
	titled bool   // one of them stands in the title
}

func (e *extent) read(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch c.Type {
		case html.TextNode:
			e.text += len(strings.TrimSpace(c.Data))
		case html.ElementNode:
			if k := element.ClassOf(c); k == element.Skip || k == element.Embedded || k == element.Optional {
				continue
			}
			if c.DataAtom == atom.H1 {
				e.heads++
				head, left := inline.Piece{}, dom.MaxPieces
				e.titled = e.titled || e.heads <= maxTitles && head.Gather(c, &left) && head.Text != "" && strings.Contains(e.title, head.Text)
			}
			e.read(c)
		}
	}
}
