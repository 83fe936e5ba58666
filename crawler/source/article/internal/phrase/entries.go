package phrase

import (
	"strings"
	"unicode/utf8"

	"github.com/stackdex/stackdex/crawler/source/dates"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// AfterBullet returns what stands behind the bullet at the head of a text, ""
// if it has none.
func AfterBullet(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	if !strings.ContainsRune("-*+–—"+words.Bullets+"✓✔✗✘👉✅❌☑⭐★☆🌟🚀🔹🔸🔷🔶💡✨🔥⚡📌🎯", first) {
		return ""
	}
	rest := strings.TrimLeft(s[size:], "\uFE0F\uFE0E")
	if !strings.HasPrefix(rest, " ") {
		return ""
	}
	rest = strings.TrimSpace(rest)
	if rest != "" && (words.IsDigit(rest[0]) || rest[0] >= 'a' && rest[0] <= 'z') && strings.ContainsRune("⭐★☆🌟", first) {
		return "" // a rating, or a legend: "★ marks …"
	}
	return rest
}

// maxEntry bounds the words of an entry that a comma parts from others.
const maxEntry = 5

// Entries splits the entries of a line: at semicolons, else at commas if the parts between them
// are short.
func Entries(s string) []string {
	s = strings.TrimSpace(s)
	if !strings.HasSuffix(s, "...") && (len(Sentences(s)) == 1 || !strings.Contains(s, ". ")) {
		s = strings.TrimSuffix(s, ".")
	}
	if s == "" {
		return nil
	}
	sep := "; "
	if !strings.Contains(s, sep) {
		sep = ", "
	}
	parts := strings.Split(s, sep)
	for i, p := range parts {
		parts[i] = strings.TrimSpace(p)
		if i == len(parts)-1 {
			parts[i] = strings.TrimPrefix(parts[i], "and ")
		}
		if sep == ", " && (parts[i] == "" || strings.Count(parts[i], " ") >= maxEntry || strings.ContainsAny(parts[i], "()")) {
			return []string{s}
		}
	}
	return parts
}

// IsDay reports a text that is a date and nothing else.
func IsDay(s string) bool {
	if len(s) >= 40 || !words.HasDigit(s) {
		return false
	}
	day, ok := dates.Parse(s)
	return ok && len(day) == len("2006-01-02")
}

// IsReadingTime reports a reading time: "12 min read".
func IsReadingTime(s string) bool {
	if len(s) > 24 || s == "" || !words.IsDigit(s[0]) {
		return false
	}
	switch strings.TrimLeft(strings.ToLower(s), "0123456789 -–") {
	case "min read", "mins read", "minute read", "minutes read", "min. read", "min. lesezeit", "min lesezeit":
		return true
	}
	return false
}
