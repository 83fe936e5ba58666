package sentence

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/phrase"
	"github.com/stackdex/stackdex/crawler/source/article/internal/vocab"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// partWritten reports that "written in", at a place, is said of a thing that the tool has or
// needs: "needs a plugin written in Groovy", "X's query engine is written in Rust".
func (s *Sentence) partWritten(at int) bool {
	head := strings.TrimRight(s.lower[:at], " ")
	for _, be := range [...]string{" is", " are", " was", " were", " be", " been"} {
		if subject, ok := strings.CutSuffix(head, be); ok {
			return s.isOfOther(subject) || s.isPart(subject) || s.isBesideTool(subject) || s.isOfUsers(subject) ||
				(be == " are" || be == " were") && !isSeveral(subject)
		}
	}
	if s.isBesideTool(head) {
		return true // "X functions written in"
	}
	parts := strings.Fields(strings.TrimRight(head, " ("))
	if n := len(parts); n > 1 && strings.HasSuffix(head, "(") && isPlural(parts[n-1]) {
		return true // "uses configuration files (written in"
	}
	for k := len(parts) - 1; k >= 0 && len(parts)-k < 10; k-- {
		switch w := parts[k]; {
		case vocab.IsDeterminer(w), w == "own":
			if k == 0 {
				return false
			}
			switch before := parts[k-1]; before {
			case "is", "was", "are", "were", "remains", "became", "as", "and", "but", "–", "—", "-", "it's", "being":
				return false
			default:
				return strings.TrimRight(before, ",;:()") == before
			}
		default:
			if strings.TrimRight(w, ",;:)") != w {
				return false
			}
		}
	}
	return false
}

// isPart reports a subject that is a part of the tool that it names: "X's query engine".
// The core of a tool is the tool.
func (s *Sentence) isPart(subject string) bool {
	for _, m := range s.Mentions {
		rest, ok := strings.CutPrefix(words.Plain(subject[min(len(subject), m.End):]), "'s ")
		if next := s.next(m.End); !ok || next != nil && next.Start < len(subject) {
			continue
		}
		switch words.Last(rest) {
		case "core", "codebase", "code", "source", "server", "kernel", "implementation", "backend":
			return false
		}
		return strings.Count(rest, " ") < 6 && !strings.Contains(rest, ",") && !words.HasAny(rest, "that", "which", "it")
	}
	return false
}

// isBesideTool reports a subject that ends in what bears the name of a tool in front of it and
// is not the tool: several of them, "X clients", or a thing with a name of its own, "X NOVA core".
func (s *Sentence) isBesideTool(subject string) bool {
	i := len(s.Mentions) - 1
	for i >= 0 && s.Mentions[i].End > len(subject) {
		i--
	}
	if i < 0 {
		return false
	}
	end := s.Mentions[i].End
	rest, ok := strings.CutPrefix(s.Text[end:len(subject)], " ")
	if !ok || rest == "" || strings.Count(rest, " ") > 2 || strings.ContainsAny(rest, ",;:()") {
		return false
	}
	switch words.Last(words.LowerASCII(rest)) {
	case "documentation", "configuration", "config", "website", "site", "dashboard", "frontend", "console", "manual":
		return true
	}
	joined := i > 0 && s.joined(s.Mentions[i-1].End, s.Mentions[i].Start)
	first, more := words.First(rest)
	return !joined && words.HasSuffix(rest, "s") && !words.HasSuffix(rest, "ss", "us", "is") ||
		words.IsCapitalized(first) && !vocab.IsKind(words.LowerASCII(first)) && (more != "" || strings.ToUpper(first) == first)
}

// isPartUsed reports that "used by", at a place, is said of a thing that the tool has.
func (s *Sentence) isPartUsed(at int) bool {
	head := strings.TrimRight(s.lower[:at], " ")
	for _, be := range [...]string{" is", " are", " was", " were"} {
		if subject, ok := strings.CutSuffix(head, be); ok {
			return s.isPart(subject) || s.isBesideTool(subject) || s.isCalled(subject)
		}
	}
	return false
}

