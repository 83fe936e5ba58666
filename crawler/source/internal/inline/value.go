package inline

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"

	"github.com/stackdex/stackdex/crawler/source/internal/dom"
	"github.com/stackdex/stackdex/crawler/source/internal/element"
	"github.com/stackdex/stackdex/crawler/source/internal/joint"
)

// IsValue reports an element that holds few words and nothing that another part of
// the sentence closes.
func IsValue(n *html.Node) bool {
	const short = 40 // bytes
	p, left := Piece{}, dom.MaxPieces
	if !p.Gather(n, &left) || p.Text == "" || len(p.Text) > short || strings.Count(p.Text, " ") >= joint.FewWords {
		return false
	}
	end, begin := strings.IndexByte(p.Text, ')'), strings.LastIndexByte(p.Text, '(')
	return (end < 0 || begin >= 0 && begin < end) && strings.Count(p.Text, "(") == strings.Count(p.Text, ")")
}

// PrecedesColon reports a node behind which a colon is the next text of its line.
func PrecedesColon(n *html.Node) bool {
	const most = 4 // nested elements that end with it
	for range most {
		next := n.NextSibling
		for next != nil && (next.Type == html.CommentNode || next.Type == html.TextNode && element.Blank(next.Data)) {
			next = next.NextSibling
		}
		if next != nil {
			text := strings.TrimSpace(next.Data)
			if next.Type == html.ElementNode {
				budget := 8
				dom.EachText(next, &budget, func(s string) bool {
					text = strings.TrimSpace(s)
					return text == ""
				})
			}
			return strings.HasPrefix(text, ":") || strings.HasPrefix(text, "：")
		}
		if n = n.Parent; n == nil || element.ClassOf(n) != element.Inline {
			return false
		}
	}
	return false
}

// IsCutNumber reports an element of two others that touch, of which the first is a number
// and the second what stands behind it: together they are one text.
func IsCutNumber(n *html.Node) bool {
	number := dom.AfterComments(n.FirstChild)
	if number == nil {
		return false
	}
	rest := dom.AfterComments(number.NextSibling)
	if rest == nil || dom.AfterComments(rest.NextSibling) != nil || element.ClassOf(number) != element.Inline || element.ClassOf(rest) != element.Inline {
		return false
	}
	digits, behind := dom.OnlyText(number), dom.OnlyText(rest)
	if !joint.IsGroupedNumber([]byte(digits)) || behind == "" || len(behind) > len(".25K+") || !joint.ContinuesNumber([]byte(behind)) {
		return false
	}
	whole := strings.IndexByte(digits, '.') < 0
	return behind[0] == '.' && whole || behind[0] != '.' && (!whole || behind[0] != 'B')
}

// quoteMarks are what texts that bring their own begin with.
const quoteMarks = "\"'“”„«»‹›‘’「『"

// IsUnquoted reports a quotation around which browsers set marks: one that holds a text
// and brings none of its own.
func IsUnquoted(n *html.Node, a *dom.Attributes) bool {
	p, left := Piece{}, dom.MaxPieces
	if !p.Gather(n, &left) || p.Text == "" || strings.Contains(a.Style, "quotes") {
		return false
	}
	first, _ := utf8.DecodeRuneInString(p.Text)
	return !strings.ContainsRune(quoteMarks, first)
}

// RestOfWord returns the text after the element that holds only the letter at n, a drop cap, if
// it completes that letter's word; else "".
func RestOfWord(n *html.Node) string {
	if len(n.Data) != 1 || !joint.IsLetter(n.Data[0]) || n.NextSibling != nil || n.PrevSibling != nil || n.Parent == nil {
		return ""
	}
	if next := n.Parent.NextSibling; next != nil && next.Type == html.TextNode && next.Data != "" && joint.IsLetter(next.Data[0]) {
		return next.Data
	}
	return ""
}
