package sentence

import (
	"slices"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/metric"
	"github.com/stackdex/stackdex/crawler/source/article/internal/names"
	"github.com/stackdex/stackdex/crawler/source/article/internal/phrase"
	"github.com/stackdex/stackdex/crawler/source/quantity"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// isSet reports a figure that somebody set and nobody measured: a limit, what a plan
// includes, or what something is enough for. head is what stands in front of it.
func (s *Sentence) isSet(head string, q quantity.Quantity) bool {
	clause := head[s.clauseAt(len(head)):]
	phrase := ""
	if s.mayHold(limitWords | settingWords) {
		if open := s.openingOf(); open.load != "" && open.end > s.clauseAt(len(head)) && open.end < len(head) {
			clause = head[open.end:] // "Over a throttled connection X took"
		}
		phrase = measuredBy(clause)
		for w := range strings.FieldsSeq(phrase) {
			switch w {
			case "caps", "capped", "limits", "limited", "restricts", "restricted", "throttles", "throttled":
				return true
			}
		}
	}
	if before, ok := strings.CutSuffix(withoutDegree(clause), " for"); ok &&
		words.HasAny(before, "overkill", "enough", "sufficient", "plenty", "suitable", "suited", "ideal", "fine", "designed", "meant", "intended",
			"made", "free") {
		return true
	}
	if s.mayHold(settingWords) {
		if strings.HasSuffix(phrase, "'s is ") { // "the timeout of X is 30 s and Y's is"
			phrase = head
		}
		if isSetting(phrase) {
			return true
		}
	}
	switch metric.Family(q.Unit) {
	case "rate", "time", "%":
		return false
	}
	return s.mayHold(planWords) && isOfPlan(clause) || s.isAllowed(measuredBy(clause), q)
}

// isSizeOfSetting reports a figure of how much a tool is set to take at once: "a batch size of 1000", "a 10x
// smaller page size".
func (s *Sentence) isSizeOfSetting(q quantity.Quantity) bool {
	const most = 4 // words up to it
	head := s.bareHead(q.Start)
	if before, ok := strings.CutSuffix(head, " size of"); ok && isTakenAtOnce(words.Last(before)) {
		return true
	}
	before, n := "", 0
	for w := range strings.FieldsSeq(s.lower[q.End:]) {
		if w = words.Bare(w); (w == "size" || w == "sizes") && isTakenAtOnce(before) {
			return true
		}
		if before, n = w, n+1; n > most {
			break
		}
	}
	return false
}

// isTakenAtOnce reports a word for how much somebody decided to take at once.
func isTakenAtOnce(w string) bool {
	switch w {
	case "batch", "page", "chunk", "block", "pool", "buffer", "window", "sample", "team", "queue":
		return true
	}
	return false
}

// isAdvised reports words behind a figure by which it is what one should have, and what nobody
// measured: "4 GB is recommended".
func isAdvised(tail string) bool {
	be, rest := words.First(strings.TrimLeft(tail, " "))
	if be == "of" { // "4 GB of RAM is recommended"
		_, rest = words.First(rest)
		be, rest = words.First(rest)
	}
	if be != "is" && be != "are" {
		return false
	}
	switch what, _ := words.First(rest); words.Bare(what) {
	case "recommended", "required", "advised", "advisable", "suggested", "enough", "sufficient", "plenty", "mandatory":
		return true
	}
	return false
}

// isMeant reports a figure of an example, which comes of another: "1,000 calls mean 1,000
// instances", or of what the reader should have: "so plan for 2 times the size".
func isMeant(head, tail string) bool {
	switch words.Bare(words.Head(strings.TrimLeft(tail, " "))) {
	case "mean", "means", "meant":
		return true
	}
	bare := withoutDegree(head)
	last := words.Last(bare)
	return last == "mean" || last == "means" || words.HasSuffix(bare, " so plan for", " and plan for", " should plan for", " so plan on", " and plan on")
}

// isAllowed reports how much of something a tool lets have, or wants to have, by the words in
// front of it: "allows 10,000 connections", "supports up to 16 TB", "the maximum size of a key
// is", "requires at least 3 nodes".
func (s *Sentence) isAllowed(phrase string, q quantity.Quantity) bool {
	if words.HasPrefix(strings.TrimLeft(s.lower[q.End:], " "), "by default") {
		return true
	}
	before := ""
	for w := range strings.FieldsSeq(phrase) {
		switch w = words.Bare(w); w {
		case "allows", "allow", "permits", "permit":
			return true
		case "hold", "store", "contain":
			if before == "can" {
				return true
			}
		case "supports", "support", "accepts", "accept":
			if q.NoLow {
				return true
			}
		case "requires", "require", "needs", "need":
			if q.NoHigh && q.Counted {
				return true
			}
		case "size", "length", "number":
			if before == "maximum" || before == "max" {
				return true
			}
		default:
			if before == "maximum" || before == "max" {
				continue // "the maximum key size"
			}
		}
		before = w
	}
	return false
}

// isSetting reports words, one of settingWords among them, that lead to the figure of a setting: "the default timeout of X
// is", "X has a limit of". How often something timed out is none.
func isSetting(phrase string) bool {
	set, before := false, ""
	for w := range strings.FieldsSeq(phrase) {
		switch w = words.Bare(w); w {
		case "timeout", "deadline", "quota", "ttl", "interval", "limit", "defaults", "retries":
			set = before != "no" && before != "without"
		case "rate", "rates":
			set = false
		case "is", "of":
			set = set || before == "default"
		case "a", "an", "any":
			continue
		}
		before = w
	}
	return set
}

// isOfPlan reports words, one of planWords among them, by which a plan that is sold includes what follows: "the Pro plan
// comes with".
func isOfPlan(clause string) bool {
	plan := false
	for w := range strings.FieldsSeq(clause) {
		switch w = words.Bare(w); w {
		case "plan", "plans", "tier", "tiers", "subscription":
			plan = true
		case "includes", "include", "including", "comes", "offers", "gives", "allows", "has", "gets", "provides", "covers":
			if plan {
				return true
			}
		}
	}
	return false
}

// withoutDegree removes the words of degree at the end of a text, and the space in front
// of them.
func withoutDegree(s string) string {
	s = withoutSigns(s)
	for {
		w := words.Last(s)
		rest, ok := strings.CutSuffix(s, w)
		if w == "" || w == "with" || !isDegreeWord(w) || !ok || rest == "" {
			return s
		}
		s = withoutSigns(rest)
	}
}

// bareHead returns what stands in front of a figure without its words of degree.
func (s *Sentence) bareHead(start int) string {
	if s.bareEnd != start {
		s.bare, s.bareEnd = withoutDegree(s.lower[:start]), start
	}
	return s.bare
}

// withoutSigns removes spaces, and signs that a figure is about right, at the end of a text.
func withoutSigns(s string) string {
	for {
		switch {
		case strings.HasSuffix(s, " "), strings.HasSuffix(s, "~"):
			s = s[:len(s)-1]
		case strings.HasSuffix(s, "≈"):
			s = s[:len(s)-len("≈")]
		default:
			return s
		}
	}
}

// isDoubted reports a sentence that doubts what it states, by one of doubtWords.
func (s *Sentence) isDoubted() bool {
	for _, doubt := range [...]string{"not verify", "unverified", "not confirm", "unconfirmed", "not reproduce", "allegedly", "supposedly", "rumour", "rumor", " myth", "is false", "is wrong", "not true", "untrue", "debunked"} {
		if strings.Contains(s.lower, doubt) {
			return true
		}
	}
	return false
}

// isHearsay reports, by one of hearsayWords, what nobody in particular says, by the words in front of it.
func isHearsay(head string) bool {
	if at := strings.LastIndex(head, " but "); at >= 0 {
		head = head[at:]
	}
	before := ""
	for w := range strings.FieldsSeq(head) {
		w = words.Bare(w)
		switch w {
		case "says", "said", "say", "claims", "claimed", "claim", "swears", "told", "tells", "heard":
			switch before {
			case "somebody", "someone", "friend", "colleague", "people", "they", "everyone", "everybody", "guy", "commenter", "reader", "some":
				return true
			case "i", "we":
				return w == "heard"
			}
		case "once", "often", "also", "have", "has", "had":
			continue
		}
		before = w
	}
	return false
}

// isOfBaseline reports a figure of what others are measured against, or how far one is above
// that: "11 ms over the baseline of 6 ms".
func (s *Sentence) isOfBaseline(q quantity.Quantity) bool {
	head := s.bareHead(q.Start)
	if before, ok := strings.CutSuffix(head, " of"); ok {
		if last := words.Last(before); last == "median" || last == "average" || last == "latency" {
			before = strings.TrimRight(strings.TrimSuffix(before, last), " ")
		}
		return words.HasSuffix(before, "baseline")
	}
	tail := strings.TrimLeft(s.lower[q.End:], " ")
	tail = strings.TrimPrefix(tail, "of latency ")
	rest, ok := strings.CutPrefix(tail, "over")
	if !ok {
		rest, ok = strings.CutPrefix(tail, "above")
	}
	return ok && (rest == "" || strings.IndexByte(".,;", rest[0]) >= 0 || words.HasPrefix(rest, " the baseline", " baseline", " our baseline"))
}

// isCondition reports a number above or below which something is said of a tool: "above 1
// million rows it takes 8 s".
func (s *Sentence) isCondition(q quantity.Quantity) bool {
	if !q.Counted || !q.NoHigh && !q.NoLow {
		return false
	}
	switch head := s.lower[:q.Start]; strings.Trim(head[s.clauseAt(len(head)):], " ,") {
	case "", "and", "but":
	default:
		return false
	}
	next, m := words.Bare(words.Head(s.lower[q.End:])), s.next(q.End)
	return next == "it" || next == "its" || m != nil && strings.TrimLeft(s.lower[q.End:m.Start], " ,") == ""
}

// isTotal reports the whole of which the number in front of figure i is a part: "83 of 100
// queries".
func (s *Sentence) isTotal(i int, list []quantity.Quantity) bool {
	q := list[i]
	if i > 0 && q.Unit != "" && s.canonical(list[i-1].Unit) == s.canonical(q.Unit) {
		switch strings.TrimSpace(s.lower[list[i-1].End:max(list[i-1].End, q.Start)]) {
		case "of the", "of our", "of its", "out of", "of those":
			return true // "2 ms of the 9 ms"
		}
	}
	head, ok := "", false
	for _, of := range [...]string{" out of ", " of the ", " of our ", " of its ", " of "} {
		if head, ok = strings.CutSuffix(s.lower[:q.Start], of); ok {
			break
		}
	}
	last := words.Last(head)
	return ok && q.Counted && last != "" && words.IsDigit(last[0]) && strings.Trim(last, "0123456789.,") == ""
}

// isPlacedElsewhere reports a figure behind which the name of something unknown says where it
// was measured, as that of a tool says behind another figure: "3 min on X and 12 s on Zeta".
func (s *Sentence) isPlacedElsewhere(i int, list []quantity.Quantity) bool {
	if s.placeBehind(list[i]) == "" || s.whereAt(list[i]) != nil {
		return false
	}
	if m := s.subject(list[0]); m != nil {
		return false
	}
	for k := range list[:i] {
		tail := s.lower[list[k].End:list[i].Start]
		if slices.ContainsFunc(s.Mentions, func(m names.Mention) bool {
			return m.Start > list[k].End && m.End <= list[i].Start && !m.Tool.Thing &&
				words.HasSuffix(s.lower[:m.Start], " on ", " with ", " under ") && strings.TrimSpace(s.lower[m.End:list[i].Start]) == "and" &&
				!phrase.BreaksClause(tail)
		}) {
			return true
		}
	}
	for k := i + 1; k < len(list); k++ { // "8 s with Zeta take 2 s with X"
		if s.canonical(list[k].Unit) == s.canonical(list[i].Unit) && s.whereAt(list[k]) != nil {
			return true
		}
	}
	return false
}

// boundAgain carries "up to" over to the second of two figures that it stands in front of:
// "up to 5,000 nodes and 150,000 pods".
func (s *Sentence) boundAgain(i int, list []quantity.Quantity) bool {
	if i == 0 || !list[i-1].NoLow || list[i].NoLow || list[i].Range || list[i].NoHigh {
		return false
	}
	gap := s.lower[list[i-1].End:list[i].Start]
	return strings.HasSuffix(gap, " and ") && !phrase.BreaksClause(gap) && s.next(list[i-1].End) == nil &&
		words.HasPrefix(strings.ToLower(list[i-1].Raw), "up to ")
}

// isRateOfTest reports a rate at which, as a clause opens, what stands behind it was timed: "At 500
// req/s it took 9 ms".
func (s *Sentence) isRateOfTest(i int, list []quantity.Quantity) bool {
	if s.family(list[i].Unit) != "rate" {
		return false
	}
	head := s.bareHead(list[i].Start)
	start := s.clauseAt(len(head))
	return (i+1 < len(list) && s.family(list[i+1].Unit) == "time" || start > 0 && strings.HasPrefix(s.lower[list[i].End:], ", this ")) &&
		strings.TrimLeft(head[start:], " ,—–") == "at"
}

// isMultipleOfThat reports how many times what was said before something is, "5x that", "7 times
// what X needs": nobody knows of what, unless a name follows.
func (s *Sentence) isMultipleOfThat(q quantity.Quantity) bool {
	return words.HasPrefix(strings.TrimLeft(s.lower[q.End:], " "), "that ", "that,", "that.", "what ") &&
		(s.canonical(q.Unit) == "x" || q.Unit == "times") && s.timesThat(q) == nil
}

// isNoted reports a name within parentheses that are closed in front of a figure, behind
// another name: "on X (Zeta 20, 512 MB), the median was 48 ms".
func (s *Sentence) isNoted(i int, q quantity.Quantity) bool {
	m := s.Mentions[i]
	open := s.lastOpen(m.Start)
	if i == 0 || open < s.Mentions[i-1].End || strings.IndexByte(s.lower[open:m.Start], ')') >= 0 {
		return false
	}
	return strings.IndexByte(s.lower[m.End:q.Start], ')') >= 0
}
