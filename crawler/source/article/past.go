package article

import "strings"

// isPast reports that the words beside a participle, at a place, tell of what was and may be
// no more: "was originally written in", "used to be licensed under", "Before 2024 X was
// licensed under", "was released under MIT until 2005".
func (s *sentence) isPast(at int) bool {
	head := s.lower[:at]
	words := strings.Fields(head[s.clauseAt(at):])
	for k := len(words) - 1; k >= 0 && k >= len(words)-maxAuxiliaries; k-- {
		switch bareWord(words[k]) {
		case "originally", "initially", "first", "formerly", "previously", "once":
			return true
		case "be":
			if k > 1 && words[k-1] == "to" && words[k-2] == "used" {
				return true
			}
		}
	}
	if hasAny(s.lower, "until ", "before ", "originally, ", "initially, ", "at first", "back then", "in the beginning") {
		return true
	}
	behind := s.lower[at:]
	for _, turn := range [...]string{" but is now", " and is now", ", now ", " and moved to ", " and switched to ", " but moved to ", " but switched to ", " but later ", " and later ", " and then "} {
		if strings.Contains(behind, turn) {
			return true
		}
	}
	return endsAtTime(behind)
}

// endsAtTime reports that a text says up to when something was so: "until 2005", "before
// version 8", "until recently".
func endsAtTime(lower string) bool {
	for _, turn := range [...]string{" until ", " before ", " till "} {
		_, when, _ := strings.Cut(lower, turn)
		for range 3 {
			w, rest := firstWord(when)
			switch w = bareWord(w); w {
			case "recently", "then", "last":
				return true
			case "version":
				return opensDigit(strings.TrimLeft(rest, " "))
			}
			if yearAt(w) != "" || isVersion(w) {
				return true
			}
			when = strings.TrimLeft(rest, " ")
		}
	}
	return false
}
