package sentence

import (
	"strconv"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/facts"
	"github.com/stackdex/stackdex/crawler/source/article/internal/phrase"
	"github.com/stackdex/stackdex/crawler/source/quantity"
	"github.com/stackdex/stackdex/crawler/source/words"
	"github.com/stackdex/stackdex/ingest/record"
)

// scales are what stands behind a rating, with its unit.
var scales = [...]struct{ words, unit string }{{"/5", "/5"}, {"/10", "/10"}, {" out of 5", "/5"}, {" out of 10", "/10"}, {" / 5", "/5"}, {" / 10", "/10"}}

// ratings adds ratings that others give tools, "X holds 4.5/5 on G2, Y 4.6/5": after words of
// rating, or where the text after the figure names who rates.
func (r *Reader) ratings(s *Sentence) {
	if strings.IndexByte(s.lower, '/') < 0 && !strings.Contains(s.lower, " out of ") {
		return
	}
	list := ratingsIn(s.lower)
	if len(list) == 0 || s.mayDeny() || s.mayHold(expectationWords) && isExpected(s.lower) || strings.HasSuffix(s.Text, "?") {
		return
	}
	rater := raterIn(s.Text)
	if rater == "" && !words.HasAny(s.lower, "rating", "ratings", "rated", "rate", "rates", "scored", "scores", "score", "stars") {
		return
	}
	for i := range list {
		t, _ := r.subjectOf(s, i, list)
		if t == nil || t.Thing {
			continue
		}
		m := facts.Measured(t, list[i])
		m.Metric, m.Unit, m.Raw = "rating", list[i].Unit, s.Text[list[i].Start:list[i].End]
		m.AttributedTo, m.AsOf = record.NullString(rater), yearOf(s, list[i], i, list)
		r.Facts.Measurement(s.Section.At(s.Text), m)
	}
}

// continuesScale reports that what looks like a scale is part of something longer: "4/52",
// "4/5/24", "4/5.2", "4/5 of all".
func continuesScale(rest string) bool {
	if rest == "" {
		return false
	}
	return words.IsDigit(rest[0]) || rest[0] == '/' || rest[0] == '.' && len(rest) > 1 && words.IsDigit(rest[1]) || words.HasPrefix(rest, " of ")
}

// ratingsIn lists the figures of a text that are so much of a scale. "4/5 of all" is a share.
func ratingsIn(lower string) (list []quantity.Quantity) {
	for at := 0; at < len(lower) && len(list) < maxFigures; {
		if !words.IsDigit(lower[at]) {
			at++
			continue
		}
		end := at
		for end < len(lower) && (words.IsDigit(lower[end]) || lower[end] == '.' && end+1 < len(lower) && words.IsDigit(lower[end+1])) {
			end++
		}
		digits := lower[at:end]
		for _, scale := range scales {
			rest, ok := strings.CutPrefix(lower[end:], scale.words)
			value, err := strconv.ParseFloat(digits, 64)
			most, _ := strconv.ParseFloat(scale.unit[1:], 64)
			if !ok || err != nil || value > most || at > 0 && strings.IndexByte(" (~", lower[at-1]) < 0 || continuesScale(rest) {
				continue
			}
			half := 0.5
			if _, decimals, ok := strings.Cut(digits, "."); ok {
				for range decimals {
					half /= 10
				}
			}
			end += len(scale.words)
			list = append(list, quantity.Quantity{Value: value, Low: value - half, High: min(value+half, most), Unit: scale.unit, Start: at, End: end})
			break
		}
		at = end
	}
	return list
}

// raterIn returns who rates, by the name of a place for reviews in a text.
func raterIn(text string) string {
	for _, on := range [...]string{" on ", "On ", " at "} {
		for rest := text; ; {
			_, after, ok := strings.Cut(rest, on)
			if !ok {
				break
			}
			name := phrase.NameAt(strings.TrimPrefix(after, "the "))
			switch words.LowerASCII(words.Head(name)) {
			case "g2", "capterra", "trustpilot", "trustradius", "gartner", "getapp", "g2crowd", "sourceforge", "softwareadvice", "glassdoor":
				return name
			}
			rest = after
		}
	}
	return ""
}
