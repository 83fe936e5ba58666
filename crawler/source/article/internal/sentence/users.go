package sentence

import (
	"slices"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/names"
	"github.com/stackdex/stackdex/crawler/source/words"
	"github.com/stackdex/stackdex/ingest/record"
)

// users reads which companies use a tool.
func (r *Reader) users(s *Sentence) {
	at := s.Section.At(s.Text)
	add := func(t *names.Tool, list []string) {
		for _, name := range list {
			if t != nil && !t.Thing && !r.isOwnTool(name) {
				r.Facts.Relation(at, record.Relation{From: t.Name, To: record.NullString(name), Relation: record.RelUsedBy})
			}
		}
	}
	if which, i := s.lead(leadUsers, 0); i >= 0 && !s.isUnstated(i) && !s.isPartUsed(i) && !s.isRespective() {
		add(r.subjectAt(s, i), r.companies(s.behind(which, i)))
		for _, m := range s.Mentions { // "…, Y by C and D"
			if by, ok := strings.CutPrefix(s.Text[m.End:], " by "); ok && m.Start > i && words.HasSuffix(s.lower[:m.Start], ", ", " and ", " while ") {
				add(known(&m), r.companies(by))
			}
		}
	}
	r.countedUsers(s, add)
	if which, i := s.lead(leadIncluded, 0); i > 0 && hasUsers(lastClause(s.lower[:i])) {
		add(r.usedThing(s, i), r.companies(s.behind(which, i)))
	}
	r.usersBefore(s, add)
	r.usersAmong(s, add)
	r.integrations(s)
}

// countedUsers reads "X counts A and B among its customers", "X lists A and B as customers".
func (r *Reader) countedUsers(s *Sentence, add func(*names.Tool, []string)) {
	for k := range s.Mentions {
		m := &s.Mentions[k]
		verb, list := words.First(s.Text[m.End:])
		if verb != "counts" && verb != "lists" && verb != "names" {
			continue
		}
		list = strings.TrimPrefix(list, " ")
		list, whose, ok := cutBefore(list, " among its ", " as its ", " as ")
		if first := words.Bare(words.Head(whose)); ok && (hasUsers(first) || first == "adopters" || first == "clients") {
			add(known(m), r.ListOnly(list))
		}
	}
}

// hasUsers reports that a list behind these words is one of users.
func hasUsers(lower string) bool {
	for _, w := range [...]string{"websites", "sites", "companies", "organizations", "users", "customers", "startups", "teams"} {
		if strings.Contains(lower, w) {
			return true
		}
	}
	return false
}

func (r *Reader) usedThing(s *Sentence, before int) *names.Tool {
	for i := len(s.Mentions) - 1; i >= 0; i-- {
		if m := s.Mentions[i]; m.End <= before && !m.Tool.Thing {
			return m.Tool
		}
	}
	return s.Section.Tool
}

func (r *Reader) isOwnTool(name string) bool { return r.Names.Get(name) != nil }

// useVerbs stand between companies and what they use.
var useVerbs = [...]string{
	" were built with ", " was built with ", " are built with ", " is built with ", " have adopted ", " has adopted ", " have moved to ", " has moved to ",
	" built their apps with ", " built its app with ", " built their app with ", " built its apps with ", " went with ",
	" have all run ", " run on ", " trust ", " have run ", " famously used ", " all use ", " use ", " uses ", " used ", " run ", " runs ", " ran ", " rely on ", " relies on ", " adopted ",
	" have shipped ", " has shipped ", " chose ", " has used ", " have used ", " built on ", " build with ", " builds with ", " have ", " has ", " switched to ", " moved to ", " migrated to ",
}

// usersBefore reads "Netflix, Reddit and Lyft use Flask", "GitHub uses it too".
func (r *Reader) usersBefore(s *Sentence, add func(*names.Tool, []string)) {
	places, many := usedPlaces(s), slices.ContainsFunc(s.Mentions, func(m names.Mention) bool { return s.runsMany(m) > 0 })
	if len(places) == 0 && !many {
		return
	}
	leads := listLeadsIn(s.Text)
	read := func(at, verb int) {
		if t := r.usedHere(s, at); t != nil {
			if words.HasSuffix(s.lower[:at], " shipped ", " have ", " has ") && !strings.Contains(s.lower[at:], " in production") {
				return // a release of its own
			}
			if list := r.companiesBefore(s.Text[:at-verb], &leads); len(list) > 0 && !s.isUnstated(at) && !s.isHosted(at) {
				add(t, list)
			}
		}
	}
	for _, verb := range useVerbs {
		for _, at := range places {
			if at > len(verb) && s.Text[at-2] == verb[len(verb)-2] && strings.HasSuffix(s.Text[:at], verb) {
				read(at, len(verb))
			}
		}
	}
	for _, at := range places {
		if verb := runsOwn(s.Text[:at]); verb > 0 {
			read(at, verb)
		} else if verb := movesOwn(s.Text[:at]); verb > 0 {
			read(at, verb)
		}
	}
	for _, m := range s.Mentions {
		if verb := s.runsMany(m); verb > 0 {
			read(m.Start, verb)
		}
	}
}

