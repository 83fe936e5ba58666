package disclosure

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/stackdex/stackdex/crawler/source/internal/chrome"
	"github.com/stackdex/stackdex/crawler/source/internal/dom"
	"github.com/stackdex/stackdex/crawler/source/internal/element"
	"github.com/stackdex/stackdex/crawler/source/internal/joint"
	"github.com/stackdex/stackdex/crawler/source/internal/labeltext"
)

// The sizes of what an accordion shows and hides.
const (
	maxFoldTitle = 120 // bytes
	leastFold    = 24
)

// IsFold reports a hidden element that ends one of several boxes of a make, each of
// which shows nothing but a title in front of it: an accordion, of which a press
// opens what is hidden.
func IsFold(n *html.Node) bool { return foldBeside(n) != nil }

// foldBeside returns the title of another box of the accordion whose box n ends, nil if there
// is none.
func foldBeside(n *html.Node) *html.Node {
	box := n.Parent
	if box == nil || dom.IsRoot(box) {
		return nil
	}
	title, panel := foldOf(box)
	if panel != n || element.ClassOf(title) == element.Inline && !opensPanel(title) {
		return nil // what a text shows to who points at it
	}
	long := dom.TextSize(n, leastFold) >= leastFold
	for _, other := range [...]*html.Node{dom.ElementBehind(box), dom.ElementBefore(box)} {
		if other == nil || other.DataAtom != box.DataAtom {
			continue
		}
		if t, p := foldOf(other); p != nil && t.DataAtom == title.DataAtom && p.DataAtom == panel.DataAtom &&
			(long || dom.TextSize(p, leastFold) >= leastFold) {
			return t
		}
	}
	return nil
}

// TitlesFold reports the title of a box of an accordion: what it opens is hidden, or
// shown for want of a script.
func TitlesFold(n *html.Node) bool {
	const deep = 3 // wrappers
	at := n
	for left := deep; left > 0 && at.Parent != nil && at.PrevSibling == nil && at.NextSibling == nil; left-- {
		at = at.Parent
	}
	if at.Parent == nil {
		return false
	}
	title, panel := foldOf(at.Parent)
	if title != at {
		return false
	}
	other := foldBeside(panel)
	if other == nil || at == n && !dom.IsShown(panel) {
		return other != nil
	}
	return opensPanel(n) && areTitles(n, other) && !(isMenu(panel) && isMenu(dom.NextElement(other)))
}

// areTitles reports two different titles; what buttons of cards say is the same in the
// next card, or it counts.
func areTitles(n, other *html.Node) bool {
	a, b := strings.TrimLeft(dom.Label(n, maxFoldTitle), labeltext.OpenSigns), strings.TrimLeft(dom.Label(other, maxFoldTitle), labeltext.OpenSigns)
	return a != b && a != "" && b != "" && (joint.IsLetter(a[0]) || a[0] == '.') && (joint.IsLetter(b[0]) || b[0] == '.') && !labeltext.IsVote(a)
}

// isMenu reports an element in which all words are those of links.
func isMenu(n *html.Node) bool {
	left := MaxTabNodes
	return n != nil && onlyLinks(n, &left)
}

func onlyLinks(n *html.Node, left *int) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if *left--; *left < 0 || c.Type == html.TextNode && !element.Blank(c.Data) {
			return false
		}
		if c.Type == html.ElementNode && c.DataAtom != atom.A && element.ClassOf(c) != element.Skip && !onlyLinks(c, left) {
			return false
		}
	}
	return true
}

// opensPanel reports what a press on it may open a panel by: a control, or a link that
// leads nowhere.
func opensPanel(n *html.Node) bool {
	href := element.Attr(n, "href")
	return IsControl(n) || element.Attr(n, "role") == "button" ||
		n.DataAtom == atom.A && (href == "" || href == "#" || strings.HasPrefix(href, "javascript:"))
}

// foldOf returns the two elements that are all of a box if the first is short, as a
// title is, but for what is pressed or is an advert between them; nil if there are others.
func foldOf(box *html.Node) (title, panel *html.Node) {
	const between = 2
	beside := 0
	for c := box.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == html.CommentNode || c.Type == html.TextNode && element.Blank(c.Data):
		case c.Type != html.ElementNode:
			return nil, nil
		case title == nil:
			title = c
		case panel == nil:
			panel = c
		case beside < between && isBesideTitle(panel):
			beside++
			panel = c
		default:
			return nil, nil
		}
	}
	if panel == nil {
		return nil, nil
	}
	if size := dom.TextSize(title, maxFoldTitle); size == 0 || size == maxFoldTitle || !dom.IsShown(title) {
		return nil, nil
	}
	return title, panel
}

// isBesideTitle reports an element of buttons, or the mark of an advert, or one that is empty.
func isBesideTitle(n *html.Node) bool {
	if !dom.IsShown(n) || element.ClassOf(n) == element.Skip {
		return false
	}
	if n.DataAtom == atom.Button {
		return true
	}
	budget, only := MaxTabNodes, true
	dom.EachText(n, &budget, func(s string) bool {
		only = element.Blank(s)
		return only
	})
	return budget > 0 && only || onlyButtons(n) || isMark(n)
}

// isMark reports the mark of an advert.
func isMark(n *html.Node) bool {
	const long = 24
	text := dom.Label(n, long)
	return text != "" && chrome.IsAdvertLabel([]byte(text))
}

// onlyButtons reports an element in which all words are those of buttons.
func onlyButtons(n *html.Node) bool {
	const most = 16
	left := most
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if left--; left < 0 || c.Type == html.TextNode && !element.Blank(c.Data) || c.Type == html.ElementNode && c.DataAtom != atom.Button {
			return false
		}
	}
	return n.FirstChild != nil
}

// IsExpanded reports an element that is hidden behind a heading which is a control that
// says that it expands something, and behind short lines of what it opens.
func IsExpanded(n *html.Node) bool {
	const near = 3
	p := dom.ElementBefore(n)
	for left := near; p != nil && left > 0; left-- {
		if element.HeadingLevel(p.DataAtom) > 0 {
			c := dom.FirstElement(p)
			return c != nil && element.Attr(c, "aria-expanded") != "" && dom.NextElement(c) == nil && dom.IsShown(p)
		}
		if !dom.IsShown(p) || dom.TextSize(p, maxFoldTitle) == maxFoldTitle {
			return false
		}
		p = dom.ElementBefore(p)
	}
	return false
}

// MaxTabNodes bounds the nodes of a control that are looked at.
const MaxTabNodes = 600

// IsControl reports what may open a panel: a button, the label of a radio
// button, a link to a part of the page.
func IsControl(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Button:
		return true
	case atom.Label:
		return element.Attr(n, "for") != ""
	case atom.A:
		href := element.Attr(n, "href")
		return len(href) > 1 && href[0] == '#' || LeadsNowhere(n)
	}
	return false
}

// LeadsNowhere reports a link without an address.
func LeadsNowhere(n *html.Node) bool {
	for i := range n.Attr {
		if key := n.Attr[i].Key; key == "href" || key == "id" || key == "name" {
			return false
		}
	}
	return n.DataAtom == atom.A
}
