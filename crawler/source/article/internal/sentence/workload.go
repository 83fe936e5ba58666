package sentence

import (
	"cmp"
	"slices"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/names"
	"github.com/stackdex/stackdex/crawler/source/article/internal/phrase"
	"github.com/stackdex/stackdex/crawler/source/article/internal/vocab"
	"github.com/stackdex/stackdex/crawler/source/dates"
	"github.com/stackdex/stackdex/crawler/source/quantity"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// conditions returns what a figure was measured with, by the words beside it, those
// that open the sentence, or any in it.
func (s *Sentence) conditions(q quantity.Quantity, i int, list []quantity.Quantity) string {
	if server := s.server(q); server != "" {
		return server
	}
	if note := s.noteOf(q); note != "" {
		return note
	}
	if with := s.setup(q, i, list); with != "" {
		return with
	}
	if load := s.loadBehind(q); load != "" {
		return load
	}
	if state := s.stateOf(i, list); state != "" {
		return state
	}
	if load := s.ownLoad(q); load != "" {
		return load
	}
	if machine := s.madeOn(q); machine != "" {
		return machine
	}
	if open := s.openingOf(); open.load != "" && q.Start > open.end {
		return cmp.Or(s.furtherLoad(open.load, i, list), open.load)
	}
	if note := s.noteBehind(i, list); note != "" {
		return note
	}
	if place := s.placeOf(i, list); place != "" {
		return place
	}
	return s.workload(q)
}

// furtherLoad returns the load that a later clause opens with, of which all but the number is that of the
// first: "at 200 users it took 80 ms, at 2,000 410 ms".
func (s *Sentence) furtherLoad(first string, i int, list []quantity.Quantity) string {
	for k := i - 1; k > 0; k-- {
		if list[k].Unit == "" && words.HasSuffix(s.lower[:list[k].Start], ", at ", "; at ", " and at ", " but at ", ", with ", " and with ") {
			return strings.TrimRight(list[k].Raw+" "+strings.TrimLeft(first, "0123456789.,kKM "), " ")
		}
	}
	return ""
}

// workload returns what a figure was measured with: "under async load", "for
// async workloads", "delivers CRUD applications 30% faster", "Discord used X
// to serve 5 million users".
func (s *Sentence) workload(q quantity.Quantity) string {
	if load := s.loadIn(); load != "" {
		return load
	}
	if machine := vocab.MachineIn(strings.TrimPrefix(s.Text[q.End:], " ")); machine != "" {
		return machine
	}
	tail := s.lower[q.End:]
	if strings.HasPrefix(tail, " faster") || strings.HasPrefix(tail, " slower") || strings.HasPrefix(tail, " quicker") {
		return s.workBefore(q.Start)
	}
	name := phrase.NameAt(s.Text)
	if name == "" || !q.Counted {
		return ""
	}
	rest := strings.TrimPrefix(s.Text[len(name):], " famously")
	for _, m := range s.Mentions {
		verb := strings.TrimSpace(rest[:max(0, min(len(rest), m.Start-(len(s.Text)-len(rest))))])
		if (verb == "used" || verb == "uses" || verb == "runs" || verb == "ran") && strings.HasPrefix(s.Text[m.End:], " to ") {
			return name
		}
	}
	return ""
}

// loadIn is loadOf for the whole sentence.
func (s *Sentence) loadIn() string {
	if !s.load.known && s.mayHold(underWords|testWords) {
		s.load.value = loadOf(s.Text)
	}
	s.load.known = true
	return s.load.value
}

// loadOf reads "under async load", "for async workloads" and "in a write-heavy
// test".
func loadOf(s string) string {
	for _, lead := range [...]string{"under ", "Under "} {
		if i := strings.Index(s, lead); i >= 0 {
			rest := s[i+len(lead):]
			if end := strings.Index(rest, " load"); end > 0 && end < 30 && !strings.ContainsAny(rest[:end], ",.;") && !strings.HasPrefix(rest, "the same ") {
				return rest[:end]
			}
		}
	}
	for _, noun := range [...]string{" workloads", " workload", " benchmark", " test", " endpoint", " route", " dataset"} {
		if end := strings.Index(s, noun); end >= 0 && words.Alone(s, end+1, end+len(noun)) {
			if load := loadBefore(s, end, end+len(noun)); load != "" {
				return load
			}
		}
	}
	return ""
}

// loadBefore returns what stands behind the preposition in front of a noun, with
// the noun that ends at to.
func loadBefore(s string, end, to int) string {
	plural := s[to-1] == 's'
	best := -1
	for _, lead := range [...]string{"for ", "in ", "under ", "on ", "For ", "In ", "Under ", "On "} {
		if i := strings.LastIndex(s[:end], lead); i >= 0 && (i == 0 || s[i-1] == ' ') && i+len(lead) > best {
			best = i + len(lead)
		}
	}
	if best < 0 || to-best > 60 || strings.ContainsAny(s[best:end], ",.;:") {
		return ""
	}
	load, article := s[best:to], false
	for _, a := range [...]string{"a ", "an ", "the ", "our ", "one "} {
		if rest, ok := strings.CutPrefix(load, a); ok {
			load, article = rest, true
			break
		}
	}
	first, _, more := strings.Cut(load, " ")
	if !plural && !article || !more { // "on test", "in the benchmark"
		return ""
	}
	switch first {
	case "same", "latest", "last", "first", "second", "next", "recent", "above", "following", "own", "whole", "new", "other", "another",
		"such", "this", "that", "each", "any", "every", "most", "all", "many", "some", "various", "typical":
		return ""
	}
	return load
}

// server reads the name behind "under", that of the figure before any other, if
// it is no tool's, and what it ran with: "Gunicorn with 4 workers".
func (s *Sentence) server(q quantity.Quantity) string {
	if !s.mayHold(underWords) {
		return ""
	}
	i := strings.Index(s.Text, " under ")
	if strings.HasPrefix(s.Text[q.End:], " under ") {
		i = q.End
	}
	if i < 0 {
		return ""
	}
	i += len(" under ")
	for _, m := range s.Mentions {
		if m.Start >= i && m.Start < i+5 && !m.Tool.Thing {
			return ""
		}
	}
	rest := s.Text[i:]
	name := phrase.NameAt(rest)
	if name == "" || strings.Contains(name, "License") || strings.Contains(name, "Licence") {
		return ""
	}
	with, ok := strings.CutPrefix(rest[len(name):], " with ")
	if !ok {
		return name
	}
	end := 0
	for end < len(with) && end < 30 && strings.IndexByte(",.;:()", with[end]) < 0 {
		end++
	}
	if words := strings.Fields(with[:end]); len(words) > 1 && len(words) < 4 && vocab.IsLoad(with[:end]) {
		return name + " with " + with[:end]
	}
	return name
}

// entryNote returns the note in parentheses behind the tool that a line is about, as
// that of a row in a table: "FastAPI (async): 2,847 req/s".
func (s *Sentence) entryNote(t *names.Tool) string {
	if len(s.Mentions) == 0 || s.Mentions[0].Start > 0 || s.Mentions[0].Tool != t {
		return ""
	}
	rest, ok := strings.CutPrefix(s.Text[s.Mentions[0].End:], " (")
	if !ok {
		return ""
	}
	note, rest, ok := strings.Cut(rest, ")")
	if !ok || len(note) > phrase.MaxLabel || phrase.YearAt(note) != "" || strings.ContainsAny(note, ",;:") ||
		!words.HasPrefix(rest, ":", " –", " —", " - ") {
		return ""
	}
	return strings.TrimSpace(note)
}

// contrasted returns what the figure i of list was measured on, where figures of
// one unit are set against one another by it: "743 req/s on Gunicorn and 900 req/s
// on uWSGI".
func (s *Sentence) contrasted(i int, list []quantity.Quantity) string {
	name := s.placeBehind(list[i])
	if name == "" {
		return ""
	}
	for k := range list {
		if k != i && s.canonical(list[k].Unit) == s.canonical(list[i].Unit) {
			if other := s.placeBehind(list[k]); other != "" && other != name {
				return name
			}
		}
	}
	return ""
}

// placeOf returns what a figure of a test was measured on, by the name behind it, or
// behind the last of several of its unit, where that ends the sentence.
func (s *Sentence) placeOf(i int, list []quantity.Quantity) string {
	if !isOfTests(list[i]) {
		return ""
	}
	for k := i; k < len(list) && s.canonical(list[k].Unit) == s.canonical(list[i].Unit); k++ {
		switch place := s.placeBehind(list[k]); {
		case place != "" && !isSystem(place) && (k == i || strings.HasSuffix(strings.TrimRight(s.Text, "."), place)):
			return place
		case place != "" || s.whereAt(list[k]) != nil:
			return ""
		}
	}
	return ""
}

// placeBehind returns the name right behind a figure on or with which it was
// measured, if it is no tool's and no day.
func (s *Sentence) placeBehind(q quantity.Quantity) string {
	rest, ok := strings.CutPrefix(s.Text[q.End:], " on ")
	if !ok {
		if rest, ok = strings.CutPrefix(s.Text[q.End:], " with "); !ok {
			return ""
		}
	}
	at := len(s.Text) - len(rest)
	end := strings.IndexAny(rest, " ,.;:)")
	if end < 0 {
		end = len(rest)
	}
	word := rest[:end]
	if len(word) < 2 || strings.ToLower(word) == word || words.IsDigit(word[0]) || isCalendarName(word) || isOwner(word) {
		return ""
	}
	if name := phrase.NameAt(rest); len(name) > len(word) {
		word = name
	}
	if noun := words.Head(rest[min(len(word), len(rest)):]); slices.Contains(loads[:], strings.TrimSuffix(words.Bare(noun), "s")) &&
		strings.HasPrefix(rest[len(word):], " ") {
		word += " " + words.Bare(noun) // "I/O threads"
	}
	for _, m := range s.Mentions {
		if m.Start >= at && m.Start < at+len(word) && !m.Tool.Thing {
			return ""
		}
	}
	for _, d := range s.days() {
		if d.Start >= at && d.Start < at+len(word)+1 {
			return ""
		}
	}
	return word
}

// isCalendarName reports the name of a month or of a day of the week.
func isCalendarName(word string) bool { return dates.Month(word) > 0 || dates.IsWeekday(word) }

// isNamedAt reports that the name of a tool begins at a position.
func (s *Sentence) isNamedAt(at int) bool {
	return slices.ContainsFunc(s.Mentions, func(m names.Mention) bool { return m.Start == at && !m.Tool.Thing })
}

// workBefore returns the object of the verb in front of position at.
func (s *Sentence) workBefore(at int) string {
	from := -1
	for _, h := range s.hints {
		if h.signal >= 0 && signals[h.signal].lead == leadWork {
			if end := int(h.at) - s.Start + len(signals[h.signal].words); end <= at {
				from = end
			}
		}
	}
	if from < 0 {
		return ""
	}
	work := strings.TrimSpace(s.Text[from:at])
	if len(work) > 60 || strings.ContainsAny(work, ",.;:()") {
		return ""
	}
	for _, article := range [...]string{"a ", "an ", "the "} {
		work = strings.TrimPrefix(work, article)
	}
	return work
}

// useOf returns what a share of those who use t is said to use: "one in three
// X developers also uses Y" is no share of X.
func (s *Sentence) useOf(q quantity.Quantity, t *names.Tool) string {
	for _, m := range s.Mentions {
		if m.Tool != t || m.Start < q.End {
			continue
		}
		who, rest, _ := strings.Cut(strings.TrimPrefix(s.lower[m.End:], " "), " ")
		switch who {
		case "developers", "users", "teams", "programmers", "projects", "engineers":
		default:
			return ""
		}
		also := ""
		for _, adverb := range [...]string{"also ", "now ", "already ", "currently "} {
			if after, ok := strings.CutPrefix(rest, adverb); ok {
				rest = after
				if adverb == "also " {
					also = adverb
				}
			}
		}
		verb, what, _ := strings.Cut(rest, " ")
		if verb != "use" && verb != "uses" && verb != "used" && verb != "run" && verb != "runs" {
			return ""
		}
		if end := strings.IndexAny(what, ",.;:("); end >= 0 {
			what = what[:end]
		}
		what = strings.TrimSuffix(strings.TrimSpace(what), " as well")
		if len(what) > 60 {
			return ""
		}
		return who + " " + also + "using " + what
	}
	return ""
}
