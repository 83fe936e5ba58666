package walk

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/internal/chrome"
	"github.com/stackdex/stackdex/crawler/source/outline"
)

// MaxSiteBox bounds the text of a box by which a site counts, asks or hurries its
// visitors, siteBoxBlocks its blocks.
const (
	siteBoxBlocks = 5
)

// isSiteBox reports a small box that is of the site and not of the page: how often the
// page was read and passed on, how long an offer lasts, that one should sign up.
func (w *walker) isSiteBox(g *outline.Group) bool {
	n := g.To - g.From
	if n > siteBoxBlocks || w.isOfTable(g.From) || outline.IsItem(g.Tag) {
		return false
	}
	for i := g.From; i < g.To; i++ {
		if b := &w.doc.Blocks[i]; b.Kind == outline.Heading && (b.Level < 3 || !b.Weak && n < 2) {
			return false
		}
	}
	return n == 1 && chrome.IsCounterLine(w.raw(g.From)) || n > 1 && (w.isCountdown(g) || w.asksToSignUp(g) || w.sellsAccount(g)) || w.isAside(g)
}

// isCountdown reports a short line and a clock that runs: "Offer ends in 02d:13h:45m".
func (w *walker) isCountdown(g *outline.Group) bool {
	if g.To-g.From > 3 || !chrome.IsClock(w.raw(g.To-1)) {
		return false
	}
	text := string(chrome.Lower(nil, w.raw(g.From)))
	if len(text) > chrome.MaxSiteBox/3 {
		return false
	}
	for _, word := range [...]string{" ends", " end ", "ending", " left", "starts", "begins", "expires", "hurry"} {
		if strings.Contains(text, word) {
			return true
		}
	}
	return false
}

// asksToSignUp reports a box of short lines that ends with what to press to open an
// account, and says so in front: "Sign up to see more. [Sign up with GitHub]".
func (w *walker) asksToSignUp(g *outline.Group) bool {
	last, pressed := w.lastPressed(g)
	if !pressed || !chrome.OpensAccount(last) {
		return false
	}
	asked := false
	for i := g.From; i < g.To-1; i++ {
		text := w.raw(i)
		if len(text) > chrome.MaxSiteBox/2 {
			return false
		}
		asked = asked || chrome.OpensAccount(text)
	}
	return asked
}
