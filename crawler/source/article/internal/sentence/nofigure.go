package sentence

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/metric"
	"github.com/stackdex/stackdex/crawler/source/article/internal/phrase"
	"github.com/stackdex/stackdex/crawler/source/article/internal/vocab"
	"github.com/stackdex/stackdex/crawler/source/quantity"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// isNotStated reports a figure that is supposed, that people or money are counted in, or that
// the sentence does not state of a tool.
func (s *Sentence) isNotStated(q quantity.Quantity) bool {
	return q.Hypothetical && !s.setsAgainst(q) || metric.IsMoney(q.Unit) || s.isNoClaim(q) || isOfPeople(q.Unit) && !s.isDuration(q) && !s.isOfUsing(q)
}

// isOfUsing reports how many use a tool: "is used by more than 5,000 companies".
func (s *Sentence) isOfUsing(q quantity.Quantity) bool {
	return q.Counted && words.HasSuffix(" "+s.bareHead(q.Start), " used by", " trusted by", " adopted by") && !s.mayDeny()
}

// isBeyondTool reports figure i of a list if it says something that no measurement of a
// tool is: a bound, an instruction, a wish, a thing of somebody else.
func (s *Sentence) isBeyondTool(i int, list []quantity.Quantity) bool {
	q := list[i]
	switch {
	case s.ofPlan() != "", s.isNegative(q), metric.IsImpossible(q, q.Unit), s.isBound(q), s.isCondition(q), s.isInstruction(q), s.isBeyond(i, list), s.isOfCases(i, list),
		s.isOfGroup(q), s.countsTools(q), s.isGivenTo(i, list), s.isSpreadOver(q), s.isOfPast(q), s.isWished(q), s.isOfCompany(q), s.isInterval(q), s.isOfSelection(q):
		return true
	}
	return false
}

// isOfGroup reports for which part of many something holds, as a clause opens with it: "For 70% of teams,
// the licence does not matter".
func (s *Sentence) isOfGroup(q quantity.Quantity) bool {
	return s.canonical(q.Unit) == "%" && strings.HasPrefix(s.lower[q.End:], " of ") &&
		strings.TrimLeft(s.lower[s.clauseAt(q.Start):q.Start], " ,—–") == "for "
}

// ofPlan returns the name of the offer that a line is about, "Pro: $20/month, 100 GB", "" if it is about
// none: what such a line counts is sold, and nobody measured it.
func (s *Sentence) ofPlan() string {
	if s.Piece == nil {
		return ""
	}
	label, rest, ok := strings.Cut(s.Piece.Text[:min(len(s.Piece.Text), phrase.MaxLabel)], ":")
	if !ok || !strings.HasPrefix(rest, " ") || !vocab.IsPlan(label) {
		return ""
	}
	return strings.TrimSpace(label)
}

// isOfCase reports a figure in front of the case it holds for: "6 GB is enough if you
// shard".
func (s *Sentence) isOfCase(q quantity.Quantity) bool {
	if !s.mayHold(conditionWords) {
		return false
	}
	rest, _, _ := strings.Cut(s.lower[q.End:], ",")
	return strings.Contains(rest, " if you ")
}

// isFine reports words that end in a judgement: "is fine", "works well". What "is well
// below" something is not judged.
func isFine(phrase string) bool {
	if before, ok := strings.CutSuffix(phrase, " well"); ok {
		switch words.Last(before) {
		case "works", "work", "worked", "performs", "performed", "copes", "scales", "behaves", "fares", "does", "did":
			return true
		}
		return false
	}
	return words.HasSuffix(phrase, " fine", " good", " great", " ok", " okay", " enough", " suitable", " sufficient", " works", " best", " ideal", " shines")
}

