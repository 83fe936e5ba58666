package sentence

import (
	"cmp"
	"slices"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/metric"
	"github.com/stackdex/stackdex/crawler/source/article/internal/phrase"
	"github.com/stackdex/stackdex/crawler/source/quantity"
	"github.com/stackdex/stackdex/crawler/source/words"
	"github.com/stackdex/stackdex/ingest/record"
)

// shareNouns are what shares, changes and ratios are of; of several that are spoken of
// together the first decides.
var shareNouns = [...]string{"adoption", "usage", "market share", "throughput", "latency", "memory", "connections", "faster", "slower"}

// proseMetric returns the share, change or ratio that figure i is according to the words around
// it, "" if it is none of them.
func (r *Reader) proseMetric(s *Sentence, i int, list []quantity.Quantity, called string) string {
	q, growth := list[i], ""
	if called == "share" {
		named, known := "", false
		if named, growth, known = r.shareMetric(s, i, list); known {
			return named
		}
	}
	if named := s.metricBeside(q, called); named != "" {
		return named
	}
	pace := s.pace(q)
	if pace == "slower" && called != "change" {
		return "slowdown"
	}
	if spares, name := savedResource(s.lower[q.End:]); growth != "" && spares {
		return name + growth
	}
	own, lower := s.around(i, list)
	if named := metricOfNoun(lower, lower, called, growth, pace); named != "" {
		named = cmp.Or(metricOfNoun(own, lower, called, growth, pace), named)
		if isPace := named == "speed" || named == "slowdown"; isPace && pace == "" && !words.HasAny(own, "faster", "slower") &&
			slices.ContainsFunc(list, func(x quantity.Quantity) bool { return s.pace(x) != "" }) {
			return "" // that is said of the other figure
		}
		return named
	}
	if by, ok := strings.CutSuffix(s.bareHead(q.Start), " by"); ok && growth != "" {
		switch noun := strings.TrimSuffix(words.Last(by), "s"); noun {
		case "price", "cost", "fee":
			return noun + "_" + growth
		}
	}
	if growth != "" {
		return growth
	}
	for _, w := range [...]string{"reduc", " cut", "lower", "sav", "drop"} {
		if strings.Contains(lower, w) && (w != "drop" || called != "share") {
			return "reduction"
		}
	}
	if called == "ratio" && words.HasPrefix(s.lower[q.End:], " more than ", " less than ") ||
		called == "share" && words.HasPrefix(strings.TrimLeft(s.lower[q.End:], " "), "more", "higher", "less") {
		return "" // of nobody knows what
	}
	if called == "share" && words.HasAny(lower, "use", "uses", "used", "using", "users", "developers") {
		return "usage"
	}
	return called
}

// metricBeside names a share, change or ratio that the words next to the figure name,
// whatever else the sentence speaks of.
func (s *Sentence) metricBeside(q quantity.Quantity, called string) string {
	switch called {
	case "change":
		if q.Signed {
			return ""
		}
		switch words.Last(s.bareHead(q.Start)) {
		case "has", "had", "got", "gets", "scored", "scores", "scoring", "earned", "earns", "reached", "reaches":
			return "score"
		}
	case "ratio":
		switch words.Bare(words.Head(strings.TrimLeft(s.lower[q.End:], " "))) {
		case "smaller", "larger", "bigger":
			return "size"
		}
	case "share":
		switch after := strings.TrimLeft(s.lower[q.End:], " "); {
		case words.HasPrefix(after, "better on ", "better at ", "better for ", "better than ", "better.", "better,", "better precision", "better recall", "better accuracy"):
			return "improvement"
		case isOfFinding(words.Bare(words.Head(after))):
			return words.Bare(words.Head(after))
		case isOfFinding(s.nounOf(q)):
			return s.nounOf(q)
		case words.HasPrefix(after, "feature parity", "feature-parity", "parity"):
			return "feature_parity"
		case words.HasPrefix(after, "compatib"):
			return "compatibility"
		}
	}
	return ""
}

