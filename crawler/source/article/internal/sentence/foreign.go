package sentence

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/metric"
	"github.com/stackdex/stackdex/crawler/source/article/internal/names"
	"github.com/stackdex/stackdex/crawler/source/article/internal/vocab"
	"github.com/stackdex/stackdex/crawler/source/quantity"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// isOfUnknownWhich reports a figure in a clause that is added to something that is no tool of
// the page: "runs in front of Zeta, which answers in 30 ms". What is added to all that is
// said in front of it is of the tool: "cached the page, which cut it to 30 ms".
func (s *Sentence) isOfUnknownWhich(r *Reader, q quantity.Quantity) bool {
	head := s.lower[:q.Start]
	at, lead := -1, ""
	for _, w := range [...]string{", which ", ", whose "} {
		if i := strings.LastIndex(head, w); i > at {
			at, lead = i, w
		}
	}
	if at < 0 || strings.ContainsAny(head[at+1:], ",;)") {
		return false
	}
	for _, m := range s.Mentions {
		if m.End == at || m.Start > at && m.End <= q.Start {
			return false // it says whose
		}
	}
	last := words.Last(s.Text[:at])
	if words.IsCapitalized(last) && !isTestWord(last) && r.Body.IsProper(last) || lead == ", whose " {
		return true
	}
	switch verb, _ := words.First(head[at+len(lead):]); verb {
	case "does", "did", "answers", "answered", "serves", "served", "handles", "handled", "needs", "needed", "uses", "used", "has", "had",
		"reaches", "reached", "runs", "ran", "delivers", "processes", "adds", "added":
		return !words.HasAny(head[s.clauseAt(at-1):at], "it") // things do that, and what was said does not
	}
	return false
}

// isOfThingThat reports a figure that identifies a thing which the tool works with: "talks to a
// disk that writes 500 MB/s".
func (s *Sentence) isOfThingThat(q quantity.Quantity) bool {
	const most = 5 // words from the preposition to "that"
	head := s.lower[s.clauseAt(q.Start):q.Start]
	at := strings.LastIndex(head, " that ")
	if at < 0 || strings.ContainsAny(head[at:], ",;)") {
		return false
	}
	from := s.clauseAt(q.Start) + at
	if m := s.next(from); m != nil && m.Start < q.Start {
		return false
	}
	words := strings.Fields(head[:at])
	for k := len(words) - 1; k > 0 && k > len(words)-most; k-- {
		if !vocab.IsDeterminer(words[k]) {
			continue
		}
		switch words[k-1] {
		case "to", "from", "behind", "before", "into", "beside", "via", "through", "against":
			return true
		}
		return false
	}
	return false
}

// isGiven reports what somebody gave a tool to run with: "we gave X 8 GB of RAM".
func (s *Sentence) isGiven(q quantity.Quantity) bool {
	for _, m := range s.Mentions {
		if m.End < q.Start && withoutDegree(s.lower[m.End:q.Start]) == "" {
			switch words.Last(s.lower[:m.Start]) {
			case "gave", "give", "giving", "gives", "given", "assigned", "allotted", "granted":
				return true
			}
		}
	}
	return false
}

// isWithUnknown reports a sentence whose subject is an unknown name, used with or on the tool:
// "Zeta with X does 900 tasks per second".
func (s *Sentence) isWithUnknown(r *Reader, q quantity.Quantity) bool {
	name, rest := words.First(s.Text)
	by, tail := words.First(rest)
	if len(s.Mentions) == 0 || s.Mentions[0].End > q.Start || s.Text[s.Mentions[0].Start:] != strings.TrimLeft(tail, " ") {
		return false
	}
	switch by {
	case "with", "on", "over", "behind", "via", "plus", "atop":
	default:
		return false
	}
	return words.IsCapitalized(name) && words.Bare(name) == name && !isOrdinaryWord(name) && r.Body.IsProper(name) && r.Body.Ordinary(name) == 0 &&
		isVerbOfTools(words.Head(s.lower[s.Mentions[0].End:]))
}

// isOrdinaryWord reports a word that opens sentences with a capital and names nothing.
func isOrdinaryWord(name string) bool {
	lower := words.LowerASCII(name)
	return vocab.IsStop(name) || vocab.IsCommon(name) || IsMatter(lower) || isPronoun(lower) || vocab.IsKind(lower) || words.HasSuffix(lower, "ing")
}