// isBound reports a figure up to which something is judged: "is fine under 10 GB". Up to
// which rate or time it is good is what it reaches.
func (s *Sentence) isBound(q quantity.Quantity) bool {
	phrase := strings.TrimRight(s.lower[:q.Start], " ")
	for _, bound := range [...]string{" under", " below", " until", " up to"} {
		before, ok := strings.CutSuffix(phrase, bound)
		if ok || q.NoLow && strings.HasPrefix(words.LowerASCII(q.Raw), bound[1:]) {
			return isFine(before) && (bound != " up to" || !isOfTests(q))
		}
	}
	return q.NoLow && isFine(phrase)
}

// isInstruction reports a figure in an instruction to the reader, "Give the VM 4 GB", but not
// of its result: "… and X reaches 900 req/s".
func (s *Sentence) isInstruction(q quantity.Quantity) bool {
	order, rest := words.First(s.lower)
	switch order {
	case "give", "allocate", "assign", "reserve", "provision", "allow", "budget", "set", "increase", "raise", "request", "grant":
	case "migrate", "move", "enable", "deploy", "expand", "aim", "expect", "target", "target:", "goal:", "goals:", "targets:": // "Target: 30% of all services"
		return words.OpensDigit(strings.TrimLeft(rest, " ~≈<>")) && !s.turnsToTool(q)
	case "save", "get", "enjoy", "claim", "grab": // "Save 30% on hosting"
		return q.Unit == "%" && s.bareHead(q.Start) == order
	default:
		return false
	}
	if s.isNamedAt(len(order) + 1) {
		return !s.turnsToTool(q)
	}
	switch word, _ := words.First(rest); word {
	case "the", "a", "an", "it", "its", "your", "each", "every", "at", "them", "this":
		return !s.turnsToTool(q)
	}
	return false
}

// turnsToTool reports that a clause with a tool, or what stands for it, and its verb
// begins between the head of a sentence and a figure.
func (s *Sentence) turnsToTool(q quantity.Quantity) bool {
	named, turned := false, false
	at := 0
	for w := range strings.FieldsSeq(s.lower[:q.Start]) {
		at += strings.Index(s.lower[at:], w)
		end := at + len(w)
		switch bare := words.Bare(w); {
		case turned && named && isVerbOfTools(bare):
			return true
		case turned && (bare == "it" || bare == "its" || bare == "which") || s.isNamedAt(at) && turned:
			named = true
		case bare == "and" || bare == "so" || bare == "then" || bare == "because" || bare == "until":
			turned = true
		}
		turned = turned || strings.ContainsAny(w[len(w)-1:], ",:;")
		at = end
	}
	return false
}

// isNegative reports a figure with the sign of a negative one.
func (s *Sentence) isNegative(q quantity.Quantity) bool {
	before := s.Text[:q.Start]
	if q.Value < 0 {
		return s.family(q.Unit) != "%"
	}
	at := strings.TrimSuffix(strings.TrimSuffix(before, "-"), "−")
	return at != before && (at == "" || at[len(at)-1] == ' ' || at[len(at)-1] == '(') && s.family(q.Unit) != "%"
}

// isReading reports how long the page takes to read: "7 min read".
func isReading(q quantity.Quantity, tail string) bool {
	if quantity.Seconds(q.Unit) > 0 && words.HasPrefix(tail, " course", " tutorial", " training", " workshop", " bootcamp", " class", " lesson") {
		return true
	}
	rest, ok := strings.CutPrefix(tail, " read")
	if !ok {
		rest, ok = strings.CutPrefix(tail, " to read")
	}
	return ok && quantity.Seconds(q.Unit) > 0 && (rest == "" || rest[0]|0x20 < 'a' || rest[0]|0x20 > 'z')
}

// isOfPage reports what the page counts of itself, "12 key points", what is new, a unit whose name
// goes on, "1 million token windows", and one that stands for another: "150 native ones".
func isOfPage(q quantity.Quantity) bool {
	return q.Counted && (words.HasPrefix(words.LowerASCII(q.Unit), "key ", "token ", "new ") || words.Last(q.Unit) == "ones")
}

