package outline

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/internal/joint"
)

// dropLabels takes out of cells the name of their column, or of their row, that a
// page repeats in them for narrow screens: "Django: MVT". Most cells of the column
// have it, or all of the row; without a colon all of the column, and others' too.
func (t *Table) dropLabels() {
	if t.Header == nil {
		return
	}
	t.dropBareLabels()
	for col := range t.Header {
		label, cells, labelled := t.Header[col].Text, 0, 0
		for _, row := range t.Rows {
			if col < len(row) && row[col].Text != "" {
				cells++
				if row[col].labelSize(label) > 0 {
					labelled++
				}
			}
		}
		for _, row := range t.Rows {
			if col < len(row) && 2*labelled > cells {
				row[col].dropLabel(label)
			}
		}
	}
	for _, row := range t.Rows {
		if len(row) < 2 || row[0].Text == "" {
			continue
		}
		all := true
		for i := range row[1:] {
			all = all && (row[i+1].Text == "" || row[i+1].labelSize(row[0].Text) > 0)
		}
		for i := range row[1:] {
			if all {
				row[i+1].dropLabel(row[0].Text)
			}
		}
	}
}

// dropBareLabels takes out of cells the name of their column that stands in them
// without a colon, in an element of its own. All cells of at least two columns have it.
func (t *Table) dropBareLabels() {
	var columns []int
	cells := 0
	for col := range t.Header {
		if n := t.bareLabels(col); n > 0 {
			columns, cells = append(columns, col), cells+n
		}
	}
	if len(columns) < 2 || cells < 6 {
		return
	}
	for _, col := range columns {
		for _, row := range t.Rows {
			row[col].dropLead(row[col].bareLabelSize(t.Header[col].Text))
		}
	}
}

// bareLabels counts the cells of a column that begin with its name, twice where it
// stands in a block of its own, three times where the value stands in one of its own in
// the same line; 0 if others do not.
func (t *Table) bareLabels(col int) int {
	n, label := 0, t.Header[col].Text
	for _, row := range t.Rows {
		switch {
		case col >= len(row):
			return 0
		case row[col].Text == "":
		case row[col].bareLabelSize(label) == 0:
			return 0
		default:
			n++
			if strings.HasPrefix(row[col].Text[len(label):], "\n") {
				n++
			}
			if row[col].isParted() {
				n += 2
			}
		}
	}
	return n
}

// bareLabelSize returns how many bytes of the cell's text are label and white space,
// 0 if it does not begin so, no element holds the label alone, or a part of the same
// word follows.
func (c *Cell) bareLabelSize(label string) int {
	if len(label) < 2 || len(c.Text) < len(label) || !strings.EqualFold(c.Text[:len(label)], label) {
		return 0
	}
	rest := c.Text[len(label):]
	value := strings.TrimLeft(rest, " \n")
	if value != "" && (strings.IndexByte(":.,;'", value[0]) >= 0 || value == rest && (value[0] == '-' || value[0] >= 'a' && value[0] <= 'z')) {
		return 0
	}
	if !c.beginsWithElement(len(label)) {
		return 0
	}
	return len(c.Text) - len(value)
}

// isParted reports a cell of two items in one line that are set apart.
func (c *Cell) isParted() bool {
	runs := c.doc.Blocks[c.Block].Runs
	return c.Block+1 == c.end && len(runs) == 2 && runs[1].Apart
}

// beginsWithElement reports that the first bytes of the cell stand in a block of their
// own, or in an inline element.
func (c *Cell) beginsWithElement(size int) bool {
	if c.Block < 0 || c.doc == nil {
		return false
	}
	b := &c.doc.Blocks[c.Block]
	return len(b.Text) == size || int(b.Lead) == size
}

// labelSize returns how many bytes of the cell's text are label, a colon and white
// space in front of something else; 0 if it does not begin so.
func (c *Cell) labelSize(label string) int {
	label = strings.TrimRight(label, ": ")
	if label == "" || len(c.Text) < len(label)+2 || !strings.EqualFold(c.Text[:len(label)], label) {
		return 0
	}
	rest, ok := strings.CutPrefix(strings.TrimLeft(c.Text[len(label):], " "), ":")
	value := strings.TrimLeft(rest, " \n")
	if !ok || value == "" || value == rest && rest[0] != '~' && !joint.IsLetter(rest[0]) {
		return 0
	}
	return len(c.Text) - len(value)
}

func (c *Cell) dropLabel(label string) { c.dropLead(c.labelSize(label)) }

// dropLead removes the first bytes of the text: the blocks that they fill from the cell, and
// the rest of them from the block that they continue in.
func (c *Cell) dropLead(size int) {
	if size == 0 {
		return
	}
	if size == len(c.Text) {
		*c = Cell{Block: -1, Header: c.Header}
		return
	}
	if c.doc != nil && c.Block >= 0 {
		if b := &c.doc.Blocks[c.Block]; c.Block+1 < c.end && len(b.Text) < size {
			c.Block++
		} else if b.Cell.Table > 0 && len(b.Text) > size && b.Text[:size] == c.Text[:size] {
			b.dropHead(size)
		}
	}
	c.Text = c.Text[size:]
}
