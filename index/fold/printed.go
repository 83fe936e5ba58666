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
	if !strings.ContainsAny(f.Raw, "0123456789") {
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
	metrics := v.printed[[2]string{f.Tool, normal(f.Raw)}]
	return len(metrics) > 0 && slices.ContainsFunc(words(f.Attribute), func(w string) bool {
		return slices.ContainsFunc(metrics, func(m record.Metric) bool { return slices.Contains(words(m.Label), w) && !common[w] })
	})
}

// common are words of labels of metrics that say nothing of what is counted.
var common = map[string]bool{"a": true, "github": true, "open": true, "last": true, "latest": true, "week": true, "month": true, "requests": true}
