package sentence

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/heading"
	"github.com/stackdex/stackdex/crawler/source/article/internal/metric"
	"github.com/stackdex/stackdex/crawler/source/article/internal/phrase"
	"github.com/stackdex/stackdex/crawler/source/article/internal/vocab"
	"github.com/stackdex/stackdex/crawler/source/quantity"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// isNoClaim reports a figure that the sentence does not state of a tool.
func (s *Sentence) isNoClaim(q quantity.Quantity) bool {
	head, tail := s.lower[:min(q.Start, len(s.lower))], s.lower[q.End:]
	clause := head[s.clauseAt(len(head)):]
	switch {
	case s.isOfCase(q), isReading(q, tail), s.isOfLinked(q, tail), isYears(q), isOfPage(q), isWholly(q, tail), isSpread(tail), isOffer(head, q, tail), s.isRating(q):
		return true // it measures nothing
	case s.supposed(head, q), s.mayDeny() && vocab.IsDenied(clause), s.mayHold(expectationWords) && isExpected(clause), s.isUnreal(head, tail), isAdvised(tail), isMeant(head, tail), s.isSizeOfSetting(q):
		return true // it is not said to be so
	case isHeadcount(clause, q), s.isSet(head, q), s.mayHold(hearsayWords) && isHearsay(head), s.isOfOthers(head, q):
		return true // people, a limit, or what others say or have
	case s.isThreshold(head), s.isDifference(head, q), s.isOfBaseline(q), s.isMultipleOfThat(q), isReckoned(clause), q.Unit == "%" && isBesideWhat(q.Raw, tail), s.isDearer(clause, q), isRegained(tail):
		return true // it is relative to something else
	}
	return false
}

// isReckoned reports a clause that reckons from the figure before it: "so 30,000 of them cost you".
func isReckoned(clause string) bool {
	of, ok := strings.CutPrefix(clause, "so ")
	return ok && words.HasAny(of, "them", "these", "those") && strings.Contains(of, " of the")
}

// isBesideWhat reports a share that tells how near one is to another: "within 5% of X", "60% of what X
// costs".
func isBesideWhat(raw, tail string) bool {
	return strings.HasPrefix(tail, " of what ") || strings.HasPrefix(tail, " of ") && strings.HasPrefix(raw, "within ")
}

// isVersionOf reports the version of the tool right in front of it: "Zeta 18
// mitigates that".
func (s *Sentence) isVersionOf(q quantity.Quantity) bool {
	if !q.Counted || q.Range || q.Value >= 100 {
		return false
	}
	if q.Start < 2 || s.Text[q.Start-1] != ' ' || !words.IsDigit(s.Text[q.Start]) {
		return false
	}
	for _, m := range s.Mentions {
		if m.End+1 == q.Start {
			return true
		}
	}
	before := words.Last(s.Text[:q.Start])
	return len(before) < q.Start-1 && words.IsCapitalized(before) && words.HasDigit(q.Raw) &&
		(!strings.Contains(q.Unit, " ") || words.IsCapitalized(words.Head(q.Unit)))
}

// isWholly reports a hundred per cent that says no more than "wholly": "100%
// compatible", "100% open source".
func isWholly(q quantity.Quantity, tail string) bool {
	if q.Value != 100 || q.Unit != "%" || !strings.HasPrefix(tail, " ") {
		return false
	}
	if words.HasPrefix(tail, " of the control", " of your ", " of its ") {
		return true
	}
	word, _, _ := strings.Cut(strings.TrimLeft(tail, " "), " ")
	word, _, _ = strings.Cut(word, "—")
	word = strings.TrimRight(word, ".,;:)!?")
	for _, end := range [...]string{"compatible", "free", "open", "open-source", "source", "based", "local", "private", "managed", "native", "typed", "safe", "static", "pure", "serverless", "customizable", "dedicated", "automatic", "automated", "focused", "compatibility", "parity", "premise", "premises", "prem", "offline", "hosted", "transparent", "yours", "control"} {
		if strings.HasSuffix(word, end) {
			return true
		}
	}
	return false
}

// isSpread reports how far figures differ: "30% variation".
func isSpread(tail string) bool {
	tail = strings.TrimLeft(tail, " ")
	if _, rest := words.First(tail); words.HasPrefix(strings.TrimLeft(rest, " "), "difference") {
		return true // "2% latency difference"
	}
	return words.HasPrefix(tail, "variation", "difference", "deviation", "margin", "of each other", "away", "apart")
}

