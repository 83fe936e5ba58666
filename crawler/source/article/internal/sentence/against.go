package sentence

import (
	"slices"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/names"
	"github.com/stackdex/stackdex/crawler/source/article/internal/phrase"
	"github.com/stackdex/stackdex/crawler/source/article/internal/vocab"
	"github.com/stackdex/stackdex/crawler/source/quantity"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// isSetBeside reports a bare figure that is set against the one before it, with the
// name of whose it is behind: "1,200 req/s, against 743 for X".
func (s *Sentence) isSetBeside(q, before quantity.Quantity) bool {
	if before.Unit == "" || before.Range || q.Range || q.Value <= 0 || s.adjacentTool(q) == nil && s.where(q) == nil {
		return false
	}
	gap := strings.TrimLeft(s.lower[before.End:q.Start], " ,")
	if m := s.next(before.End); m != nil && m.End < q.Start && isPossessive(s.Text[m.End:q.Start]) {
		gap = strings.TrimLeft(s.lower[before.End:m.Start], " ,") // "22k stars against X's 43k"
	}
	gap = withoutDegree(gap)
	switch gap {
	case "against", "versus", "vs", "vs.", "compared to", "compared with", "as opposed to", "up from", "instead of", "but", "and", "statt",
		"gegenüber":
		return true
	}
	return false
}

// opposed returns the tool of one of two figures that are set against each other
// behind two tools of which one is compared with the other: "A is faster than B: 200k
// against 100k ops/s".
func (s *Sentence) opposed(i int, list []quantity.Quantity) *names.Tool {
	first := i
	if i > 0 && isAgainst(s.Text[list[i-1].End:list[i].Start]) {
		first = i - 1
	}
	if first+1 >= len(list) || len(s.Mentions) != 2 || !isAgainst(s.Text[list[first].End:list[first+1].Start]) {
		return nil
	}
	a, b := &s.Mentions[0], &s.Mentions[1]
	if a.Tool == b.Tool || b.End > list[first].Start {
		return nil
	}
	if !setsBeside(s.lower[a.End:b.Start]) {
		return nil
	}
	return known(&s.Mentions[i-first])
}

// setsBeside reports words by which what stands in front of them is compared with what stands
// behind: "needs half the memory that", "is faster than", "did better compared with".
func setsBeside(between string) bool {
	switch last := words.Last(between); last {
	case "than", "as", "beats", "beat", "outperforms", "outperformed":
		return true
	case "to", "with":
		return words.HasSuffix(between, " compared to ", " compared with ")
	case "that", "of":
		return words.HasAny(between, "half", "twice", "third", "times", "double", "triple") && strings.Contains(between, " the ")
	}
	return false
}

// placedTogether returns the tool behind several figures of one unit, joined by "and",
// with which all of them were measured: "2 ms and 5 ms on X".
func (s *Sentence) placedTogether(i int, list []quantity.Quantity) *names.Tool {
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
		if by := strings.TrimSpace(s.lower[list[to].End:m.Start]); by == "for" || by == "from" {
			place = m
		}
	}
	if place == nil {
		return nil
	}
	if head := s.subject(list[from]); head != nil && !phrase.BreaksClause(s.lower[head.End:list[from].Start]) {
		return nil // "X takes 2 ms, and 5 ms on Y"
	}
	return known(place)
}

// isOfOtherBehind reports a figure that is set against the one before it, with the name
// of something unknown behind: "5 ms, against 10 ms for Zeta".
func (s *Sentence) isOfOtherBehind(r *Reader, q, before quantity.Quantity) bool {
	gap := s.lower[before.End:q.Start]
	switch withoutDegree(strings.TrimLeft(gap[max(0, strings.LastIndex(gap, ", ")):], " ,")) { // behind where the first was measured
	case "against", "versus", "vs", "vs.", "compared to", "compared with", "as opposed to":
	default:
		return false
	}
	of, rest := words.First(s.Text[q.End:])
	switch of {
	case "for", "from", "with", "on", "in", "by":
	default:
		return false
	}
	name := phrase.NameAt(strings.TrimPrefix(rest, " "))
	m := s.next(q.End)
	return name != "" && r.Body.IsProper(name) && !vocab.IsColumn(name) && !isTestWord(name) && (m == nil || m.Start > q.End+len(" from "))
}

// isInstead reports a figure in the place of which the one before it came: "300 ms instead of 1.2
// s".
func (s *Sentence) isInstead(q, before quantity.Quantity) bool {
	gap := withoutDegree(s.lower[before.End:max(before.End, q.Start)])
	return words.HasSuffix(gap, " instead of", " rather than", " as opposed to") && s.where(q) == nil && s.adjacentTool(q) == nil
}

// followsAt returns the tool that comes behind others with a figure: "…, followed by X at 9 ms".
func (s *Sentence) followsAt(q quantity.Quantity) *names.Tool {
	for i := len(s.Mentions) - 1; i >= 0; i-- {
		m := &s.Mentions[i]
		if m.End > q.Start {
			continue
		}
		switch withoutDegree(s.lower[m.End:q.Start]) {
		case " at", " with", " (", ",":
			if words.HasSuffix(s.lower[:m.Start], "followed by ", "trailed by ", "joined by ", "ahead of ", "then comes ", "and then ") {
				return known(m)
			}
		}
		return nil
	}
	return nil
}

// withoutState removes the words at the end of a text that say in which state a tool is: "with
// self-hosted".
func withoutState(phrase string) string {
	for {
		switch last := words.Last(phrase); last {
		case "self-hosted", "managed", "hosted", "plain", "vanilla", "stock", "pure", "standalone", "clustered", "tuned", "untuned", "default",
			"native", "raw", "sharded", "replicated", "single-node", "local", "our", "a", "an":
			if len(last) == len(phrase) {
				return phrase
			}
			phrase = strings.TrimRight(strings.TrimSuffix(phrase, last), " ")
		default:
			return phrase
		}
	}
}

// setsAgainst reports a figure that is no condition: "Where X needs 243 MB, Y …", "finished in 8 ms,
// where X needed 90".
func (s *Sentence) setsAgainst(q quantity.Quantity) bool {
	if at := strings.LastIndex(s.lower[:q.Start], ", where "); at > 0 {
		m := s.next(at)
		return m != nil && m.Start == at+len(", where ") && isVerbOfTools(words.Head(s.lower[m.End:])) && words.HasDigit(s.lower[:at]) &&
			!strings.Contains(s.lower[m.End:q.Start], ",")
	}
	if !strings.HasPrefix(s.lower, "where ") || len(s.Mentions) < 2 || s.Mentions[0].Start != len("where ") {
		return false
	}
	comma := strings.Index(s.lower[q.End:], ", ")
	return comma >= 0 && slices.ContainsFunc(s.Mentions[1:], func(m names.Mention) bool { return m.Start == q.End+comma+2 && m.Tool != s.Mentions[0].Tool })
}
