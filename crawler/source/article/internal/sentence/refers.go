package sentence

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/names"
	"github.com/stackdex/stackdex/crawler/source/article/internal/phrase"
	"github.com/stackdex/stackdex/crawler/source/quantity"
	"github.com/stackdex/stackdex/crawler/source/words"
	"github.com/stackdex/stackdex/ingest/record"
)

// became is what a sentence says that the figure of the sentence before became, and with what: "That
// figure drops to 900 req/s with TLS", "Turning on TLS cut that to 900 req/s".
type became struct {
	tool *names.Tool // nil: it says no such thing
	load string
}

// becameOf reads what the last figure of prose became in this sentence, which is q.
func (r *Reader) becameOf(s *Sentence, q quantity.Quantity) became {
	if r.stated.tool == nil || r.stated.piece != s.Piece || r.stated.start >= s.Start || s.afterUnknown || s.hasTool(len(s.lower)) {
		return became{}
	}
	if q.Unit != "" && s.family(q.Unit) != r.stated.family && !strings.HasPrefix(q.Unit, "/") || q.Range || strings.Contains(s.lower[:q.Start], ",") {
		return became{}
	}
	head := s.bareHead(q.Start)
	if words.Head(s.lower[len(head):]) != "to" {
		return became{}
	}
	load := ""
	with, own := cutOpening(s.Text[:len(head)], head)
	switch subject, rest := cutFigureWord(own); {
	case subject && isMoved(rest) && with != "":
		load = with
	case subject && isMoved(rest):
		load = behindMoved(s.Text[q.End:])
	case words.HasSuffix(head, " that", " this", " it"):
		clause := strings.TrimRight(head[:len(head)-len(words.Last(head))], " ")
		verb := words.Last(clause)
		if !isMover(verb) || !strings.HasSuffix(words.Head(clause), "ing") {
			return became{}
		}
		load = s.Text[:len(clause)-len(verb)]
	}
	if load = strings.TrimSpace(load); load == "" || len(load) > phrase.MaxLabel {
		return became{}
	}
	return became{r.stated.tool, record.Clip(load, record.MaxName)}
}

// cutOpening parts a text behind "with X instead of Y" and "without X", which another figure was measured with; lower is
// the text in small letters.
func cutOpening(text, lower string) (with, rest string) {
	if !words.HasPrefix(lower, "with ", "without ") {
		return "", lower
	}
	at := max(strings.Index(lower, " the figure "), strings.Index(lower, " that figure "), strings.Index(lower, " this figure "), strings.Index(lower, " the number "))
	if at < 0 {
		return "", lower
	}
	with = text[:at]
	if words.HasPrefix(lower, "with ") {
		with = with[len("with "):]
	}
	return with, lower[at+1:]
}

// cutFigureWord removes words at the head of a text that stand for the figure before.
func cutFigureWord(head string) (ok bool, rest string) {
	for _, lead := range [...]string{"that figure ", "this figure ", "that number ", "this number ", "the figure ", "the number ", "that rate ", "that value "} {
		if rest, ok = strings.CutPrefix(head, lead); ok {
			return true, rest
		}
	}
	return false, head
}

// isMoved reports verbs by which a figure goes to another one.
func isMoved(verb string) bool {
	switch verb {
	case "drops", "dropped", "falls", "fell", "sinks", "sank", "shrinks", "shrank", "goes down", "went down", "goes up", "went up", "rises", "rose",
		"climbs", "climbed", "grows", "grew", "jumps", "jumped", "increases", "increased", "decreases", "decreased":
		return true
	}
	return false
}

// isMover reports verbs by which something brings a figure to another one.
func isMover(verb string) bool {
	switch verb {
	case "cut", "cuts", "brought", "brings", "lowered", "lowers", "raised", "raises", "pushed", "pushes", "reduced", "reduces", "increased",
		"increases":
		return true
	}
	return false
}

// behindMoved returns under which conditions a figure became what stands in front of a text: "once
// TLS is on", "with batching".
func behindMoved(tail string) string {
	tail = strings.TrimPrefix(tail, " ")
	for _, lead := range [...]string{"once ", "with ", "when ", "as soon as ", "after "} {
		if rest, ok := strings.CutPrefix(tail, lead); ok {
			if end := strings.IndexAny(rest, ",;:.()"); end >= 0 {
				rest = rest[:end]
			}
			return rest
		}
	}
	return ""
}
