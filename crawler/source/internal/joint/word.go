package joint

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The sizes by which labels, chips and prose are told from each other.
const (
	LongLabel = 40  // bytes of a label; what is longer is prose
	LongChip  = 25  // bytes of a chip
	FewWords  = 5   // that prose has at least
	MaxPiece  = 120 // bytes of a piece that are looked at
	MinTwice  = 3   // bytes from which on a text that stands twice is one
)

// IsAlphanumeric reports a letter or a digit of any script.
func IsAlphanumeric(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// IsUnfinishedLine reports a line of several words whose last one ends no sentence.
func IsUnfinishedLine(line []byte) bool {
	line = bytes.TrimRight(line, " ")
	return isUnfinished(string(line[bytes.LastIndexByte(line, ' ')+1:])) && bytes.IndexByte(line, ' ') >= 0
}

// AreOneWord reports two texts that may be a word together, in small letters where they
// touch.
func AreOneWord(a, b string) bool {
	if a == "" || b == "" || strings.IndexByte(a, ' ') >= 0 || strings.IndexByte(b, ' ') >= 0 {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(a)
	first, _ := utf8.DecodeRuneInString(b)
	return unicode.IsLetter(last) && unicode.IsLower(first)
}

// AreChips reports two words that may stand alone and are not the two parts of one capitalized
// word.
func AreChips(a, b string) bool {
	first, _ := utf8.DecodeRuneInString(a)
	second, _ := utf8.DecodeRuneInString(b)
	return IsChip(a) && IsChip(b) && !(unicode.IsUpper(first) && unicode.IsLower(second))
}

// IsChip reports a word that may stand by itself.
func IsChip(s string) bool {
	const least = 3
	return len(s) >= least && strings.IndexByte(s, ' ') < 0 && s[len(s)-1] != '.'
}

// IsProse reports words of a sentence.
func IsProse(s string) bool {
	return len(s) > LongChip && strings.Count(s, " ") >= FewWords-1 && HasSmallWord(s)
}

// IsDash reports a dash, which says by itself that there is nothing.
func IsDash(s string) bool { return s == "-" || s == "–" || s == "—" }

// EndsOpen reports a text that ends within parentheses, or with a sign after which it must
// continue.
func EndsOpen(s string) bool {
	if len(s) > MaxPiece || s == "" {
		return false
	}
	if strings.LastIndexByte(s, '(') > strings.LastIndexByte(s, ')') {
		return true
	}
	return len(s) > 1 && (s[len(s)-1] == ',' || s[len(s)-1] == '/' || s[len(s)-1] == '&')
}

// BeginsWord reports a text that begins with a capitalised word, a long one in capitals,
// which is no unit, or a letter with a word: "C-like".
func BeginsWord(s string) bool {
	i, lower := 0, 0
	for i < len(s) && IsLetter(s[i]) {
		if s[i] >= 'a' {
			lower++
		}
		i++
	}
	if i == 1 && len(s) > 2 && s[1] == '-' && s[2] >= 'a' && s[2] <= 'z' {
		return s[0] >= 'A' && s[0] <= 'Z'
	}
	return i > 1 && s[0] >= 'A' && s[0] <= 'Z' && (lower == i-1 || lower == 0 && i > 2)
}

// IsStop reports a sign that ends a part of a sentence: of one letter after the other it
// stands in an element of its own.
func IsStop(s string) bool { return len(s) == 1 && strings.IndexByte(",;:.!?", s[0]) >= 0 }

// HasSmallWord reports a word that begins with a small letter behind the
// first one.
func HasSmallWord(s string) bool {
	for i := 1; i < len(s); i++ {
		if s[i-1] == ' ' && s[i] >= 'a' && s[i] <= 'z' {
			return true
		}
	}
	return false
}

// LastWord returns what stands behind the last space.
func LastWord(s string) string { return s[strings.LastIndexByte(s, ' ')+1:] }

// FirstWord returns what stands in front of the first space.
func FirstWord(s string) string {
	word, _, _ := strings.Cut(s, " ")
	return word
}

// IsBinder reports words that stand within a sentence only.
func IsBinder(word string) bool {
	switch word {
	case "an", "of", "is", "are", "was", "were", "has", "have", "can", "in", "to", "but", "for", "with", "on", "by", "at", "from", "as",
		"that", "which", "between", "without", "über", "das", "ein", "ist", "mit", "für", "von",
		"est", "pour", "avec", "y", "es", "para", "con":
		return true
	}
	return isUnfinished(word)
}

// isUnfinished reports words that end neither a sentence nor an entry of a list.
func isUnfinished(word string) bool {
	switch word {
	case "a", "the", "and", "or", "than", "into", "its", "their", "und", "oder", "der", "die", "eine",
		"et", "ou", "le", "la", "les", "un", "une", "de", "du", "des", "o", "el", "los":
		return true
	}
	return false
}

// ContinuesHyphenated reports a text that begins with further parts of a name or word with
// hyphens: -3-Clause, -generated.
func ContinuesHyphenated(front, s string) bool {
	word := FirstWord(s)
	if len(word) < len("-in") || strings.IndexFunc(word[1:], unicode.IsLetter) < 0 {
		return false
	}
	return strings.Count(word, "-") > 1 && word[1] != '-' || strings.IndexByte(front, '-') > 0 || word[1] >= 'a' && word[1] <= 'z'
}

// FirstToken returns the word at the beginning of a text, LastToken the one at its end:
// letters and digits, with points and hyphens between them.
func FirstToken(s string) string {
	return strings.TrimRight(s[:len(s)-len(strings.TrimLeftFunc(s, isOfToken))], ".-'’")
}

// LastToken returns the word at the end of a text; see FirstToken.
func LastToken(s string) string { return s[len(strings.TrimRightFunc(s, isOfToken)):] }

func isOfToken(r rune) bool {
	return IsAlphanumeric(r) || r == '.' || r == '-' || r == '\'' || r == '’'
}

// IsLetter reports a letter of ASCII, or the beginning of a longer character.
func IsLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' || c >= utf8.RuneSelf }

// EndsWord reports the rest of a word that a styled part of it begins: <b>Quarry</b>’s,
// <b>async</b>-native.
func EndsWord(last byte, word, rest string) bool {
	if !IsLetter(last) {
		return false
	}
	tail, short := word+rest, ""
	for _, mark := range [...]string{"'", "’"} {
		if after, ok := strings.CutPrefix(tail, mark); ok {
			short = after
		}
	}
	if short != "" && IsLetter(short[0]) {
		return len(short) < 3 || !IsLetter(short[1]) || !IsLetter(short[2])
	}
	return len(tail) > 1 && tail[0] == '-' && tail[1] >= 'a' && tail[1] <= 'z' && last >= 'a'
}
