package sentence

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/quantity"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// partOf returns the metric of a figure that is no more than a part of it: a latency that comes
// on top of another one, "adds 6 ms over the baseline", or the share of the whole.
func (s *Sentence) partOf(metric string, q quantity.Quantity) string {
	if !strings.Contains(metric, "latency") || strings.Contains(metric, "growth") || strings.Contains(metric, "added") {
		return metric
	}
	tail := strings.TrimLeft(s.lower[q.End:], " ")
	if s.canonical(q.Unit) == "%" && words.HasPrefix(tail, "of the total ", "of total ", "of overall ", "of the overall ") {
		return metric + "_share"
	}
	if words.HasPrefix(tail, "additional ", "extra ", "of additional ", "of extra ", "of added ", "of overhead", "of the additional ", "the additional ", "over the baseline", "over baseline", "on top of") {
		return "added_" + metric
	}
	const near = 32
	before := s.lower[max(s.clauseAt(q.Start), q.Start-near):q.Start]
	if words.HasAny(before, "adds", "added", "adding", "add", "additional", "extra", "overhead") {
		return "added_" + metric
	}
	return metric
}
