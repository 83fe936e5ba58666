package walk

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/stackdex/stackdex/crawler/source/internal/inline"
	"github.com/stackdex/stackdex/crawler/source/internal/joint"
	"github.com/stackdex/stackdex/crawler/source/outline"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// endsWithCount reports a count that an element sets apart right behind a text, the
// last in what holds it: Stable<b>12</b>.
func (w *walker) endsWithCount(n *html.Node) bool {
	if n.DataAtom == atom.Sub || n.DataAtom == atom.Sup && w.kind != outline.Item || n.DataAtom == atom.A ||
		w.open.space || !joint.IsLetter(w.last()) && strings.IndexByte(".)]!?\"'", w.last()) < 0 || !inline.EndsLine(n) {
		return false
	}
	count, ok := inline.Read(n)
	return ok && strings.Trim(joint.DigitsOfCount(count.Text), "0123456789 ") == ""
}

// countsEntries reports a count right behind the text of a heading, in an element that
// gives it no style of its own: how many entries stand below it. <h3>Pros<span>5</span></h3>
func (w *walker) countsEntries(n *html.Node) bool {
	switch n.DataAtom {
	case atom.B, atom.Strong, atom.I, atom.Em, atom.U, atom.Code, atom.Sup:
		return false // of a name: HTTP<b>2</b>
	}
	return len(w.text) > w.open.text && w.endsWithCount(n)
}

// numbersHeading reports the number of a section in an element at the head of its heading,
// right in front of the title: <h4><span>01</span>Routing</h4>.
func (w *walker) numbersHeading(n *html.Node) bool {
	const short = 24 // bytes
	title := n.NextSibling
	if w.kind != outline.Heading || len(w.text) > w.open.text || title == nil || title.Type != html.TextNode || !joint.BeginsWord(title.Data) {
		return false
	}
	p, ok := inline.Read(n)
	if !ok || len(p.Text) > short {
		return false
	}
	number := strings.TrimRight(words.Last(p.Text), ".):/|·–—-")
	if at, of, parts := strings.Cut(number, "/"); parts && words.CutTotal("/"+of, at) == "" {
		number = at
	}
	number = strings.TrimLeft(number, "#(")
	return len(number) > 0 && len(number) <= 2 && strings.Trim(number, "0123456789") == "" || words.IsDrawnNumber(number)
}
