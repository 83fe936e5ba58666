package markup

import (
	"bytes"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/stackdex/stackdex/crawler/source/internal/element"
)

// unclosed is an element whose end tag was not met yet.
type unclosed struct {
	name     string
	atom     atom.Atom
	number   int
	plain    bool // it says nothing about what it holds
	within   role // what it is as one of those that say no more than another one within
	holds    role // what its last child is so
	inline   bool
	children int
	blocks   int // of the children
	text     bool
}

// role is what an element is among those of which one around another one alone says no more
// than that: a quotation, or a list and its only item.
type role uint8

const (
	noRole role = iota
	quotation
	list
	item
	idleItem // that holds nothing but a list
)

// roleOf returns the role of an element whose attributes say nothing.
func roleOf(a atom.Atom) role {
	switch a {
	case atom.Blockquote:
		return quotation
	case atom.Ul, atom.Ol, atom.Dl:
		return list
	case atom.Li, atom.Dd:
		return item
	}
	return noRole
}

// isIdle reports an element that says no more than its only child.
func (e *unclosed) isIdle() bool {
	switch e.within {
	case quotation:
		return e.holds == quotation
	case list:
		return e.holds == idleItem
	case item:
		return e.holds == list
	}
	return e.plain
}

// wrapping finds elements that are left out of a page that is too deep.
type wrapping struct {
	open     []unclosed
	nest     nest // of open
	wrappers tagSet
	endless  tagSet // plain elements that have no end tag
}

// tagSet is a set of start tags, by their number in the page.
type tagSet []uint64

func (s *tagSet) add(number int) {
	for len(*s) <= number/64 {
		*s = append(*s, 0)
	}
	(*s)[number/64] |= 1 << (number % 64)
}

func (s tagSet) has(number int) bool {
	return number/64 < len(s) && s[number/64]&(1<<(number%64)) != 0
}

// wrappers returns the numbers of the start tags of elements that hold nothing
// but one other block, and say nothing about it, as quotations of a quotation and lists
// of nothing but a list do not: pages nest hundreds of these, and the grouping is the same without them. Beside them it returns those of
// plain elements without an end tag, which group whatever follows.
func wrappers(body []byte) (found, endless tagSet) {
	w := wrapping{nest: newNest()}
	z := html.NewTokenizer(bytes.NewReader(body))
	for number := 0; ; {
		switch z.Next() {
		case html.ErrorToken:
			w.closeDownTo(0, false)
			return w.wrappers, w.endless
		case html.TextToken:
			if n := len(w.open); n > 0 && len(bytes.TrimSpace(z.Raw())) > 0 {
				w.open[n-1].text = true
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			name, attrs := z.TagName()
			a := atom.Lookup(name)
			if a == atom.Noscript {
				z.NextIsNotRawText() // the tags in it are counted by rewrite too
			}
			mute := (isPlain(a) || roleOf(a) != noRole) && !(attrs && isSemantic(z))
			w.start(string(name), a, number, mute)
			number++
		case html.EndTagToken:
			name, _ := z.TagName()
			w.end(string(name))
		}
	}
}

// start opens an element; mute says that it only groups or quotes what it holds.
func (w *wrapping) start(name string, a atom.Atom, number int, mute bool) {
	isBlock, within := element.IsBlock(a), noRole
	if mute {
		within = roleOf(a)
	}
	if isBlock {
		w.closeParagraph()
	}
	if n := len(w.open); n > 0 {
		w.open[n-1].children++
		if isBlock {
			w.open[n-1].blocks++
		}
		w.open[n-1].holds = within
	}
	if !isVoid(a) {
		w.nest.push(name, isBlock)
		w.open = append(w.open, unclosed{name: name, atom: a, number: number, plain: mute && within == noRole, within: within, inline: !isBlock})
	}
}

// closeParagraph closes the paragraph that a block ends, so that what follows
// counts for the element around it.
func (w *wrapping) closeParagraph() {
	for i := len(w.open) - 1; i >= max(0, len(w.open)-impliedReach); i-- {
		switch a := w.open[i].atom; {
		case a == atom.P:
			w.closeDownTo(i, false)
			return
		case !isFormat(a) && a != atom.Span && a != atom.A:
			return
		}
	}
}

// end closes the innermost element called name and all within it.
func (w *wrapping) end(name string) {
	if i := w.nest.ended(name); i >= 0 {
		w.closeDownTo(i, true)
	}
}

// closeDownTo closes the open elements from position i on; ended says that
// the first of them has an end tag.
func (w *wrapping) closeDownTo(i int, ended bool) {
	for n := len(w.open) - 1; n >= i; n-- {
		e := w.open[n]
		w.nest.pop(e.name)
		if e.children == 1 && e.blocks == 1 && !e.text && e.isIdle() {
			w.wrappers.add(e.number)
			if e.within == item && n > 0 {
				w.open[n-1].holds = idleItem
			}
		}
		if e.plain && (n > i || !ended) {
			w.endless.add(e.number)
		}
		if e.inline && e.blocks > 0 && n > 0 {
			w.open[n-1].blocks++ // it holds a block, and so is one
		}
	}
	w.open = w.open[:i]
}

// isPlain reports elements that only group.
func isPlain(a atom.Atom) bool {
	switch a {
	case atom.Div, atom.Span, atom.Center, atom.Section, atom.Font:
		return true
	}
	return false
}

// isSemantic reports attributes that say something about what an element holds.
func isSemantic(z *html.Tokenizer) bool {
	for more := true; more; {
		var key, value []byte
		key, value, more = z.TagAttr()
		switch string(key) {
		case "class", "id", "lang", "dir", "align", "color", "face", "size", "width", "height", "bgcolor":
		case "style":
			if isRelevantStyle(value) {
				return true
			}
		default:
			if !bytes.HasPrefix(key, []byte("data-")) {
				return true
			}
		}
	}
	return false
}

// isRelevantStyle reports a style that the reader would look at.
func isRelevantStyle(style []byte) bool {
	for _, word := range [...]string{"display", "visibility", "position", "grid", "font-weight"} {
		if bytes.Contains(bytes.ToLower(style), []byte(word)) {
			return true
		}
	}
	return false
}
