package sentence

import (
	"cmp"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/facts"
	"github.com/stackdex/stackdex/crawler/source/article/internal/metric"
	"github.com/stackdex/stackdex/crawler/source/article/internal/names"
	"github.com/stackdex/stackdex/crawler/source/article/internal/phrase"
	"github.com/stackdex/stackdex/crawler/source/article/internal/vocab"
	"github.com/stackdex/stackdex/crawler/source/quantity"
	"github.com/stackdex/stackdex/crawler/source/words"
	"github.com/stackdex/stackdex/ingest/record"
)

// price is what a sentence says that a tool costs.
type price struct {
	tool   *names.Tool
	metric string // "price", or "cost" of what somebody paid
	plan   string // for which plan, or with what
	per    string // "/month"
}

// prices reads what tools cost, where a verb says so: "X starts at $8 a month, Y at $7", "we paid $40
// for X". All other money of prose is an offer, an example or somebody's.
func (r *Reader) prices(s *Sentence, list []quantity.Quantity) {
	var last price
	end := 0 // of the price before
	for i, q := range list {
		if !metric.IsMoney(q.Unit) {
			continue
		}
		p := price{}
		if s.isPrice(q) {
			if p = s.priceOf(q, end); p.tool == nil && last.tool != nil {
				if p = s.otherTerm(q, end, last); p.tool == nil {
					p = s.nextPrice(q, end, last)
				}
			}
			if p.tool == nil {
				p = s.sectionPrice(q, end, last)
			}
		}
		if last, end = p, q.End; p.tool == nil {
			continue
		}
		per := metric.PerWhat(s.Text[q.End:])
		m := facts.Measured(p.tool, q)
		m.Metric, m.Workload = p.metric, record.Clip(p.plan, record.MaxName)
		m.Unit += cmp.Or(per, p.per)
		last.per = m.Unit[len(q.Unit):]
		m.AsOf = yearOf(s, q, i, list)
		r.Facts.Measurement(s.Section.At(s.Text), m)
	}
}

// isPrice reports an amount that is said of what is, and not of what may be or was.
func (s *Sentence) isPrice(q quantity.Quantity) bool {
	head, tail := s.lower[:q.Start], s.lower[q.End:]
	clause := head[s.clauseAt(len(head)):]
	switch {
	case q.Hypothetical, s.isOfCase(q), s.supposed(head, q), s.isOfPast(q), s.isWished(q), strings.HasSuffix(s.Text, "?"),
		s.mayDeny() && vocab.IsDenied(clause), s.mayHold(expectationWords) && isExpected(clause), s.mayHold(hearsayWords) && isHearsay(head):
		return false
	}
	next := words.Bare(words.Head(strings.TrimLeft(tail, " ")))
	return next != "in" && next != "worth" && next != "off" && next != "less" && next != "more" && next != "cheaper" && !strings.HasPrefix(tail, "-")
}

// priceOf returns whose price an amount is by the verb in front of it, behind the price before, which
// ends at from.
func (s *Sentence) priceOf(q quantity.Quantity, from int) price {
	if p := s.listedPrice(q); p.tool != nil {
		return p
	}
	start := max(from, s.clauseAt(q.Start))
	if and := strings.TrimSuffix(s.lower[from:start], " and "); from == 0 && len(and) < start && strings.Contains(and, " is free") {
		start = 0 // "X is free for individuals and starts at"
	}
	head := s.lower[start:q.Start]
	verb, called := costVerb(head)
	if verb == "" && strings.HasSuffix(withoutDegree(head), " is") && (metric.PerWhat(s.Text[q.End:]) != "" || s.ContinuesSentence()) {
		verb, called = "is", "price"
	}
	if at := s.paidFor(q, start); verb == "" || at.tool != nil {
		return at
	}
	subject := strings.TrimRight(strings.TrimSuffix(withoutDegree(head), verb), " ")
	if free, and, ok := strings.Cut(subject, " is free"); ok && strings.HasSuffix(and, " and") {
		subject = free
	}
	if s.pronoun() && start == 0 && !s.hasTool(q.Start) && (subject == "it" || strings.HasPrefix(subject, "its ")) {
		if t := s.pronounTarget(); t != nil && !s.afterUnknown && !s.opensItsOther() && isPlan(strings.TrimPrefix(strings.TrimPrefix(subject, "its"), "it")) {
			return price{tool: t, metric: called}
		}
		return price{}
	}
	for k := len(s.Mentions) - 1; k >= 0; k-- {
		m := &s.Mentions[k]
		if m.End > start+len(subject) {
			continue
		}
		if m.Start < start || m.Tool.Thing || s.isObject(*m) || !isPlan(s.Text[m.End:start+len(subject)]) {
			return price{}
		}
		return price{tool: m.Tool, metric: called, plan: planIn(s.Text[:start+len(subject)], m.End)}
	}
	return price{}
}

