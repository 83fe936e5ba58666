package article

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/dates"
	"github.com/stackdex/stackdex/ingest/record"
)

// asOfWords are what stands before the date of a figure.
var asOfWords = [...]string{"as of ", "as at ", "as in ", "in ", "on ", "from ", "end of ", "early ", "mid ", "mid-", "late ", "measured ", "updated ", "checked ", "status ", "stand "}

// asOfIn reads a note that says no more than of when a figure is: "2022", "as of
// March 2019", "measured in 2020".
func asOfIn(note string) record.Date {
	note = lowerASCII(strings.TrimSpace(note))
	for before := ""; before != note; {
		before = note
		for _, w := range asOfWords {
			note = strings.TrimPrefix(note, w)
		}
	}
	if len(note) == 4 {
		return yearAt(note)
	}
	date, _ := dates.Parse(note)
	return date
}

// asOfBehind reads the date behind a figure, in parentheses or not: "80,000 (as of
// 2019)", "80,000 as of 2019", "80,000, March 2019".
func asOfBehind(rest string) record.Date {
	rest = strings.TrimLeft(rest, " ,;–—-·*")
	if note, found := strings.CutPrefix(rest, "("); found {
		rest, _, _ = strings.Cut(note, ")")
	}
	return asOfIn(rest)
}

// datedLabel splits what heads a row or column into its name and the date that it
// gives its figures: "GitHub forks (2020)".
func datedLabel(label string) (name string, asOf record.Date) {
	if name, note := inParentheses(label); note != "" {
		if asOf := asOfIn(note); asOf != "" {
			return name, asOf
		}
	}
	for _, sep := range [...]string{", ", " as of "} {
		if i := strings.LastIndex(label, sep); i > 0 {
			if asOf := asOfIn(label[i+len(sep):]); asOf != "" {
				return label[:i], asOf
			}
		}
	}
	return label, ""
}
