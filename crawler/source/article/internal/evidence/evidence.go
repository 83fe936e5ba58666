// Package evidence records where a page states something, and quotes it.
package evidence

import (
	"strings"
	"unicode/utf8"

	"github.com/stackdex/stackdex/ingest/record"
)

// Passage is where a page states something. It is quoted only once the fact is known to be new.
type Passage struct {
	Label string // of a cell: the attribute, which is quoted in front of the text
	Text  string
	Path  []string
}

// Evidence quotes the passage, its words parted by single spaces.
func (p Passage) Evidence() record.Evidence {
	text := p.Text
	if p.Label != "" {
		text = p.Label + ": " + p.Text
	}
	if quote, clean := head(text, record.MaxQuote); clean {
		return record.Evidence{Quote: quote, Path: p.Path}
	}
	if len(text) > 8*record.MaxQuote {
		text = text[:8*record.MaxQuote]
	}
	quote := strings.ToValidUTF8(record.Clip(strings.Join(strings.Fields(text), " "), record.MaxQuote), "")
	return record.Evidence{Quote: quote, Path: p.Path}
}

// head returns the first limit characters of s, and whether they are valid and
// their words are parted by single spaces.
func head(s string, limit int) (first string, clean bool) {
	if n := min(len(s), limit); IsPlain(s[:n]) {
		return s[:n], true
	}
	before := byte('x')
	for i := 0; i < len(s); limit-- {
		if limit == 0 {
			return s[:i], true
		}
		c := s[i]
		if c >= utf8.RuneSelf {
			r, size := utf8.DecodeRuneInString(s[i:])
			if r == utf8.RuneError && size < 2 {
				return "", false
			}
			i += size
		} else {
			if c == '\n' || c == '\t' || c == ' ' && before == ' ' {
				return "", false
			}
			i++
		}
		before = c
	}
	return s, true
}

// IsPlain reports a text of printable ASCII without spaces side by side. It
// looks at eight bytes at once, and may be wrong about what is plain.
func IsPlain(s string) bool {
	const ones, tops = 0x0101_0101_0101_0101, 0x8080_8080_8080_8080
	carry, i := uint64(0), 0
	for ; i+8 <= len(s); i += 8 {
		t := s[i : i+8]
		x := uint64(t[0]) | uint64(t[1])<<8 | uint64(t[2])<<16 | uint64(t[3])<<24 | uint64(t[4])<<32 | uint64(t[5])<<40 | uint64(t[6])<<48 | uint64(t[7])<<56
		y := x ^ ones*' '
		spaces := (y - ones) &^ y & tops
		if (x|(x-ones*' '))&tops|spaces&(spaces<<8|carry) != 0 {
			return false
		}
		carry = spaces >> 56
	}
	space := carry != 0
	for ; i < len(s); i++ {
		c := s[i]
		if c < ' ' || c >= utf8.RuneSelf || c == ' ' && space {
			return false
		}
		space = c == ' '
	}
	return true
}
