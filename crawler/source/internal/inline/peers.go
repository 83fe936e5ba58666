package inline

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/stackdex/stackdex/crawler/source/internal/dom"
	"github.com/stackdex/stackdex/crawler/source/internal/element"
	"github.com/stackdex/stackdex/crawler/source/internal/joint"
)

// isOneAsPeers reports an element of a few styled words where the rows around it hold
// a plain text at the same place: its words are a text as well, and no fields. Words
// in capitals with a class may be chips, unless an element that styles text holds them.
func isOneAsPeers(n *html.Node) bool {
	first := n.FirstChild
	for first != nil && first.Type != html.ElementNode {
		first = first.NextSibling
	}
	if first == nil || n.Parent == nil || !isTextStyle(first.DataAtom) && first.DataAtom != atom.Span {
		return false
	}
	t, ok := readCut(n)
	if !ok || !t.alike || t.spaces != t.pieces-1 || t.figures > 0 {
		return false
	}
	if !isTextStyle(first.DataAtom) && len(first.Attr) > 0 && !hasSmallWords(first) {
		return false
	}
	return hasPlainPeer(n)
}

// arePlainInPeers reports two words without any style where the entry before or behind
// has bare text: they are of such a text.
func arePlainInPeers(n, next *html.Node) bool {
	p := n.Parent
	if n.DataAtom != atom.Span || next.DataAtom != atom.Span || len(n.Attr)+len(next.Attr) > 0 || p == nil || dom.OnlyText(n) == "" ||
		dom.OnlyText(next) == "" {
		return false
	}
	return holdsBare(dom.ElementBefore(p), p) || holdsBare(dom.NextElement(p), p)
}

// holdsBare reports an element like n that holds bare text beside an element.
func holdsBare(peer, n *html.Node) bool {
	if peer == nil || peer.DataAtom != n.DataAtom {
		return false
	}
	bare, element := false, false
	for c, left := peer.FirstChild, dom.MaxNear; c != nil && left > 0; c, left = c.NextSibling, left-1 {
		bare = bare || c.Type == html.TextNode && strings.ContainsFunc(c.Data, unicode.IsLetter)
		element = element || c.Type == html.ElementNode
	}
	return bare && element
}

// isTextStyle reports an element that styles words of a text.
func isTextStyle(a atom.Atom) bool {
	switch a {
	case atom.B, atom.Strong, atom.Em, atom.I, atom.U, atom.Mark, atom.Font:
		return true
	}
	return false
}

// hasSmallWords reports elements of which the first begins with a capital letter and
// all others with a small one.
func hasSmallWords(first *html.Node) bool {
	for c := first; c != nil; c = c.NextSibling {
		word, _ := wordOf(c)
		if word == "" {
			continue
		}
		letter, _ := utf8.DecodeRuneInString(word)
		if (c == first) == unicode.IsLower(letter) {
			return false
		}
	}
	return true
}

// hasPlainPeer reports a plain text beside n, an entry of a list, or at its place in
// the row before or behind.
func hasPlainPeer(n *html.Node) bool {
	before, behind := peersOf(n)
	return isPlainText(before, n) || isPlainText(behind, n)
}

// continuesAsPeers reports lower-case words in elements of their own, after others, where a
// neighbouring row holds a single text at the same place: they continue the text before them.
func continuesAsPeers(n *html.Node) bool {
	for c, left := n.Parent.FirstChild, dom.MaxPieces; c != nil; c, left = c.NextSibling, left-1 {
		text := c.Data
		if c.Type == html.ElementNode {
			text = dom.OnlyText(c)
		}
		text = strings.TrimSpace(text)
		letter, _ := utf8.DecodeRuneInString(text)
		if text != "" && (c.PrevSibling == nil) != unicode.IsUpper(letter) || strings.HasSuffix(text, ":") || left == 0 {
			return false
		}
	}
	before, behind := peersOf(n.Parent)
	return before != nil && isPlainText(before, n.Parent) && dom.OnlyText(before) != "" || behind != nil && isPlainText(behind, n.Parent) && dom.OnlyText(behind) != ""
}

// peersOf returns what stands at the place of n, an entry of a list, or a part of a row, in
// the entry or the row before and behind.
func peersOf(n *html.Node) (before, behind *html.Node) {
	if n.DataAtom == atom.Li {
		return dom.ElementBefore(n), dom.NextElement(n)
	}
	row, place := n.Parent, 0
	for c := dom.ElementBefore(n); c != nil; c = dom.ElementBefore(c) {
		if place++; place > dom.MaxNear {
			return nil, nil
		}
	}
	return childAt(dom.ElementBefore(row), row, place), childAt(dom.NextElement(row), row, place)
}

// isPlainText reports an element like n that holds a text, which is no figure, of which
// some words may be styled.
func isPlainText(peer, n *html.Node) bool {
	if peer == nil || peer.DataAtom != n.DataAtom {
		return false
	}
	text := ""
	for c, left := peer.FirstChild, dom.MaxNear; c != nil; c, left = c.NextSibling, left-1 {
		if left == 0 || c.Type == html.ElementNode && element.ClassOf(c) != element.Inline {
			return false
		}
		if c.Type == html.TextNode && text == "" {
			text = strings.TrimSpace(c.Data)
		}
	}
	return text != "" && !joint.IsFigure(text)
}

// childAt returns the element at a place in a row like another one.
func childAt(row, other *html.Node, place int) *html.Node {
	if row == nil || row.DataAtom != other.DataAtom {
		return nil
	}
	for c := row.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != html.ElementNode {
			continue
		}
		if place--; place < 0 {
			return c
		}
	}
	return nil
}
