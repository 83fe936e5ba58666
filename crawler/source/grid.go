package source

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// The limits of spans, beyond which they count as 1: a table of a few bytes
// could ask for millions of cells.
const (
	maxColSpan = 60
	maxRowSpan = 1000
	maxColumns = 200
	maxPlaces  = 200_000 // cells of a table with its spans filled in
)

// grid is a table as the walker meets it.
type grid struct {
	origin   Origin
	from, to int32 // blocks
	rows     []gridRow
	layout   bool // holds another table, or says that it is none
	outer    int
}

type gridRow struct {
	cells []gridCell
	head  bool // in a thead
}

type gridCell struct {
	from, to         int32
	colspan, rowspan int
	header           bool // th, columnheader or rowheader
	row              bool // a header of its row
}

// tablePart says which part of a table an element is.
type tablePart uint8

const (
	noPart tablePart = iota
	wholeTable
	tableRow
	tableCell
)

func partOf(n *html.Node, a *attrs) tablePart {
	switch a.role {
	case "table", "grid", "treegrid":
		return wholeTable
	case "row":
		return tableRow
	case "cell", "gridcell", "columnheader", "rowheader":
		return tableCell
	case "presentation", "none":
		return noPart
	}
	switch n.DataAtom {
	case atom.Table:
		return wholeTable
	case atom.Tr:
		return tableRow
	case atom.Td, atom.Th:
		return tableCell
	}
	return noPart
}

// openTable notes that n is a table or a part of one.
func (w *walker) openTable(n *html.Node, a *attrs) tablePart {
	p := partOf(n, a)
	if p == noPart {
		if n.DataAtom == atom.Table {
			w.cell = CellRef{}
		}
		return noPart
	}
	if p == wholeTable {
		g := &grid{from: int32(len(w.doc.blocks)), outer: w.cell.Table, origin: TableElement}
		if n.DataAtom != atom.Table {
			g.origin = AriaRoles
		}
		if w.cell.Table > 0 {
			w.grids[w.cell.Table-1].layout = true
		}
		w.grids = append(w.grids, g)
		w.cell = CellRef{Table: len(w.grids)}
		return p
	}
	if w.cell.Table == 0 {
		return noPart
	}
	g := w.grids[w.cell.Table-1]
	if p == tableRow {
		g.rows = append(g.rows, gridRow{head: w.thead})
		w.cell.Row, w.cell.Col = len(g.rows), 0
		return p
	}
	if w.cell.Row == 0 {
		return noPart
	}
	row := &g.rows[len(g.rows)-1]
	row.cells = append(row.cells, gridCell{
		from: int32(len(w.doc.blocks)), colspan: span1(a.colspan, maxColSpan), rowspan: span1(a.rowspan, maxRowSpan),
		header: n.DataAtom == atom.Th || a.role == "columnheader" || a.role == "rowheader",
		row:    a.role == "rowheader" || n.DataAtom == atom.Th && attr(n, "scope") == "row",
	})
	w.cell.Col = len(row.cells)
	return p
}

func span1(n, limit int) int {
	if n < 1 || n > limit {
		return 1
	}
	return n
}

// closeTable notes that the part is read.
func (w *walker) closeTable(p tablePart) {
	switch p {
	case wholeTable:
		w.grids[w.cell.Table-1].to = int32(len(w.doc.blocks))
	case tableCell:
		g := w.grids[w.cell.Table-1]
		row := &g.rows[w.cell.Row-1]
		row.cells[w.cell.Col-1].to = int32(len(w.doc.blocks))
	}
}

// places lays the cells of g out, each at every place that it covers.
func (g *grid) places() [][]*gridCell {
	type cover struct {
		cell *gridCell
		left int // rows below
	}
	var carry []cover
	out := make([][]*gridCell, 0, len(g.rows))
	total := 0
	for r := range g.rows {
		var line []*gridCell
		next := func() { // cells that reach down into this place
			for len(line) < len(carry) && carry[len(line)].left > 0 {
				carry[len(line)].left--
				line = append(line, carry[len(line)].cell)
			}
		}
		cells := g.rows[r].cells
		for i := range cells {
			next()
			for range cells[i].colspan {
				if len(line) >= maxColumns {
					break
				}
				for len(carry) <= len(line) {
					carry = append(carry, cover{})
				}
				carry[len(line)] = cover{&cells[i], cells[i].rowspan - 1}
				line = append(line, &cells[i])
			}
		}
		next()
		if len(line) == 0 {
			continue
		}
		if total += len(line); total > maxPlaces {
			break
		}
		out = append(out, line)
	}
	return out
}
