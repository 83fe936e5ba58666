package sentence

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/phrase"
	"github.com/stackdex/stackdex/crawler/source/article/internal/vocab"
	"github.com/stackdex/stackdex/crawler/source/quantity"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// timed returns what takes the time that figure i is: by the verb or noun beside it, or beside
// the figure whose words it continues, else by the heading.
func (s *Sentence) timed(i int, list []quantity.Quantity) string {
	for ; ; i-- {
		if what := timedBehind(s.lower[list[i].End:]); what != "" {
			return what
		}
		clause := s.clauseBefore(i, list)
		head := measuredBy(clause)
		if isBareVerb(clause) {
			head = s.aroundAside(i, list, clause)
		}
		switch what := timedBefore(head); {
		case s.isCold(list[i]) && (what == "" || what == "latency" || what == "startup_time"):
			return "cold_start"
		case what != "":
			return what
		}
		if i > 0 && s.continuesFigure(i, list) {
			continue
		}
		if what := headingTime(s.Section.Title.Lower); what != "" && s.isNeutral(i, list, head) {
			return what
		}
		return "duration"
	}
}

// mixedTimes returns the first of the times that are set against figure i, or that it is set against,
// if some of them are in seconds and others in parts of these: they are of one thing. It is -1 if
// there are none.
func (s *Sentence) mixedTimes(i int, list []quantity.Quantity) int {
	if len(list) < 2 || s.family(list[i].Unit) != "time" {
		return -1
	}
	seconds := func(k int) bool { return quantity.Seconds(s.canonical(list[k].Unit)) > 0 }
	first, last := s.chainStart(i, list), i
	for last+1 < len(list) && s.continuesFigure(last+1, list) {
		last++
	}
	for k := first; k <= last; k++ {
		if seconds(k) != seconds(i) {
			return first
		}
	}
	return -1
}

// isCold reports a figure of a sentence that opens with "from a cold start", up to what
// is set against it.
func (s *Sentence) isCold(q quantity.Quantity) bool {
	_, rest := words.First(s.lower[:q.Start])
	rest = strings.TrimPrefix(strings.TrimPrefix(rest, " a"), " the")
	return words.HasPrefix(s.lower, "from ", "on ", "at ", "in ", "with ") && words.HasPrefix(rest, " cold start") &&
		!strings.ContainsAny(rest, ";.") && !words.HasAny(rest, "but", "while", "whereas", "warm", "warmed", "then")
}

// isBareVerb reports a clause that says no more than that something took the time behind
// it: what did stands in front of it.
func isBareVerb(clause string) bool {
	list := strings.Fields(clause)
	if len(list) == 0 || !hasSense(list[0], verb) {
		return false
	}
	for _, w := range list {
		if !isLinking(w) {
			return false
		}
	}
	return true
}

// aroundAside returns the clause in front of figure i without what is put in between:
// "the startup, measured cold, took".
func (s *Sentence) aroundAside(i int, list []quantity.Quantity, clause string) string {
	from := 0
	if i > 0 {
		from = min(list[i-1].End, list[i].Start-len(clause))
	}
	head, ok := strings.CutSuffix(s.lower[from:list[i].Start-len(clause)], ", ")
	if !ok {
		return clause
	}
	subject, ok := strings.CutSuffix(head[:phrase.ClauseStart(head)], ", ")
	if !ok {
		return clause
	}
	return subject[phrase.ClauseStart(subject):] + " " + clause
}

// timedBehind reads "4 s to build", "4 s of build time", "4 s for a cold start".
func timedBehind(tail string) string {
	tail, ok := strings.CutPrefix(tail, " ")
	if !ok {
		return ""
	}
	if rest, ok := strings.CutPrefix(tail, "to "); ok {
		return timeOf(words.Bare(words.Head(rest)), false)
	}
	for _, lead := range [...]string{"of ", "for a ", "for an ", "for the ", "for each ", "per ", "from a ", "after a ", "on a ", "on "} {
		if rest, ok := strings.CutPrefix(tail, lead); ok {
			tail = rest
			break
		}
	}
	first, rest := words.First(tail)
	second := words.Bare(words.Head(rest))
	switch {
	case first == "cold" && strings.HasPrefix(second, "start"):
		return "cold_start"
	case second == "time" && isTimedNoun(first):
		return timeName(first)
	case words.Bare(first) == "latency":
		return "latency"
	}
	return ""
}

// timedBefore returns the metric of the last word of a clause that says what takes
// the time behind it.
func timedBefore(head string) string {
	list := strings.Fields(head)
	in := endsWithin(list)
	for k := len(list) - 1; k >= 0; k-- {
		w, before, next := words.Bare(list[k]), "", ""
		if k > 0 {
			before = list[k-1]
		}
		if k+1 < len(list) {
			next = words.Bare(list[k+1])
		}
		switch {
		case w == "time" || w == "times":
			if isTimedNoun(before) && (next == "" || isLinking(next)) {
				return timeName(before)
			}
		case w == "latency" || w == "latencies":
			return "latency"
		case w == "paint" && k > 1 && before == "contentful":
			return words.Bare(list[k-2]) + "_contentful_paint"
		case w == "ttfb" || w == "fcp" || w == "lcp" || w == "tti" || w == "tbt":
			return w
		case before == "cold" && (w == "start" || w == "starts"):
			return "cold_start"
		case w == "start" && before == "the": // "from the start"
		case strings.HasSuffix(list[k], ":"), next == "", isLinking(next) && !vocab.IsDeterminer(next), in && isObject(list[k+1:]):
			if what := timeOf(w, in && isObject(list[k+1:])); what != "" {
				return what
			}
		}
	}
	return ""
}