// runsMany returns how long the words in front of a name are that somebody runs what of it is deployed:
// "A and B run large X installations".
func (s *Sentence) runsMany(m names.Mention) int {
	const most = 6 // words
	switch words.Bare(words.Head(s.lower[m.End:])) {
	case "installations", "clusters", "deployments", "fleets", "setups", "installation", "cluster", "deployment", "fleet":
	default:
		return 0
	}
	head := strings.TrimRight(s.Text[:m.Start], " ")
	for range most {
		last := words.Last(head)
		head = strings.TrimRight(head[:len(head)-len(last)], " ")
		switch last {
		case "run", "runs", "operate", "operates", "maintain", "maintains":
			return m.Start - len(head)
		}
		if head == "" || words.Bare(last) != last || words.IsCapitalized(last) {
			return 0
		}
	}
	return 0
}

// runsOwn returns how long the words at the end of a text are that somebody does something of his own
// on what follows: " run their builds on ", " hosts its docs on ".
func runsOwn(s string) int {
	const most = 4 // words of what is run
	if !words.HasSuffix(s, " on ", " with ") {
		return 0
	}
	parts := strings.Fields(s[max(0, len(s)-maxOpening):])
	size := len(" ") + len(parts[len(parts)-1]) + len(" ")
	for k := len(parts) - 2; k > 0 && k >= len(parts)-2-most; k-- {
		size += len(parts[k]) + len(" ")
		if parts[k] != "their" && parts[k] != "its" {
			continue
		}
		switch verb := parts[k-1]; verb {
		case "run", "runs", "ran", "build", "builds", "built", "host", "hosts", "hosted", "deploy", "deploys", "develop", "develops", "serve", "serves":
			return size + len(verb)
		}
		return 0
	}
	return 0
}

// movesOwn returns how long the words at the end of a text are that somebody moved something of his own
// to what follows: " migrated 2,000 services to ".
func movesOwn(s string) int {
	const most = 10 // words
	if !strings.HasSuffix(s, " to ") {
		return 0
	}
	size, n := 0, 0
	for head := s[max(0, len(s)-maxOpening):]; n < most; n++ {
		head = strings.TrimRight(head, " ")
		last := words.Last(head)
		if head = head[:len(head)-len(last)]; head == "" || strings.TrimRight(last, ".;:()") != last || words.IsCapitalized(last) {
			return 0
		}
		size += len(last) + len(" ")
		switch last {
		case "migrated", "moved", "ported", "converted":
			return size + len(" ")
		}
	}
	return 0
}

// isHosted reports that the tool named at a place is run for others: "runs X as a service".
func (s *Sentence) isHosted(at int) bool {
	for _, m := range s.Mentions {
		if m.Start == at {
			return words.HasPrefix(s.lower[m.End:], " for you", " as a service", " as a managed", " in a container", " in containers", " for its customers", " for their customers", " out of the box", " for developers")
		}
	}
	return false
}

// usedPlaces lists where in a sentence something is named, behind a verb, that
// may be used.
func usedPlaces(s *Sentence) []int {
	var places []int
	for _, m := range s.Mentions {
		if behindUse(s.Text[:m.Start]) {
			places = append(places, m.Start)
		}
	}
	for from := 0; ; {
		i := strings.Index(s.Text[from:], " it")
		if i < 0 {
			break
		}
		if from += i + 1; behindUse(s.Text[:from]) {
			places = append(places, from)
		}
	}
	slices.Sort(places)
	return slices.Compact(places)
}

// behindUse reports a text that ends with the last word of one of useVerbs.
func behindUse(s string) bool {
	if s == "" || s[len(s)-1] != ' ' {
		return false
	}
	switch words.Last(s) {
	case "run", "runs", "ran", "use", "uses", "used", "on", "trust", "adopted", "chose", "shipped", "to", "with", "have", "has":
		return true
	}
	return false
}

// usedHere returns the tool named right at position at, or that "it" stands
// for.
func (r *Reader) usedHere(s *Sentence, at int) *names.Tool {
	for _, m := range s.Mentions {
		if m.Start == at && !m.Tool.Thing {
			return m.Tool
		}
	}
	if strings.HasPrefix(s.Text[at:], "it ") || strings.HasPrefix(s.Text[at:], "it.") {
		return s.Section.Tool
	}
	return nil
}
