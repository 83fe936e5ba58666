package sentence

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/phrase"
	"github.com/stackdex/stackdex/crawler/source/quantity"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// isPast reports that the words beside a participle, at a place, tell of what was and may be
// no more: "was originally written in", "used to be licensed under", "Before 2024 X was
// licensed under", "was released under MIT until 2005".
func (s *Sentence) isPast(at int) bool {
	head := s.lower[:at]
	parts := strings.Fields(head[s.clauseAt(at):])
	for k := len(parts) - 1; k >= 0 && k >= len(parts)-maxAuxiliaries; k-- {
		switch words.Bare(parts[k]) {
		case "originally", "initially", "first", "formerly", "previously", "once":
			return true
		case "be":
			if k > 1 && parts[k-1] == "to" && parts[k-2] == "used" {
				return true
			}
		}
	}
	if words.HasPrefix(s.lower, "until ", "before ", "originally, ", "initially, ", "at first", "back then", "in the beginning") {
		return true
	}
	behind := s.lower[at:]
	for _, turn := range [...]string{" but is now", " and is now", ", now ", " and moved to ", " and switched to ", " but moved to ", " but switched to ", " but later ", " and later ", " and then "} {
		if strings.Contains(behind, turn) {
			return true
		}
	}
	return endsAtTime(behind)
}

// endsAtTime reports that a text says up to when something was so: "until 2005", "before
// version 8", "until recently".
func endsAtTime(lower string) bool {
	for _, turn := range [...]string{" until ", " before ", " till "} {
		_, when, _ := strings.Cut(lower, turn)
		for range 3 {
			w, rest := words.First(when)
			switch w = words.Bare(w); w {
			case "recently", "then", "last":
				return true
			case "version":
				return words.OpensDigit(strings.TrimLeft(rest, " "))
			}
			if phrase.YearAt(w) != "" || phrase.IsVersion(w) {
				return true
			}
			when = strings.TrimLeft(rest, " ")
		}
	}
	return false
}

// isOfPast reports a figure of what was and is no more, or of some time ago: "X used to need 9 ms",
// "three years ago X did".
func (s *Sentence) isOfPast(q quantity.Quantity) bool {
	head := s.lower[:q.Start]
	clause := head[s.clauseAt(len(head)):]
	if at := strings.Index(clause, " used to "); at >= 0 {
		switch words.Last(clause[:at]) {
		case "is", "are", "was", "were", "be", "been", "being", "get", "gets", "got":
		default:
			return true
		}
	}
	if words.HasPrefix(s.lower, "earlier results", "previous results", "old results", "earlier benchmarks", "earlier numbers", "previous numbers", "previous benchmarks", "earlier versions of this") {
		return true
	}
	ago := strings.Index(s.lower[:min(len(s.lower), maxOpening)], " years ago")
	return ago >= 0 && strings.Count(s.lower[:ago], " ") < 2
}

// isWished reports a figure that somebody wished for or expected: "we expected 9 ms from X".
func (s *Sentence) isWished(q quantity.Quantity) bool {
	switch words.Last(s.bareHead(q.Start)) {
	case "expected", "wanted", "hoped", "targeted", "predicted", "budgeted", "anticipated", "assumed":
		head := s.lower[:q.Start]
		return words.HasAny(head[s.clauseAt(len(head)):], "we", "i", "they", "you", "everyone", "nobody") // a tool that wants needs
	}
	return false
}
