package markup

import "bytes"

// plain makes sure that an element in a drawing holds text alone, which is read
// in the same way whether it is of the drawing or not.
func (t *thinner) plain(closed bool) {
	i := bytes.IndexByte(t.src[t.at:], '<')
	if closed || i < 0 || !isEndTag(t.src[t.at+i:], t.name) {
		t.stop()
	}
}

// raw skips what is in an element that holds no markup, and leaves it out if
// nobody reads it, which it reports.
func (t *thinner) raw(tag []byte) (drop bool) {
	from, i := t.at, t.at
	for {
		next := bytes.Index(t.src[i:], []byte("</"))
		if next < 0 {
			t.at, t.done = len(t.src), true
			return false
		}
		if i += next; isEndTag(t.src[i:], t.name) {
			break
		}
		i += 2
	}
	drop = string(t.name) == "style"
	if string(t.name) == "script" {
		if escapes(t.src[from:i]) {
			t.stop()
			return false
		}
		drop = !holdsData(tag)
	}
	if string(t.name) == "style" {
		t.sheet.add(t.src[from:i])
	}
	if drop {
		t.out = append(t.out, t.src[t.copied:from]...)
		t.copied = i
	}
	t.at = i
	return drop
}

// holdsData reports the start tag of a script that is read.
func holdsData(tag []byte) bool {
	tag = bytes.ToLower(tag)
	return bytes.Contains(tag, []byte("json")) && bytes.Contains(tag, []byte("ld")) // the + between them may be &#x2B;
}

// escapes reports a script whose end tag may be part of it.
func escapes(script []byte) bool {
	i := bytes.Index(script, []byte("<!--"))
	for i >= 0 {
		script = script[i+1:]
		if len(script) >= 6 && bytes.EqualFold(script[:6], []byte("script")) {
			return true
		}
		i = bytes.IndexByte(script, '<')
	}
	return false
}

// isEndTag reports whether b begins with the end tag of the element name.
func isEndTag(b, name []byte) bool {
	end := 2 + len(name)
	return len(b) > end && b[1] == '/' && bytes.EqualFold(b[2:end], name) && endsName(b[end])
}
