package dom

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/stackdex/stackdex/ingest/record"
)

// Clean returns an attribute's text as a person sees it.
func Clean(s string) string {
	plain := true
	for i := 0; i < len(s) && plain; i++ {
		plain = s[i] >= ' ' && s[i] < 0x7F && (s[i] != ' ' || i > 0 && i+1 < len(s) && s[i+1] != ' ')
	}
	if plain {
		return s
	}
	return strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return ' '
		}
		return Visible(r)
	}, s)), " ")
}

// Visible returns r as a person sees it: a space for other white space, -1 for what has no width, utf8.RuneError for what misleads.
func Visible(r rune) rune {
	switch {
	case r == '\t' || r == 0xA0:
		return ' '
	case record.IsMisleading(r):
		return utf8.RuneError
	case r < ' ' || r == 0x85 || r == 0xAD || r == 0x200B || r == 0xFEFF || r == 0x2060 || record.IsDirectionMark(r):
		return -1
	}
	return r
}
