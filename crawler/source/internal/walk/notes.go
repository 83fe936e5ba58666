package walk

import (
	"bytes"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/stackdex/stackdex/crawler/source/internal/dom"
	"github.com/stackdex/stackdex/crawler/source/internal/element"
	"github.com/stackdex/stackdex/crawler/source/internal/joint"
	"github.com/stackdex/stackdex/crawler/source/outline"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// isNoteMark reports a raised sign or number that leads to a note, and is no power
// (10⁶, m²) nor a number of votes.
func (w *walker) isNoteMark(n *html.Node) bool {
	if len(w.text) == w.open.text {
		return false
	}
	text, budget := raised(n)
	inner := strings.Trim(text, "[]()")
	switch {
	case budget <= 0 || inner == "" || len(inner) > 3 ||
		strings.Trim(inner, "0123456789") != "" && strings.Trim(inner, "*†‡§") != "" && len(inner) > 1:
		return false
	case !words.IsDigit(inner[0]):
		return text != inner || strings.Trim(inner, "*†‡§") == "" || leadsToNote(n)
	case text != inner || leadsToNote(n) || w.endsFigure() || isBehindFigure(n) || w.isNextNote(inner) ||
		w.noted > 0 && len(inner) == 1 && w.endsCount():
		w.noted, _ = strconv.Atoi(inner)
		return true
	case w.noted == 0 && len(inner) > 1 && joint.IsLetter(w.last()):
		w.noted = notNotes
	}
	return false
}

// isBehindFigure reports what stands behind a whole number that an element holds for
// itself: a statistic or votes. Tens have powers.
func isBehindFigure(n *html.Node) bool {
	p := n.PrevSibling
	if p == nil || p.Type != html.TextNode || p.PrevSibling != nil || n.NextSibling != nil && !dom.IsTrailingSpace(n.NextSibling) {
		return false
	}
	figure := strings.TrimLeft(p.Data, " \n\t")
	return figure != "" && figure != "10" && strings.Trim(figure, "0123456789") == ""
}

// endsCount reports an open text that ends with a whole number of two or three digits which
// is no base of powers.
func (w *walker) endsCount() bool {
	text := w.text[w.open.text:]
	count := text[bytes.LastIndexByte(text, ' ')+1:]
	return !w.open.space && len(count) > 1 && len(count) < 4 && len(bytes.Trim(count, "0123456789")) == 0 && len(bytes.TrimRight(count, "0")) > 1
}

// notNotes is the number of the last note where raised numbers are something else:
// the first one of the page was far from 1.
const notNotes = -1

// isNextNote reports the number behind that of the note before it, raised behind a
// word that is no unit or variable. The first one of a page must stand in a cell.
func (w *walker) isNextNote(number string) bool {
	n, err := strconv.Atoi(number)
	text := w.text[w.open.text:]
	word := bytes.TrimRight(text[bytes.LastIndexByte(text, ' ')+1:], ").")
	switch string(word) {
	case "mm", "cm", "km", "dm", "ft", "in":
		return false
	}
	return err == nil && (w.noted > 0 || w.noted != notNotes && w.cell.Col > 0) && n == w.noted+1 && !w.open.space && len(word) > 1 &&
		joint.IsLetter(word[len(word)-1]) && bytes.IndexByte(word, '(') <= 0
}

// raised returns what a raised element says, if it is short, and what is left of
// the nodes that were looked at.
func raised(n *html.Node) (text string, budget int) {
	budget = 16
	dom.EachText(n, &budget, func(s string) bool {
		text += s
		return len(text) < 12
	})
	return strings.TrimSpace(text), budget
}

// power writes the raised exponent of a number as people print it, so that it is no
// part of that: 10⁶. It reports whether n is one.
func (w *walker) power(n *html.Node) bool {
	if w.open.space || w.open.apart || !words.IsDigit(w.last()) {
		return false
	}
	text, _ := raised(n)
	text = strings.Replace(text, "−", "-", 1)
	if digits := strings.TrimPrefix(text, "-"); digits == "" || len(digits) > 2 || strings.Trim(digits, "0123456789") != "" {
		return false
	}
	w.write(joint.Exponent(text), "")
	return true
}

// leadsToNote reports a link to a place in the page in n or around it.
func leadsToNote(n *html.Node) bool {
	if n.Parent != nil && n.Parent.DataAtom == atom.A && strings.HasPrefix(element.Attr(n.Parent, "href"), "#") {
		return true
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom == atom.A && strings.Contains(element.Attr(c, "href"), "#") {
			return true
		}
	}
	return false
}

// endsFigure reports an open text that ends with a sentence, a dash that stands for
// nothing, or a figure too long for a base of powers. Behind a word a raised number
// may be its votes.
func (w *walker) endsFigure() bool {
	text := w.text[w.open.text:]
	last := text[bytes.LastIndexAny(text, " (/*")+1:]
	if len(last) == 0 {
		return false
	}
	const short = 3
	switch end := last[len(last)-1]; {
	case end == '.':
		return true
	case words.IsDigit(end):
		return len(last) > short || bytes.IndexByte(last, '.') >= 0
	case len(last) > 1 && words.IsDigit(last[len(last)-2]):
		return strings.IndexByte("kKM%+", end) >= 0
	}
	return string(text) == "-" || string(text) == "–" || string(text) == "—"
}

// joinNote joins the open block, a line behind a break, to the line in front of it in
// the same cell or entry, if it is a note in parentheses: "~892 req/s<br>(Gunicorn)".
func (w *walker) joinNote() bool {
	o, n := &w.open, len(w.doc.Blocks)-1
	if n < 0 || len(w.images) > o.images || w.kind != outline.TableCell && w.kind != outline.Description && w.kind != outline.Item || !joint.IsNote(w.text[o.text:]) {
		return false
	}
	b, s := &w.doc.Blocks[n], &w.spans[n]
	if int(s.text[1]) != o.text || s.text[0] == s.text[1] || int(s.runs[1]) != o.runs || s.group != w.group || s.part != w.part ||
		b.Kind != w.kind || b.Cell != w.cell || b.Strong {
		return false
	}
	w.text = append(w.text, ' ')
	copy(w.text[o.text+1:], w.text[o.text:])
	w.text[o.text] = ' '
	before := s.text[1] - s.text[0] + 1
	for i := o.runs; i < len(w.runs); i++ {
		w.runs[i].Start += before
		w.runs[i].End += before
	}
	s.text[1], s.runs[1] = int32(len(w.text)), int32(len(w.runs))
	w.open = pending{text: len(w.text), runs: len(w.runs), images: len(w.images)}
	return true
}
