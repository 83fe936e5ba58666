package fold

import (
	"cmp"
	"slices"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/ingest/record"
)

// Join adds the figures of tools' documents to a comparison. It sets what the
// documents show before what the pages of the comparison say, and keeps that
// beside it: a tool's document knows all pages, also those that compare it with
// others, and the two must not contradict each other. What makes sense only
// beside the other cells of its page stays as it is.
func Join(c *index.Comparison, tools []*index.Tool) {
	s := newRenumbered(c.Sources)
	tools = slices.SortedFunc(slices.Values(tools), func(a, b *index.Tool) int { return cmp.Compare(a.ID, b.ID) })
	for i := range c.Rows {
		r := &c.Rows[i]
		if len(r.Sides) != len(r.Cells) { // it was folded before cells told who says them
			r.Sides = emptyCells(len(r.Cells))
			for side, text := range r.Cells {
				r.Sides[side].Values, r.Sides[side].Src = []string{text}, r.Src
			}
		}
		if len(r.Cells) != len(c.Tools) || r.Relative {
			continue
		}
		a := attributeOf(r.Key)
		for side, id := range c.Tools {
			at := slices.IndexFunc(tools, func(t *index.Tool) bool { return t.ID == id })
			if at < 0 {
				continue
			}
			if trait := traitOf(tools[at], r.Key); trait != nil {
				r.Sides[side] = joinCells(a, s.cell(tools[at], *trait), r.Sides[side])
				r.Cells[side] = cellText(r.Sides[side].Values)
			}
		}
	}
	c.Rows, c.Conflicts = finishRows(c.Rows)
	for i := range c.Measured {
		joinMeasured(&c.Measured[i], tools)
	}
	c.Figures = sideFigures(c.Tools, tools, s)
	c.Conflicts = append(c.Conflicts, disputed(c.Figures)...)
	c.Points = sidePoints(c.Tools, tools, s)
	c.SourcesTotal += len(s.list) - len(c.Sources)
	c.Sources = s.list
}

// joinCells is the cell of a tool's document with what else is said.
func joinCells(a attribute, shown, beside index.Cell) index.Cell {
	own := asOthers(shown)
	judged := len(own) // when the tool's document was folded
	list := slices.Concat(own, asOthers(beside))
	if judged == 0 {
		judged = len(list)
	}
	total := max(shown.OthersTotal, beside.OthersTotal)
	merged := index.Cell{Values: []string{}, Src: []int{}}
	var first cell
	at := map[string]int{} // of others, by key
	for i, o := range list {
		c, ok := newCell(a, o.Values)
		switch {
		case !ok:
			continue
		case i == 0:
			first, merged.Values, merged.Src, merged.Status = c, o.Values, o.Src, statusAgrees
			continue
		case c.key == first.key:
			merged.Src = sortedNumbers(slices.Concat(merged.Src, o.Src))
			continue
		}
		if n, ok := at[c.key]; ok {
			merged.Others[n].Src = sortedNumbers(slices.Concat(merged.Others[n].Src, o.Src))
			continue
		}
		at[c.key] = len(merged.Others)
		if i >= judged { // only the comparison's pages say it, and whether in a table is not known any more
			o.Status = compareCells(a, first, c, func() bool { return false })
		}
		merged.Others = append(merged.Others, o)
		merged.Status = lessAgreed(merged.Status, o.Status)
	}
	slices.SortStableFunc(merged.Others, func(x, y index.OtherTrait) int {
		return compareBool(y.Status == statusConflicts, x.Status == statusConflicts)
	})
	if len(shown.Values) > 0 {
		merged.Status = lessAgreed(merged.Status, shown.Status)
	}
	merged.OthersTotal = max(total, len(merged.Others))
	merged.Others = merged.Others[:min(len(merged.Others), MaxInline)]
	return merged
}

// asOthers lists the values of a cell, the shown one first.
func asOthers(c index.Cell) []index.OtherTrait {
	if len(c.Values) == 0 {
		return nil
	}
	return append([]index.OtherTrait{{Values: c.Values, Src: c.Src}}, c.Others...)
}

// joinMeasured adds what tools' documents know of the same workload.
func joinMeasured(m *index.Measured, tools []*index.Tool) {
	if m.Workload == "" {
		return // nobody knows whether they can be compared
	}
	key := workloadKey(m.Metric, m.Unit, m.Workload)
	for _, t := range tools {
		for _, c := range t.Claims {
			listed := slices.Contains(m.Passages, c.Passage) ||
				slices.ContainsFunc(m.Others, func(o index.OtherMeasured) bool { return o.Passage == c.Passage })
			if !listed && workloadKey(c.Metric, c.Unit, c.Workload) == key {
				m.Others = append(m.Others, otherClaim(t.ID, c))
			}
		}
	}
	m.Others = m.Others[:min(len(m.Others), MaxInline)]
}

// conflicting are the figures that conflict with one that is shown.
func (s *renumbered) conflicting(t *index.Tool, f *index.Figure) (list []index.OtherFigure) {
	for _, o := range f.Others {
		if o.Status == statusConflicts {
			o.Src = s.cite(t, o.Src)
			list = append(list, o)
		}
	}
	return list
}

// disputed names the metrics on which sources disagree.
func disputed(figures []index.SideFigures) (metrics []string) {
	for _, f := range figures {
		if slices.ContainsFunc(f.Sides, func(s *index.SideFigure) bool { return s != nil && len(s.Others) > 0 }) {
			metrics = append(metrics, f.Metric)
		}
	}
	return metrics
}

// sideFigures sets the figures of tools' documents side by side, in the order
// of ids.
func sideFigures(ids []string, tools []*index.Tool, s *renumbered) []index.SideFigures {
	var list []index.SideFigures
	for _, m := range record.Metrics() {
		row := index.SideFigures{Metric: documentMetric(m.Name), Sides: make([]*index.SideFigure, len(ids))}
		known := false
		for _, t := range tools {
			side := slices.Index(ids, t.ID)
			at := slices.IndexFunc(t.Figures, func(f index.Figure) bool { return f.Metric == row.Metric })
			if side < 0 || at < 0 {
				continue
			}
			f := &t.Figures[at]
			if src := s.cite(t, f.Src); len(src) > 0 {
				row.Label, row.Sides[side] = f.Label, &index.SideFigure{Value: f.Value, Display: f.Display, Date: f.Date, Src: src, Others: s.conflicting(t, f)}
				known = true
			}
		}
		if known {
			list = append(list, row)
		}
	}
	return list
}
