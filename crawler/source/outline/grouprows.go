package outline

import "github.com/stackdex/stackdex/crawler/source/internal/joint"

// ungroup makes a table with a column for each name of one in which a label over both
// columns stands above a row for each: "License", and below it "Redis" and "KeyDB" with
// their values. All groups have the same names in the same order.
func (t *Table) ungroup(lines [][]Cell) {
	width := 1
	for width < len(lines) && !isOverAll(lines[width]) {
		width++
	}
	names := width - 1
	if names < 2 || len(lines)%width != 0 || len(lines) < 2*width {
		return
	}
	for i, line := range lines {
		k := i % width
		if isOverAll(line) != (k == 0) || k > 0 && (line[0].Text == "" || line[0].Text != lines[k][0].Text) {
			return
		}
	}
	t.Header = []Cell{{Block: -1}}
	for k := range names {
		t.Header = append(t.Header, lines[1+k][0])
	}
	t.Rows, t.Over, t.RowHead, t.Guessed = nil, nil, true, false
	for i := 0; i < len(lines); i += width {
		row := []Cell{lines[i][0]}
		row[0].Header = true
		for k := range names {
			row = append(row, lines[i+1+k][1])
		}
		t.Rows = append(t.Rows, row)
	}
}

// headFromCells takes the names of columns from cells that each begin with that of their
// column, on a line of its own, where no row of heads says them.
func (g *gridder) headFromCells(t *Table) {
	rows := t.Rows
	if t.Guessed {
		rows = append([][]Cell{t.Header}, rows...)
	} else if t.Header != nil {
		return
	}
	if len(rows) < 2 || len(rows[0]) < 3 {
		return
	}
	header, known := []Cell{{Block: -1}}, false
	for col := 1; col < len(rows[0]); col++ {
		name := firstLine(rows[0][col].Text)
		for _, other := range header {
			if name == "" || len(name) > joint.LongLabel || name == other.Text {
				return
			}
		}
		for _, row := range rows {
			if firstLine(row[col].Text) != name {
				return
			}
		}
		known = known || g.named(name)
		head := rows[0][col]
		head.Text, head.end = name, head.Block+1
		header = append(header, head)
	}
	if !known {
		return
	}
	for _, row := range rows {
		for col := range header[1:] {
			row[col+1].dropLead(len(header[col+1].Text) + 1)
		}
	}
	t.Header, t.Rows, t.Guessed = header, rows, false
}

// firstLine returns the first line of a cell of several, "" of another one.
func firstLine(text string) string {
	for i := range len(text) {
		if text[i] == '\n' {
			return text[:i]
		}
	}
	return ""
}
