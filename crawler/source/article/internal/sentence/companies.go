package sentence

import (
	"slices"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/corpus"
	"github.com/stackdex/stackdex/crawler/source/article/internal/names"
	"github.com/stackdex/stackdex/crawler/source/article/internal/phrase"
	"github.com/stackdex/stackdex/crawler/source/article/internal/vocab"
	"github.com/stackdex/stackdex/crawler/source/words"
)

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
		if isCrowd(lower) || isSupposing(words.Head(lower)) || strings.HasSuffix(name, " I") || vocab.IsStop(name) || strings.Count(name, " ") > 3 ||
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
