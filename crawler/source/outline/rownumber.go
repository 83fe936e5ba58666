package outline

import (
	"slices"
	"strconv"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/words"
)

// dropRowNumbers takes off a table a first column that only numbers its rows, or
// in which nothing stands: its blocks go. keep says which blocks stay, nil for all.
func (d *Document) dropRowNumbers(keep []bool) []bool {
	for _, g := range d.Grids {
		if g.Layout || len(g.Rows) < 2 || len(g.Cells) < 2*len(g.Rows) {
			continue
		}
		lines := g.places()
		if !d.numbersRows(g, lines) {
			continue
		}
		for i, line := range lines {
			lines[i] = line[1:]
			c := &g.Cells[line[0]]
			if c.From == c.To || line[1] == line[0] {
				continue
			}
			keep = d.KeepAll(keep)
			for at := c.From; at < c.To; at++ {
				keep[at] = false
			}
		}
	}
	return keep
}

// numbersRows reports a first column of numbers that count the rows, or of nothing,
// in front of two others. A row of one cell over all columns has no number.
func (d *Document) numbersRows(g *Grid, lines [][]int32) bool {
	var n rowNumbers
	for i, line := range lines {
		if len(line) < 3 {
			return false
		}
		if line[0] == line[1] || i > 0 && line[0] == lines[i-1][0] {
			continue
		}
		first, ok := d.onlyText(&g.Cells[line[0]])
		if !ok || !n.count(first, i == 0) {
			return false
		}
		label, _ := d.onlyText(&g.Cells[line[1]])
		if i == 0 && label == columnLetter(0) {
			return false // see dropLetters
		}
		if label != "" && words.IsDigit(label[0]) {
			n.figures++
		}
		if i > 0 && d.onlyFigures(g, line[1:]) {
			n.only++
		}
	}
	return n.numbersRows()
}

// onlyFigures reports cells that each begin with a digit: of what, the number in
// front of them says.
func (d *Document) onlyFigures(g *Grid, cells []int32) bool {
	for _, at := range cells {
		if text, _ := d.onlyText(&g.Cells[at]); text == "" || !words.IsDigit(text[0]) {
			return false
		}
	}
	return true
}

// onlyText returns the text of a cell that holds one and nothing else.
func (d *Document) onlyText(c *GridCell) (string, bool) {
	if c.From == c.To {
		return "", true
	}
	b := &d.Blocks[c.From]
	return b.Text, c.To-c.From == 1 && len(b.Images) == 0
}

// dropRowNumbers takes off a table a first column that only numbers its rows.
func (t *Table) dropRowNumbers() {
	var n rowNumbers
	if len(t.Header) < 3 || !n.count(t.Header[0].Text, true) {
		return
	}
	for _, row := range t.Rows {
		if row[0].Block >= 0 && row[0].Block == row[1].Block && row[0].Text == row[1].Text {
			continue
		}
		if !n.count(row[0].Text, false) {
			return
		}
		if row[1].Text != "" && words.IsDigit(row[1].Text[0]) {
			n.figures++
		}
		if !slices.ContainsFunc(row[1:], func(c Cell) bool { return c.Text == "" || !words.IsDigit(c.Text[0]) }) {
			n.only++
		}
	}
	if !n.numbersRows() || n.empty > 0 {
		return
	}
	t.Header = t.Header[1:]
	for i, row := range t.Rows {
		t.Rows[i] = row[1:]
	}
	t.RowHead = false
}

// rowNumbers follows a column that numbers rows.
type rowNumbers struct {
	rows, empty int // below the head
	figures     int // rows that begin with one behind the number
	only        int // rows of nothing but figures
	last        int
	sign        bool // the head says that it numbers
	started     bool
}

// count takes the next text of the column, and reports whether it may still number the rows.
func (n *rowNumbers) count(text string, head bool) bool {
	if head && (text == "" || isNumberSign(text)) {
		n.sign = text != ""
		return true
	}
	n.rows++
	if text == "" {
		n.empty++
		return n.empty == n.rows
	}
	number, err := strconv.Atoi(strings.TrimRight(text, ".)"))
	if err != nil || n.empty > 0 || n.started && number != n.last+1 || !n.started && (number < 0 || number > 2) {
		return false
	}
	n.started, n.last = true, number
	return true
}

// numbersRows reports whether the column, read to its end, only numbers rows.
func (n *rowNumbers) numbersRows() bool {
	if n.only > 0 && n.only == n.rows {
		return false
	}
	if n.rows == 1 {
		return n.sign && n.started
	}
	return n.rows > 1 && (n.empty > 0 || n.sign || 2*n.figures < n.rows)
}

// isNumberSign reports what stands above the numbers of rows.
func isNumberSign(s string) bool {
	switch strings.ToLower(strings.TrimRight(s, ".:")) {
	case "#", "no", "nr", "№", "s.no", "sl. no", "sr. no", "sno":
		return true
	}
	return false
}

// dropLetters takes the letters above the columns and the numbers beside the rows
// off a table that is published from a spreadsheet: its first row is its header.
func (t *Table) dropLetters() {
	if len(t.Header) < 3 || len(t.Rows) < 2 || t.Header[0].Text != "" {
		return
	}
	for i := range t.Header[1:] {
		if t.Header[i+1].Text != columnLetter(i) {
			return
		}
	}
	last := 0
	for _, row := range t.Rows {
		n, err := strconv.Atoi(row[0].Text)
		if err != nil || n <= last {
			return
		}
		last = n
	}
	for i, row := range t.Rows {
		t.Rows[i] = row[1:]
	}
	t.Header, t.Rows, t.RowHead = t.Rows[0], t.Rows[1:], false
}

// columnLetter names a column as spreadsheets do, "" beyond Z.
func columnLetter(i int) string {
	if i >= 26 {
		return ""
	}
	return string(rune('A' + i))
}
