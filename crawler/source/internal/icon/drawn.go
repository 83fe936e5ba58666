package icon

import (
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"

	"github.com/stackdex/stackdex/crawler/source/internal/dom"
	"github.com/stackdex/stackdex/crawler/source/internal/element"
	"github.com/stackdex/stackdex/crawler/source/internal/joint"
	"github.com/stackdex/stackdex/crawler/source/internal/labeltext"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// PrecedesFigure reports an element right behind which a figure stands.
func PrecedesFigure(n *html.Node) bool {
	next := n.NextSibling
	if next != nil && next.Type == html.TextNode && element.Blank(next.Data) {
		next = next.NextSibling
	}
	if next == nil {
		return false
	}
	text := next.Data
	if next.Type == html.ElementNode {
		text = dom.OnlyText(next)
	}
	text = strings.TrimSpace(text)
	return text != "" && words.IsDigit(text[0]) && joint.IsFigure(text)
}

// DrawnFigure returns the one figure that a drawing consists of, but for its shapes, with
// its label in front if that is drawn too: "Stacks: 38.7K"; "" if it has other texts.
func DrawnFigure(n *html.Node) string {
	if n.FirstChild == nil {
		return ""
	}
	switch texts := drawnTexts(n); {
	case len(texts) == 1 && joint.IsCount(texts[0]):
		return texts[0]
	case len(texts) == 2 && joint.IsCount(texts[1]) && labeltext.LooksLikeLabel(texts[0]):
		return texts[0] + ": " + texts[1]
	}
	return ""
}

// drawnTexts returns the texts of a drawing, those that stand there twice, for a shadow,
// once; nil if it has many.
func drawnTexts(n *html.Node) []string {
	const few, most = 48, 3 // nodes, and texts
	texts, left := []string(nil), few
	var find func(n *html.Node, within bool)
	find = func(n *html.Node, within bool) {
		for c := n.FirstChild; c != nil && left > 0 && len(texts) < most; c = c.NextSibling {
			left--
			if text := strings.TrimSpace(c.Data); c.Type == html.TextNode && within && text != "" && !slices.Contains(texts, text) {
				texts = append(texts, text)
			} else if c.Type == html.ElementNode {
				find(c, within || c.Data == "text")
			}
		}
	}
	if find(n, false); left == 0 {
		return nil
	}
	return texts
}

// IsPictograph reports a text of one or two pictures as fonts draw them, which stand
// in front of a label as an icon does. Those that say yes or no, or for and against,
// are signs of their own.
func IsPictograph(s string) bool {
	const most = 2
	s = strings.TrimSpace(s)
	if len(s) < 3 || s[0] < utf8.RuneSelf {
		return false
	}
	pictures := 0
	for _, r := range s {
		switch {
		case r == 0xFE0F || r == 0x200D: // shown as a picture; joined with the next
		case strings.ContainsRune(labeltext.Answers, r):
			return false
		case r >= 0x1F300 && r <= 0x1FAFF, r >= 0x2600 && r <= 0x26FF, r == '✨', r == '⭐', r == '⌛', r == '⏰', r == '⏱':
			pictures++
		default:
			return false
		}
	}
	return pictures > 0 && pictures <= most
}
