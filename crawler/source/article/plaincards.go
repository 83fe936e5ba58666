package article

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/names"
	"github.com/stackdex/stackdex/crawler/source/article/internal/phrase"
	"github.com/stackdex/stackdex/crawler/source/article/internal/section"
	"github.com/stackdex/stackdex/crawler/source/outline"
)

// The bounds of cards of no tools that make a table.
const (
	minPlain   = 3
	maxLaidOut = 8 // labels of a card
)

// plainCards reads cards of things that are no tools, each a name above the same
// labels with values: a table, and no prose.
func (r *reader) plainCards(tokens []token, i int) (*outline.Table, int) {
	if tokens[i].tool != nil || !isCell(&tokens[i], phrase.MaxLabel) {
		return nil, 0
	}
	if t, end := r.plainCardsIn(tokens, i, labelFirst); t != nil {
		return t, end
	}
	return r.plainCardsIn(tokens, i, valueFirst)
}

// plainCardsIn is plainCards for pairs in an order.
func (r *reader) plainCardsIn(tokens []token, i int, o order) (*outline.Table, int) {
	first, second := r.laidOut(tokens, i+1, o)
	if len(first) < 2 || r.cellsLeft < 0 {
		return nil, 0
	}
	if next, _ := r.laidOut(tokens, second+1, o); !sameLabels(first, next) {
		return nil, 0
	}
	list := cardList{known: map[string]bool{}}
	end, proper := i, 0
	for end < len(tokens) && isCell(&tokens[end], phrase.MaxLabel) && tokens[end].tool == nil && !list.known["name "+tokens[end].text] {
		card, next := r.laidOut(tokens, end+1, o)
		if r.cellsLeft -= len(card); r.cellsLeft < 0 {
			return nil, 0
		}
		if !sameLabels(first, card) || !list.add(tokens[end].text, card) {
			break
		}
		if r.body.IsProper(names.Clean(tokens[end].text)) {
			proper++
		}
		end = next
	}
	if len(list.cards) < minPlain || 2*proper >= len(list.cards) { // tools that are not known
		return nil, 0
	}
	t := list.table()
	t.Header[0] = textCell("")
	return t, end
}

// laidOut reads a few labelled values that only elements separate.
func (r *reader) laidOut(tokens []token, i int, o order) ([]labelledValue, int) {
	var list []labelledValue
	for i < len(tokens) {
		p, next := r.pairAt(tokens, i, o)
		if next == i || next == i+1 && (tokens[i].text != tokens[i].block.Text || section.SecondField(tokens[i].block) == 0) ||
			r.names.Get(p.label) != nil {
			break
		}
		if isSide(p.label) || len(list) == maxLaidOut {
			return nil, i
		}
		list, i = append(list, p), next
	}
	return list, i
}

func sameLabels(a, b []labelledValue) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if !strings.EqualFold(a[i].label, b[i].label) {
			return false
		}
	}
	return true
}
