package fold

import (
	"cmp"
	"slices"
	"strings"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/ingest/record"
)

// Derive makes a comparison of tools' documents where no page made one, and
// marks it as derived. It returns nil for fewer than two different tools, or
// more than MaxSides.
func Derive(tools []*index.Tool) *index.Comparison {
	tools = slices.DeleteFunc(slices.Clone(tools), func(t *index.Tool) bool { return t == nil })
	slices.SortFunc(tools, func(a, b *index.Tool) int { return cmp.Compare(a.ID, b.ID) })
	tools = slices.CompactFunc(tools, func(a, b *index.Tool) bool { return a.ID == b.ID })
	d := newDerived(tools)
	if d == nil {
		return nil
	}
	s := &derivedSources{numbers: map[string]int{}}
	d.Rows, d.RowsTotal = deriveRows(tools, s)
	d.PageFigures, d.FiguresTotal = deriveFigures(tools, s)
	d.Measured, d.MeasuredTotal = deriveMeasured(tools)
	d.Sources = s.list
	related := refs{}
	for _, t := range tools {
		for _, id := range t.Comparisons {
			related[id] = &ref{key: id, name: id}
		}
	}
	d.Related, d.RelatedTotal = related.ids()
	d.Related = d.Related[:min(len(d.Related), MaxInline)]
	return d
}

// newDerived fills in what needs no source; nil if tools make no comparison.
func newDerived(tools []*index.Tool) *index.Comparison {
	d := &index.Comparison{
		Schema: index.DocumentSchema, Kind: "pair", Derived: true, Tools: []string{}, Sides: []index.ToolRef{},
		Winners: []string{}, Verdicts: []index.VerdictRef{}, Differences: []index.DifferenceRef{}, Guidance: []index.GuidanceRef{},
	}
	var titles []string
	sites, pages := map[string]bool{}, map[string]bool{}
	for _, t := range tools {
		d.Tools = append(d.Tools, t.ID)
		d.Sides = append(d.Sides, index.ToolRef{ID: t.ID, Name: t.Name})
		d.NameKeys = append(d.NameKeys, t.NameKeys...)
		d.Sample = d.Sample || t.Sample
		d.NewestSeen = max(d.NewestSeen, t.NewestSeen)
		titles = append(titles, t.Name)
		for _, s := range t.SourceNames {
			sites[s] = true
		}
		for _, s := range t.Sources {
			pages[s.URL] = true
		}
	}
	if d.ID = ComparisonID(d.Tools); d.ID == "" {
		return nil
	}
	if len(tools) > 2 {
		d.Kind = "group"
	}
	d.NameKeys = sortedCopy(d.NameKeys)
	d.Title = strings.Join(titles, " vs ")
	d.Titles = []string{d.Title}
	d.SourceNames, d.SourcesTotal = sortedKeys(sites, len(sites)), len(pages)
	return d
}

// derivedSources numbers the sources of several documents anew.
type derivedSources struct {
	list    []index.Source
	numbers map[string]int // by URL
}

// cite returns the numbers of a document's sources, of those that are listed
// or still can be; the first of them is enough.
func (s *derivedSources) cite(t *index.Tool, src []int) []int {
	for _, n := range src {
		if n < 1 || n > len(t.Sources) {
			continue
		}
		source := t.Sources[n-1]
		if s.numbers[source.URL] == 0 {
			if len(s.list) == MaxInline {
				continue
			}
			source.N = len(s.list) + 1
			s.list = append(s.list, source)
			s.numbers[source.URL] = source.N
		}
		return []int{s.numbers[source.URL]}
	}
	return nil
}

