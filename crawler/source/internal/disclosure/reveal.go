package disclosure

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/stackdex/stackdex/crawler/source/internal/dom"
	"github.com/stackdex/stackdex/crawler/source/internal/element"
	"github.com/stackdex/stackdex/crawler/source/internal/joint"
)

// IsFadedIn reports a style in which a script shows what it hides bit by bit.
func IsFadedIn(style string) bool {
	if !strings.Contains(style, "opacity") {
		return false
	}
	style = strings.ReplaceAll(style, " ", "")
	return strings.Contains(style, "opacity:0") && (strings.Contains(style, "visibility:hidden") || strings.Contains(style, "transform:"))
}

// ComesIntoView reports an element that keeps its place until a script shows it there,
// when the reader comes to it: its attributes or its style say that it is animated.
func ComesIntoView(a *dom.Attributes) bool {
	return (a.Animated || strings.Contains(a.Style, "animation-")) && keepsPlace(a.Style)
}

// keepsPlace reports a style that hides nothing but the looks of an element in its
// place.
func keepsPlace(style string) bool {
	style = strings.ReplaceAll(style, " ", "")
	return strings.Contains(style, "visibility:hidden") && !strings.Contains(style, "display:none") && !strings.Contains(style, "position:")
}

// IsFigures reports an element of figures with short labels or none, with nothing to
// press: what a script shows of them is no menu and no message.
func IsFigures(n *html.Node) bool {
	const most, nodes = 24, 200
	seen := 0
	for c := range n.Descendants() {
		switch c.DataAtom {
		case atom.A, atom.Button, atom.Input, atom.Select:
			return false
		}
		if seen++; seen > nodes {
			return false
		}
	}
	figures, texts, budget := 0, 0, nodes+1
	ok := dom.EachText(n, &budget, func(s string) bool {
		if element.Blank(s) {
			return true
		}
		texts++
		s = strings.TrimSpace(s)
		if joint.IsFigure(s) && strings.ContainsAny(s, "0123456789") {
			figures++
		}
		return texts <= most && len(s) <= joint.LongLabel
	})
	return ok && figures > 1 && 3*figures >= texts
}

// CutShort returns what stands in front of the mark of a text that is cut short, and
// of a few words that offer the rest.
func CutShort(text []byte) (head []byte, ok bool) {
	const offer = 24 // bytes
	for _, mark := range [...]string{"…", "..."} {
		from := max(0, len(text)-len(mark)-offer)
		if i := bytes.LastIndex(text[from:], []byte(mark)); i >= 0 {
			return text[:from+i], true
		}
	}
	return nil, false
}
