package dom

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/stackdex/stackdex/crawler/source/internal/css"
	"github.com/stackdex/stackdex/crawler/source/internal/element"
)

// IsARIAHidden reports an element that screen readers leave out.
func IsARIAHidden(n *html.Node) bool {
	return len(n.Attr) > 0 && element.Attr(n, "aria-hidden") == "true"
}

// Signature describes an element by its name and its attributes but for its id and
// class.
func Signature(n *html.Node) string {
	var b strings.Builder
	b.WriteString(n.Data)
	for i := range n.Attr {
		if a := &n.Attr[i]; a.Key != "id" && a.Key != "class" {
			b.WriteString(" " + a.Key + "=" + a.Val)
		}
	}
	return b.String()
}

// HasSlot reports an element that a custom element shows in a place of its own.
func HasSlot(n *html.Node) bool { return len(n.Attr) > 0 && element.Attr(n, "slot") != "" }

// IsBox reports an element that its style makes a box within a line.
func IsBox(n *html.Node) bool {
	return len(n.Attr) > 0 && css.DisplayOf(element.Attr(n, "style")) == css.AsBox
}

// IsAlike reports two elements of one kind with the same attributes, whatever these
// say.
func IsAlike(a, b *html.Node) bool {
	if a.DataAtom != b.DataAtom || len(a.Attr) != len(b.Attr) {
		return false
	}
	for i := range a.Attr {
		if a.Attr[i].Key != b.Attr[i].Key {
			return false
		}
	}
	return true
}

// IsText reports an element that holds a text, and nothing that is laid out.
func IsText(n *html.Node) bool {
	switch n.DataAtom {
	case atom.P, atom.A, atom.Dt, atom.Time, atom.Q, atom.Cite, atom.Summary:
		return true
	}
	return element.HeadingLevel(n.DataAtom) > 0 || IsStyled(n)
}

// IsStyled reports an element that gives a text its style.
func IsStyled(n *html.Node) bool {
	switch n.DataAtom {
	case atom.B, atom.Strong, atom.Em, atom.I:
		return true
	}
	return false
}

// IsCustom reports an element of the page's own making.
func IsCustom(n *html.Node) bool { return n.DataAtom == 0 && strings.IndexByte(n.Data, '-') > 0 }

// IsShown reports an element that neither an attribute nor its own style hides.
func IsShown(n *html.Node) bool {
	for i := range n.Attr {
		switch a := &n.Attr[i]; {
		case a.Key == "hidden", a.Key == "aria-hidden" && a.Val != "false", a.Key == "style" && css.DisplayOf(a.Val) == css.AsNone:
			return false
		}
	}
	return true
}

// SetsApart reports an element that its style makes a box.
func SetsApart(n *html.Node) bool {
	style := element.Attr(n, "style")
	return style != "" &&
		(css.DisplayOf(style) != css.AsUsual || strings.Contains(style, "margin") || strings.Contains(style, "padding") ||
			strings.Contains(style, "float"))
}

// HoldsOneText reports an element of one text or value.
func HoldsOneText(n *html.Node) bool {
	return n != nil && (IsText(n) || n.DataAtom == atom.Td || n.DataAtom == atom.Th || n.DataAtom == atom.Dd || n.DataAtom == atom.U)
}

// HasAttr reports whether n has an attribute, whatever its value.
func HasAttr(n *html.Node, key string) bool {
	for i := range n.Attr {
		if n.Attr[i].Key == key {
			return true
		}
	}
	return false
}

// IsConcealed reports an element that nobody sees.
func IsConcealed(n *html.Node) bool {
	for i := range n.Attr {
		if a := &n.Attr[i]; a.Key == "hidden" || a.Key == "style" && css.DisplayOf(a.Val) == css.AsNone {
			return true
		}
	}
	return false
}
