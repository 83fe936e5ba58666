package stackshare

import (
	"slices"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/outline"
)

// dropCode leaves out of a list what is no entry of one, whatever stands around it.
func (r *reader) dropCode(s span) {
	for i := s.from; i < s.to && !r.preformatted; i++ {
		if t := &r.tokens[i]; t.kind == outline.Code {
			t.noise = true
		}
	}
}

// headsAlternatives reports the heading of the alternatives.
func headsAlternatives(s string) bool {
	return len(s) <= maxLabel && (sectionWords[keyOf(s)] == alternatives || strings.Contains(s, "lternatives to "))
}

// isTestimonial reports a part of a quotation with a caption that says who is quoted and nothing
// that the cards of advice do: a customer's, of something else. offered says that it stands
// below the heading of the alternatives, where a name alone is one of these.
func isTestimonial(blocks []outline.Block, i int, offered bool) bool {
	if !outline.IsCited(blocks, i) {
		return false
	}
	for blocks[i].Kind != outline.Caption {
		i++
	}
	if offered && !strings.Contains(blocks[i].Text, ", ") && !roleWords.MatchString(blocks[i].Text) {
		return false
	}
	return !slices.ContainsFunc(pieces(clip(blocks[i].Text, maxLabel)), isCardField)
}
