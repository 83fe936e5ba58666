package fold

import (
	"cmp"
	"slices"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/ingest/record"
)

// contrasts are the measurements of tools, by tool, metric and unit.
type contrasts map[contrastKey]map[string]record.Measurement

type contrastKey struct{ tool, metric, unit string }

func newContrastKey(id string, m record.Measurement) contrastKey {
	return contrastKey{id, lower(m.Metric), lower(m.Unit)}
}

func newContrasts(pages []Page, cfg Config) contrasts {
	all := contrasts{}
	for i := range pages {
		p := &pages[i]
		for _, f := range p.Facts {
			m, ok := f.Body.(record.Measurement)
			if !ok {
				continue
			}
			id := p.Tools[m.Tool].ID
			if id == "" {
				continue
			}
			k := newContrastKey(id, m)
			if all[k] == nil {
				all[k] = map[string]record.Measurement{}
			}
			key := textKey(record.KindMeasurement, measurementText(m))
			if have, ok := all[k][key]; !ok || m.AttributedTo != "" && (have.AttributedTo == "" || m.AttributedTo < have.AttributedTo) {
				all[k][key] = m
			}
		}
	}
	return all
}

// of lists the measurements that must not be compared with a draft's without a
// word: of another workload, by another author, or with another result.
func (c contrasts) of(d *draft, key string) []index.Contrast {
	list := []index.Contrast{}
	own, ok := d.body.(record.Measurement)
	if !ok {
		return list
	}
	for otherKey, m := range c[newContrastKey(d.ids[0], own)] {
		if otherKey == key {
			continue
		}
		if (m.Workload == "" || own.Workload == "") && sameFigure(m, own) {
			continue // the same figure, less precisely said
		}
		list = append(list, index.Contrast{Passage: PassageID(record.KindMeasurement, d.ids, otherKey), Relation: contrast(own, m)})
	}
	slices.SortFunc(list, func(a, b index.Contrast) int {
		return cmp.Or(cmp.Compare(b.Relation, a.Relation), cmp.Compare(a.Passage, b.Passage))
	})
	return list[:min(len(list), MaxInline)]
}

func contrast(a, b record.Measurement) string {
	switch {
	case lower(a.Workload) != lower(b.Workload):
		return "different_workload"
	case a.Workload == "" && lower(string(a.AttributedTo)) != lower(string(b.AttributedTo)):
		return "different_source"
	}
	return "different_value"
}

func sameFigure(a, b record.Measurement) bool {
	a.Workload, b.Workload = "", ""
	return measurementText(a) == measurementText(b)
}
