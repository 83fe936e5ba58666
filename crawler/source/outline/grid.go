package outline

// MaxColumns bounds the columns of a table.
const MaxColumns = 200

const maxPlaces = 200_000 // cells of a table with its spans filled in

// MaxPlaces bounds the cells of all tables of a page, with those that short rows lack.
const MaxPlaces = 1 << 20

// Grid is a table as the walker meets it.
type Grid struct {
	Origin   Origin
	From, To int32 // blocks
	Rows     []GridRow
	Cells    []GridCell
	lines    [][]int32 // see places
	Layout   bool      // holds another table, or says that it is none
	Outer    int32
}

// GridRow is a row of a grid.
type GridRow struct {
	From, To int32 // range of Grid.Cells
	Head     bool  // in a thead
}

// GridCell is a cell of a grid.
type GridCell struct {
	From, To         int32
	ColSpan, RowSpan int32
	Header           bool // th, columnheader or rowheader
	Row              bool // a header of its row
}

// cover is a cell that reaches into rows below.
type cover struct{ cell, left int32 }

// places lays the cells of g out, each at every place that it covers: for
// every row that has any, the indexes of its cells.
func (g *Grid) places() [][]int32 {
	if g.lines != nil {
		return g.lines
	}
	var carry []cover
	flat := make([]int32, 0, len(g.Cells))
	ends := make([]int, 0, len(g.Rows))
	for r := range g.Rows {
		from := len(flat)
		next := func() { // cells that reach down into this place
			for at := len(flat) - from; at < len(carry) && carry[at].left > 0; at++ {
				carry[at].left--
				flat = append(flat, carry[at].cell)
			}
		}
		for i := g.Rows[r].From; i < g.Rows[r].To; i++ {
			next()
			for range g.Cells[i].ColSpan {
				at := len(flat) - from
				if at >= MaxColumns {
					break
				}
				if g.Cells[i].RowSpan > 1 || at < len(carry) {
					for len(carry) <= at {
						carry = append(carry, cover{})
					}
					carry[at] = cover{i, g.Cells[i].RowSpan - 1}
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
