package walk

import (
	"bytes"

	"github.com/stackdex/stackdex/crawler/source/internal/chrome"
	"github.com/stackdex/stackdex/crawler/source/outline"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// The bounds of a box that sells something, or is of the visitor.
const (
	promotionSize   = 300 // bytes
	promotionBlocks = 5
)

// isPromotion reports a small box that ends with what to press for an offer and says
// that it is one: "Summer sale: 40% off [Get the deal]", "Webinar … [Register now]".
func (w *walker) isPromotion(g *outline.Group) bool {
	if g.To-g.From > promotionBlocks || w.isOfTable(g.From) {
		return false
	}
	if w.offersApp(g) {
		return true
	}
	last, pressed := w.lastPressed(g)
	if !pressed || len(last) > 40 {
		return false
	}
	verb, _, _ := bytes.Cut(last, []byte(" "))
	if !chrome.IsAction(verb) && !chrome.TakesOffer(verb) {
		return false
	}
	offers := false
	for i := g.From; i < g.To; i++ {
		if b := &w.doc.Blocks[i]; b.Kind == outline.Heading && b.Level < 3 || w.isOfTable(i) {
			return false
		}
		offers = offers || chrome.IsOffered(string(w.raw(i)))
	}
	return offers
}

// headsOffer reports a box of a title that offers something and of what has been found to
// be an offer by itself.
func (w *walker) headsOffer(g *outline.Group) bool {
	b := &w.doc.Blocks[g.From]
	if n := g.To - g.From; n < 2 || n > promotionBlocks || b.Kind != outline.Heading || b.Level < 3 || !chrome.IsOffered(string(w.raw(g.From))) {
		return false
	}
	for i := g.From + 1; i < g.To; i++ {
		if w.doc.Blocks[i].Region != outline.Advert {
			return false
		}
	}
	return true
}

// lastPressed returns the last words of a group that are a link or a button, and whether
// it ends with such words.
func (w *walker) lastPressed(g *outline.Group) ([]byte, bool) {
	at := g.To - 1
	if w.doc.Blocks[at].Kind == outline.Button {
		return w.raw(at), true
	}
	runs := w.runsOf(at)
	if len(runs) == 0 || runs[len(runs)-1].Link == "" {
		return nil, false
	}
	r := &runs[len(runs)-1]
	return bytes.Trim(w.raw(at)[r.Start:r.End], " →»›."), true
}

// isOfVisitor reports a small box that is of the visitor and not of the page: it ends with
// what ends a session.
func (w *walker) isOfVisitor(g *outline.Group) bool {
	last, pressed := w.lastPressed(g)
	if !pressed || len(last) < len("logout") || len(last) > len("sign out") || w.holdsTitle(g) {
		return false
	}
	return bytes.EqualFold(last, []byte("log out")) || bytes.EqualFold(last, []byte("sign out")) || bytes.EqualFold(last, []byte("logout"))
}

// firmSize bounds the text of a box in which a firm speaks of itself.
const firmSize = 200

// isOfFirm reports a box in which the firm behind the site speaks of itself: who trusts it,
// with their logos, or how many clients and projects it has.
func (w *walker) isOfFirm(g *outline.Group) bool {
	if n := g.To - g.From; n < 2 || n > pollBlocks || w.isOfTable(g.From) {
		return false
	}
	first := w.raw(g.From)
	if trusts := bytes.HasPrefix(first, []byte("Trusted by ")); !trusts && (len(first) == 0 || !words.IsDigit(first[0])) {
		return false
	} else if trusts {
		for i := g.From + 1; i < g.To; i++ {
			if len(w.raw(i)) > 40 || w.doc.Blocks[i].Kind == outline.Heading {
				return false
			}
		}
		return len(first) <= 60
	}
	if all := w.textOf(g); !bytes.Contains(all, []byte("lient")) && !bytes.Contains(all, []byte("ustomer")) &&
		!bytes.Contains(all, []byte("rojects")) {
		return false
	}
	boasts := 0
	for i := g.From; i < g.To; i++ {
		text := w.raw(i)
		if len(text) > 40 || w.doc.Blocks[i].Kind == outline.Heading && !w.doc.Blocks[i].Weak {
			return false
		}
		if chrome.IsCompanyFigure(string(text)) {
			boasts++
		}
	}
	return boasts > 1
}

// isRating reports a box of nothing but stars, or their number, and how many rated
// something: what visitors think of a page or an entry.
func (w *walker) isRating(g *outline.Group) bool {
	const few = 4
	all := w.textOf(g)
	if praise, rest, _ := bytes.Cut(all, []byte(" ")); chrome.IsStarsWord(praise) {
		all = rest
	} else if g.To-g.From > 1 && chrome.IsStarsWord(w.raw(g.From)) {
		return w.isRating(&outline.Group{From: g.From + 1, To: g.To})
	}
	if len(all) == 0 || g.To-g.From > few || w.isOfTable(g.From) {
		return false
	}
	stars := bytes.Contains(all, []byte("★★")) || bytes.Contains(all, []byte("☆☆")) || bytes.Contains(all, []byte("⭐⭐"))
	if !stars &&
		!(words.IsDigit(all[0]) && (bytes.Contains(all, []byte(" reviews")) || bytes.Contains(all, []byte(" ratings"))) &&
			bytes.IndexByte(all, '.') > 0) {
		return false
	}
	for i := g.From; i < g.To; i++ {
		asks := i > g.From && (w.doc.Blocks[i].Kind == outline.Button || chrome.IsPageNote(string(w.raw(i))))
		if !asks && (w.doc.Blocks[i].Kind == outline.Heading || !chrome.IsRating(string(w.raw(i)))) {
			return false
		}
	}
	return true
}
