package sentence

import (
	"iter"
	"slices"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/metric"
	"github.com/stackdex/stackdex/crawler/source/article/internal/names"
	"github.com/stackdex/stackdex/crawler/source/article/internal/phrase"
	"github.com/stackdex/stackdex/crawler/source/quantity"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// clauseBefore returns the words of the clause in front of figure i, behind what is
// measured before it; a label counts.
func (s *Sentence) clauseBefore(i int, list []quantity.Quantity) string {
	from := 0
	for k := i - 1; k >= 0; k-- {
		if list[k].Unit != "" && !list[k].Counted {
			from = list[k].End
			break
		}
	}
	head := s.lower[from:max(from, list[i].Start)]
	start := phrase.ClauseStart(head)
	for start > 1 && head[start-2] == ':' {
		start = phrase.ClauseStart(head[:start-1])
	}
	for _, turn := range [...]string{"(", ")"} {
		start = max(start, strings.LastIndex(head, turn)+1)
	}
	return head[start:]
}

// measuredBy returns the words of a clause that may say what the figure behind it
// measures.
func measuredBy(clause string) string {
	for end := len(clause); end > len(" and"); end-- {
		if clause[end-1] == ' ' && turns(clause[:end-1]) {
			return clause[end:]
		}
	}
	return clause
}

// metricAt returns the metric of figure i, read as q with the unit in its canonical spelling;
// false if the sentence does not tell which of several it is. q may share the unit of a figure
// beside it, which list[i] lacks.
func (r *Reader) metricAt(s *Sentence, t *names.Tool, q quantity.Quantity, unit string, i int, list []quantity.Quantity) (name string, known bool) {
	name = metric.Of("", q.Unit, unit)
	switch {
	case name == "memory" && (!s.isOfMemory() && !r.goesOnMemory(s) || isOfDisk(s.lower[q.End:])):
		name = "size"
	case name == "share", name == "change", name == "ratio":
		if name = r.changing(s, i, list, t, name); name == "" {
			return "", false
		}
	}
	if first := s.mixedTimes(i, list); first >= 0 {
		name = s.timed(first, list)
		if name == "duration" && quantity.Seconds(s.canonical(list[first].Unit)) == 0 {
			name = "latency"
		}
	} else if quantity.Seconds(unit) > 0 {
		name = s.timed(i, list)
	}
	if s.family(q.Unit) == "time" && s.isOfCPU(q) {
		name = "cpu_time"
	}
	if name != "latency" {
		return name, true
	}
	prefix, known := s.percentile(i, list)
	if prefix == "" && known {
		prefix = s.percentileOfCases(i, list)
	}
	return prefix + name, known
}

// turns reports a text that ends with a word after which the topic may change.
func turns(clause string) bool {
	switch clause[len(clause)-1] {
	case 'd':
		return strings.HasSuffix(clause, " and")
	case 'n':
		return strings.HasSuffix(clause, " then")
	case 'h':
		return strings.HasSuffix(clause, " which")
	case 't':
		return strings.HasSuffix(clause, " that")
	}
	return false
}

// continuesFigure reports whether figure i continues what is stated of another tool by the
// figure before it: only names, and words that lead to a figure, stand between them.
func (s *Sentence) continuesFigure(i int, list []quantity.Quantity) bool {
	before, q := list[i-1], list[i]
	if q.Start < before.End || before.Unit != "" && q.Unit != "" && s.family(before.Unit) != s.family(q.Unit) {
		return false
	}
	gap, from := s.lower[before.End:q.Start], before.End
	if note, rest, ok := strings.Cut(gap, ")"); ok && strings.HasPrefix(note, " (") && percentileOf(note[len(" ("):], "") != "" {
		gap, from = rest, q.Start-len(rest) // "240 ms (p95), Y in 180 ms"
	}
	if strings.Count(gap, ")") > strings.Count(gap, "(") || strings.ContainsAny(gap, ":") {
		return false
	}
	verb := false
	for w := range s.besideNames(from, q.Start) {
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
	return !verb || s.next(before.End) != nil && s.next(before.End).End <= q.Start
}

// besideNames yields the words between two places of the sentence that belong to no
// name, in small letters.
func (s *Sentence) besideNames(from, to int) iter.Seq[string] {
	return func(yield func(string) bool) {
		for from < to {
			end, after := to, to
			if m := s.next(from); m != nil && m.Start < to {
				end, after = m.Start, m.End
			}
			for w := range strings.FieldsSeq(s.lower[from:end]) {
				if w = words.Bare(w); w != "" && w != "'s" && w != "’s" && w != "s" && !yield(w) {
					return
				}
			}
			from = after
		}
	}
}

// next returns the first name at or after a position, nil if there is none.
func (s *Sentence) next(at int) *names.Mention {
	for i := range s.Mentions {
		if s.Mentions[i].Start >= at {
			return &s.Mentions[i]
		}
	}
	return nil
}

// percentile returns "p99_", "median_", "average_" of a latency that the words beside
// figure i, or beside the one that it goes on, say is of such, "" of any other; false
// if they list several and which it is of is not told.
func (s *Sentence) percentile(i int, list []quantity.Quantity) (prefix string, ok bool) {
	for ; ; i-- {
		if p := percentileBehind(s.lower[list[i].End:]); p != "" {
			return p, true
		}
		switch raw := strings.ToLower(list[i].Raw); {
		case strings.HasPrefix(raw, "a maximum"), strings.HasPrefix(raw, "maximum"):
			return "maximum_", true
		case strings.HasPrefix(raw, "a minimum"), strings.HasPrefix(raw, "minimum"):
			return "minimum_", true
		}
		first := s.chainStart(i, list)
		if listed, named := s.percentilesBefore(first, list); len(listed) > 1 {
			if named {
				return "", false
			}
			return s.sharedPercentile(listed, i-first, first, list)
		}
		clause := s.clauseBefore(i, list)
		last := lastPercentile(clause)
		p := lastPercentile(measuredBy(clause))
		if last == "" && i == 0 { // "At p99, X took"
			open, _, _ := strings.Cut(s.lower[:list[i].Start], ", ")
			if p = PercentileAt(words.Last(open)); p != "" {
				return p, true
			}
		}
		if p != "" || i == 0 || !s.continuesFigure(i, list) {
			return p, true
		}
	}
}

// chainStart returns the first figure of the chain that figure i continues.
func (s *Sentence) chainStart(i int, list []quantity.Quantity) int {
	for i > 0 && s.continuesFigure(i, list) {
		i--
	}
	return i
}

// maxPercentiles bounds the words of a list of percentiles, in bytes.
const maxPercentiles = 100

// percentilesBefore lists the percentiles in front of a figure that nothing but names
// and signs part: "the p50 and p99 of X are". named says that a name stands among them.
func (s *Sentence) percentilesBefore(i int, list []quantity.Quantity) (listed []string, named bool) {
	end := list[i].Start
	from := max(0, end-maxPercentiles)
	if i > 0 {
		from = max(from, min(list[i-1].End, end))
	}
	head := s.lower[from:end]
	first, last, at := 0, 0, 0
	for w := range strings.FieldsSeq(head) {
		at += strings.Index(head[at:], w)
		w, rest := words.Bare(w), head[min(at+len(w), len(head)):]
		switch p := percentileOf(w, words.Bare(words.Head(rest))); {
		case p != "":
			if listed = append(listed, p); len(listed) == 1 {
				first = at
			}
			last = at
		case !isLinking(w) && !hasSense(w, latent) && w != "percentile" && !s.inName(from+at):
			listed = nil
		}
		at += len(w)
	}
	m := s.next(from + first)
	return listed, len(listed) > 1 && m != nil && m.Start < from+last
}

// inName reports a position within the name of a tool.
func (s *Sentence) inName(at int) bool {
	return slices.ContainsFunc(s.Mentions, func(m names.Mention) bool { return m.Start <= at && at < m.End })
}

// sharedPercentile returns which of the listed percentiles figure n of those from first
// on has: each the next, and again for another tool.
func (s *Sentence) sharedPercentile(listed []string, n, first int, list []quantity.Quantity) (prefix string, ok bool) {
	end := first + 1
	for end < len(list) && s.continuesFigure(end, list) {
		m := s.next(list[end-1].End)
		named := m != nil && m.End <= list[end].Start
		if named && (end-first)%len(listed) != 0 {
			return "", false
		}
		end++
	}
	if (end-first)%len(listed) != 0 {
		return "", false
	}
	return listed[n%len(listed)], true
}

// lastPercentile returns the last percentile in a text.
func lastPercentile(head string) (last string) {
	list := strings.Fields(head)
	for k, w := range list {
		next := ""
		if k+1 < len(list) {
			next = words.Bare(list[k+1])
		}
		if p := percentileOf(words.Bare(w), next); p != "" {
			last = p
		}
	}
	return last
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
		first, rest := words.First(note)
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
			first, rest := words.First(rest)
			return percentileOf(words.Bare(first), words.Bare(words.Head(rest)))
		}
	}
	if first, _ := words.First(tail); PercentileAt(first) != "" &&
		(len(tail) == len(first) || words.Bare(first) != first || strings.HasPrefix(tail[len(first):], " and ")) {
		return PercentileAt(first) // "2 ms p50, 15 ms p99"
	}
	if first, rest := words.First(tail); strings.HasPrefix(strings.TrimSpace(rest), "latency") {
		return percentileOf(first, "latency")
	}
	return ""
}

// percentileOf returns the prefix of the metric that a word, in front of another one,
// makes of a latency.
func percentileOf(w, next string) string {
	switch f := figureWords[w]; {
	case f.senses&percentiled != 0, f.senses&ofMany != 0 && (next == "" || hasSense(next, latent)):
		return f.many
	}
	if next == "percentile" && words.HasSuffix(w, "th", "st", "nd", "rd") {
		w = "p" + w[:len(w)-2]
	}
	return PercentileAt(w)
}

// PercentileAt returns "p99_" for "p99". One digit, or less than 50, may be another name: "p3"
// is a machine.
func PercentileAt(w string) string {
	number, ok := strings.CutPrefix(words.Bare(w), "p")
	if !ok || len(number) < 2 || len(number) > 5 || strings.Trim(number, "0123456789.") != "" || number[0] < '5' ||
		!words.IsDigit(number[0]) || !words.IsDigit(number[1]) {
		return ""
	}
	return metric.Snake("p"+number) + "_"
}
