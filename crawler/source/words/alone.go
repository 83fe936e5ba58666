package words

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Alone reports whether s[from:to] is a whole word or name, and no part of a longer one.
func Alone(s string, from, to int) bool {
	if from > 0 {
		r, _ := utf8.DecodeLastRuneInString(s[:from])
		if (unicode.IsLetter(r) || unicode.IsDigit(r)) && (from == len(s) || !isUnspaced(r, s[from])) || r == '-' || r == '_' || r == '@' ||
			r == '.' {
			return false
		}
	}
	if to >= len(s) {
		return true
	}
	r, n := utf8.DecodeRuneInString(s[to:])
	if (unicode.IsLetter(r) || unicode.IsDigit(r)) && (to == 0 || !isUnspaced(r, s[to-1])) || r == '_' || r == '+' || r == '#' {
		return false
	}
	if r == '.' || r == '-' || r == '‑' {
		next, _ := utf8.DecodeRuneInString(s[to+n:])
		return !unicode.IsDigit(next) && (!unicode.IsLetter(next) || r != '.' && unicode.IsLower(next))
	}
	return true
}

// isUnspaced reports a letter of the scripts of East Asia beside one of ASCII: those put no
// space around a name in Latin letters.
func isUnspaced(r rune, beside byte) bool {
	const first, last = 0x3040, 0xFAFF // kana to compatibility ideographs
	return r >= first && r <= last && beside < utf8.RuneSelf
}

// Has reports whether word, in lower case, is a whole word of lower.
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

// HasAny reports whether any of the words is a whole word of lower; see Has.
func HasAny(lower string, words ...string) bool {
	for _, w := range words {
		if Has(lower, w) {
			return true
		}
	}
	return false
}