// notedOf returns the tool right behind which the parentheses open that a figure stands in:
// "older than X (90k stars, 12 ms)".
func (s *Sentence) notedOf(q quantity.Quantity) *names.Tool {
	open := s.lastOpen(q.Start)
	if open < 1 || strings.IndexByte(s.lower[open:q.Start], ')') >= 0 {
		return nil
	}
	note, _, _ := strings.Cut(s.lower[open+1:], ")")
	if words.HasAny(note, "vs", "vs.", "versus", "against", "than", "compared", "from", "instead", "unlike") {
		return nil
	}
	var of *names.Tool
	for i := range s.Mentions {
		switch m := &s.Mentions[i]; {
		case m.End == open-1:
			of = known(m)
		case m.Start > open && m.End <= q.Start:
			return nil
		}
	}
	if of == nil {
		of = s.comparedBefore(open)
	}
	return of
}

// comparedBefore returns the tool to which parentheses at a place belong, where what stands in front of
// them is a thing of its that another one is compared with: "better than X's cache (99%)".
func (s *Sentence) comparedBefore(open int) *names.Tool {
	const most = 4 // words of the thing
	for i := len(s.Mentions) - 1; i >= 0; i-- {
		m := &s.Mentions[i]
		if m.End >= open {
			continue
		}
		gap := s.lower[m.End : open-1]
		if !hasOwn(s.Text[m.End:], "'s ") || !s.isForeign(*m) || strings.ContainsAny(gap, ",;:()—") || strings.Count(gap, " ") > most {
			return nil
		}
		return known(m)
	}
	return nil
}

// isWeighing reports verbs by which another tool is weighed against the one behind them.
func isWeighing(w string) bool {
	switch w {
	case "beat", "beats", "beating", "outperforms", "outperform", "outperformed", "outpaces", "outpaced", "outruns", "surpasses", "surpassed",
		"overtakes", "overtook",
		"trails", "trailed", "tops", "trumps", "defeats", "dwarfs", "replaces", "replaced", "replacing", "matches":
		return true
	}
	return false
}

// isBeyond reports a bound beyond which a tool does worse: "slows down above 500
// connections", "rises at loads higher than 30 MB/s".
func (s *Sentence) isBeyond(i int, list []quantity.Quantity) bool {
	q := list[i]
	if i > 0 && q.Counted && (q.NoLow || q.NoHigh) && strings.TrimSpace(s.lower[list[i-1].End:q.Start]) == "" {
		return true // "3 ms below 500 connections"
	}
	digit := strings.IndexAny(s.lower[q.Start:q.End], "0123456789")
	if digit < 0 {
		return false
	}
	head := strings.TrimRight(s.lower[s.clauseAt(q.Start):q.Start+digit], " ~≈")
	if more, ok := strings.CutSuffix(head, " than"); ok {
		words := strings.Fields(more)
		if n := len(words); n > 2 && isComparative(words[n-1]) {
			for _, w := range words[max(0, n-4) : n-2] {
				if w == "at" || w == "under" || w == "for" || w == "with" {
					return true
				}
			}
		}
	} else if bare := withoutDegree(head); words.HasSuffix(bare, " at", " with", " under", " near", " wall") {
		return q.Counted && words.HasAny(bare, "crashes", "crashed", "fails", "failed", "collapses", "collapsed", "stalls", "breaks", "dies") ||
			(q.Counted || s.isRate(q.Unit)) && isBroken(bare)
	} else if !words.HasSuffix(head, " above", " beyond", " past", " over") {
		return false
	}
	if words.HasSuffix(withoutLast(head), " went", " rose", " climbed", " jumped", " goes", " shot") && isUpTo(s.lower[:q.Start]) {
		return true // "served 640 req/s before the p99 went over 300 ms"
	}
	return words.HasAny(head, "slows", "slow", "slowed", "degrade", "degrades", "degraded", "suffers", "suffer", "crashes", "crashed", "fails", "struggles", "struggle", "struggled",
		"breaks", "collapses", "collapsed", "stalls", "stalled", "chokes", "worsens", "worsen", "dies", "freezes", "swapping", "explodes", "exploded", "spikes", "unresponsive", "unstable", "unusable", "sluggish")
}

// withoutLast removes the last word of a text, and the space in front of it.
func withoutLast(text string) string {
	text = strings.TrimRight(text, " ")
	return strings.TrimRight(text[:len(text)-len(words.Last(text))], " ")
}

