package markup

import (
	"bytes"
	"fmt"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/stackdex/stackdex/crawler/source/internal/element"
)

// rewriter makes a page harmless for the parser: it leaves out wrappers,
// bounds nesting, turns formatting elements into spans, and leaves out repeated
// roots and end tags that close nothing.
type rewriter struct {
	out      bytes.Buffer
	open     []openElement
	nest     nest // of open
	depth    int  // of open, without those left out
	roots    map[string]bool
	wrappers tagSet
	endless  tagSet // what these hold stands by itself
	flat     bool   // something was deeper than it may be
	tags     int
}

// openElement is an element whose end tag is due.
type openElement struct {
	name  string
	atom  atom.Atom
	kind  closeRule
	left  bool // left out, and so must be its end tag
	apart bool // a block that is left out: its end is one of a line
}

func rewrite(body []byte) []byte {
	left, endless := wrappers(body)
	w := rewriteWithout(body, left, nil)
	if w.flat && len(endless) > 0 {
		w = rewriteWithout(body, left, endless)
	}
	return w.out.Bytes()
}

// rewriteWithout leaves out the elements that wrappers and endless number.
func rewriteWithout(body []byte, wrappers, endless tagSet) *rewriter {
	w := &rewriter{roots: map[string]bool{}, nest: newNest(), wrappers: wrappers, endless: endless}
	w.out.Grow(len(body))
	z := html.NewTokenizer(bytes.NewReader(body))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return w
		case html.StartTagToken, html.SelfClosingTagToken:
			raw := z.Raw()
			name, _ := z.TagName()
			w.start(string(name), raw, z)
			w.tags++
		case html.EndTagToken:
			name, _ := z.TagName()
			w.end(string(name))
		case html.CommentToken:
			w.out.WriteString("<!-- -->")
		default:
			w.out.Write(z.Raw())
		}
	}
}

func (w *rewriter) start(name string, raw []byte, z *html.Tokenizer) {
	a := atom.Lookup([]byte(name))
	if a == atom.Noscript {
		z.NextIsNotRawText()
	}
	switch {
	case a == atom.Html || a == atom.Body || a == atom.Head:
		if w.roots[name] {
			return
		}
		w.roots[name] = true
		w.out.Write(raw)
		return
	case isVoid(a):
		w.out.Write(raw)
		return
	}
	isBlock := element.IsBlock(a)
	w.imply(a, isBlock)
	o := openElement{name: name, atom: a, kind: impliedKind(a)}
	var attrs string
	if isFormat(a) {
		attrs = formatAttrs(z)
	}
	tooDeep := w.depth >= maxDepth && !isRaw(a) && (w.depth >= maxBearing || !isMeaningful(a))
	if w.wrappers.has(w.tags) || w.endless.has(w.tags) || tooDeep || attrs == "" && w.formatsAgain(a) {
		o.left, o.apart = true, !w.wrappers.has(w.tags) && isBlock
		if o.apart {
			w.out.WriteString("<br>") // what it holds still stands by itself
			w.flat = w.flat || tooDeep
		}
		w.push(o, isBlock)
		return
	}
	w.push(o, isBlock)
	if isFormat(a) { // a span of the same meaning
		w.out.WriteString("<span " + Renamed + "=" + name + attrs + ">")
		return
	}
	w.out.Write(raw) // a raw element is closed by its own end tag, which the tokenizer guarantees to be next
}

func (w *rewriter) push(o openElement, isBlock bool) {
	w.open = append(w.open, o)
	w.nest.push(o.name, isBlock)
	if !o.left {
		w.depth += o.cost()
	}
}

// cost is how many elements the parser opens for o: tables imply bodies and
// rows.
func (o openElement) cost() int {
	if o.atom == atom.Table {
		return 3
	}
	return 1
}

// formatsAgain reports a formatting element that does to what it holds as one around
// it does already: pages nest hundreds of these where an end tag was forgotten, and
// what stands in them is not the deeper for it.
func (w *rewriter) formatsAgain(a atom.Atom) bool {
	if !isFormat(a) {
		return false
	}
	for i := len(w.open) - 1; i >= max(0, len(w.open)-impliedReach); i-- {
		switch e := w.open[i]; {
		case e.atom == a:
			return true
		case !e.left && !isFormat(e.atom):
			return false
		}
	}
	return false
}

// formatAttrs returns what the attributes of a formatting element say of what it holds,
// as they are written in a tag.
func formatAttrs(z *html.Tokenizer) string {
	var attrs strings.Builder
	for more := true; more; {
		var key, val []byte
		key, val, more = z.TagAttr()
		switch string(key) {
		case "hidden", "aria-hidden", "style", "title":
			fmt.Fprintf(&attrs, ` %s="%s"`, key, html.EscapeString(string(val)))
		}
	}
	return attrs.String()
}

