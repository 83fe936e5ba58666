package stackshare

import (
	"slices"

	"github.com/stackdex/stackdex/crawler/source"
)

// span is a range of tokens.
type span struct{ from, to int }

func (s span) empty() bool { return s.from >= s.to }

func (s span) within(outer span) bool { return s.from >= outer.from && s.to <= outer.to }

// tokensOf returns the tokens of a part of the page.
func (r *reader) tokensOf(part *source.Outline) span {
	blocks := part.Blocks()
	if len(blocks) == 0 {
		return span{}
	}
	return span{r.start[blocks[0].Index], r.start[blocks[len(blocks)-1].Index+1]}
}

// outline returns the part of the page that holds the tokens of s.
func (r *reader) outline(s span) *source.Outline {
	o := r.page.Outline
	if s.empty() {
		return o.Before(0)
	}
	return o.Before(r.tokens[s.to-1].block + 1).After(r.tokens[s.from].block - 1)
}

// room returns the blocks from and behind which s stands, with what stands around
// it without a token, as a picture that a text repeats.
func (r *reader) room(s span) (from, to int) {
	to = len(r.start) - 1
	if s.to < len(r.tokens) {
		to = max(r.tokens[s.to].block, r.tokens[s.to-1].block+1)
	}
	if s.from > 0 {
		from = min(r.tokens[s.from-1].block+1, r.tokens[s.from].block)
	}
	return from, to
}

// around calls visit with the tokens of ever larger elements that hold token
// i, as long as they lie in limit and visit wants more.
func (r *reader) around(i int, limit span, visit func(span) bool) {
	if limit.empty() {
		return
	}
	first, behind := r.room(limit)
	for from, to := range r.page.Outline.Enclosing(r.tokens[i].block) {
		if from < first || to > behind {
			return
		}
		s := span{r.start[from], r.start[to]}
		if s.empty() {
			continue
		}
		if !s.within(limit) || !visit(s) {
			return
		}
	}
}

// parts divides s as its element lays it out.
func (r *reader) parts(s span) []span {
	var list []span
	for _, p := range r.outline(s).Parts() {
		list = append(list, r.tokensOf(p))
	}
	return list
}

// columns divides s into n parts that stand side by side, looking into what
// holds more or fewer parts; nil if markup does not tell.
func (r *reader) columns(s span, n int, ok func(span) bool) []span {
	if list := r.columnsIn(s, n, ok, 3); list != nil || s.empty() {
		return list
	}
	for _, i := range [...]int{s.from, s.to - 1} { // something else stands in front or behind
		var list []span
		r.around(i, s, func(part span) bool {
			list = r.columnsIn(part, n, ok, 1)
			return list == nil
		})
		if list != nil {
			return list
		}
	}
	return nil
}

func (r *reader) columnsIn(s span, n int, ok func(span) bool, depth int) []span {
	if depth == 0 || s.empty() {
		return nil
	}
	list := slices.DeleteFunc(r.parts(s), r.onlyButtons)
	if len(list) == n && all(list, ok) {
		return list
	}
	if len(list) > n {
		if full := filled(list); len(full) == n && all(full, ok) {
			return full
		}
	}
	if len(list) < 2 {
		return nil
	}
	for _, p := range list {
		if p != s {
			if inner := r.columnsIn(p, n, ok, depth-1); inner != nil {
				return inner
			}
		}
	}
	return nil
}

// filled returns the stretches that hold something.
func filled(list []span) []span {
	full := make([]span, 0, len(list))
	for _, s := range list {
		if !s.empty() {
			full = append(full, s)
		}
	}
	return full
}

// onlyButtons reports a stretch without anything to read.
func (r *reader) onlyButtons(s span) bool {
	for i := s.from; i < s.to; i++ {
		if r.tokens[i].kind != source.Button && !r.tokens[i].noise {
			return false
		}
	}
	return !s.empty()
}

func all(list []span, ok func(span) bool) bool {
	for _, s := range list {
		if !ok(s) {
			return false
		}
	}
	return true
}

// countIn counts those of some tokens that stand in s.
func countIn(tokens []int, s span) int {
	n := 0
	for _, i := range tokens {
		if i >= s.from && i < s.to {
			n++
		}
	}
	return n
}

// holdsText reports a sentence in s.
func (r *reader) holdsText(s span) bool {
	for i := s.from; i < s.to; i++ {
		if r.tokens[i].sentence && !r.tokens[i].noise {
			return true
		}
	}
	return false
}
