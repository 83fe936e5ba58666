package fold

import (
	"math"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/ingest/record"
)

// growthSpans are the spans over which growth is shown, in days, each with the days by which
// the older observation may be earlier.
var growthSpans = []struct {
	name        string
	days, slack int
}{{"days7", 7, 3}, {"days30", 30, 10}, {"days365", 365, 60}}

// pasts are the earlier observations of the metrics of a tool, by metric and
// page, the oldest first.
type pasts map[[2]string][]*observation

func newPasts(id string, history []History) pasts {
	if len(history) == 0 {
		return nil
	}
	all := pasts{}
	counts := func(metric string) bool { m, _ := record.MetricByName(metric); return m.Type == record.Count }
	for metric, list := range allPast(id, history, counts) {
		for _, o := range list {
			key := [2]string{metric, o.view.Head.URL}
			all[key] = append(all[key], o)
		}
	}
	return all
}

// growth compares the shown observation with what the same page said before.
// A change that rounding may have made is left out.
func (p pasts) growth(m record.Metric, shown *observation) map[string]index.Growth {
	series := p[[2]string{m.Name, shown.view.Head.URL}]
	var growth map[string]index.Growth
	for _, span := range growthSpans {
		var base *observation
		for _, o := range series {
			if age := shown.day - o.day; age >= span.days && age <= span.days+span.slack {
				base = o // the newest of those: the series runs forwards
			}
		}
		if base == nil || base.in.value <= 0 || !distinct(shown.in, base.in) {
			continue
		}
		if growth == nil {
			growth = map[string]index.Growth{}
		}
		change := shown.in.value - base.in.value
		if math.IsInf(change/base.in.value*10000, 0) {
			continue
		}
		growth[span.name] = index.Growth{
			Change: change, Percent: math.Round(change/base.in.value*10000) / 100, Since: dayString(base.day),
		}
	}
	return growth
}

// distinct reports whether the difference of two figures is known: both are
// exact, or they differ by more than they were rounded by.
func distinct(a, b interval) bool {
	rounding := (a.width() + b.width()) / 2
	return rounding == 0 || math.Abs(a.value-b.value) > rounding
}

// GrowthTexts describes how a figure changed, the shortest span first.
func GrowthTexts(f index.Figure) []string {
	var texts []string
	for _, span := range growthSpans {
		g, ok := f.Growth[span.name]
		if !ok {
			continue
		}
		sign := "+"
		if g.Change < 0 {
			sign = "-"
		}
		texts = append(texts, sign+Number(math.Abs(g.Change))+" ("+sign+Number(math.Abs(g.Percent))+"%) since "+g.Since)
	}
	return texts
}
