// Package element classifies the elements of HTML by their names and reads their attributes.
package element

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Class is how the reader treats an element.
type Class uint8

const (
	Inline      Class = iota // part of the text around it
	Block                    // stands by itself
	Skip                     // never read: scripts, styles, form controls, embedded media
	LineBreak                // ends a line
	NoWidth                  // wbr
	Picture                  // img
	Icon                     // svg and what is drawn
	Embedded                 // title, meta, link, script: data for machines
	Custom                   // unknown or custom: block or inline by its company
	Optional                 // template, noscript: content if it holds any
	Transcluded              // slot and other wrappers that have no box
)

// ClassOf returns how n is treated, by its name alone.
func ClassOf(n *html.Node) Class {
	switch n.DataAtom {
	case atom.A, atom.Abbr, atom.Acronym, atom.B, atom.Bdi, atom.Bdo, atom.Big, atom.Cite, atom.Code, atom.Data,
		atom.Del, atom.Dfn, atom.Em, atom.Font, atom.I, atom.Ins, atom.Kbd, atom.Label, atom.Mark,
		atom.Nobr, atom.Output, atom.Q, atom.Ruby, atom.S, atom.Samp, atom.Small, atom.Span, atom.Strike,
		atom.Strong, atom.Sub, atom.Sup, atom.Time, atom.Tt, atom.U, atom.Var,
		atom.Math, atom.Mi, atom.Mn, atom.Mo, atom.Ms, atom.Mtext:
		return Inline
	case atom.Style, atom.Input, atom.Select, atom.Textarea, atom.Option, atom.Optgroup, atom.Datalist, atom.Iframe,
		atom.Frame, atom.Frameset, atom.Noframes, atom.Noembed, atom.Embed, atom.Video, atom.Audio, atom.Canvas,
		atom.Map, atom.Area, atom.Meter, atom.Progress, atom.Param, atom.Source, atom.Track, atom.Base, atom.Rp, atom.Rt:
		return Skip
	case atom.Script, atom.Meta, atom.Link, atom.Title:
		return Embedded
	case atom.Br:
		return LineBreak
	case atom.Wbr:
		return NoWidth
	case atom.Img, atom.Image:
		return Picture
	case atom.Svg:
		return Icon
	case atom.Noscript, atom.Template:
		return Optional
	case atom.Slot, atom.Picture, atom.Object:
		return Transcluded
	case 0:
		if n.Data == "amp-img" {
			return Picture
		}
		return Custom
	}
	return Block
}

// IsBlock reports elements that are blocks by their name.
func IsBlock(a atom.Atom) bool { return ClassOf(&html.Node{DataAtom: a}) == Block }

// HeadingLevel returns 1 to 6 for h1 to h6, else 0.
func HeadingLevel(a atom.Atom) uint8 {
	switch a {
	case atom.H1:
		return 1
	case atom.H2:
		return 2
	case atom.H3:
		return 3
	case atom.H4:
		return 4
	case atom.H5:
		return 5
	case atom.H6:
		return 6
	}
	return 0
}

// Attr returns the value of one attribute.
func Attr(n *html.Node, key string) string {
	for i := range n.Attr {
		if n.Attr[i].Key == key {
			return n.Attr[i].Val
		}
	}
	return ""
}

// SmallInt reads a number up to 9999, 0 if s is none.
func SmallInt(s string) int {
	n := 0
	for _, c := range []byte(strings.TrimSpace(s)) {
		if c < '0' || c > '9' || n > 999 {
			return min(n, 9999)
		}
		n = n*10 + int(c-'0')
	}
	return n
}

// Blank reports a text of white space only.
func Blank(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] > ' ' {
			return s[i] >= utf8.RuneSelf && strings.TrimSpace(s[i:]) == ""
		}
	}
	return true
}

// IsSpace reports white space between tags and attributes.
func IsSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' }
