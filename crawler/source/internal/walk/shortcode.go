package walk

import (
	"bytes"

	"github.com/stackdex/stackdex/crawler/source/outline"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// dropShortcodes drops the open block if it is nothing but codes in brackets that the
// system behind the page should have made elements of: `[vc_row][vc_column width="1/1"]`.
func (w *walker) dropShortcodes() bool {
	o := &w.open
	text := w.text[o.text:]
	if len(text) < 3 || text[0] != '[' || text[len(text)-1] != ']' || len(w.images) > o.images || w.kind != outline.Paragraph {
		return false
	}
	sure := false
	for len(text) > 0 {
		end := bytes.IndexByte(text, ']')
		if text[0] != '[' || end < 2 {
			return false
		}
		code, telling := isShortcode(text[1:end])
		if !code {
			return false
		}
		sure = sure || telling
		text = bytes.TrimLeft(text[end+1:], " ")
	}
	if sure {
		w.drop()
	}
	return sure
}

// isShortcode reports what may stand in the brackets of a code, and whether it certainly is
// one: by a name of two words, by a value or because it closes another.
func isShortcode(s []byte) (code, telling bool) {
	s, closing := bytes.CutPrefix(s, []byte("/"))
	n, parted := 0, false
	for n < len(s) && (s[n] >= 'a' && s[n] <= 'z' || n > 0 && (s[n] == '_' || words.IsDigit(s[n]))) {
		parted = parted || s[n] == '_'
		n++
	}
	set := s[n:]
	if n == 0 ||
		len(set) > 0 &&
			(set[0] != ' ' || !bytes.Contains(set, []byte(`="`)) && !bytes.Contains(set, []byte("=”")) && !bytes.Contains(set, []byte("=″"))) {
		return false, false
	}
	return true, parted || closing || len(set) > 0
}
