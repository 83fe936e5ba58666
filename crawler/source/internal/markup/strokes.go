package markup

import (
	"bytes"

	"github.com/stackdex/stackdex/crawler/source/internal/element"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// skipStrokes leaves out what is in a drawing that has just begun, if that is nothing
// but strokes, as in icons: nobody reads how they are drawn.
func (t *thinner) skipStrokes() {
	if t.foreign > 1 || t.maths {
		return
	}
	if n := strokes(t.src[t.at:]); n > 0 {
		t.out = append(t.out, t.src[t.copied:t.at]...)
		t.at += n
		t.copied = t.at
	}
}

// strokes returns the length of what stands in front of the end tag of a drawing, 0 if
// that is more than strokes, or some of their tags are not written out.
func strokes(b []byte) int {
	var open [8][]byte
	depth := 0
	for at := 0; ; {
		next := bytes.IndexByte(b[at:], '<')
		if next < 0 || !isGap(b[at:at+next]) {
			return 0
		}
		at += next
		end := plainTag(b[at:])
		switch {
		case end == 0:
			if depth == 0 && isEndTag(b[at:], []byte("svg")) {
				return at
			}
			return 0
		case b[at+1] == '/':
			if depth--; depth < 0 || !bytes.Equal(open[depth], b[at+2:at+end-1]) {
				return 0
			}
		case b[at+end-2] != '/':
			if depth == len(open) {
				return 0
			}
			open[depth] = strokeName(b[at+1:])
			depth++
		}
		at += end
	}
}

// plainTag returns the length of the tag of a stroke that b begins with, 0 if it is
// another one or not written as all are: its values in quotes, its slash behind them.
func plainTag(b []byte) int {
	if len(b) > 1 && b[1] == '/' {
		if n := 2 + len(strokeName(b[2:])); n > 2 && n < len(b) && b[n] == '>' {
			return n + 1
		}
		return 0
	}
	name := len(strokeName(b[1:]))
	if name == 0 {
		return 0
	}
	for i := 1 + name; i < len(b); i++ {
		switch c := b[i]; c {
		case '>':
			return i + 1
		case '<':
			return 0
		case '/':
			if last := b[i-1]; i+1 == len(b) || b[i+1] != '>' || i > 1+name && !element.IsSpace(last) && last != '"' && last != '\'' {
				return 0
			}
		case '"', '\'':
			end := bytes.IndexByte(b[i+1:], c)
			if b[i-1] != '=' || !words.IsLetter(b[i-2]) && !words.IsDigit(b[i-2]) || end < 0 {
				return 0
			}
			i += end + 1
		}
	}
	return 0
}

// strokeName returns the name of a stroke, or of a group of them, that b begins with.
func strokeName(b []byte) []byte {
	n := 0
	for n < len(b) && n < len("linearGradient") && !endsName(b[n]) {
		n++
	}
	switch string(b[:n]) {
	case "path", "circle", "rect", "line", "polyline", "polygon", "ellipse", "use", "g", "defs", "mask", "clipPath", "linearGradient",
		"radialGradient", "stop":
		if n < len(b) && endsName(b[n]) {
			return b[:n]
		}
	}
	return nil
}
