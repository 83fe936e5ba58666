package sentence

import (
	"slices"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/phrase"
	"github.com/stackdex/stackdex/crawler/source/article/internal/vocab"
	"github.com/stackdex/stackdex/crawler/source/dates"
	"github.com/stackdex/stackdex/crawler/source/quantity"
	"github.com/stackdex/stackdex/crawler/source/words"
	"github.com/stackdex/stackdex/ingest/record"
)

// yearOf returns the day, month or year of which a figure is said to be.
func yearOf(s *Sentence, q quantity.Quantity, i int, list []quantity.Quantity) record.Date {
	if year := yearLabel(s.Text[:q.Start]); year != "" {
		return year
	}
	tail := s.Text[q.End:]
	next := len(tail)
	if i+1 < len(list) {
		next = list[i+1].Start - q.End
	}
	if i+1 < len(list) && yearLabel(s.Text[:list[i+1].Start]) != "" {
		return "" // "20% (2024: 22%)"
	}
	if close := strings.TrimLeft(tail[:next], " "); strings.HasPrefix(close, "(") || strings.HasPrefix(close, "in ") {
		if found := dates.Find(close[:min(len(close), 30)]); len(found) > 0 && found[0].Start < 4 {
			return found[0].Date
		}
		if year := phrase.YearAt(strings.TrimPrefix(strings.TrimPrefix(close, "("), "in ")); year != "" {
			return year
		}
	}
	if first, second := s.betweenYears(); first != "" {
		if i+1 == len(list) || i > 0 && s.isOutset(list[i-1], i-1, list) {
			return second
		}
		return first
	}
	if s.isOutset(q, i, list) {
		return ""
	}
	if found := s.days(); len(found) == 1 {
		if !s.isOfFigure(found[0], q) {
			return ""
		}
		return found[0].Date
	}
	years := s.yearsOf()
	if len(years) == 1 && slices.ContainsFunc(list, func(q quantity.Quantity) bool {
		return q.Unit != "" && q.Start <= years[0].Start && years[0].End <= q.End && !isOldAsFigures(words.Bare(words.Head(s.lower[years[0].End:])))
	}) {
		return "" // "2000 req/s"
	}
	if len(years) > 1 && strings.Contains(s.lower, "survey") || len(years) == 1 && s.isOfFigure(years[0], q) {
		return years[0].Date
	}
	return ""
}

// yearLabel returns the year that labels what stands behind a text: "20% (2024: ".
func yearLabel(head string) record.Date {
	label, ok := strings.CutSuffix(strings.TrimRight(head, " ~≈"), ":")
	if !ok {
		return ""
	}
	last := strings.TrimLeft(words.Last(label), "(")
	if len(last) != len("2006") {
		return ""
	}
	return phrase.YearAt(last)
}

// betweenYears reads "between 2019 and 2021".
func (s *Sentence) betweenYears() (first, second record.Date) {
	_, span, ok := strings.Cut(s.lower, "between ")
	if !ok {
		return "", ""
	}
	if first = phrase.YearAt(span); first == "" {
		return "", ""
	}
	rest, ok := strings.CutPrefix(span[len(first):], " and ")
	if second = phrase.YearAt(rest); !ok || second == "" {
		return "", ""
	}
	return first, second
}

// isOutset reports the first figure of "from 29% to 26%", which the date of
// the sentence is not that of.
func (s *Sentence) isOutset(q quantity.Quantity, i int, list []quantity.Quantity) bool {
	return i+1 < len(list) && strings.HasSuffix(s.lower[:q.Start], "from ") && strings.TrimSpace(s.lower[q.End:list[i+1].Start]) == "to"
}

// isOfFigure reports a date that says when a figure was so, and not when something else
// in the sentence came to pass: "X has 900 stars and was rewritten in 2019". It opens the
// sentence, or it is said in the words of the figure.
func (s *Sentence) isOfFigure(d dates.Found, q quantity.Quantity) bool {
	before := s.lower[:d.Start]
	clause := before[phrase.ClauseStart(before):]
	if isOutlasted(before) || isBirth(clause) || isMadeIn(clause) || isModelYear(d, clause, s.lower[d.End:]) {
		return false
	}
	behind, _, _ := strings.Cut(s.lower[d.End:], ",")
	if words.HasAny(clause+behind, "survey", "surveys", "poll", "census", "study") {
		return true
	}
	if clause == "" && before != "" && len(d.Date) == 4 {
		return false // one of a list: "(43k stars, MIT, 2011)"
	}
	if isAdverbial(clause) && !strings.HasSuffix(before[:len(before)-len(clause)], "(") {
		return true
	}
	if d.Start >= q.End {
		return isOneStatement(s.lower[q.End:d.Start])
	}
	if d.End > q.Start {
		return false // the figure is of the date
	}
	gap := s.lower[d.End:q.Start]
	if len(clause) == len(before) && words.HasPrefix(clause, "in ", "on ", "at ", "by ", "as ", "during ", "for ", "according ", "from ") {
		gap = strings.Replace(withoutNotes(gap), ", ", " ", 1) // "In our test of May 2024, "
	}
	return isOneStatement(gap)
}

