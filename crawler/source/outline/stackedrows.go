package outline

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/internal/labeltext"
)

// unstack puts labels that stand over the values, in rows of their own, in front of
// them: pages that compare on narrow screens write them so.
func (d *Document) unstack() {
	g := gridder{Outline: &Outline{doc: d, to: len(d.Blocks)}}
	for _, t := range d.tables {
		g.headFromCells(t)
		header, rows := t.Header, t.Rows
		if header == nil && len(rows) > 0 {
			header, rows = rows[0], rows[1:]
		}
		if areStacked(header, rows) && g.headsColumns(header, rows) {
			t.unstack(header, rows)
		} else if len(header) == 2 && isOverAll(header) {
			t.ungroup(append([][]Cell{header}, rows...))
		}
	}
}

// areStacked reports rows of which each second one is the label of the row below it:
// one cell over all columns.
func areStacked(header []Cell, rows [][]Cell) bool {
	if len(header) < 2 || len(rows) < 4 || len(rows)%2 != 0 || header[0].Text == "" || labeltext.IsAttributeWord(header[0].Text) || isOverAll(header) {
		return false
	}
	for i, row := range rows {
		if isOverAll(row) != (i%2 == 0) || i%2 == 1 && row[0].Header {
			return false
		}
	}
	return true
}

// isOneCell reports a line that one cell covers.
func isOneCell(line []int32) bool { return line[0] == line[len(line)-1] }

// isOverAll reports a row of one cell with a text that covers all columns, or has
// nothing beside it.
func isOverAll(row []Cell) bool {
	if row[0].Text == "" {
		return false
	}
	for i := range row[1:] {
		if c := &row[i+1]; c.Block != row[0].Block && c.Block != -1 {
			return false
		}
	}
	return true
}

// headsColumns reports stacked rows below names that headings of the page hold, or whose labels
// mostly are such names: the first column has no name of its own. A label with empty cells
// beside it may head a group instead; one name is not enough.
func (g *gridder) headsColumns(header []Cell, rows [][]Cell) bool {
	if g.named(header[0].Text) {
		return g.named(header[len(header)-1].Text) || labelsCover(rows)
	}
	named := 0
	for i := 0; i < len(rows); i += 2 {
		name, _, _ := strings.Cut(rows[i][0].Text, " (")
		if g.named(name) {
			named++
		}
	}
	return 2*named > len(rows)/2
}

// labelsCover reports stacked rows whose labels are cells over all columns.
func labelsCover(rows [][]Cell) bool {
	for i := 0; i < len(rows); i += 2 {
		if last := &rows[i][len(rows[i])-1]; last.Block != rows[i][0].Block {
			return false
		}
	}
	return true
}

func (t *Table) unstack(header []Cell, rows [][]Cell) {
	t.Header = append([]Cell{{Block: -1}}, header...)
	lines := make([][]Cell, 0, len(rows)/2)
	for i := 0; i < len(rows); i += 2 {
		label := rows[i][0]
		label.Header = true
		lines = append(lines, append([]Cell{label}, rows[i+1]...))
	}
	t.Rows, t.RowHead = lines, true
	for i, over := range t.Over {
		t.Over[i] = append([]Cell{{Block: -1}}, over...)
	}
}
