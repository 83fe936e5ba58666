package stackshare

import (
	"slices"

	"github.com/stackdex/stackdex/crawler/source"
)

// dropCode leaves out of a list what is no entry of one, whatever stands around it.
func (r *reader) dropCode(s span) {
	for i := s.from; i < s.to && !r.preformatted; i++ {
		if t := &r.tokens[i]; t.kind == source.Code {
			t.noise = true
		}
	}
}

// isPraise reports a part of a quotation with a caption that says who is quoted and nothing
// that the cards of advice do: a customer's, of something else.
func isPraise(blocks []source.Block, i int) bool {
	if !source.IsCited(blocks, i) {
		return false
	}
	for blocks[i].Kind != source.Caption {
		i++
	}
	return !slices.ContainsFunc(pieces(clip(blocks[i].Text, maxLabel)), tellsOfCard)
}
