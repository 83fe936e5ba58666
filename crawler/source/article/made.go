package article

import "strings"

// partWritten reports that "written in", at a place, is said of a thing that the tool has or
// needs: "needs a plugin written in Groovy", "X's query engine is written in Rust".
func (s *sentence) partWritten(at int) bool {
	head := strings.TrimRight(s.lower[:at], " ")
	for _, be := range [...]string{" is", " are", " was", " were", " be", " been"} {
		if subject, ok := strings.CutSuffix(head, be); ok {
			return s.isPart(subject) || s.isOfUsers(subject) || (be == " are" || be == " were") && !isSeveral(subject)
		}
	}
	words := strings.Fields(head)
	for k := len(words) - 1; k >= 0 && len(words)-k < 6; k-- {
		switch w := words[k]; {
		case isDeterminer(w), w == "own":
			if k == 0 {
				return false
			}
			switch before := words[k-1]; before {
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
func (s *sentence) isPart(subject string) bool {
	for _, m := range s.mentions {
		rest, ok := strings.CutPrefix(plain(subject[min(len(subject), m.end):]), "'s ")
		if next := s.next(m.end); !ok || next != nil && next.start < len(subject) {
			continue
		}
		switch lastWord(rest) {
		case "core", "codebase", "code", "source", "server", "kernel", "implementation", "backend":
			return false
		}
		return strings.Count(rest, " ") < 6 && !strings.Contains(rest, ",") && !hasAnyWord(rest, "that", "which", "it")
	}
	return false
}

// isOfUsers reports a subject that ends in the name of a tool and is what uses it: "many
// shops that use X".
func (s *sentence) isOfUsers(subject string) bool {
	for _, m := range s.mentions {
		if m.end == len(subject) {
			return hasEnd(subject[:m.start], " use ", " uses ", " using ", " with ", " on ", " for ")
		}
	}
	return false
}

// isSeveral reports a subject of several, of which each may be a tool.
func isSeveral(subject string) bool {
	last := lastWord(subject)
	return strings.Contains(subject, " and ") || last == "both" || last == "they" || last == "all" || isKindWord(strings.TrimSuffix(last, "s"))
}

// madeBy returns who made something, where it begins with what he is: "Swedish company
// Foo AB", "American engineer Jane Doe"; ok reports such words. They may name nobody.
func madeBy(s string) (name string, ok bool) {
	first, rest := firstWord(s)
	second, rest := firstWord(rest)
	for second != "" && isFold(second) && !isMaker(second) { // "software company"
		second, rest = firstWord(rest)
	}
	if first == "" || !isMaker(bareWord(second)) {
		return "", false
	}
	if name = personAt(strings.TrimLeft(rest, " ")); name != "" && bareWord(second) == second {
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
	case "company", "engineer", "engineers", "developer", "developers", "startup", "start-up", "team", "programmer", "programmers", "firm", "studio", "brothers", "duo", "researcher", "researchers",
		"founder", "founders", "student", "students", "entrepreneur", "agency", "vendor", "consultancy", "university", "hacker", "author", "scientist", "scientists", "giant", "bank":
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
	return hasEnd(w, "ish", "ese", "ian", "ean", "can")
}
