package section

import (
	"slices"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/outline"
)

// The bounds of tables that are taken for one.
const (
	maxBeside     = 12
	maxBesideRows = 200
)

// sideBySide makes one table of those that follow each other, each of labels and
// values below one name, and have labels in common: a column each.
func sideBySide(tables []*outline.Table) []*outline.Table {
	var list []*outline.Table
	for i := 0; i < len(tables); {
		to := i + 1
		for to < min(len(tables), i+maxBeside) && isNamed(tables[i]) && isNamed(tables[to]) && tables[to-1].End == tables[to].Block &&
			sharesLabels(tables[i], tables[to]) {
			to++
		}
		if to > i+1 {
			list = append(list, joinTables(tables[i:to]))
		} else {
			list = append(list, tables[i])
		}
		i = to
	}
	return list
}

// isNamed reports labels and values below a name that heads both.
func isNamed(t *outline.Table) bool {
	return len(t.Header) == 2 && t.Header[0].Text != "" && t.Header[0].Text == t.Header[1].Text && len(t.Rows) > 1 && len(t.Rows) <= maxBesideRows
}

// sharesLabels reports tables of different names most of whose labels are the same.
func sharesLabels(a, b *outline.Table) bool {
	same := 0
	for _, row := range b.Rows {
		if rowLabelled(a, row[0].Text) != nil {
			same++
		}
	}
	return a.Header[0].Text != b.Header[0].Text && same*3 >= max(len(a.Rows), len(b.Rows))*2
}

// rowLabelled returns the row of t with a label, nil if there is none.
func rowLabelled(t *outline.Table, label string) []outline.Cell {
	for _, row := range t.Rows {
		if strings.EqualFold(row[0].Text, label) {
			return row
		}
	}
	return nil
}

// joinTables returns the table with a column for each of some tables.
func joinTables(tables []*outline.Table) *outline.Table {
	joined := *tables[0]
	joined.Header = []outline.Cell{{Block: -1}}
	joined.End = tables[len(tables)-1].End
	joined.Rows = nil
	for k, t := range tables {
		joined.Header = append(joined.Header, t.Header[1])
		for _, row := range t.Rows {
			into := rowLabelled(&joined, row[0].Text)
			if into == nil {
				into = slices.Repeat([]outline.Cell{{Block: -1}}, len(tables)+1)
				into[0] = row[0]
				joined.Rows = append(joined.Rows, into)
			}
			into[k+1] = row[1]
		}
	}
	return &joined
}

// headBeginnings makes a header of what all cells of each column begin with, where the
// first row of a guessed table is like the others: "Moss: green", "Fern: dark".
func headBeginnings(t *outline.Table) *outline.Table {
	if len(t.Header) < 3 || len(t.Rows) < 2 {
		return t
	}
	rows := append([][]outline.Cell{t.Header}, t.Rows...)
	header := []outline.Cell{{Block: -1}}
	for col := 1; col < len(t.Header); col++ {
		name, _, ok := strings.Cut(t.Header[col].Text, ": ")
		if !ok || slices.ContainsFunc(header, func(c outline.Cell) bool { return c.Text == name }) {
			return t
		}
		for _, row := range rows {
			if !strings.HasPrefix(row[col].Text, name+": ") {
				return t
			}
		}
		header = append(header, outline.Cell{Text: name, Header: true, Block: -1})
	}
	headed := *t
	headed.Header, headed.Rows = header, make([][]outline.Cell, len(rows))
	for i, row := range rows {
		headed.Rows[i] = slices.Clone(row)
		for col := 1; col < len(row); col++ {
			headed.Rows[i][col].Text = row[col].Text[len(header[col].Text)+len(": "):]
		}
	}
	return &headed
}
