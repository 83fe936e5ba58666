package walk

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
