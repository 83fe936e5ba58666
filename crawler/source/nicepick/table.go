package nicepick

import "github.com/stackdex/stackdex/crawler/source/outline"

// tableFrom returns the end of the table that token i stands in, if it is one
// to be read by rows and columns: it has several columns, and content. Others
// are read in order.
func (d *document) tableFrom(i int) int {
	ref := d.tokens[i].cell
	if ref.Table == 0 || ref.Row == 0 || i > 0 && d.tokens[i-1].cell.Table == ref.Table && d.tokens[i-1].cell.Row > 0 {
		return 0
	}
	end, wide, content := i, false, false
	for ; end < len(d.tokens) && d.tokens[end].cell.Table == ref.Table; end++ {
		wide = wide || d.tokens[end].cell.Col != ref.Col
		content = content || !d.tokens[end].isLabel
	}
	if !wide || !content {
		return 0
	}
	return end
}

// column is what a table says above a place.
type column struct {
	col int32
	scope
}

// grid is a table that is being read.
type grid struct {
	columns []*column
	heads   [][2]int // rows of labels: ranges of tokens
	carried place    // what the rows before said to the left
	side    int32    // the column in which they did
	base    place
	inner   bool // the base's role stands under its tool
}

// maxHeads bounds the rows of labels that hold for columns that begin below
// them.
const maxHeads = 8

// maxColumns bounds the columns whose labels are kept.
const maxColumns = 200

// readTable reads the tokens from i to end, row by row.
func (r *reader) readTable(i, end int) {
	g := grid{base: r.placeIn(&r.main), carried: nowhere, inner: r.main.innerRole() && !r.main.adjacent}
	if b := &g.base; b.list >= 0 && !b.role.divides() && r.outside(b.list, i) {
		b.role, b.list = free, -1
	}
	for i < end {
		to := i
		for to < end && r.tokens[to].cell.Row == r.tokens[i].cell.Row {
			to++
		}
		if r.labelsOnly(i, to) {
			r.headRow(&g, i, to)
		} else {
			r.row(&g, i, to)
		}
		i = to
	}
	r.stateBlanks(&g)
	r.main.adjacent = false
}

var nowhere = place{tool: -1, owner: -1, role: free, list: -1}

// labelsOnly reports whether the tokens are labels of which one heads
// something.
func (d *document) labelsOnly(from, to int) bool {
	heads := false
	for i := from; i < to; i++ {
		if !d.tokens[i].isLabel {
			return false
		}
		heads = heads || d.tokens[i].label.columns() || d.tokens[i].label.neutral
	}
	return heads
}

// cellEnd returns the end of the cell that begins at token i.
func (d *document) cellEnd(i, to int) int {
	end := i
	for end < to && d.tokens[end].cell == d.tokens[i].cell {
		end++
	}
	return end
}

// headRow opens a row of labels in the columns that they cover.
func (r *reader) headRow(g *grid, from, to int) {
	for _, c := range g.columns {
		r.cover(c, from, to)
	}
	for i := from; i < to; i = r.cellEnd(i, to) {
		for k := i; k < r.cellEnd(i, to); k++ {
			r.link(&r.tokens[k])
		}
	}
	if len(g.heads) < maxHeads {
		g.heads = append(g.heads, [2]int{from, to})
	}
	if r.cellEnd(from, to) == to { // the row of a list without entries, or a heading of the rows below
		var s scope
		for k := from; k < to; k++ {
			r.push(&s, k)
		}
		for _, c := range g.columns {
			if c.col > r.tokens[from].cell.Col {
				r.stateAt(r.placeIn(&s).or(r.placeIn(&c.scope)).or(g.carried), r.tokens[from].block)
			}
		}
	}
	for i := from; i < to; i = r.cellEnd(i, to) {
		r.column(g, r.tokens[i].cell.Col)
	}
}

// cover opens the labels of the last cell of a row that does not begin behind
// the column.
func (r *reader) cover(c *column, from, to int) {
	best := -1
	for i := from; i < to; i = r.cellEnd(i, to) {
		if r.tokens[i].cell.Col <= c.col {
			best = i
		}
	}
	if best < 0 {
		return
	}
	for k := best; k < r.cellEnd(best, to); k++ {
		r.push(&c.scope, k)
	}
}

// column returns what stands above a place, opening the column if it is new.
func (r *reader) column(g *grid, col int32) *column {
	for _, c := range g.columns {
		if c.col == col {
			return c
		}
	}
	c := &column{col: col}
	for _, h := range g.heads {
		r.cover(c, h[0], h[1])
	}
	if len(g.columns) < maxColumns {
		g.columns = append(g.columns, c)
	}
	return c
}

