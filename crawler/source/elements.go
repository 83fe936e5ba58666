package source

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// class says how the reader treats an element.
type class uint8

const (
	inline      class = iota // part of the text around it
	block                    // stands by itself
	skip                     // never read: scripts, styles, form controls, embedded media
	lineBreak                // ends a line
	noWidth                  // wbr
	picture                  // img
	icon                     // svg and what is drawn
	embedded                 // title, meta, link, script: data for machines
	custom                   // unknown or custom: block or inline by its company
	optional                 // template, noscript: content if it holds any
	transcluded              // slot and other wrappers that have no box
)

// classOf returns how n is treated, by its name alone.
func classOf(n *html.Node) class {
	switch n.DataAtom {
	case atom.A, atom.Abbr, atom.Acronym, atom.B, atom.Bdi, atom.Bdo, atom.Big, atom.Cite, atom.Code, atom.Data,
		atom.Del, atom.Dfn, atom.Em, atom.Font, atom.I, atom.Ins, atom.Kbd, atom.Label, atom.Mark,
		atom.Nobr, atom.Output, atom.Q, atom.Ruby, atom.S, atom.Samp, atom.Small, atom.Span, atom.Strike,
		atom.Strong, atom.Sub, atom.Sup, atom.Time, atom.Tt, atom.U, atom.Var,
		atom.Math, atom.Mi, atom.Mn, atom.Mo, atom.Ms, atom.Mtext:
		return inline
	case atom.Style, atom.Input, atom.Select, atom.Textarea, atom.Option, atom.Optgroup, atom.Datalist, atom.Iframe,
		atom.Frame, atom.Frameset, atom.Noframes, atom.Noembed, atom.Embed, atom.Video, atom.Audio, atom.Canvas,
		atom.Map, atom.Area, atom.Meter, atom.Progress, atom.Param, atom.Source, atom.Track, atom.Base, atom.Rp, atom.Rt:
		return skip
	case atom.Script, atom.Meta, atom.Link, atom.Title:
		return embedded
	case atom.Br:
		return lineBreak
	case atom.Wbr:
		return noWidth
	case atom.Img, atom.Image:
		return picture
	case atom.Svg:
		return icon
	case atom.Noscript, atom.Template:
		return optional
	case atom.Slot, atom.Picture, atom.Object:
		return transcluded
	case 0:
		if n.Data == "amp-img" {
			return picture
		}
		return custom
	}
	return block
}

// isBlockAtom reports elements that are blocks by their name.
func isBlockAtom(a atom.Atom) bool { return classOf(&html.Node{DataAtom: a}) == block }

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
	if next != nil && next.Type == html.TextNode && blank(next.Data) {
		next = next.NextSibling
	}
	return next != nil && next.DataAtom == atom.Select
}

