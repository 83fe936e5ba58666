package inline

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/stackdex/stackdex/crawler/source/dates"
	"github.com/stackdex/stackdex/crawler/source/internal/dom"
	"github.com/stackdex/stackdex/crawler/source/internal/element"
	"github.com/stackdex/stackdex/crawler/source/internal/joint"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// FollowsCount reports a text that begins with a word right behind a count that an
// element sets apart: <b>12</b>Stable.
func FollowsCount(n *html.Node) bool {
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

// FollowsLabel reports a text that begins with a word right behind a label with its colon,
// in an element of its own: <b>Features:</b>Small.
func FollowsLabel(n *html.Node) bool {
	p := n.PrevSibling
	if p == nil || p.Type != html.ElementNode || p.DataAtom == atom.Code || !joint.BeginsWord(n.Data) {
		return false
	}
	label := dom.OnlyText(p)
	return len(label) > len("as:") && label[len(label)-1] == ':' && joint.IsLetter(label[len(label)-2]) && element.ClassOf(p) == element.Inline
}

// EndsLine reports an element behind which nothing stands in what holds it, or a button.
func EndsLine(n *html.Node) bool {
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
	_, ok := SignsIn(n)
	return ok
}

// IsGluedDay reports a date right behind another element, without a space between.
func IsGluedDay(n *html.Node) bool {
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

// LabelsFigure reports what stands small over a figure: its label, which no reading
// of a word is.
func LabelsFigure(n *html.Node) bool {
	p := n.PrevSibling
	return n.DataAtom == atom.Rt && p != nil && p.Type == html.TextNode && !element.Blank(p.Data) && joint.IsFigure(strings.TrimSpace(p.Data))
}

// SignsIn counts the signs of which all text in n consists; false: it has words, or
// more than a few signs.
func SignsIn(n *html.Node) (signs int, ok bool) {
	budget, words := 40, false
	dom.EachText(n, &budget, func(s string) bool {
		for _, r := range s {
			if unicode.IsLetter(r) || unicode.IsDigit(r) {
				words = true
			} else if !unicode.IsSpace(r) {
				signs++
			}
		}
		return !words && signs <= 4
	})
	return signs, !words && signs <= 4 && budget > 0
}
