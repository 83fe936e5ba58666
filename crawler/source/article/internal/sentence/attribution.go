package sentence

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/stackdex/stackdex/crawler/source/article/internal/phrase"
	"github.com/stackdex/stackdex/crawler/source/quantity"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// attribution names who measured: "(BuiltWith)", "according to X", "X's 2025
// survey", "says X". It is a whole name or nothing.
func attribution(s string) string {
	s = words.Plain(s)
	for _, lead := range [...]string{"according to ", "According to ", "says ", "estimates of ", "data from ", "reported by ", "measured by "} {
		if i := strings.Index(s, lead); i >= 0 {
			rest := strings.TrimPrefix(strings.TrimPrefix(s[i+len(lead):], "the "), "a ")
			name := sourceAt(rest)
			if verb := words.Last(name); lead == "says " && (isVerbOfTools(verb) || hasVerb(verb)) { // "the vendor says X does"
				return ""
			}
			if name != "" {
				return name
			}
		}
	}
	if name := noted(s); name != "" {
		return name
	}
	for _, w := range [...]string{" survey", " Survey", " index", " Index"} {
		if i := strings.Index(s, w); i > 0 {
			if name := surveyName(strings.Fields(s[max(0, strings.LastIndexAny(s[:i], ".,;:()")+1):i]), w[1:]); name != "" {
				return name
			}
		}
	}
	return ""
}

// attribution names who measured a figure: the note behind it, else what the
// sentence says.
func (s *Sentence) attribution(q quantity.Quantity, i int, list []quantity.Quantity) string {
	end := len(s.Text)
	if i+1 < len(list) {
		end = list[i+1].Start
	}
	if name := noted(s.Text[q.End:end]); name != "" && !s.names(name) {
		return name
	}
	if !s.credit.known {
		s.credit.set(s.credited())
	}
	return s.credit.value
}

// credited names who measured all figures of a sentence.
func (s *Sentence) credited() string {
	name := ""
	if s.cues&cueSource == 0 {
		name = noted(words.Plain(s.Text))
	} else {
		name = attribution(s.Text)
	}
	if s.names(name) {
		return ""
	}
	return name
}

// names reports that a note is the name of a tool.
func (s *Sentence) names(note string) bool {
	for _, m := range s.Mentions {
		if m.Tool.Name == note || s.Text[m.Start:m.End] == note {
			return true
		}
	}
	return false
}

// noted returns the source in parentheses, "" if none is.
func noted(s string) string {
	for at := 0; ; {
		i := strings.IndexByte(s[at:], '(')
		if i < 0 {
			return ""
		}
		at += i + 1
		note, _, _ := strings.Cut(s[at:], ")")
		note, _, _ = strings.Cut(note, ",")
		if IsPersonOrBody(note) && !listGoesOn(s[at+len(note):]) {
			return strings.TrimSuffix(note, " survey")
		}
	}
}

// listGoesOn reports whether a list of names continues after the first of a note.
func listGoesOn(rest string) bool {
	next, ok := strings.CutPrefix(rest, ", ")
	return ok && next != "" && next[0] >= 'A' && next[0] <= 'Z'
}

// sourceAt returns the name at the head of s, up to a possessive. If it continues in lower
// case, it is the whole phrase.
func sourceAt(s string) string {
	name := phrase.NameAt(s)
	if owner, _, ok := strings.Cut(name, "'s "); ok {
		return owner
	}
	rest, ok := strings.CutPrefix(s[len(name):], " ")
	if name == "" || !ok {
		return name
	}
	for at, count := 0, 0; count < 5; count++ {
		word := rest[at:]
		if end := strings.IndexAny(word, " .,;:()!?"); end >= 0 {
			word = word[:end]
		}
		if word == "" || endsPhrase(word) {
			return strings.TrimSpace(name + " " + strings.TrimSpace(rest[:at]))
		}
		if at += len(word); at >= len(rest) || rest[at] != ' ' {
			return name + " " + rest[:at]
		}
		at++
	}
	return ""
}

// endsPhrase reports words that are no part of the name of a source.
func endsPhrase(w string) bool {
	switch w {
	case "of", "in", "for", "on", "at", "from", "by", "with", "to", "and", "or", "that", "which", "who", "is", "are", "was", "were", "has",
		"have", "had",
		"shows", "showed", "says", "said", "found", "finds", "reports", "reported", "counts", "puts", "saw", "sees", "lists", "survey",
		"surveys", "index", "report",
		"study", "studies", "data", "research", "ranking", "poll", "numbers", "figures", "as", "while", "but", "when", "where", "the", "a",
		"an", "it", "its", "they":
		return true
	}
	first, _ := utf8.DecodeRuneInString(w)
	return !unicode.IsLetter(first)
}

// surveyName returns the name of a survey from the words in front of the word
// for it: its owner, or what it is called.
func surveyName(parts []string, survey string) string {
	called := len(parts)
	for called > 0 && (phrase.YearAt(parts[called-1]) != "" || strings.EqualFold(parts[called-1], "developer")) {
		called--
	}
	end, owned := called, called > 0 && strings.HasSuffix(parts[called-1], "'s")
	if !owned && words.IsCapitalized(survey) { // Developer Survey
		end = len(parts)
	}
	from := end
	for from > 0 && end-from < 5 &&
		(words.IsCapitalized(parts[from-1]) || from < end && phrase.YearAt(parts[from-1]) != "" || from == end && end > called) {
		if from < end && strings.HasSuffix(parts[from-1], "'s") {
			break // of something else
		}
		from--
	}
	for from < end && (phrase.YearAt(parts[from]) != "" || parts[from] == "The" || parts[from] == "A" || parts[from] == "In") {
		from++
	}
	if from == end {
		return ""
	}
	name := strings.TrimSuffix(strings.Join(parts[from:end], " "), "'s")
	if end > called {
		name += " " + survey
	}
	return name
}

// IsPersonOrBody reports a note that names a source of figures.
func IsPersonOrBody(note string) bool {
	parts := strings.Fields(note)
	if len(parts) == 0 || len(parts) > 4 || strings.ContainsAny(note, "0123456789+~") {
		return false
	}
	for _, w := range parts {
		if !words.IsCapitalized(w) && w != "survey" {
			return false
		}
	}
	return len(parts) > 1 || strings.ContainsAny(note[1:], "ABCDEFGHIJKLMNOPQRSTUVWXYZ/") && note != strings.ToUpper(note)
}
