package words

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// IsDigit reports a digit of ASCII.
func IsDigit(c byte) bool { return c >= '0' && c <= '9' }

// IsCapitalized reports a word that begins with a capital.
func IsCapitalized(w string) bool {
	c, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(c)
}

// HasDigit reports a text with a digit of ASCII.
func HasDigit(s string) bool {
	for i := range len(s) {
		if IsDigit(s[i]) {
			return true
		}
	}
	return false
}

// IsAlnum reports a letter or digit of ASCII.
func IsAlnum(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' || IsDigit(c) }

// OpensDigit reports a text that begins with a digit of ASCII.
func OpensDigit(w string) bool { return w != "" && IsDigit(w[0]) }

// IsLetter reports a letter of ASCII.
func IsLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// Count counts the words of letters in a text.
func Count(s string) int {
	n := 0
	for w := range strings.FieldsSeq(s) {
		if strings.ContainsFunc(w, func(c rune) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }) {
			n++
		}
	}
	return n
}