// headingLevel returns 1 to 6 for h1 to h6, else 0.
func headingLevel(a atom.Atom) uint8 {
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

// attrs are the attributes of an element that the reader looks at.
type attrs struct {
	id, role, href, title, label, datetime, style, controls, labelledBy, itemprop, content string
	as                                                                                     string // see rename in guard.go
	hidden, ariaHidden, expandable, shadow, paid, author                                   bool
	scripted                                                                               bool // a script shows it, or may
	cloaked                                                                                bool // until a script has begun
	animated                                                                               bool // when it comes into view
	bound                                                                                  bool // a control shows it
	always                                                                                 bool // a template that stands for what it holds
	resumes                                                                                bool // see goingOn
	level, colspan, rowspan                                                                int
}

// noAttrs are the attributes of an element that has none of interest.
var noAttrs attrs

// attrsOf returns the attributes of n, which hold until the walker leaves it.
func (w *walker) attrsOf(n *html.Node) *attrs {
	for i := range n.Attr {
		switch n.Attr[i].Key {
		case "class", "src", "alt", "rel", "type":
		default:
			if w.nested == len(w.attrs) {
				w.attrs = append(w.attrs, &attrs{})
			}
			a := w.attrs[w.nested]
			w.nested++
			*a = attrs{}
			a.read(n)
			return a
		}
	}
	return &noAttrs
}

func (a *attrs) read(n *html.Node) {
	shown := false // by a condition
	for i := range n.Attr {
		v := n.Attr[i].Val
		switch n.Attr[i].Key {
		case "rel":
			a.paid = strings.Contains(v, "sponsored")
			a.author = a.author || n.DataAtom == atom.A && strings.EqualFold(strings.TrimSpace(v), "author")
		case "id":
			a.id = v
		case "role":
			a.role = firstWord(v)
		case "href":
			a.href = strings.TrimSpace(v)
		case "title":
			a.title = v
		case "aria-label":
			a.label = v
		case "datetime":
			a.datetime = v
		case "style":
			a.style = v
		case "aria-controls":
			a.controls = v
		case "aria-labelledby":
			a.labelledBy = v
		case "itemprop":
			a.itemprop = v
			a.author = a.author || v == "author"
		case "content":
			a.content = v
		case renamed:
			a.as = v
		case "popover":
			a.hidden = true
		case goingOn:
			a.resumes = true
		case "hidden":
			a.hidden = !strings.EqualFold(v, "until-found")
		case "aria-hidden":
			a.ariaHidden = strings.EqualFold(strings.TrimSpace(v), "true")
		case "aria-expanded":
			a.expandable = true
		case "data-toggle", "data-bs-toggle":
			a.expandable = a.expandable || v == "collapse"
		case "shadowrootmode":
			a.shadow = true
		case "aria-level":
			a.level = smallInt(v)
		case "colspan", "aria-colspan":
			a.colspan = smallInt(v)
		case "rowspan", "aria-rowspan":
			a.rowspan = smallInt(v)
		default:
			shown = a.script(n.Attr[i].Key) || shown
		}
	}
	a.cloaked = a.cloaked && !shown
}

// script notes an attribute by which a script shows and hides an element; shown: it
// says when.
func (a *attrs) script(key string) (shown bool) {
	switch key {
	case "x-show", "v-show", "ng-show":
		a.scripted, shown = true, true
	case "x-cloak", "v-cloak", "ng-cloak":
		a.scripted, a.cloaked = true, true
	case "[hidden]", "data-amp-bind-hidden":
		a.bound = true
	case "x-if":
		a.always = true
	default:
		if isAnimation(key) {
			a.scripted, a.animated = true, true
		}
	}
	return shown
}

// isAnimation reports the attribute of a script that shows an element when it comes
// into view.
func isAnimation[T string | []byte](key T) bool {
	const data = "data-"
	if len(key) < len(data)+2 || string(key[:len(data)]) != data {
		return false
	}
	switch rest := string(key[len(data):]); rest[0] {
	case 'a':
		return rest == "aos" || strings.HasPrefix(rest, "aos-") || strings.HasPrefix(rest, "anim") || strings.HasPrefix(rest, "appear")
	case 's':
		return rest == "sr" || strings.HasPrefix(rest, "sr-") || strings.HasPrefix(rest, "scroll-reveal") || strings.HasPrefix(rest, "scrollreveal") || strings.HasPrefix(rest, "sal")
	case 'r', 'w', 'm', 'i', 'f':
		return strings.HasPrefix(rest, "reveal") || strings.HasPrefix(rest, "wow") || strings.HasPrefix(rest, "motion") || strings.HasPrefix(rest, "inview") || strings.HasPrefix(rest, "in-view") || strings.HasPrefix(rest, "fade")
	}
	return false
}

// isRead reports whether a reader looks at an attribute of an element; its name
// may be written in capitals.
func isRead(element, key []byte) bool {
	if string(key) == "class" { // most are
		return hasClass(element)
	}
	if isAnimation(key) {
		return true
	}
	var lower [20]byte
	if len(key) > len(lower) {
		return false
	}
	for i, c := range key {
		lower[i] = lowered(c)
	}
	switch string(lower[:len(key)]) {
	case "id", "role", "href", "title", "style", "slot", "lang", "scope", "hidden", "content", "summary", "datetime", "itemprop", "colspan", "rowspan", "popover", renamed, goingOn,
		"aria-label", "aria-level", "aria-hidden", "aria-colspan", "aria-rowspan", "aria-colindex", "aria-rowindex", "aria-controls", "aria-labelledby", "aria-expanded", "shadowrootmode", "data-toggle", "data-bs-toggle",
		"x-show", "x-cloak", "x-if", "v-show", "v-cloak", "ng-show", "ng-cloak", "[hidden]", "data-amp-bind-hidden":
		return true
	case "for":
		return string(element) == "label"
	case "class":
		return hasClass(element)
	case "alt", "src":
		return string(element) == "img" || string(element) == "image" || string(element) == "amp-img"
	case "type":
		return string(element) == "script" || string(element) == "object" || string(element) == "input" // the parser asks for that one
	case "value", "readonly":
		return string(element) == "input"
	case "rel":
		return string(element) == "link" || string(element) == "a"
	case "name", "property", "http-equiv":
		return string(element) == "meta"
	}
	return false
}

// hasClass reports an element of which the class may say that it is an icon.
func hasClass(element []byte) bool { return string(element) == "span" || string(element) == "i" }

// attr returns the value of one attribute.
func attr(n *html.Node, key string) string {
	for i := range n.Attr {
		if n.Attr[i].Key == key {
			return n.Attr[i].Val
		}
	}
	return ""
}

func firstWord(s string) string {
	s = strings.TrimSpace(s)
	if i := strings.IndexAny(s, " \t\n"); i >= 0 {
		s = s[:i]
	}
	return strings.ToLower(s)
}

// smallInt reads a number up to 9999, 0 if s is none.
func smallInt(s string) int {
	n := 0
	for _, c := range []byte(strings.TrimSpace(s)) {
		if c < '0' || c > '9' || n > 999 {
			return min(n, 9999)
		}
		n = n*10 + int(c-'0')
	}
	return n
}

// isItemContainer reports whether n has two or more elements as children and
// no text beside them but a picture in front: what it holds is laid out, not written.
// It looks at the first children only.
func isItemContainer(n *html.Node) bool {
	elements := 0
	for c, left := n.FirstChild, 64; c != nil && left > 0; c, left = c.NextSibling, left-1 {
		switch c.Type {
		case html.TextNode:
			if !blank(c.Data) && !(elements == 0 && isPictograph(c.Data)) {
				return false
			}
		case html.ElementNode:
			switch classOf(c) {
			case skip, embedded, noWidth, lineBreak:
			case optional:
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
		n.PrevSibling != nil && n.PrevSibling.DataAtom == atom.Img && attr(n.PrevSibling, "alt") == attr(c, "alt")
}

// isContainer is isItemContainer, which is asked of an element twice in a row.
func (w *walker) isContainer(n *html.Node) bool {
	if n != w.parent {
		w.parent, w.laysOut = n, isItemContainer(n)
		w.oneText = w.laysOut && (w.split > nowhere && w.isAllSplit(n) || w.halved && isHalved(n) || w.isOneText(n) || isOneAsPeers(n))
		w.laysOut = w.laysOut && !w.oneText
	}
	return w.laysOut
}

func blank(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] > ' ' {
			return s[i] >= utf8.RuneSelf && strings.TrimSpace(s[i:]) == ""
		}
	}
	return true
}

func isSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' }

// tagOf returns the tag of n.
func tagOf(n *html.Node) tag {
	if n.DataAtom != 0 {
		return tag(n.DataAtom)
	}
	h := uint32(2166136261) // FNV-1a
	for i := 0; i < len(n.Data); i++ {
		h = (h ^ uint32(n.Data[i])) * 16777619
	}
	return tag(h | 1<<31)
}

func (t tag) is(a atom.Atom) bool { return t == tag(a) }

// place says how an element stands among its siblings.
type place uint8

const (
	amidText place = iota
	laidOut        // beside elements only
	ofText         // a piece of a text that others hold too
)

// placeOf tells where an element stands whose parent holds elements only, or pieces.
func placeOf(isLaidOut, isPiece bool) place {
	switch {
	case isPiece:
		return ofText
	case isLaidOut:
		return laidOut
	}
	return amidText
}