// isOutlasted reports words after which a date is the begin of what a figure counts, or its
// end: "329 releases since October 2014".
func isOutlasted(before string) bool {
	switch words.Last(strings.TrimRight(before, " ")) {
	case "since", "until", "till", "seit", "bis", "depuis", "desde":
		return true
	}
	return false
}

// isMadeIn reports a date behind "of" or "from" that says how old a thing is: "a kernel of
// 2019", "a laptop from 2016". A test and a survey are as old as their figures.
func isMadeIn(clause string) bool {
	head, ok := strings.CutSuffix(clause, " of ")
	if !ok {
		head, ok = strings.CutSuffix(clause, " from ")
	}
	if !ok {
		return false
	}
	switch w := words.Last(head); w {
	case "as", "end", "start", "beginning", "quarter", "half", "summer", "autumn", "winter", "spring":
		return false
	default:
		return !isOldAsFigures(w)
	}
}

// isModelYear reports the year of a thing, in front of it: "our 2021 server".
func isModelYear(d dates.Found, before, behind string) bool {
	if of := words.Last(strings.TrimRight(before, " ")); of == "the" || !vocab.IsDeterminer(of) {
		return false
	}
	w := words.Bare(words.Head(behind))
	return len(d.Date) == len("2006") && w != "" && !isOldAsFigures(w)
}

// isOldAsFigures reports a word for a source of figures, which dates them.
func isOldAsFigures(w string) bool {
	switch strings.TrimSuffix(w, "s") {
	case "test", "benchmark", "survey", "poll", "report", "study", "studie", "run", "round", "result", "number", "figure", "data",
		"measurement", "comparison", "review", "article", "post", "edition", "release", "analysi", "census", "evaluation", "count", "star",
		"download":
		return true
	}
	return false
}

// isAdverbial reports a clause that says no more than when.
func isAdverbial(clause string) bool {
	for w := range strings.FieldsSeq(clause) {
		switch words.Bare(w) {
		case "", "as", "of", "at", "in", "on", "by", "the", "end", "start", "beginning", "early", "mid", "mid-", "late", "back", "during",
			"until", "around", "updated", "checked", "measured", "status", "stand",
			"and", "but", "then", "q1", "q2", "q3", "q4", "summer", "autumn", "fall", "winter", "spring", "year", "month", "today", "now", "ab", "im":
		default:
			return false
		}
	}
	return true
}

// isOneStatement reports words that state one thing: no clause ends in them, and no second
// verb follows "and".
func isOneStatement(gap string) bool {
	gap = withoutNotes(gap)
	if phrase.BreaksClause(gap) {
		return false
	}
	for {
		_, rest, ok := strings.Cut(gap, " and ")
		if !ok {
			return true
		}
		w, _ := words.First(rest)
		if isVerbOfTools(w) || opensVerb(" "+rest) || words.HasSuffix(w, "ed") || w == "now" || w == "today" {
			return false
		}
		gap = rest
	}
}

// withoutNotes removes what stands in parentheses.
func withoutNotes(s string) string {
	for {
		before, rest, ok := strings.Cut(s, " (")
		_, after, closed := strings.Cut(rest, ")")
		if !ok || !closed {
			return s
		}
		s = before + after
	}
}

// yearsOf returns the years in the sentence that are not those of a beginning.
func (s *Sentence) yearsOf() []dates.Found {
	if !s.years.known {
		s.years.set(YearsIn(s.lower))
	}
	return s.years.value
}

// YearsIn returns the years in a text, leaving out those in which something began.
func YearsIn(lower string) []dates.Found {
	var years []dates.Found
	for at := 0; at+4 <= len(lower); at++ {
		if lower[at] != '1' && lower[at] != '2' {
			continue
		}
		if year := phrase.YearAt(lower[at:]); year != "" && !isBirth(lower[:at]) &&
			(at == 0 || !words.IsDigit(lower[at-1]) && lower[at-1] != ',' && lower[at-1] != '.') {
			years = append(years, dates.Found{Date: year, Start: at, End: at + 4})
			at += 3
		}
	}
	return years
}

// isBirth reports words after which a year is that of something's beginning, or of
// another event.
func isBirth(before string) bool {
	before = before[max(0, len(before)-25):]
	for _, w := range [...]string{"founded", "released", "launched", "created", "introduced", "started", "since", "developed", "appeared", "until",
		"bought", "acquired", "acquisition", "forked", "written", "rewrote", "rewrite", "renamed", "donated", "open-sourced", "relicensed", "sold", "announced", "deprecated",
		"archived", "abandoned", "invented", "began", "born", "joined", "changed", "switched", "moved", "migrated", "adopted", "built"} {
		if strings.Contains(before, w) {
			return true
		}
	}
	return false
}
