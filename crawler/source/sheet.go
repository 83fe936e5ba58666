package source

import "strconv"

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
