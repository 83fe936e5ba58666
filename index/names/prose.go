package names

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// word is a word of prose with the signs that names hold.
type word struct {
	text, key  string
	start, end int
	first      bool // of a sentence
	asked      bool // see isOffTopic
	offTopic   bool
	gap        string // what stands between the word before and this, without the stop of "vs."
}

// cutWords splits prose; a word keeps the signs inside and at the end of names
// ("C++", "Node.js", ".NET", "CI/CD" are one word each).
func cutWords(text string) []word {
	var words []word
	last := 0
	for i := 0; i < len(text); {
		if n := addressLen(text[i:]); n > 0 {
			i += n
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		dot := r == '.' && i+1 < len(text) && text[i+1] >= 'A' && text[i+1] <= 'Z' && (i == 0 || text[i-1] == ' ' || text[i-1] == '(')
		if !dot && !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			i += n
			continue
		}
		end := wordEnd(text, i+n)
		if end == i+1 && strings.HasPrefix(text[end:], "--") && wordEnd(text, end+2) == end+2 { // C--
			end += 2
		}
		gap := text[last:i]
		if gap == ". " && len(words) > 0 && strings.EqualFold(words[len(words)-1].text, "vs") {
			gap = " "
		}
		words = append(words, word{text: text[i:end], key: fold(text[i:end]), start: i, end: end, gap: gap, first: len(words) == 0 ||
			strings.ContainsAny(gap, ".!?\n•:\"“")})
		last, i = end, end
	}
	return words
}

// addressLen is the length of the URL that text begins with; 0 if it is none.
func addressLen(text string) int {
	if !strings.HasPrefix(text, "http://") && !strings.HasPrefix(text, "https://") && !strings.HasPrefix(text, "www.") {
		return 0
	}
	if n := strings.IndexAny(text, " \t\n\"<>)"); n > 0 {
		return n
	}
	return len(text)
}

func wordEnd(text string, i int) int {
	for i < len(text) {
		r, n := utf8.DecodeRuneInString(text[i:])
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r) || r == '+' || r == '#' {
			i += n
			continue
		}
		next, _ := utf8.DecodeRuneInString(text[min(len(text), i+n):])
		if (r == '.' || r == '-' || r == '_') && (unicode.IsLetter(next) || unicode.IsDigit(next)) {
			i += n
			continue
		}
		return i
	}
	return i
}
