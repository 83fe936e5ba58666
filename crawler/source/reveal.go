package source

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/stackdex/stackdex/crawler/source/internal/dom"
	"github.com/stackdex/stackdex/crawler/source/internal/element"
	"github.com/stackdex/stackdex/crawler/source/internal/joint"
	"github.com/stackdex/stackdex/crawler/source/outline"
)

// isFadedIn reports a style in which a script shows what it hides bit by bit.
func isFadedIn(style string) bool {
	if !strings.Contains(style, "opacity") {
		return false
	}
	style = strings.ReplaceAll(style, " ", "")
	return strings.Contains(style, "opacity:0") && (strings.Contains(style, "visibility:hidden") || strings.Contains(style, "transform:"))
}

// comesIntoView reports an element that keeps its place until a script shows it there,
// when the reader comes to it: its attributes or its style say that it is animated.
func comesIntoView(a *dom.Attributes) bool {
	return (a.Animated || strings.Contains(a.Style, "animation-")) && keepsPlace(a.Style)
}

// keepsPlace reports a style that hides nothing but the looks of an element in its
// place.
func keepsPlace(style string) bool {
	style = strings.ReplaceAll(style, " ", "")
	return strings.Contains(style, "visibility:hidden") && !strings.Contains(style, "display:none") && !strings.Contains(style, "position:")
}

// isFigures reports an element of figures with short labels or none, with nothing to
// press: what a script shows of them is no menu and no message.
func isFigures(n *html.Node) bool {
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

// completed returns the block before a part, or before the button that shows it, that is cut
// short and that the part holds in full; -1 if there is none.
func (w *walker) completed(p *part) int32 {
	const least = 16
	at := p.from - 1
	if at > 0 && w.doc.Blocks[at].Kind == outline.Button {
		at--
	}
	if at < 0 || p.to <= p.from {
		return -1
	}
	head, ok := cutShort(w.raw(at))
	if !ok || len(head) < least || !bytes.HasPrefix(w.raw(p.from), bytes.TrimSpace(head)) {
		return -1
	}
	return at
}

// cutShort returns what stands in front of the mark of a text that is cut short, and
// of a few words that offer the rest.
func cutShort(text []byte) (head []byte, ok bool) {
	const offer = 24 // bytes
	for _, mark := range [...]string{"…", "..."} {
		from := max(0, len(text)-len(mark)-offer)
		if i := bytes.LastIndex(text[from:], []byte(mark)); i >= 0 {
			return text[:from+i], true
		}
	}
	return nil, false
}

// continued reports a hidden end of the text in front of it, which is cut short, or
// all of it: what is cut short is left out.
func (w *walker) continued(n *html.Node) bool {
	const least = 16
	o := &w.open
	head, ok := cutShort(bytes.TrimRight(w.text[o.text:], " "))
	if !ok || len(head) < least || len(w.images) > o.images {
		return false
	}
	if text := dom.FirstText(n); strings.HasPrefix(strings.TrimSpace(text), string(bytes.TrimSpace(head))) {
		head = head[:0]
	}
	w.text = w.text[:o.text+len(head)]
	for last := len(w.runs) - 1; last >= o.runs; last-- {
		if r := &w.runs[last]; int(r.Start) < len(head) {
			r.End = min(r.End, int32(len(head)))
			break
		}
		w.runs = w.runs[:last]
	}
	w.open.newRun = true
	return true
}
