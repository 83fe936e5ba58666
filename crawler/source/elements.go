package source

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/stackdex/stackdex/crawler/source/internal/element"
	"github.com/stackdex/stackdex/crawler/source/outline"
)

// labelsSelect reports the label of a list to select from, which is in it or right
// behind it: it says how to use the page.
func labelsSelect(n *html.Node) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch c.DataAtom {
		case atom.Select:
			return true
		case atom.Input:
			return false
		}
	}
	next := n.NextSibling
	if next != nil && next.Type == html.TextNode && element.Blank(next.Data) {
		next = next.NextSibling
	}
	return next != nil && next.DataAtom == atom.Select
}

// isItemContainer reports whether n has two or more elements as children and
// no text beside them but a picture in front: what it holds is laid out, not written.
// It looks at the first children only.
func isItemContainer(n *html.Node) bool {
	elements := 0
	for c, left := n.FirstChild, 64; c != nil && left > 0; c, left = c.NextSibling, left-1 {
		switch c.Type {
		case html.TextNode:
			if !element.Blank(c.Data) && !(elements == 0 && isPictograph(c.Data)) {
				return false
			}
		case html.ElementNode:
			switch element.ClassOf(c) {
			case element.Skip, element.Embedded, element.NoWidth, element.LineBreak:
			case element.Optional:
				if !repeatsImage(c) {
					elements++
				}
			default:
				elements++
			}
		}
	}
	return elements > 1
}

// repeatsImage reports the image of the element before once more, for browsers without
// scripts.
func repeatsImage(n *html.Node) bool {
	c := n.FirstChild
	return n.DataAtom == atom.Noscript && c != nil && c.NextSibling == nil && c.DataAtom == atom.Img &&
		n.PrevSibling != nil && n.PrevSibling.DataAtom == atom.Img && element.Attr(n.PrevSibling, "alt") == element.Attr(c, "alt")
}

// isContainer is isItemContainer, which is asked of an element twice in a row.
func (x *cutTexts) isContainer(n *html.Node) bool {
	if n != x.parent {
		x.parent, x.laysOut = n, isItemContainer(n)
		x.oneText = x.laysOut &&
			(x.split > nowhere && x.isAllSplit(n) || x.halved && isHalved(n) || x.isOneText(n) || isOneAsPeers(n) || isDayInParts(n))
		x.laysOut = x.laysOut && !x.oneText
	}
	return x.laysOut
}

// tagOf returns the tag of n.
func tagOf(n *html.Node) outline.Tag {
	if n.DataAtom != 0 {
		return outline.Tag(n.DataAtom)
	}
	h := uint32(2166136261) // FNV-1a
	for i := 0; i < len(n.Data); i++ {
		h = (h ^ uint32(n.Data[i])) * 16777619
	}
	return outline.Tag(h | 1<<31)
}

// place says how an element stands among its siblings.
type place uint8

const (
	amidText place = iota
	laidOut        // beside elements only
	ofText         // a piece of a text that others hold too
)

// placeOf returns the place of an element whose parent holds only elements, or pieces of a
// text.
func placeOf(isLaidOut, isPiece bool) place {
	switch {
	case isPiece:
		return ofText
	case isLaidOut:
		return laidOut
	}
	return amidText
}
