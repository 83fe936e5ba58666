package sentence

import (
	"slices"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/vocab"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// aside is what may stand in front of who wins and confines it to no case: an open one
// goes on as it likes up to the next comma.
type aside struct {
	words string
	open  bool
}

// asides are such words.
var asides = slices.Concat(closed("overall", "all in all", "all things considered", "everything considered", "in the end", "in short", "in sum", "in summary", "in conclusion", "to sum up", "to conclude", "ultimately", "finally",
	"on balance", "on the whole", "in general", "generally speaking", "generally", "on second thought", "at the end of the day", "after all", "of course", "clearly", "obviously", "undoubtedly", "without a doubt",
	"and", "but", "yet", "still", "thus", "therefore", "hence", "then", "again", "however", "having said that", "that being said", "with that said", "that said", "honestly", "frankly", "to be honest", "to be fair",
	"nevertheless", "nonetheless", "even so", "all the same", "regardless", "as a result", "consequently", "accordingly", "as such", "as expected", "unsurprisingly", "as you can see", "as we have seen",
	"today", "right now", "these days", "nowadays", "currently", "at the moment", "for now", "at the time of writing", "for us", "for me", "for everyone", "for everybody", "for all", "for new projects", "for a new project", "for new apps",
	"in most cases", "most of the time", "nine times out of ten", "our verdict", "the verdict", "my verdict", "final verdict", "verdict", "our conclusion", "the conclusion", "conclusion", "the bottom line", "bottom line", "tl;dr", "winner",
	"we think", "we believe", "we find", "we feel", "i think", "i believe", "of the two", "of the three", "between the two", "this is why", "that is why", "that's why", "which is why",
	"for all these reasons", "for these reasons", "for that reason", "for this reason", "the answer is simple", "the answer is clear", "the choice is clear", "the result is clear", "is that", "that", "the", "our", "final",
	"in our view", "in our opinion", "in our experience", "in our eyes", "in our case", "in our tests", "in our test", "in our benchmarks", "in our benchmark", "in my view", "in my opinion", "in my experience", "in my tests",
	"daher", "deshalb", "darum", "somit", "also", "insgesamt", "unterm strich", "alles in allem", "am ende", "heute", "unser fazit", "fazit", "in den meisten fällen", "für uns", "für alle",
	"für neue projekte", "für ein neues projekt", "bei neuen projekten"),
	open("even though", "although", "though", "considering all", "considering everything", "given all", "given everything", "taking all",
		"taking everything", "with its", "with all its", "thanks to its", "because of its", "due to its", "given its", "despite its", "for all its", "both are", "both have"))

func closed(words ...string) []aside { return asidesOf(false, words) }
func open(words ...string) []aside   { return asidesOf(true, words) }

func asidesOf(open bool, words []string) []aside {
	list := make([]aside, len(words))
	for i, w := range words {
		list[i] = aside{w, open}
	}
	return list
}

// isConfined reports words in front of who wins, at end, that confine it to a case, as
// all do that are not known to be asides: "For small sites, X is the better choice".
func (s *Sentence) isConfined(lower string, end int) bool {
	head := lower[:end]
	for _, lead := range winsAhead {
		head = strings.TrimSuffix(head, lead)
	}
	for {
		head = strings.TrimRight(head, " ,:–—")
		if strings.HasSuffix(head, ";") {
			return false
		}
		at := phraseStart(head)
		phrase := head[at:]
		if !s.isAside(phrase, at) {
			return true
		}
		if at == 0 || words.HasPrefix(phrase+" ", "and ", "but ", "yet ", "so ") {
			return false
		}
		if head = strings.TrimRight(head[:at], " ,:–—"); !isPreposition(words.Head(head[phraseStart(head):])) {
			return false // a statement of its own
		}
	}
}

// phraseStart returns where the last phrase of a text begins: behind a sign or "but".
func phraseStart(lower string) int {
	start := strings.LastIndex(lower, " but ") + 1
	for _, sign := range [...]string{", ", "; ", ": ", " – ", " — "} {
		if at := strings.LastIndex(lower, sign); at >= 0 {
			start = max(start, at+len(sign))
		}
	}
	return start
}

// isPreposition reports a word with which a phrase for a case begins.
func isPreposition(w string) bool {
	switch w {
	case "for", "in", "on", "at", "with", "without", "among", "under", "as", "to", "by", "from", "where", "once", "für", "bei", "mit", "im":
		return true
	}
	return false
}

// isAside reports a phrase, which stands at a place of the sentence, that is made of
// asides.
func (s *Sentence) isAside(phrase string, at int) bool {
	for {
		bare := strings.TrimLeft(phrase, " ")
		at += len(phrase) - len(bare)
		if phrase = bare; phrase == "" || isTime(phrase) || s.isReason(phrase, at) {
			return true
		}
		n := asideAt(phrase)
		if n == 0 {
			return false
		}
		phrase, at = phrase[n:], at+n
	}
}

// asideLexicon finds asides.
var asideLexicon = words.LexiconOf(asides, func(a aside) string { return a.words })

// asideAt returns the length of the longest aside at the head of a phrase, 0 if there is none.
func asideAt(phrase string) int {
	longest := max(resultsAt(phrase), mostAt(phrase))
	switch w := words.Head(phrase); w {
	case "so", "is", "my":
		longest = max(longest, len(w))
	}
	for which, at := range asideLexicon.In(phrase) {
		if at > 0 {
			break
		}
		a := &asides[which]
		if rest := phrase[len(a.words):]; rest == "" || rest[0] == ' ' {
			longest = max(longest, len(a.words))
			if a.open {
				longest = len(phrase)
			}
		}
	}
	if rest, ok := strings.CutPrefix(phrase[:longest], "of the "); ok && longest < len(phrase) {
		if kind := words.Head(phrase[longest:]); (rest == "two" || rest == "three") && vocab.IsKind(strings.TrimSuffix(kind, "s")) {
			return longest + 1 + len(kind)
		}
	}
	if words.HasPrefix(phrase, "both are ", "both have ") {
		if and := strings.LastIndex(phrase, " and"); and > 0 {
			return and // "Both are fine and X wins"
		}
	}
	return longest
}

// mostAt returns how long "for most teams" is at the head of a phrase. Most small sites
// are a case.
func mostAt(phrase string) int {
	for _, lead := range [...]string{"for most", "in most", "for almost all", "for nearly all", "for almost", "for nearly", "for the majority of", "for the vast majority of", "für die meisten", "für fast alle", "in den meisten"} {
		rest, ok := strings.CutPrefix(phrase, lead+" ")
		for ok {
			w, after := words.First(rest)
			signs := len(w) - len(strings.TrimRight(w, ".,;:!"))
			switch w[:len(w)-signs] {
			case "of", "the", "our", "your", "new", "modern", "use", "other", "such", "web", "software", "development", "neue", "neuen":
				rest = after
				continue
			case "teams", "people", "developers", "users", "projects", "companies", "businesses", "organizations", "cases", "us", "apps",
				"applications", "purposes", "workloads", "situations", "scenarios",
				"programmers", "readers", "engineers", "everyone", "everybody", "things", "jobs", "tasks", "sites", "websites", "services", "systems",
				"projekte", "projekten", "entwickler", "fälle", "fällen", "anwendungen", "nutzer", "leute", "unternehmen", "seiten":
				return len(phrase) - len(after) - signs
			}
			ok = false
		}
	}
	return 0
}

// resultsAt returns how long "based on our tests" is at the head of a phrase.
func resultsAt(phrase string) int {
	for _, by := range [...]string{"based on ", "judging by ", "going by "} {
		rest, ok := strings.CutPrefix(phrase, by)
		if !ok {
			continue
		}
		whose, rest := words.First(rest)
		what, rest := words.First(rest)
		switch whose {
		case "our", "my", "these", "the", "this", "all":
		default:
			return 0
		}
		switch what {
		case "tests", "test", "testing", "benchmarks", "benchmark", "results", "numbers", "figures", "data", "findings", "experience",
			"research", "comparison", "analysis":
			return len(phrase) - len(rest)
		}
		return 0
	}
	return 0
}

// isTime reports a phrase of nothing but a time: "in 2025", "as of May 2025".
func isTime(phrase string) bool {
	rest, ok := strings.CutPrefix(phrase, "in ")
	if !ok {
		if rest, ok = strings.CutPrefix(phrase, "as of "); !ok {
			return false
		}
	}
	for w := range strings.FieldsSeq(rest) {
		switch {
		case isCalendarName(w), words.IsDigit(w[0]) && strings.Trim(w, "0123456789.") == "":
		default:
			switch w {
			case "early", "late", "mid", "version", "this", "writing", "now", "today":
			default:
				return false
			}
		}
	}
	return rest != ""
}

// isReason reports a phrase that gives a reason, or what speaks for another: "because it
// ships an admin", "while X is smaller", "after testing both".
func (s *Sentence) isReason(phrase string, at int) bool {
	lead, rest := words.First(phrase)
	word, after := words.First(rest)
	switch lead {
	case "because", "since":
		return (isOfTools(word) || s.isNamedAt(at+len(lead)+1)) && !words.HasAny(phrase, "you", "your")
	case "while":
		return isOfTools(word) || s.isNamedAt(at+len(lead)+1)
	case "after":
		return strings.HasSuffix(word, "ing") && (isOfTools(words.Head(after)) || s.isNamedAt(at+len(phrase)-len(after)+1))
	}
	return false
}

// isOfTools reports a word that stands for the tools of the page.
func isOfTools(w string) bool {
	switch w {
	case "it", "its", "they", "both", "each", "all", "everything", "them":
		return true
	}
	return false
}
