package sentence

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/names"
	"github.com/stackdex/stackdex/crawler/source/article/internal/phrase"
	"github.com/stackdex/stackdex/crawler/source/quantity"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// listsObject reports the last of two names behind "both" that are objects:
// "larger than both A and B".
func (s *Sentence) listsObject(i int) bool {
	if i == 0 || strings.TrimSpace(s.lower[s.Mentions[i-1].End:s.Mentions[i].Start]) != "and" {
		return false
	}
	before := strings.TrimRight(s.lower[:s.Mentions[i-1].Start], " ")
	return strings.HasSuffix(before, " both") && s.isObject(s.Mentions[i-1])
}

// isObject reports a name behind a preposition, or behind a verb by which
// another tool is weighed against it.
func (s *Sentence) isObject(m names.Mention) bool {
	before := strings.TrimRight(s.lower[:m.Start], " (\"“'")
	if words.HasSuffix(before, " those of", " that of", "those of", "that of") && isThatOf(before) {
		return false // "…, those of X after 1.9 s"
	}
	i := strings.LastIndexAny(before, " (") + 1
	switch before[i:] {
	case "on", "of", "in", "via", "with", "by", "to", "than", "from", "for", "as", "over", "under", "like", "vs", "vs.", "versus", "through",
		"into", "against", "between", "or", "below", "above",
		"unlike", "without", "behind", "after", "before", "alongside", "besides":
		return true
	case "self-hosted", "managed", "plain", "vanilla":
		return strings.HasSuffix(before[:i], " than ")
	case "double", "twice", "half", "triple":
		return hasOwn(s.Text[min(m.End, len(s.Text)):], "'s ")
	case "the", "a", "an", "its", "both", "either",
		"apache", "google", "microsoft", "amazon", "aws", "eclipse": // of whom the tool is
		return i > 1 && s.isObject(names.Mention{Start: i - 1})
	}
	return isWeighing(before[i:])
}

// isThatOf reports "that of" and "those of" as a clause opens with them.
func isThatOf(before string) bool {
	before = strings.TrimSuffix(strings.TrimSuffix(before, "those of"), "that of")
	before = strings.TrimRight(before, " ")
	return before == "" || words.HasSuffix(before, ",", ";", " and", " while", " but", " whereas")
}

// isOwnerOfObject reports a name in front of its thing, which is the object of a
// clause that ended before the figure: "speaks Zeta's API, needs 512 MB".
func (s *Sentence) isOwnerOfObject(m names.Mention, q quantity.Quantity) bool {
	if !hasOwn(s.Text[m.End:], "'s ") || !phrase.BreaksClause(s.lower[m.End:q.Start]) {
		return false
	}
	head := s.lower[:m.Start]
	return len(strings.Fields(head[s.clauseAt(len(head)):])) > 1
}
