package outline

import (
	"slices"
	"sort"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/internal/joint"
	"github.com/stackdex/stackdex/crawler/source/internal/labeltext"
)

// unit is one of the parts that a group lays out: an element, a block that
// stands in no element of its own, or an inline item of a block.
type unit struct {
	from, to int
	group    int32 // -1: a loose block
	text     string
	item     bool // an inline item: text is all there is of it
}

// units returns the parts of the group, seeing through wrappers.
func (o *Outline) units(at int32) []unit {
	groups := o.doc.Groups
	for {
		list := o.directUnits(at)
		if len(list) != 1 || list[0].group < 0 || list[0].group == at {
			if len(list) == 1 {
				return o.items(list[0])
			}
			return list
		}
		if inner := list[0].group; groups[inner].To-groups[inner].From >= 1 {
			at = inner
			continue
		}
		return list
	}
}

func (o *Outline) directUnits(at int32) []unit {
	groups := o.doc.Groups
	n, _ := o.countDirect(at)
	list := make([]unit, 0, n)
	next := int(groups[at].From)
	for c := at + 1; c < groups[at].End; c = groups[c].End {
		for ; next < int(groups[c].From); next++ {
			list = append(list, unit{from: next, to: next + 1, group: -1})
		}
		list = append(list, unit{from: int(groups[c].From), to: int(groups[c].To), group: c})
		next = int(groups[c].To)
	}
	for ; next < int(groups[at].To); next++ {
		list = append(list, unit{from: next, to: next + 1, group: -1})
	}
	return list
}

// countDirect counts what directUnits lists, and returns the group that is the first
// of it, -1 if that is a loose block.
func (o *Outline) countDirect(at int32) (n int, first int32) {
	groups := o.doc.Groups
	first = -1
	next := groups[at].From
	for c := at + 1; c < groups[at].End; c = groups[c].End {
		n += int(max(groups[c].From-next, 0))
		if n++; n == 1 {
			first = c
		}
		next = groups[c].To
	}
	return n + int(max(groups[at].To-next, 0)), first
}

// width counts what units lists, without a list; -1 if it may be the items of a
// block.
func (o *Outline) width(at int32) int {
	for {
		n, first := o.countDirect(at)
		if n != 1 {
			return n
		}
		if g := &o.doc.Groups[at]; first < 0 || o.doc.Groups[first].From == o.doc.Groups[first].To {
			if g.To-g.From == 1 && len(o.doc.Blocks[g.From].Runs) < 2 && len(o.doc.Blocks[g.From].Images) == 0 {
				return 1
			}
			return -1
		}
		at = first
	}
}

// items divides a single block into its inline items.
func (o *Outline) items(u unit) []unit {
	if u.to-u.from != 1 {
		return []unit{u}
	}
	var list []unit
	for _, f := range appendFields(nil, &o.doc.Blocks[u.from]) {
		if f.Text != "" {
			list = append(list, unit{from: u.from, to: u.to, group: -1, text: f.Text, item: true})
		}
	}
	if len(list) < 2 {
		return []unit{u}
	}
	return list
}

func (o *Outline) unitCell(u unit) Cell {
	if u.item {
		return Cell{Text: u.text, Block: u.from}
	}
	return o.doc.cell(u.from, u.to)
}

// GridUnder returns the table whose columns have the given header behind a first column of
// labels, where the markup tells only the order of the cells: rows as sibling elements, or all
// cells as siblings in a CSS grid. It is nil if there is none.
func (o *Outline) GridUnder(header []string) *Table {
	if len(header) == 0 {
		return nil
	}
	groups := o.doc.Groups
	behind := sort.Search(len(groups), func(i int) bool { return int(groups[i].From) >= o.to })
	for at := behind - 1; at >= 0 && int(groups[at].From) >= o.from; at-- { // the innermost first
		g := &groups[at]
		if g.From == g.To || !o.within(g) {
			continue
		}
		t := o.rowsUnder(int32(at), header)
		if t == nil {
			t = o.cellsUnder(int32(at), header)
		}
		if t != nil {
			t.dropLabels()
			return t
		}
	}
	return nil
}

