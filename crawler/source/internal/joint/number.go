package joint

import (
	"bytes"
	"strings"
	"unicode"

	"github.com/stackdex/stackdex/crawler/source/dates"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// IsCount reports a text of one number.
func IsCount(s string) bool {
	return strings.Trim(s, "0123456789.,kKM+()[] ") == "" && strings.ContainsAny(s, "0123456789")
}

// DigitsOfCount returns the digits of a count of votes or views, without the word for
// these, which readers may hear where others see the figure only.
func DigitsOfCount(s string) string {
	if count, word, ok := strings.Cut(s, " "); ok && count != "" && words.IsDigit(count[0]) {
		switch strings.ToLower(word) {
		case "vote", "votes", "upvote", "upvotes":
			return count
		case "view", "views":
			return strings.Replace(strings.TrimRight(count, "kKmM"), ".", "", 1)
		}
	}
	return s
}

// IsFigure reports a short text that begins like a number.
func IsFigure(s string) bool {
	if len(s) > LongChip {
		return false
	}
	at := strings.IndexFunc(s, func(r rune) bool { return unicode.IsDigit(r) || unicode.IsLetter(r) })
	return at < 0 || words.IsDigit(s[at])
}

// ContinuesNumber reports all that may stand behind a number: the digits behind its
// point, the letter that multiplies it, or both.
func ContinuesNumber(text []byte) bool {
	rest := text
	if rest[0] == '.' {
		if rest = bytes.TrimLeft(rest[1:], "0123456789"); len(text)-len(rest) < 2 {
			return false
		}
	}
	if len(rest) > 0 {
		switch rest[0] {
		case 'K', 'k', 'M', 'B':
			rest = rest[1:]
		default:
			return false
		}
	}
	return len(rest) == 0 || len(rest) == 1 && rest[0] == '+' && text[0] != '+'
}

// IsGroupedNumber reports digits, which signs may group and part.
func IsGroupedNumber(text []byte) bool {
	const long = len("1,234.5")
	return len(text) > 0 && len(text) <= long && words.IsDigit(text[0]) && words.IsDigit(text[len(text)-1]) &&
		len(bytes.Trim(text, "0123456789,.")) == 0 && bytes.Count(text, []byte{'.'}) <= 1
}

// Exponent writes a number as an exponent: "⁻⁶" for "-6".
func Exponent(number string) string { return exponents.Replace(number) }

var exponents = strings.NewReplacer("-", "⁻", "0", "⁰", "1", "¹", "2", "²", "3", "³", "4", "⁴", "5", "⁵", "6", "⁶", "7", "⁷", "8", "⁸", "9", "⁹")

// maxNote bounds a note in parentheses that goes with the line in front of it, in bytes.
const maxNote = 60

// IsNote reports a short text that is all in one pair of parentheses.
func IsNote(text []byte) bool {
	return len(text) > 2 && len(text) <= maxNote && text[0] == '(' && bytes.IndexByte(text, ')') == len(text)-1
}

// IsCutDay reports two texts that are a day together, of which none is one by itself.
func IsCutDay(a, b string) bool {
	if len(a)+len(b) > LongChip || len(a)+len(b) < len("1 May 2020") {
		return false
	}
	day, ok := dates.Parse(a + b)
	if !ok || len(day) != len("2006-01-02") {
		return false
	}
	for _, part := range [...]string{a, b} {
		if day, ok := dates.Parse(part); ok && len(day) == len("2006-01-02") {
			return false
		}
	}
	return true
}

// EndsFigure reports a text that begins with what stands behind the whole number of a
// figure: a magnitude, and digits behind a point in front of it.
func EndsFigure(s string) bool {
	if len(s) > 1 && s[0] == '.' && words.IsDigit(s[1]) {
		s = strings.TrimLeft(s[1:], "0123456789")
		return s == "" || IsMagnitude(s, "") || s[0] == ' '
	}
	return s != "" && s[0] != '%' && IsMagnitude(s, "")
}

// GroupsThousands reports a no-break space between two texts that groups the thousands of
// a number: one to three digits stand in front of it or of the group before, three
// behind it, and no others beside these.
func GroupsThousands(before, after string) bool {
	const most = 4 // groups
	for range most {
		first := len(before) - len(strings.TrimRight(before, "0123456789"))
		before = before[:len(before)-first]
		head, grouped := strings.CutSuffix(before, "\u00a0")
		switch {
		case first == 3 && grouped && head != "" && words.IsDigit(head[len(head)-1]):
			before = head
			continue
		case first == 0 || first > 3:
			return false
		}
		if before != "" && strings.IndexByte(".,", before[len(before)-1]) >= 0 {
			return false
		}
		before = strings.TrimRight(before, " \u00a0")
		return (before == "" || !words.IsDigit(before[len(before)-1])) && isGroup(after, most)
	}
	return false
}

// isGroup reports a text that begins with groups of three digits only.
func isGroup(s string, most int) bool {
	for range most {
		rest := strings.TrimLeft(s, "0123456789")
		if len(s)-len(rest) != 3 {
			return false
		}
		if len(rest) > 1 && (rest[0] == '.' || rest[0] == ',') {
			return !words.IsDigit(rest[1])
		}
		next := strings.TrimLeft(rest, " \u00a0")
		if next == "" || !words.IsDigit(next[0]) {
			return true
		}
		var grouped bool
		if s, grouped = strings.CutPrefix(rest, "\u00a0"); !grouped {
			return false
		}
	}
	return false
}

// IsMagnitude reports whether word begins with a letter that multiplies the
// number before it, and no word.
func IsMagnitude(word, rest string) bool {
	switch word[0] {
	case 'K', 'k', 'M', 'B', '%':
	default:
		return false
	}
	if len(word) > 1 {
		return !IsLetter(word[1])
	}
	return rest == "" || !IsLetter(rest[0])
}

// AddsOne reports the "+ 1" of a button for votes, which ends no name or number.
func AddsOne(word, rest string) bool {
	rest = strings.TrimLeft(rest, " \u00a0")
	return word == "+" && rest != "" && words.IsDigit(rest[0])
}

// GluedNumber reports whether word continues a number at the end of text.
func GluedNumber(text []byte, word, rest string) bool {
	last, first := text[len(text)-1], word[0]
	if last == '.' || last == ',' {
		return len(text) > 1 && words.IsDigit(text[len(text)-2]) && words.IsDigit(first)
	}
	if !words.IsDigit(last) {
		return false
	}
	if (first == '.' || first == ',') && len(word) > 1 && words.IsDigit(word[1]) {
		return true
	}
	return IsMagnitude(word, rest) || first == '+' && len(word) == 1
}
