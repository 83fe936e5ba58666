package source

import (
	"bytes"
	"fmt"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// The limits of a page that is read. Beyond them it is ErrUnreadable.
const (
	MaxBytes    = 10 << 20 // of HTML
	maxElements = 300_000
	maxAttrs    = 50_000 // attributes of one tag
)

const (
	// maxDepth bounds nesting: what is deeper is read as if it stood at this
	// depth. The parser of x/net refuses pages at 512, counting elements that
	// it implies.
	maxDepth = 240
	// maxNodes bounds what the parser can make of a page. It opens formatting
	// elements that were left open again in each block, so that a few bytes
	// of <b><p><p><p>… can ask for any number of nodes.
	maxNodes = 4_000_000
	// plainFormats is how many formatting elements without attributes can be
	// open at a time: three each of twelve (the "Noah's Ark clause").
	plainFormats = 36
	// maxRoots bounds repeated html and body tags, whose attributes the
	// parser merges in quadratic time.
	maxRoots = 16
)

// renamed is the attribute in which a rewritten formatting element keeps its
// name.
const renamed = "x-stackdex-was"

// census is what a quick look over a page counts, without parsing it. It
// errs on the high side.
type census struct {
	tags       int // start tags
	formats    int // formatting elements
	attributed int // of those, with attributes
	roots      int // html and body
	texts      int // stretches of text, about
}

func count(body []byte) (census, error) {
	var c census
	stray := 0
	for i := 0; ; {
		next := bytes.IndexByte(body[i:], '<')
		if next < 0 || i+next+1 >= len(body) {
			break
		}
		if next > 0 && endsText(body[i:i+next]) {
			c.texts++
		}
		i += next + 1
		ch := body[i] | 0x20
		if ch < 'a' || ch > 'z' {
			if body[i] != '/' && body[i] != '!' {
				stray++
			}
			continue
		}
		c.tags++
		c.look(body[i:])
		if c.tags > maxElements || stray > 2*maxElements {
			return c, fmt.Errorf("more than %d elements: %w", maxElements, ErrUnreadable)
		}
		if err := checkTag(body[i:]); err != nil {
			return c, err
		}
	}
	return c, nil
}

// endsText reports whether what stands in front of a tag ends with text: more
// than the white space of an indentation.
func endsText(b []byte) bool {
	last := b[len(b)-1]
	if last == ' ' && len(b) > 1 {
		last = b[len(b)-2]
	}
	return last != '>' && !isSpace(last)
}

// look counts the start tag at the beginning of b.
func (c *census) look(b []byte) {
	n := 1
	for n < len(b) && n < 8 && (b[n]|0x20 >= 'a' && b[n]|0x20 <= 'z') {
		n++
	}
	var name [8]byte
	for i := range n {
		name[i] = b[i] | 0x20
	}
	switch string(name[:n]) {
	case "b", "i", "s", "u", "tt", "big", "code", "em", "font", "small", "strike", "strong":
		c.formats++
		if n < len(b) && b[n] != '>' {
			c.attributed++
		}
	case "html", "body":
		c.roots++
	}
}

// checkTag refuses a tag with more attributes than a tag can sensibly have.
// Only tags that are long enough for that are looked at.
func checkTag(b []byte) error {
	const long = 2 * maxAttrs
	if len(b) < long || bytes.IndexByte(b[:long], '<') >= 0 || bytes.IndexByte(b[:long], '>') >= 0 && !bytes.ContainsAny(b[:long], `"'`) {
		return nil
	}
	var quote byte
	attrs := 0
	for _, ch := range b {
		switch {
		case quote != 0:
			if ch == quote {
				quote = 0
			}
		case ch == '"' || ch == '\'':
			quote = ch
			attrs++
		case ch == '>':
			return nil
		case isSpace(ch) || ch == '/':
			attrs++
		}
		if attrs > maxAttrs {
			return fmt.Errorf("more than %d attributes in a tag: %w", maxAttrs, ErrUnreadable)
		}
	}
	return nil
}

// explosive reports whether the parser might make far more nodes or steps of
// the page than it has tags.
func (c census) explosive() bool {
	open := min(c.formats, plainFormats) + min(c.attributed, 512)
	return c.tags*open > maxNodes || c.roots > maxRoots
}

// parseDOM parses body, rewriting it first if it must be.
func parseDOM(body []byte) (root *html.Node, c census, err error) {
	if len(body) > MaxBytes {
		return nil, c, tooLong(len(body))
	}
	if c, err = count(body); err != nil {
		return nil, c, err
	}
	if !c.explosive() {
		root, err = html.ParseWithOptions(bytes.NewReader(body), html.ParseOptionEnableScripting(false))
		if err == nil {
			return root, c, nil
		}
	}
	root, err = html.ParseWithOptions(bytes.NewReader(rewrite(body)), html.ParseOptionEnableScripting(false))
	if err != nil {
		return nil, c, fmt.Errorf("%w: %w", err, ErrUnreadable)
	}
	return root, c, nil
}

// rewriter makes a page harmless for the parser: it bounds nesting, turns
// formatting elements into spans, and leaves out repeated roots and end tags
// that close nothing.
type rewriter struct {
	out     bytes.Buffer
	open    []string
	dropped map[string]int // start tags left out, by name, whose end tags are due
	roots   map[string]bool
}

func rewrite(body []byte) []byte {
	w := &rewriter{dropped: map[string]int{}, roots: map[string]bool{}}
	w.out.Grow(len(body))
	z := html.NewTokenizer(bytes.NewReader(body))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return w.out.Bytes()
		case html.StartTagToken, html.SelfClosingTagToken:
			raw := z.Raw()
			name, _ := z.TagName()
			w.start(string(name), raw, z)
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
	if len(w.open) >= maxDepth {
		if !isRaw(a) {
			w.dropped[name]++
			return
		}
		w.out.Write(raw) // closed by its own end tag, which the tokenizer guarantees to be next
		w.open = append(w.open, name)
		return
	}
	w.open = append(w.open, name)
	if isFormat(a) {
		w.span(name, z)
		return
	}
	w.out.Write(raw)
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
	if w.dropped[name] > 0 {
		w.dropped[name]--
		return
	}
	for i := len(w.open) - 1; i >= 0; i-- {
		if w.open[i] == name {
			w.open = w.open[:i]
			if isFormat(atom.Lookup([]byte(name))) {
				name = "span"
			}
			w.out.WriteString("</" + name + ">")
			return
		}
	}
}

// imply forgets open elements that the parser closes at this start tag.
func (w *rewriter) imply(a atom.Atom, name string) {
	stop := ""
	switch a {
	case atom.Li:
		stop = "ul ol menu dir"
	case atom.Dt, atom.Dd:
		stop = "dl"
	case atom.Td, atom.Th, atom.Tr, atom.Tbody, atom.Thead, atom.Tfoot:
		stop = "table"
	case atom.Option:
		stop = "select"
	default:
		if n := len(w.open); n > 0 && w.open[n-1] == "p" && classOf(&html.Node{DataAtom: a}) == block {
			w.open = w.open[:n-1]
		}
		return
	}
	for i := len(w.open) - 1; i >= 0; i-- {
		if w.open[i] == name || a == atom.Dt && w.open[i] == "dd" || a == atom.Dd && w.open[i] == "dt" ||
			a == atom.Td && w.open[i] == "th" || a == atom.Th && w.open[i] == "td" {
			w.open = w.open[:i]
			return
		}
		if containsWord(stop, w.open[i]) {
			return
		}
	}
}

func containsWord(list, word string) bool {
	for w := range strings.SplitSeq(list, " ") {
		if w == word {
			return true
		}
	}
	return false
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
