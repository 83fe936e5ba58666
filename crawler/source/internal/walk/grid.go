package walk

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/stackdex/stackdex/crawler/source/internal/dom"
	"github.com/stackdex/stackdex/crawler/source/internal/element"
	"github.com/stackdex/stackdex/crawler/source/outline"
)

// The limits of spans, beyond which they count as 1: a table of a few bytes
// could ask for millions of cells.
const (
	maxColSpan = 60
	maxRowSpan = 1000
)

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
	if w.inCell || w.cell.Col > 0 && (p == wholeTable || n.DataAtom == atom.Table) && w.isData(w.doc.Grids[w.cell.Table-1]) {
		w.inCell = true
		return noPart
	}
	if p == noPart {
		if n.DataAtom == atom.Table {
			w.cell = outline.CellRef{}
		}
		return noPart
	}
	if p == wholeTable {
		g := &outline.Grid{From: int32(len(w.doc.Blocks)), Outer: w.cell.Table, Origin: outline.TableElement}
		if n.DataAtom != atom.Table {
			g.Origin = outline.AriaRoles
			joinPinned(n)
		}
		if w.cell.Table > 0 {
			w.doc.Grids[w.cell.Table-1].Layout = true
		}
		if n := len(w.doc.Grids); n > 0 { // tables of a page are alike
			g.Cells = make([]outline.GridCell, 0, min(len(w.doc.Grids[n-1].Cells), 1000))
			g.Rows = make([]outline.GridRow, 0, min(len(w.doc.Grids[n-1].Rows), 1000))
		}
		w.doc.Grids = append(w.doc.Grids, g)
		w.cell = outline.CellRef{Table: int32(len(w.doc.Grids))}
		return p
	}
	if w.cell.Table == 0 {
		return noPart
	}
	g := w.doc.Grids[w.cell.Table-1]
	if p == tableRow {
		at := int32(len(g.Cells))
		g.Rows = append(g.Rows, outline.GridRow{From: at, To: at, Head: w.thead})
		w.cell.Row, w.cell.Col = int32(len(g.Rows)), 0
		return p
	}
	if w.cell.Row == 0 {
		return noPart
	}
	g.Cells = append(g.Cells, outline.GridCell{
		From: int32(len(w.doc.Blocks)), ColSpan: spanOrOne(a.ColSpan, maxColSpan), RowSpan: spanOrOne(a.RowSpan, maxRowSpan),
		Header: n.DataAtom == atom.Th || a.Role == "columnheader" || a.Role == "rowheader",
		Row:    a.Role == "rowheader" || n.DataAtom == atom.Th && element.Attr(n, "scope") == "row",
	})
	g.Rows[len(g.Rows)-1].To++
	w.cell.Col = int32(len(g.Cells))
	return p
}

// isData reports a table that is more than a layout: one of its first rows, read
// to its end, is one of headers, or of short emphasised texts. What tables stand
// in its cells only lay these out.
func (w *walker) isData(g *outline.Grid) bool {
	for r := 0; r < min(len(g.Rows)-1, 3) && !g.Layout; r++ {
		if w.isHeaderRow(g, &g.Rows[r]) {
			return true
		}
	}
	return false
}

// isOfTable reports a block in a cell of a table, unless that lays out the page: it holds
// another table, or the title.
func (w *walker) isOfTable(block int32) bool {
	t := w.doc.Blocks[block].Cell.Table
	if t == 0 {
		return false
	}
	g := w.doc.Grids[t-1]
	return !g.Layout && w.title <= g.From
}

func (w *walker) isHeaderRow(g *outline.Grid, r *outline.GridRow) bool {
	heads, corners := 0, 0 // above a column of labels, which may stand between others
	for i := r.From; i < r.To; i++ {
		c := &g.Cells[i]
		if c.From == c.To && corners == 0 {
			corners++
			continue
		}
		at := w.onlyTextOf(c)
		if at < 0 || !c.Header && !outline.AllStrong(w.runsOf(at)) || len(w.raw(at)) > outline.MaxHeadText {
			return false
		}
		heads++
	}
	return heads > 1
}

// onlyTextOf returns the block of a cell that has a text, or else its only one; -1 if
// there are more than that and pictures.
func (w *walker) onlyTextOf(c *outline.GridCell) int32 {
	if c.To-c.From < 1 || c.To-c.From > outline.MaxCellBlocks {
		return -1
	}
	only := int32(-1)
	for at := c.From; at < c.To; at++ {
		if w.doc.Blocks[at].Kind == outline.Picture && c.To-c.From > 1 {
			continue
		}
		if only >= 0 {
			return -1
		}
		only = at
	}
	return only
}

func (w *walker) runsOf(block int32) []outline.Run {
	s := &w.spans[block]
	return w.runs[s.runs[0]:s.runs[1]]
}

// isHeads reports the first row of a table, above others, if it is one of header
// cells.
func isHeads(n *html.Node) bool {
	if n.DataAtom != atom.Tr || dom.FirstElement(n.Parent) != n || n.Parent.DataAtom != atom.Thead && dom.NextElement(n) == nil {
		return false
	}
	cells := dom.Elements(n.FirstChild, outline.MaxColumns)
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
		w.doc.Grids[w.cell.Table-1].To = int32(len(w.doc.Blocks))
	case tableRow:
		w.dropPaidRow(w.doc.Grids[w.cell.Table-1])
	case tableCell:
		g := w.doc.Grids[w.cell.Table-1]
		g.Cells[w.cell.Col-1].To = int32(len(w.doc.Blocks))
	}
}