// listedPrice returns the price that a line of a list of offers begins with, under what is about a tool:
// "Pro: $20/month per user".
func (s *Sentence) listedPrice(q quantity.Quantity) price {
	t := s.Section.Tool
	plan := s.ofPlan()
	if plan == "" || t == nil || t.Thing || s.Start != s.Piece.At || len(s.Mentions) > 0 && s.Mentions[0].Start < q.Start && s.Mentions[0].Tool != t ||
		metric.PerWhat(strings.TrimPrefix(s.Text[q.End:], "+")) == "" {
		return price{}
	}
	switch strings.Trim(withoutDegree(s.lower[len(plan):q.Start]), " :") {
	case "", "starts at", "starting at", "starts":
		return price{tool: t, metric: "price", plan: plan}
	}
	return price{}
}

// costVerb returns the verb at the end of a text behind which a price stands, and how that is called.
func costVerb(head string) (verb, called string) {
	head = withoutDegree(head)
	for _, v := range [...]string{" starts at", " starts from", " begins at", " is priced at", " costs", " charges", " bills", " sells for", " goes for", " comes in at", " asks", " costs you", " start at", " start from", " begin at", " are priced at"} {
		if strings.HasSuffix(head, v) {
			return v[1:], "price"
		}
	}
	for _, v := range [...]string{" cost us", " cost me", " costs us", " costs me", " cost", " came", " comes", " comes out at", " works out at", " ran us", " set us back"} {
		if strings.HasSuffix(head, v) {
			return v[1:], "cost"
		}
	}
	return "", ""
}

// paidFor returns the tool behind an amount for which, or on which, it was paid, by a verb between
// start and the amount: "we paid $40 for X".
func (s *Sentence) paidFor(q quantity.Quantity, start int) price {
	m := s.next(q.End)
	if m == nil || m.Tool.Thing || s.isModifier(*m) {
		return price{}
	}
	per := metric.PerWhat(s.Text[q.End:])
	gap := s.lower[q.End:m.Start]
	if first := s.next(start); first.Start < q.Start {
		return price{} // "X costs $4 on Y"
	}
	fields := strings.Fields(gap)
	if len(fields) == 0 || len(fields) > 1+2*strings.Count(per, "/")+strings.Count(per, " ") {
		return price{}
	}
	by := fields[len(fields)-1]
	head := s.lower[start:q.Start]
	verb, called := costVerb(head)
	paid := verb == "" && hasPaid(head)
	switch {
	case by == "for" && (paid || per != "" && words.HasSuffix(withoutDegree(head), "that is", "this is", "that's", "that was")),
		(by == "on" || by == "with" || by == "in") && (paid || verb != "" && called != ""):
	default:
		return price{}
	}
	if verb == "costs" && called == "price" || verb == "charges" {
		return price{tool: m.Tool, metric: "price", plan: costing(s.Text[start:q.Start], verb)}
	}
	return price{tool: m.Tool, metric: "cost", plan: costing(s.Text[start:q.Start], verb)}
}

// hasPaid reports a text that ends in that somebody pays what follows.
func hasPaid(head string) bool {
	return words.HasSuffix(withoutDegree(head), "we paid", "we pay", "i paid", "i pay", "we are paying", "we spent", "we spend", "i spent")
}

// costing returns the subject of a price with an article, for which that is: "a million requests".
func costing(head, verb string) string {
	if verb == "" {
		return ""
	}
	at := strings.LastIndex(head, " "+verb)
	if at < 0 {
		return ""
	}
	subject := strings.TrimSpace(head[:at])
	first, rest := words.First(subject)
	switch strings.ToLower(first) {
	case "a", "an", "one", "each", "every":
		if strings.Count(rest, " ") <= 4 && len(subject) <= phrase.MaxLabel && !strings.ContainsAny(rest, ",;:") {
			return strings.TrimSpace(rest)
		}
	}
	return ""
}

