package fold

import (
	"slices"
	"strings"

	"github.com/stackdex/stackdex/ingest/record"
)

// cellFigures are the figures of a page as printed, by tool.
type cellFigures map[string][]cellFigure

type cellFigure struct {
	raw    string
	metric record.Metric
}

// isFigure reports whether a cell is one of the page's figures, which have a metric: a row
// "GitHub stars" is not an attribute as well. The figure may be followed by its date and its
// unit.
func (v *view) isFigure(f record.Trait) bool {
	if !strings.ContainsAny(f.Raw, "0123456789") || !countedIn(f.Attribute) {
		return false
	}
	if v.printed == nil {
		v.printed = cellFigures{}
		for _, fact := range v.Facts {
			if s, ok := fact.Body.(record.Stat); ok {
				if m, ok := record.MetricByName(s.Metric); ok && s.Raw != "" {
					v.printed[s.Tool] = append(v.printed[s.Tool], cellFigure{normal(s.Raw), m})
				}
			}
		}
	}
	label, raw := words(f.Attribute), normal(f.Raw)
	return slices.ContainsFunc(v.printed[f.Tool], func(c cellFigure) bool {
		rest, begins := strings.CutPrefix(raw, c.raw)
		counted := words(c.metric.Label)
		return begins && isOnlyQualifier(rest, counted) &&
			slices.ContainsFunc(counted, func(w string) bool { return countWords[w] && slices.Contains(label, w) })
	})
}

// isOnlyQualifier reports whether the text after a figure is only its date and its unit, and
// does not continue the number.
func isOnlyQualifier(rest string, counted []string) bool {
	if rest != "" && (!strings.ContainsRune(" +(,;*", rune(rest[0])) || len(rest) > 1 && rest[0] == ',' && rest[1] != ' ') {
		return false
	}
	for {
		rest = strings.Trim(rest, " +(),;*")
		word, more, _ := strings.Cut(rest, " ")
		if w := strings.ToLower(strings.TrimRight(word, ",;)")); w == "" || w != "as" && w != "of" && w != "on" && !slices.Contains(counted, w) {
			return rest == "" || yearIn(rest) > 0
		}
		rest = more
	}
}

// countWords are the words in labels of metrics that name what is counted.
var countWords = func() map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq("stars forks watchers issues pull contributors commits dependent push archived stacks followers votes downloads release released") {
		m[w] = true
	}
	return m
}()

// countedIn reports whether one of these words may be in a label; it takes no
// memory, since most labels have none.
func countedIn(label string) bool {
	for start := 0; start < len(label); {
		end := start
		for end < len(label) && (label[end]|0x20 >= 'a' && label[end]|0x20 <= 'z') {
			end++
		}
		if n := end - start; n > 3 && n <= len("contributors") {
			var word [len("contributors")]byte
			for i := range n {
				word[i] = label[start+i] | 0x20
			}
			if countWords[string(word[:n])] {
				return true
			}
		}
		start = end + 1
	}
	return false
}