// rowsUnder reads children of a group as rows.
func (o *Outline) rowsUnder(at int32, header []string) *Table {
	groups := o.doc.Groups
	var t *Table
	for c := at + 1; c < groups[at].End; c = groups[c].End {
		if t == nil {
			if n := o.width(c); n >= 0 && (n < len(header) || n > 2*len(header)+2) {
				continue
			}
			list := o.rowOf(c, len(header)+1)
			if corner := o.matchHeader(list, header); corner >= 0 {
				t = o.newGrid(at, header, corner, groups[c].From)
				t.cornered = len(list) > len(header)
			}
			continue
		}
		row := o.rowOf(c, len(header)+1)
		if len(row) == 1 && o.isOverRow(row[0]) {
			t.Rows = append(t.Rows, o.overRow(row[0], len(header)+1))
			continue
		}
		if len(row) == len(header)+1 && o.matchHeader(row, header) < 0 {
			t.Rows = append(t.Rows, o.cells(row))
		} else if len(row) > 0 && len(row) <= len(header) && groups[c].From < groups[c].To {
			break
		}
	}
	if t == nil || len(t.Rows) == 0 {
		return nil
	}
	t.moveCorner()
	return t
}

// moveCorner puts the corner of a table whose header has none above the column of
// labels, if another than the first reads like one and the first does not.
func (t *Table) moveCorner() {
	if t.Header[0].Block >= 0 || t.cornered || t.readsLikeLabels(0) {
		return
	}
	for col := 1; col < len(t.Header); col++ {
		if t.readsLikeLabels(col) {
			corner := t.Header[0]
			copy(t.Header, t.Header[1:col+1])
			t.Header[col] = corner
			return
		}
	}
}

// readsLikeLabels reports a column of short texts without figures, all different.
func (t *Table) readsLikeLabels(col int) bool {
	seen := make(map[string]bool, len(t.Rows))
	for _, row := range t.Rows {
		text := row[col].Text
		if text == "" || len(text) > joint.LongLabel || seen[text] || strings.ContainsAny(text, "0123456789\n") || labeltext.IsAbsent(text) {
			return false
		}
		seen[text] = true
	}
	return true
}

// cellsUnder reads children of a group as cells that flow into rows.
func (o *Outline) cellsUnder(at int32, header []string) *Table {
	if n, _ := o.countDirect(at); n < 2*len(header)+1 {
		return nil
	}
	list := o.directUnits(at)
	t, whole := o.flowUnder(at, list, header)
	if t == nil || whole && t.labelsFit() {
		return t
	}
	if full, whole := o.flowUnder(at, withoutEmpty(list), header); full != nil && whole && full.labelsFit() &&
		(full.cornered || full.Header[0].Block < 0) {
		return full
	}
	if !t.labelsFit() {
		return nil
	}
	return t
}

// flowUnder reads cells that flow into rows, and reports whether these are all of them.
func (o *Outline) flowUnder(at int32, list []unit, header []string) (t *Table, whole bool) {
	n := len(header)
	for i := 0; i+n <= len(list); i++ {
		corner, behind := o.matchHeader(list[i:i+n], header), i+n
		if corner < 0 && i+n < len(list) {
			if corner, behind = o.matchHeader(list[i:i+n+1], header), i+n+1; corner == 0 {
				continue // without the corner
			}
		}
		if corner < 0 {
			continue
		}
		t = o.newGrid(at, header, corner, int32(list[i].from))
		t.cornered = behind > i+n
		rest := list[behind:]
		for ; len(rest) > n; rest = rest[n+1:] {
			if o.isOverRow(rest[0]) {
				t.Rows = append(t.Rows, o.overRow(rest[0], n+1))
				if rest = rest[1:]; len(rest) <= n {
					break
				}
			}
			if cells := o.cells(rest[:n+1]); o.matchHeader(rest[:n+1], header) < 0 {
				t.Rows = append(t.Rows, cells)
			}
		}
		if len(t.Rows) > 0 {
			t.moveCorner()
			return t, len(rest) == 0
		}
	}
	return nil, false
}

