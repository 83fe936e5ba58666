package nicepick

import (
	"slices"
	"sort"

	"github.com/stackdex/stackdex/crawler/source"
)

// layOut finds rows and columns that are made of sibling elements: below a
// row of labels of one sort (the tools, or pros and cons), where nothing
// stands between these. Their tokens get cells, in tables with numbers below
// zero.
func (r *reader) layOut() {
	tries := 0
	for i := 0; i < len(r.tokens) && tries < maxLayouts; {
		end := r.headerFrom(i)
		if r.columns(i, end) < 2 || r.columns(i, end) == 2 && r.unlike(i, end) {
			i++
			continue
		}
		r.layOutUnder(i, end)
		tries++
		i = end
	}
}

// Bounds of the elements that are looked at for rows and columns: no honest
// page comes near them.
const (
	maxLayouts = 64   // headers of columns on a page
	maxHeader  = 64   // labels in one, with badges
	maxBlocks  = 4000 // in an element
)

// unlike reports labels that differ in tool and role, as the last list of one
// tool, without entries, and the first of the next do.
func (r *reader) unlike(a, b int) bool {
	for i := a + 1; i < b; i++ {
		if x, y := r.tokens[i-1].label, r.tokens[i].label; x.named() && x.role != free && x.tool != y.tool && x.role != y.role {
			return true
		}
	}
	return false
}

// headerFrom returns the end of the labels from i on that may head columns:
// of one sort, and no two the same.
func (r *reader) headerFrom(i int) int {
	from, end := i, i
	for ; i < min(len(r.tokens), from+maxHeader); i++ {
		t := &r.tokens[i]
		l := t.label
		switch {
		case !t.isLabel || t.inline || t.cell.Table != 0 || l.both || l.neutral || l.wins || l.role.divides():
			return end
		case l.badge && !l.named():
			continue
		}
		for k := from; k < i; k++ {
			other := r.tokens[k].label
			if other.columns() &&
				(other.named() != l.named() || (other.role == free) != (l.role == free) || other.tool == l.tool && other.role == l.role) {
				return end
			}
		}
		end = i + 1
	}
	return end
}

// layOutUnder tries the elements around the labels from a to b, the smallest
// first.
func (r *reader) layOutUnder(a, b int) {
	from, to := r.tokens[a].block.Index, r.tokens[b-1].block.Index
	tries := 0
	for part := range r.page.Outline.Around(from) {
		if last := part.Blocks()[len(part.Blocks())-1].Index; last < to {
			continue
		}
		if tries++; tries > 4 || len(part.Blocks()) > maxBlocks {
			return
		}
		cells := part.Parts()
		k, m := partOf(cells, from), partOf(cells, to)
		if k < 0 || m < k {
			continue
		}
		var rows [][]*source.Outline
		if k < m {
			heads := r.headCells(cells[k : m+1])
			if heads < 2 {
				return
			}
			if slices.ContainsFunc(cells[m+1:], func(c *source.Outline) bool { return !c.Empty() }) {
				if rows = r.flow(cells[m+1:], heads); rows == nil {
					return
				}
			}
		} else if r.labelOnly(cells[k]) {
			rows = r.rowsUnder(rowsBelow(cells[k], cells[k+1:]), r.columns(a, b))
		}
		if rows != nil {
			r.setCells(a, b, rows)
			return
		}
	}
}

// columns counts the labels from a to b that head a column each: badges do
// not.
func (r *reader) columns(a, b int) int {
	n := 0
	for i := a; i < b; i++ {
		if r.tokens[i].label.columns() {
			n++
		}
	}
	return n
}

// headCells counts cells that hold one label each, 0 if one holds more.
func (r *reader) headCells(cells []*source.Outline) int {
	n := 0
	for _, c := range cells {
		from, to := r.tokensOf(c)
		if from == to {
			continue
		}
		if r.columns(from, to) > 1 || !r.labelOnly(c) {
			return 0
		}
		n += r.columns(from, to)
	}
	return n
}

// flow divides cells that follow each other into rows of n, with a label in
// front of each or none.
func (r *reader) flow(cells []*source.Outline, n int) [][]*source.Outline {
	if len(cells) == 0 {
		return nil
	}
	width := n
	if r.labelOnly(cells[0]) {
		width++
	}
	var rows [][]*source.Outline
	for ; len(cells) >= width; cells = cells[width:] {
		row := cells[:width]
		if width > n && !r.labelOnly(row[0]) || !alike(row[width-n:]) {
			break
		}
		rows = append(rows, row)
	}
	return rows
}

