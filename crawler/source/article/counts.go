package article

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/quantity"
)

// onlyCount adds the count of a sentence that says no more, "34k stars on GitHub.",
// "GitHub stars: 2.2k", and reports whether it is such.
func (r *reader) onlyCount(s *sentence, list []quantity.Quantity) bool {
	if len(list) != 1 || s.item && s.before == nil || len(s.text) > maxLabel || len(s.mentions) > 0 || s.strayed {
		return false
	}
	q, t := list[0], s.it()
	unit := ""
	for _, part := range [...]string{s.lower[:q.Start], strings.TrimPrefix(s.text[q.Start:q.End], q.Raw), q.Unit, s.lower[q.End:]} {
		for w := range strings.FieldsSeq(strings.ToLower(part)) {
			switch w = bareWord(w); w {
			case "stars", "forks":
				unit = w
			case "", "github", "on", "+", "★", "⭐":
			default:
				return false
			}
		}
	}
	if unit == "" || t == nil {
		return false
	}
	q.Unit = unit
	return r.count(s.section.at(s.text), t, q, s.lower, yearOf(s, q, 0, list))
}
