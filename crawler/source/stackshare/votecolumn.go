package stackshare

import (
	"slices"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/outline"
)

// votesInColumn reads points whose texts all stand in one column and whose votes in another,
// beside it; nil if s is not so. Ascending numbers are not votes.
func (r *reader) votesInColumn(s span) []vote {
	var list []vote
	var counts []*int64
	turns, last := 0, false // from texts to votes or back
	for i := s.from; i < s.to; i++ {
		t := &r.tokens[i]
		if t.picture || t.column || t.absent || isVotesWord(t.key) || r.isVoteButton(t.text) {
			continue
		}
		n, isVotes := votesOf(t.text)
		switch {
		case isVotes:
			counts = append(counts, n)
		case t.noise || t.kind == outline.Button:
			continue
		default:
			list = append(list, vote{t.text, nil, i})
		}
		if len(list)+len(counts) > 1 && isVotes != last {
			turns++
		}
		if last = isVotes; turns > 1 {
			return nil
		}
	}
	if turns != 1 || len(list) < 2 || len(list) != len(counts) || countsUp(counts) {
		return nil
	}
	for k := range list {
		list[k].votes = counts[k]
	}
	return list
}

// countsUp reports 1, 2, 3 and so on.
func countsUp(counts []*int64) bool {
	return !slices.ContainsFunc(counts, func(n *int64) bool { return *n != int64(slices.Index(counts, n)+1) })
}

// isRank reports the number of a point in a list: "1.", "#1".
func isRank(key string) bool {
	n, ok := strings.CutSuffix(key, ".")
	if !ok {
		n, ok = strings.CutPrefix(key, "#")
	}
	_, whole := wholeNumber(n)
	return ok && whole
}
