package stackshare

import "github.com/stackdex/stackdex/crawler/source"

// dropCitations leaves out of a list what is no entry of one, whatever stands around it: code,
// and what somebody is quoted with, and who that is.
func (r *reader) dropCitations(s span) {
	quoted := false
	for i := s.from; i < s.to; i++ {
		t := &r.tokens[i]
		switch t.kind {
		case source.Code:
			t.noise = t.noise || !r.preformatted
		case source.Quote:
			quoted = r.isCited(i, s)
			t.noise = t.noise || quoted
		case source.Caption:
			t.noise = t.noise || quoted
		default:
			quoted = false
		}
	}
}

// isCited reports a quotation in s with the name of who said it below it, as the caption
// of both.
func (r *reader) isCited(i int, s span) bool {
	for k := i + 1; k < s.to; k++ {
		switch r.tokens[k].kind {
		case source.Caption:
			return true
		case source.Quote:
		default:
			return false
		}
	}
	return false
}
