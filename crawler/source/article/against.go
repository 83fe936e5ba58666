package article

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/quantity"
)

// isSetBeside reports a bare figure that is set against the one before it, with the
// name of whose it is behind: "1,200 req/s, against 743 for X".
func (s *sentence) isSetBeside(q, before quantity.Quantity) bool {
	if before.Unit == "" || before.Range || q.Range || q.Value <= 0 || s.beside(q) == nil && s.where(q) == nil {
		return false
	}
	gap := withoutDegree(strings.TrimLeft(s.lower[before.End:q.Start], " ,"))
	switch gap {
	case "against", "versus", "vs", "vs.", "compared to", "compared with", "as opposed to", "up from", "instead of", "but", "and":
		return true
	}
	return false
}

// placedTogether returns the tool behind several figures of one unit, joined by "and",
// with which all of them were measured: "2 ms and 5 ms on X".
func (s *sentence) placedTogether(i int, list []quantity.Quantity) *tool {
	from, to := i, i
	for from > 0 && s.joinsFigures(list[from-1], list[from]) {
		from--
	}
	for to+1 < len(list) && s.joinsFigures(list[to], list[to+1]) {
		to++
	}
	if from == to {
		return nil
	}
	place := s.whereAt(list[to])
	if m := s.next(list[to].End); place == nil && m != nil {
		if by := strings.TrimSpace(s.lower[list[to].End:m.start]); by == "for" || by == "from" {
			place = m
		}
	}
	if place == nil {
		return nil
	}
	if head := s.subject(list[from]); head != nil && !breaksClause(s.lower[head.end:list[from].Start]) {
		return nil // "X takes 2 ms, and 5 ms on Y"
	}
	return known(place)
}

// isOfOtherBehind reports a figure that is set against the one before it, with the name
// of something unknown behind: "5 ms, against 10 ms for Zeta".
func (s *sentence) isOfOtherBehind(r *reader, q, before quantity.Quantity) bool {
	switch withoutDegree(strings.TrimLeft(s.lower[before.End:q.Start], " ,")) {
	case "against", "versus", "vs", "vs.", "compared to", "compared with", "as opposed to":
	default:
		return false
	}
	of, rest := firstWord(s.text[q.End:])
	switch of {
	case "for", "from", "with", "on", "in", "by":
	default:
		return false
	}
	name := nameAt(strings.TrimPrefix(rest, " "))
	m := s.next(q.End)
	return name != "" && r.isProper(name) && !isColumnWord(name) && !isTestWord(name) && (m == nil || m.start > q.End+len(" from "))
}
