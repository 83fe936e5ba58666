package disclosure

import (
	"golang.org/x/net/html"

	"github.com/stackdex/stackdex/crawler/source/internal/dom"
	"github.com/stackdex/stackdex/crawler/source/internal/element"
)

// Deck is what the elements in one element are that may be slides.
type Deck struct {
	of    *html.Node
	count map[string]int // by make
	shown bool
}

// The limits within which slides are looked for.
const (
	MinSlides = 3
	maxSlides = 200
	slideSize = 40 // bytes of text of a slide, at least
)

func newDeck(box *html.Node) Deck {
	d := Deck{of: box, count: map[string]int{}}
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

// IsSlide reports one of several elements of a make in a box of which the page
// shows something; it may be all that a wrapper of its own holds.
func (d *Deck) IsSlide(n *html.Node) bool {
	n = dom.Outermost(n)
	box := n.Parent
	if box == nil || dom.IsRoot(box) || dom.TextSize(n, slideSize) < slideSize {
		return false
	}
	if d.of != box {
		*d = newDeck(box)
	}
	return d.shown && d.count[beginningOf(n)] >= MinSlides
}
