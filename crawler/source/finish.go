package source

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/stackdex/stackdex/crawler/source/internal/labeltext"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// finish hands over what the walker wrote: blocks get their texts, which end what only the
// walker can ask, and those that are hidden or said twice are dropped.
func (w *walker) finish() *Outline {
	w.fillBlocks()
	keep := w.shown()
	keep = w.dropTabs(keep)
	keep = w.dropDoubles(keep)
	return w.doc.finish(keep)
}

// fillBlocks gives the blocks their texts, runs and images.
func (w *walker) fillBlocks() {
	d := w.doc
	text := string(w.text)
	d.marks = make([]mark, len(d.blocks))
	for i := range d.blocks {
		b, s := &d.blocks[i], &w.spans[i]
		b.Text = text[s.text[0]:s.text[1]]
		b.Runs = w.runs[s.runs[0]:s.runs[1]:s.runs[1]]
		if s.images[0] < s.images[1] {
			b.Images = w.images[s.images[0]:s.images[1]:s.images[1]]
		}
		d.marks[i] = mark{s.scope, s.group, s.text[1] - s.text[0]}
	}
	d.dropAddresses(text)
	d.emphasize()
}

// finish makes the outline of a page of its blocks, of which it leaves out those for which keep
// is false:
//
//  1. blocks that are no text of the page are dropped;
//  2. tables that only lay out the page are dissolved;
//  3. regions and headings are judged, with all blocks at hand;
//  4. cells and tables are laid out.
func (d *document) finish(keep []bool) *Outline {
	d.dropBlocks(keep)
	d.dissolveLayouts()
	d.number()
	d.markRegions()
	for i, g := range d.grids {
		if !g.layout {
			d.place(g, int32(i+1))
		}
	}
	for i, g := range d.grids { // once all blocks have their places
		if !g.layout {
			d.addTable(g, int32(i+1))
		}
	}
	d.finishTables()
	d.setLanguage()
	return &Outline{doc: d, to: len(d.blocks)}
}

// dropBlocks takes out the blocks for which keep is false, and what stands there for looks only.
func (d *document) dropBlocks(keep []bool) {
	keep = d.dropHeadingLinks(keep)
	keep = d.dropBullets(keep)
	keep = d.dropCounters(keep)
	keep = d.dropRowNumbers(keep)
	keep = d.dropPageNumbers(keep)
	if keep == nil {
		return // nothing was dropped
	}
	index := d.keep(keep)
	for _, g := range d.grids {
		g.move(index)
	}
}

// dissolveLayouts frees the blocks of tables that only lay out the page.
func (d *document) dissolveLayouts() {
	for i, g := range d.grids {
		if !g.layout {
			d.liftTitle(g, int32(i+1))
			g.layout = d.holdsPage(g)
		}
	}
	for i, g := range d.grids {
		if g.layout {
			d.free(g, int32(i+1))
		}
	}
}

// markRegions judges parts of the page by what stands around them, which the walker
// could not know, and gives each block its path of headings.
func (d *document) markRegions() {
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
func (d *document) finishTables() {
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
	first, _ := utf8.DecodeRuneInString(b.Text[numbering(b.Text):])
	if !unicode.IsLetter(first) && first != '.' && first != '"' && first != '¿' || len(b.Text) < 2 {
		return false
	}
	for _, r := range b.Runs {
		if r.Apart {
			return false
		}
	}
	return strings.IndexByte(".,;", b.Text[len(b.Text)-1]) < 0
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

// keep drops the blocks for which keep is false and returns where each block
// went: block i is at index[i], and a range [a, b) at [index[a], index[b]).
func (d *document) keep(keep []bool) []int32 {
	n := 0
	for i := range d.blocks {
		if keep[i] {
			d.blocks[n], d.marks[n] = d.blocks[i], d.marks[i]
			n++
		}
	}
	clear(d.blocks[n:])
	d.blocks, d.marks = d.blocks[:n], d.marks[:n]
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
func (d *document) moveParts(index []int32) {
	for i := range d.groups {
		g := &d.groups[i]
		g.from, g.to = index[g.from], index[g.to]
	}
	for i := range d.scopes {
		s := &d.scopes[i]
		s.from, s.to, s.sealed = index[s.from], index[s.to], index[s.sealed]
	}
}

func (g *grid) move(index []int32) {
	g.from, g.to = index[g.from], index[g.to]
	for i := range g.cells {
		c := &g.cells[i]
		c.from, c.to = index[c.from], index[c.to]
	}
}

// holdsPage reports a table that lays out the page: a cell holds its title, or
// sections with their headings, or there is one column, and a heading in it, or one
// cell holds all headings, which look like ones only.
func (d *document) holdsPage(g *grid) bool {
	column := !slices.ContainsFunc(g.rows, func(r gridRow) bool { return r.to-r.from > 1 })
	cells := g.ownCells()
	for i := range cells {
		sections := 0
		for at := cells[i].from; at < cells[i].to; at++ {
			b := &d.blocks[at]
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
func (d *document) holdsWeakSections(cells []gridCell) bool {
	all, size, sections := 0, 0, 0 // of all cells, and of the one with sections
	for i := range cells {
		own, heads := 0, 0
		for at := cells[i].from; at < cells[i].to; at++ {
			b := &d.blocks[at]
			own += len(b.Text)
			heads += b2i((b.Strong || b.Kind == Heading) && b.Text != "" && at+1 < cells[i].to && !d.blocks[at+1].Strong && !d.blocks[at+1].Soft)
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

func (d *document) number() {
	for i := range d.blocks {
		d.blocks[i].Index = i
	}
}

// liftTitle takes the title of the page out of a table of data: it is the only cell of the
// first of its rows, and the others have several cells each, as many as the next.
func (d *document) liftTitle(g *grid, number int32) {
	if len(g.rows) < 3 || len(g.cells) == 0 || g.rows[0].to-g.rows[0].from != 1 {
		return
	}
	title := g.cells[g.rows[0].from]
	if title.to-title.from != 1 || d.blocks[title.from].Kind != Heading || d.blocks[title.from].Level != 1 {
		return
	}
	width := g.rows[1].to - g.rows[1].from
	if width < 2 || slices.ContainsFunc(g.rows[1:], func(r gridRow) bool { return r.to-r.from != width }) {
		return
	}
	d.freeBlocks(title.from, title.to, number)
	g.lines, g.rows, g.from = g.places()[1:], g.rows[1:], title.to
}

// ownCells returns the cells of the rows of g.
func (g *grid) ownCells() []gridCell {
	if len(g.rows) == 0 {
		return nil
	}
	return g.cells[g.rows[0].from:]
}

// free takes the blocks of a layout table out of its cells.
func (d *document) free(g *grid, number int32) { d.freeBlocks(g.from, g.to, number) }

// freeBlocks takes a range of blocks out of a table's cells.
func (d *document) freeBlocks(from, to, number int32) {
	for i := from; i < to; i++ {
		b := &d.blocks[i]
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
func (d *document) place(g *grid, number int32) {
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
			if from := g.cells[at].from; r > 0 && c < len(names) && from < g.cells[at].to {
				d.blocks[from].dropRepeatedName(names[c])
			}
			for i := g.cells[at].from; i < g.cells[at].to; i++ {
				if b := &d.blocks[i]; b.Cell.Table == number {
					b.Cell.Row, b.Cell.Col = int32(r+1), int32(c+1)
				}
			}
		}
	}
}