// rowsBelow returns the rows of a body that is made as the head above it is, else the
// parts.
func rowsBelow(head *source.Outline, parts []*source.Outline) []*source.Outline {
	if len(parts) != 1 || !head.NestsAs(parts[0]) {
		return parts
	}
	rows := parts[0].Parts()
	for _, row := range rows {
		if len(row.Parts()) < 2 {
			return parts
		}
	}
	return rows
}

// rowsUnder reads elements as rows of n cells, or as n columns.
func (r *reader) rowsUnder(parts []*source.Outline, n int) [][]*source.Outline {
	if len(parts) == n && n > 0 && alike(parts) && !parts[0].Empty() && parts[0].Blocks()[0].Kind == source.Item {
		return [][]*source.Outline{parts} // lists, whose entries are no cells
	}
	var rows [][]*source.Outline
	for _, p := range parts {
		cells := p.Parts()
		for len(cells) > n+1 && cells[len(cells)-1].Empty() {
			cells = cells[:len(cells)-1] // which ends what floats
		}
		if len(cells) == n+1 && r.labelOnly(cells[0]) || len(cells) == n && !r.labelOnly(p) && alike(cells) {
			rows = append(rows, cells)
			continue
		}
		break
	}
	if rows == nil && len(parts) >= n && n > 0 && !r.labelOnly(parts[0]) && alike(parts[:n]) {
		return [][]*source.Outline{parts[:n]}
	}
	return rows
}

// labelOnly reports whether o holds a label and nothing else.
func (r *reader) labelOnly(o *source.Outline) bool {
	from, to := r.tokensOf(o)
	for i := from; i < to; i++ {
		if !r.tokens[i].isLabel {
			return false
		}
	}
	return from < to
}

// alike reports whether cells begin with the same kind of block, as those of
// one row do; those that state nothing are like all.
func alike(cells []*source.Outline) bool {
	var first *source.Block
	for _, c := range cells {
		if c.Empty() || source.IsAbsent(c.Blocks()[0].Text) {
			continue
		}
		b := &c.Blocks()[0]
		if first == nil {
			first = b
		}
		if kindOf(b) != kindOf(first) || kindOf(b) != source.Paragraph && b.Level != first.Level {
			return false
		}
	}
	return first != nil
}

// kindOf takes emphasised lines for the paragraphs that they are.
func kindOf(b *source.Block) source.Kind {
	if b.Weak {
		return source.Paragraph
	}
	return b.Kind
}

// setCells gives the labels from a to b and the cells of rows their places.
func (r *reader) setCells(a, b int, rows [][]*source.Outline) {
	r.laidOut--
	ref := source.CellRef{Table: r.laidOut, Row: 1}
	named := false
	n := r.columns(a, b)
	for i := a; i < b; i++ {
		if r.tokens[i].label.columns() && named || ref.Col == 0 {
			ref.Col++ // a badge stands with the name before it, or with the first
		}
		named = named || r.tokens[i].label.columns()
		r.tokens[i].cell = ref
	}
	for _, row := range rows {
		ref.Row++
		for k, c := range row {
			ref.Col = int32(k + 1 + n - len(row)) // labels of rows have column 0
			from, to := r.tokensOf(c)
			for i := from; i < to; i++ {
				r.tokens[i].cell = ref
			}
			if from == to && k > 0 {
				r.blank = append(r.blank, blank{ref, r.tokens[a].block})
			}
		}
	}
}

// blank is a cell without anything in it.
type blank struct {
	cell source.CellRef
	near *source.Block
}

// partOf returns the index of the part that holds the block at an index, -1
// if none does.
func partOf(parts []*source.Outline, index int) int {
	for i, p := range parts {
		if p.Empty() {
			continue
		}
		blocks := p.Blocks()
		if blocks[0].Index <= index && index <= blocks[len(blocks)-1].Index {
			return i
		}
	}
	return -1
}

// tokensOf returns the range of tokens in o.
func (r *reader) tokensOf(o *source.Outline) (from, to int) {
	if o.Empty() {
		return 0, 0
	}
	blocks := o.Blocks()
	first, last := blocks[0].Index, blocks[len(blocks)-1].Index
	from = sort.Search(len(r.tokens), func(i int) bool { return r.tokens[i].block.Index >= first })
	to = sort.Search(len(r.tokens), func(i int) bool { return r.tokens[i].block.Index > last })
	return from, to
}
