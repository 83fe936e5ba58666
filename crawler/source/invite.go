package source

import (
	"bytes"
	"strings"

	"golang.org/x/net/html/atom"

	"github.com/stackdex/stackdex/crawler/source/internal/joint"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// invites reports a group around a field for an address, of few words that ask to
// subscribe, below no heading but one that asks the reader, "Want more like this?", or
// that asks to subscribe itself. In a form the field and its button may have their labels.
func (w *walker) invites(g *group) bool {
	few, asks := int32(3), isAskedOfReader
	if g.tag.is(atom.Form) {
		few, asks = 5, func(text []byte) bool { return isAskedOfReader(text) || isNewsletterText(text) }
	}
	found := false
	for i := g.from; i < g.to; i++ {
		b, text := &w.doc.blocks[i], w.raw(i)
		if g.to-g.from > few || isHeading(b) && !(i == g.from && b.Level > 2 && g.to-g.from > 1 && asks(text)) {
			return false
		}
		found = found || !b.Region.Chrome() && isNewsletterText(text) // else of a box within this one
	}
	return found
}

// isNewsletterText reports a text that asks to subscribe, or says how often what one gets
// then comes, and how many get it.
func isNewsletterText(text []byte) bool {
	for _, phrase := range [...]string{"Subscribe", " subscribers", "our newsletter", "my newsletter", "mail a week", "mail a month", "mails a week", "your inbox"} {
		if bytes.Contains(text, []byte(phrase)) {
			return true
		}
	}
	const join = "Join "
	return len(text) > len(join) && bytes.HasPrefix(text, []byte(join)) && words.IsDigit(text[len(join)])
}

// isAskedOfReader reports a question to readers about themselves.
func isAskedOfReader(text []byte) bool {
	word, _, _ := bytes.Cut(text, []byte(" "))
	return bytes.HasSuffix(text, []byte("?")) && asksReader(word)
}

// pointsOn reports a box of links to other pages, and how often these were liked, below
// a question to readers: "Ready for more?".
func (w *walker) pointsOn(g *group) bool {
	if first := &w.doc.blocks[g.from]; g.to-g.from < 3 || first.Kind != Heading || first.Level < 3 || !isAskedOfReader(w.raw(g.from)) {
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
	if g.to-g.from > few || !opensAccount(w.raw(g.from)) {
		return false
	}
	priced := false
	for i := g.from; i < g.to; i++ {
		text := w.raw(i)
		if w.doc.blocks[i].Kind == Heading && !w.doc.blocks[i].Weak || i > g.from && len(text) > short {
			return false
		}
		priced = priced || i > g.from && isPriced(text)
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
	if len(runs) == 0 || !leadsToApps(runs[len(runs)-1].Link) {
		return false
	}
	all := w.textOf(g)
	return bytes.Contains(all, []byte(" ratings")) || bytes.Contains(all, []byte(" reviews")) || bytes.Contains(all, []byte(" stars"))
}

// leadsToApps reports a link to an app in an app store.
func leadsToApps(link string) bool {
	for _, store := range [...]string{"https://apps.apple.com/", "https://play.google.com/store/", "https://itunes.apple.com/"} {
		if app, ok := strings.CutPrefix(link, store); ok && app != "" {
			return true
		}
	}
	return false
}
