package source

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/stackdex/stackdex/crawler/source/internal/dom"
	"github.com/stackdex/stackdex/crawler/source/internal/element"
)

// The limits of spans, beyond which they count as 1: a table of a few bytes
// could ask for millions of cells.
const (
	maxColSpan = 60
	maxRowSpan = 1000
	maxColumns = 200
	maxPlaces  = 200_000 // cells of a table with its spans filled in
	maxFilled  = 1 << 20 // cells of all tables, with those that short rows lack
)

// grid is a table as the walker meets it.
type grid struct {
	origin   Origin
	from, to int32 // blocks
	rows     []gridRow
	cells    []gridCell
	lines    [][]int32 // see places
	layout   bool      // holds another table, or says that it is none
	outer    int32
}

type gridRow struct {
	from, to int32 // range of grid.cells
	head     bool  // in a thead
}

type gridCell struct {
	from, to         int32
	colspan, rowspan int32
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

func partOf(n *html.Node, a *dom.Attributes) tablePart {
	switch a.Role {
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
func (w *walker) openTable(n *html.Node, a *dom.Attributes) tablePart {
	p := partOf(n, a)
	if w.inCell || w.cell.Col > 0 && (p == wholeTable || n.DataAtom == atom.Table) && w.isData(w.doc.grids[w.cell.Table-1]) {
		w.inCell = true
		return noPart
	}
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
			joinPinned(n)
		}
		if w.cell.Table > 0 {
			w.doc.grids[w.cell.Table-1].layout = true
		}
		if n := len(w.doc.grids); n > 0 { // tables of a page are alike
			g.cells = make([]gridCell, 0, min(len(w.doc.grids[n-1].cells), 1000))
			g.rows = make([]gridRow, 0, min(len(w.doc.grids[n-1].rows), 1000))
		}
		w.doc.grids = append(w.doc.grids, g)
		w.cell = CellRef{Table: int32(len(w.doc.grids))}
		return p
	}
	if w.cell.Table == 0 {
		return noPart
	}
	g := w.doc.grids[w.cell.Table-1]
	if p == tableRow {
		at := int32(len(g.cells))
		g.rows = append(g.rows, gridRow{from: at, to: at, head: w.thead})
		w.cell.Row, w.cell.Col = int32(len(g.rows)), 0
		return p
	}
	if w.cell.Row == 0 {
		return noPart
	}
	g.cells = append(g.cells, gridCell{
		from: int32(len(w.doc.blocks)), colspan: spanOrOne(a.ColSpan, maxColSpan), rowspan: spanOrOne(a.RowSpan, maxRowSpan),
		header: n.DataAtom == atom.Th || a.Role == "columnheader" || a.Role == "rowheader",
		row:    a.Role == "rowheader" || n.DataAtom == atom.Th && element.Attr(n, "scope") == "row",
	})
	g.rows[len(g.rows)-1].to++
	w.cell.Col = int32(len(g.cells))
	return p
}

// isData reports a table that is more than a layout: one of its first rows, read
// to its end, is one of headers, or of short emphasised texts. What tables stand
// in its cells only lay these out.
func (w *walker) isData(g *grid) bool {
	for r := 0; r < min(len(g.rows)-1, 3) && !g.layout; r++ {
		if w.isHeaderRow(g, &g.rows[r]) {
			return true
		}
	}
	return false
}

// isOfTable reports a block in a cell of a table, unless that lays out the page: it holds
// another table, or the title.
func (w *walker) isOfTable(block int32) bool {
	t := w.doc.blocks[block].Cell.Table
	if t == 0 {
		return false
	}
	g := w.doc.grids[t-1]
	return !g.layout && w.title <= g.from
}

func (w *walker) isHeaderRow(g *grid, r *gridRow) bool {
	heads, corners := 0, 0 // above a column of labels, which may stand between others
	for i := r.from; i < r.to; i++ {
		c := &g.cells[i]
		if c.from == c.to && corners == 0 {
			corners++
			continue
		}
		at := w.onlyTextOf(c)
		if at < 0 || !c.header && !allStrong(w.runsOf(at)) || len(w.raw(at)) > maxHeadText {
			return false
		}
		heads++
	}
	return heads > 1
}

// onlyTextOf returns the block of a cell that has a text, or else its only one; -1 if
// there are more than that and pictures.
func (w *walker) onlyTextOf(c *gridCell) int32 {
	if c.to-c.from < 1 || c.to-c.from > maxCellBlocks {
		return -1
	}
	only := int32(-1)
	for at := c.from; at < c.to; at++ {
		if w.doc.blocks[at].Kind == Picture && c.to-c.from > 1 {
			continue
		}
		if only >= 0 {
			return -1
		}
		only = at
	}
	return only
}

func (w *walker) runsOf(block int32) []Run {
	s := &w.spans[block]
	return w.runs[s.runs[0]:s.runs[1]]
}

// isHeads reports the first row of a table, above others, if it is one of header
// cells.
func isHeads(n *html.Node) bool {
	if n.DataAtom != atom.Tr || dom.FirstElement(n.Parent) != n || n.Parent.DataAtom != atom.Thead && dom.NextElement(n) == nil {
		return false
	}
	cells := dom.Elements(n.FirstChild, maxColumns)
	for _, c := range cells {
		if c.DataAtom != atom.Th {
			return false
		}
	}
	return len(cells) > 1
}

func spanOrOne(n, limit int) int32 {
	if n < 1 || n > limit {
		return 1
	}
	return int32(n)
}

// closeTable notes that the part is read.
func (w *walker) closeTable(p tablePart) {
	switch p {
	case wholeTable:
		w.doc.grids[w.cell.Table-1].to = int32(len(w.doc.blocks))
	case tableRow:
		w.dropPaidRow(w.doc.grids[w.cell.Table-1])
	case tableCell:
		g := w.doc.grids[w.cell.Table-1]
		g.cells[w.cell.Col-1].to = int32(len(w.doc.blocks))
	}
}

// cover is a cell that reaches into rows below.
type cover struct{ cell, left int32 }

// places lays the cells of g out, each at every place that it covers: for
// every row that has any, the indexes of its cells.
func (g *grid) places() [][]int32 {
	if g.lines != nil {
		return g.lines
	}
	var carry []cover
	flat := make([]int32, 0, len(g.cells))
	ends := make([]int, 0, len(g.rows))
	for r := range g.rows {
		from := len(flat)
		next := func() { // cells that reach down into this place
			for at := len(flat) - from; at < len(carry) && carry[at].left > 0; at++ {
				carry[at].left--
				flat = append(flat, carry[at].cell)
			}
		}
		for i := g.rows[r].from; i < g.rows[r].to; i++ {
			next()
			for range g.cells[i].colspan {
				at := len(flat) - from
				if at >= maxColumns {
					break
				}
				if g.cells[i].rowspan > 1 || at < len(carry) {
					for len(carry) <= at {
						carry = append(carry, cover{})
					}
					carry[at] = cover{i, g.cells[i].rowspan - 1}
				}
				flat = append(flat, i)
			}
		}
		next()
		if len(flat) > from {
			ends = append(ends, len(flat))
		}
		if len(flat) > maxPlaces {
			break
		}
	}
	g.lines = make([][]int32, len(ends))
	from, width := 0, 0
	for i, end := range ends {
		g.lines[i] = flat[from:end]
		from, width = end, max(width, startsIn(g.lines[i]))
	}
	if width > 1 {
		for i, l := range g.lines {
			g.lines[i] = l[:min(len(l), width)]
		}
	}
	return g.lines
}

// startsIn counts the places of a row up to the last one in which a cell begins: what
// only reaches further, as the row of an advert may, makes no columns.
func startsIn(line []int32) int {
	n := len(line)
	for n > 1 && line[n-1] == line[n-2] {
		n--
	}
	return n
}
