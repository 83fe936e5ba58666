package stackshare

import (
	"iter"
	"regexp"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/words"
	"github.com/stackdex/stackdex/ingest/record/canon"
)

// proseMetrics are what figures in prose count, behind a space.
var proseMetrics = [...]struct{ words, metric string }{
	{"github stars", "github.stars"}, {"stars on github", "github.stars"}, {"stars", "github.stars"},
	{"github forks", "github.forks"}, {"forks on github", "github.forks"}, {"forks", "github.forks"},
	{"company stacks", "stackshare.company_stacks"}, {"companies stacks", "stackshare.company_stacks"},
	{"developer stacks", "stackshare.developer_stacks"}, {"developers stacks", "stackshare.developer_stacks"},
}

// digitsEnd returns the end of the digits, and what groups them, at the beginning
// of s.
func digitsEnd(s string) int {
	n := 0
	for n < len(s) && (words.IsDigit(s[n]) || s[n] == '.' || s[n] == ',') {
		n++
	}
	return n
}

// figureEnd returns where the figure ends that begins at position i of a text,
// as "85.6 K+"; 0 if none does. A space follows it.
func figureEnd(text string, i int) int {
	if !words.IsDigit(text[i]) {
		return 0
	}
	end := i + digitsEnd(text[i:])
	for _, at := range [...]int{end + 1, end} {
		if at > len(text) || at > end && text[end] != ' ' {
			continue
		}
		if at < len(text) && strings.IndexByte("KkMm", text[at]) >= 0 {
			at++
		}
		if at < len(text) && text[at] == '+' {
			at++
		}
		if at < len(text) && text[at] == ' ' {
			return at
		}
	}
	return 0
}

// proseMetric returns what is counted at the beginning of a text, and where the
// words for it end; 0 if nothing is.
func proseMetric(text string) (metric string, end int) {
	rest := strings.TrimLeft(text, " ")
	for _, m := range proseMetrics {
		if startsWithWord(rest, m.words) {
			return m.metric, len(text) - len(rest) + len(m.words)
		}
	}
	return "", 0
}

// prose reads figures, reasons and categories in the text on differences, as
// the layout of 2019 has them, with a heading or straight behind the tools.
func (r *reader) prose() {
	for i := range r.sections {
		s := &r.sections[i]
		switch s.topic {
		case differences:
		case titled, overview:
			if len(r.names) < 2 {
				continue
			}
		case answered:
			if len(r.names) == 1 {
				r.toolProse(s.span)
			}
			continue
		default:
			continue
		}
		for at := s.from; at < s.to; at++ {
			text := r.tokens[at].text
			if len(text) > 5000 {
				continue
			}
			if containsAny(text, "stars", "forks", "stacks") {
				r.proseFigures(canon.Text(text), at)
			}
			if strings.Contains(text, clientsThatUse) {
				r.clients(canon.Text(text), at)
			}
			if containsAny(text, "factor", "reason", "categor", "classified") {
				text = canon.Text(text)
				ofDevelopers := s.topic == differences || holdsWord(text, "developer", "developers", "people", "users")
				for sentence := range sentencesOf(text) {
					if ofDevelopers {
						r.reasons(sentence, at)
					}
					r.categories(sentence)
				}
			}
		}
	}
}

// sentencesOf yields the sentences of a text; each ends where a capital letter or a
// quotation begins the next one.
func sentencesOf(text string) iter.Seq[string] {
	return func(yield func(string) bool) {
		from := 0
		for i := 0; i+2 < len(text); i++ {
			if strings.IndexByte(".!?", text[i]) < 0 || text[i+1] != ' ' {
				continue
			}
			if next := text[i+2]; next >= 'A' && next <= 'Z' || next == '"' {
				if !yield(text[from : i+1]) {
					return
				}
				from = i + 2
			}
		}
		yield(text[from:])
	}
}

