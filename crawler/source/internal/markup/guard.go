// Package markup makes a DOM of the bytes of a page, whatever they ask of a parser.
//
// It does so in these steps: (1) decode the bytes (decode.go); (2) leave out what
// no reader looks at, and count what the page asks of a parser (thin.go); (3)
// refuse or rewrite what would explode, so that nesting stays bounded (guard.go,
// rewrite.go); (4) parse the rest once.
package markup

import (
	"bytes"
	"fmt"

	"golang.org/x/net/html"

	"github.com/stackdex/stackdex/crawler/source/internal/element"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// The limits of a page that is read. Beyond them it is unreadable.
const (
	MaxBytes    = 10 << 20 // of HTML
	MaxElements = 300_000
	maxAttrs    = 50_000 // attributes of one tag
)

const (
	// maxDepth bounds nesting: what is deeper is read as if it stood at this
	// depth, after elements that only wrap another one are left out. The parser
	// of x/net refuses pages at 512, counting elements that it implies.
	maxDepth = 240
	// maxBearing bounds the nesting of structural elements, such as tables, lists, headings and
	// links: they are kept at depths where grouping elements are dropped.
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

// Renamed is the attribute that holds the former name of a rewritten formatting element.
const Renamed = "x-stackdex-was"

// Census is a count of what a page holds, made without parsing it. It may overestimate.
type Census struct {
	tags       int  // start tags
	formats    int  // formatting elements
	attributed int  // of those, with attributes
	roots      int  // html and body
	Texts      int  // stretches of text, about
	Boxes      int  // elements that may stand by themselves, about
	Early      bool // see ending
	places     bool // see endPlaces
}

// count counts what body holds, on which thin gave up.
func (t *thinner) count(body []byte) {
	for i := 0; t.err == nil; {
		next := bytes.IndexByte(body[i:], '<')
		if next < 0 || i+next+1 >= len(body) {
			return
		}
		if next > 0 && endsText(body[i:i+next]) {
			t.Texts++
		}
		i += next + 1
		switch c := body[i]; {
		case words.IsLetter(c):
			t.tags++
			t.Boxes++
			t.src, t.at = body[i:min(i+len(t.space)+1, len(body))], 0
			t.readName()
			t.tally()
			t.checkTag(body[i:])
		case c != '/' && c != '!':
			t.stray++
		}
		t.check()
	}
}

// check refuses a page of too many elements.
func (t *thinner) check() {
	if t.err == nil && (t.tags > MaxElements || t.stray > 2*MaxElements) {
		t.err = fmt.Errorf("more than %d elements: %w", MaxElements, ErrUnreadable)
	}
}

// endsText reports whether what stands in front of a tag ends with text: more
// than the white space of an indentation.
func endsText(b []byte) bool {
	last := b[len(b)-1]
	if last == ' ' && len(b) > 1 {
		last = b[len(b)-2]
	}
	return last != '>' && !element.IsSpace(last)
}

// tally counts a start tag whose name was read, and reports whether it is one
// of a formatting element (as lineKindOf does, which knows links besides).
func (t *thinner) tally() bool {
	switch string(t.name) {
	case "b", "i", "s", "u", "tt", "big", "code", "em", "font", "small", "strike", "strong":
		t.formats++
		if t.at < len(t.src) && t.src[t.at] != '>' {
			t.attributed++
		}
		return true
	case "nobr":
		return true
	case "html", "body":
		t.roots++
	}
	return false
}

// checkTag refuses a tag with more attributes than a tag can sensibly have.
// Only tags that are long enough for that are looked at.
func (t *thinner) checkTag(b []byte) {
	const long = 2 * maxAttrs
	if len(b) < long || bytes.IndexByte(b[:long], '<') >= 0 || bytes.IndexByte(b[:long], '>') >= 0 && !bytes.ContainsAny(b[:long], `"'`) {
		return
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
			return
		case element.IsSpace(ch) || ch == '/':
			attrs++
		}
		if attrs > maxAttrs {
			t.err = fmt.Errorf("more than %d attributes in a tag: %w", maxAttrs, ErrUnreadable)
			return
		}
	}
}

// explosive reports whether the parser might make far more nodes or steps of
// the page than it has tags.
func (c Census) explosive() bool {
	open := min(c.formats, plainFormats) + min(c.attributed, 512)
	return c.tags*open > maxNodes || c.roots > maxRoots
}

// Parse parses body, after rewriting it if necessary. The thinned page is appended to room,
// which may be used again afterwards: the DOM keeps no reference to it.
func Parse(body, room []byte) (root *html.Node, c Census, free []byte, err error) {
	if len(body) > MaxBytes {
		return nil, c, room, TooLong(len(body))
	}
	page, c, err := thin(body, room)
	if err != nil {
		return nil, c, room, err
	}
	room = page
	if c.places {
		page = endPlaces(page)
	}
	if !c.explosive() {
		root, err = html.ParseWithOptions(bytes.NewReader(page), html.ParseOptionEnableScripting(false))
	}
	if root != nil && err == nil {
		return root, c, room, nil
	}
	root, err = html.ParseWithOptions(bytes.NewReader(rewrite(body)), html.ParseOptionEnableScripting(false))
	if err != nil {
		return nil, c, room, fmt.Errorf("%w: %w", err, ErrUnreadable)
	}
	return root, c, room, nil
}
