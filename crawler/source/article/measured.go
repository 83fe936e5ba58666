package article

import (
	"iter"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/quantity"
)

// clauseBefore returns the words of the clause in front of figure i, behind what is
// measured before it; a label counts.
func (s *sentence) clauseBefore(i int, list []quantity.Quantity) string {
	from := 0
	for k := i - 1; k >= 0; k-- {
		if list[k].Unit != "" && !list[k].Counted {
			from = list[k].End
			break
		}
	}
	head := s.lower[from:max(from, list[i].Start)]
	start := clauseStart(head)
	for start > 1 && head[start-2] == ':' {
		start = clauseStart(head[:start-1])
	}
	for _, turn := range [...]string{"(", ")"} {
		start = max(start, strings.LastIndex(head, turn)+1)
	}
	return head[start:]
}

// measuredBy returns the words of a clause that may say what the figure behind it
// measures.
func measuredBy(clause string) string {
	start := 0
	for _, turn := range [...]string{" and ", " then ", " which ", " that "} {
		if at := strings.LastIndex(clause, turn); at >= 0 {
			start = max(start, at+len(turn))
		}
	}
	return clause[start:]
}

// goesOnFigure reports that figure i goes on what is said of the one before it, of
// another tool: nothing but names, and words that lead to a figure, part them.
func (s *sentence) goesOnFigure(i int, list []quantity.Quantity) bool {
	before, q := list[i-1], list[i]
	if q.Start < before.End || before.Unit != "" && q.Unit != "" && familyOf(before.Unit) != familyOf(q.Unit) {
		return false
	}
	gap := s.lower[before.End:q.Start]
	if strings.Count(gap, ")") > strings.Count(gap, "(") || strings.ContainsAny(gap, ":") {
		return false
	}
	verb := false
	for w := range s.besideNames(before.End, q.Start) {
		switch w {
		case "takes", "took", "take", "needs", "needed", "need":
			verb = true
		case "while", "but", "whereas", "vs", "versus", "against", "compared", "and", "or":
		default:
			if !isLinking(w) {
				return false
			}
		}
	}
	return !verb || s.next(before.End) != nil && s.next(before.End).end <= q.Start
}

// besideNames yields the words between two places of the sentence that belong to no
// name, in small letters.
func (s *sentence) besideNames(from, to int) iter.Seq[string] {
	return func(yield func(string) bool) {
		for from < to {
			end, after := to, to
			if m := s.next(from); m != nil && m.start < to {
				end, after = m.start, m.end
			}
			for w := range strings.FieldsSeq(s.lower[from:end]) {
				if w = bareWord(w); w != "" && w != "'s" && w != "’s" && w != "s" && !yield(w) {
					return
				}
			}
			from = after
		}
	}
}

// bareWord is a word without the signs around it.
func bareWord(w string) string {
	if w != "" && isAlnum(w[0]) && isAlnum(w[len(w)-1]) {
		return w
	}
	return strings.Trim(w, "(),.;:!?\"'“”’~≈=|–—")
}

// next returns the first name at or behind a place, nil if there is none.
func (s *sentence) next(at int) *mention {
	for i := range s.mentions {
		if s.mentions[i].start >= at {
			return &s.mentions[i]
		}
	}
	return nil
}

// percentile returns "p99_", "median_", "average_" of a latency that the words beside
// figure i, or beside the one that it goes on, say is of such, "" of any other.
func (s *sentence) percentile(i int, list []quantity.Quantity) string {
	for ; ; i-- {
		if p := percentileBehind(s.lower[list[i].End:]); p != "" {
			return p
		}
		switch raw := strings.ToLower(list[i].Raw); {
		case strings.HasPrefix(raw, "a maximum"), strings.HasPrefix(raw, "maximum"):
			return "maximum_"
		case strings.HasPrefix(raw, "a minimum"), strings.HasPrefix(raw, "minimum"):
			return "minimum_"
		}
		clause := s.clauseBefore(i, list)
		_, n := percentileIn(clause)
		p, _ := percentileIn(measuredBy(clause))
		if n == 0 && i == 0 { // "At p99, X took"
			open, _, _ := strings.Cut(s.lower[:list[i].Start], ", ")
			if p = percentileAt(lastWord(open)); p != "" {
				return p
			}
		}
		switch {
		case n > 1:
			return ""
		case p != "":
			return p
		case i == 0 || !s.goesOnFigure(i, list):
			return ""
		}
	}
}

// percentileIn returns the last percentile in a text, and how often it goes over to one.
func percentileIn(head string) (last string, n int) {
	list := strings.Fields(head)
	for k, w := range list {
		next := ""
		if k+1 < len(list) {
			next = bareWord(list[k+1])
		}
		if p := percentileOf(bareWord(w), next); p != "" && p != last {
			last, n = p, n+1
		}
	}
	return last, n
}

// percentileBehind reads "180 ms at p99", "180 ms (p99)", "180 ms at the median".
func percentileBehind(tail string) string {
	tail, ok := strings.CutPrefix(tail, " ")
	if !ok {
		return ""
	}
	if note, ok := strings.CutPrefix(tail, "("); ok {
		if note, _, ok = strings.Cut(note, ")"); !ok || strings.Contains(note, ":") {
			return ""
		}
		first, rest := firstWord(note)
		if rest = strings.TrimSpace(rest); rest != "" && rest != "latency" && rest != "percentile" {
			return ""
		}
		return percentileOf(first, rest)
	}
	if strings.HasPrefix(tail, "on average") {
		return "average_"
	}
	for _, lead := range [...]string{"at the ", "at "} {
		if rest, ok := strings.CutPrefix(tail, lead); ok {
			first, rest := firstWord(rest)
			return percentileOf(bareWord(first), bareWord(firstOf(rest)))
		}
	}
	if first, rest := firstWord(tail); strings.HasPrefix(strings.TrimSpace(rest), "latency") {
		return percentileOf(first, "latency")
	}
	return ""
}

// percentileOf returns the prefix of the metric that a word, in front of another one,
// makes of a latency.
func percentileOf(w, next string) string {
	switch w {
	case "averages", "averaged", "averaging":
		return "average_"
	case "median", "mean", "average", "avg", "minimum", "maximum", "max", "peak", "worst-case":
		switch next {
		case "", "of", "is", "was", "at", "latency", "latencies", "response", "reply", "round-trip":
		default:
			return ""
		}
		switch w {
		case "avg":
			w = "average"
		case "max":
			w = "maximum"
		}
		return snake(w) + "_"
	}
	if next == "percentile" && hasEnd(w, "th", "st", "nd", "rd") {
		w = "p" + w[:len(w)-2]
	}
	return percentileAt(w)
}

// percentileAt returns "p99_" of "p99".
func percentileAt(w string) string {
	number, ok := strings.CutPrefix(bareWord(w), "p")
	if !ok || number == "" || len(number) > 5 || strings.Trim(number, "0123456789.") != "" || !isDigit(number[0]) {
		return ""
	}
	return snake("p"+number) + "_"
}
