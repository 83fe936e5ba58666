package nicepick

import (
	"slices"
	"sort"

	"github.com/stackdex/stackdex/crawler/source/internal/labeltext"
	"github.com/stackdex/stackdex/crawler/source/outline"
)

// layOut finds rows and columns that are made of sibling elements: below a
// row of labels of one sort (the tools, or pros and cons), where nothing
// stands between these. Their tokens get cells, in tables with numbers below
// zero.
func (d *document) layOut() {
	tries := 0
	for i := 0; i < len(d.tokens) && tries < maxLayouts; {
		end := d.headerFrom(i)
		if d.columns(i, end) < 2 || d.columns(i, end) == 2 && d.unlike(i, end) {
			i++
			continue
		}
		d.layOutUnder(i, end)
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
func (d *document) unlike(a, b int) bool {
	for i := a + 1; i < b; i++ {
		if x, y := d.tokens[i-1].label, d.tokens[i].label; x.named() && x.role != free && x.tool != y.tool && x.role != y.role {
			return true
		}
	}
	return false
}

// headerFrom returns the end of the labels from i on that may head columns:
// of one sort, and no two the same.
func (d *document) headerFrom(i int) int {
	from, end := i, i
	for ; i < min(len(d.tokens), from+maxHeader); i++ {
		t := &d.tokens[i]
		l := t.label
		switch {
		case !t.isLabel || t.inline || t.cell.Table != 0 || l.both || l.neutral || l.wins || l.role.divides():
			return end
		case l.badge && !l.named():
			continue
		}
		for k := from; k < i; k++ {
			other := d.tokens[k].label
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
func (d *document) layOutUnder(a, b int) {
	from, to := d.tokens[a].block.Index, d.tokens[b-1].block.Index
	tries := 0
	for part := range d.page.Outline.Around(from) {
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
		var rows [][]*outline.Outline
		if k < m {
			heads := d.headCells(cells[k : m+1])
			if heads < 2 {
				return
			}
			if slices.ContainsFunc(cells[m+1:], func(c *outline.Outline) bool { return !c.Empty() }) {
				if rows = d.flow(cells[m+1:], heads); rows == nil {
					return
				}
			}
		} else if d.labelOnly(cells[k]) {
			rows = d.rowsUnder(rowsBelow(cells[k], cells[k+1:]), d.columns(a, b))
		}
		if rows != nil {
			d.setCells(a, b, rows)
			return
		}
	}
}

// columns counts the labels from a to b that head a column each: badges do
// not.
func (d *document) columns(a, b int) int {
	n := 0
	for i := a; i < b; i++ {
		if d.tokens[i].label.columns() {
			n++
		}
	}
	return n
}

// headCells counts cells that hold one label each, 0 if one holds more.
func (d *document) headCells(cells []*outline.Outline) int {
	n := 0
	for _, c := range cells {
		from, to := d.tokensOf(c)
		if from == to {
			continue
		}
		if d.columns(from, to) > 1 || !d.labelOnly(c) {
			return 0
		}
		n += d.columns(from, to)
	}
	return n
}

// flow divides cells that follow each other into rows of n, with a label in
// front of each or none.
func (d *document) flow(cells []*outline.Outline, n int) [][]*outline.Outline {
	if len(cells) == 0 {
		return nil
	}
	width := n
	if d.labelOnly(cells[0]) {
		width++
	}
	var rows [][]*outline.Outline
	for ; len(cells) >= width; cells = cells[width:] {
		row := cells[:width]
		if width > n && !d.labelOnly(row[0]) || !alike(row[width-n:]) {
			break
		}
		rows = append(rows, row)
	}
	return rows
}

// rowsBelow returns the rows of a body that is made as the head above it is, else the
// parts.
func rowsBelow(head *outline.Outline, parts []*outline.Outline) []*outline.Outline {
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
func (d *document) rowsUnder(parts []*outline.Outline, n int) [][]*outline.Outline {
	if len(parts) == n && n > 0 && alike(parts) && !parts[0].Empty() && parts[0].Blocks()[0].Kind == outline.Item {
		return [][]*outline.Outline{parts} // lists, whose entries are no cells
	}
	var rows [][]*outline.Outline
	for _, p := range parts {
		cells := p.Parts()
		for len(cells) > n+1 && cells[len(cells)-1].Empty() {
			cells = cells[:len(cells)-1] // which ends what floats
		}
		if len(cells) == n+1 && d.labelOnly(cells[0]) || len(cells) == n && !d.labelOnly(p) && alike(cells) {
			rows = append(rows, cells)
			continue
		}
		break
	}
	if rows == nil && len(parts) >= n && n > 0 && !d.labelOnly(parts[0]) && alike(parts[:n]) {
		return [][]*outline.Outline{parts[:n]}
	}
	return rows
}

// labelOnly reports whether o holds a label and nothing else.
func (d *document) labelOnly(o *outline.Outline) bool {
	from, to := d.tokensOf(o)
	for i := from; i < to; i++ {
		if !d.tokens[i].isLabel {
			return false
		}
	}
	return from < to
}

// alike reports whether cells begin with the same kind of block, as those of
// one row do; those that state nothing are like all.
func alike(cells []*outline.Outline) bool {
	var first *outline.Block
	for _, c := range cells {
		if c.Empty() || labeltext.IsAbsent(c.Blocks()[0].Text) {
			continue
		}
		b := &c.Blocks()[0]
		if first == nil {
			first = b
		}
		if kindOf(b) != kindOf(first) || kindOf(b) != outline.Paragraph && b.Level != first.Level {
			return false
		}
	}
	return first != nil
}

// kindOf takes emphasised lines for the paragraphs that they are.
func kindOf(b *outline.Block) outline.Kind {
	if b.Weak {
		return outline.Paragraph
	}
	return b.Kind
}

// setCells gives the labels from a to b and the cells of rows their places.
func (d *document) setCells(a, b int, rows [][]*outline.Outline) {
	d.laidOut--
	ref := outline.CellRef{Table: d.laidOut, Row: 1}
	named := false
	n := d.columns(a, b)
	for i := a; i < b; i++ {
		if d.tokens[i].label.columns() && named || ref.Col == 0 {
			ref.Col++ // a badge stands with the name before it, or with the first
		}
		named = named || d.tokens[i].label.columns()
		d.tokens[i].cell = ref
	}
	for _, row := range rows {
		ref.Row++
		for k, c := range row {
			ref.Col = int32(k + 1 + n - len(row)) // labels of rows have column 0
			from, to := d.tokensOf(c)
			for i := from; i < to; i++ {
				d.tokens[i].cell = ref
			}
			if from == to && k > 0 {
				d.blank = append(d.blank, blank{ref, d.tokens[a].block})
			}
		}
	}
}

// blank is a cell without anything in it.
type blank struct {
	cell outline.CellRef
	near *outline.Block
}

// partOf returns the index of the part that holds the block at an index, -1
// if none does.
func partOf(parts []*outline.Outline, index int) int {
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
func (d *document) tokensOf(o *outline.Outline) (from, to int) {
	if o.Empty() {
		return 0, 0
	}
	blocks := o.Blocks()
	first, last := blocks[0].Index, blocks[len(blocks)-1].Index
	from = sort.Search(len(d.tokens), func(i int) bool { return d.tokens[i].block.Index >= first })
	to = sort.Search(len(d.tokens), func(i int) bool { return d.tokens[i].block.Index > last })
	return from, to
}
