package walk

import (
	"bytes"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/internal/chrome"
	"github.com/stackdex/stackdex/crawler/source/internal/joint"
	"github.com/stackdex/stackdex/crawler/source/outline"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// boxSize bounds the text of a box that is taken for a cookie banner or an
// advert.
const boxSize = 1200

// judge examines a group that has just been read, and marks it if its content shows that it is
// not the page's own.
func (w *walker) judge(at int32) {
	g := &w.doc.Groups[at]
	size := w.spans[g.To-1].text[1] - w.spans[g.From].text[0]
	if size > boxSize || w.region.Chrome() {
		return
	}
	if r := w.judged(at, size); r != outline.Body {
		w.mark(g, r)
	} else if size <= offerSize {
		w.noteOffer(g)
	}
}

// judged returns the region of a group according to its content, Body if the content does not
// tell. A box is judged before those around it.
func (w *walker) judged(at, size int32) outline.Region {
	g := &w.doc.Groups[at]
	begins, ends := w.doc.Blocks[g.From].Region.Chrome(), w.doc.Blocks[g.To-1].Region.Chrome()
	whole := !begins && !ends
	if begins && ends {
		return outline.Body // by its element, or its boxes told
	}
	switch {
	case w.isAdvert(at), size <= signUpSize && (w.isSignUp(g) || w.callsToAction(g)),
		ends && size <= promotionSize && w.headsOffer(g),
		whole &&
			(size <= promotionSize && w.isPromotion(g) || size <= firmSize && w.isOfFirm(g) || size <= chrome.MaxSiteBox && w.isSiteBox(g) ||
				size <= promotionSize && w.isPriceList(g)):
		return outline.Advert
	case whole && size <= pollSize && (w.isPoll(g) || w.isQuiz(g) || w.asksToRecommend(g) || w.isCustomer(g)),
		size <= shareSize && (w.isRating(g) || w.isFeedback(g)):
		return outline.Comments
	case size <= shareSize && w.isShareBar(g),
		whole &&
			(size <= quoteSize && (w.isQuoteToShare(g) || w.isUnanswered(g) || w.listsElsewhere(g)) || w.pointsOn(g) || w.showsOtherPages(g) ||
				size <= promotionSize && w.isOfVisitor(g)):
		return outline.Navigation
	case w.isFootBox(g):
		return outline.Footer
	case w.cookies && w.isCookieBanner(g):
		return outline.Dialog
	}
	return outline.Body
}

// isElsewhere reports a box that begins with a label of what else there is on the
// site, and does not hold the page.
func (w *walker) isElsewhere(at int32) bool {
	g := &w.doc.Groups[at]
	if g.To-g.From < 3 {
		return false
	}
	label := w.raw(g.From)
	if len(label) < 6 || len(label) > 40 || !chrome.OpensElsewhere(string(label)) {
		return false
	}
	return !w.holdsTitle(&outline.Group{From: g.From + 1, To: g.To})
}

// signUpSize bounds the text of a box in which readers leave their address.
const signUpSize = 400

// letterTitle bounds the line above a box for a letter, in bytes.
const letterTitle = 60

// isSignUp reports whether the group asks to subscribe, by its button and its
// words.
func (w *walker) isSignUp(g *outline.Group) bool {
	const near = 6 // blocks at the end, of which one is the button
	if w.mailed > g.From && w.mailed <= g.To && w.invites(g) {
		return true
	}
	if last := w.pressed - 1; last < g.From || last < g.To-near {
		return false
	}
	button, letter := false, false
	inner := false // the button is that of a box within
	for i := g.To - 1; i >= g.From; i-- {
		b := &w.doc.Blocks[i]
		switch {
		case b.Region.Chrome() && (b.Region != outline.Advert || b.Kind != outline.Button):
		case b.Region.Chrome():
			inner = inner || chrome.IsSubscribe(string(w.raw(i)))
			button = button || inner
		case b.Kind == outline.Heading && b.Level == 1:
			return false
		case b.Kind == outline.Button:
			button = button || chrome.IsSubscribe(string(w.raw(i)))
		case button:
			text := w.raw(i)
			sent := bytes.Contains(text, []byte("ewsletter")) || bytes.Contains(text, []byte("nbox")) || bytes.Contains(text, []byte("spam"))
			title := i == g.From && letter && len(text) <= letterTitle && len(text) > 0 && strings.IndexByte(".!?:", text[len(text)-1]) < 0
			if inner && !sent && b.Kind != outline.Heading && !title {
				return false // a text above a box for a letter
			}
			letter = letter || sent || bytes.Contains(text, []byte("ubscri")) && !inner
		}
		if !button && i <= g.To-near {
			return false
		}
	}
	return button && letter
}

// mark gives the blocks of a group, but for those of other chrome, a region.
func (w *walker) mark(g *outline.Group, r outline.Region) {
	for i := g.From; i < g.To; i++ {
		if !w.doc.Blocks[i].Region.Chrome() {
			w.doc.Blocks[i].Region = r
		}
	}
}

// isProse reports blocks from a position on that hold a sentence and no link: a nav element
// that holds content, as the bodies of some accordions are marked.
func (w *walker) isProse(from int) bool {
	sentence := false
	for i := from; i < len(w.doc.Blocks); i++ {
		s := &w.spans[i]
		for r := s.runs[0]; r < s.runs[1]; r++ {
			if w.runs[r].Link != "" {
				return false
			}
		}
		text := w.raw(int32(i))
		sentence = sentence || len(text) > 20 && text[len(text)-1] == '.' && bytes.Count(text, []byte(" ")) > 3
	}
	return sentence
}

// listsFigures reports blocks from a position on of which several are figures, none with a link
// or a button: a nav element that holds content.
func (w *walker) listsFigures(from int) bool {
	const several = 2
	figures := 0
	for i := from; i < len(w.doc.Blocks); i++ {
		if w.doc.Blocks[i].Kind == outline.Button {
			return false
		}
		for _, r := range w.runsOf(int32(i)) {
			if r.Link != "" {
				return false
			}
		}
		if text := w.firstItem(int32(i)); len(text) > 0 && words.IsDigit(text[0]) && joint.IsFigure(string(text)) {
			figures++
		}
	}
	return figures >= several
}

// unmark gives the blocks from a position on, which were taken for navigation,
// the region around them.
func (w *walker) unmark(from int, r outline.Region) {
	for i := from; i < len(w.doc.Blocks); i++ {
		if w.doc.Blocks[i].Region == outline.Navigation {
			w.doc.Blocks[i].Region = r
		}
	}
}

// raw returns the text of block i as it was written.
func (w *walker) raw(i int32) []byte {
	s := &w.spans[i]
	return w.text[s.text[0]:s.text[1]]
}

// firstItem returns the text of a block up to its second inline item.
func (w *walker) firstItem(i int32) []byte {
	s := &w.spans[i]
	text := w.raw(i)
	for r := s.runs[0] + 1; r < s.runs[1]; r++ {
		if w.runs[r].Apart {
			return bytes.TrimRight(text[:w.runs[r].Start], " ")
		}
	}
	return text
}

// shareSize bounds the text of a row of links for passing a page on.
const shareSize = 160

// isShareBar reports a row of links that pass the page on, with or without how
// often that was done: "Tweet 214, Share 1.1K, Pin 9". Names alone are no such row.
func (w *walker) isShareBar(g *outline.Group) bool {
	if text := w.raw(g.From); len(text) < 3 || w.spans[g.To-1].runs[1]-w.spans[g.From].runs[0] < 2 ||
		strings.IndexByte("tTsSpPlLfFeErRwWcCxX0123456789", text[0]) < 0 {
		return false
	}
	shares, named, counted, labelled := 0, false, false, false
	for i := g.From; i < g.To; i++ {
		s := &w.spans[i]
		if w.doc.Blocks[i].Kind == outline.Button && chrome.IsWayBack(string(w.raw(i))) {
			continue
		}
		if w.doc.Blocks[i].Kind == outline.Heading {
			return false
		}
		raw := w.raw(i)
		for k := s.runs[0]; k < s.runs[1]; k++ {
			r := &w.runs[k]
			text := strings.Trim(string(raw[r.Start:r.End]), " ,·|•")
			switch {
			case chrome.IsShareCount(text):
				counted = true
			case text == "", joint.IsFigure(text):
			case text == "Share", text == "Share:":
				labelled = true
			case chrome.IsShare(text) && (r.Link != "" || strings.HasPrefix(text, "Share ") || text == "Tweet"):
				shares++
				named = named || !chrome.IsNetwork(text) || chrome.IsShareTarget(r.Link)
			default:
				return false
			}
		}
	}
	return shares > 1 && named || shares > 0 && (counted || labelled && named)
}

// holdsTitle reports whether the group holds a heading of the page.
func (w *walker) holdsTitle(g *outline.Group) bool {
	for i := g.From; i < g.To; i++ {
		if b := &w.doc.Blocks[i]; b.Kind == outline.Heading && b.Level <= 2 && !b.Region.Chrome() {
			return true
		}
	}
	return false
}

// isCookieBanner reports whether the group speaks of cookies, or asks for consent to
// use the reader's data, and offers to accept that, in blocks that no smaller group
// was marked for.
func (w *walker) isCookieBanner(g *outline.Group) bool {
	cookies, choice, consent, data, button := false, false, false, false, false
	for i := g.From; i < g.To; i++ {
		b := &w.doc.Blocks[i]
		if b.Region.Chrome() {
			continue
		}
		if b.Kind == outline.Heading && b.Level == 1 {
			return false
		}
		text := w.raw(i)
		cookies = cookies || bytes.Contains(text, []byte("ookie"))
		if b.Kind != outline.Button {
			consent = consent || bytes.Contains(text, []byte("consent"))
			data = data || bytes.Contains(text, []byte("your data")) || bytes.Contains(text, []byte("personal data")) ||
				bytes.Contains(text, []byte("device"))
		}
		if len(text) > 1 && len(text) <= 40 && b.Kind != outline.TableCell && (chrome.IsConsent(string(text)) || chrome.IsConsent(w.lastPart(i))) {
			choice, button = true, button || b.Kind == outline.Button
		}
	}
	return cookies && choice || consent && data && button
}

// lastPart returns what stands behind other links in a line: "Learn more, Got it!".
func (w *walker) lastPart(block int32) string {
	runs, text := w.runsOf(block), w.raw(block)
	if last := len(runs) - 1; last > 0 && runs[0].Link != "" && runs[last].Apart {
		return strings.TrimSpace(string(text[runs[last].Start:]))
	}
	return ""
}
