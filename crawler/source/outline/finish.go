package outline

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/stackdex/stackdex/crawler/source/internal/labeltext"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// Finish makes the outline of a page of its blocks, of which it leaves out those for which keep
// is false:
//
//  1. blocks that are no text of the page are dropped;
//  2. tables that only lay out the page are dissolved;
//  3. regions and headings are judged, with all blocks at hand;
//  4. cells and tables are laid out.
func (d *Document) Finish(keep []bool) *Outline {
	d.dropBlocks(keep)
	d.dissolveLayouts()
	d.number()
	d.markRegions()
	for i, g := range d.Grids {
		if !g.Layout {
			d.place(g, int32(i+1))
		}
	}
	for i, g := range d.Grids { // once all blocks have their places
		if !g.Layout {
			d.addTable(g, int32(i+1))
		}
	}
	d.finishTables()
	d.setLanguage()
	return &Outline{doc: d, to: len(d.Blocks)}
}

// dropBlocks takes out the blocks for which keep is false, and what stands there for looks only.
func (d *Document) dropBlocks(keep []bool) {
	keep = d.dropHeadingLinks(keep)
	keep = d.dropBullets(keep)
	keep = d.dropCounters(keep)
	keep = d.dropRowNumbers(keep)
	keep = d.dropPageNumbers(keep)
	if keep == nil {
		return // nothing was dropped
	}
	index := d.keep(keep)
	for _, g := range d.Grids {
		g.move(index)
	}
}

// dissolveLayouts frees the blocks of tables that only lay out the page.
func (d *Document) dissolveLayouts() {
	for i, g := range d.Grids {
		if !g.Layout {
			d.liftTitle(g, int32(i+1))
			g.Layout = d.holdsPage(g)
		}
	}
	for i, g := range d.Grids {
		if g.Layout {
			d.free(g, int32(i+1))
		}
	}
}

// markRegions judges parts of the page by what stands around them, which the walker
// could not know, and gives each block its path of headings.
func (d *Document) markRegions() {
	d.markFooter()
	d.markActions()
	d.markContents()
	d.markOtherArticles()
	d.dropToggles()
	d.dropSectionNumbers()
	d.rank()
	if d.markComments() {
		d.rank()
	}
}

// finishTables puts tables in order, once those of all grids are there.
func (d *Document) finishTables() {
	d.addPipeTables()
	slices.SortStableFunc(d.tables, func(a, b *Table) int { return a.Block - b.Block })
	d.joinTables()
	d.unstack()
	for _, t := range d.tables {
		t.dropRowNumbers()
		t.dropLabels()
	}
}

// isWeakHeading reports a paragraph that looks like a heading: short, all of
// it emphasised, not a sentence and not a figure.
func isWeakHeading(b *Block) bool {
	if b.Kind != Paragraph || !b.Strong || len(b.Text) > labeltext.MaxTitle || b.Cell.Table > 0 || b.Region.Chrome() {
		return false
	}
	title := b.Text[numbering(b.Text):]
	first, _ := utf8.DecodeRuneInString(title)
	if !unicode.IsLetter(first) && first != '.' && first != '"' && first != '¿' && !isNumeralName(title) || len(b.Text) < 2 {
		return false
	}
	for _, r := range b.Runs {
		if r.Apart {
			return false
		}
	}
	return strings.IndexByte(".,;", b.Text[len(b.Text)-1]) < 0
}

// isNumeralName reports a name that begins with a number: "7Zip", "1Password".
func isNumeralName(s string) bool {
	n := 0
	for n < len(s) && words.IsDigit(s[n]) {
		n++
	}
	return n > 0 && n+1 < len(s) && s[n] >= 'A' && s[n] <= 'Z' && s[n+1] >= 'a' && s[n+1] <= 'z'
}

// numbering returns the length of the number at the head of a heading: "3. ", "12) ".
func numbering(s string) int {
	n := 0
	for n < len(s) && n < 2 && words.IsDigit(s[n]) {
		n++
	}
	if rest := s[n:]; n == 0 || len(rest) < 3 || rest[0] != '.' && rest[0] != ')' || rest[1] != ' ' {
		return 0
	}
	return n + 2
}

// KeepAll returns keep, or one that keeps all blocks if nothing was dropped yet.
func (d *Document) KeepAll(keep []bool) []bool {
	if keep == nil {
		keep = make([]bool, len(d.Blocks))
		for i := range keep {
			keep[i] = true
		}
	}
	return keep
}

// keep drops the blocks for which keep is false and returns where each block
// went: block i is at index[i], and a range [a, b) at [index[a], index[b]).
func (d *Document) keep(keep []bool) []int32 {
	n := 0
	for i := range d.Blocks {
		if keep[i] {
			d.Blocks[n], d.Marks[n] = d.Blocks[i], d.Marks[i]
			n++
		}
	}
	clear(d.Blocks[n:])
	d.Blocks, d.Marks = d.Blocks[:n], d.Marks[:n]
	index := indexOf(keep)
	d.moveParts(index)
	return index
}

