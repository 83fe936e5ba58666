package phrase

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/stackdex/stackdex/crawler/source/words"
)

// StripNumber removes the number of a heading: "3. ", "#2: ", "1) ".
func StripNumber(h string) (rest string, numbered bool) {
	if h == "" || words.IsLetter(h[0]) && h[0]|0x20 != 'n' { // "No. 2"
		return h, false
	}
	if title, ok := words.CutOrdinal(h); ok {
		return title, true
	}
	s := strings.TrimLeft(h, "# ")
	i := 0
	for i < len(s) && s[i] >= '0' && s[i] <= '9' {
		i++
	}
	if i == 0 || i > 5 || i >= len(s) || i > 3 && !words.HasPrefix(s[i:], ". ", ") ") { // else it is a year, or a count
		return h, false
	}
	rest = strings.TrimLeft(s[i:], ".):–—- ")
	if rest == s[i:] || s[i] == ' ' && len(s) == len(h) { // "10 best" is no numbering
		return h, false
	}
	return rest, rest != ""
}

// WithoutLetter removes the mark of a question: "Q1: ", "Q. ".
func WithoutLetter(h string) string {
	rest, ok := strings.CutPrefix(h, "Q")
	if !ok {
		return h
	}
	rest = strings.TrimLeft(rest, "0123456789 ")
	if rest == "" || strings.IndexByte(":.)", rest[0]) < 0 || !strings.HasPrefix(rest[1:], " ") {
		return h
	}
	return strings.TrimSpace(rest[1:])
}

// Undecorated removes the pictures around a heading: "🚀 FastAPI".
func Undecorated(h string) string {
	if first, _ := utf8.DecodeRuneInString(h); first < utf8.RuneSelf {
		if last, _ := utf8.DecodeLastRuneInString(h); last < utf8.RuneSelf {
			return h
		}
	}
	bare := strings.TrimFunc(h, isOfPicture)
	if bare == "" {
		return h
	}
	return bare
}

// WithoutPicture removes the picture in front of a name; one behind it tells it from
// others: "pnpm 🦀".
func WithoutPicture(name string) string {
	if first, _ := utf8.DecodeRuneInString(name); first < utf8.RuneSelf {
		return name
	}
	if bare := strings.TrimLeftFunc(name, isOfPicture); bare != "" {
		return bare
	}
	return name
}

// isOfPicture reports pictures and what joins them.
func isOfPicture(c rune) bool {
	return c == ' ' || c == '\ufe0f' || c == '\u200d' || c > 0x2000 && unicode.In(c, unicode.So, unicode.Sk)
}

// InParentheses splits "FastAPI (async)" into its name and its note.
func InParentheses(s string) (name, note string) {
	name, rest, ok := strings.Cut(s, " (")
	if !ok {
		return strings.TrimSpace(s), ""
	}
	note, after, _ := strings.Cut(rest, ")")
	if strings.TrimSpace(after) != "" {
		return strings.TrimSpace(s), ""
	}
	return strings.TrimSpace(name), strings.TrimSpace(note)
}