// isUpTo reports a text whose last clause says up to when something went well.
func isUpTo(head string) bool {
	at := max(strings.LastIndex(head, " before "), strings.LastIndex(head, " until "))
	return at >= 0 && !strings.ContainsAny(head[at:], ",;:.")
}

// isBroken reports words by which a tool does not get beyond what stands behind them, and does
// not do well there: "hits a wall", "starts choking".
func isBroken(words string) bool {
	before := ""
	for w := range strings.FieldsSeq(words) {
		switch w {
		case "wall":
			if before == "a" || before == "the" {
				return true
			}
		case "over", "apart":
			if before == "falls" || before == "fell" || before == "falling" {
				return true
			}
		case "down":
			if before == "breaks" || before == "broke" || before == "breaking" {
				return true
			}
		case "up":
			if before == "gives" || before == "gave" {
				return true
			}
		case "chokes", "choked", "choking", "crashes", "crashed", "crashing", "buckles", "buckled", "struggles", "struggled", "struggling",
			"suffers", "degrades", "lags", "lagging":
			return true
		}
		before = w
	}
	return false
}

// countsTools reports a number of tools, or of parts of them: "6 Zeta instances".
func (s *Sentence) countsTools(q quantity.Quantity) bool {
	if !q.Counted || metric.OfCount(q.Unit, s.lower) != "" || s.isRate(q.Unit) {
		return false
	}
	m := s.next(q.Start)
	return m != nil && m.End <= q.End
}

// isComparative reports what stands in front of "than" for more or less of something.
func isComparative(w string) bool {
	switch w {
	case "higher", "greater", "larger", "bigger", "more", "lower", "smaller", "less", "fewer", "longer":
		return true
	}
	return false
}

// isOfMachine reports cores or memory of the machine that a test ran on: "was tested on
// Linux with 16 GB RAM and 8 cores".
func (s *Sentence) isOfMachine(i int, list []quantity.Quantity) bool {
	q := list[i]
	tail := strings.TrimPrefix(strings.TrimLeft(s.lower[q.End:], " "), "of ")
	switch raw := words.LowerASCII(q.Raw); {
	case s.family(q.Unit) == "size" && (words.HasPrefix(tail, "ram", "memory", "ssd", "disk") || words.HasSuffix(raw, "ram", "memory")):
	case words.HasSuffix(raw, "cores", "cpus", "threads"):
		if s.isSetup(q) {
			return true
		}
	case s.family(q.Unit) == "size" && i > 0 && words.HasSuffix(words.LowerASCII(list[i-1].Raw), "cores", "cpus"):
	default:
		return false
	}
	if s.isGiven(q) {
		return true
	}
	if i > 0 {
		gap := strings.Trim(s.lower[list[i-1].End:q.Start], " ,")
		for _, kind := range [...]string{"of ", "ram", "memory", "ssd", "disk"} {
			gap = strings.TrimLeft(strings.TrimPrefix(gap, kind), " ,")
		}
		if (gap == "" || gap == "and") && s.isOfMachine(i-1, list) {
			return true
		}
	}
	head := s.bareHead(q.Start)
	for _, article := range [...]string{" a", " an"} {
		head = strings.TrimSuffix(head, article)
	}
	before, ok := strings.CutSuffix(head, " with")
	if !ok {
		return false
	}
	if s.mayHold(triedWords) {
		clause := before[s.clauseAt(len(before)):]
		return words.HasAny(clause, "tested", "benchmarked", "hammered", "stressed", "profiled")
	}
	if on := strings.LastIndex(before, " on a"); on >= 0 && strings.Count(before[on:], " ") < 5 && !strings.ContainsAny(before[on:], ",;") {
		return true // "on a Zeta 4 with"
	}
	switch words.Last(before) {
	case "machine", "laptop", "server", "instance", "vm", "box", "host", "desktop", "workstation", "macbook":
		return strings.Contains(before, " on ")
	}
	return false
}

// isDearer reports by how much a price went up or down, which is no growth of the tool.
func (u *unitSpelling) isDearer(clause string, q quantity.Quantity) bool {
	if u.canonical(q.Unit) != "%" {
		return false
	}
	priced := false
	for w := range strings.FieldsSeq(clause) {
		switch words.Bare(w) {
		case "price", "prices", "fee", "fees", "salary", "salaries", "bill", "stock":
			priced = true
		case "rose", "rises", "risen", "increased", "grew", "jumped", "climbed", "went", "up", "fell", "dropped", "raised":
			if priced {
				return true
			}
		}
	}
	return false
}
