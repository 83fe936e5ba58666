package walk

import (
	"bytes"

	"github.com/stackdex/stackdex/crawler/source/internal/chrome"
	"github.com/stackdex/stackdex/crawler/source/outline"
)

// The bounds of a box that offers something for sale, and how many of them make a page
// that is about what they offer.
const (
	offerSize   = 400 // bytes
	offerBlocks = 12
	manyOffers  = 3
)

// noteOffer notes a small box without sentences that ends with a link which is paid for
// and says a price or how buyers rate it: "From $5/month, 2 GB RAM, [Visit Acme]".
func (w *walker) noteOffer(g *outline.Group) {
	if n := g.To - g.From; n < 3 || n > offerBlocks || w.isOfTable(g.From) || !outline.IsPaid(w.runsOf(g.To-1)) {
		return
	}
	sells := false
	for i := g.From; i < g.To; i++ {
		b, text := &w.doc.Blocks[i], w.raw(i)
		if b.Kind == outline.Heading && b.Level < 3 || len(text) > 40 && (text[len(text)-1] == '.' || bytes.Contains(text, []byte(". "))) {
			return
		}
		sells = sells || chrome.IsPriced(text) || bytes.HasSuffix(text, []byte(" reviews)"))
	}
	if !sells {
		return
	}
	if n := len(w.offers); n > 0 && w.offers[n-1].From >= g.From {
		w.offers = w.offers[:n-1] // a box within this one
	}
	w.offers = append(w.offers, *g)
}

// markOffers makes advertising of the boxes that offer something, unless they are what
// the page is about: many, and not all the same.
func (w *walker) markOffers() {
	alike := true
	for i := range w.offers {
		alike = alike && bytes.Equal(w.textOf(&w.offers[i]), w.textOf(&w.offers[0]))
	}
	if len(w.offers) >= manyOffers && !alike {
		return
	}
	for i := range w.offers {
		w.mark(&w.offers[i], outline.Advert)
	}
}

// textOf returns the texts of a group, one behind the other.
func (w *walker) textOf(g *outline.Group) []byte {
	return w.text[w.spans[g.From].text[0]:w.spans[g.To-1].text[1]]
}