// indexOf returns where each block goes if those are dropped for which keep is false.
func indexOf(keep []bool) []int32 {
	index := make([]int32, len(keep)+1)
	n := int32(0)
	for i := range keep {
		index[i] = n
		if keep[i] {
			n++
		}
	}
	index[len(keep)] = n
	return index
}

// moveParts tells groups and scopes where their blocks went.
func (d *Document) moveParts(index []int32) {
	for i := range d.Groups {
		g := &d.Groups[i]
		g.From, g.To = index[g.From], index[g.To]
	}
	for i := range d.Scopes {
		s := &d.Scopes[i]
		s.From, s.To, s.Sealed = index[s.From], index[s.To], index[s.Sealed]
	}
}

func (g *Grid) move(index []int32) {
	g.From, g.To = index[g.From], index[g.To]
	for i := range g.Cells {
		c := &g.Cells[i]
		c.From, c.To = index[c.From], index[c.To]
	}
}

// holdsPage reports a table that lays out the page: a cell holds its title, or
// sections with their headings, or there is one column, and a heading in it, or one
// cell holds all headings, which look like ones only.
func (d *Document) holdsPage(g *Grid) bool {
	column := !slices.ContainsFunc(g.Rows, func(r GridRow) bool { return r.To-r.From > 1 })
	cells := g.ownCells()
	for i := range cells {
		sections := 0
		for at := cells[i].From; at < cells[i].To; at++ {
			b := &d.Blocks[at]
			if b.Kind != Heading || b.Weak {
				continue
			}
			if b.Level == 1 || column {
				return true
			}
			if b.Level == 2 {
				sections++
			}
		}
		if sections > 1 {
			return true
		}
	}
	return d.holdsWeakSections(cells)
}

// holdsWeakSections reports a table with one cell that holds most of its text, in
// several sections below emphasised lines, where no other cell has any.
func (d *Document) holdsWeakSections(cells []GridCell) bool {
	all, size, sections := 0, 0, 0 // of all cells, and of the one with sections
	for i := range cells {
		own, heads := 0, 0
		for at := cells[i].From; at < cells[i].To; at++ {
			b := &d.Blocks[at]
			own += len(b.Text)
			if (b.Strong || b.Kind == Heading) && b.Text != "" && at+1 < cells[i].To && !d.Blocks[at+1].Strong && !d.Blocks[at+1].Soft {
				heads++
			}
		}
		if all += own; heads == 0 {
			continue
		}
		if size > 0 {
			return false
		}
		size, sections = own, heads
	}
	return sections > 1 && 2*size > all
}

func (d *Document) number() {
	for i := range d.Blocks {
		d.Blocks[i].Index = i
	}
}

// liftTitle takes the title of the page out of a table of data: it is the only cell of the
// first of its rows, and the others have several cells each, as many as the next.
func (d *Document) liftTitle(g *Grid, number int32) {
	if len(g.Rows) < 3 || len(g.Cells) == 0 || g.Rows[0].To-g.Rows[0].From != 1 {
		return
	}
	title := g.Cells[g.Rows[0].From]
	if title.To-title.From != 1 || d.Blocks[title.From].Kind != Heading || d.Blocks[title.From].Level != 1 {
		return
	}
	width := g.Rows[1].To - g.Rows[1].From
	if width < 2 || slices.ContainsFunc(g.Rows[1:], func(r GridRow) bool { return r.To-r.From != width }) {
		return
	}
	d.freeBlocks(title.From, title.To, number)
	g.lines, g.Rows, g.From = g.places()[1:], g.Rows[1:], title.To
}

// ownCells returns the cells of the rows of g.
func (g *Grid) ownCells() []GridCell {
	if len(g.Rows) == 0 {
		return nil
	}
	return g.Cells[g.Rows[0].From:]
}

// free takes the blocks of a layout table out of its cells.
func (d *Document) free(g *Grid, number int32) { d.freeBlocks(g.From, g.To, number) }

// freeBlocks takes a range of blocks out of a table's cells.
func (d *Document) freeBlocks(from, to, number int32) {
	for i := from; i < to; i++ {
		b := &d.Blocks[i]
		if b.Cell.Table != number {
			continue
		}
		if b.Cell = (CellRef{}); b.Kind == TableCell {
			b.Kind = Paragraph
		}
		b.emphasize(0)
	}
}

// place corrects the columns of the blocks in g, which the walker numbered
// without spans.
func (d *Document) place(g *Grid, number int32) {
	next := int32(0) // cells come in order; spans repeat earlier ones
	var names []string
	for r, line := range g.places() {
		if r == 0 {
			names = d.nameColumns(g, line)
		}
		for c, at := range line {
			if at < next {
				continue
			}
			next = at + 1
			if from := g.Cells[at].From; r > 0 && c < len(names) && from < g.Cells[at].To {
				d.Blocks[from].dropRepeatedName(names[c])
			}
			for i := g.Cells[at].From; i < g.Cells[at].To; i++ {
				if b := &d.Blocks[i]; b.Cell.Table == number {
					b.Cell.Row, b.Cell.Col = int32(r+1), int32(c+1)
				}
			}
		}
	}
}
