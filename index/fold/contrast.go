package fold

import (
	"cmp"
	"slices"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/ingest/record"
)

// Siblings are the measurements of one tool, metric and unit that are contrasted with each
// other.
type Siblings struct{ all contrasts }

// NewSiblings collects the measurements of pages.
func NewSiblings(pages []Page) *Siblings {
	s := &Siblings{contrasts{}}
	for i := range pages {
		s.all.add(&pages[i])
	}
	return s
}

// contrasts are the measurements of tools, by tool, metric and unit.
type contrasts map[contrastKey]contrastGroup

type contrastKey struct{ tool, metric, unit string }

// contrastGroup are measurements by their TextKey.
type contrastGroup map[string]contrasted

type contrasted struct {
	record.Measurement
	passage string
}

func newContrastKey(id string, m record.Measurement) contrastKey {
	return contrastKey{id, lower(m.Metric), lower(m.Unit)}
}

func (c contrasts) add(p *Page) {
	for i, f := range p.Facts {
		m, ok := f.Body.(record.Measurement)
		if !ok {
			continue
		}
		id, key := p.tool(m.Tool).ID, p.textKey(i)
		if id == "" || key == "" {
			continue
		}
		k := newContrastKey(id, m)
		if c[k] == nil {
			c[k] = contrastGroup{}
		}
		passage := c[k][key].passage
		if passage == "" {
			passage = PassageID(record.KindMeasurement, []string{id}, key)
		}
		c[k].add(key, contrasted{m, passage})
	}
}

// add keeps of equal measurements the one whose author comes first.
func (g contrastGroup) add(key string, m contrasted) {
	if have, ok := g[key]; !ok || m.AttributedTo != "" && (have.AttributedTo == "" || m.AttributedTo < have.AttributedTo) {
		g[key] = m
	}
}

// measured returns the measurements of the pages that state the draft: what
// others that state the same text of another tool have besides, may be in
// another part of it.
func (d *draft) measured() contrasts {
	if len(d.pages) == 1 {
		return d.pages[0].contrasts()
	}
	all := contrasts{}
	for _, t := range d.pages {
		all.add(t.view.Page)
	}
	return all
}

// contrast lists the measurements that must not be compared with a draft's
// without a word: of another workload, by another author, or with another
// result; onPages are those of the text's pages.
func (x *Text) contrast(d *draft, onPages contrasts) []index.Contrast {
	list := []index.Contrast{}
	own, ok := d.body.(record.Measurement)
	if !ok {
		return list
	}
	k, all := newContrastKey(d.ids[0], own), contrastGroup{}
	for _, s := range x.Siblings {
		for key, m := range s.all[k] {
			all.add(key, m)
		}
	}
	for key, m := range onPages[k] {
		all.add(key, m)
	}
	for key, m := range all {
		if key == x.Key || (m.Workload == "" || own.Workload == "") && sameFigure(m.Measurement, own) {
			continue // itself, or the same figure, less precisely said
		}
		list = append(list, index.Contrast{Passage: m.passage, Relation: contrast(own, m.Measurement)})
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
