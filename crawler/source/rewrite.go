package source

import (
	"bytes"
	"fmt"
	"slices"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// rewriter makes a page harmless for the parser: it leaves out wrappers,
// bounds nesting, turns formatting elements into spans, and leaves out repeated
// roots and end tags that close nothing.
type rewriter struct {
	out      bytes.Buffer
	open     []opened
	depth    int // of open, without those left out
	roots    map[string]bool
	wrappers map[int]bool // start tags by their number in the page
	endless  map[int]bool // the same; what these hold stands by itself
	flat     bool         // something was deeper than it may be
	tags     int
	names    map[string]int // of open, how many of each
}

// opened is an element whose end tag is due.
type opened struct {
	name  string
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
func rewriteWithout(body []byte, wrappers, endless map[int]bool) *rewriter {
	w := &rewriter{roots: map[string]bool{}, names: map[string]int{}, wrappers: wrappers, endless: endless}
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
	w.imply(a, name)
	tooDeep := w.depth >= maxDepth && !isRaw(a) && (w.depth >= maxBearing || !bears(a))
	if w.wrappers[w.tags] || w.endless[w.tags] || tooDeep {
		apart := !w.wrappers[w.tags] && classOf(&html.Node{DataAtom: a}) == block
		if apart {
			w.out.WriteString("<br>") // what it holds still stands by itself
			w.flat = w.flat || tooDeep
		}
		w.push(opened{name, true, apart})
		return
	}
	w.push(opened{name: name})
	if isFormat(a) {
		w.span(name, z)
		return
	}
	w.out.Write(raw) // a raw element is closed by its own end tag, which the tokenizer guarantees to be next
}

func (w *rewriter) push(o opened) {
	w.open = append(w.open, o)
	w.names[o.name]++
	if !o.left {
		w.depth += o.cost()
	}
}

// cost is how many elements the parser opens for o: tables imply bodies and
// rows.
func (o opened) cost() int {
	if o.name == "table" {
		return 3
	}
	return 1
}

// span writes a formatting element as a span of the same meaning.
func (w *rewriter) span(name string, z *html.Tokenizer) {
	w.out.WriteString("<span " + renamed + "=" + name)
	for more := true; more; {
		var key, val []byte
		key, val, more = z.TagAttr()
		switch string(key) {
		case "hidden", "aria-hidden", "style", "title":
			fmt.Fprintf(&w.out, ` %s="%s"`, key, html.EscapeString(string(val)))
		}
	}
	w.out.WriteByte('>')
}

func (w *rewriter) end(name string) {
	if w.names[name] == 0 {
		return
	}
	i := endedBy(name, w.open, func(o *opened) string { return o.name })
	if i < 0 {
		return
	}
	o := w.open[i]
	w.forget(i)
	switch {
	case o.apart:
		w.out.WriteString("<br>")
	case o.left:
	case isFormat(atom.Lookup([]byte(name))):
		w.out.WriteString("</span>")
	default:
		w.out.WriteString("</" + name + ">")
	}
}

// endedBy returns the position of the innermost of the open elements that an end
// tag called name ends, -1 if it ends none. There is one of that name.
func endedBy[T any](name string, open []T, nameOf func(*T) string) int {
	i := len(open) - 1
	for nameOf(&open[i]) != name {
		if stopsEnd(name, nameOf(&open[i])) {
			return -1
		}
		i--
	}
	return i
}

// stopsEnd reports whether the open element stops an end tag called name from
// reaching further up: that of an inline element ends nothing beyond a block.
func stopsEnd(name, open string) bool {
	a := atom.Lookup([]byte(name))
	return classOf(&html.Node{DataAtom: a}) != block && !isFormat(a) && a != atom.A &&
		classOf(&html.Node{DataAtom: atom.Lookup([]byte(open))}) == block
}

// forget closes the open elements from position i on.
func (w *rewriter) forget(i int) {
	for _, o := range w.open[i:] {
		w.names[o.name]--
		if !o.left {
			w.depth -= o.cost()
		}
	}
	w.open = w.open[:i]
}

// impliedReach bounds how far up an element is looked for that a start tag
// closes.
const impliedReach = 64

// imply forgets open elements that the parser closes at this start tag.
func (w *rewriter) imply(a atom.Atom, name string) {
	switch a {
	case atom.Li:
		w.closeTo([]string{"li"}, []string{"ul", "ol", "menu", "dir", "table", "td"})
	case atom.Dt, atom.Dd:
		w.closeTo([]string{"dt", "dd"}, []string{"dl", "table", "td"})
	case atom.Td, atom.Th:
		w.closeTo([]string{"td", "th"}, []string{"table", "tr"})
	case atom.Tr:
		w.closeTo([]string{"tr"}, []string{"table"})
	case atom.Tbody, atom.Thead, atom.Tfoot:
		w.closeTo([]string{"tbody", "thead", "tfoot"}, []string{"table"})
	case atom.Option:
		w.closeTo([]string{"option"}, []string{"select"})
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		w.closeTo([]string{"p"}, []string{"table", "td", "th", "button"})
		if n := len(w.open); n > 0 && headingLevel(atom.Lookup([]byte(w.open[n-1].name))) > 0 {
			w.forget(n - 1)
		}
		return
	}
	if classOf(&html.Node{DataAtom: a}) == block {
		w.closeTo([]string{"p"}, []string{"table", "td", "th", "button", "caption"})
	}
}

// closeTo forgets the innermost of the elements that names lists and all in
// it, unless an element that stop lists is in between.
func (w *rewriter) closeTo(names, stop []string) {
	for i := len(w.open) - 1; i >= max(0, len(w.open)-impliedReach); i-- {
		if slices.Contains(names, w.open[i].name) {
			w.forget(i)
			return
		}
		if slices.Contains(stop, w.open[i].name) {
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

// bears reports elements that say what the text in them is, or where it leads.
func bears(a atom.Atom) bool {
	switch a {
	case atom.Table, atom.Thead, atom.Tbody, atom.Tfoot, atom.Tr, atom.Td, atom.Th, atom.Caption, atom.Ul, atom.Ol, atom.Li,
		atom.Dl, atom.Dt, atom.Dd, atom.P, atom.A, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.B, atom.Strong,
		atom.Em, atom.I, atom.Code, atom.Time, atom.Button, atom.Summary, atom.Blockquote, atom.Pre, atom.Figcaption:
		return true
	}
	return false
}
