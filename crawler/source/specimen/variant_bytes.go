package specimen

import (
	"bytes"
	"fmt"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// encode sends some pages as windows-1252 under one of the labels that such
// pages carry.
func (v *varier) encode(r *Rendering) {
	declare := func(charset string) {
		r.Body = bytes.Replace(r.Body, []byte("<title>"), []byte(`<meta charset="`+charset+`"><title>`), 1)
	}
	if !v.note(v.one(6), "windows-1252") {
		if v.one(2) {
			declare("utf-8")
		}
		return
	}
	switch v.IntN(3) {
	case 0:
		declare("utf-8")
		v.notes = append(v.notes, "labelled utf-8")
	case 1:
		r.ContentType = "text/html; charset=iso-8859-1"
	default:
		declare("ISO-8859-1")
		r.ContentType = "text/html"
	}
	r.Body = latin(r.Body)
}

// latin encodes a page as windows-1252, and what that lacks as references.
func latin(page []byte) []byte {
	encoder := charmap.Windows1252
	out := make([]byte, 0, len(page))
	for len(page) > 0 {
		r, n := utf8.DecodeRune(page)
		page = page[n:]
		if b, ok := encoder.EncodeRune(r); ok {
			out = append(out, b)
			continue
		}
		out = fmt.Appendf(out, "&#%d;", r)
	}
	return out
}
