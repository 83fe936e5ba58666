package article

import (
	"github.com/stackdex/stackdex/crawler/source/article/internal/evidence"
	"github.com/stackdex/stackdex/crawler/source/article/internal/metric"
	"github.com/stackdex/stackdex/crawler/source/article/internal/names"
	"github.com/stackdex/stackdex/crawler/source/quantity"
	"github.com/stackdex/stackdex/ingest/record"
)

// count adds a star, fork or download count as a statistic, and reports
// whether q is one.
func (r *reader) count(p evidence.Passage, t *names.Tool, q quantity.Quantity, context string, asOf record.Date) bool {
	metric := metric.OfCount(q.Unit, context)
	if metric == "" || q.Value < 10 || q.Range || t.Thing {
		return false
	}
	known, ok := record.MetricByName(metric)
	if !ok {
		return false
	}
	value, low, high := rounded(q.Value), rounded(q.Low), rounded(q.High)
	s := record.Stat{Tool: t.Name, Metric: metric, Value: &value, Unit: known.Unit, Raw: record.Clip(q.Raw, record.MaxName), AsOf: asOf}
	if !q.Approximate && !q.NoLow {
		s.Low = &low
	}
	if !q.Approximate && !q.NoHigh {
		s.High = &high
	}
	r.facts.stat(p, s)
	return true
}
