package words

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// IsDigit reports an ASCII digit.
func IsDigit(c byte) bool { return c >= '0' && c <= '9' }

// IsCapitalized reports a word that begins with a capital letter.
func IsCapitalized(w string) bool {
	c, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(c)
}

// HasDigit reports a text with an ASCII digit.
func HasDigit(s string) bool {
	for i := range len(s) {
		if IsDigit(s[i]) {
			return true
		}
	}
	return false
}

// IsAlnum reports an ASCII letter or digit.
func IsAlnum(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' || IsDigit(c) }

// OpensDigit reports a text that begins with an ASCII digit.
func OpensDigit(w string) bool { return w != "" && IsDigit(w[0]) }

// IsLetter reports an ASCII letter.
func IsLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// Count returns the number of words of letters in a text.
func Count(s string) int {
	n := 0
	for w := range strings.FieldsSeq(s) {
		if strings.ContainsFunc(w, func(c rune) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }) {
			n++
		}
	}
	return n
}
