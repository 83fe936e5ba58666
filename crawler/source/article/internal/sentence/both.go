package sentence

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/names"
	"github.com/stackdex/stackdex/crawler/source/article/internal/phrase"
	"github.com/stackdex/stackdex/crawler/source/article/internal/vocab"
	"github.com/stackdex/stackdex/crawler/source/quantity"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// ofBoth returns the two tools of which a figure is said to be of each: "Both boot in 30 s", "Both X
// and Y need 2 GB", "X and Y both do"; nil if it is of one, or of more than two nobody names.
func (r *Reader) ofBoth(s *Sentence, i int, list []quantity.Quantity) []*names.Tool {
	q := list[i]
	if len(s.Mentions) > 2 || s.isRespective() || i > 0 && phrase.BreaksClause(s.lower[list[i-1].End:q.Start]) {
		return nil
	}
	opens := strings.HasPrefix(s.lower, "both ")
	if len(s.Mentions) == 0 {
		if !opens || !isVerbOfBoth(s.lower[len("both "):]) {
			return nil
		}
		return r.onlyTwo()
	}
	if len(s.Mentions) < 2 || s.Mentions[1].End > q.Start || !s.joined(s.Mentions[0].End, s.Mentions[1].Start) {
		return nil
	}
	a, b := known(&s.Mentions[0]), known(&s.Mentions[1])
	rest := s.lower[s.Mentions[1].End:q.Start]
	if a == nil || b == nil || a == b || phrase.BreaksClause(rest) {
		return nil
	}
	switch {
	case opens && s.Mentions[0].Start == len("both "):
	case s.Mentions[0].Start == 0 && strings.HasPrefix(rest, " both "):
	default:
		return nil
	}
	return []*names.Tool{a, b}
}

// isVerbOfBoth reports words after "both" that continue with a verb of tools, or with the kind
// of tool.
func isVerbOfBoth(rest string) bool {
	w, more := words.First(rest)
	if vocab.IsKind(strings.TrimSuffix(w, "s")) && strings.HasSuffix(w, "s") {
		w, _ = words.First(more)
	}
	return isVerbOfTools(w) || isVerbOfTools(w+"s") || timeOf(w, true) != ""
}

// onlyTwo returns the tools of a page that names two, nil of any other.
func (r *Reader) onlyTwo() []*names.Tool {
	var two []*names.Tool
	for _, t := range r.Names.List {
		if !t.Thing {
			if two = append(two, t); len(two) > 2 {
				return nil
			}
		}
	}
	if len(two) < 2 {
		return nil
	}
	return two
}
