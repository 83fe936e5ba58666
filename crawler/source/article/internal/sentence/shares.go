package sentence

import (
	"slices"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/names"
	"github.com/stackdex/stackdex/crawler/source/article/internal/phrase"
	"github.com/stackdex/stackdex/crawler/source/quantity"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// among returns the tool of a share of the users of something, or of one that
// goes on a list of shares. It is sure where no other rule may tell otherwise.
func (s *Sentence) among(i int, list []quantity.Quantity) (t *names.Tool, sure bool) {
	if s.canonical(list[i].Unit) != "%" {
		return nil, false
	}
	if t, sure := s.ofUsers(list[i]); sure {
		return t, true
	}
	if t := s.namedBehind(i, list); t != nil {
		return t, true
	}
	if i == 0 || !s.continuesShares(i, list) {
		return nil, false
	}
	if t, sure := s.namedBy(list[i]); sure {
		return t, true
	}
	behind := s.lower[list[i].End:]
	for _, m := range s.Mentions {
		if m.Start >= list[i].End {
			switch strings.TrimSpace(behind[:m.Start-list[i].End]) {
			case "", "for", "the", "for the", "with", "on":
				if !m.Tool.Thing {
					return m.Tool, true
				}
			}
			break
		}
	}
	return nil, true
}

// namedBehind returns the tool right behind a share in a list of shares: "35% … X, 41%
// Y".
func (s *Sentence) namedBehind(i int, list []quantity.Quantity) *names.Tool {
	if i == 0 || s.canonical(list[i-1].Unit) != "%" || !words.HasSuffix(strings.TrimRight(s.lower[:list[i].Start], " "), ",", " and", ";") {
		return nil
	}
	for k := range s.Mentions {
		if m := &s.Mentions[k]; m.Start == list[i].End+1 {
			if rest := s.lower[m.End:]; rest == "" || strings.IndexByte(".,;)", rest[0]) >= 0 || strings.HasPrefix(rest, " and ") {
				return known(m)
			}
		}
	}
	return nil
}

// ofUsers reads "48% of X developers use Y". What the users of a tool do
// otherwise, "40% of X users came from Y", is no figure of X, nor of Y.
func (s *Sentence) ofUsers(q quantity.Quantity) (t *names.Tool, sure bool) {
	for _, m := range s.Mentions {
		if m.Start < q.End {
			continue
		}
		if of := strings.TrimSpace(s.lower[q.End:m.Start]); of != "of" && of != "of all" && of != "of the" && of != "" ||
			!words.HasPrefix(s.lower[m.End:], " dev", " user", " team", " proj") {
			return nil, false
		}
		if s.useOf(q, m.Tool) != "" {
			return m.Tool, true
		}
		return nil, !m.Tool.Thing && !s.endsCrowd(m)
	}
	return nil, false
}

// endsCrowd reports a name with its users of whom nothing is said: "known by 80% of
// X developers, …".
func (s *Sentence) endsCrowd(m names.Mention) bool {
	who, rest := words.First(s.lower[m.End:])
	rest = strings.TrimLeft(rest, " ")
	return rest == "" || strings.TrimRight(who, ",.;:)") != who ||
		words.HasPrefix(rest, "and ", "but ", "while ", "in ", "on ", "at ", "as ", "according ")
}

// continuesShares reports a share that leaves out what the people do whom the one
// before is of: "62% use X, 31% Y, 7% both".
func (s *Sentence) continuesShares(i int, list []quantity.Quantity) bool {
	before := list[i-1]
	if s.canonical(before.Unit) != "%" {
		return false
	}
	gap := strings.TrimRight(s.lower[before.End:list[i].Start], " (~≈")
	for _, degree := range [...]string{" only", " just", " about", " another", " a further", " roughly", " around", " some"} {
		gap = strings.TrimSuffix(gap, degree)
	}
	if !words.HasSuffix(gap, ",", ";", " and", " but", " while", " or", " whereas", ":") {
		return false
	}
	if _, sure := s.namedBy(before); sure {
		return true
	}
	_, sure := s.among(i-1, list)
	return sure
}

// namedBy returns the tool that a share of people names: "28% named X", "41%
// of all teams use X". Where they say something else, it is sure that nothing
// is known of the figure.
func (s *Sentence) namedBy(q quantity.Quantity) (t *names.Tool, sure bool) {
	if s.canonical(q.Unit) != "%" && !q.Counted {
		return nil, false
	}
	rest := s.lower[q.End:]
	if of, ok := strings.CutPrefix(rest, " of "); ok { // the people
		end := strings.IndexAny(of, ",;:.()")
		if end < 0 {
			end = len(of)
		}
		rest = ""
		for at := 0; at < min(end, 45); {
			next := strings.IndexByte(of[at:end], ' ')
			if next < 0 {
				break
			}
			if at += next; words.HasPrefix(of[at:], " that ", " who ") {
				return nil, true // a part of the users of something
			}
			if surveyVerbLen(of[at:]) > 0 {
				rest = of[at:]
				break
			}
			at++
		}
	}
	verb := surveyVerbLen(rest)
	if verb == 0 {
		return nil, !q.Counted &&
			words.HasPrefix(rest, " think ", " say ", " said ", " believe ", " consider ", " find ", " found ", " feel ", " reported ", " plan ", " thought ")
	}
	at := len(s.lower) - len(rest) + verb
	if !s.afterUnknown && words.HasPrefix(s.lower[at:], "it ", "it,", "it.") {
		return s.pronounTarget(), true
	}
	for _, m := range s.Mentions {
		if m.Start == at || m.Start > at && s.lower[at:m.Start] == "the " {
			return m.Tool, true
		}
	}
	return nil, !q.Counted && verb > 0
}

// surveyVerbs are what people in surveys say of tools.
var surveyVerbs = [...]string{
	" use ", " uses ", " used ", " using ", " named ", " name ", " chose ", " choose ", " prefer ", " preferred ", " picked ", " pick ", " trust ",
	" trusted ", " favour ", " favor ", " voted for ", " run ", " ran ", " adopted ", " rely on ", " relied on ", " recommend ", " recommended ",
	" mentioned ", " like ", " liked ", " know ", " work with ", " worked with ", " have used ", " have adopted ", " also use ", " already use ",
	" selected ", " wanted ", " want ", " moved to ", " switched to ",
}

// surveyVerbLen returns the length of the verb that s begins with, 0 if it has none.
func surveyVerbLen(s string) int {
	for _, verb := range surveyVerbs {
		if strings.HasPrefix(s, verb) {
			return len(verb)
		}
	}
	return 0
}

// isLead reports by how much one is ahead of the other, of nobody knows what: "won by 13%",
// "its lead over X shrank to 12 points".
func (s *Sentence) isLead(q quantity.Quantity) bool {
	head := s.lower[:q.Start]
	clause := head[phrase.ClauseStart(head):]
	if words.HasAny(clause, "gap", "margin") || strings.Contains(clause, "lead of ") || strings.Contains(clause, "lead over ") {
		return true
	}
	head, ok := strings.CutSuffix(withoutDegree(head), " by")
	if bare := strings.TrimRight(head, " ,:"); ok &&
		slices.ContainsFunc(s.Mentions, func(m names.Mention) bool { return m.Start == 0 && m.End == len(bare) }) {
		return true // "Which is faster? X, by 20%"
	}
	return ok &&
		words.HasAny(head[s.clauseAt(len(head)):], "won", "wins", "win", "beats", "beat", "leads", "led", "ahead", "outperforms", "outperformed", "lost", "loses", "lags", "trails", "trailed", "behind", "better", "worse")
}
