package sentence

import (
	"slices"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/names"
	"github.com/stackdex/stackdex/crawler/source/article/internal/phrase"
	"github.com/stackdex/stackdex/crawler/source/quantity"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// withUnit returns a figure of a list with the unit of the one that was read last, or of
// a neighbour, if it shares that.
func (r *Reader) withUnit(s *Sentence, i int, list []quantity.Quantity, last quantity.Quantity, between string) quantity.Quantity {
	q := list[i]
	contrast := last.Unit != "" && len(between) < 60
	switch {
	case isOfScale(s.nounOf(q)), isNumbered(words.Last(s.lower[:q.Start])):
	case s.asked() != "" && s.adjacentTool(q) != nil:
		q.Unit, q.Counted = s.asked(), true
	case contrast && q.Value > 0 && !s.countsNoun(q) && (strings.Contains(between, "vs") || strings.Contains(between, " and ") || strings.Contains(between, " to ") || strings.Contains(between, "compared")):
		return sharing(q, last)
	case contrast && s.listsOther(q, last):
		return sharing(q, last)
	case i > 0 && s.isSetBeside(q, list[i-1]):
		return sharing(q, list[i-1])
	case i == 0 && (len(list) <= 2 && r.continuesStated(s, q) || r.reachesToo(s, q)):
		return sharing(q, quantity.Quantity{Unit: r.stated.unit, Counted: r.stated.counted})
	case i+1 < len(list) && s.behindFrom(q) && list[i+1].Unit != "" && !list[i+1].Counted && s.leadsTo(q, list[i+1]) && s.next(q.End) == nil:
		return sharing(q, list[i+1]) // "from 90,000 to 130,000 req/s"
	case i+1 < len(list) && (s.sharesNext(q, list[i+1]) || list[i+1].Unit != "" && isAgainst(s.Text[q.End:list[i+1].Start])):
		return sharing(q, list[i+1])
	}
	return q
}

// asked returns what the heading above a sentence asks the number of: "plugins" of "How many plugins are there?".
func (s *Sentence) asked() string {
	rest, ok := strings.CutPrefix(s.Section.Title.Lower, "how many ")
	noun, next := words.First(rest)
	if next, _ = words.First(next); !ok || !isPlural(noun) || next != "are" && next != "does" && next != "do" && next != "have" && next != "is" {
		return ""
	}
	return noun
}

// withoutTool removes the name of a tool in front of what is counted: "Zeta jobs".
func (s *Sentence) withoutTool(unit string) string {
	if strings.IndexByte(unit, ' ') < 0 {
		return unit
	}
	for _, m := range s.Mentions {
		if rest, ok := strings.CutPrefix(unit, s.Text[m.Start:m.End]+" "); ok {
			return rest
		}
	}
	return unit
}

// isNumbered reports a noun of things that have numbers, one of which may follow: "query 17".
func isNumbered(w string) bool {
	switch w {
	case "query", "test", "step", "run", "case", "level", "phase", "stage", "round", "page", "figure", "table", "section", "chapter", "part",
		"line", "number", "no.", "port", "error", "issue", "day", "week", "question", "scenario", "task", "tier", "rank", "version", "release":
		return true
	}
	return false
}

// isOfScale reports a noun of what is measured without a unit: "recall@10 of 0.97".
func isOfScale(noun string) bool {
	switch noun {
	case "f1", "score", "ratio", "factor", "ndcg", "mrr":
		return true
	}
	return isOfFinding(noun) || strings.Contains(noun, "@")
}

// countsNoun reports a bare number followed by the noun that it counts: "ships 2 new clients".
func (s *Sentence) countsNoun(q quantity.Quantity) bool {
	noun, _ := words.First(s.lower[q.End:])
	if noun == "" || s.lower[q.End] != ' ' || noun[0] < 'a' || noun[0] > 'z' || s.isNamedAt(q.End+1) {
		return false
	}
	bare := words.Bare(noun)
	switch bare {
	case "respectively", "per", "while", "but", "than", "when", "if", "via", "using", "through", "under", "against", "compared", "vs", "versus", "after", "before", "during", "per-second", "more", "less", "faster", "slower", "higher", "lower", "ahead", "behind", "on", "as", "seconds", "or", "because", "since", "thanks", "so", "now", "today", "last", "this":
		return false
	}
	return !isLinking(bare)
}

// sharing gives a figure the unit of the one before; a measured value has the precision of its
// last digit.
func sharing(q, before quantity.Quantity) quantity.Quantity {
	q.Unit, q.Counted = before.Unit, before.Counted
	if !q.Counted && !q.Range && q.Low == q.Value && q.High == q.Value {
		q.Low, q.High = q.Low-0.5, q.High+0.5
	}
	return q
}

// sharesNext reports a figure whose unit stands behind the next one only, which is
// another tool's: "did 3,900 and Flask 4,200 req/s".
func (s *Sentence) sharesNext(q, next quantity.Quantity) bool {
	gap := s.lower[q.End:next.Start]
	if next.Unit == "" || next.Counted || next.Range || len(gap) > phrase.MaxLabel || !words.HasPrefix(gap, " and ", ", ", " vs", " while ", " but ", " against ") {
		return false
	}
	if strings.TrimSpace(gap) == "and" && s.isRespective() {
		return true
	}
	verb := false
	for _, m := range s.Mentions {
		switch {
		case m.End == q.Start-1, m.Start == q.End+1: // a version, or what is counted
			return false
		case m.End < q.Start:
			verb = true
		case m.Start >= q.End && m.End <= next.Start:
			return verb && strings.TrimRight(s.lower[m.End:next.Start], " ~≈") == "" || verb && strings.Count(strings.TrimSpace(s.lower[m.End:next.Start]), " ") < 2
		}
	}
	return false
}

// listsOther reports a figure right behind the name of another tool than the figure
// before it, whose unit it shares: "has 80k stars, Flask 78k".
func (s *Sentence) listsOther(q, last quantity.Quantity) bool {
	const most = 1000 // times more or less
	if q.Value < 10 && (last.Counted || !strings.Contains(q.Raw, ".")) || q.Range || q.Value > most*last.Value || last.Value > most*q.Value {
		return false
	}
	if rest := s.lower[q.End:]; rest != "" && rest[0] != ',' && rest[0] != '.' && rest[0] != ';' && rest[0] != ')' && !strings.HasPrefix(rest, " and ") {
		return false
	}
	return slices.ContainsFunc(s.Mentions, func(m names.Mention) bool {
		return !m.Tool.Thing && m.Start >= last.End && m.End < q.Start && reaches(s.lower[m.End:q.Start]) && words.HasSuffix(s.lower[:m.Start], ", ", " and ", " while ", " whereas ", " but ", " where ", ", with ", ", on ")
	})
}

// reaches reports what may stand between a name and a figure that shares the unit of
// another: nothing, or a verb of reaching it.
func reaches(gap string) bool {
	if version, rest := words.First(gap); words.OpensDigit(strings.TrimPrefix(version, "v")) {
		gap = rest // of the tool
	}
	switch strings.TrimSpace(gap) {
	case "", "at", "only", "just", "at only", "at just", "only at", "needs only", "needs just", "tops out at", "topped out at", "peaks at", "peaked at", "stops at", "stopped at", "reaches", "reached", "manages", "managed", "gets", "got",
		"'s", "’s", "came in at", "comes in at", "came to", "comes to", "needs", "needed", "takes", "took", "uses", "used", "serves", "served", "did", "does", "gets to", "got to", "handles", "handled", "reaches only", "manages only", "managed only", "only reaches", "only managed", "only manages":
		return true
	}
	return false
}
