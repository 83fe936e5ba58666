package source

import (
	"bytes"
	"fmt"

	"golang.org/x/net/html"
)

// The limits of a page that is read. Beyond them it is ErrUnreadable.
const (
	MaxBytes    = 10 << 20 // of HTML
	maxElements = 300_000
	maxAttrs    = 50_000 // attributes of one tag
)

const (
	// maxDepth bounds nesting: what is deeper is read as if it stood at this
	// depth, after elements that only wrap another one are left out. The parser
	// of x/net refuses pages at 512, counting elements that it implies.
	maxDepth = 240
	// maxBearing bounds the nesting of elements that bear structure, as tables,
	// lists, headings and links do: they are kept where grouping ones are not.
	maxBearing = 400
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
