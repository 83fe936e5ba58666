package source

import "bytes"

// drawing leaves out what is in a drawing that has just begun, if that is nothing but
// strokes: icons are, and nobody reads how they are drawn.
func (t *thinner) drawing() {
	begin, name := *t, t.space
	for open := 0; ; { // groups of strokes
		from := t.at
		i := bytes.IndexByte(t.src[from:], '<')
		if i < 0 || !isGap(t.src[from:from+i]) {
			break
		}
		from += i
		if open == 0 && isEndTag(t.src[from:], []byte("svg")) {
			t.name = append(t.space[:0], "svg"...)
			return
		}
	}
	*t, t.space = begin, name
}