// otherTerm returns the price before an amount if that is the same for another term: "$5/month or
// $50/year", "$15 per month, billed annually at $12".
func (s *Sentence) otherTerm(q quantity.Quantity, from int, before price) price {
	if m := s.next(from); m != nil && m.Start < q.Start {
		return price{}
	}
	gap := strings.TrimRight(withoutDegree(s.lower[from:q.Start]), " (")
	for _, term := range [...]string{"billed annually at", "billed yearly at", "paid annually at", "paid yearly at", "billed annually for", "billed yearly for"} {
		if strings.HasSuffix(gap, " "+term) {
			before.plan = strings.TrimPrefix(before.plan+", ", ", ") + strings.TrimSuffix(strings.TrimSuffix(term, " at"), " for")
			return before
		}
	}
	tail := s.lower[q.End:]
	if !words.HasSuffix(gap, " or", "(or", ", or") || metric.PerWhat(s.lower[from:]) == "" {
		return price{}
	}
	for _, term := range [...]string{" billed annually", " billed yearly", " when billed annually", " when billed yearly", " if billed annually", " if billed yearly", " paid annually", " paid yearly"} {
		if strings.HasPrefix(tail, term) {
			before.plan = strings.TrimPrefix(before.plan+", ", ", ") + "billed " + words.Last(term)
			return before
		}
	}
	if metric.PerWhat(s.Text[q.End:]) != "" {
		return before
	}
	return price{}
}

// nextPrice returns the owner of an amount that continues a list of prices: "…, Y at $7", "…
// and $7 on Y".
func (s *Sentence) nextPrice(q quantity.Quantity, from int, before price) price {
	m := s.next(from)
	if m != nil && m.Tool == before.tool && m.End <= q.Start { // "$5 on X and $7 on Y"
		from = m.End
		m = s.next(from)
	}
	if m == nil || m.Tool.Thing {
		return price{}
	}
	if m.Start > q.Start { // "and $7 on Y"
		gap := strings.Trim(withoutDegree(s.lower[from:q.Start]), " ,;")
		gap = strings.TrimLeft(strings.TrimPrefix(gap, strings.TrimSpace(wordsOfPer(gap))), " ,;")
		by := strings.Fields(s.lower[q.End:m.Start])
		if gap != "and" && gap != "against" && gap != "versus" && gap != "vs" && gap != "compared to" && gap != "but" || len(by) == 0 || len(by) > 5 {
			return price{}
		}
		switch by[len(by)-1] {
		case "on", "for", "with", "in":
			return price{tool: m.Tool, metric: before.metric, plan: before.plan, per: before.per}
		}
		return price{}
	}
	lead := strings.TrimRight(s.lower[from:m.Start], " ")
	if !words.HasSuffix(lead, ",", " and", " while", " whereas", " but", ";") || m.Tool == before.tool {
		return price{}
	}
	between := strings.TrimRight(withoutDegree(s.lower[m.End:q.Start]), " ")
	for _, at := range [...]string{" at", " is", " starts", " costs", " cost", " charges", " was", " for"} {
		between = strings.TrimSuffix(between, at)
	}
	if !isPlan(s.Text[m.End : m.End+len(between)]) {
		return price{}
	}
	return price{tool: m.Tool, metric: before.metric, plan: planIn(s.Text[:m.End+len(between)], m.End), per: before.per}
}

// wordsOfPer returns the words behind an amount that say what it is for.
func wordsOfPer(tail string) string {
	at := 0
	for at < len(tail) && tail[at] != ',' && tail[at] != ';' &&
		!words.HasPrefix(tail[at:], " and ", " against ", " versus ", " vs ", " but ", " compared ") {
		at++
	}
	if metric.PerWhat(tail[:at]) == "" {
		return ""
	}
	return tail[:at]
}

// isPlan reports words behind the name of a tool that say which plan of it is meant, or on what it
// ran: "'s Pro plan", " on Vercel", or nothing.
func isPlan(text string) bool {
	const most = 5
	text = words.Plain(text)
	text = strings.TrimPrefix(text, "'s")
	n := 0
	if vocab.IsAddOn(words.Bare(words.Head(strings.TrimLeft(text, " ")))) {
		return false
	}
	for w := range strings.FieldsSeq(text) {
		if n++; n > most || words.Bare(w) != w {
			return false
		}
		switch words.LowerASCII(w) {
		case "team", "teams", "developer", "user":
			if !words.IsCapitalized(w) { // as plans are called
				return false
			}
		case "course", "book", "certification", "support", "training", "developers", "consultant",
			"users", "and", "or", "is", "has", "that", "which", "than", "to", "from", "you", "we", "of", "if", "inc", "raised",
			"can", "could", "may", "might", "would", "will", "easily", "should", "must":
			return false
		}
	}
	return true
}

// planIn returns the price plan named at the end of a text, after position from; "" if there is
// none.
func planIn(text string, from int) string {
	if from >= len(text) {
		return ""
	}
	plan := strings.TrimSpace(strings.TrimPrefix(words.Plain(text[from:]), "'s"))
	for _, lead := range [...]string{"on a ", "on the ", "on ", "with "} {
		plan = strings.TrimPrefix(plan, lead)
	}
	switch strings.ToLower(words.Head(plan)) {
	case "now", "currently", "still", "also", "only", "itself", "alone", "then", "already", "usually", "typically":
		return ""
	}
	return plan
}
