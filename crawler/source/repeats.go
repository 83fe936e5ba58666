package source

import (
	"golang.org/x/net/html"

	"github.com/stackdex/stackdex/crawler/source/internal/dom"
	"github.com/stackdex/stackdex/crawler/source/internal/element"
	"github.com/stackdex/stackdex/crawler/source/outline"
)

// longText is the size from which a text proves that one part repeats another.
const longText = 24

// longTexts returns the longer texts of the page, leaving out hidden parts that are not content
// or may repeat something; nil if there is none of those.
func (w *walker) longTexts() map[string]bool {
	again := make([]bool, len(w.parts)+1)
	any := false
	for i, p := range w.parts {
		again[i+1] = p.alternate || !p.content || again[p.outer]
		any = any || p.alternate
	}
	if !any {
		return nil
	}
	known := make(map[string]bool, len(w.spans))
	for i := range w.spans {
		if text := w.raw(int32(i)); len(text) >= longText && !again[w.spans[i].part] {
			known[string(text)] = true
		}
	}
	return known
}

// textsOf returns the headings and longer texts of a part.
func (w *walker) textsOf(part int32) map[string]bool {
	texts := map[string]bool{}
	for i := range w.spans {
		if text := w.raw(int32(i)); w.spans[i].part == part && (len(text) >= longText || w.doc.Blocks[i].Kind == outline.Heading) {
			texts[string(text)] = true
		}
	}
	return texts
}

// repeats reports a part of whose longer texts at least half are known, or all of
// a slide.
func (w *walker) repeats(p *part, known map[string]bool) bool {
	all, again := 0, 0
	for i := p.from; i < p.to; i++ {
		if text := w.raw(i); len(text) >= longText {
			all += len(text)
			if known[string(text)] {
				again += len(text)
			}
		}
	}
	return again > 0 && (again == all || again*2 >= all && !p.slide)
}

// learn adds the longer texts of a part to those that are known, without those of parts
// within it that may say something again themselves.
func (w *walker) learn(at int32, known map[string]bool) {
	p := &w.parts[at-1]
	for i := p.from; i < p.to; i++ {
		if text := w.raw(i); len(text) >= longText && w.repeatingPart(w.spans[i].part) == at {
			known[string(text)] = true
		}
	}
}

// repeatingPart returns the innermost part around a part, or that one, that may say
// something again.
func (w *walker) repeatingPart(at int32) int32 {
	for at > 0 && !w.parts[at-1].alternate {
		at = w.parts[at-1].outer
	}
	return at
}

// deck is what the elements in one element are that may be slides.
type deck struct {
	of    *html.Node
	count map[string]int // by make
	shown bool
}

// The limits within which slides are looked for.
const (
	minSlides = 3
	maxSlides = 200
	slideSize = 40 // bytes of text of a slide, at least
)

// isSlide reports one of several elements of a make in a box of which the page
// shows something; it may be all that a wrapper of its own holds.
func (d *deck) isSlide(n *html.Node) bool {
	n = dom.Outermost(n)
	box := n.Parent
	if box == nil || dom.IsRoot(box) || dom.TextSize(n, slideSize) < slideSize {
		return false
	}
	if d.of != box {
		*d = newDeck(box)
	}
	return d.shown && d.count[beginningOf(n)] >= minSlides
}

func newDeck(box *html.Node) deck {
	d := deck{of: box, count: map[string]int{}}
	for c, left := box.FirstChild, maxSlides; c != nil && left > 0; c, left = c.NextSibling, left-1 {
		if c.Type != html.ElementNode || element.ClassOf(c) == element.Skip || element.ClassOf(c) == element.Embedded {
			continue
		}
		d.count[beginningOf(c)]++
		d.shown = d.shown || showsSlide(c)
	}
	return d
}

// showsSlide reports an element that is not hidden, nor what is all that it holds.
func showsSlide(n *html.Node) bool {
	for left := dom.MaxWrappers; n != nil && left >= 0; n, left = dom.SoleChild(n), left-1 {
		if !dom.IsShown(n) {
			return false
		}
	}
	return true
}

// beginningOf describes an element by itself and what it begins with, to the first that
// is a heading or holds text.
func beginningOf(n *html.Node) string {
	const deep = 12
	name := n.Data
	for range deep {
		if element.HeadingLevel(n.DataAtom) > 0 {
			break
		}
		c := n.FirstChild
		for c != nil && (c.Type != html.ElementNode || element.ClassOf(c) == element.Picture) {
			if c.Type == html.TextNode && !element.Blank(c.Data) {
				return name
			}
			c = c.NextSibling
		}
		if c == nil {
			break
		}
		n = c
		name += ">" + n.Data
	}
	return name
}
