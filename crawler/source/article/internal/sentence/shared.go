package sentence

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/metric"
	"github.com/stackdex/stackdex/crawler/source/article/internal/names"
	"github.com/stackdex/stackdex/crawler/source/article/internal/phrase"
	"github.com/stackdex/stackdex/crawler/source/quantity"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// sharedOut reads "A and B use 90 and 40 MB": as many figures of one unit as
// tools, each list joined by "and"; with "respectively" the tools may stand behind.
// Where several tools stand before several such figures in another way, it is sure
// that nothing is known of them.
func (s *Sentence) sharedOut(i int, list []quantity.Quantity) (*names.Tool, bool) {
	from, to := i, i
	for from > 0 && s.joinsFigures(list[from-1], list[from]) {
		from--
	}
	for to+1 < len(list) && s.joinsFigures(list[to], list[to+1]) {
		to++
	}
	n := 0 // mentions before the first figure
	for n < len(s.Mentions) && s.Mentions[n].End <= list[from].Start {
		n++
	}
	if to > from && s.isRespective() {
		last := n
		for last+1 < len(s.Mentions) && s.joinsNames(s.Mentions[last].End, s.Mentions[last+1].Start) {
			last++
		}
		if last < len(s.Mentions) && last-n == to-from {
			return known(&s.Mentions[n+i-from]), true
		}
	}
	if to == from || n == 0 {
		return nil, false
	}
	of := n - 1
	for of > 0 && s.joinsNames(s.Mentions[of-1].End, s.Mentions[of].Start) {
		of--
	}
	if n-of == to-from+1 {
		return s.Mentions[of+i-from].Tool, true
	}
	return nil, of < n-1 && !phrase.BreaksClause(s.lower[s.Mentions[n-1].End:list[from].Start])
}

// joinsFigures reports two figures of a list, of one unit.
func (s *Sentence) joinsFigures(a, b quantity.Quantity) bool {
	return s.joined(a.End, b.Start) &&
		(a.Unit == "" || b.Unit == "" || s.canonical(a.Unit) == s.canonical(b.Unit) ||
			s.isRespective() && metric.Family(a.Unit) == metric.Family(b.Unit))
}

// isRespective reports figures that are of the names of the sentence in their order.
func (s *Sentence) isRespective() bool { return strings.Contains(s.lower, "respectively") }

// joinsNames reports that a conjunction parts two names, and no more than what
// makes both of them owners or places: "A's and B's", "of A and of the B".
func (s *Sentence) joinsNames(from, to int) bool {
	if s.joined(from, to) {
		return true
	}
	if from > to {
		return false
	}
	gap, _ := strings.CutPrefix(words.Plain(s.lower[from:to]), "'s")
	gap, _ = strings.CutPrefix(gap, "'")
	and := false
	for w := range strings.FieldsSeq(gap) {
		switch w {
		case "and", ",", "&":
			and = true
		case "of", "the", "for", "on", "with", "under", "in":
			if !and {
				return false
			}
		default:
			return false
		}
	}
	return and
}

// joined reports that nothing but a comma or "and" stands between two places.
func (s *Sentence) joined(from, to int) bool {
	if from > to {
		return false
	}
	switch strings.TrimSpace(s.lower[from:to]) {
	case "and", ",", ", and", "&":
		return true
	}
	return false
}