// nounOf returns the noun in front of a figure that it is of: "a recall of 36%", "better recall (36% vs
// 25%)".
func (s *Sentence) nounOf(q quantity.Quantity) string {
	head := strings.TrimRight(s.bareHead(q.Start), " (")
	for _, be := range [...]string{" of", " is", " was", " at", ":"} {
		head = strings.TrimSuffix(head, be)
	}
	return words.Last(head)
}

// isOfFinding reports what of the things that are looked for is found, or of those found is right.
func isOfFinding(w string) bool { return w == "precision" || w == "recall" || w == "accuracy" }

// metricOfNoun names what grows, shrinks or is shared by the first of the nouns that
// text holds; lower is all that is around the figure.
func metricOfNoun(text, lower, called, growth, pace string) string {
	for _, w := range shareNouns {
		if !strings.Contains(text, w) {
			continue
		}
		switch {
		case called == "change":
			return w + "_change"
		case growth != "" && w != "faster" && w != "slower":
			return metric.Snake(w) + "_" + growth
		case w == "faster" && pace == "" && strings.Contains(lower, "slower"):
			return called
		case w == "faster":
			return "speed"
		case w == "slower":
			return "slowdown"
		}
		return metric.Snake(w)
	}
	return ""
}

// shareMetric names a share by what it is a share of, and how it changed. final reports that
// nothing else can name it: without a name it is no metric.
func (r *Reader) shareMetric(s *Sentence, i int, list []quantity.Quantity) (called, growth string, final bool) {
	q := list[i]
	if s.isOfShare(i, list) {
		return "", "", true
	}
	if named := comparedShare(s.lower[q.End:]); named != "" {
		return named, "", true
	}
	if named := s.addedShare(q); named != "" {
		return named, "", true
	}
	growth = s.growthOf(i, list)
	if rate, changed := s.rateOf(i, list); rate != "" {
		if changed && growth != "" {
			rate += "_" + growth
		}
		return rate, growth, true
	}
	if growth == "" && !r.isEnglish(s) {
		return s.foreignShare(s.lower[q.End:]), "", true
	}
	if named := s.shareOf(q); named != "" {
		if growth != "" && words.HasPrefix(strings.TrimLeft(s.lower[q.End:], " "), "of its ", "of their ", "of the ") {
			named += "_" + growth // "loses 20% of its throughput"
		}
		return named, growth, true
	}
	if s.isRetention(i, list) {
		return "retention", growth, true
	}
	if i > 0 && words.HasPrefix(s.lower[list[i-1].End:], " sla") {
		return "", "", true // it is promised
	}
	if growth == "" && i > 0 {
		if named := s.shareOf(list[i-1]); named != "" && s.sharesNoun(list[i-1], q, named) {
			return named, "", true
		}
	}
	return "", growth, false
}

// sharesNoun reports a share of another tool that is of the same as the one before it, which the
// word behind that names: "X has 99.9% uptime, Y reached 99.5%".
func (s *Sentence) sharesNoun(before, q quantity.Quantity, noun string) bool {
	if s.canonical(before.Unit) != "%" || words.Head(strings.TrimLeft(s.lower[before.End:], " ")) == "of" {
		return false
	}
	named := s.next(before.End)
	if named == nil || named.End > q.Start {
		return false
	}
	for w := range s.besideNames(before.End, q.Start) {
		if w != noun && !isLinking(w) && !isVerbOfTools(w) && w != "while" && w != "but" && w != "whereas" && w != "over" {
			return false
		}
	}
	rest := strings.TrimLeft(s.lower[q.End:], " ")
	return rest == "" || strings.IndexByte(".,;)", rest[0]) >= 0
}

