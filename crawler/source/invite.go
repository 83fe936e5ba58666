package source

import (
	"bytes"

	"golang.org/x/net/html/atom"

	"github.com/stackdex/stackdex/crawler/source/internal/chrome"
	"github.com/stackdex/stackdex/crawler/source/internal/joint"
)

// invites reports a group around a field for an address, of few words that ask to
// subscribe, below no heading but one that asks the reader, "Want more like this?", or
// that asks to subscribe itself. In a form the field and its button may have their labels.
func (w *walker) invites(g *group) bool {
	few, asks := int32(3), chrome.IsAskedOfReader
	if g.tag.is(atom.Form) {
		few, asks = 5, func(text []byte) bool { return chrome.IsAskedOfReader(text) || chrome.IsNewsletterText(text) }
	}
	found := false
	for i := g.from; i < g.to; i++ {
		b, text := &w.doc.blocks[i], w.raw(i)
		if g.to-g.from > few || isHeading(b) && !(i == g.from && b.Level > 2 && g.to-g.from > 1 && asks(text)) {
			return false
		}
		found = found || !b.Region.Chrome() && chrome.IsNewsletterText(text) // else of a box within this one
	}
	return found
}

// pointsOn reports a box of links to other pages, and how often these were liked, below
// a question to readers: "Ready for more?".
func (w *walker) pointsOn(g *group) bool {
	if first := &w.doc.blocks[g.from]; g.to-g.from < 3 || first.Kind != Heading || first.Level < 3 || !chrome.IsAskedOfReader(w.raw(g.from)) {
		return false
	}
	links := 0
	for i := g.from + 1; i < g.to; i++ {
		switch runs, text := w.runsOf(i), w.raw(i); {
		case len(runs) > 0 && (runs[0].Link != "" || runs[len(runs)-1].Link != ""):
			links++
		case w.doc.blocks[i].Kind != Picture && !joint.IsFigure(string(text)):
			return false
		}
	}
	return links > 1
}

// sellsAccount reports a box of short lines below one that asks to open an account, with
// what that costs.
func (w *walker) sellsAccount(g *group) bool {
	const few, short = 6, 40
	if g.to-g.from > few || !chrome.OpensAccount(w.raw(g.from)) {
		return false
	}
	priced := false
	for i := g.from; i < g.to; i++ {
		text := w.raw(i)
		if w.doc.blocks[i].Kind == Heading && !w.doc.blocks[i].Weak || i > g.from && len(text) > short {
			return false
		}
		priced = priced || i > g.from && chrome.IsPriced(text)
	}
	return priced
}

// offersApp reports a small box that ends with what to press for an app of the site, with
// how it is rated: "Moss for iOS, 4.8 stars, [Open]".
func (w *walker) offersApp(g *group) bool {
	const few = 4
	if n := g.to - g.from; n > few || g.tag.is(atom.P) || w.holdsTitle(g) {
		return false
	}
	runs := w.runsOf(g.to - 1)
	if len(runs) == 0 || !chrome.LeadsToApps(runs[len(runs)-1].Link) {
		return false
	}
	all := w.textOf(g)
	return bytes.Contains(all, []byte(" ratings")) || bytes.Contains(all, []byte(" reviews")) || bytes.Contains(all, []byte(" stars"))
}
