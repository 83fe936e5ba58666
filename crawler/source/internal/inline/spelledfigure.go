package inline

import (
	"slices"
	"strings"

	"golang.org/x/net/html"

	"github.com/stackdex/stackdex/crawler/source/internal/css"
	"github.com/stackdex/stackdex/crawler/source/internal/dom"
	"github.com/stackdex/stackdex/crawler/source/internal/element"
	"github.com/stackdex/stackdex/crawler/source/internal/joint"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// magnitudeWords are magnitudes as they are said.
var magnitudeWords = map[byte]string{'k': "thousand", 'm': "million", 'b': "billion"}

// ShowSpelledFigure shows a figure that is hidden from screen readers where the element
// beside it says the same to them in words, "38.7K" and "38.7 thousand", which is removed.
func ShowSpelledFigure(n *html.Node) {
	const most = 12 // bytes
	if element.ClassOf(n) != element.Inline || len(n.Attr) == 0 || !dom.IsARIAHidden(n) {
		return
	}
	text := strings.TrimSpace(dom.OnlyText(n))
	if text == "" || len(text) > most || !words.IsDigit(text[0]) || !joint.IsCount(text) {
		return
	}
	for _, c := range [...]*html.Node{dom.ElementBefore(n), dom.NextElement(n)} {
		if c != nil && element.ClassOf(c) == element.Inline && !dom.IsARIAHidden(c) && spellsFigure(c, text) {
			c.Parent.RemoveChild(c)
			n.Attr = slices.DeleteFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "aria-hidden" })
			return
		}
	}
}

// spellsFigure reports an element that says a figure once more, its magnitude in words, or
// unseen.
func spellsFigure(n *html.Node, shown string) bool {
	text := strings.TrimSpace(dom.OnlyText(n))
	if text == shown {
		return css.DisplayOf(element.Attr(n, "style")) == css.AsClipped
	}
	word := magnitudeWords[shown[len(shown)-1]|0x20]
	return word != "" && strings.EqualFold(text, shown[:len(shown)-1]+" "+word)
}
