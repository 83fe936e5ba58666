package source

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// isNoteMark reports a raised sign or number that leads to a note: behind a word,
// the end of a sentence or a figure that is written in full, and no power or unit
// of it (10⁶, m²).
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
	return isDigit(inner[0]) && !w.mayHavePower()
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

// mayHavePower reports an open text that ends with what has powers: a short number,
// a letter or the sign of a unit.
func (w *walker) mayHavePower() bool {
	text := w.text[w.open.text:]
	last := bytes.TrimRight(text, " ")
	if len(last) < len(text) {
		return true // it stands apart
	}
	if at := bytes.LastIndexAny(last, " (/*"); at >= 0 {
		last = last[at+1:]
	}
	const short = 3
	if len(last) == 0 || len(last) > short || bytes.IndexByte(last, '.') >= 0 {
		return len(last) > 0 && last[len(last)-1] == ')'
	}
	end := last[len(last)-1]
	return isDigit(end) || isASCIILetter(end) || end == ')'
}