// isLeadOf reports words behind a figure by which it is how far one is ahead: "11 ms p99 advantage".
func isLeadOf(tail string) bool {
	const most = 3 // words
	for range most {
		var w string
		w, tail = words.First(tail)
		switch words.Bare(w) {
		case "advantage", "lead", "edge", "difference", "gap", "margin", "delta":
			return true
		}
		if words.Bare(w) != w || isVerbOfTools(w) || w == "of" || w == "and" {
			return false
		}
	}
	return false
}

// isRegained reports a part of something that somebody got back: "4% of their CPU back".
func isRegained(tail string) bool {
	const most = 60 // bytes
	phrase := tail[:min(len(tail), most)]
	if end := strings.IndexAny(phrase, ",;:."); end >= 0 {
		phrase = phrase[:end]
	}
	return strings.HasPrefix(phrase, " of ") && strings.HasSuffix(phrase, " back")
}

// isDifference reports how far two tools are apart, in units of what was
// measured: "4 ms faster", "beats it by 40 MB".
func (s *Sentence) isDifference(head string, q quantity.Quantity) bool {
	switch s.canonical(q.Unit) {
	case "", "%", "x", "points":
		return false
	}
	if clause := head[s.clauseAt(len(head)):]; s.mayHold(differenceWords) && words.HasAny(clause, "difference", "gap", "delta", "margin") {
		if at := strings.Index(clause, " between "); at >= 0 && s.isNamedAt(len(head)-len(clause)+at+len(" between ")) ||
			at < 0 && words.HasSuffix(withoutDegree(clause), " is", " was", " of") {
			return true
		}
	}
	tail := strings.TrimLeft(s.lower[q.End:], " ")
	if isLeadOf(tail) {
		return true
	}
	if words.HasPrefix(tail, "faster", "slower", "lower", "higher", "less", "more", "smaller", "larger", "bigger", "quicker", "longer", "shorter", "ahead", "sooner", "earlier", "later") {
		return true
	}
	switch words.Last(withoutDegree(head[s.clauseAt(len(head)):])) {
	case "by":
		return !q.Counted
	case "moving", "moved", "migrating", "migrated", "porting", "ported", "rewrote", "rewriting", "converting", "converted":
		return q.Counted || s.family(q.Unit) == "size" // "moving 140 services from X to Y"
	case "had":
		return q.Counted && words.HasSuffix(head, "we had ", "i had ") // "we had 3 outages with X"
	case "have":
		return q.Counted && words.HasSuffix(head, "we have ", "i have ") && s.where(q) != nil // "we have 96 models in X"
	case "lost", "lose", "loses", "losing":
		return s.family(q.Unit) == "size" || q.Counted
	case "adds", "added", "adding":
		return q.Counted || words.HasPrefix(tail, "to ")
	case "gained", "gains", "introduced", "introduces", "fixed", "fixes", "removed", "removes", "deprecated", "merged", "merges", "closed",
		"closes", "resolved", "resolves", "patched":
		return q.Counted // of what it was before
	case "save", "saves", "saved", "saving", "shaves", "shaved":
		return true
	}
	return false
}

// supposed reports a figure of an app, not of the framework: "A Django app
// with 200 queries", "your site needs 3 servers".
func (s *Sentence) supposed(head string, q quantity.Quantity) bool {
	for _, lead := range [...]string{"a ", "an "} {
		if strings.HasPrefix(head, lead) && len(s.Mentions) > 0 && s.Mentions[0].Start == len(lead) {
			what, _ := words.First(s.lower[min(s.Mentions[0].End, len(head)):len(head)])
			return !isBox(what) && what != "process" && what != "worker" && what != "container" || s.family(q.Unit) != "size"
		}
	}
	if len(s.Mentions) > 0 && q.Counted && words.HasPrefix(head, "our ", "my ", "their ", "your ", "this ") &&
		strings.IndexByte(head, ' ')+1 == s.Mentions[0].Start {
		switch words.Bare(words.Head(head[min(s.Mentions[0].End, len(head)):])) {
		case "app", "application", "project", "site", "website", "codebase", "code", "team", "shop", "backend", "service":
			return true
		}
	}
	if !s.mayHold(conditionWords) {
		return false
	}
	if open := s.openingOf(); open.load != "" && open.end < len(head) {
		head = head[open.end:]
	}
	for _, once := range [...]string{"as soon as ", " once we ", " once it ", " once you "} {
		if at := strings.LastIndex(head, once); at >= 0 && !phrase.BreaksClause(head[at:]) {
			return true
		}
	}
	return strings.Contains(head, " if ") || strings.HasPrefix(head, "if ") || strings.Contains(head, "when ") && !isPastWhen(head)
}

