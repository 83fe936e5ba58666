package sentence

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/names"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// fits are the words behind the name of a tool by which it is to be chosen in the case that
// stands beside them; so are wins.
var fits = [...]string{" is the way to go", " is the tool to choose", " is the one to choose", " is the one to pick", " is our favorite", " is our favourite", " is my pick", " is my choice", " is the default choice", " is the default", " is the tool of choice", " is worth its price", " is worth the money"}

// FitsAt returns the length of the words at the head of a text that recommend the tool in front
// of it: " is usually the better fit", " is a good choice", " makes the most sense"; 0 if there
// are none.
func FitsAt(rest string) int {
	verb, tail := words.First(rest)
	at := len(rest) - len(tail)
	sense := verb == "makes"
	switch verb {
	case "is", "remains", "stays", "makes":
	default:
		return 0
	}
	const most = 6 // words
	degree := sense
	for range most {
		w, after := words.First(tail)
		at += len(tail) - len(after)
		tail = after
		if bare := strings.TrimRight(w, ".,;:!)"); bare != w {
			w, at, tail = bare, at-len(w)+len(bare), ""
		}
		switch w {
		case "often", "usually", "probably", "still", "generally", "likely", "almost", "always", "definitely", "clearly", "simply", "typically", "mostly",
			"therefore", "thus", "also", "more", "most", "the", "a", "an", "your", "our":
		case "better", "right", "best", "safer", "safest", "stronger", "natural", "obvious", "good", "great", "ideal", "excellent", "perfect", "sensible", "solid":
			if degree = true; (w == "ideal" || w == "best") && words.HasPrefix(tail, " for ", " if ", " when ") {
				return at
			}
		case "choice", "fit", "pick", "option", "bet", "tool", "solution":
			if degree && !sense {
				return at
			}
			return 0
		case "sense":
			if sense {
				return at
			}
			return 0
		default:
			return 0
		}
	}
	return 0
}

// Favoured returns the tool that a sentence recommends for some case, or nil: "For interactive
// sites X is the better choice", "X is our winner for web apps".
func (s *Sentence) Favoured() *names.Tool {
	lower := words.Plain(s.lower)
	if len(lower) != len(s.lower) || strings.HasSuffix(lower, "?") || len(lower) > maxFavour {
		return nil
	}
	for _, m := range s.Mentions {
		if m.Tool.Thing {
			continue
		}
		rest, ok := lower[m.End:], false
		for _, list := range [...][]string{wins[:], fits[:]} {
			for _, w := range list {
				if rest == "" || rest[0] != ' ' {
					break
				}
				if after, found := strings.CutPrefix(rest, w); found && !ok {
					rest, ok = after, true
				}
			}
		}
		if n := FitsAt(rest); n > 0 && !ok {
			rest, ok = rest[n:], true
		}
		ahead := words.HasSuffix(lower[:m.Start], winsAhead[:]...)
		if !ok && !ahead {
			continue
		}
		if isCaseBehind(rest) && !overall(rest) && !s.hasCaseAhead(lower, m.Start) && s.opensWithin(lower, m.Start) || s.hasCaseAhead(lower, m.Start) && overall(rest) {
			if leavesOpen(withoutWould(lower, m.Start)) {
				return nil
			}
			return m.Tool
		}
	}
	return nil
}

// withoutWould removes "would" in front of the verb by which the name at a position is chosen: "I
// would take X".
func withoutWould(lower string, at int) string {
	head := lower[:at]
	for _, take := range [...]string{"would choose ", "would pick ", "would go with ", "would recommend ", "would take "} {
		if before, ok := strings.CutSuffix(head, take); ok {
			return before + take[len("would "):] + lower[at:]
		}
	}
	return lower
}

// leavesOpen reports a sentence that denies something, or reports an opinion or a question.
func leavesOpen(lower string) bool {
	return strings.Contains(lower, "n't") ||
		words.HasAny(lower, "no", "not", "never", "neither", "nobody", "unless", "would", "could", "might", "may", "says", "said", "say", "argue", "argues", "claim", "claims", "think", "believes", "asked", "whether", "until", "once")
}

// maxFavour bounds such a sentence, in bytes.
const maxFavour = 240

// isCaseBehind reports words after a recommended tool that name the case: "for web apps", "when
// memory is short".
func isCaseBehind(rest string) bool {
	lead, what := words.First(rest)
	switch lead {
	case "for":
		return !isOfTest(what) && mostAt(rest[1:]) == 0 && asideAt(rest[1:]) == 0
	case "if", "when", "where", "once":
		return strings.Contains(strings.TrimLeft(what, " "), " ")
	}
	return false
}

// hasCaseAhead reports that nothing but a case stands in front of the name at a position, and
// what joins it to more: "For interactive sites", "but for mobile apps we choose".
func (s *Sentence) hasCaseAhead(lower string, end int) bool {
	head := lower[:end]
	for _, lead := range winsAhead {
		head = strings.TrimSuffix(head, lead)
	}
	head = strings.TrimRight(head, " ,")
	at := phraseStart(head)
	phrase := head[at:]
	for _, and := range [...]string{"and ", "but ", "while ", "so "} {
		phrase = strings.TrimPrefix(phrase, and)
	}
	what, ok := strings.CutPrefix(phrase, "for ")
	return ok && what != "" && !s.isAside(phrase, end-len(phrase)) && mostAt(phrase) == 0 && !isOfTest(what) &&
		!words.HasPrefix(what, "years", "months", "decades", "a long time", "example", "instance") && !s.hasTool(end)
}

// opensWithin reports that what stands in front of the name at a position, if anything does,
// confines it to no case: it opens the sentence, or a clause.
func (s *Sentence) opensWithin(lower string, at int) bool {
	head := lower[:at]
	for _, lead := range winsAhead {
		head = strings.TrimSuffix(head, lead)
	}
	head = strings.TrimRight(head, " ")
	return head == "" || words.HasSuffix(head, ",", ";", ":", " but", " and", " while", " that", " –", " —") || !s.isConfined(lower, at)
}

// isOfTest reports the words of a test, or of what is measured, in which a tool may do best.
func isOfTest(what string) bool {
	phrase := what
	if end := strings.IndexAny(phrase, ",;:."); end >= 0 {
		phrase = phrase[:end]
	}
	for w := range strings.FieldsSeq(phrase) {
		switch strings.TrimSuffix(words.Bare(w), "s") {
		case "test", "benchmark", "round", "category", "categorie", "metric", "throughput", "latency", "performance", "price", "pricing",
			"speed", "memory", "query", "querie", "score", "point", "reason":
			return true
		}
	}
	return false
}
