package article

import (
	"encoding/binary"
	"strings"
	"unicode/utf8"

	"github.com/stackdex/stackdex/crawler/source/words"
)

// maxWord bounds the words and headings of fixed lists.
const maxWord = 24

// fold is a word of a fixed list in lower case, empty if s is too long for one.
func fold(buf *[maxWord]byte, s string) []byte {
	if len(s) > maxWord {
		return nil
	}
	return words.Lower(buf[:0], s)
}

// toLower is strings.ToLower, faster for what is ASCII.
func toLower(s string) string {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return strings.ToLower(s)
		}
	}
	return lowerASCII(s)
}

// lowerASCII lowers letters without moving a byte.
func lowerASCII(s string) string {
	i := 0
	for i < len(s) && (s[i] < 'A' || s[i] > 'Z') {
		i++
	}
	if i == len(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	var part [256]byte
	for len(s) > 0 {
		n := copy(part[:], s)
		for i := 0; i < n; i += 8 {
			eight := part[i : i+8]
			binary.LittleEndian.PutUint64(eight, lowerEight(binary.LittleEndian.Uint64(eight)))
		}
		b.Write(part[:n])
		s = s[n:]
	}
	return b.String()
}

// lowerEight lowers the letters of ASCII among eight bytes.
func lowerEight(x uint64) uint64 {
	const ones, tops = 0x0101_0101_0101_0101, 0x8080_8080_8080_8080
	low := x &^ tops
	upper := (low + ones*(0x80-'A')) &^ (low + ones*(0x80-'Z'-1)) &^ x & tops
	return x | upper>>2
}

// firstWord divides s behind its first word; both are "" if it has none.
func firstWord(s string) (word, rest string) {
	from := 0
	for from < len(s) && isBlank(s[from]) {
		from++
	}
	end := from
	for end < len(s) && !isBlank(s[end]) {
		end++
	}
	return s[from:end], s[end:]
}

func isBlank(c byte) bool { return c == ' ' || c == '\n' || c == '\t' }

// lastWord returns the last word of s, "" if it has none.
func lastWord(s string) string {
	end := len(s)
	for end > 0 && isBlank(s[end-1]) {
		end--
	}
	from := end
	for from > 0 && !isBlank(s[from-1]) {
		from--
	}
	return s[from:end]
}

func hasDigit(s string) bool {
	for i := range len(s) {
		if isDigit(s[i]) {
			return true
		}
	}
	return false
}

func isAlnum(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' || isDigit(c) }

// singleSpaced joins the words of a text by single spaces.
func singleSpaced(s string) string {
	s = strings.TrimSpace(s)
	if words.Spaced(s) {
		return strings.Join(strings.Fields(s), " ")
	}
	return s
}

// store is what short lists of texts are cut from.
type store struct{ free []string }

// cut returns a copy of list.
func (t *store) cut(list []string) []string {
	if len(list) > cap(t.free)-len(t.free) {
		t.free = make([]string, 0, max(128, len(list)))
	}
	from := len(t.free)
	t.free = append(t.free, list...)
	return t.free[from:len(t.free):len(t.free)]
}
