package source

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// isNoteMark reports a raised sign or number that leads to a note, and is no power
// (10⁶, m²) nor a number of votes.
func (w *walker) isNoteMark(n *html.Node) bool {
	if n.DataAtom != atom.Sup || len(w.text) == w.open.text {
		return false
	}
	text, budget := "", 16
	eachText(n, &budget, func(s string) bool {
		text += s
		return len(text) < 12
	})
	text = strings.TrimSpace(text)
	inner := strings.Trim(text, "[]()")
	switch {
	case budget <= 0 || inner == "" || len(inner) > 3 || strings.Trim(inner, "0123456789") != "" && strings.Trim(inner, "*†‡§") != "" && len(inner) > 1:
		return false
	case text != inner || strings.Trim(inner, "*†‡§") == "" || leadsToNote(n):
		return true
	}
	return isDigit(inner[0]) && w.endsFigure()
}

// leadsToNote reports a link to a place in the page in n or around it.
func leadsToNote(n *html.Node) bool {
	if n.Parent != nil && n.Parent.DataAtom == atom.A && strings.HasPrefix(attr(n.Parent, "href"), "#") {
		return true
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom == atom.A && strings.Contains(attr(c, "href"), "#") {
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
	case isDigit(end):
		return len(last) > short || bytes.IndexByte(last, '.') >= 0
	}
	return string(text) == "-" || string(text) == "–" || string(text) == "—"
}
