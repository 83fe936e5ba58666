package walk

import (
	"strings"

	"golang.org/x/net/html"

	"github.com/stackdex/stackdex/crawler/source/internal/css"
	"github.com/stackdex/stackdex/crawler/source/internal/dom"
	"github.com/stackdex/stackdex/crawler/source/internal/element"
	"github.com/stackdex/stackdex/crawler/source/internal/icon"
	"github.com/stackdex/stackdex/crawler/source/internal/joint"
	"github.com/stackdex/stackdex/crawler/source/internal/labeltext"
	"github.com/stackdex/stackdex/crawler/source/outline"
)

// image notes an image with an alternate text in the open block.
func (w *walker) image(n *html.Node, a *dom.Attributes) {
	if a.Hidden || a.ARIAHidden || css.DisplayOf(a.Style) == css.AsNone {
		return
	}
	alt := element.Attr(n, "alt")
	if alt == "" {
		alt = a.Label
	}
	if alt == "" {
		alt = a.Title
	}
	src := element.Attr(n, "src")
	if strings.HasPrefix(src, "data:") {
		src = ""
	}
	w.addImage(alt, src)
}

// icon notes a drawing by its title or label.
func (w *walker) icon(n *html.Node, a *dom.Attributes) {
	if a.Hidden || a.ARIAHidden {
		return
	}
	alt := a.Label
	for c := n.FirstChild; c != nil && alt == ""; c = c.NextSibling {
		if c.Type == html.ElementNode && c.Data == "title" && c.FirstChild != nil {
			alt = c.FirstChild.Data
		}
	}
	if text := icon.DrawnFigure(n); text != "" && (alt == "" && joint.IsCount(text) || labeltext.SameWords(dom.Clean(alt), text)) {
		w.addText(text)
		return
	}
	w.addImage(alt, "")
}

func (w *walker) addImage(alt, src string) {
	alt = dom.Clean(alt)
	if alt == "" || w.anchor.Link == "" && w.isBehindText() && icon.NamesHelp(alt) {
		return
	}
	if n := len(w.images); n > w.open.images && w.images[n-1].Alt == alt && w.images[n-1].At == len(w.text)-w.open.text {
		return // the same again for browsers without scripts
	}
	w.images = append(w.images, outline.Image{Alt: alt, Src: src, Link: w.anchor.Link, At: len(w.text) - w.open.text})
	if len(w.text) > w.open.text {
		w.open.newRun = true
	}
}
