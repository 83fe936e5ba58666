package stackshare

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/outline"
)

// describe takes the first text of s for the description of a tool, and what
// follows for its features.
func (r *reader) describe(tool int, s span) {
	side := &r.sides[tool]
	for i := s.from; i < s.to; i++ {
		t := &r.tokens[i]
		if t.picture || t.tool >= 0 || t.noise || t.kind == outline.Button || t.metric != "" || t.own != "" || t.figure && !t.absent {
			continue
		}
		if side.description.at < 0 {
			if t.absent || isStatus(t.key) && i+1 < s.to && r.tokens[i+1].sentence {
				continue
			}
			side.description = passage{t.text, i}
			for i+1 < s.to && r.continues(i+1) && !r.tokens[i+1].absent && !isValueList(r.tokens[i+1].text) {
				i++
				side.description.text += "\n" + r.tokens[i].text
			}
			continue
		}
		if side.description.text == t.text {
			continue
		}
		side.features.addValues(r, span{i, s.to})
		return
	}
}

// isValueList reports features in one line, with signs between.
func isValueList(s string) bool {
	return strings.Count(s, "; ") > 1 && !strings.HasSuffix(s, ".")
}
