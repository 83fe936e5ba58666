package stackshare

import (
	"strings"
	"unicode/utf8"

	"github.com/stackdex/stackdex/crawler/source/outline"
)

// forAndAgainst reads pros and cons of one tool that stand under one label: below
// labels of their own, or in a list whose entries begin with a sign.
func (r *reader) forAndAgainst(tool int, s span) {
	labelled := false
	owner, level := tool, r.levelAt(s.from-1)
	for _, p := range r.inside(s) {
		at := uint8(0) // where p has a label
		if !p.bare && p.topic != nothing {
			at = r.levelAt(p.from - 1)
		}
		if level >= outline.WeakLevel && at > 0 {
			level = at - 1 // how high a weak heading is, its first label says
		}
		if p.tool >= 0 {
			owner = p.tool
		} else if at > 0 && at <= level {
			owner = -1 // of the page, or of nobody known
		}
		if p.topic == pros || p.topic == cons {
			labelled = true
			if owner >= 0 {
				r.topic(owner, p.topic, p.span)
			}
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
func (d *document) signOf(i int) topic {
	t := &d.tokens[i]
	if t.picture || i > 0 && d.tokens[i-1].block == t.block {
		return nothing
	}
	text := d.page.Outline.Blocks()[t.block].Text
	sign, size := utf8.DecodeRuneInString(text)
	switch {
	case strings.ContainsRune(signsFor, sign), strings.HasPrefix(text, "+ "):
		return pros
	case strings.ContainsRune(signsAgainst, sign), strings.ContainsRune("-–−", sign) && strings.HasPrefix(text[size:], " "):
		return cons
	}
	return nothing
}

// Signs at the head of what is for a tool, and against it.
const (
	signsFor     = "👍✅✓✔➕🟢"
	signsAgainst = "👎❌✗✘✖➖🔴⛔"
)
