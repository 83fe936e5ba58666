package fold

import (
	"slices"
	"strings"

	"github.com/stackdex/stackdex/ingest/record"
)

// cellFigures are the figures of a page as printed, by tool and text.
type cellFigures map[[2]string][]record.Metric

// isFigure reports whether a cell is one of the page's figures, which stand with
// their metric: a row "GitHub stars" is no attribute besides.
func (v *view) isFigure(f record.Trait) bool {
	if !strings.ContainsAny(f.Raw, "0123456789") || !countedIn(f.Attribute) {
		return false
	}
	if v.printed == nil {
		v.printed = cellFigures{}
		for _, fact := range v.Facts {
			if s, ok := fact.Body.(record.Stat); ok {
				if m, ok := record.MetricByName(s.Metric); ok {
					key := [2]string{s.Tool, normal(s.Raw)}
					v.printed[key] = append(v.printed[key], m)
				}
			}
		}
	}
	label := words(f.Attribute)
	return slices.ContainsFunc(v.printed[[2]string{f.Tool, normal(f.Raw)}], func(m record.Metric) bool {
		return slices.ContainsFunc(words(m.Label), func(w string) bool { return countWords[w] && slices.Contains(label, w) })
	})
}

// countWords are the words of labels of metrics that say what is counted.
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
