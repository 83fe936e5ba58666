package fold

import (
	"slices"
	"strings"

	"github.com/stackdex/stackdex/index"
)

// cellDraft is a cell of a document with the other statements about it, before their pages are
// chosen.
type cellDraft struct {
	to     *index.Cell
	shown  *traitCell  // nil: nothing
	others []otherCell // conflicts first
}

type otherCell struct {
	*traitCell
	status string
}

// draft fills a cell with what a row shows.
func (r *traitRow) draft(to *index.Cell) cellDraft {
	cells := r.ordered()
	return newCellDraft(to, cells[0], cells[1:], cells[0].judge)
}

// judge says how another cell of the row stands to c.
func (c *traitCell) judge(o *traitCell) string {
	return compareCells(c.row.attribute, c.cell, o.cell, func() bool { return c.tabled && o.tabled && !c.cites.meet(o.cites) })
}

// lessAgreed returns whichever of two statuses of a cell agrees less.
func lessAgreed(status, other string) string {
	switch {
	case status == statusConflicts || other == statusConflicts:
		return statusConflicts
	case other == statusWorded:
		return statusWorded
	}
	return status
}

// newCellDraft fills a cell with the shown statements, nil if there are none, and judges the
// others.
func newCellDraft(to *index.Cell, shown *traitCell, others []*traitCell, judge func(*traitCell) string) cellDraft {
	*to = index.Cell{Values: []string{}, Src: []int{}, OthersTotal: len(others)}
	if shown != nil {
		to.Values, to.Status = shown.values, statusAgrees
	}
	d := cellDraft{to: to, shown: shown}
	for _, o := range others {
		status := judge(o)
		to.Status = lessAgreed(to.Status, status)
		d.others = append(d.others, otherCell{o, status})
	}
	slices.SortStableFunc(d.others, func(a, b otherCell) int {
		return compareBool(b.status == statusConflicts, a.status == statusConflicts)
	})
	d.others = d.others[:min(len(d.others), MaxInline)]
	if len(d.others) > 0 {
		to.Others = make([]index.OtherTrait, len(d.others))
	}
	for i, o := range d.others {
		to.Others[i] = index.OtherTrait{Values: o.values, Src: []int{}, Status: o.status}
	}
	return d
}

// cellDrafts are the cells of a document, in the order in which they are shown.
type cellDrafts []cellDraft

// want asks for the pages of cells: both sides of each conflict first, then of
// what is shown, then of what else is said.
func (all cellDrafts) want(c *citer) {
	for _, d := range all {
		if d.to.Status == statusConflicts {
			d.wantShown(c)
			c.want(d.others[0].cites, &d.to.Others[0].Src)
		}
	}
	for _, d := range all {
		if d.to.Status != statusConflicts {
			d.wantShown(c)
		}
	}
	for _, d := range all {
		for i, o := range d.others {
			if i > 0 || d.to.Status != statusConflicts {
				c.want(o.cites, &d.to.Others[i].Src)
			}
		}
	}
}

func (d cellDraft) wantShown(c *citer) {
	if d.shown != nil {
		c.want(d.shown.cites, &d.to.Src)
	}
}

// dropUncited removes from a cell what no listed page states.
func dropUncited(cell *index.Cell) {
	cell.Others = slices.DeleteFunc(cell.Others, func(o index.OtherTrait) bool { return len(o.Src) == 0 })
	if len(cell.Src) == 0 {
		cell.Values, cell.Src, cell.Status = []string{}, []int{}, ""
	}
}

// cellText is a cell as one text.
func cellText(values []string) string { return cut(strings.Join(values, ", "), maxValue) }
