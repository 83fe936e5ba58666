package article

import (
	"slices"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/names"
	"github.com/stackdex/stackdex/crawler/source/article/internal/phrase"
	"github.com/stackdex/stackdex/crawler/source/article/internal/vocab"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// title is a heading as its readers ask for it, read once.
type title struct {
	plain    string // with plain quotes
	lower    string // plain in lower case
	topic    topic  // that its words say
	bare     string // the name that it consists of, before a tagline
	what     string // what its words ask the meaning of, and nothing else
	numbered bool
	mentions []names.Mention // of tools in plain, when all names are known
}

func titleOf(heading string) *title {
	t := &title{plain: words.Plain(heading)}
	t.lower = words.ToLower(t.plain)
	t.topic = topicOf(t.lower)
	t.bare, t.numbered = bareName(t.plain)
	t.what = askedWhat(t.plain, t.lower)
	return t
}

// whatLeads stand in front of a name where a heading asks what it is.
var whatLeads = [...]string{"what is ", "what's ", "was ist ", "introduction to ", "overview of ", "about "}

// askedWhat returns X of "What is X?" and "X overview".
func askedWhat(plain, lower string) string {
	if len(lower) != len(plain) {
		return ""
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

// isBareTopic reports a heading that names no tool and no other matter.
func (t *title) isBareTopic() bool {
	return len(t.plain) < 50 && len(t.mentions) == 0 && !t.hasStrangeName() && !words.HasAny(t.lower, "test", "tests", "benchmark", "benchmarks", "study", "survey", "methodology", "comparison", "experiment", "article", "review", "guide", "list", "data")
}

// hasStrangeName reports a heading with a name in it that is none of the known ones, as its
// letters tell: "Why not GitHub Actions?".
func (t *title) hasStrangeName() bool {
	small, names := false, false // a word that a title in capitals would have written with one
	first := true
	for w := range strings.FieldsSeq(t.plain) {
		w = words.Bare(w)
		switch lower := words.LowerASCII(w); {
		case w == "":
			continue
		case lower == w:
			small = small || len(w) > 3 || w == "not" || w == "use"
		case !first && words.IsCapitalized(w):
			names = names || topicOf(lower) == noTopic
			if strings.ToLower(w[1:]) != w[1:] && strings.ToUpper(w) != w {
				return true
			}
		}
		first = false
	}
	return small && names
}

// isOfKind reports a heading about any tool of a kind: "When not to use a search engine".
func (t *title) isOfKind() bool {
	one := false
	for w := range strings.FieldsSeq(t.lower) {
		w = words.Bare(w)
		if one && vocab.IsKind(w) {
			return true
		}
		one = one || w == "a" || w == "an" || w == "any"
	}
	return false
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
	if strings.Count(h, " ") > 3 || len(h) > 50 {
		return "", false
	}
	return names.Clean(h), numbered
}

// unversioned removes the versions behind names, "Zeta 15.3", unless the page knows
// the names only with them, or they tell the names apart.
func (r *reader) unversioned(list []string) []string {
	bare := make([]string, len(list))
	for i, name := range list {
		bare[i] = name
		version := words.Last(name)
		short := strings.TrimRight(strings.TrimSuffix(name, version), " ")
		if version != name && words.IsDigit(version[0]) && strings.Trim(version, "0123456789.x") == "" && r.body.Exact(short) > r.body.Exact(name) {
			bare[i] = short
		}
	}
	for i := range bare {
		if slices.Contains(bare[:i], bare[i]) {
			return list
		}
	}
	return bare
}
