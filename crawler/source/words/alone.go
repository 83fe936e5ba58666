package words

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Alone reports whether s[from:to] is no part of a longer word or name.
func Alone(s string, from, to int) bool {
	if from > 0 {
		r, _ := utf8.DecodeLastRuneInString(s[:from])
		if unicode.IsLetter(r) || unicode.IsDigit(r) || r == '-' || r == '_' || r == '@' || r == '.' {
			return false
		}
	}
	if to >= len(s) {
		return true
	}
	r, n := utf8.DecodeRuneInString(s[to:])
	if unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_' || r == '+' || r == '#' {
		return false
	}
	if r == '.' || r == '-' || r == '‑' {
		next, _ := utf8.DecodeRuneInString(s[to+n:])
		return !unicode.IsDigit(next) && (!unicode.IsLetter(next) || r != '.' && unicode.IsLower(next))
	}
	return true
}

// Has reports whether word, in lower case, stands alone in lower.
func Has(lower, word string) bool {
	for from := 0; ; {
		i := strings.Index(lower[from:], word)
		if i < 0 {
			return false
		}
		i += from
		if Alone(lower, i, i+len(word)) {
			return true
		}
		from = i + len(word)
	}
}

// HasAny reports whether any of the words stands alone in lower; see Has.
func HasAny(lower string, words ...string) bool {
	for _, w := range words {
		if Has(lower, w) {
			return true
		}
	}
	return false
}
