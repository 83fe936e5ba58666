package stackshare

import (
	"slices"

	"github.com/stackdex/stackdex/crawler/source/outline"
)

// span is a range of tokens.
type span struct{ from, to int }

func (s span) empty() bool { return s.from >= s.to }

func (s span) within(outer span) bool { return s.from >= outer.from && s.to <= outer.to }

// tokensOf returns the tokens of a part of the page.
func (d *document) tokensOf(part *outline.Outline) span {
	blocks := part.Blocks()
	if len(blocks) == 0 {
		return span{}
	}
	return span{d.start[blocks[0].Index], d.start[blocks[len(blocks)-1].Index+1]}
}

// outline returns the part of the page that holds the tokens of s.
func (d *document) outline(s span) *outline.Outline {
	o := d.page.Outline
	if s.empty() {
		return o.Before(0)
	}
	return o.Before(d.tokens[s.to-1].block + 1).After(d.tokens[s.from].block - 1)
}

// room returns the blocks from and behind which s stands, with what stands around
// it without a token, as a picture that a text repeats.
func (d *document) room(s span) (from, to int) {
	to = len(d.start) - 1
	if s.to < len(d.tokens) {
		to = max(d.tokens[s.to].block, d.tokens[s.to-1].block+1)
	}
	if s.from > 0 {
		from = min(d.tokens[s.from-1].block+1, d.tokens[s.from].block)
	}
	return from, to
}

// around calls visit with the tokens of ever larger elements that hold token
// i, as long as they lie in limit and visit wants more.
func (d *document) around(i int, limit span, visit func(span) bool) {
	if limit.empty() {
		return
	}
	first, behind := d.room(limit)
	for from, to := range d.page.Outline.Enclosing(d.tokens[i].block) {
		if from < first || to > behind {
			return
		}
		s := span{d.start[from], d.start[to]}
		if s.empty() {
			continue
		}
		if !s.within(limit) || !visit(s) {
			return
		}
	}
}

// parts divides s as its element lays it out.
func (d *document) parts(s span) []span {
	var list []span
	for _, p := range d.outline(s).Parts() {
		list = append(list, d.tokensOf(p))
	}
	return list
}

// columns divides s into n parts side by side, descending into elements with more or fewer
// parts; nil if the markup does not show them.
func (d *document) columns(s span, n int, ok func(span) bool) []span {
	if list := d.columnsIn(s, n, ok, 3); list != nil || s.empty() {
		return list
	}
	for _, i := range [...]int{s.from, s.to - 1} { // something else stands in front or behind
		var list []span
		d.around(i, s, func(part span) bool {
			list = d.columnsIn(part, n, ok, 1)
			return list == nil
		})
		if list != nil {
			return list
		}
	}
	return nil
}

func (d *document) columnsIn(s span, n int, ok func(span) bool, depth int) []span {
	if depth == 0 || s.empty() {
		return nil
	}
	list := slices.DeleteFunc(d.parts(s), d.onlyButtons)
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
			if inner := d.columnsIn(p, n, ok, depth-1); inner != nil {
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
func (d *document) onlyButtons(s span) bool {
	for i := s.from; i < s.to; i++ {
		if d.tokens[i].kind != outline.Button && !d.tokens[i].noise {
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
func (d *document) holdsText(s span) bool {
	for i := s.from; i < s.to; i++ {
		if d.tokens[i].sentence && !d.tokens[i].noise {
			return true
		}
	}
	return false
}
