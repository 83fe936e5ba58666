package inline

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/stackdex/stackdex/crawler/source/internal/css"
	"github.com/stackdex/stackdex/crawler/source/internal/dom"
	"github.com/stackdex/stackdex/crawler/source/internal/element"
	"github.com/stackdex/stackdex/crawler/source/internal/joint"
	"github.com/stackdex/stackdex/crawler/source/internal/labeltext"
	"github.com/stackdex/stackdex/crawler/source/outline"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// Announced is what an element holds that is hidden from screen readers only.
type Announced struct {
	of        *html.Node
	pieces    int  // how many
	words     bool // they hold letters or digits
	announced bool // what stands beside it says the same to them
	alone     bool // nothing stands beside it in its line
	counted   bool // a figure stands beside it
}

// IsSeenOnly reports a text within a line that is hidden from screen readers and that
// nothing announces to them, but that a person sees: animated pieces, all that its line
// holds, or a figure behind its label. It does not report signs, names of icons, initials
// and figures amid a text. kind is that of the text around it; u is what was asked about last.
func (u *Announced) IsSeenOnly(n *html.Node, a *dom.Attributes, kind outline.Kind) bool {
	box := css.DisplayOf(a.Style) == css.AsBox
	k := element.ClassOf(n)
	if k != element.Inline && k != element.Block || n.Parent == nil {
		return false
	}
	if kind != outline.Heading && isBehindLabel(n) && !inControl(n) {
		return true
	}
	if k == element.Block && !box {
		return false
	}
	p, left := Piece{}, dom.MaxPieces
	if !p.Gather(n, &left) || p.Text == "" {
		return false
	}
	if u.of != n.Parent {
		*u = readAriaHidden(n.Parent)
	}
	if labelsText(n, p.Text) || endsLabelInFront(n, p.Text) {
		return true
	}
	switch {
	case u.announced || !u.words:
		return u.alone && (box || isCell(n.Parent)) && labeltext.IsAbsent(p.Text)
	case u.pieces > 1:
		return box || dom.IsAlike(n, dom.Beside(n))
	case words.IsDigit(p.Text[0]):
		return u.alone && (box || isCell(n.Parent)) || !u.counted && (box || !isRank(p.Text))
	}
	caption := strings.Contains(p.Text, " ")
	if !u.alone {
		return box && !caption
	}
	return !(caption && inControl(n)) && (box || caption || isTitle(p.Text))
}

// labelsText reports a text of several words that is all of a link and repeats the link's
// label.
func labelsText(n *html.Node, text string) bool {
	p := n.Parent
	return p.DataAtom == atom.A && n.PrevSibling == nil && n.NextSibling == nil && strings.Contains(text, " ") &&
		strings.EqualFold(dom.Clean(element.Attr(p, "aria-label")), text)
}

// endsLabelInFront reports the end of the label of the element in front, which shows only
// the beginning: "<span aria-label="12 likes">12</span> <span aria-hidden>likes</span>".
func endsLabelInFront(n *html.Node, text string) bool {
	p := n.PrevSibling
	if p != nil && p.Type == html.TextNode && element.Blank(p.Data) {
		p = p.PrevSibling
	}
	if p == nil || p.Type != html.ElementNode || dom.IsARIAHidden(p) {
		return false
	}
	label := dom.Clean(element.Attr(p, "aria-label"))
	return len(label) > len(text) && strings.HasSuffix(label, text) && strings.TrimSpace(label[:len(label)-len(text)]) == dom.OnlyText(p)
}

// isBehindLabel reports a figure, or a sign for none, behind its label, with nothing
// else but icons in what holds both.
func isBehindLabel(n *html.Node) bool {
	const short = 12 // bytes of a figure
	value := strings.TrimSpace(dom.OnlyText(n))
	if value == "" || len(value) > short || !words.IsDigit(value[0]) && !labeltext.IsAbsent(value) {
		return false
	}
	var label *html.Node
	for c, left := n.Parent.FirstChild, dom.MaxNear; c != nil; c, left = c.NextSibling, left-1 {
		switch {
		case left == 0:
			return false
		case c == n && label == nil:
			return false
		case c == n, c.Type == html.CommentNode, c.Type == html.TextNode && element.Blank(c.Data):
		case c.Type == html.ElementNode && showsNoText(c):
		case c.Type == html.ElementNode && label == nil:
			label = c
		default:
			return false
		}
	}
	if label == nil || dom.IsARIAHidden(label) || dom.IsConcealed(label) {
		return false
	}
	text := strings.TrimSpace(dom.OnlyText(label))
	return labeltext.LooksLikeLabel(strings.TrimRight(text, ":"))
}

// showsNoText reports an icon, or what a style draws one in.
func showsNoText(n *html.Node) bool {
	return element.ClassOf(n) == element.Icon || element.ClassOf(n) == element.Inline && n.FirstChild == nil
}

