package stackshare

import (
	"regexp"
	"strings"

	"github.com/stackdex/stackdex/ingest/record/canon"
)

var proseFigure = regexp.MustCompile(`(\d[\d.,]*\s?[KkMm]?\+?)\s+(?i:(github stars|stars on github|stars|github forks|forks on github|forks|company stacks|companies stacks|developers? stacks))\b`)

var proseMetrics = map[string]string{
	"github stars": "github.stars", "stars on github": "github.stars", "stars": "github.stars",
	"github forks": "github.forks", "forks on github": "github.forks", "forks": "github.forks",
	"company stacks": "stackshare.company_stacks", "companies stacks": "stackshare.company_stacks",
	"developer stacks": "stackshare.developer_stacks", "developers stacks": "stackshare.developer_stacks",
}

// prose reads figures, reasons and categories in the text on differences, as
// the layout of 2019 has them.
func (r *reader) prose() {
	for i := range r.sections {
		s := &r.sections[i]
		if s.topic != differences {
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
			if containsAny(text, "factor", "reason", "categor", "classified") {
				text = canon.Text(text)
				r.reasons(text, at)
				r.categories(text)
			}
		}
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
	if len(r.names) < 2 {
		return
	}
	for _, m := range proseFigure.FindAllStringSubmatchIndex(text, -1) {
		metric := proseMetrics[strings.ToLower(text[m[4]:m[5]])]
		tool := r.lastNamed(text[:m[0]])
		if tool < 0 {
			continue
		}
		if f, ok := r.sides[tool].stats[metric]; ok && f.Value != nil {
			continue
		}
		r.setStat(tool, metric, text[m[2]:m[3]], "", at)
	}
}

// lastNamed returns the tool whose name stands last in text, -1 if none does.
func (r *reader) lastNamed(text string) int {
	best, end := -1, -1
	for tool, name := range r.names {
		if i := lastWord(text, canon.Text(name)); i >= 0 && (i+len(name) > end || i+len(name) == end && len(name) > len(r.names[best])) {
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
	quoted      = regexp.MustCompile(`"([^"]{1,120})"`)
	reasonWords = regexp.MustCompile(`(?i)\b(factors?|reasons?)\b`)
	classWords  = regexp.MustCompile(`(?i)\b(categor(y|ies)|classified|categorized)\b`)
	clauses     = regexp.MustCompile(`;|,?\s+\b(?:whereas|while)\b`)
)

// reasons reads "A" and "B" as reasons for the tool that their clause names.
func (r *reader) reasons(text string, at int) {
	if !reasonWords.MatchString(text) {
		return
	}
	for _, clause := range clauses.Split(text, -1) {
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
	if !classWords.MatchString(text) || reasonWords.MatchString(text) {
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
