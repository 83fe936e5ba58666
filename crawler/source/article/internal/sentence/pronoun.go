package sentence

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/names"
	"github.com/stackdex/stackdex/crawler/source/article/internal/phrase"
	"github.com/stackdex/stackdex/crawler/source/article/internal/vocab"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// pronounTarget returns what a pronoun at the head of the sentence stands for.
func (s *Sentence) pronounTarget() *names.Tool {
	if s.before != nil {
		return s.before
	}
	return s.Section.Tool
}

// pronoun reports a sentence that continues about a tool named before.
func (s *Sentence) pronoun() bool {
	if s.opensItsOther() {
		return false
	}
	head := s.lower
	if s.cues&cueFigure != 0 {
		if open := s.openingOf(); open.load != "" {
			head = strings.TrimLeft(head[min(open.end, len(head)):], "), ")
		}
	}
	for _, p := range [...]string{"it ", "its ", "it's ", "this framework ", "the framework ", "the library ", "the project ", "the repository ", "this library ", "they ", "the tool "} {
		if strings.HasPrefix(head, p) {
			return true
		}
	}
	return s.leadsToIt(head)
}

// opensItsOther reports a sentence about something beside what was named before: "Its
// rival X has", "Its fork has".
func (s *Sentence) opensItsOther() bool {
	its, rest := words.First(s.lower)
	if its != "its" && its != "their" {
		return false
	}
	other, rest := words.First(rest)
	for range 2 { // "its closest rival"
		switch other {
		case "rival", "competitor", "successor", "predecessor", "sibling", "cousin", "sister", "ancestor", "counterpart":
			return true
		}
		if vocab.IsAddOn(other) {
			return true
		}
		other, rest = words.First(rest)
	}
	return false
}

// hasUnknownSubject reports words in front of a position, in a sentence that names no tool there,
// that are about something else: a name, "Quill Writer, launched"; things, "key features
// released"; or a part of what was spoken of, "the framework's draft mode, introduced".
func (s *Sentence) hasUnknownSubject(at int) bool {
	head := strings.TrimRight(s.Text[:at], " ,(–—-:")
	for {
		last := words.Last(head)
		switch lower := words.LowerASCII(last); {
		case lower == "":
			return false
		case lower == "is", lower == "was", lower == "are", lower == "were", lower == "been", lower == "has", lower == "had", lower == "first",
			lower == "then", strings.HasSuffix(lower, "ly"):
			head = strings.TrimRight(head[:len(head)-len(last)], " ,(")
			continue
		case last == lower && isPlural(lower):
			return true
		}
		break
	}
	lower := words.LowerASCII(head)
	if isOfVersion(words.Last(lower)) {
		return false
	}
	if words.HasPrefix(lower, "its ", "their ", "our ", "my ") && strings.Count(lower, " ") < names.MaxWords ||
		strings.Contains(words.Plain(lower), "'s ") && !strings.HasPrefix(words.Plain(lower), "it's ") {
		return true
	}
	return s.isUnknownName(head)
}

// isPlural reports a word in small letters that means several things.
func isPlural(w string) bool {
	return len(w) > 4 && strings.HasSuffix(w, "s") && !words.HasSuffix(w, "ss", "us", "is", "js")
}

// isOfPart reports words at a position that are said of what a tool has: "Zeta's draft mode,
// introduced in".
func (s *Sentence) isOfPart(m *names.Mention, at int) bool {
	if m.End > at {
		return false
	}
	part, ok := strings.CutPrefix(words.Plain(s.Text[m.End:at]), "'s ")
	if !ok || phrase.BreaksClause(strings.TrimRight(part, " ,")) {
		return false
	}
	count := 0
	last := ""
	for w := range strings.FieldsSeq(part) {
		w = strings.TrimRight(w, ",")
		switch words.LowerASCII(w) {
		case "is", "was", "are", "were", "been", "has", "had", "first", "then":
			continue
		}
		count, last = count+1, words.LowerASCII(w)
	}
	return count > 0 && count < names.MaxWords && !isOfVersion(last) && s.cues&cueMade != 0
}

// isOfVersion reports what of a tool came out when the tool did.
func isOfVersion(w string) bool {
	switch w {
	case "version", "release", "commit", "core", "codebase", "code", "development", "prototype", "beta":
		return true
	}
	return false
}

// isUnknownName reports words at the head of a sentence that are all of a name.
func (s *Sentence) isUnknownName(head string) bool {
	n := 0
	for w := range strings.FieldsSeq(head) {
		lower := words.LowerASCII(words.Bare(w))
		if n++; n > names.MaxWords || !words.IsCapitalized(w) || vocab.IsStop(w) || isPronoun(lower) || vocab.IsKind(lower) || isVerbOfTools(lower) {
			return false
		}
	}
	return n > 1
}

// leadsToIt reports "on our machine it …": a few words of place or time, which name
// nothing, in front of the pronoun.
func (s *Sentence) leadsToIt(head string) bool {
	const few, some = 4, 8
	at := strings.Index(head, " it ")
	if at < 0 || strings.Count(head[:at], " ") >= some || strings.Count(head[:at], " ") >= few && hasCapital(s.Text[len(s.lower)-len(head):][1:at]) && !isOfSurvey(head[:at]) ||
		strings.ContainsAny(head[:at], ";:()") || strings.Contains(head[:at], ", ") || strings.Contains(head[:at], ". ") ||
		len(s.Mentions) > 0 && s.Mentions[0].Start < len(s.lower)-len(head)+at {
		return false
	}
	switch first, _ := words.First(head); first {
	case "on", "in", "at", "under", "with", "without", "over", "here", "there", "then", "now", "today", "for", "by", "since", "after", "still":
		return true
	}
	return false
}

// isOfSurvey reports words that say in which survey something was found.
func isOfSurvey(lower string) bool {
	return strings.HasPrefix(lower, "in ") && words.HasAny(lower, "survey", "report", "poll", "census", "index")
}

// hasCapital reports a text with a capital letter.
func hasCapital(text string) bool { return words.LowerASCII(text) != text }
