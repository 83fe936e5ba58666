package source

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"

	"github.com/stackdex/stackdex/crawler/source/internal/dom"
)

// quoteMarks are what texts that bring their own begin with.
const quoteMarks = "\"'“”„«»‹›‘’「『"

// isUnquoted reports a quotation around which browsers set marks: one that holds a text
// and brings none of its own.
func isUnquoted(n *html.Node, a *dom.Attributes) bool {
	p, left := piece{}, dom.MaxPieces
	if !p.gather(n, &left) || p.text == "" || strings.Contains(a.Style, "quotes") {
		return false
	}
	first, _ := utf8.DecodeRuneInString(p.text)
	return !strings.ContainsRune(quoteMarks, first)
}

// quoted reads a quotation with the marks that a person sees around it.
func (w *walker) quoted(n *html.Node, a *dom.Attributes) {
	w.addText(`"`)
	w.open.newRun = false
	w.content(n, a)
	w.open.space, w.open.newRun, w.open.apart = false, false, false
	w.addText(`"`)
}
