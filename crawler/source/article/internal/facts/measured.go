package facts

import (
	"math"

	"github.com/stackdex/stackdex/crawler/source/article/internal/evidence"
	"github.com/stackdex/stackdex/crawler/source/article/internal/metric"
	"github.com/stackdex/stackdex/crawler/source/article/internal/names"
	"github.com/stackdex/stackdex/crawler/source/quantity"
	"github.com/stackdex/stackdex/ingest/record"
)

// Measured makes a measurement of a quantity: a range has bounds and no value, an approximate
// figure a value and no bounds.
func Measured(t *names.Tool, q quantity.Quantity) record.Measurement {
	unit, workload := metric.CanonUnit(q.Unit)
	m := record.Measurement{Tool: t.Name, Unit: record.Clip(unit, record.MaxName), Workload: workload, Approximate: q.Approximate, Raw: q.Raw}
	value, low, high := rounded(q.Value), rounded(q.Low), rounded(q.High)
	if q.Value >= 0 && !q.Range && unit != "%" {
		low = max(low, 0) // nothing that was measured is less for its rounding
	}
	if !q.Range {
		m.Value = &value
	}
	if q.Range || !q.Approximate {
		if !q.NoLow {
			m.Low = &low
		}
		if !q.NoHigh {
			m.High = &high
		}
	}
	return m
}

// rounded drops what computing adds to a figure.
func rounded(v float64) float64 {
	if math.Abs(v) > 1e5 {
		return math.Round(v*1e3) / 1e3
	}
	return math.Round(v*1e9) / 1e9
}

// Count adds a star, fork or download count as a statistic, and reports
// whether q is one.
func (f *Facts) Count(p evidence.Passage, t *names.Tool, q quantity.Quantity, context string, asOf record.Date) bool {
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
	f.Stat(p, s)
	return true
}
