package walk

import (
	"cmp"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/stackdex/stackdex/crawler/source/internal/disclosure"
	"github.com/stackdex/stackdex/crawler/source/internal/dom"
	"github.com/stackdex/stackdex/crawler/source/internal/element"
	"github.com/stackdex/stackdex/crawler/source/outline"
)

// folds are the levels of the heading in front of the details elements in an
// element, and of the last of these that holds headings.
type folds struct{ under, last uint8 }

// enterTitle sets what the summary or legend n makes of the text in it.
func (w *walker) enterTitle(n *html.Node) {
	switch {
	case n.DataAtom == atom.Legend && !disclosure.TitlesSection(n):
	case n.DataAtom == atom.Summary && (disclosure.OffersRest(n) || disclosure.OpensOnly(n)):
		w.kind, w.level = outline.Button, w.levelOfFold(n)
	default:
		w.kind, w.level = outline.Heading, w.levelOfFold(n)
	}
}

// levelOfFold returns the level of the summary or legend n: the one above the headings that
// its details or fieldset element holds, if that is below the heading in front of it and those beside it;
// one without headings has the level of the last one beside it.
func (w *walker) levelOfFold(n *html.Node) uint8 {
	fold := n.Parent
	if fold == nil || fold.DataAtom != atom.Details && fold.DataAtom != atom.Fieldset || fold.Parent == nil {
		return outline.WeakLevel
	}
	box := cmp.Or(w.stream.around[fold.Parent], fold.Parent)
	beside, known := w.folds[box]
	if !known {
		if w.folds == nil {
			w.folds = map[*html.Node]folds{}
		}
		beside = folds{w.headed, outline.WeakLevel}
	}
	if top := headingIn(fold); top != outline.WeakLevel {
		if beside.last = outline.WeakLevel; top-1 > max(beside.under, 1) {
			beside.last = top - 1
		}
	}
	w.folds[box] = beside
	return beside.last
}

// headingIn returns the level of the first heading among the children of a details or
// fieldset element, or theirs, WeakLevel without one; one in its title counts for none.
func headingIn(fold *html.Node) uint8 {
	left := dom.MaxNear
	for c := fold.FirstChild; c != nil && left > 0; c = c.NextSibling {
		if c.DataAtom == atom.Summary || c.DataAtom == atom.Legend || c.Type != html.ElementNode {
			continue
		}
		if level := element.HeadingLevel(c.DataAtom); level > 0 {
			return level
		}
		for in := c.FirstChild; in != nil && left > 0; in, left = in.NextSibling, left-1 {
			if level := element.HeadingLevel(in.DataAtom); level > 0 {
				return level
			}
		}
	}
	return outline.WeakLevel
}