// deriveRows sets the traits of tools side by side, those that the most tools
// have first.
func deriveRows(tools []*index.Tool, s *derivedSources) (list []index.Row, total int) {
	byKey := map[string]*index.Row{}
	for side, t := range tools {
		for _, trait := range t.Traits {
			r := byKey[trait.Key]
			if r == nil {
				r = &index.Row{Key: trait.Key, Label: trait.Label, Cells: make([]string, len(tools))}
				byKey[trait.Key] = r
			}
			r.Cells[side] = strings.Join(trait.Values, ", ")
		}
	}
	list = make([]index.Row, 0, len(byKey))
	for _, r := range byKey {
		list = append(list, *r)
	}
	slices.SortFunc(list, func(a, b index.Row) int {
		return cmp.Or(
			cmp.Compare(filled(b.Cells), filled(a.Cells)),
			cmp.Compare(attributeOf(a.Key).order, attributeOf(b.Key).order),
			cmp.Compare(a.Key, b.Key),
		)
	})
	total = len(list)
	list = list[:min(total, MaxRows)]
	for i := range list {
		list[i].Src = []int{}
		for _, t := range tools {
			at := slices.IndexFunc(t.Traits, func(x index.ToolTrait) bool { return x.Key == list[i].Key })
			if at >= 0 {
				list[i].Src = append(list[i].Src, s.cite(t, t.Traits[at].Src)...)
			}
		}
		list[i].Src = sortedNumbers(list[i].Src)
	}
	return slices.DeleteFunc(list, func(r index.Row) bool { return len(r.Src) == 0 }), total
}

func filled(cells []string) int {
	n := 0
	for _, c := range cells {
		if c != "" {
			n++
		}
	}
	return n
}

func sortedNumbers(list []int) []int {
	slices.Sort(list)
	return slices.Compact(list)
}

// deriveFigures sets the figures of tools side by side.
func deriveFigures(tools []*index.Tool, s *derivedSources) (list []index.PageFigure, total int) {
	list = []index.PageFigure{}
	for _, m := range record.Metrics() {
		p := index.PageFigure{Metric: documentMetric(m.Name), Values: make([]*float64, len(tools)), Src: []int{}}
		for side, t := range tools {
			at := slices.IndexFunc(t.Figures, func(f index.Figure) bool { return f.Metric == p.Metric })
			if m.Type != record.Count || at < 0 {
				continue
			}
			if src := s.cite(t, t.Figures[at].Src); len(src) > 0 {
				p.Values[side], p.Src = t.Figures[at].Value, append(p.Src, src...)
				p.SeenAt = max(p.SeenAt, t.Figures[at].SeenAt)
			}
		}
		p.Src = sortedNumbers(p.Src)
		if len(p.Src) > 0 {
			list = append(list, p)
		}
	}
	return list, len(list)
}

// deriveMeasured sets the claims of tools side by side where metric, unit and
// workload are the same on two of them at least.
func deriveMeasured(tools []*index.Tool) (list []index.Measured, total int) {
	byKey := map[string]*index.Measured{}
	for side, t := range tools {
		for _, c := range t.Claims {
			if c.Workload == "" {
				continue // nobody knows whether they can be compared
			}
			key := strings.Join([]string{lower(c.Metric), lower(c.Unit), lower(c.Workload)}, "\x00")
			m := byKey[key]
			if m == nil {
				m = &index.Measured{
					Metric: c.Metric, Unit: c.Unit, Workload: c.Workload, Values: make([]*float64, len(tools)),
					Display: make([]string, len(tools)), Passages: make([]string, len(tools)),
				}
				byKey[key] = m
			}
			if m.Passages[side] == "" {
				m.Values[side], m.Passages[side] = c.Value, c.Passage
				m.Display[side] = strings.TrimSuffix(c.Display, " "+c.Unit)
			}
		}
	}
	list = []index.Measured{}
	for _, m := range byKey {
		if filled(m.Passages) > 1 {
			list = append(list, *m)
		}
	}
	slices.SortFunc(list, func(a, b index.Measured) int {
		return cmp.Or(
			cmp.Compare(filled(b.Passages), filled(a.Passages)),
			cmp.Compare(a.Metric, b.Metric), cmp.Compare(lower(a.Unit), lower(b.Unit)), cmp.Compare(lower(a.Workload), lower(b.Workload)),
		)
	})
	return list[:min(len(list), MaxInline)], len(list)
}