// isOfLinked reports how long it takes to read or watch what an entry of a list links to: "X in production:
// a talk (45 min)".
func (s *Sentence) isOfLinked(q quantity.Quantity, tail string) bool {
	if !s.item || quantity.Seconds(q.Unit) < 60 || s.Piece.Block == nil || len(s.Piece.Block.Runs) == 0 || s.Piece.Block.Runs[0].Link == "" {
		return false
	}
	open := strings.LastIndexByte(s.lower[:q.Start], '(')
	return open >= 0 && strings.IndexByte(s.lower[open:q.Start], ')') < 0 && words.HasPrefix(strings.TrimPrefix(tail, " read"), ")", ",")
}

// isYears reports what is of a year, and no count: "its 2023 pricing changes", "a 2023 JetBrains
// survey".
func isYears(q quantity.Quantity) bool {
	const first, last = 2005, 2035 // of the web's pages on tools
	exact := !q.Range && !q.Approximate && !q.NoLow && !q.NoHigh
	return q.Counted && exact && q.Value >= first && q.Value <= last && (strings.Contains(q.Unit, " ") || isEdition(q.Unit) || words.IsCapitalized(q.Unit)) &&
		len(q.Raw) > 5 && words.IsDigit(q.Raw[3]) && q.Raw[4] == ' ' // four digits, and no other sign
}

// isEdition reports what comes out each year, with the number of that in front.
func isEdition(noun string) bool {
	switch words.LowerASCII(noun) {
	case "benchmark", "benchmarks", "survey", "surveys", "report", "reports", "edition", "comparison", "guide", "review", "results", "pricing", "roadmap":
		return true
	}
	return false
}

// isOffer reports what a price includes, or a machine has: "a 30 MB free plan", "a 512
// MB VPS". What goes on behind the machine is measured of it: "40 ms server response
// time".
func isOffer(head string, q quantity.Quantity, tail string) bool {
	if open := strings.LastIndexByte(head, '('); open > 0 && strings.IndexByte(head[open:], ')') < 0 {
		switch words.Last(head[:open]) { // "a free plan (1 monitor, 6 regions)"
		case "plan", "plans", "tier", "tiers", "trial", "edition", "subscription":
			return true
		}
	}
	if words.HasSuffix(head, "default ", "defaults to ", " machine with ", " instance with ", " server with ", " vm with ", " plan with ", " tier with ") ||
		metric.Family(q.Unit) == "size" && words.HasSuffix(head, "comes with ", " come with ", " came with ") {
		return true
	}
	tail = strings.TrimLeft(tail, " ")
	if words.HasPrefix(tail, "included", "free plan", "free tier", "plan ", "free trial", "trial") {
		return true
	}
	noun, rest := words.First(tail)
	if next := words.Bare(words.Head(rest)); q.Unit == "%" && (words.Bare(noun) == "sla" || next == "sla" || next == "guarantee") {
		return true
	}
	if off := words.Bare(noun); q.Unit == "%" && (off == "off" || off == "discount" || off == "cashback") {
		return true
	}
	switch strings.TrimRight(noun, ",.;:)!?") {
	case "vps", "vm", "server", "instance", "machine", "droplet", "box", "laptop", "container", "ssd", "nvme":
	default:
		return false
	}
	if family := metric.Family(q.Unit); family == "rate" || family == "time" {
		return false
	}
	switch next, _ := words.First(rest); next {
	case "", "with", "and", "or", "for", "at", "in", "on", "from", "of", "to", "is", "was", "runs", "costs", "that", "which", "without",
		"under", "behind", "as", "if", "when":
		return true
	}
	return words.Bare(noun) != noun
}

// isSoldWith reports what a price in front of it includes: "$7 a month with 512 MB of RAM".
func (s *Sentence) isSoldWith(i int, list []quantity.Quantity) bool {
	if i == 0 || !metric.IsMoney(list[i-1].Unit) {
		return false
	}
	gap := withoutDegree(s.lower[list[i-1].End:list[i].Start])
	return words.HasSuffix(gap, " with", " for", " including") && !phrase.BreaksClause(gap)
}