// isCalled reports a subject of another name than that of the tool in it: "an X module called
// Y".
func (s *Sentence) isCalled(subject string) bool {
	for _, m := range s.Mentions {
		if m.End < len(subject) && words.HasAny(subject[m.End:], "called", "named") && s.next(m.End) == nil {
			return !phrase.BreaksClause(subject[m.End:])
		}
	}
	return false
}

// isUnstated reports that the words in front of a participle, at a place, or the sign behind
// it, leave open whether it is so, or say that it was: "could be used by", "was once
// used by", "Is X used by Y?".
func (s *Sentence) isUnstated(at int) bool {
	if strings.Contains(s.Text[at:], "?") || s.mayHold(doubtWords) && s.isDoubted() {
		return true
	}
	if _, since, ok := strings.Cut(s.lower[at:], " until "); ok && phrase.YearAt(since) != "" {
		return true
	}
	if s.mayHold(beforeWords) && s.changedLater(at) {
		return true
	}
	head := s.lower[:at]
	parts := strings.Fields(head[s.clauseAt(at):])
	if len(parts) > 0 && (parts[0] == "if" || parts[0] == "unless" || parts[0] == "whether") {
		return true
	}
	for k := len(parts) - 1; k >= 0 && k >= len(parts)-maxAuxiliaries; k-- {
		switch w := words.Bare(parts[k]); w {
		case "could", "can", "may", "might", "should", "would", "will", "must", "once", "formerly", "previously":
			return true
		case "to":
			return k+1 < len(parts) && parts[k+1] == "be"
		case "be", "been", "was", "were", "is", "are", "has", "have", "had", "also", "even", "still", "soon", "now", "being":
		default:
			if !strings.HasSuffix(w, "ly") {
				return false
			}
		}
	}
	return false
}

// maxAuxiliaries bounds the words in front of a participle that say how it is meant.
const maxAuxiliaries = 5

// languages reads the list of languages at the head of a text. A name in it that is a tool of
// the page, or of which something else is said, is none: "in C and Y too", "in C, Y in Go".
func (r *Reader) languages(text string) []string {
	list, rest := phrase.ListAt(text), text
	for k, name := range list {
		_, rest, _ = strings.Cut(rest, name)
		t := r.Names.Get(name)
		if k > 0 && (t != nil && !t.Thing || k == len(list)-1 && opensOwn(words.LowerASCII(rest))) {
			return list[:k]
		}
	}
	return list
}

// opensOwn reports words that say something of the name in front of them, the last of a list.
func opensOwn(rest string) bool {
	w, more := words.First(rest)
	switch w = words.Bare(w); w {
	case "in":
		return !words.OpensDigit(strings.TrimLeft(more, " "))
	case "is", "was", "has", "had", "too", "also", "likewise", "does", "did":
		return true
	}
	return isVerbOfTools(w)
}

// isOfUsers reports a subject that ends in the name of a tool and is what uses it: "many
// shops that use X".
func (s *Sentence) isOfUsers(subject string) bool {
	for _, m := range s.Mentions {
		if m.End == len(subject) {
			return words.HasSuffix(subject[:m.Start], " use ", " uses ", " using ", " with ", " on ", " for ")
		}
	}
	return false
}

// isOfOther reports "which" or "that" as a subject right after a name that is none of the tools
// of the page: "X bundles with Zeta, which is written in".
func (s *Sentence) isOfOther(subject string) bool {
	head := ""
	for _, which := range [...]string{", which", " which", ", that", " that"} {
		if before, ok := strings.CutSuffix(subject, which); ok {
			head = before
			break
		}
	}
	last := words.Last(head)
	if last == "" {
		return false
	}
	at := len(head) - len(last)
	for _, m := range s.Mentions {
		if m.Start <= at && at < m.End {
			return false
		}
	}
	switch words.Last(strings.TrimRight(head[:at], " ")) {
	case "with", "by", "via", "on", "using", "through", "into", "than", "uses", "called":
		return true
	}
	return words.IsCapitalized(s.Text[at:])
}

