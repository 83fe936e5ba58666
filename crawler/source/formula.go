package source

import (
	"strings"

	"golang.org/x/net/html"
)

// formula is what stands in a row of a formula.
type formula struct {
	text    strings.Builder
	numbers int
	left    int // nodes that may still be looked at
}

// formulaText returns what a formula says if that is one row with at most one
// number, else "": fractions, powers and sums are other numbers than their parts.
func formulaText(n *html.Node) string {
	f := formula{left: 64}
	if !f.read(n) || f.numbers > 1 {
		return ""
	}
	return f.text.String()
}

// read adds the tokens in n; false: they do not stand in a row.
func (f *formula) read(n *html.Node) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if f.left--; f.left < 0 || c.Type == html.TextNode && !blank(c.Data) {
			return false
		}
		if c.Type == html.ElementNode && !f.add(c) {
			return false
		}
	}
	return true
}

func (f *formula) add(n *html.Node) bool {
	switch n.Data {
	case "mrow", "mstyle", "mpadded", "semantics":
		return f.read(n)
	case "annotation", "annotation-xml", "mspace":
		return true
	case "mn", "mi", "mtext", "ms":
	case "mo":
		if sign := strings.TrimSpace(onlyText(n)); sign == "." || sign == "," { // within a number
			f.numbers--
		}
	default:
		return false
	}
	text := onlyText(n)
	if text == "" {
		return n.FirstChild == nil
	}
	if n.Data != "mtext" {
		text = strings.TrimSpace(text)
	}
	if strings.ContainsAny(text, "0123456789") {
		f.numbers++
	}
	f.text.WriteString(text)
	return true
}
