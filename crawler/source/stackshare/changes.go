package stackshare

import (
	"regexp"
	"strings"
)

// change is how a figure has changed of late, behind it.
const change = `(?:\([+−–-]\s?\d[^()]{0,24}\)|[▲▼↑↓+−]\s?\d[\d.,]*\s?%)`

var (
	changeBehind = regexp.MustCompile(`(\d[\d.,]*\s?[KkMm]?\+?)\s*` + change)
	leaders      = regexp.MustCompile(`\s*(?:\.{4,}|…{2,}|(?:\. ){3,}\.?)\s*(\d)`) // dots that lead the eye to a figure
	spelledOut   = regexp.MustCompile(`(\d[\d.,]*) (thousand|million)\b`)
)

// plainFigures drops from a line of figures with their labels what it says of how they
// have changed, "4.2K (+47 this week) Votes", shortens words that multiply
// them, and puts a colon for the dots that lead to one.
func plainFigures(s string) string {
	if len(s) > maxOwned || !holdsDigit(s) {
		return s
	}
	if len(s) <= maxLabel && containsAny(s, "...", "……", ". . .") && holdsMetric(keyOf(s)) {
		s = leaders.ReplaceAllString(s, ": $1")
	}
	if !containsAny(s, "(", "%", " thousand", " million") || !holdsMetric(keyOf(s)) {
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