// isPastWhen reports a text that dates something by an action in the past: "When we doubled the
// load, X went up to".
func isPastWhen(head string) bool {
	at := strings.LastIndex(head, "when ")
	who, rest := words.First(head[at+len("when "):])
	verb, _ := words.First(rest)
	return (who == "we" || who == "i") && (strings.HasSuffix(verb, "ed") || verb == "ran" || verb == "put" || verb == "went") && strings.Contains(rest, ", ")
}

// isExpected reports, by one of expectationWords, that a figure is hoped for or foreseen, by the words
// before it.
func isExpected(clause string) bool {
	waiting, before := false, ""
	for w := range strings.FieldsSeq(clause) {
		switch w {
		case "doubt", "doubts", "doubted", "deny", "denies", "denied", "dispute", "disputes", "disputed":
			if before != "no" && before != "without" && before != "beyond" && before != "little" {
				return true
			}
		case "must", "ought":
			return true // a need
		case "will":
			if before != "you" {
				return true
			}
		case "expect", "expects", "expected", "hope", "hopes", "hoped", "hoping", "plans", "planned", "planning", "aim", "aims", "aimed",
			"aiming", "predict", "predicts",
			"predicted", "forecast", "forecasts", "projected", "wants", "want", "promised", "supposed":
			waiting = true
		case "to", "for", "that":
			if waiting {
				return true
			}
		case "theoretical", "goal", "goals", "roadmap", "promise", "promises":
			return true
		}
		before = w
	}
	return before == "expect" || words.HasPrefix(clause, "success metrics", "success criteria")
}

// isUnreal reports a figure of what is not, or not yet: an adverbial that says
// so stands close behind it, or in front of it.
func (s *Sentence) isUnreal(head, tail string) bool {
	behind := len(s.lower) - len(tail)
	for _, h := range s.hints {
		if h.signal < 0 || signals[h.signal].lead != leadUnreal {
			continue
		}
		from := int(h.at) - s.Start
		to := from + len(signals[h.signal].words)
		if to > len(s.lower) || !words.Alone(s.lower, from, to) {
			continue
		}
		if to <= len(head) && isAdverbialOfNext(head, from, to) {
			return true
		}
		if from > behind && to <= behind+60 && !strings.ContainsAny(tail[:to-behind], ",;:") {
			return true
		}
	}
	return false
}

// isAdverbialOfNext reports whether the adverbial head[from:to] modifies what follows head: it
// stands at the beginning of the statement up to there, or in its clause.
func isAdverbialOfNext(head string, from, to int) bool {
	start := 0
	for _, turn := range [...]string{"; ", ": ", " but ", " yet ", " whereas ", " while ", " though ", "in practice", "in reality"} {
		if i := strings.LastIndex(head, turn); i >= 0 {
			start = max(start, i+len(turn))
		}
	}
	if from < start {
		return false
	}
	front, rest := head[start:from], head[to:]
	if strings.HasSuffix(front, ", ") { // "and, in theory, X …"
		rest = strings.TrimPrefix(rest, ",")
	}
	return strings.Count(strings.TrimSpace(front), " ") < 2 || !phrase.BreaksClause(rest)
}

