package source

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/stackdex/stackdex/crawler/source/internal/element"
)

// levelOfFold returns the level of the summary n: the one above the headings that its
// details element holds, if that is below the heading in front of it and those beside it.
func (w *walker) levelOfFold(n *html.Node) uint8 {
	fold := n.Parent
	if fold == nil || fold.DataAtom != atom.Details || fold.Parent == nil {
		return WeakLevel
	}
	under, known := w.folds[fold.Parent]
	if !known {
		if w.folds == nil {
			w.folds = map[*html.Node]uint8{}
		}
		under = w.headed
		w.folds[fold.Parent] = under
	}
	top := headingIn(fold)
	if top == WeakLevel || top-1 <= max(under, 1) {
		return WeakLevel
	}
	return top - 1
}

// headingIn returns the level of the first heading among the children of a details
// element, or theirs, WeakLevel without one; one in its summary counts for none.
func headingIn(fold *html.Node) uint8 {
	left := maxPeerPlace
	for c := fold.FirstChild; c != nil && left > 0; c = c.NextSibling {
		if c.DataAtom == atom.Summary || c.Type != html.ElementNode {
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
	return WeakLevel
}
