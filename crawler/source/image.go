package source

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"

	"github.com/stackdex/stackdex/crawler/source/internal/css"
	"github.com/stackdex/stackdex/crawler/source/internal/element"
)

// image notes an image with an alternate text in the open block.
func (w *walker) image(n *html.Node, a *attrs) {
	if a.hidden || a.ariaHidden || css.DisplayOf(a.style) == css.AsNone {
		return
	}
	alt := element.Attr(n, "alt")
	if alt == "" {
		alt = a.label
	}
	if alt == "" {
		alt = a.title
	}
	src := element.Attr(n, "src")
	if strings.HasPrefix(src, "data:") {
		src = ""
	}
	w.addImage(alt, src)
}

// icon notes a drawing by its title or label.
func (w *walker) icon(n *html.Node, a *attrs) {
	if a.hidden || a.ariaHidden {
		return
	}
	alt := a.label
	for c := n.FirstChild; c != nil && alt == ""; c = c.NextSibling {
		if c.Type == html.ElementNode && c.Data == "title" && c.FirstChild != nil {
			alt = c.FirstChild.Data
		}
	}
	w.addImage(alt, "")
}

func (w *walker) addImage(alt, src string) {
	alt = clean(alt)
	if alt == "" {
		return
	}
	if n := len(w.images); n > w.open.images && w.images[n-1].Alt == alt && w.images[n-1].At == len(w.text)-w.open.text {
		return // the same again for browsers without scripts
	}
	w.images = append(w.images, Image{Alt: alt, Src: src, Link: w.anchor.Link, At: len(w.text) - w.open.text})
	if len(w.text) > w.open.text {
		w.open.newRun = true
	}
}

// clean returns an attribute's text as a person sees it.
func clean(s string) string {
	plain := true
	for i := 0; i < len(s) && plain; i++ {
		plain = s[i] >= ' ' && s[i] < 0x7F && (s[i] != ' ' || i > 0 && i+1 < len(s) && s[i+1] != ' ')
	}
	if plain {
		return s
	}
	return strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return ' '
		}
		return visible(r)
	}, s)), " ")
}
