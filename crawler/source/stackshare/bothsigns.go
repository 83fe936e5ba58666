package stackshare

import "strings"

// forAndAgainst reads pros and cons of one tool that stand under one label: below
// labels of their own, or in a list whose entries begin with a sign.
func (r *reader) forAndAgainst(tool int, s span) {
	labelled := false
	for _, p := range r.inside(s) {
		if p.topic == pros || p.topic == cons {
			labelled = true
			r.topic(tool, p.topic, p.span)
		}
	}
	if labelled {
		return
	}
	signs := make([]topic, 0, s.to-s.from)
	seen := map[topic]bool{}
	for i := s.from; i < s.to; i++ {
		k := r.signOf(i)
		if k == nothing && (i == s.from || r.tokens[i].block != r.tokens[i-1].block) {
			return
		}
		if k == nothing { // its count
			k = signs[len(signs)-1]
		}
		seen[k] = true
		signs = append(signs, k)
	}
	if len(seen) < 2 {
		return
	}
	for from := 0; from < len(signs); {
		to := from + 1
		for to < len(signs) && signs[to] == signs[from] {
			to++
		}
		r.topic(tool, signs[from], span{s.from + from, s.from + to})
		from = to
	}
}

// signOf reads the sign at the head of the block that a token begins: for or against;
// nothing if it has none.
func (r *reader) signOf(i int) topic {
	t := &r.tokens[i]
	if t.picture || i > 0 && r.tokens[i-1].block == t.block {
		return nothing
	}
	text := r.page.Outline.Blocks()[t.block].Text
	for _, sign := range [...]string{"👍", "✅", "✓", "✔", "➕", "+ ", "🟢"} {
		if strings.HasPrefix(text, sign) {
			return pros
		}
	}
	for _, sign := range [...]string{"👎", "❌", "✗", "✘", "✖", "➖", "- ", "– ", "− ", "🔴", "⛔"} {
		if strings.HasPrefix(text, sign) {
			return cons
		}
	}
	return nothing
}