// isOfOthers reports a figure of a kind of things that a tool is or is not made
// for: "sites with fewer than 100,000 visits", "queries that join more than 5
// tables", "A page with 500 entries needs …".
func (s *Sentence) isOfOthers(head string, q quantity.Quantity) bool {
	from := 0
	for _, m := range s.Mentions {
		if m.End <= q.Start {
			from = m.End
		}
	}
	start := s.clauseAt(len(head))
	if own := head[start:]; from <= len(head)-len(own) && words.HasPrefix(own, "a ", "an ", "any ", "every ") &&
		(from == 0 || strings.HasSuffix(head[:len(head)-len(own)], ": ")) {
		if at := restriction(own); at > 0 && strings.Count(own[:at], " ") < 5 {
			return s.where(q) == nil || s.family(q.Unit) != "time" // "a start of the server takes 1 s in X"
		}
	}
	if !q.NoLow && !q.NoHigh || metric.OfCount(q.Unit, s.lower) != "" {
		return false
	}
	gap := head[max(from, start):]
	if noun, ok := strings.CutSuffix(strings.TrimRight(gap, " "), " ("); ok && (isPlural(words.Last(noun)) || words.Last(noun) == "ones") { // "for small clusters (under 100 pods)"
		parts := strings.Fields(noun)
		for _, w := range parts[max(0, len(parts)-4):] {
			if w == "for" || w == "in" || w == "on" || w == "with" {
				return true
			}
		}
	}
	at := restriction(gap)
	if at <= 0 {
		return false
	}
	noun := strings.TrimRight(gap[:at], " ")
	noun = noun[strings.LastIndexByte(noun, ' ')+1:]
	if len(noun) > 3 && strings.HasSuffix(noun, "s") && !strings.HasSuffix(noun, "ss") {
		return true
	}
	for _, some := range [...]string{" for a ", " for an ", " in a ", " in an ", " on a ", " on an ", " to a ", " to an ", " for any ", " of a "} {
		if i := strings.Index(gap[:at], some); i >= 0 {
			return true
		}
	}
	return false
}

// restriction returns where words begin that restrict which things are meant, 0 if there are
// none.
func restriction(lower string) int {
	at := 0
	for _, w := range [...]string{" that ", " with ", " who ", " whose ", " of ", " having ", " larger ", " bigger ", " smaller ", " longer "} {
		at = max(at, strings.LastIndex(lower, w))
	}
	return at
}

// isThreshold reports a figure in advice: of the reader's case in a list of
// when to choose a tool, or behind "Choose X for …".
func (s *Sentence) isThreshold(head string) bool {
	if words.HasPrefix(head, "you ", "your ") && !words.HasPrefix(head, "you can ", "you get ", "you may see ", "you will get ") &&
		!s.namedIn(len(head)) {
		return true
	}
	for _, m := range s.Mentions {
		if m.End < len(head) &&
			words.HasPrefix(strings.TrimLeft(head[m.End:], " "), "suits ", "fits ", "is ideal for ", "is best for ", "is good for ", "is meant for ", "is made for ", "is enough for ") {
			return true
		}
		if n := FitsAt(head[min(m.End, len(head)):]); n > 0 && words.HasPrefix(head[m.End+n:], " for ", " if ", " when ") {
			return true
		}
	}
	for _, lead := range adviceLeads {
		rest, ok := strings.CutPrefix(head, lead)
		if !ok || len(s.Mentions) == 0 || s.Mentions[0].Start != len(lead) {
			continue
		}
		rest = rest[min(len(rest), s.Mentions[0].End-len(lead)):]
		rest = strings.TrimLeft(rest, " ")
		return rest == "" ||
			words.HasPrefix(rest, "for ", "with ", "at ", "beyond ", "above ", "over ", "below ", "under ", "on ", "in ", "once ", "up ")
	}
	if s.Section.Topic == heading.Limits && s.item && s.Section.Title.IsCase() && !s.namedIn(len(head)) {
		return true
	}
	if s.Section.Topic != heading.Reasons || !s.item || s.namedIn(len(head)) {
		return false
	}
	return s.Section.Title.IsCase() || head != "" && words.HasPrefix(s.lower[len(head):], "exceed", "above ", "beyond ") // "Data sets exceed 10 GB"
}

// adviceLeads are the verbs of advice at the head of a sentence.
var adviceLeads = [...]string{"choose ", "use ", "pick ", "consider ", "prefer ", "take ", "keep ", "stay with ", "stick with ", "switch to ", "move to ", "go with ", "avoid "}

// namedIn reports that a tool is named as the subject before a position.
func (s *Sentence) namedIn(before int) bool {
	for _, m := range s.Mentions {
		if m.End <= before && !s.isObject(m) && !s.isModifier(m) {
			return true
		}
	}
	return false
}