// endsWithin reports words that end with "in", behind which a verb's time stands.
func endsWithin(list []string) bool {
	for k := len(list) - 1; k >= 0; k-- {
		if w := list[k]; w == "in" || w == "within" {
			return true
		} else if !isDegreeWord(w) {
			break
		}
	}
	return false
}

// isObject reports what may stand between a verb and its time: a short object, and
// "in".
func isObject(list []string) bool {
	n := 0
	for _, w := range list {
		switch w {
		case "in", "within":
			return n < 4
		case "on", "with", "by", "for", "of", "from", "to", "at":
			return false
		}
		n++
	}
	return false
}

// headingTime returns what the figures below a heading are times of, "" if it names
// none, or two.
func headingTime(lower string) string {
	found := ""
	list := strings.Fields(lower)
	for k, w := range list {
		w = words.Bare(w)
		what := ""
		switch {
		case w == "latency":
			what = w
		case k > 0 && list[k-1] == "cold" && strings.HasPrefix(w, "start"):
			what = "cold_start"
		case k > 0 && (w == "time" || w == "times") && isTimedNoun(list[k-1]):
			what = timeName(list[k-1])
		case w == "startup" || w == "start-up" || len(list) < 4 && w != "start":
			what = timeOf(w, false)
		}
		if what == "" || what == found {
			continue
		}
		if found != "" {
			return ""
		}
		found = what
	}
	return found
}

// isNeutral reports that nothing in front of figure i says what it measures: names,
// labels, and words that lead to a figure.
func (s *Sentence) isNeutral(i int, list []quantity.Quantity, head string) bool {
	end := list[i].Start
	head = head[strings.LastIndexByte(head, ':')+1:]
	for w := range s.besideNames(end-len(head), end) {
		if !isLinking(w) {
			return false
		}
	}
	return true
}

// isDuration reports minutes or hours that something takes, and not those of
// reading or of a course.
func (s *Sentence) isDuration(q quantity.Quantity) bool {
	switch strings.ToLower(q.Unit) {
	case "minutes", "hours":
	default:
		return false
	}
	clause := s.lower[s.clauseAt(q.Start):q.Start]
	if words.HasPrefix(s.lower[q.End:], " to read", " to learn", " to install", " to set up") ||
		words.HasAny(clause, "learn", "learning", "read", "reading", "install", "set up", "setup", "waits", "wait", "spend", "spent") {
		return false
	}
	if s.isRespective() || strings.HasPrefix(s.lower[q.End:], " (") && s.adjacentTool(q) != nil {
		return true
	}
	for i := range s.Mentions { // "took X 48 minutes"
		if m := &s.Mentions[i]; m.End <= q.Start && withoutDegree(s.lower[m.End:q.Start]) == "" && m.Start > q.Start-len(clause) {
			verb := words.Last(s.lower[:m.Start])
			if verb == "took" || verb == "takes" {
				return true
			}
		}
	}
	if s.isDoneWithin(clause, q) {
		return true
	}
	words := strings.Fields(clause)
	for len(words) > 0 &&
		(words[len(words)-1] == "in" || words[len(words)-1] == "only" || words[len(words)-1] == "just" || words[len(words)-1] == "for") {
		words = words[:len(words)-1]
	}
	if len(words) == 0 {
		return false
	}
	switch words[len(words)-1] {
	case "and":
		return s.where(q) != nil
	case "takes", "took", "take", "needs", "needed", "lasts", "lasted", "finishes", "finished", "completes", "completed", "ends", "ended",
		"from", "to":
		head := s.subject(q)
		if _, b := s.migration(q.End, len(s.lower)); b != nil {
			return true // "fell from 22 minutes to 13 minutes after switching from X to Y"
		}
		return s.where(q) != nil || head != nil && !phrase.BreaksClause(s.lower[head.End:q.Start]) || head == nil && s.Section.Tool != nil && s.isOfDeployed(q)
	}
	return false
}

// isDoneWithin reports that a tool did something in the time behind a clause: "loaded all rows in".
func (s *Sentence) isDoneWithin(clause string, q quantity.Quantity) bool {
	before, ok := strings.CutSuffix(withoutDegree(clause), " in")
	if !ok || s.subject(q) == nil && !s.isOfDeployed(q) {
		return false
	}
	for w := range strings.FieldsSeq(before) {
		if f := figureWords[words.Bare(w)]; f.senses&timedWithin != 0 && strings.HasSuffix(w, "ed") && w != "started" {
			return true
		}
	}
	return false
}
