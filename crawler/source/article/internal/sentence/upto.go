package sentence

import (
	"github.com/stackdex/stackdex/crawler/source/quantity"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// bounds sets the bounds of figure i by the words in front of it.
func (r *Reader) bounds(s *Sentence, i int, list []quantity.Quantity) {
	switch q := &list[i]; {
	case s.boundAgain(i, list):
		q.NoLow, q.Low = true, 0
	case q.NoLow && s.raisedUpTo(*q):
		r.reached(q)
	}
}

// raisedUpTo reports a verb in front of "up to" by which that is no bound: "went up to 610 req/s".
func (s *Sentence) raisedUpTo(q quantity.Quantity) bool {
	switch words.Last(s.lower[:q.Start]) {
	case "went", "goes", "going", "climbed", "rose", "shot", "jumped", "crept", "moved":
		return words.HasPrefix(words.LowerASCII(q.Raw), "up to ")
	}
	return false
}

// reached reads a figure again without "up to" in front of it.
func (r *Reader) reached(q *quantity.Quantity) {
	const upTo = len("up to ")
	if p, ok := quantity.Parse(q.Raw[upTo:], r.Numbers); ok {
		q.Raw, q.Low, q.High, q.NoLow = q.Raw[upTo:], p.Low, p.High, p.NoLow
	}
}
