package article

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/outline"
)

// captioned reads tables of labels and values, one after the other, of which each has the
// name of a tool as its caption and the labels are the same.
func (r *reader) captioned(tokens []token, i int) (*outline.Table, int) {
	list := cardList{known: map[string]bool{}}
	end := i
	for end < len(tokens) && tokens[end].isTable {
		name := strings.TrimSuffix(r.parts[tokens[end].part].Pieces[tokens[end].piece].Table.Caption, ":")
		if r.wholeTool(name) == nil || list.known["name "+name] {
			break
		}
		card, next := r.tablePairs(tokens, end, labelFirst)
		if len(card) < 2 || len(list.cards) > 0 && !list.isLike(card) || !list.add(name, card) {
			break
		}
		end = next
	}
	if len(list.cards) < 2 {
		return nil, 0
	}
	return list.table(), end
}