// inControl reports what stands in a link or a button.
func inControl(n *html.Node) bool {
	for at, up := n.Parent, 0; at != nil && up < announcedUp && element.ClassOf(at) == element.Inline; at, up = at.Parent, up+1 {
		if at.DataAtom == atom.A || at.DataAtom == atom.Button {
			return true
		}
	}
	return false
}

// isRank reports a figure that may number the entries of a list.
func isRank(s string) bool { return len(s) <= 3 && words.IsDigit(s[len(s)-1]) || s[len(s)-1] == '.' }

// isTitle reports a word that is no name of an icon and no initials.
func isTitle(s string) bool {
	first, size := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(first) && strings.ContainsFunc(s[size:], unicode.IsLower)
}

func isCell(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Td, atom.Th, atom.Dd, atom.Dt:
		return true
	}
	return false
}

// The limits within which text that screen readers announce is looked for.
const (
	announcedNodes = 64
	announcedSize  = 4096 // bytes
	announcedUp    = 8    // elements around, each within the next
)

// readAriaHidden looks for announced text in n and, as long as there is none, in the
// elements around it up to the end of the line.
func readAriaHidden(n *html.Node) Announced {
	u := Announced{of: n}
	var hidden strings.Builder
	for c, most := n.FirstChild, announcedNodes; c != nil && most > 0; c, most = c.NextSibling, most-1 {
		p, left := Piece{}, dom.MaxPieces
		if c.Type == html.ElementNode && dom.IsARIAHidden(c) && p.Gather(c, &left) && p.Text != "" {
			hidden.WriteString(p.Text + " ")
			u.pieces++
		}
	}
	u.words = strings.ContainsFunc(hidden.String(), joint.IsAlphanumeric)
	for at, up := n, 0; at != nil && up < announcedUp; at, up = at.Parent, up+1 {
		var announced strings.Builder
		left := announcedNodes
		if appendAnnounced(at, &announced, &left); announced.Len() > 0 {
			u.announced = coversWords(announced.String(), hidden.String())
			u.counted = strings.ContainsAny(announced.String(), "0123456789")
			return u
		}
		if at.DataAtom == atom.A || at.DataAtom == atom.Button {
			if u.announced = element.Attr(at, "aria-label") != ""; u.announced {
				return u
			}
		}
		if element.ClassOf(at) != element.Inline {
			break
		}
	}
	u.alone = true
	return u
}

// appendAnnounced writes the text in n that screen readers announce.
func appendAnnounced(n *html.Node, to *strings.Builder, left *int) {
	for c := n.FirstChild; c != nil && to.Len() < announcedSize; c = c.NextSibling {
		if *left--; *left < 0 {
			return
		}
		switch {
		case c.Type == html.TextNode && !element.Blank(c.Data):
			to.WriteString(c.Data)
			to.WriteByte(' ')
		case c.Type == html.ElementNode && element.ClassOf(c) != element.Skip && element.ClassOf(c) != element.Embedded && !dom.IsARIAHidden(c):
			appendAnnounced(c, to, left)
		}
	}
}

// coversWords reports whether each word of a text, or its beginning, is announced:
// "38.7K" by "38,700 stacks".
func coversWords(announced, text string) bool {
	spoken := alphanumerics(announced)
	for _, word := range alphanumerics(text) {
		found := false
		for i := 0; i < len(spoken) && !found; i++ {
			found = strings.HasPrefix(spoken[i], strings.TrimRight(word, "km"))
		}
		if !found {
			return false
		}
	}
	return true
}

// alphanumerics returns the words of a text in small letters, of figures the digits
// and what multiplies them.
func alphanumerics(s string) []string {
	return strings.Fields(strings.Map(func(r rune) rune {
		switch {
		case joint.IsAlphanumeric(r):
			return unicode.ToLower(r)
		case unicode.IsSpace(r):
			return ' '
		}
		return -1
	}, s))
}

// IsLongCaption reports an element that says the caption of a link or a button at more
// length, for those who do not see the page: "<span>Read more about X</span>Read more".
// A person sees one of the two.
func IsLongCaption(n *html.Node) bool {
	const short = 40 // bytes of a caption
	if n.DataAtom != atom.Span || n.Parent == nil || n.Parent.DataAtom != atom.A && n.Parent.DataAtom != atom.Button {
		return false
	}
	long := strings.TrimSpace(dom.OnlyText(n))
	if long == "" {
		return false
	}
	for _, beside := range [...]*html.Node{n.NextSibling, n.PrevSibling} {
		if beside == nil || beside.Type != html.TextNode {
			continue
		}
		caption := strings.TrimSpace(beside.Data)
		if caption != "" && len(caption) <= short && len(long) > len(caption) && strings.EqualFold(long[:len(caption)], caption) &&
			long[len(caption)] == ' ' {
			return true
		}
	}
	return false
}
