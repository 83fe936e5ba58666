package words

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Starts appends to list where words begin in text. A word is a run of
// letters and digits; signs and spaces part them, also those beyond ASCII.
func Starts(list []int32, text string) []int32 {
	const step = 64 // what is taken at once, without a branch a byte
	was := uint8(signByte)
	for from := 0; from < len(text); from += step {
		list = slices.Grow(list, step)
		n := len(list)
		room := list[n : n+step]
		found := 0
		for i, c := range []byte(text[from:min(from+step, len(text))]) {
			class := byteClass[c]
			is := class&wordByte | class>>1&was
			room[found&(step-1)] = int32(from + i)
			found += int(is &^ was)
			was = is
		}
		list = list[:n+found]
	}
	return list
}

// Lower is s in lower case, appended to buf: with room in buf, comparing it with
// fixed words allocates nothing.
func Lower(buf []byte, s string) []byte {
	from := len(buf)
	buf = append(buf, s...)
	for i, c := range buf[from:] {
		if c >= utf8.RuneSelf {
			return append(buf[:from], strings.ToLower(s)...)
		}
		if c >= 'A' && c <= 'Z' {
			buf[from+i] = c | 0x20
		}
	}
	return buf
}

// Spaced reports a text whose words may be parted by something else than single
// spaces.
func Spaced(s string) bool {
	for i := range len(s) {
		switch c := s[i]; {
		case c == ' ' && i+1 < len(s) && s[i+1] == ' ', c >= '\t' && c <= '\r', c == 0xC2: // a no-break space, for all we know
			return true
		}
	}
	return false
}

// IsLower reports a text without capitals.
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

// What a byte is of.
const (
	signByte = 0 // parts words
	wordByte = 1 // a letter or a digit
	sameByte = 2 // what the byte before is of
)

// byteClass tells what each byte is of. Beyond ASCII the letters of alphabets
// begin with C3 to E1; the rest are signs, or scripts without spaces.
var byteClass = classOfBytes()

func classOfBytes() (table [256]uint8) {
	for i := range table {
		switch c := byte(i); {
		case c|0x20 >= 'a' && c|0x20 <= 'z', c >= '0' && c <= '9', c > 0xC2 && c < 0xE2:
			table[i] = wordByte
		case c >= 0x80 && c < 0xC0:
			table[i] = sameByte
		}
	}
	return table
}

// Begins reports bytes with which a word may begin.
func Begins(c byte) bool { return byteClass[c] == wordByte }
