package walk

import (
	"bytes"
	"strings"

	"golang.org/x/net/html/atom"

	"github.com/stackdex/stackdex/crawler/source/internal/chrome"
	"github.com/stackdex/stackdex/crawler/source/internal/joint"
	"github.com/stackdex/stackdex/crawler/source/outline"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// siteParts is what a walker knows of what belongs to the site and not to the page.
type siteParts struct {
	asides  []outline.Group // outside the main element
	titled  bool            // the main element holds a heading of level 1
	cookies bool            // a text so far mentions cookies or consent
	whole   *extent         // of the page; nil: not asked yet
	opened  bool            // a dialog is the page
	offers  []outline.Group // see noteOffer
	paid    []int32         // entries of lists that are still open which are paid for
}

// isAside reports a box of a few short texts that begins or ends with the site's own matters:
// where to follow it, its vacancies, a request for support, a code, a film or a chat, a search,
// its numbers of readers.
func (w *walker) isAside(g *outline.Group) bool {
	const longest = 90
	for i := g.From; i < g.To; i++ {
		if len(w.raw(i)) > longest {
			return false
		}
	}
	n, first := g.To-g.From, w.raw(g.From)
	switch head := string(first[:min(len(first), asideHead)]); {
	case chrome.AsksToFollow(head):
		return n > 1 && n <= 3 || n == 1 && bytes.ContainsAny(first, "0123456789") // more than a label
	case chrome.AsksForSupport(head):
		_, pressed := w.lastPressed(g)
		return n > 1 && pressed
	case chrome.CountsQuota(head):
		_, pressed := w.lastPressed(g)
		return n > 1 && pressed && (bytes.Contains(first, []byte(" free article")) || bytes.Contains(first, []byte(" free stor")))
	case chrome.BeginsSearch(head):
		return n > 1 && n <= 3 && w.doc.Blocks[g.From+1].Kind == outline.Button
	case chrome.BeginsFilm(head):
		return n == 1 && len(bytes.Trim(first[len("watch:"):], " 0123456789:")) == 0
	}
	if n == 1 {
		return !g.Tag.Is(atom.P) && chrome.OffersCode(first) // a box, and not its first line
	}
	return w.invitesToChat(g) || w.countsOfSite(g) || w.isEpisode(g)
}

const asideHead = 24 // bytes; none of these is longer

// invitesToChat reports a box that says how many people are online and ends with a button to
// join them.
func (w *walker) invitesToChat(g *outline.Group) bool {
	last, pressed := w.lastPressed(g)
	if !pressed || !bytes.HasPrefix(last, []byte("Join ")) {
		return false
	}
	all := w.textOf(g)
	return bytes.Contains(all, []byte(" online")) && bytes.Contains(all, []byte("embers"))
}

// countsOfSite reports nothing but counts, of tools among them, which a tool does not
// have: "1.2M developers", "7,000 tools", "40K stacks".
func (w *walker) countsOfSite(g *outline.Group) bool {
	tools := false
	for i := g.From; i < g.To; i++ {
		n, what, ok := strings.Cut(string(w.raw(i)), " ")
		if !ok || !joint.IsFigure(strings.TrimRight(n, "+")) || strings.Contains(what, " ") {
			return false
		}
		tools = tools || strings.EqualFold(what, "tools")
	}
	return tools
}

// isEpisode reports a part of a series to listen to, with how long it is and how many did.
func (w *walker) isEpisode(g *outline.Group) bool {
	all := w.textOf(g)
	return bytes.Contains(all, []byte("pisode ")) && bytes.Contains(all, []byte(" min")) && bytes.Contains(all, []byte(" listens"))
}

// asksToRecommend reports a question whether one would recommend the site, with the
// answers from 0 to 10.
func (w *walker) asksToRecommend(g *outline.Group) bool {
	const most, fewest = 13, 5
	asked := w.raw(g.From)
	if n := g.To - g.From; n < fewest || n > most || !bytes.HasSuffix(asked, []byte("?")) || !bytes.Contains(asked, []byte("recommend")) {
		return false
	}
	for i := g.From + 1; i < g.To; i++ {
		for _, c := range w.raw(i) {
			if !words.IsDigit(c) && c != ' ' {
				return false
			}
		}
	}
	return true
}

// isPriceList reports the plans and prices of the site, below a line that is no heading.
func (w *walker) isPriceList(g *outline.Group) bool {
	const long, few = 30, 40
	first := w.raw(g.From)
	if n := g.To - g.From; n < 4 || n > few || len(first) > long || !bytes.Contains(first, []byte("ricing")) || w.doc.Blocks[g.From].Kind == outline.Heading {
		return false
	}
	return w.doc.Blocks[g.From+1].Cell.Table > 0 && string(w.raw(g.From+1)) == "Plan" && string(w.raw(g.From+2)) == "Price"
}

// isCustomer reports what a customer of the site says of it, in the first person, above
// name, trade and firm: "Saved us a week. – A. Person, CTO at Acme".
func (w *walker) isCustomer(g *outline.Group) bool {
	const long = 200
	if !g.Tag.Is(atom.Figure) || g.To-g.From != 2 || len(w.raw(g.From)) > long {
		return false
	}
	name, trade, ok := bytes.Cut(bytes.TrimLeft(w.raw(g.To-1), "–—- "), []byte(", "))
	if !ok || len(name) > long/4 || bytes.Count(name, []byte(" ")) < 1 || !bytes.Contains(trade, []byte(" at ")) || bytes.ContainsAny(trade, "·|") {
		return false // or signed with more than that, as a card is
	}
	for word := range bytes.FieldsSeq(w.raw(g.From)) {
		switch string(bytes.ToLower(bytes.Trim(word, ".,!“”\"'"))) {
		case "us", "we", "our", "we're", "we’ve", "we've":
			return true
		}
	}
	return false
}
