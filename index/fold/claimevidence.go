package fold

import (
	"cmp"
	"slices"

	"github.com/stackdex/stackdex/index/names"
	"github.com/stackdex/stackdex/ingest/record"
)

// claimed is a measurement as one page states it.
type claimed struct {
	view     *view
	m        record.Measurement
	evidence record.Evidence
	key      string // TextKey
	day      int
	pages    int // that state the same
}

// measuredEvidence lists every statement of a measured metric of a tool: of
// what most pages state first, each workload by itself, the newest first. None
// is shown instead of another, because workloads differ.
func measuredEvidence(res names.Resolution, metric string, pages []*view) []Observation {
	var all []*claimed
	for _, v := range pages {
		for _, f := range v.Facts {
			m, ok := f.Body.(record.Measurement)
			if !ok || v.id(m.Tool) != res.ID || slug(m.Metric) != slug(metric) {
				continue
			}
			c := &claimed{view: v, m: m, evidence: f.Evidence, key: textKey(record.KindMeasurement, measurementText(m)), day: v.date}
			if day, ok := lastDay(m.AsOf); ok {
				c.day = min(day, v.seen)
			}
			all = append(all, c)
		}
	}
	countClaims(all)
	slices.SortFunc(all, compareClaimed)
	var list []Observation
	for _, c := range all {
		list = append(list, c.public(res.ID))
	}
	return list
}

func countClaims(all []*claimed) {
	pages := map[string]cites{}
	for _, c := range all {
		at := pages[c.key]
		at.add(c.view)
		pages[c.key] = at
	}
	for _, c := range all {
		c.pages = len(pages[c.key])
	}
}

func compareClaimed(a, b *claimed) int {
	return cmp.Or(
		cmp.Compare(b.pages, a.pages),
		cmp.Compare(lower(a.m.Workload), lower(b.m.Workload)),
		cmp.Compare(a.key, b.key),
		cmp.Compare(b.day, a.day),
		compareViews(a.view, b.view),
		slices.Compare(a.evidence.Path, b.evidence.Path),
		cmp.Compare(a.evidence.Quote, b.evidence.Quote),
		cmp.Compare(a.m.Raw, b.m.Raw),
		cmp.Compare(a.m.AttributedTo, b.m.AttributedTo),
	)
}

func (c *claimed) public(id string) Observation {
	return Observation{
		Metric: c.m.Metric, Value: c.m.Value, Low: c.m.Low, High: c.m.High, Display: measurementDisplay(c.m), Raw: c.m.Raw,
		Status: statusStated, Date: c.view.dateOf(c.m.AsOf), Day: dayString(c.day), AsOf: string(c.m.AsOf), SeenAt: c.view.seenDay(),
		Site: c.view.Head.Source, URL: c.view.Head.URL, Path: append([]string{}, c.evidence.Path...), Quote: c.evidence.Quote,
		Workload: normal(c.m.Workload), AttributedTo: normal(string(c.m.AttributedTo)),
		Passage: PassageID(record.KindMeasurement, []string{id}, c.key),
	}
}
