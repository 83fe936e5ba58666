package walk

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/stackdex/stackdex/crawler/source/internal/chrome"
	"github.com/stackdex/stackdex/crawler/source/internal/css"
	"github.com/stackdex/stackdex/crawler/source/internal/disclosure"
	"github.com/stackdex/stackdex/crawler/source/internal/dom"
	"github.com/stackdex/stackdex/crawler/source/internal/element"
	"github.com/stackdex/stackdex/crawler/source/internal/inline"
	"github.com/stackdex/stackdex/crawler/source/outline"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// What is hidden (by the hidden attribute, aria-hidden, display: none,
// visibility: hidden, template, noscript) is content if
//
//  1. a script of the page moves it into view (React's streamed segments), or
//  2. a control of the page shows it (tabs, accordions), or
//  3. it is all that stands under a heading or a question, or each of several boxes hides
//     some behind its title (accordions that carry no attributes of one), or
//  4. it begins with the text in front of it, which is cut short, or
//  5. it is one of several of the same structure of which one is shown (slides), and does
//     not repeat what another one says, or
//  6. it holds the page's main content: its text is at least a quarter of
//     what is shown, or hardly anything is shown, and it does not repeat that, or
//  7. its attributes or its style say that a script shows it, and it holds sections
//     of the page, under headings that no other part has, and hardly any text that
//     stands elsewhere too, or
//  8. they say so, and it is a section that is hidden in the same way as others that are
//     content by rules 6 and 7, or it is figures with nothing to press, or
//  9. it is a section element under a heading that stands nowhere else, and
//     several are hidden in that way (the slides of a page that is shown one by one).
//
// Some parts count as shown: what keeps its place until the reader scrolls there, what is
// cloaked until a script has begun, the end of a line that is cut short, and the entries of
// a list that a button shows all of.
//
// Everything else is a decoy: an older version of the page, one for other readers, a box.
// A template is content unless it is tiny or has placeholders, noscript unless it
// asks for JavaScript; neither is if it repeats what is shown.
const (
	decoySize   = 200 // bytes of text below which rule 6 does not hold
	sectionSize = 120 // and rule 7
	mainShare   = 4   // 1/4 of the shown text
)

// part is a hidden part of the page that may be content.
type part struct {
	outer     int32  // the part that holds it, as state.part
	keep      bool   // by rule 1 or 2
	alternate bool   // for other browsers, or content by its size alone: may be what is shown once more
	scripted  bool   // its style or an attribute says that a script shows it
	content   bool   // by one of the rules 1 to 7, or 9
	chapter   bool   // a section by its element that begins with a heading
	slide     bool   // the same, if all of it is
	from, to  int32  // blocks
	group     int32  // the element around it
	signature string // the element's name and attributes
}

// hiddenParts keeps the hidden parts of the page, and what decides whether they are content.
type hiddenParts struct {
	parts      []part
	controls   map[string]bool  // ids of what a visible control shows and hides
	shownTexts map[string]bool  // see isSection
	lastHidden inline.Announced // of the last element that was asked about it
	deck       disclosure.Deck  // the last box that was looked at for slides
	spelling   *string          // what the pieces that are read say together; empty: said
}

// admit reports whether n is read, and begins a hidden part if n is hidden.
func (w *walker) admit(n *html.Node, a *dom.Attributes, k element.Class) bool {
	switch {
	case w.stream.done != nil && w.stream.done[n]: // it was read in its place
		return false
	case w.stream.segment != nil && isPlace(a.ID) && w.moveIn(n, a.ID): // a script puts another in its place
		return false
	case n.DataAtom == atom.Label && labelsSelect(n):
		return false
	}
	if w.spelling != nil && a.ARIAHidden {
		w.writeSpelling()
		return false
	}
	if k == element.Optional {
		return w.admitOptional(n, a)
	}
	if !a.Hidden && (!a.ARIAHidden || w.lastHidden.IsSeenOnly(n, a, w.kind)) {
		as := css.AsUsual
		if a.Style != "" {
			as = css.DisplayOf(a.Style)
		}
		if as == css.AsClipped && k != element.Block && len(w.text) > w.open.text {
			return false // what links say besides, within a text
		}
		if as != css.AsNone || a.Cloaked || disclosure.ComesIntoView(a) {
			return true
		}
	}
	if k != element.Block && w.continued(n) || disclosure.IsRestOfList(n) {
		return true
	}
	return w.admitHidden(n, a, k)
}

