package walk

import (
	"slices"
	"strings"

	"golang.org/x/net/html"

	"github.com/stackdex/stackdex/crawler/source/internal/dom"
	"github.com/stackdex/stackdex/crawler/source/internal/inline"
	"github.com/stackdex/stackdex/crawler/source/internal/joint"
	"github.com/stackdex/stackdex/crawler/source/internal/labeltext"
	"github.com/stackdex/stackdex/crawler/source/outline"
)

// isChipBehind reports a chip of a row behind a label. In a heading the first one ends
// it, if a title stands in front: what chips say is of the section.
func (w *walker) isChipBehind(n *html.Node) bool {
	if !inline.IsOfRow(n) {
		return false
	}
	if w.kind != outline.Heading {
		return true
	}
	if inline.ChipBeside(n, dom.PrevSibling) != nil || len(w.text) == w.open.text {
		return false
	}
	title := strings.TrimRight(string(w.text[w.open.text:]), " ")
	if last := joint.LastWord(title); joint.IsBinder(strings.ToLower(last)) || labeltext.IsVersus(last) || strings.HasSuffix(last, ":") {
		return false
	}
	w.flush()
	w.kind = outline.Paragraph
	return true
}

// setOff parts the text of an inline element from what stands around it in its
// block, if the parts of the element are set apart: "Fast <b><i>12</i> <i>votes</i></b>"
// says three things. The element's text begins at text, its runs at runs at the
// earliest.
func (w *walker) setOff(text, runs int) {
	at := int32(text - w.open.text)
	for at < int32(len(w.text)-w.open.text) && w.text[w.open.text+int(at)] == ' ' {
		at++
	}
	if !slices.ContainsFunc(w.runs[runs:], func(r outline.Run) bool { return r.Apart && r.Start > at }) {
		return
	}
	w.open.apart = true
	if at == 0 {
		return
	}
	for k := max(runs-1, w.open.runs); k < len(w.runs); k++ {
		r := &w.runs[k]
		switch {
		case r.Start == at:
			r.Apart = true
			return
		case r.Start < at && r.End > at:
			rest := *r
			rest.Start, rest.Apart = at, true
			r.End = at
			w.runs = slices.Insert(w.runs, k+1, rest)
			return
		}
	}
}
