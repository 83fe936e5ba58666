package markup

import (
	"bytes"
	"fmt"

	"github.com/stackdex/stackdex/crawler/source/internal/element"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// thinner copies a page without what no reader looks at: most attributes, the
// insides of style sheets, of scripts that are no data and of icons, on which a
// parser spends most of its time, those that stand in the head altogether, and the
// white space that parts the tags of lines. The parser makes the same of the rest. A
// class that a style sheet in front makes large and bold becomes the attribute of a bold
// element. Where that is not certain, as with tags that are broken or drawings that hold
// HTML, a tag stays as it is, or all that follows does.
type thinner struct {
	Census
	src    []byte
	out    []byte
	copied int // src up to here is in out, or left out
	at     int // the next byte of src to be read
	done   bool
	err    error

	name    []byte // of the tag that is read, in lower case; empty if it is long
	gap     gap
	place   headPlace
	sheet   sheet
	ending  ending
	space   [16]byte
	odd     bool // the tag that is read is broken
	foreign int  // drawings or formulas that are open
	maths   bool // they are formulas
	stray   int  // signs that begin no tag
}

// thin appends to out what is left of body, and says what body holds.
func thin(body, out []byte) ([]byte, Census, error) {
	t := thinner{src: body, out: out}
	for !t.done && t.err == nil {
		t.next()
	}
	if t.err == nil {
		t.count(body[t.at:])
	}
	return append(t.out, body[t.copied:]...), t.Census, t.err
}

// next reads up to the end of the next tag, comment or the like.
func (t *thinner) next() {
	i := bytes.IndexByte(t.src[t.at:], '<')
	if i < 0 || t.at+i+1 >= len(t.src) {
		t.at, t.done = len(t.src), true
		return
	}
	if i > 0 {
		t.text(t.src[t.at : t.at+i])
	}
	t.gap.from = t.at
	t.at += i + 1
	switch c := t.src[t.at]; {
	case words.IsLetter(c):
		t.startTag()
	case c == '/':
		t.endTag()
	case c == '!':
		t.gap.parts = false
		t.declaration()
	default:
		t.gap.parts, t.place = false, behindHead
		t.stray++
		t.check()
		if c == '?' {
			t.skipTo('>')
		}
	}
}

// text counts what stands in front of a tag.
func (t *thinner) text(b []byte) {
	if endsText(b) {
		t.Texts++
	}
	if t.place != behindHead && !isGap(b) {
		t.place = behindHead
	}
}

// stop leaves the page as it is from here on.
func (t *thinner) stop() { t.done = true }

func (t *thinner) skipTo(end byte) {
	i := bytes.IndexByte(t.src[t.at:], end)
	if i < 0 {
		t.stop()
		return
	}
	t.at += i + 1
}

// declaration skips a comment, a document type or what is written like one.
func (t *thinner) declaration() {
	rest := t.src[t.at:]
	switch {
	case bytes.HasPrefix(rest, []byte("!--")):
		t.comment()
	case t.foreign > 0 && bytes.HasPrefix(rest, []byte("![CDATA[")):
		t.stop()
	default:
		t.skipTo('>')
	}
}

// comment skips a comment, which may also end as "<!-->" or "--!>".
func (t *thinner) comment() {
	from := t.at + len("!--")
	for i := from; ; i++ {
		next := bytes.IndexByte(t.src[i:], '>')
		if next < 0 {
			t.stop()
			return
		}
		i += next
		text := t.src[from:i]
		if bytes.HasSuffix(text, []byte("--")) || bytes.HasSuffix(text, []byte("--!")) || len(text) < 2 && string(text) == "-"[:len(text)] {
			t.at = i + 1
			return
		}
	}
}

// startTag reads a start tag, and what is in it if that is no markup.
func (t *thinner) startTag() {
	at := t.at
	t.tags++
	t.readName()
	k := t.closeGap(at-len("<"), true)
	format := t.tally()
	t.check()
	t.odd = false
	if t.foreign == 0 && k > formatting {
		t.openBox(k)
	}
	if t.foreign == 0 && t.place != inHead && k != inLine && k != formatting {
		t.Boxes++
	}
	t.place = t.place.behind(t.name)
	out, copied := len(t.out), t.copied
	if t.foreign > 0 && opensMarkup(t.name) || t.isOther() {
		t.at = at
		t.stop()
		return
	}
	if t.at < len(t.src) && t.src[t.at] == '>' {
		t.at++
	} else {
		ended := t.attributes(!format)
		if (!ended || t.odd) && t.copied != copied { // what stays as it is is copied once
			stays := max(at, copied)
			t.out, t.copied = append(t.out[:out], t.src[copied:stays]...), stays
		}
		if !ended {
			t.at = at
			t.stop()
			return
		}
	}
	if t.inside(at) && t.place == inHead && !t.odd && t.skipEnd() {
		t.out, t.copied = append(t.out[:out], t.src[copied:at-len("<")]...), t.at
	}
}

// inside reads what is in an element, whose start tag with its name at a position has
// just been read, as far as that is no markup, and reports one that nobody reads.
func (t *thinner) inside(at int) (unread bool) {
	closed := t.src[t.at-2] == '/'
	switch string(t.name) {
	case "a":
		t.places = t.places || closed
	case "svg", "math":
		if t.odd {
			t.stop()
		} else if !closed {
			t.foreign++
			t.maths = t.name[0] == 'm'
			t.skipStrokes()
		}
	case "desc":
		if t.foreign > 0 {
			t.plain(closed)
		}
	case "script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes":
		if t.foreign > 0 {
			t.plain(closed)
		} else {
			return t.raw(t.src[at:t.at])
		}
	case "link":
		return leadsElsewhere(t.src[at:t.at])
	case "plaintext":
		t.at, t.done = len(t.src), true
	}
	return false
}

// opensMarkup reports elements of drawings and formulas in which markup may
// begin anew, some by their attributes.
func opensMarkup(name []byte) bool {
	switch string(name) {
	case "foreignobject", "annotation-xml", "mi", "mo", "mn", "ms", "mtext":
		return true
	}
	return false
}

// isOther reports a tag of a drawing in a formula or the other way round: what
// it closes is not counted.
func (t *thinner) isOther() bool {
	if t.foreign == 0 {
		return false
	}
	if t.maths {
		return string(t.name) == "svg"
	}
	return string(t.name) == "math"
}

// endTag reads an end tag, or what is written like one.
func (t *thinner) endTag() {
	t.at++
	if t.at < len(t.src) && !words.IsLetter(t.src[t.at]) {
		t.skipTo('>')
		return
	}
	at := t.at
	t.readName()
	if k := t.closeGap(at-len("</"), false); t.foreign == 0 && k.isBox() {
		t.closeBox(k)
	}
	t.place = t.place.behindEnd(t.name)
	if t.isOther() {
		t.at = at
		t.stop()
		return
	}
	if t.at < len(t.src) && t.src[t.at] == '>' {
		t.at++
	} else if !t.attributes(false) {
		t.at = at
		t.stop()
		return
	}
	if t.foreign > 0 && (string(t.name) == "svg" || string(t.name) == "math") {
		t.foreign--
	}
}

// readName reads the name of a tag.
func (t *thinner) readName() {
	b, n := t.src[t.at:], 0
	for n < len(b) && !endsName(b[n]) {
		if n < len(t.space) {
			t.space[n] = words.LowerByte(b[n])
		}
		n++
	}
	t.at += n
	if t.name = t.space[:0]; n <= len(t.space) {
		t.name = t.space[:n]
	}
}

func endsName(c byte) bool { return c == '>' || c == '/' || element.IsSpace(c) }

// attributes reads a tag from behind its name to its end, false if it has none,
// and leaves out the attributes that no reader looks at.
func (t *thinner) attributes(cut bool) bool {
	b, i := t.src, t.at
	for n := 0; ; n++ {
		for i < len(b) && (element.IsSpace(b[i]) || b[i] == '/') {
			t.odd = t.odd || b[i] == '/' && i+1 < len(b) && b[i+1] != '>' // may close the tag without what follows
			i++
		}
		if i >= len(b) {
			return false
		}
		if b[i] == '>' {
			t.at = i + 1
			return true
		}
		if n > maxAttrs {
			t.err = fmt.Errorf("more than %d attributes in a tag: %w", maxAttrs, ErrUnreadable)
			return true
		}
		from := i
		t.odd = t.odd || b[i] == '=' // belongs to the name of an attribute only here
		for i++; i < len(b) && b[i] != '=' && !endsName(b[i]); i++ {
		}
		key := b[from:i]
		end := t.value(i)
		if end < 0 {
			return false
		}
		if i = end; cut && !isRead(t.name, key) {
			t.out = append(t.out, b[t.copied:from]...)
			t.copied = i
			if t.sheet.heads != nil && string(key) == "class" && t.sheet.isHead(t.name, b[from:end]) {
				t.out = append(t.out, Renamed+"=b "...)
			}
		} else if len(key) == len("style") && !t.gap.unsure {
			t.gap.unsure = mentionsInline(b[from:end])
		}
	}
}

// value returns where the value of an attribute ends whose name ends at i; -1 if
// it does not end.
func (t *thinner) value(i int) int {
	b, key := t.src, i
	for i < len(b) && element.IsSpace(b[i]) {
		i++
	}
	if i >= len(b) || b[i] != '=' {
		return key
	}
	for i++; i < len(b) && element.IsSpace(b[i]); i++ {
	}
	if i >= len(b) {
		return -1
	}
	if quote := b[i]; quote == '"' || quote == '\'' {
		end := bytes.IndexByte(b[i+1:], quote)
		if end < 0 {
			return -1
		}
		return i + end + 2
	}
	for from := i; ; i++ {
		if i >= len(b) {
			return -1
		}
		if b[i] == '>' {
			t.odd = t.odd || i > from && b[i-1] == '/' // may close the tag, or not
			return i
		}
		if element.IsSpace(b[i]) {
			return i
		}
	}
}