// admitHidden begins a hidden part, unless it is too small for one.
func (w *walker) admitHidden(n *html.Node, a *dom.Attributes, k element.Class) bool {
	slide := k == element.Block && w.deck.IsSlide(n)
	keep := slide || w.opensOnPress(n, a, k)
	if !keep && dom.TextSize(n, decoySize) < decoySize && (k != element.Block || !w.isAwaited(n)) {
		return false
	}
	w.hide(keep)
	p := &w.parts[w.part-1]
	p.alternate, p.slide = slide, slide
	p.chapter = n.DataAtom == atom.Section && disclosure.BeginsSection(n)
	if p.scripted = a.Scripted || a.Style != "" && disclosure.IsFadedIn(a.Style); p.scripted || p.chapter {
		p.signature = dom.Signature(n)
	}
	return true
}

// opensOnPress reports what the page shows when something is pressed or has loaded: rules 1
// and 2.
func (w *walker) opensOnPress(n *html.Node, a *dom.Attributes, k element.Class) bool {
	switch {
	case a.Role == "tabpanel", a.ID != "" && w.controls[a.ID], w.isPanel(n): // tabs, and what a control names
		return true
	case isSegment(a.ID), a.Bound: // streamed, or shown by a framework
		return true
	}
	return k == element.Block && (disclosure.IsFold(n) || disclosure.IsExpanded(n)) || a.Scripted && disclosure.IsFigures(n)
}

// isAwaited reports a small part that what stands in front of it leads to: a heading, or a
// text that is cut short; or that begins a section itself.
func (w *walker) isAwaited(n *html.Node) bool {
	return w.underHeading() || bytes.Contains(w.text[max(0, len(w.text)-24):], []byte("…")) || disclosure.BeginsSection(n)
}

func (w *walker) admitOptional(n *html.Node, a *dom.Attributes) bool {
	if n.DataAtom == atom.Noscript {
		if dom.TextSize(n, 2*decoySize) < 2*decoySize {
			return !asksForScripts(n)
		}
		w.hide(true)
		w.parts[w.part-1].alternate = true
		return true
	}
	if w.moveIn(n, a.ID) {
		w.stream.skipFallback = true
		return false
	}
	if a.Shadow {
		return true
	}
	if !a.Always && n.Parent.Data != "turbo-stream" && dom.TextSize(n, 40) < 40 || hasPlaceholder(n) {
		return false
	}
	w.hide(true)
	w.parts[w.part-1].alternate = true
	return true
}

// underHeading reports whether what comes next stands directly under a heading or a question.
func (w *walker) underHeading() bool {
	if o := &w.open; len(w.text) > o.text {
		return outline.AllStrong(w.runs[o.runs:]) || asks(w.text[o.text:])
	}
	n := w.behindPressed(int32(len(w.doc.Blocks)) - 1)
	return n >= 0 && w.headsOrAsks(n) && !w.doc.Blocks[n].Region.Chrome()
}

// headsOrAsks reports a heading or a question.
func (w *walker) headsOrAsks(i int32) bool {
	return outline.IsHeading(&w.doc.Blocks[i]) || asks(w.raw(i))
}

// asks reports a short text that is a question.
func asks(text []byte) bool {
	const least, most = 8, 200
	text = bytes.TrimRight(text, " ")
	return len(text) >= least && len(text) <= most && text[len(text)-1] == '?'
}

func (w *walker) hide(keep bool) {
	w.flush()
	w.parts = append(w.parts, part{outer: w.part, keep: keep, from: int32(len(w.doc.Blocks)), group: w.group})
	w.part = int32(len(w.parts))
}

// isSegment reports an id that React or Marko gives to a part it streams after the
// page's frame.
func isSegment(id string) bool {
	for _, prefix := range [...]string{"S:", "afph", "af"} {
		if rest, ok := strings.CutPrefix(id, prefix); ok {
			return rest != "" && words.IsDigit(rest[0])
		}
	}
	return false
}

// asksForScripts reports a text about scripts that is no table, nor under a heading
// about something else.
func asksForScripts(n *html.Node) bool { return dom.ContainsText(n, "javascript") && !holdsContent(n) }