// isSeveral reports a subject of several, of which each may be a tool.
func isSeveral(subject string) bool {
	last := words.Last(subject)
	return strings.Contains(subject, " and ") || last == "both" || last == "they" || last == "all" || vocab.IsKind(strings.TrimSuffix(last, "s"))
}

// madeBy returns who made something, where it begins with what he is: "Swedish company
// Foo AB", "American engineer Jane Doe"; ok reports such words. They may name nobody.
func madeBy(s string) (name string, ok bool) {
	first, rest := words.First(s)
	second, rest := words.First(rest)
	for second != "" && isFold(second) && !isMaker(second) { // "software company"
		second, rest = words.First(rest)
	}
	if first == "" || !isMaker(words.Bare(second)) {
		return "", false
	}
	if name = phrase.PersonAt(strings.TrimLeft(rest, " ")); name != "" && words.Bare(second) == second {
		if person, _, ok := strings.Cut(name, " of "); ok && strings.Contains(person, " ") {
			name = person // "Jane Doe of Acme"
		}
		return name, true
	}
	return "", isNationality(first)
}

// isFold reports a word in small letters that may stand between where somebody is from and
// what he is.
func isFold(w string) bool {
	switch w {
	case "software", "computer", "web", "cloud", "open-source", "game", "consulting", "internet", "young", "then", "small", "former":
		return true
	}
	return false
}

// isMaker reports words for those who make software.
func isMaker(w string) bool {
	switch w {
	case "company", "engineer", "engineers", "developer", "developers", "startup", "start-up", "team", "programmer", "programmers", "firm",
		"studio", "brothers", "duo", "researcher", "researchers",
		"founder", "founders", "student", "students", "entrepreneur", "agency", "vendor", "consultancy", "university", "hacker", "author",
		"scientist", "scientists", "giant", "bank":
		return true
	}
	return false
}

// isNationality reports an adjective of where somebody is from.
func isNationality(w string) bool {
	switch w {
	case "French", "Dutch", "German", "Swiss", "Czech", "Greek", "Israeli", "Thai", "Icelandic":
		return true
	}
	return words.HasSuffix(w, "ish", "ese", "ian", "ean", "can")
}

// changedLater reports words after a position which say that something held until somebody
// switched to something else.
func (s *Sentence) changedLater(at int) bool {
	for _, before := range [...]string{" before it ", " before they ", " before he ", " before she "} {
		if _, left, ok := strings.Cut(s.lower[at:], before); ok &&
			words.HasPrefix(left, "moved", "switched", "migrated", "went", "changed", "replaced", "left", "dropped") {
			return true
		}
	}
	for _, before := range [...]string{" before moving ", " before switching ", " before migrating ", " before leaving ", " before replacing "} {
		if strings.Contains(s.lower[at:], before) {
			return true
		}
	}
	return false
}

// kindBy reads who made a tool behind what it is, "X is a library by Jane Doe", and where that stands.
func kindBy(s *Sentence) (list []string, at int) {
	at = strings.Index(s.lower, " by ")
	if at < 0 || s.denies(at) {
		return nil, 0
	}
	head := s.lower[s.clauseAt(at):at]
	kind := words.Last(head)
	if !words.HasAny(head, "is", "was") || !vocab.IsKind(kind) && kind != "extension" && kind != "project" && kind != "fork" {
		return nil, 0
	}
	list, _ = makers(s.Text[at+len(" by "):])
	for _, name := range list {
		if !strings.Contains(name, " ") {
			return nil, 0 // "by Acme", whose it may only be
		}
	}
	return list, at
}