// isRetention reports a share of those who would use something again, as the words behind figure
// i, or behind the one that it goes on, tell.
func (s *Sentence) isRetention(i int, list []quantity.Quantity) bool {
	if !strings.Contains(s.lower, "would use") {
		return false
	}
	for ; ; i-- {
		end := len(s.lower)
		if i+1 < len(list) {
			end = max(list[i].End, list[i+1].Start)
		}
		if would, again, ok := strings.Cut(s.lower[list[i].End:end], "would use"); ok && words.Has(again, "again") && !phrase.BreaksClause(would) {
			return true
		}
		if i == 0 {
			return false
		}
		if _, gap, ok := strings.Cut(s.lower[list[i-1].End:max(list[i-1].End, list[i].Start)], " again"); ok {
			gap = strings.Trim(gap, " ,~≈")
			if gap != "and" && gap != "but" && !isAgainst(gap) {
				return false
			}
		} else if !s.continuesFigure(i, list) {
			return false
		}
	}
}

// around returns the words that speak of figure i alone, and all that may speak of it:
// not those behind a later figure that has a verb of its own.
func (s *Sentence) around(i int, list []quantity.Quantity) (own, all string) {
	q, last := list[i], list[len(list)-1]
	from, to := 0, len(s.lower)
	if i > 0 {
		from = min(list[i-1].End, q.Start)
	}
	if i+1 < len(list) {
		to = max(list[i+1].Start, q.End)
	}
	own = s.lower[from:to]
	for _, turn := range [...]string{", ", "; ", ": ", " and ", " while ", " but ", " whereas "} {
		if at := strings.LastIndex(s.lower[from:q.Start], turn); at >= 0 {
			from += at + len(turn)
		}
		if at := strings.Index(s.lower[q.End:to], turn); at >= 0 {
			to = q.End + at
		}
	}
	own = s.lower[from:to]
	for w := range strings.FieldsSeq(s.lower[q.End:max(last.Start, q.End)]) {
		if isVerbOfTools(w) || figureWords[w].change != "" {
			return own, s.lower[:to]
		}
	}
	return own, s.lower
}

// growthOf returns "growth" or "reduction" of a percentage by which something changes,
// "" of any other: "grew 12%", "cut by 40%", "a 12% increase". What it changes to is a
// share, and so is what is gained or lost of something else: "grew to 31%", "gains 40%
// of all users".
func (s *Sentence) growthOf(i int, list []quantity.Quantity) string {
	q := list[i]
	tail := strings.TrimLeft(s.lower[q.End:], " ")
	switch word := words.Bare(words.Head(tail)); {
	case word == "less" || word == "fewer":
		return "reduction"
	case hasSense(word, changeNoun):
		return figureWords[word].change
	}
	head := strings.Fields(s.lower[s.clauseAt(q.Start):q.Start])
	by := false
	for k := len(head) - 1; k >= 0; k-- {
		w := words.Bare(head[k])
		f := figureWords[w]
		switch {
		case w == "by" || w == "um" || w == "de":
			by = true
		case w == "of" && k > 0 && hasSense(head[k-1], changeNoun):
			return figureWords[head[k-1]].change
		case (w == "of" || w == "to" || w == "from") && !by:
			return ""
		case (w == "costs" || w == "cost") && strings.HasPrefix(tail, "of "):
			return "reduction" // "costs X 20% of its throughput"
		case f.change != "":
			if !by && isPart(tail, f.senses) {
				return ""
			}
			return f.change
		case !isDegreeWord(w) && !by && !(k > 0 && (head[k-1] == "costs" || head[k-1] == "cost")):
			return ""
		}
	}
	if !by {
		return ""
	}
	if change := figureWords[words.Bare(words.Head(tail))].change; change != "" || i == 0 || !s.continuesFigure(i, list) {
		return change // "ist um 30 % gewachsen"
	}
	return s.growthOf(i-1, list)
}

