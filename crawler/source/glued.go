package source

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/stackdex/stackdex/crawler/source/dates"
	"github.com/stackdex/stackdex/crawler/source/internal/dom"
	"github.com/stackdex/stackdex/crawler/source/internal/element"
	"github.com/stackdex/stackdex/crawler/source/internal/joint"
	"github.com/stackdex/stackdex/crawler/source/outline"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// followsCount reports a text that begins with a word right behind a count that an
// element sets apart: <b>12</b>Stable.
func followsCount(n *html.Node) bool {
	p := n.PrevSibling
	if p == nil || !joint.BeginsWord(n.Data) {
		return false
	}
	if front := p.PrevSibling; front != nil && !dom.IsLeadingSpace(front) && !dom.IsARIAHidden(front) {
		return false
	}
	count := dom.OnlyText(p)
	return p.Type == html.ElementNode && element.ClassOf(p) == element.Inline && count != "" && words.IsDigit(count[0]) &&
		strings.Trim(strings.TrimRight(count, "kKMB+"), "0123456789.,") == ""
}

// followsLabel reports a text that begins with a word right behind a label with its colon,
// in an element of its own: <b>Features:</b>Small.
func followsLabel(n *html.Node) bool {
	p := n.PrevSibling
	if p == nil || p.Type != html.ElementNode || p.DataAtom == atom.Code || !joint.BeginsWord(n.Data) {
		return false
	}
	label := dom.OnlyText(p)
	return len(label) > len("as:") && label[len(label)-1] == ':' && joint.IsLetter(label[len(label)-2]) && element.ClassOf(p) == element.Inline
}

// endsWithCount reports a count that an element sets apart right behind a text, the
// last in what holds it: Stable<b>12</b>.
func (w *walker) endsWithCount(n *html.Node) bool {
	if n.DataAtom == atom.Sub || n.DataAtom == atom.Sup && w.kind != outline.Item || n.DataAtom == atom.A ||
		w.open.space || !joint.IsLetter(w.last()) && strings.IndexByte(".)]!?\"'", w.last()) < 0 || !endsLine(n) {
		return false
	}
	count, ok := pieceOf(n)
	return ok && strings.Trim(joint.DigitsOfCount(count.text), "0123456789 ") == ""
}

// endsLine reports an element behind which nothing stands in what holds it, or a button.
func endsLine(n *html.Node) bool {
	for c, left := n.NextSibling, dom.MaxNear; c != nil && left > 0; c, left = c.NextSibling, left-1 {
		switch {
		case c.DataAtom == atom.Button:
			return true
		case c.DataAtom == atom.A && strings.HasPrefix(element.Attr(c, "href"), "#") && hasOnlySigns(c): // to the heading itself
		case c.Type == html.TextNode && !element.Blank(c.Data), c.Type == html.ElementNode && (!dom.IsBare(c) || c.FirstChild != nil):
			return false
		}
	}
	return true
}

// hasOnlySigns reports an element of signs only.
func hasOnlySigns(n *html.Node) bool {
	_, ok := signsIn(n)
	return ok
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
	p, ok := pieceOf(n)
	if !ok || len(p.text) > short {
		return false
	}
	number := strings.TrimRight(words.Last(p.text), ".):/|·–—-")
	if at, of, parts := strings.Cut(number, "/"); parts && words.CutTotal("/"+of, at) == "" {
		number = at
	}
	number = strings.TrimLeft(number, "#(")
	return len(number) > 0 && len(number) <= 2 && strings.Trim(number, "0123456789") == "" || words.IsDrawnNumber(number)
}

// isGluedDay reports a date right behind another element, without a space between.
func isGluedDay(n *html.Node) bool {
	if p := n.PrevSibling; p == nil || p.Type != html.ElementNode || element.ClassOf(p) != element.Inline || element.ClassOf(n) != element.Inline {
		return false
	}
	if n.DataAtom == atom.Time {
		return true
	}
	text := dom.OnlyText(n)
	if len(text) < len("1 May 2020") || len(text) > joint.LongChip || !words.IsDigit(text[0]) && !words.IsDigit(text[len(text)-1]) {
		return false
	}
	_, ok := dates.Parse(text)
	return ok
}

// isDayInParts reports an element of two to four words, with white space between, which
// are a date together.
func isDayInParts(n *html.Node) bool {
	const most = 4
	parts, text := 0, ""
	var last *html.Node
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != html.ElementNode {
			continue
		}
		word := strings.TrimSpace(dom.OnlyText(c))
		if parts++; parts > most || word == "" || len(word) > len("September,") || element.ClassOf(c) != element.Inline ||
			last != nil && !dom.SpaceBetween(last, c) {
			return false
		}
		text += " " + word
		last = c
	}
	if parts < 2 || len(text) < len(" 1 May 2020") || !strings.ContainsAny(text, "0123456789") {
		return false
	}
	day, ok := dates.Parse(text[1:])
	return ok && len(day) == len("2006-01-02")
}

// labelsFigure reports what stands small over a figure: its label, which no reading
// of a word is.
func labelsFigure(n *html.Node) bool {
	p := n.PrevSibling
	return n.DataAtom == atom.Rt && p != nil && p.Type == html.TextNode && !element.Blank(p.Data) && joint.IsFigure(strings.TrimSpace(p.Data))
}
