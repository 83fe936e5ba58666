package joint

import (
	"bytes"
	"strings"
)

// EndsLabel reports a text that ends with a colon: bold text after it, in an element of its
// own, is not part of the label.
func EndsLabel(text []byte) bool { return bytes.HasSuffix(bytes.TrimRight(text, " "), []byte(":")) }

// Glued reports whether word, in an element beside that of text and in front of rest,
// continues it: a piece of a number, a sign, closing punctuation, a letter set large.
func Glued(text []byte, word, rest string) bool {
	last, first := text[len(text)-1], word[0]
	switch {
	case GluedNumber(text, word, rest):
		return true
	case strings.IndexByte(",;:!?)%]}", first) >= 0:
		return true
	case first == '.' && (len(word) == 1 || word[1] >= 'a' && word[1] <= 'z' && IsLetter(last)):
		return true
	case strings.Trim(word, "+#*") == "" && IsLetter(last): // C++, C#
		return true
	case last == '#' && len(text) > 1 && IsLetter(text[len(text)-2]): // C# is a name by itself
		return false
	case strings.IndexByte("~$#@([{/\"", last) >= 0:
		return true
	case (last == '+' || last == '-') && first >= '0' && first <= '9':
		return len(text) == 1 || text[len(text)-2] == ' '
	case first >= 'a' && first <= 'z' && last >= 'A' && last <= 'Z':
		return len(text) == 1 || text[len(text)-2] == ' '
	}
	return false
}
