package words

import (
	"encoding/binary"
	"strings"
	"unicode/utf8"
)

// Lower returns s in lower case, appended to buf: if buf has room, comparing the result with
// constants allocates nothing.
func Lower(buf []byte, s string) []byte {
	from := len(buf)
	buf = append(buf, s...)
	rest := buf[from:]
	for ; len(rest) >= 8; rest = rest[8:] {
		x := binary.LittleEndian.Uint64(rest)
		if x&tops != 0 {
			return append(buf[:from], strings.ToLower(s)...)
		}
		binary.LittleEndian.PutUint64(rest, lowerEight(x))
	}
	for i, c := range rest {
		if c >= utf8.RuneSelf {
			return append(buf[:from], strings.ToLower(s)...)
		}
		rest[i] = LowerByte(c)
	}
	return buf
}

// IsLower reports a text without capital letters.
func IsLower(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return s == strings.ToLower(s)
		}
		if s[i] >= 'A' && s[i] <= 'Z' {
			return false
		}
	}
	return true
}

// ToLower is strings.ToLower, faster for ASCII.
func ToLower(s string) string {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return strings.ToLower(s)
		}
	}
	return LowerASCII(s)
}

// LowerASCII lowers ASCII letters only, so that every byte keeps its position.
func LowerASCII(s string) string {
	i := 0
	for i < len(s) && (s[i] < 'A' || s[i] > 'Z') {
		i++
	}
	if i == len(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	var part [64]byte
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

// A byte in each of eight, and their topmost bits, which those of ASCII do not have.
const (
	ones = 0x0101_0101_0101_0101
	tops = ones << 7
)

// lowerEight lowers the letters of ASCII among eight bytes.
func lowerEight(x uint64) uint64 {
	low := x &^ tops
	upper := (low + ones*(0x80-'A')) &^ (low + ones*(0x80-'Z'-1)) &^ x & tops
	return x | upper>>2
}

// MaxFold is the longest word or heading in any fixed list.
const MaxFold = 24

// Fold returns s in lower case for a lookup in a fixed list; it is empty if s is longer than
// MaxFold.
func Fold(buf *[MaxFold]byte, s string) []byte {
	if len(s) > MaxFold {
		return nil
	}
	return Lower(buf[:0], s)
}

// LowerByte lowers an ASCII letter.
func LowerByte(c byte) byte {
	if c >= 'A' && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}
