package walk

import (
	"bytes"

	"golang.org/x/net/html/atom"

	"github.com/stackdex/stackdex/crawler/source/internal/chrome"
	"github.com/stackdex/stackdex/crawler/source/internal/joint"
	"github.com/stackdex/stackdex/crawler/source/outline"
)

// invites reports a group around a field for an address, of few words that ask to
// subscribe, below no heading but one that asks the reader, "Want more like this?", or
// that asks to subscribe itself. In a form the field and its button may have their labels.
func (w *walker) invites(g *outline.Group) bool {
	few, asks := int32(3), chrome.IsAskedOfReader
	if g.Tag.Is(atom.Form) {
		few, asks = 5, func(text []byte) bool { return chrome.IsAskedOfReader(text) || chrome.IsNewsletterText(text) }
	}
	found := false
	for i := g.From; i < g.To; i++ {
		b, text := &w.doc.Blocks[i], w.raw(i)
		if g.To-g.From > few || outline.IsHeading(b) && !(i == g.From && b.Level > 2 && g.To-g.From > 1 && asks(text)) {
			return false
		}
		found = found || !b.Region.Chrome() && chrome.IsNewsletterText(text) // else of a box within this one
	}
	return found
}

// pointsOn reports a box of links to other pages, and how often these were liked, below
// a question to readers: "Ready for more?".
func (w *walker) pointsOn(g *outline.Group) bool {
	if first := &w.doc.Blocks[g.From]; g.To-g.From < 3 || first.Kind != outline.Heading || first.Level < 3 || !chrome.IsAskedOfReader(w.raw(g.From)) {
		return false
	}
	links := 0
	for i := g.From + 1; i < g.To; i++ {
		switch runs, text := w.runsOf(i), w.raw(i); {
		case len(runs) > 0 && (runs[0].Link != "" || runs[len(runs)-1].Link != ""):
			links++
		case w.doc.Blocks[i].Kind != outline.Picture && !joint.IsFigure(string(text)):
			return false
		}
	}
	return links > 1
}

// sellsAccount reports a box of short lines below one that asks to open an account, with
// what that costs.
func (w *walker) sellsAccount(g *outline.Group) bool {
	const few, short = 6, 40
	if g.To-g.From > few || !chrome.OpensAccount(w.raw(g.From)) {
		return false
	}
	priced := false
	for i := g.From; i < g.To; i++ {
		text := w.raw(i)
		if w.doc.Blocks[i].Kind == outline.Heading && !w.doc.Blocks[i].Weak || i > g.From && len(text) > short {
			return false
		}
		priced = priced || i > g.From && chrome.IsPriced(text)
	}
	return priced
}

// offersApp reports a small box that ends with what to press for an app of the site, with
// how it is rated: "Moss for iOS, 4.8 stars, [Open]".
func (w *walker) offersApp(g *outline.Group) bool {
	const few = 4
	if n := g.To - g.From; n > few || g.Tag.Is(atom.P) || w.holdsTitle(g) {
		return false
	}
	runs := w.runsOf(g.To - 1)
	if len(runs) == 0 || !chrome.LeadsToApps(runs[len(runs)-1].Link) {
		return false
	}
	all := w.textOf(g)
	return bytes.Contains(all, []byte(" ratings")) || bytes.Contains(all, []byte(" reviews")) || bytes.Contains(all, []byte(" stars"))
}
