package stackshare

import (
	"regexp"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/outline"
	"github.com/stackdex/stackdex/ingest/record/canon"
)

// featureIntro is the sentence of the layout of 2019 in front of a list: "Some of
// the features offered by X are:".
var featureIntro = regexp.MustCompile(`(?i)\bfeatures\b.*:$`)

// offers reads the lists of features that a sentence about one tool introduces in
// the text on differences, and returns the tokens of the sentences and the lists.
func (r *reader) offers(s span) map[int]bool {
	var taken map[int]bool
	for i := s.from; i+1 < s.to; i++ {
		t := &r.tokens[i]
		if t.kind == outline.Item || t.kind == outline.Heading || r.tokens[i+1].kind != outline.Item || len(t.text) > maxLabel ||
			!featureIntro.MatchString(t.text) {
			continue
		}
		tool := r.onlyNamed(canon.Text(t.text))
		if tool < 0 {
			continue
		}
		end := i + 1
		for end < s.to && r.tokens[end].kind == outline.Item {
			end++
		}
		r.sides[tool].features.addValues(r, span{i + 1, end})
		if taken == nil {
			taken = map[int]bool{}
		}
		for k := i; k < end; k++ {
			taken[k] = true
		}
		i = end - 1
	}
	return taken
}

// onlyNamed returns the one tool that text names, -1 if it names none or several.
func (sub *subject) onlyNamed(text string) int {
	tool := sub.lastNamed(text)
	if tool < 0 || sub.lastNamed(strings.ReplaceAll(text, canon.Text(sub.names[tool]), "")) >= 0 {
		return -1
	}
	return tool
}
