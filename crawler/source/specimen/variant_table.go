package specimen

import (
	"fmt"
	"slices"
)

type tableStyle int

// What tables are made of.
const (
	headTable tableStyle = iota
	bodyTable            // the header is the first row of the body
	boldTable            // and has ordinary cells
	ariaTable            // div role=table
	divTable             // divs only
)

// grid is a table as nodes: the first row is the header, the first cell of
// each row its label.
type grid [][]*node

func (g grid) transposed() grid {
	t := make(grid, len(g[0]))
	for i := range t {
		for j := range g {
			t[i] = append(t[i], g[j][i])
		}
	}
	return t
}

// table writes a grid; headerAgain is the number of rows after which the
// header stands again, 0 for never.
func (v *varier) table(g grid, headerAgain int) *node {
	switch v.tables {
	case ariaTable, divTable:
		return v.divGrid(g, headerAgain)
	}
	body := el("tbody")
	t := el("table", v.class())
	header := v.headerCells(g[0])
	if v.tables == headTable && g[0][0].text != "" && v.note(v.one(5), "rowspan") {
		t.append(el("thead", v.doubleHeader(g[0])))
	} else if v.tables == headTable {
		t.append(el("thead", header))
	} else {
		body.append(header)
	}
	for i, row := range g[1:] {
		if headerAgain > 0 && i == headerAgain {
			body.append(v.headerCells(g[0]))
		}
		body.append(v.bodyRow(row))
	}
	t.append(body)
	return el(v.pick("div", "figure"), v.class(), t)
}

func (v *varier) headerCells(row []*node) *node {
	tr := el("tr")
	for _, c := range row {
		if v.tables == boldTable {
			tr.append(el("td", el("strong", c)))
			continue
		}
		tr.append(el("th", at("scope", "col"), c))
	}
	return tr
}

// doubleHeader has a word over the columns, and the label beside both rows.
func (v *varier) doubleHeader(row []*node) []*node {
	names := el("tr")
	for _, c := range row[1:] {
		names.append(el("th", c))
	}
	return []*node{el("tr", el("th", at("rowspan", "2"), row[0]), el("th", at("colspan", fmt.Sprint(len(row)-1)), "At a glance")), names}
}

// bodyRow joins equal neighbours into one cell now and then.
func (v *varier) bodyRow(row []*node) *node {
	label := "td"
	if v.tables == bodyTable {
		label = "th"
	}
	tr := el("tr", el(label, row[0]))
	for i := 1; i < len(row); i++ {
		if i+1 < len(row) && row[i].text != "" && row[i].text == row[i+1].text && v.note(v.one(2), "colspan") {
			tr.append(el("td", at("colspan", "2"), row[i]))
			i++
			continue
		}
		tr.append(el("td", row[i]))
	}
	return tr
}

func (v *varier) divGrid(g grid, headerAgain int) *node {
	rows := slices.Clone(g)
	if headerAgain > 0 && headerAgain+1 < len(rows) {
		rows = slices.Insert(rows, headerAgain+1, g[0])
	}
	t := el("div", v.class())
	if v.tables == ariaTable {
		t.attrs = append(t.attrs, "role", "table")
	}
	for i, row := range rows {
		r := el("div", v.class())
		role := "cell"
		if i == 0 {
			role = "columnheader"
		}
		if v.tables == ariaTable {
			r.attrs = append(r.attrs, "role", "row")
		}
		for _, c := range row {
			cell := el("div", v.class(), c)
			if v.tables == ariaTable {
				cell.attrs = append(cell.attrs, "role", role)
			}
			r.append(cell)
		}
		t.append(r)
	}
	return t
}

func textNode(s string) *node { return &node{text: s} }