// isOfShare reports a percentage by which the share right in front of it went up or down:
// no one knows whether that is in points or a part of it.
func (s *Sentence) isOfShare(i int, list []quantity.Quantity) bool {
	if i == 0 || s.canonical(list[i-1].Unit) != "%" {
		return false
	}
	gap := strings.Trim(s.lower[list[i-1].End:max(list[i-1].End, list[i].Start)], " ,;(")
	return hasSense(strings.TrimSuffix(gap, " by"), changeAdverb)
}

// isPart reports a share of what the words behind it name, if that is not the tool's own
// and the word in front of it tells either: "up 99% of the time", "loses 3% of packets".
func isPart(tail string, before sense) bool {
	of, ok := strings.CutPrefix(tail, "of ")
	return ok && (before&changeAdverb != 0 || before&changeOfPart != 0 && !words.HasPrefix(of, "its ", "their ", "our ", "the market"))
}

// savedResource reports whether the words after a figure name something that is needed less,
// and names it if it is known: "95% less code".
func savedResource(tail string) (spares bool, name string) {
	first, rest := words.First(tail)
	noun := words.Bare(words.Head(rest))
	if first != "less" && first != "fewer" || isLinking(noun) || slices.Contains(shareNouns[:], noun) {
		return false, ""
	}
	if slices.Contains(savedNouns[:], noun) {
		name = noun + "_"
	}
	return true, name
}

var savedNouns = [...]string{"code", "lines", "boilerplate", "cpu", "ram", "time", "bandwidth", "energy", "power", "space", "disk", "storage", "traffic", "requests", "queries", "calls", "errors", "bugs", "crashes", "downtime"}

// shareOf names a share by the words right behind it: "99.9% uptime", "20% of the cost",
// "up 99.9% of the time".
func (s *Sentence) shareOf(q quantity.Quantity) string {
	tail := strings.TrimLeft(s.lower[q.End:], " ")
	if words.HasPrefix(tail, "of the time", "of all time") && words.Last(s.lower[:q.Start]) == "up" {
		return "uptime"
	}
	if about, _, _ := strings.Cut(tail, ","); strings.HasPrefix(tail, "of ") && words.Has(record.Clip(about, phrase.MaxLabel), "market") &&
		!strings.Contains(about, "market share") {
		return "share" // "of the in-memory market"
	}
	if rest, ok := strings.CutPrefix(tail, "of our "); ok && isCompared(words.Bare(words.Head(rest))) {
		return "share" // "accounts for 60% of our latency"
	}
	for _, of := range [...]string{"of the ", "of its ", "of our ", "of a ", "of one ", "of all ", "of "} {
		tail = strings.TrimPrefix(tail, of)
	}
	first, rest := words.First(tail)
	if second := words.Bare(words.Head(rest)); second == "coverage" || second == "overhead" || second == "accuracy" {
		return second
	}
	switch first = strings.TrimRight(first, ",.;:)"); first {
	case "cpu", "cpus", "core", "cores", "processor":
		return "cpu"
	case "uptime", "availability", "cost", "price", "memory", "throughput", "latency", "size", "coverage", "accuracy", "overhead",
		"compatibility", "retention", "satisfaction":
		return first
	case "smaller", "lighter", "leaner":
		return "size_reduction"
	case "larger", "bigger":
		return "size_growth"
	case "cheaper":
		return "cost_reduction"
	case "quicker":
		return "speed"
	}
	return ""
}

// pace returns whether the words beside a figure say "faster" or "slower", ""
// if neither.
func (s *Sentence) pace(q quantity.Quantity) string {
	first, _ := words.First(s.lower[q.End:])
	if clause := s.lower[s.clauseAt(q.Start):q.Start]; words.Last(withoutDegree(clause)) == "by" &&
		words.HasAny(clause, "slows", "slowed", "slowing") {
		return "slower"
	}
	by := strings.TrimSuffix(strings.TrimRight(s.lower[:q.Start], " "), " by")
	for _, w := range [...]string{strings.TrimRight(first, ",.;:()!?"), words.Last(by)} {
		if w == "faster" || w == "slower" {
			return w
		}
	}
	return ""
}