// row reads a row that has content.
func (r *reader) row(g *grid, from, to int) {
	var left scope
	leftPlace, side := nowhere, g.side
	for i := from; i < to; i++ {
		if r.tokens[i].cell.Col == g.side && !r.tokens[i].isLabel {
			g.carried = nowhere // something else stands there
		}
	}
	right, rightAt := nowhere, from // the next cell of labels, and where it begins
	for i := from; i < to; {
		end := r.cellEnd(i, to)
		c := r.column(g, r.tokens[i].cell.Col)
		if r.labelsOnly(i, end) {
			for k := i; k < end; k++ {
				r.push(&left, k)
				r.push(&c.scope, k)
				r.link(&r.tokens[k])
			}
			leftPlace = r.placeIn(&left)
			side = r.tokens[i].cell.Col
			i = end
			continue
		}
		if rightAt < end {
			right, rightAt = r.right(end, to)
		}
		r.cell(c, i, end, []place{leftPlace, r.placeIn(&c.scope), right, g.carried}, g)
		i = end
	}
	if leftPlace != nowhere {
		g.carried, g.side = leftPlace.or(g.carried), side
	}
	r.stateRow(g, from, to, leftPlace)
}

// or returns p where it says something, else q.
func (p place) or(q place) place {
	if p.tool < 0 {
		p.tool, p.owner = q.tool, q.owner
	}
	if p.role == free {
		p.role, p.list = q.role, q.list
	}
	return p
}

// right returns what the next cell of labels in the row says, and where it
// begins.
func (r *reader) right(i, to int) (place, int) {
	for ; i < to; i = r.cellEnd(i, to) {
		if end := r.cellEnd(i, to); r.labelsOnly(i, end) {
			var s scope
			for k := i; k < end; k++ {
				r.push(&s, k)
			}
			return r.placeIn(&s), i
		}
	}
	return nowhere, to
}

// cell reads a cell with content; outer is what holds for all of it, the
// nearest first.
func (r *reader) cell(c *column, from, to int, outer []place, g *grid) {
	var in scope
	for i := from; i < to; i++ {
		t := &r.tokens[i]
		if t.isLabel {
			if !r.passing(i) {
				r.push(&in, i)
				r.push(&c.scope, i)
				r.link(t)
			}
			continue
		}
		r.closeRelated(&in, i)
		p := r.placeIn(&in)
		for _, o := range outer {
			p = p.or(o)
		}
		r.note(i, r.passed(i, r.based(i, p, g)))
		in.adjacent, c.adjacent = false, false
	}
}

// based completes a place by what stands around and before the table.
func (r *reader) based(i int, p place, g *grid) place {
	base := g.base
	if p.tool >= 0 {
		if p.role == free && (!g.inner || base.role.divides()) {
			p.role, p.list = r.roleOf(base.role, p.tool), base.list
		}
		if p.role == free {
			p.list = -1
		}
		return p
	}
	if p.role == free {
		p.role, p.list = base.role, base.list
	}
	p.tool, p.owner = base.tool, base.owner
	return r.around(i, p)
}

// stateRow notes cells of a row that are empty though a tool and a role have
// their place there.
func (r *reader) stateRow(g *grid, from, to int, left place) {
	role := place{tool: -1, owner: -1, role: g.base.role, list: g.base.list}
	if g.inner {
		role = nowhere
	}
	for _, c := range g.columns {
		empty := true
		for i := from; i < to; i++ {
			empty = empty && r.tokens[i].cell.Col != c.col
		}
		if empty {
			r.stateAt(left.or(r.placeIn(&c.scope)).or(g.carried).or(role), r.tokens[from].block)
		}
	}
}

// stateBlanks notes empty cells in rows that have nothing but a label.
func (r *reader) stateBlanks(g *grid) {
	for _, b := range r.blank {
		for _, h := range g.heads {
			if t := &r.tokens[h[0]]; t.cell.Table == b.cell.Table && t.cell.Row == b.cell.Row {
				var s scope
				r.push(&s, h[0])
				r.stateAt(r.placeIn(&s).or(r.placeIn(&r.column(g, b.cell.Col).scope)), b.near)
			}
		}
	}
}

func (r *reader) stateAt(p place, b *outline.Block) {
	if p.tool >= 0 && (p.role == pros || p.role == cons) {
		r.stated = append(r.stated, point{tool: r.names[p.tool], as: p.role, evidence: evidenceOf(b, b.Text)})
	}
}
