package article

import "strings"

// it returns what a pronoun at the head of the sentence stands for.
func (s *sentence) it() *tool {
	if s.before != nil {
		return s.before
	}
	return s.section.tool
}

// pronoun reports a sentence that goes on about what was named before.
func (s *sentence) pronoun() bool {
	if s.opensItsOther() {
		return false
	}
	head := s.lower
	if s.cues&cueFigure != 0 {
		if open := s.openingOf(); open.load != "" {
			head = strings.TrimLeft(head[min(open.end, len(head)):], "), ")
		}
	}
	for _, p := range [...]string{"it ", "its ", "it's ", "this framework ", "the framework ", "the library ", "the project ", "this library ", "they ", "the tool "} {
		if strings.HasPrefix(head, p) {
			return true
		}
	}
	return s.leadsToIt(head)
}

// opensItsOther reports a sentence about something beside what was named before: "Its
// rival X has", "Its fork has".
func (s *sentence) opensItsOther() bool {
	its, rest := firstWord(s.lower)
	if its != "its" && its != "their" {
		return false
	}
	other, rest := firstWord(rest)
	for range 2 { // "its closest rival"
		switch other {
		case "rival", "competitor", "successor", "predecessor", "sibling", "cousin", "sister", "ancestor", "counterpart":
			return true
		}
		if isAddOn(other) {
			return true
		}
		other, rest = firstWord(rest)
	}
	return false
}

// leadsToIt reports "on our machine it …": a few words of place or time, which name
// nothing, in front of the pronoun.
func (s *sentence) leadsToIt(head string) bool {
	const few = 4
	at := strings.Index(head, " it ")
	if at < 0 || strings.Count(head[:at], " ") >= few || strings.ContainsAny(head[:at], ",;:.()") || len(s.mentions) > 0 && s.mentions[0].start < len(s.lower)-len(head)+at {
		return false
	}
	switch first, _ := firstWord(head); first {
	case "on", "in", "at", "under", "with", "here", "there", "then", "now", "today", "for", "by", "since", "after", "still":
		return true
	}
	return false
}
