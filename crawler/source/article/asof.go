package article

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/metric"
	"github.com/stackdex/stackdex/crawler/source/article/internal/phrase"
	"github.com/stackdex/stackdex/crawler/source/dates"
	"github.com/stackdex/stackdex/crawler/source/words"
	"github.com/stackdex/stackdex/ingest/record"
)

// asOfWords are what stands before the date of a figure.
var asOfWords = [...]string{"as of ", "as at ", "as in ", "in ", "on ", "from ", "end of ", "early ", "mid ", "mid-", "late ", "measured ", "updated ", "checked ", "status ", "stand "}

// asOfIn reads a note that says no more than of when a figure is: "March 2019", "as
// of 2019". A bare year is one only of a count; else it may be a size, or a version.
func asOfIn(note string, count bool) record.Date {
	if !words.HasDigit(note) {
		return ""
	}
	note = words.LowerASCII(strings.TrimSpace(note))
	for before := ""; before != note; {
		before = note
		for _, w := range asOfWords {
			if rest, ok := strings.CutPrefix(note, w); ok {
				note, count = rest, true
			}
		}
	}
	for _, w := range [...]string{" benchmark", " benchmarks", " survey", " figures", " numbers"} {
		if rest, ok := strings.CutSuffix(note, w); ok && len(rest) == 4 {
			note, count = rest, true
		}
	}
	if len(note) == 4 {
		if !count {
			return ""
		}
		return phrase.YearAt(note)
	}
	date, _ := dates.Parse(note)
	return date
}

// asOfBehind reads the date behind a figure, in parentheses or not: "80,000 (as of
// 2019)", "80,000 as of 2019", "80,000, March 2019".
func asOfBehind(rest string, count bool) record.Date {
	rest = strings.TrimLeft(rest, " ,;–—-·*")
	note, found := strings.CutPrefix(rest, "(")
	if found {
		rest, _, _ = strings.Cut(note, ")")
	}
	return asOfIn(rest, count && found)
}

// asOfBefore reads the date in front of a figure, "as of 2026-01-15: 55,000", and
// returns what stands behind it.
func asOfBefore(text string) (rest string, asOf record.Date) {
	said, rest, ok := strings.Cut(text, ": ")
	if !ok || len(said) > 30 || !words.HasDigit(said) || !words.HasPrefix(words.LowerASCII(said), "as of ", "as at ", "in ", "status ", "stand ") {
		return text, ""
	}
	if asOf = asOfIn(said, false); asOf == "" {
		return text, ""
	}
	return strings.TrimSpace(rest), asOf
}

// datedLabel splits what heads a row into its name and the date that it gives its
// figures: "GitHub forks (2020)".
func datedLabel(label string) (name string, asOf record.Date) {
	if !words.HasDigit(label) {
		return label, ""
	}
	if name, note := phrase.InParentheses(label); note != "" {
		if asOf := asOfIn(note, metric.IsCount(name)); asOf != "" {
			return name, asOf
		}
	}
	for _, sep := range [...]string{", ", " as of ", " in "} {
		if i := strings.LastIndex(label, sep); i > 0 {
			if asOf := asOfIn(label[i+len(sep):], sep != ", "); asOf != "" {
				return label[:i], asOf
			}
		}
	}
	return label, ""
}

// seenAfter drops a date that was still to come when the page was seen.
func (d *document) seenAfter(asOf record.Date) record.Date {
	if seen := d.page.SeenAt; !seen.IsZero() && string(asOf) > seen.Format("2006-01-02") {
		return ""
	}
	return asOf
}
