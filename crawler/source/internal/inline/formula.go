package inline

import (
	"strings"

	"golang.org/x/net/html"

	"github.com/stackdex/stackdex/crawler/source/internal/dom"
	"github.com/stackdex/stackdex/crawler/source/internal/element"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// formula is what stands in a row of a formula.
type formula struct {
	text    strings.Builder
	last    string // the token before, "" for text
	numbers int
	marks   int  // commas and full stops within the number
	grouped bool // all of them are commas in front of three digits
	mark    byte // the one in front of the next token; 0: none
	left    int  // nodes that may still be looked at
}

// FormulaText returns what a formula says if that is one row with at most one
// number, else "": fractions, powers and sums are other numbers than their parts.
func FormulaText(n *html.Node) string {
	f := formula{left: 64, grouped: true}
	if !f.read(n) || f.mark != 0 || f.numbers > 1 || f.marks > 1 && !f.grouped {
		return ""
	}
	return f.text.String()
}

// read adds the tokens in n; false: they do not stand in a row.
func (f *formula) read(n *html.Node) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if f.left--; f.left < 0 || c.Type == html.TextNode && !element.Blank(c.Data) {
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
	case "mn", "mi", "mo", "mtext", "ms":
	default:
		return false
	}
	text := dom.OnlyText(n)
	if text == "" {
		return n.FirstChild == nil
	}
	if n.Data != "mtext" {
		text = strings.TrimSpace(text)
	}
	return f.token(n.Data, text)
}

// token adds one; false: with it the number is another one than what is written.
func (f *formula) token(kind, text string) bool {
	digits := strings.ContainsAny(text, "0123456789")
	mark := f.mark
	f.mark = 0
	switch {
	case mark != 0: // within a number, or else a list
		if kind != "mn" || f.last == "" || !words.IsDigit(f.last[len(f.last)-1]) {
			return false
		}
		f.marks++
		f.grouped = f.grouped && mark == ',' && len(text) == 3
	case kind == "mo" && (text == "." || text == ",") && f.numbers > 0:
		f.mark = text[0]
		f.text.WriteString(text)
		return true
	case digits:
		f.numbers++
		if kind == "mn" && f.last != "" && !leadsNumber(f.last) {
			return false
		}
	case f.numbers > 0 && (kind == "mo" && !strings.Contains("%+", text) || kind == "mi" && !isUnit(text)):
		return false
	}
	if f.last = text; kind == "mtext" {
		f.last = ""
	}
	f.text.WriteString(text)
	return true
}

// leadsNumber reports what stands in front of a number and leaves it as it is.
func leadsNumber(s string) bool {
	switch s {
	case "~", "≈", "<", ">", "≤", "≥", "±", "+", "-", "−", "$", "€", "£":
		return true
	}
	return false
}

// isUnit reports a letter that multiplies a number, or a word behind it: other letters
// stand for numbers.
func isUnit(s string) bool {
	return len(s) > 1 || s == "K" || s == "k" || s == "M" || s == "B" || s == "G" || s == "s" || s == "%"
}