// isSpreadOver reports over how many places, or things of somebody, the use of a tool is spread:
// "runs X in more than 100 projects", "customers in 140 countries".
func (s *Sentence) isSpreadOver(q quantity.Quantity) bool {
	if !q.Counted {
		return false
	}
	switch words.Last(s.bareHead(q.Start)) {
	case "in", "across":
	default:
		return false
	}
	switch words.Last(words.LowerASCII(q.Unit)) {
	case "projects", "services", "microservices", "products", "apps", "applications", "countries", "regions", "repositories", "clusters",
		"departments", "locations", "centers", "offices", "stores", "sites", "languages":
		return true
	}
	return false
}

// isOfCompany reports a number in the list of what somebody has at whom a tool was used: "X built
// everything at Acme: 212 repositories, 38 teams".
func (s *Sentence) isOfCompany(q quantity.Quantity) bool {
	if !q.Counted {
		return false
	}
	head, _, ok := strings.Cut(s.Text[:q.Start], ": ")
	if !ok {
		return false
	}
	at := strings.LastIndex(head, " at ")
	return at > 0 && phrase.NameAt(head[at+len(" at "):]) == head[at+len(" at "):] && !s.isNamedAt(at+len(" at "))
}

// isOfSelection reports out of how many things some are chosen: "3 in 4 builds", "9 of the top 10 banks".
func (s *Sentence) isOfSelection(q quantity.Quantity) bool {
	if !q.Counted {
		return false
	}
	head := s.bareHead(q.Start)
	if words.Last(head) == "top" {
		return true
	}
	some, ok := strings.CutSuffix(head, " in")
	return ok && words.Last(some) != "" && words.IsDigit(words.Last(some)[0]) && strings.Trim(words.Last(some), "0123456789") == ""
}

// isRating reports stars that somebody gives, and no repository has.
func (u *unitSpelling) isRating(q quantity.Quantity) bool {
	unit := u.canonical(q.Unit)
	return (unit == "stars" || unit == "star") && q.Value <= 5
}

// isOfPeople reports units of what a survey counts, and of reading.
func isOfPeople(unit string) bool {
	last := words.Last(unit)
	if last == "" || len(last) > words.MaxFold || strings.Contains(unit, "download") {
		return false
	}
	if words.HasSuffix(words.LowerASCII(unit), "team members", "team member", "staff members") {
		return true
	}
	var buf [words.MaxFold]byte
	switch string(words.Lower(buf[:0], last)) {
	case "points":
		return len(strings.Fields(unit)) > 2
	case "respondents", "answers", "participants", "responses", "interviews", "readers", "subscribers", "teams", "companies",
		"organizations", "organisations", "engineers", "years", "year", "months", "month", "weeks", "week", "days", "day", "hours", "minutes",
		"words",
		"people", "surveys", "students", "learners", "attendees", "alternatives", "frameworks", "tools", "options", "ways", "reasons",
		"things", "steps", "tips", "libraries", "databases",
		"lines", "examples", "features", "mistakes", "categories", "kinds", "types", "areas", "versions", "editions", "tiers", "phases", "stages",
		"principles", "factors", "criteria", "aspects", "differences", "scenarios", "sections", "parts":
		return true
	}
	return false
}

// isHeadcount reports people who work, not people who use: "a team of 12
// people".
func isHeadcount(clause string, q quantity.Quantity) bool {
	if !q.Counted {
		return false
	}
	if of, ok := strings.CutSuffix(strings.TrimRight(clause, " "), " of"); ok {
		switch of[strings.LastIndexByte(of, ' ')+1:] {
		case "team", "teams", "group", "groups", "staff", "crew", "company", "companies", "department", "squad", "panel", "sample", "startup", "shop":
			return true
		}
	}
	return false
}