func containsAny(s string, words ...string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// proseFigures gives each figure to the tool that the text named last.
func (r *reader) proseFigures(text string, at int) {
	if len(r.names) > 1 {
		r.figuresIn(text, at)
	}
}

// namesOnly leaves out where the site of that name stands in what is counted.
var namesOnly = strings.NewReplacer("GitHub stars", "", "GitHub forks", "", "stars on GitHub", "", "forks on GitHub", "")

func (r *reader) figuresIn(text string, at int) {
	for i := 0; i < len(text); {
		figure := figureEnd(text, i)
		if figure == 0 {
			i++
			continue
		}
		metric, end := proseMetric(text[figure:])
		if end == 0 {
			i += digitsEnd(text[i:])
			continue
		}
		if tool := r.lastNamed(namesOnly.Replace(text[:i])); tool >= 0 {
			if f, ok := r.sides[tool].stats[metric]; !ok || f.Value == nil {
				r.setStat(tool, metric, text[i:figure], "", at)
			}
		}
		i = figure + end
	}
}

// toolProse reads the figures of the tool that a page is about, in the text that says
// what it is: "X is an open source tool with 12K GitHub stars".
func (r *reader) toolProse(s span) {
	for at := s.from; at < s.to; at++ {
		t := &r.tokens[at]
		if len(t.text) > 5000 || t.noise || !containsAny(t.text, "stars", "forks") {
			continue
		}
		text := canon.Text(t.text)
		if name := canon.Text(r.names[0]); strings.HasPrefix(text, name) && containsAny(text, " open source tool with ", " open-source tool with ") {
			r.figuresIn(text, at)
		}
	}
}

// lastNamed returns the tool whose name stands last in text, -1 if none does.
func (sub *subject) lastNamed(text string) int {
	best, end := -1, -1
	for tool, name := range sub.names {
		if i := lastWord(text, canon.Text(name)); i >= 0 && (i+len(name) > end || i+len(name) == end && len(name) > len(sub.names[best])) {
			best, end = tool, i+len(name)
		}
	}
	return best
}

// lastWord returns where name stands last in text as a word of its own.
func lastWord(text, name string) int {
	for end := len(text); name != ""; {
		i := strings.LastIndex(text[:end], name)
		if i < 0 {
			return -1
		}
		after := i + len(name)
		if (i == 0 || !wordByte(text[i-1])) && (after == len(text) || !wordByte(text[after])) {
			return i
		}
		end = min(after-1, len(text))
		if end < len(name) {
			return -1
		}
	}
	return -1
}

func wordByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '#' || c >= 0x80
}

var (
	quoted  = regexp.MustCompile(`"([^"]{1,120})"`)
	clauses = regexp.MustCompile(`;|,?\s+\b(?:whereas|while)\b`)
)

// holdsWord reports whether one of the words stands in text, by itself.
func holdsWord(text string, words ...string) bool {
	for i := range len(text) {
		if i > 0 && (isWordByte(text[i-1]) || text[i-1] == '_') {
			continue
		}
		for _, w := range words {
			if text[i]|0x20 == w[0] && startsWithWord(text[i:], w) {
				return true
			}
		}
	}
	return false
}

// reasons reads "A" and "B" as reasons for the tool that their clause names.
func (r *reader) reasons(text string, at int) {
	if !holdsWord(text, "factor", "factors", "reason", "reasons") {
		return
	}
	parts := []string{text}
	if containsAny(text, ";", "whereas", "while") {
		parts = clauses.Split(text, -1)
	}
	for _, clause := range parts {
		tool := r.lastNamed(quoted.ReplaceAllString(clause, `""`))
		if tool < 0 {
			continue
		}
		list := &r.sides[tool].pros
		for _, m := range quoted.FindAllStringSubmatch(clause, -1) {
			if !list.has(m[1]) {
				list.points = append(list.points, vote{m[1], nil, at})
			}
		}
	}
}

// categories reads which category each tool is in.
func (r *reader) categories(text string) {
	if !holdsWord(text, "category", "categories", "classified", "categorized") || holdsWord(text, "factor", "factors", "reason", "reasons") {
		return
	}
	all := quoted.FindAllStringSubmatch(text, -1)
	if len(all) == len(r.names) && strings.Contains(text, "respectively") {
		for tool, m := range all {
			r.sides[tool].categories = []string{m[1]}
		}
		return
	}
	for _, clause := range clauses.Split(text, -1) {
		if m := quoted.FindStringSubmatch(clause); m != nil {
			rest := quoted.ReplaceAllString(clause, `""`)
			for tool, name := range r.names {
				if lastWord(rest, canon.Text(name)) >= 0 && r.sides[tool].categories == nil {
					r.sides[tool].categories = []string{m[1]}
				}
			}
		}
	}
}