// holdsContent reports a table, or a heading about no script, among the first
// elements in n.
func holdsContent(n *html.Node) bool {
	const most = 16
	seen := 0
	for c := range n.Descendants() {
		if c.DataAtom == atom.Table || element.HeadingLevel(c.DataAtom) > 0 && !dom.ContainsText(c, "javascript") {
			return true
		}
		if seen++; seen == most {
			break
		}
	}
	return false
}

func hasPlaceholder(n *html.Node) bool {
	return dom.ContainsText(n, "{{") || dom.ContainsText(n, "${") || dom.ContainsText(n, "<%")
}

// isAnnounced reports a part that is all that stands under the heading or the
// question in front of it. Below a heading that asks nothing, one line with a
// figure may be anything, unless it is a sentence.
func (w *walker) isAnnounced(p *part) bool {
	if p.from == 0 || p.to <= p.from {
		return false
	}
	head := w.behindPressed(p.from - 1)
	if !w.headsOrAsks(head) {
		return false
	}
	const initials = 3 // bytes
	if size := len(w.raw(p.from)); p.to-p.from == 1 && (size < 2 || size <= initials && !asks(w.raw(head))) {
		return false
	}
	if text := w.raw(p.from); p.to-p.from == 1 && !asks(w.raw(head)) && bytes.ContainsAny(text, "0123456789") &&
		bytes.IndexByte([]byte(".!?:\""), text[len(text)-1]) < 0 {
		return false
	}
	if int(p.to) >= len(w.doc.Blocks) || w.headsOrAsks(p.to) {
		return true
	}
	return w.doc.Groups[p.group].To <= p.to
}

// shown decides which blocks stay, by the rules above.
func (w *walker) shown() []bool {
	if len(w.parts) == 0 {
		return nil
	}
	size := make([]int, len(w.parts)+1)
	for i := range w.spans {
		size[w.spans[i].part] += int(w.spans[i].text[1] - w.spans[i].text[0])
	}
	for i := len(w.parts) - 1; i >= 0; i-- { // a part stands in front of those within it
		if p := &w.parts[i]; p.alternate || p.keep && p.outer > 0 {
			size[p.outer] += size[i+1]
		}
	}
	keep := make([]bool, len(w.parts)+1)
	keep[0] = true
	scripted := map[string]bool{} // signatures of parts that a script shows and that hold sections
	chapters := map[string]int{}  // by their signature
	for i := range w.parts {
		if p := &w.parts[i]; p.chapter {
			chapters[p.signature]++
		}
	}
	for i := range w.parts {
		p := &w.parts[i]
		big := size[i+1]*mainShare >= size[0] || size[0] < decoySize
		sections := size[i+1] >= decoySize && big || p.scripted && size[i+1] >= sectionSize && w.isSection(p)
		scripted[p.signature] = scripted[p.signature] || sections && p.scripted
		p.content = p.keep || p.chapter && chapters[p.signature] >= disclosure.MinSlides && w.isChapter(p) || w.isAnnounced(p) || w.completed(p) >= 0
		p.alternate = p.alternate || sections && !p.content
		p.content = p.content || sections
	}
	known := w.longTexts()
	for i := range w.parts {
		p := &w.parts[i]
		if p.alternate {
			if w.repeats(p, known) {
				continue
			}
			w.learn(int32(i+1), known)
		}
		keep[i+1] = keep[p.outer] && (p.content || !p.alternate && p.scripted && scripted[p.signature] && w.isSection(p))
	}
	blocks := make([]bool, len(w.spans))
	for i := range w.spans {
		blocks[i] = keep[w.spans[i].part]
	}
	for i, p := range w.parts {
		if at := w.completed(&p); at >= 0 && keep[i+1] {
			blocks[at] = false
		}
	}
	return blocks
}

// behindPressed returns the block in front of the buttons and the advert mark that block n
// ends, a few at most; n itself if it ends none.
func (w *walker) behindPressed(n int32) int32 {
	const most = 3
	for left := most; n > 0 && left > 0 && (w.doc.Blocks[n].Kind == outline.Button || len(w.raw(n)) < 24 && chrome.IsAdvertLabel(w.raw(n))); left-- {
		n--
	}
	return n
}
