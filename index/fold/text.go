package fold

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/stackdex/stackdex/ingest/record/canon"
)

// normal is canon.Text with a fast path for texts that are normal already.
func normal(s string) string {
	if isNormal(s) {
		return s
	}
	return canon.Text(s)
}

// isNormal reports whether s is printable ASCII that canon.Text would leave as
// it is.
func isNormal(s string) bool {
	space := true // so that a leading blank is not normal
	for i := range len(s) {
		c := s[i]
		switch {
		case c == ' ':
			if space {
				return false
			}
			space = true
		case c < ' ' || c > '~' || c == '`':
			return false
		default:
			space = false
		}
	}
	return !space || s == ""
}

// lower folds a text for comparisons of labels and values.
func lower(s string) string { return strings.ToLower(normal(s)) }

// cut shortens s to at most limit characters, at a word if one ends near, and
// marks it with an ellipsis; 0 is no limit.
func cut(s string, limit int) string {
	if limit <= 0 || len(s) <= limit || utf8.RuneCountInString(s) <= limit {
		return s
	}
	end, last, n := 0, -1, 0
	for i, r := range s {
		if n == limit-1 {
			end = i
			break
		}
		if unicode.IsSpace(r) {
			last = i
		}
		n++
	}
	if last > end/2 {
		end = last
	}
	return strings.TrimRight(s[:end], " ,;:.-–—\n\t") + "…"
}

// words returns the lower-case runs of letters and digits of s; + and # belong
// to a word, as in C++ and C#.
func words(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '+' && r != '#'
	})
}

// slug joins the words of a label by underscores; it is never empty.
func slug(label string) string {
	key := strings.Join(words(label), "_")
	if key == "" {
		return "other"
	}
	return key
}
