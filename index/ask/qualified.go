package ask

import (
	"context"
	"slices"
	"strings"
)

// headEnds are words behind the head of a noun phrase: in "code editor for windows" that is the
// code editor.
var headEnds = strings.Fields("for with in on to that which using from by under")

// generalHeads are words that say too little of what is asked for to look among all that is called
// so.
var generalHeads = strings.Fields("tool software platform service solution system api app library framework package program product")

// qualified reads "free code editor for windows": a category, with words besides that say which of
// its tools are wanted. Without a "for" the words are searched together: "open source crm"
// finds what says so of itself.
func (a *asker) qualified(ctx context.Context, words []string) (question, bool) {
	end := slices.IndexFunc(lowered(words), func(w string) bool { return slices.Contains(headEnds, w) })
	if end < 0 {
		return question{}, false
	}
	head, rest := contentWords(words[:end]), contentWords(words[end:])
	for from := range head {
		further := slices.Concat(head[:from], rest)
		if len(further) == 0 || !mayBeCategory(head[from:], from == 0) {
			continue
		}
		q, ok := a.category(ctx, head[from:])
		if !ok && from == 0 {
			q, ok = a.inLanguage(ctx, head)
		}
		if !ok {
			continue
		}
		q.category.further = strings.Join(expanded(further), " ")
		q.words = strings.Join(slices.Concat(head, rest), " ")
		q.said = saidWith(q.said, q.category.further)
		return q, true
	}
	return question{}, false
}

// mayBeCategory reports whether it is worth a search whether words name a category: those of a
// whole head, what people are known to call one, and the last word of the head.
func mayBeCategory(words []string, whole bool) bool {
	last := plural(words[len(words)-1])
	switch {
	case len(words) == 1 && slices.Contains(generalHeads, last):
		return false
	case isTopic(plural(strings.Join(words, " "))):
		return true
	}
	return whole || len(words) == 1
}