func (w *rewriter) end(name string) {
	i := w.nest.ended(name)
	if i < 0 {
		return
	}
	o := w.open[i]
	w.forget(i)
	switch {
	case o.apart:
		w.out.WriteString("<br>")
	case o.left:
	case isFormat(o.atom):
		w.out.WriteString("</span>")
	default:
		w.out.WriteString("</" + name + ">")
	}
}

// forget closes the open elements from position i on.
func (w *rewriter) forget(i int) {
	for k := len(w.open) - 1; k >= i; k-- {
		w.nest.pop(w.open[k].name)
		if !w.open[k].left {
			w.depth -= w.open[k].cost()
		}
	}
	w.open = w.open[:i]
}

// impliedReach bounds how far up an element is looked for that a start tag
// closes.
const impliedReach = 64

// closeRule is a set of elements that others close, or that keep them from it.
type closeRule uint16

const (
	aParagraph closeRule = 1 << iota
	anItem
	aTerm // or a description
	aTd
	aTh
	aRow
	rows
	anOption
	aList
	aTable
	aDl
	aSelect
	aButton
	aCaption
	aHeading
)

func impliedKind(a atom.Atom) closeRule {
	switch a {
	case atom.P:
		return aParagraph
	case atom.Li:
		return anItem
	case atom.Dt, atom.Dd:
		return aTerm
	case atom.Td:
		return aTd
	case atom.Th:
		return aTh
	case atom.Tr:
		return aRow
	case atom.Tbody, atom.Thead, atom.Tfoot:
		return rows
	case atom.Option:
		return anOption
	case atom.Ul, atom.Ol, atom.Menu, atom.Dir:
		return aList
	case atom.Table:
		return aTable
	case atom.Dl:
		return aDl
	case atom.Select:
		return aSelect
	case atom.Button:
		return aButton
	case atom.Caption:
		return aCaption
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return aHeading
	}
	return 0
}

// imply forgets open elements that the parser closes at this start tag.
func (w *rewriter) imply(a atom.Atom, isBlock bool) {
	switch impliedKind(a) {
	case anItem:
		w.closeTo(anItem, aList|aTable|aTd)
	case aTerm:
		w.closeTo(aTerm, aDl|aTable|aTd)
	case aTd, aTh:
		w.closeTo(aTd|aTh, aTable|aRow)
	case aRow:
		w.closeTo(aRow, aTable)
	case rows:
		w.closeTo(rows, aTable)
	case anOption:
		w.closeTo(anOption, aSelect)
	case aHeading:
		w.closeTo(aParagraph, aTable|aTd|aTh|aButton)
		if n := len(w.open); n > 0 && w.open[n-1].kind == aHeading {
			w.forget(n - 1)
		}
		return
	}
	if isBlock {
		w.closeTo(aParagraph, aTable|aTd|aTh|aButton|aCaption)
	}
}

// closeTo forgets the innermost of some kinds of elements and all in it, unless
// one of those that stop is in between.
func (w *rewriter) closeTo(kinds, stop closeRule) {
	for i := len(w.open) - 1; i >= max(0, len(w.open)-impliedReach); i-- {
		switch k := w.open[i].kind; {
		case k&kinds != 0:
			w.forget(i)
			return
		case k&stop != 0:
			return
		}
	}
}

func isVoid(a atom.Atom) bool {
	switch a {
	case atom.Area, atom.Base, atom.Br, atom.Col, atom.Embed, atom.Hr, atom.Img, atom.Image, atom.Input, atom.Link,
		atom.Meta, atom.Param, atom.Source, atom.Track, atom.Wbr, atom.Keygen, atom.Frame:
		return true
	}
	return false
}

// isRaw reports elements whose content the tokenizer does not take for tags.
func isRaw(a atom.Atom) bool {
	switch a {
	case atom.Script, atom.Style, atom.Textarea, atom.Title, atom.Iframe, atom.Noembed, atom.Noframes, atom.Xmp, atom.Plaintext:
		return true
	}
	return false
}

func isFormat(a atom.Atom) bool {
	switch a {
	case atom.B, atom.Big, atom.Code, atom.Em, atom.Font, atom.I, atom.S, atom.Small, atom.Strike, atom.Strong, atom.Tt, atom.U:
		return true
	}
	return false
}

// isMeaningful reports elements that say what the text in them is, or where it leads.
func isMeaningful(a atom.Atom) bool {
	switch a {
	case atom.Table, atom.Thead, atom.Tbody, atom.Tfoot, atom.Tr, atom.Td, atom.Th, atom.Caption, atom.Ul, atom.Ol, atom.Li,
		atom.Dl, atom.Dt, atom.Dd, atom.P, atom.A, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.B, atom.Strong,
		atom.Em, atom.I, atom.Code, atom.Time, atom.Button, atom.Summary, atom.Blockquote, atom.Pre, atom.Figcaption:
		return true
	}
	return false
}
