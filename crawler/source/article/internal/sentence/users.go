package sentence

import (
	"slices"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/corpus"
	"github.com/stackdex/stackdex/crawler/source/article/internal/names"
	"github.com/stackdex/stackdex/crawler/source/article/internal/phrase"
	"github.com/stackdex/stackdex/crawler/source/article/internal/vocab"
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
	" have shipped ", " has shipped ", " chose ", " has used ", " have used ", " built on ", " switched to ", " moved to ", " migrated to ",
}

// usersBefore reads "Netflix, Reddit and Lyft use Flask", "GitHub uses it too".
func (r *Reader) usersBefore(s *Sentence, add func(*names.Tool, []string)) {
	places := usedPlaces(s)
	if len(places) == 0 {
		return
	}
	leads := listLeadsIn(s.Text)
	read := func(at, verb int) {
		if t := r.usedHere(s, at); t != nil {
			if words.HasSuffix(s.lower[:at], " shipped ") && !strings.Contains(s.lower[at:], " in production") {
				return // a release of its own
			}
			if list := r.companiesBefore(s.Text[:at-verb], &leads); len(list) > 0 && !s.isUnstated(at) && !s.isHosted(at) {
				add(t, list)
			}
		}
	}
	for _, verb := range useVerbs {
		for _, at := range places {
			if strings.HasSuffix(s.Text[:at], verb) {
				read(at, len(verb))
			}
		}
	}
	for _, at := range places {
		if verb := runsOwn(s.Text[:at]); verb > 0 {
			read(at, verb)
		}
	}
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
	case "run", "runs", "ran", "use", "uses", "used", "on", "trust", "adopted", "chose", "shipped", "to", "with":
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

// listLeads are what a list may begin behind, each with a turn of its own.
var listLeads = [...]string{"such as ", "like ", ": "}

// listLeadsIn returns where a text continues after each of the leads of lists.
func listLeadsIn(text string) (ends [len(listLeads)][]int) {
	for k, lead := range listLeads {
		for from := 0; ; {
			i := strings.Index(text[from:], lead)
			if i < 0 {
				break
			}
			from += i + len(lead)
			ends[k] = append(ends[k], from)
		}
	}
	return ends
}

// companiesBefore reads the list of companies that ends at the end of s, a part of a
// sentence of which it is known where lists may begin.
func (r *Reader) companiesBefore(s string, leads *[len(listLeads)][]int) []string {
	from := 0
	for k, ends := range leads {
		n, _ := slices.BinarySearch(ends, len(s)+1)
		if n > 0 && ends[n-1]-len(listLeads[k]) >= from {
			from = ends[n-1]
		}
	}
	s = s[from:]
	switch first, rest := words.First(s); first {
	case "After", "Since", "Because", "Although", "Though", "While":
		s = strings.TrimLeft(rest, " ")
	}
	s = withoutAdverb(s)
	list := phrase.ListAt(s)
	if len(list) > 0 && endsWith(s, list[len(list)-1]) {
		return r.onlyCompanies(list)
	}
	for _, and := range [...]string{", and ", "; ", ", while ", ", but "} { // of a statement in front of it
		if at := strings.LastIndex(s, and); at >= 0 {
			if own := s[at+len(and):]; strings.Contains(s[:at], " ") {
				if list := phrase.ListAt(own); len(list) > 0 && endsWith(own, list[len(list)-1]) && r.isStatement(s[:at]) {
					return r.onlyCompanies(list)
				}
			}
		}
	}
	return nil
}

// isStatement reports a text that names a tool, and is no mere list of names.
func (r *Reader) isStatement(text string) bool {
	list := phrase.ListAt(text)
	return names.CountTools(r.Names.Look(text)) > 0 && (len(list) == 0 || !endsWith(text, list[len(list)-1]))
}

// withoutAdverb removes what may stand in front of a verb of using: "still", "all".
func withoutAdverb(s string) string {
	s = strings.TrimRight(s, " ")
	switch last := words.Last(s); last {
	case "still", "also", "now", "both", "famously", "already", "even", "today", "currently":
		return strings.TrimRight(s[:len(s)-len(last)], " ")
	}
	return s
}

func endsWith(s, name string) bool {
	return strings.HasSuffix(strings.TrimRight(s, " "), name) || strings.HasSuffix(s, ")")
}

// companies reads the list of companies at the head of a text. In "A, B and C's rival", C is
// not one of them.
func (r *Reader) companies(s string) []string {
	list := phrase.ListAt(s)
	if n := len(list) - 1; n >= 0 {
		if _, rest, ok := strings.Cut(s, list[n]); ok && hasOwn(rest, "'s ") {
			list = list[:n]
		} else if what := words.Bare(words.Head(rest)); ok && isSoftwareNoun(what) {
			if strings.HasSuffix(what, "s") {
				return nil // "the X and Y libraries"
			}
			list = list[:n]
		}
	}
	if n := len(list) - 1; n >= 0 && isNationality(words.Last(list[n])) && goesOnSmall(s, list[n]) {
		list = list[:n] // "the Finnish government"
	}
	for k, name := range list {
		if strings.Contains(words.Plain(name), "'s ") { // "X's Y workers"
			list = list[:k]
			break
		}
	}
	return r.onlyCompanies(list)
}

// goesOnSmall reports that a word in small letters stands right behind the last time that a text
// holds a name.
func goesOnSmall(s, name string) bool {
	rest, ok := strings.CutPrefix(s[strings.LastIndex(s, name)+len(name):], " ")
	switch words.Bare(words.Head(rest)) {
	case "and", "as", "at", "for", "in", "to", "since", "while", "with", "or", "on":
		return false
	}
	return ok && rest != "" && rest[0] >= 'a' && rest[0] <= 'z'
}

// isSoftwareNoun reports words behind a name by which it is that of software, and of no company.
func isSoftwareNoun(w string) bool {
	switch w {
	case "worker", "workers", "job", "jobs", "task", "tasks", "plugin", "plugins", "gem", "gems", "module", "modules", "crate", "crates",
		"libraries", "extension", "extensions":
		return true
	case "platform", "service", "company", "app", "project", "product", "application", "cloud":
		return w == "project"
	}
	return vocab.IsKind(strings.TrimSuffix(w, "s")) && w != "apps" && w != "services" && w != "products" && w != "platforms"
}

// isSoftware reports a name that the page says elsewhere, in a word right behind it, to be that
// of software: "Zeta workers".
func (r *Reader) isSoftware(name string) bool {
	const most = 16 // places
	if !r.Body.Indexed(name) {
		return false
	}
	at := int32(0)
	for range most {
		if at = r.Body.Find(at, name); at == 0 || r.Body.Words[at-1] > corpus.MaxLook {
			return false
		}
		rest := r.Body.Text[int(r.Body.Words[at-1])+len(name):]
		if strings.HasPrefix(rest, " ") && isSoftwareNoun(words.Bare(words.Head(rest[:min(len(rest), words.MaxFold)]))) {
			return true
		}
	}
	return false
}

// ListOnly reads a text that is a list of companies and nothing else, "A, B and C."; nil for
// any other.
func (r *Reader) ListOnly(text string) []string {
	list := phrase.ListAt(text)
	if len(list) == 0 || !strings.HasSuffix(strings.TrimRight(text, ". "), list[len(list)-1]) {
		return nil
	}
	if kept := r.onlyCompanies(list); len(kept) == len(list) {
		return kept
	}
	return nil
}

// onlyCompanies drops names that the page also uses as ordinary words; a list with any such
// name is dropped.
func (r *Reader) onlyCompanies(list []string) []string {
	var kept []string
	for _, name := range list {
		lower := strings.ToLower(name)
		if isCrowd(lower) || isSupposing(words.Head(lower)) || vocab.IsStop(name) || strings.Count(name, " ") > 3 ||
			r.Names.Get(name) != nil || !strings.Contains(name, " ") && (r.Body.Ordinary(name) > 0 || r.isSoftware(name)) {
			return kept
		}
		kept = append(kept, name)
	}
	return kept
}

// isSupposing reports words in front of what is not said to be so, or of nobody in particular.
func isSupposing(w string) bool {
	switch w {
	case "if", "when", "unless", "until", "once", "before", "whether", "even", "suppose", "imagine",
		"most", "many", "some", "several", "all", "few", "every", "each", "various", "other": // "Most CI systems use X"
		return true
	}
	return false
}

// isCrowd reports words for users in general, and words that open a sentence.
func isCrowd(lower string) bool {
	for _, short := range [...]string{"'ve", "'m", "'d", "'ll", "'re"} {
		if strings.HasSuffix(words.Plain(lower), short) {
			return true // "I've used X"
		}
	}
	switch lower {
	case "teams", "developers", "companies", "startups", "enterprises", "organizations", "engineers", "projects", "businesses", "people", "users",
		"beginners", "agencies", "banks", "most", "many", "some", "you", "we", "they", "it", "both", "all", "these", "those", "others", "everyone",
		"nobody", "our", "my", "your", "their", "its", "devops", "scale", "i", "applications", "apps", "sites", "websites", "this", "that",
		"who", "which", "what", "if", "when", "in", "fortune", "python", "java", "javascript", "php",
		"never", "only", "always", "just", "simply", "instead", "otherwise", "still", "then", "now", "here", "also", "rather", "mostly",
		"often", "usually", "sometimes", "today", "currently", "better", "later", "next", "finally", "please",
		"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "dozens", "hundreds", "thousands",
		"millions", "half", // "Twelve of them use X"
		"again", "maybe", "perhaps", "nowadays", "typically", "generally", "internally", "don't", "do", "can", "could", "should", "would",
		"cannot", "must", "may", "might", "need", "want", "having", "why", "how", "where", "let", "to", "not", "first", "yes", "no", "everybody", "someone", "anyone", "yet", "so", "and", "or", "but":
		return true
	}
	return false
}
