package fold

import (
	"cmp"
	"slices"
	"strings"

	"github.com/stackdex/stackdex/index"
)

// Derive makes a comparison from the documents of tools that no page compares, and marks it as
// derived. It returns nil for fewer than two different tools, or more than MaxSides.
func Derive(tools []*index.Tool) *index.Comparison {
	tools = slices.DeleteFunc(slices.Clone(tools), func(t *index.Tool) bool { return t == nil })
	slices.SortFunc(tools, func(a, b *index.Tool) int { return cmp.Compare(a.ID, b.ID) })
	tools = slices.CompactFunc(tools, func(a, b *index.Tool) bool { return a.ID == b.ID })
	d := newDerived(tools)
	if d == nil {
		return nil
	}
	s := newRenumbered(nil)
	d.Rows, d.RowsTotal, d.Conflicts = deriveRows(tools, s)
	d.Figures = sideFigures(d.Tools, tools, s)
	d.Conflicts = append(d.Conflicts, disputed(d.Figures)...)
	d.Points = sidePoints(d.Tools, tools, s)
	d.Measured, d.MeasuredTotal = deriveMeasured(tools)
	d.Sources = append([]index.Source{}, s.list...)
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
		Winners: []string{}, Verdicts: []index.VerdictRef{}, PageFigures: []index.PageFigure{}, Differences: []index.DifferenceRef{}, Guidance: []index.GuidanceRef{},
	}
	sites, pages := map[string]bool{}, map[string]bool{}
	for _, t := range tools {
		d.Tools = append(d.Tools, t.ID)
		d.Sides = append(d.Sides, index.ToolRef{ID: t.ID, Name: t.Name})
		d.NameKeys = append(d.NameKeys, t.NameKeys...)
		d.Sample = d.Sample || t.Sample
		d.NewestSeen = max(d.NewestSeen, t.NewestSeen)
		for _, s := range t.SourceNames {
			sites[s] = true
		}
		for _, s := range t.Sources {
			pages[s.URL] = true
		}
	}
	if d.ID, d.Title = Between(d.Sides); d.ID == "" {
		return nil
	}
	if len(tools) > 2 {
		d.Kind = "group"
	}
	d.NameKeys = sortedCopy(d.NameKeys)
	d.Titles = []string{d.Title}
	d.SourceNames, d.SourcesTotal = sortedKeys(sites, len(sites)), len(pages)
	return d
}

// Between returns the id and the title of the comparison of tools that no page compares; both
// are empty if Derive would make none.
func Between(sides []index.ToolRef) (id, title string) {
	sides = slices.Clone(sides)
	slices.SortFunc(sides, func(a, b index.ToolRef) int { return cmp.Compare(a.ID, b.ID) })
	ids, names := make([]string, len(sides)), make([]string, len(sides))
	for i, side := range sides {
		ids[i], names[i] = side.ID, side.Name
	}
	if id = ComparisonID(ids); id == "" {
		return "", ""
	}
	return id, strings.Join(names, " vs ")
}

// renumbered are the sources of several documents, numbered anew.
type renumbered struct {
	list    []index.Source
	numbers map[string]int // by URL
}

// newRenumbered begins with the sources of a document, which keep their numbers.
func newRenumbered(list []index.Source) *renumbered {
	s := &renumbered{list: slices.Clone(list), numbers: map[string]int{}}
	for _, source := range list {
		s.numbers[source.URL] = source.N
	}
	return s
}

// cite returns the numbers of sources of a document.
func (s *renumbered) cite(t *index.Tool, src []int) []int {
	numbers := []int{}
	for _, n := range src {
		if n < 1 || n > len(t.Sources) {
			continue
		}
		source := t.Sources[n-1]
		if s.numbers[source.URL] == 0 {
			source.N = len(s.list) + 1
			s.list = append(s.list, source)
			s.numbers[source.URL] = source.N
		}
		numbers = append(numbers, s.numbers[source.URL])
	}
	return sortedNumbers(numbers)
}

// cell is a trait of a document with its sources numbered anew.
func (s *renumbered) cell(t *index.Tool, trait index.ToolTrait) index.Cell {
	c := trait.Cell
	c.Src = s.cite(t, trait.Src)
	c.Others = slices.Clone(trait.Others)
	for i := range c.Others {
		c.Others[i].Src = s.cite(t, c.Others[i].Src)
	}
	return c
}

// deriveRows sets the traits of tools side by side, those that the most tools
// have first.
func deriveRows(tools []*index.Tool, s *renumbered) (list []index.Row, total int, conflicts []string) {
	byKey := map[string]*index.Row{}
	for side, t := range tools {
		for _, trait := range t.Traits {
			r := byKey[trait.Key]
			if r == nil {
				r = &index.Row{Key: trait.Key, Label: trait.Label, Cells: make([]string, len(tools)), Sides: emptyCells(len(tools))}
				byKey[trait.Key] = r
			}
			r.Cells[side], r.Sides[side] = cellText(trait.Values), trait.Cell
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
	list = list[:min(total, maxRows)]
	for i := range list {
		for side, t := range tools {
			if trait := traitOf(t, list[i].Key); trait != nil {
				list[i].Sides[side] = s.cell(t, *trait)
			}
		}
	}
	list, conflicts = finishRows(list)
	return list, total, conflicts
}

// traitOf returns the trait of a document with a key, nil if it has none.
func traitOf(t *index.Tool, key string) *index.ToolTrait {
	if at := slices.IndexFunc(t.Traits, func(x index.ToolTrait) bool { return x.Key == key }); at >= 0 {
		return &t.Traits[at]
	}
	return nil
}

func emptyCells(n int) []index.Cell {
	list := make([]index.Cell, n)
	for i := range list {
		list[i] = index.Cell{Values: []string{}, Src: []int{}}
	}
	return list
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

// deriveMeasured sets the claims of tools side by side where metric, unit and
// workload are the same on two of them at least.
func deriveMeasured(tools []*index.Tool) (list []index.Measured, total int) {
	byKey := map[string]*index.Measured{}
	for side, t := range tools {
		for _, c := range t.Claims {
			if c.Workload == "" {
				continue // nobody knows whether they can be compared
			}
			key := workloadKey(c.Metric, c.Unit, c.Workload)
			m := byKey[key]
			if m == nil {
				m = &index.Measured{
					Metric: c.Metric, Unit: c.Unit, Workload: c.Workload, Values: make([]*float64, len(tools)),
					Display: make([]string, len(tools)), Passages: make([]string, len(tools)),
				}
				byKey[key] = m
			}
			if m.Passages[side] != "" {
				m.Others = append(m.Others, otherClaim(t.ID, c))
				continue
			}
			m.Values[side], m.Passages[side] = c.Value, c.Passage
			m.Display[side] = strings.TrimSuffix(c.Display, " "+c.Unit)
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

func otherClaim(id string, c index.Claim) index.OtherMeasured {
	return index.OtherMeasured{Tool: id, Value: c.Value, Display: strings.TrimSuffix(c.Display, " "+c.Unit), Passage: c.Passage}
}