// isOverRow reports a heading over all columns, which heads the rows below it.
func (o *Outline) isOverRow(u unit) bool {
	return !u.item && u.to == u.from+1 && o.doc.Blocks[u.from].Kind == Heading && o.doc.Blocks[u.from].Level > 1
}

// overRow returns a row of one cell.
func (o *Outline) overRow(u unit, width int) []Cell {
	row := make([]Cell, width)
	for i := range row {
		row[i] = o.unitCell(u)
	}
	return row
}

// newGrid returns a table without rows, with its labels in a column of their own.
func (o *Outline) newGrid(at int32, header []string, labels int, from int32) *Table {
	t := &Table{Origin: Siblings, Block: int(from), End: int(o.doc.Groups[at].To), Path: o.doc.Blocks[from].Path}
	for _, h := range header {
		t.Header = append(t.Header, Cell{Text: h, Header: true, Block: int(from)})
	}
	t.Header = slices.Insert(t.Header, labels, Cell{Block: -1})
	return t
}

func (o *Outline) cells(row []unit) []Cell {
	cells := make([]Cell, len(row))
	for i, u := range row {
		cells[i] = o.unitCell(u)
	}
	return cells
}

// matchHeader reports whether a row reads header, with a corner or without one, and returns
// above which column the corner stands, or would, the first: that of the labels; -1 if
// the row reads otherwise. A corner that is not the first says "vs", a word for
// attributes or nothing.
func (o *Outline) matchHeader(row []unit, header []string) (corner int) {
	corner = 0
	if len(row) != len(header) && len(row) != len(header)+1 {
		return -1
	}
	if len(row) > len(header) {
		for corner < len(header) && o.hasOnlyText(row[corner], header[corner]) {
			corner++
		}
		if corner > 0 {
			if text := o.unitCell(row[corner]).Text; text != "" && !labeltext.IsVersus(text) && !labeltext.IsAttributeWord(text) {
				return -1
			}
		}
	}
	for i, h := range header {
		at := i
		if len(row) > len(header) && i >= corner {
			at++
		}
		if !o.hasOnlyText(row[at], h) {
			return -1
		}
	}
	return corner
}

// hasOnlyText reports a cell of nothing but a text, which may stand there twice.
func (o *Outline) hasOnlyText(u unit, text string) bool {
	return u.to-u.from <= 3 && strings.EqualFold(labeltext.Undouble(strings.ReplaceAll(o.unitCell(u).Text, "\n", " ")), text)
}

// rowOf returns the cells of a row, at most the given number: of more, empty ones at the end
// are left out, or else any empty ones.
func (o *Outline) rowOf(at int32, width int) []unit {
	row := o.units(at)
	for n := len(row); n > width && row[n-1].from == row[n-1].to; n-- {
		row = row[:n-1]
	}
	if len(row) > width {
		row = withoutEmpty(row)
	}
	return row
}

// withoutEmpty leaves out the parts in which nothing stands.
func withoutEmpty(list []unit) []unit {
	return slices.DeleteFunc(list, func(u unit) bool { return u.from == u.to })
}

// labelsFit reports a table of flowing cells in which each row has its label: a label in
// another column means that something among the cells is not a cell.
func (t *Table) labelsFit() bool {
	col := slices.IndexFunc(t.Header, func(c Cell) bool { return c.Block < 0 })
	for _, row := range t.Rows {
		if text := row[max(col, 0)].Text; text == "" || len(text) > 2*joint.LongLabel || joint.IsFigure(text) {
			return false
		}
	}
	return true
}
