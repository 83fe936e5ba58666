package fold

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/ingest/record"
)

// measuredRows are measurements side by side, by metric, unit and workload.
type measuredRows map[string]*measuredRow

type measuredRow struct {
	metric, unit, workload string
	sides                  []*claims // nil: not measured
	own                    bool      // it stands on a page that is this comparison
	key                    string
}

// measuredKey is equal for what may stand side by side. Without a workload that
// is only what stands in one place of one page and has one author.
func measuredKey(v *view, m record.Measurement, e record.Evidence) string {
	key := workloadKey(m.Metric, m.Unit, m.Workload)
	if lower(m.Workload) == "" {
		key = strings.Join(append([]string{key, v.Head.URL, lower(string(m.AttributedTo))}, e.Path...), "\x00")
	}
	return key
}

// workloadKey is equal for measurements made in the same way.
func workloadKey(metric, unit, workload string) string {
	return strings.Join([]string{lower(metric), lower(unit), lower(workload)}, "\x00")
}

func (r measuredRows) add(v *view, side, sides int, m record.Measurement, evidence record.Evidence) {
	key := measuredKey(v, m, evidence)
	e := r[key]
	if e == nil {
		e = &measuredRow{key: key, metric: m.Metric, unit: normal(m.Unit), workload: normal(m.Workload), sides: make([]*claims, sides)}
		r[key] = e
	}
	e.own = e.own || v.Head.PageType == record.PageComparison
	if e.sides[side] == nil {
		e.sides[side] = &claims{}
	}
	e.sides[side].add(v, m)
}

// results are the measurements of a side: the one that most pages state first, then the newest.
func (m *measuredRow) results(side int) []*claim {
	if m.sides[side] == nil {
		return nil
	}
	list := slices.Collect(maps.Values(m.sides[side].byText))
	slices.SortFunc(list, func(a, b *claim) int {
		return cmp.Or(cmp.Compare(len(b.cites), len(a.cites)), cmp.Compare(b.day(), a.day()), cmp.Compare(a.key, b.key))
	})
	return list
}

// day is the newest on which a claim is stated.
func (c *claim) day() int {
	newest := c.cites.newest()
	if day, ok := lastDay(c.AsOf); ok {
		return min(day, newest)
	}
	return newest
}

func (m *measuredRow) filled() int {
	n := 0
	for _, s := range m.sides {
		if s != nil {
			n++
		}
	}
	return n
}

// document lists first what was measured on the most sides. Articles, which cover more than
// this set, count only with measurements side by side.
func (r measuredRows) document(ids []string) (list []index.Measured, total int) {
	all := make([]*measuredRow, 0, len(r))
	for _, m := range r {
		if m.own || m.filled() > 1 {
			all = append(all, m)
		}
	}
	slices.SortFunc(all, func(a, b *measuredRow) int {
		return cmp.Or(
			cmp.Compare(b.filled(), a.filled()),
			cmp.Compare(a.metric, b.metric), cmp.Compare(a.unit, b.unit), cmp.Compare(a.workload, b.workload),
			cmp.Compare(a.key, b.key),
		)
	})
	list = []index.Measured{}
	for _, m := range all[:min(len(all), MaxInline)] {
		d := index.Measured{Metric: m.metric, Unit: m.unit, Workload: m.workload}
		for i := range m.sides {
			results := m.results(i)
			if len(results) == 0 {
				d.Values, d.Display, d.Passages = append(d.Values, nil), append(d.Display, ""), append(d.Passages, "")
				continue
			}
			shown := results[0]
			d.Values = append(d.Values, shown.Value)
			d.Display = append(d.Display, measurementDisplay(withoutUnit(shown.Measurement)))
			d.Passages = append(d.Passages, PassageID(record.KindMeasurement, ids[i:i+1], shown.key))
			if m.workload != "" {
				d.Others = append(d.Others, otherResults(ids[i], results[1:])...)
			}
		}
		d.Others = d.Others[:min(len(d.Others), MaxInline)]
		list = append(list, d)
	}
	return list, len(all)
}

func otherResults(id string, results []*claim) (list []index.OtherMeasured) {
	for _, c := range results[:min(len(results), MaxInline)] {
		list = append(list, index.OtherMeasured{
			Tool: id, Value: c.Value, Display: measurementDisplay(withoutUnit(c.Measurement)), Passage: PassageID(record.KindMeasurement, []string{id}, c.key),
		})
	}
	return list
}

// withoutUnit drops a unit that the row names, but for a percent sign.
func withoutUnit(m record.Measurement) record.Measurement {
	if !strings.HasPrefix(m.Unit, "%") {
		m.Unit = ""
	}
	return m
}
