package source

import "strings"

// dropLabels takes out of cells the name of their column, or of their row, that a
// page repeats in them for narrow screens: "Django: MVT". Most cells of the column
// have it, or all of the row.
func (t *Table) dropLabels() {
	if t.Header == nil {
		return
	}
	for col := range t.Header {
		label, cells, labelled := t.Header[col].Text, 0, 0
		for _, row := range t.Rows {
			if col < len(row) && row[col].Text != "" {
				cells++
				labelled += b2i(row[col].labelSize(label) > 0)
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

// labelSize returns how many bytes of the cell's text are label, a colon and white
// space in front of something else; 0 if it does not begin so.
func (c *Cell) labelSize(label string) int {
	label = strings.TrimRight(label, ": ")
	if label == "" || len(c.Text) < len(label)+2 || !strings.EqualFold(c.Text[:len(label)], label) {
		return 0
	}
	rest, ok := strings.CutPrefix(strings.TrimLeft(c.Text[len(label):], " "), ":")
	value := strings.TrimLeft(rest, " \n")
	if !ok || value == "" || value == rest && rest[0] != '~' && !isLetter(rest[0]) {
		return 0
	}
	return len(c.Text) - len(value)
}

func (c *Cell) dropLabel(label string) {
	size := c.labelSize(label)
	if size == 0 {
		return
	}
	if c.doc != nil && c.Block+1 < c.end && len(c.doc.blocks[c.Block].Text) < size {
		c.Block++
	}
	c.Text = c.Text[size:]
}
