package stackshare

import (
	"regexp"
	"strings"
)

// change is how a figure has changed of late, behind it.
const change = `(?:\([+−–-]\s?\d[^()]{0,24}\)|[▲▼↑↓+−]\s?\d[\d.,]*\s?%)`

var (
	changeBehind = regexp.MustCompile(`(\d[\d.,]*\s?[KkMm]?\+?)\s*` + change)
	spelledOut   = regexp.MustCompile(`(\d[\d.,]*) (thousand|million)\b`)
)

// plainFigures drops from a line of figures with their labels what it says of how they
// have changed, "4.2K (+47 this week) Votes", and shortens words that multiply them.
func plainFigures(s string) string {
	if len(s) > maxOwned || !holdsDigit(s) || !containsAny(s, "(", "%", " thousand", " million") || !holdsMetric(keyOf(s)) {
		return s
	}
	s = changeBehind.ReplaceAllString(s, "$1")
	return spelledOut.ReplaceAllStringFunc(s, func(m string) string {
		number, word, _ := strings.Cut(m, " ")
		if word == "thousand" {
			return number + "K"
		}
		return number + "M"
	})
}
