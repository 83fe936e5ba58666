package sentence

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/names"
	"github.com/stackdex/stackdex/crawler/source/article/internal/phrase"
	"github.com/stackdex/stackdex/crawler/source/quantity"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// changed returns the owner of an end of "from 40 ms on A to 5 ms on B". What
// went before a tool made a change is not the tool's: "A cut it from 40 ms to
// 5 ms" says of A only the 5 ms, "A fell from 29% to 26%" both. It is sure
// where the words leave no doubt, of an owner or of there being none.
func (s *Sentence) changed(i int, list []quantity.Quantity) (t *names.Tool, sure bool) {
	from, to := s.changeAt(i, list)
	if from < 0 {
		return nil, false
	}
	x, y := list[from], list[to]
	atX, atY := s.whereAt(x), s.whereAt(y)
	if atX != nil && atX.End > y.Start && y.Start > x.Start {
		atX = nil // behind the second one
	}
	a, b := s.migration(0, x.Start) // "moving from A to B"
	if b == nil && atX == nil && atY == nil && s.subject(x) == nil {
		a, b = s.migration(y.End, len(s.lower))
	}
	if b != nil {
		if i == from {
			return a, true
		}
		return b, true
	}
	if i == from {
		if atX != nil {
			return atX.Tool, true
		}
		return nil, atY != nil || !s.isOwnChange(x)
	}
	if atY != nil {
		return atY.Tool, true
	}
	if atX == nil {
		return nil, false
	}
	if head := s.subject(x); head != nil && head.Tool != atX.Tool {
		return head.Tool, true
	}
	if t := s.setting(x); t != nil && t != atX.Tool {
		return t, true
	}
	return nil, true
}

// changeAt returns the figures of the change that figure i is an end of, in chronological
// order; -1 if it is none.
func (s *Sentence) changeAt(i int, list []quantity.Quantity) (from, to int) {
	if i+1 < len(list) && s.behindFrom(list[i]) && s.leadsTo(list[i], list[i+1]) {
		return i, i + 1
	}
	if i > 0 && s.behindFrom(list[i-1]) && s.leadsTo(list[i-1], list[i]) {
		return i - 1, i
	}
	return -1, -1
}

func (s *Sentence) behindFrom(q quantity.Quantity) bool {
	return strings.HasSuffix(strings.TrimRight(s.lower[:q.Start], " "), " from") || strings.TrimSpace(s.lower[:q.Start]) == "from"
}

// leadsTo reports that "to" stands before the second of two figures, with
// little else between them.
func (s *Sentence) leadsTo(x, y quantity.Quantity) bool {
	gap := strings.TrimRight(s.lower[x.End:y.Start], " ")
	for _, degree := range [...]string{" only", " just", " as little as"} {
		gap = strings.TrimSuffix(gap, degree)
	}
	return len(gap) < 60 && (gap == " to" || strings.HasSuffix(gap, " to")) && !strings.ContainsAny(gap, ",;:.")
}

// migration returns A and B of "from A to B", "leaving A for B", "replaced A with B", between two
// positions.
func (s *Sentence) migration(from, before int) (a, b *names.Tool) {
	for i := 1; i < len(s.Mentions) && s.Mentions[i].End <= before; i++ {
		m, n := s.Mentions[i-1], s.Mentions[i]
		if m.Start < from {
			continue
		}
		leaves, head := false, s.lower[:m.Start]
		switch s.lower[m.End:n.Start] {
		case " to ":
			leaves = strings.HasSuffix(head, "from ")
		case " for ":
			leaves = words.HasSuffix(head, "leaving ", "left ", "dropping ", "dropped ", "ditching ", "ditched ", "swapping ", "swapped ")
		case " with ", " by ":
			leaves = words.HasSuffix(head, "replacing ", "replaced ")
		}
		if leaves {
			return m.Tool, n.Tool
		}
	}
	return nil, nil
}

// isOwnChange reports that what changes is the figure of the tool before it:
// "X fell from", "the share of X went up from", but not "with X, it fell from".
func (s *Sentence) isOwnChange(x quantity.Quantity) bool {
	if head := s.subject(x); head != nil {
		return !s.isCause(head, x)
	}
	if s.movesTo(x.Start) {
		return false
	}
	for i := len(s.Mentions) - 1; i >= 0; i-- {
		if m := &s.Mentions[i]; m.End <= x.Start {
			gap := s.lower[m.End:x.Start]
			return !phrase.BreaksClause(gap) && strings.Count(strings.TrimSpace(gap), " ") < 3 && !s.isCause(m, x)
		}
	}
	return len(s.Mentions) == 0
}

// movesTo reports that the tool last named in front of a position is what something went over
// to: "by switching to X".
func (s *Sentence) movesTo(before int) bool {
	for i := len(s.Mentions) - 1; i >= 0; i-- {
		if m := s.Mentions[i]; m.End <= before {
			return words.HasSuffix(s.lower[:m.Start], "switching to ", "moving to ", "migrating to ", "changing to ", "switch to ", "move to ", "migration to ", "going to ", "upgrading to ")
		}
	}
	return false
}

// isCause reports that a tool changes something else than its own figure:
// between it and "from" stand a verb and an object that is not its own.
func (s *Sentence) isCause(m *names.Mention, x quantity.Quantity) bool {
	words := strings.Fields(strings.TrimSuffix(strings.TrimRight(s.lower[m.End:x.Start], " "), "from"))
	for i, w := range words {
		switch w {
		case "cut", "cuts", "reduced", "reduces", "reduce", "lowered", "lowers", "brought", "brings", "improved", "improves", "took", "takes",
			"shrank", "shrinks",
			"slashed", "slashes", "shortened", "shortens", "raised", "raises", "increased", "increases", "boosted", "boosts", "decreased",
			"decreases", "halved",
			"sped", "speeds", "dropped", "drops", "trimmed", "trims", "pushed", "pushes", "moved", "let", "lets", "made", "helped":
			return i+1 < len(words) && words[i+1] != "its" && words[i+1] != "their" && words[i+1] != "itself"
		}
	}
	return false
}
