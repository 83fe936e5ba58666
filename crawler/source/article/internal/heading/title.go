package heading

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/names"
	"github.com/stackdex/stackdex/crawler/source/article/internal/phrase"
	"github.com/stackdex/stackdex/crawler/source/article/internal/vocab"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// Title is a heading with its forms and the tools that it names, made once for all rules.
type Title struct {
	Plain    string // with plain quotes
	Lower    string // plain in lower case
	Topic    Topic  // that its words say
	Bare     string // the name that it consists of, before a tagline
	What     string // what its words ask the meaning of, and nothing else
	Numbered bool
	Mentions []names.Mention // of tools in plain, when all names are known
}

// Read reads a heading.
func Read(heading string) *Title {
	t := &Title{Plain: words.Plain(heading)}
	t.Lower = words.ToLower(t.Plain)
	t.Topic = TopicOf(t.Lower)
	t.Bare, t.Numbered = bareName(t.Plain)
	t.What = askedWhat(t.Plain, t.Lower)
	return t
}

// whatLeads stand in front of a name where a heading asks what it is.
var whatLeads = [...]string{"what is ", "what's ", "was ist ", "introduction to ", "overview of ", "about "}

// askedWhat returns X of "What is X?", "Q1. What is X?" and "X overview".
func askedWhat(plain, lower string) string {
	if len(lower) != len(plain) {
		return ""
	}
	if asked, _ := phrase.StripNumber(phrase.WithoutLetter(plain)); strings.HasSuffix(plain, asked) {
		plain, lower = asked, lower[len(plain)-len(asked):]
	}
	for _, lead := range whatLeads {
		if strings.HasPrefix(lower, lead) {
			return names.Clean(plain[len(lead):])
		}
	}
	if strings.HasSuffix(lower, " overview") {
		return names.Clean(plain[:len(plain)-len(" overview")])
	}
	return ""
}

// bareName returns the name that a heading consists of, before a tagline.
func bareName(plain string) (name string, numbered bool) {
	h, numbered := phrase.StripNumber(plain)
	if h == "" || strings.HasSuffix(h, "?") {
		return "", false
	}
	for _, sep := range [...]string{": ", " – ", " — ", " - ", " | ", " ("} {
		if i := strings.Index(h, sep); i > 0 {
			h = h[:i]
		}
	}
	if i := strings.Index(h, " by "); i > 0 && words.IsCapitalized(h[i+len(" by "):]) {
		h = h[:i] // who makes it
	}
	if strings.Count(h, " ") > 3 || len(h) > 50 {
		return "", false
	}
	return names.Clean(h), numbered
}

// IsBareTopic reports a heading with no tool and no other matter.
func (t *Title) IsBareTopic() bool {
	return len(t.Plain) < 50 && len(t.Mentions) == 0 && !t.hasUnknownName() &&
		!words.HasAny(t.Lower, "test", "tests", "benchmark", "benchmarks", "study", "survey", "methodology", "comparison", "experiment", "article", "review", "guide", "list", "data")
}

// hasUnknownName reports a heading with a name, recognised by its letters, that is none of the
// known ones: "Why not GitHub Actions?".
func (t *Title) hasUnknownName() bool {
	small, names := false, false // a word that a title in capitals would have written with one
	first := true
	for w := range strings.FieldsSeq(t.Plain) {
		w = words.Bare(w)
		switch lower := words.LowerASCII(w); {
		case w == "":
			continue
		case lower == w:
			small = small || len(w) > 3 || w == "not" || w == "use"
		case !first && words.IsCapitalized(w):
			names = names || TopicOf(lower) == NoTopic
			if strings.ToLower(w[1:]) != w[1:] && strings.ToUpper(w) != w {
				return true
			}
		}
		first = false
	}
	return small && names
}

// IsOfKind reports a heading about any tool of a kind: "When not to use a search engine".
func (t *Title) IsOfKind() bool {
	one := false
	for w := range strings.FieldsSeq(t.Lower) {
		w = words.Bare(w)
		if one && vocab.IsKind(w) {
			return true
		}
		one = one || w == "a" || w == "an" || w == "any"
	}
	return false
}

// IsCase reports a heading of a list of cases, and not of properties of the tool: "When to
// choose X", "Best for".
func (t *Title) IsCase() bool {
	return words.HasPrefix(t.Lower, "when", "choose ", "pick ", "use ", "go with ", "consider ", "best for", "ideal for", "wann") ||
		strings.Contains(t.Lower, " when ") ||
		strings.Contains(t.Lower, "when to") || strings.Contains(t.Lower, " if ") || strings.Contains(t.Lower, "best for") || strings.Contains(t.Lower, "ideal for")
}

// IsOfDifferences reports a heading of differences; its other words may be names, or tell which
// differences and between what.
func (t *Title) IsOfDifferences() bool {
	if len(t.Lower) != len(t.Plain) || len(t.Plain) > MaxLead || IsQuestion(t.Plain) && len(t.Mentions) < 2 || !strings.Contains(t.Lower, "difference") {
		return false
	}
	from := 0
	for k := 0; k <= len(t.Mentions); k++ {
		end, after := len(t.Lower), len(t.Lower)
		if k < len(t.Mentions) {
			end, after = t.Mentions[k].Start, t.Mentions[k].End
		}
		for w := range strings.FieldsSeq(t.Lower[from:end]) {
			switch words.Bare(w) {
			case "", "difference", "differences", "key", "main", "major", "core", "important", "biggest", "fundamental", "notable", "top",
				"technical", "the", "of", "between", "and", "vs", "versus", "their", "some", "&",
				"what", "are", "feature", "functional", "architectural", "at", "a", "glance", "summary", "overview":
			default:
				if strings.Trim(words.Bare(w), "0123456789") != "" {
					return false
				}
			}
		}
		from = after
	}
	return true
}

// HasCompanion reports whether the word at a position of a heading is something made for the
// only tool that it names: "X clients", "Extensions for X".
func (t *Title) HasCompanion(at, end int) bool {
	if len(t.Mentions) != 1 || t.Mentions[0].Tool.Thing || IsQuestion(t.Plain) {
		return false
	}
	m := t.Mentions[0]
	if m.End <= at {
		return strings.TrimSpace(t.Lower[m.End:at]) == ""
	}
	before := strings.TrimSpace(t.Lower[end:m.Start])
	return before == "for" || before == "of"
}

// LeadsTo reports whether the word at a position of a heading is about the tools that it names:
// they follow it, or stand right before it.
func (t *Title) LeadsTo(at int, word string) bool {
	last := 0
	for _, m := range t.Mentions {
		if m.Start < at {
			last = m.End
		}
	}
	if last == 0 {
		return true
	}
	switch word {
	case "alternatives", "competitors", "rivals", "replacements", "substitutes", "alternativen":
	default:
		return strings.Trim(t.Lower[last:at], " ,") == "and" // "X and others"
	}
	for w := range strings.FieldsSeq(t.Lower[last:at]) {
		if !vocab.IsKind(words.Bare(w)) {
			return false
		}
	}
	return true
}

// MaxLead bounds the line in front of a list, in bytes.
const MaxLead = 100
