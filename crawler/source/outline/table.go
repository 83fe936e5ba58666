package outline

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/words"
)

// Table is a grid of cells, whatever markup it was made of: table elements,
// ARIA roles, sibling elements, lines of text with pipes. Spans are filled
// in: each place that a cell covers shows it. Header rows that are repeated
// further down are left out.
type Table struct {
	Caption string
	Path    []string // the headings above
	Header  []Cell   // one for each column; the last of several header rows; nil if there is none
	Over    [][]Cell // the header rows above Header
	Guessed bool     // nothing marks the header: it is the first row, where that reads like one
	Rows    [][]Cell // all of the width of the table; without header rows
	RowHead bool     // the markup says that the first column is a header of its row
	Origin  Origin
	Block   int  // Block.Index of its first block
	End     int  // Block.Index after its last block
	rowwise bool // each of its rows was a table

	cornered bool // a cell in its header stands above the labels
}

// Origin is the kind of markup that a table was made of.
type Origin uint8

// The origins of tables.
const (
	TableElement Origin = iota
	AriaRoles
	PipeText    // lines of text like | a | b |
	Siblings    // rows and cells are sibling elements: a guess
	Definitions // a definition list as two columns
)

var originNames = [...]string{"table", "aria", "pipes", "siblings", "definitions"}

func (o Origin) String() string { return originNames[o] }

// Cell is a cell of a table.
type Cell struct {
	Text   string // of all its blocks but buttons, one a line
	Header bool
	Block  int // Block.Index of its first block, -1 if it is empty
	end    int // after its last block
	doc    *Document
}

// Blocks returns the blocks of the cell, none for a cell that is only a part
// of a block.
func (c *Cell) Blocks() []Block {
	if c.doc == nil || c.Block < 0 {
		return nil
	}
	return c.doc.Blocks[c.Block:c.end]
}

// Images returns the images in the cell, in order.
func (c *Cell) Images() []Image {
	var images []Image
	for i := range c.Blocks() {
		images = append(images, c.Blocks()[i].Images...)
	}
	return images
}

// Tables returns the tables of o that markup declares, in reading order; for others see Grids.
func (o *Outline) Tables() []*Table {
	var list []*Table
	for _, t := range o.doc.tables {
		if t.Block >= o.from && t.Block < o.to {
			list = append(list, t)
		}
	}
	return list
}

// Width returns the number of columns.
func (t *Table) Width() int {
	width := len(t.Header)
	for _, r := range t.Rows {
		width = max(width, len(r))
	}
	return width
}

// Transpose returns t with rows as columns: the first column becomes the
// header, and the header the first column.
func (t *Table) Transpose() *Table {
	n := *t
	n.Header, n.Over, n.Rows, n.RowHead = nil, nil, nil, t.Header != nil
	lines := t.Rows
	if t.Header != nil {
		lines = append([][]Cell{t.Header}, t.Rows...)
	}
	for col := range t.Width() {
		row := make([]Cell, len(lines))
		for i, line := range lines {
			row[i] = Cell{Block: -1}
			if col < len(line) {
				row[i] = line[col]
			}
		}
		if col == 0 {
			n.Header = row
			continue
		}
		n.Rows = append(n.Rows, row)
	}
	return &n
}

// addTable appends the table that g describes, unless it has no two columns
// and rows.
func (d *Document) addTable(g *Grid, number int32) {
	lines := g.places()
	if len(lines) == 0 || g.To <= g.From {
		return
	}
	width := 0
	for _, l := range lines {
		width = max(width, len(l))
	}
	if width < 2 {
		return
	}
	lines = lines[:max(1, min(len(lines), d.PlacesLeft/width))]
	d.PlacesLeft -= len(lines) * width
	t := &Table{Origin: g.Origin, Block: int(g.From), End: int(g.To), Path: d.Blocks[g.From].Path}
	if len(lines) > 2 && g.headerLine(lines[1]) && !g.headerLine(lines[0]) && d.isWordless(g, lines[0]) {
		lines = lines[1:] // logos above the names
	}
	heads := g.headRows(lines)
	cells := make([]Cell, len(lines)*width)
	t.Rows = make([][]Cell, 0, len(lines))
	for i, line := range lines {
		row := cells[i*width : (i+1)*width : (i+1)*width]
		if i < heads {
			d.pressHeads(g, line)
		}
		d.fillRow(row, g, line)
		if i < heads {
			dropCalls(row)
		}
		switch {
		case isRowOfCalls(row, t.Header):
		case i < heads:
			if t.Header != nil {
				t.Over = append(t.Over, t.Header)
			}
			t.Header = mergeHeader(t.Header, showPictures(row))
		case t.Header != nil && sameTexts(row, t.Header), emptyRow(row):
		default:
			t.Rows = append(t.Rows, row)
		}
	}
	t.RowHead = g.rowHead(lines[heads:])
	t.Caption = d.caption(g, number)
	t.dropLetters()
	d.guessHeader(t)
	d.tables = append(d.tables, t)
}

func (d *Document) caption(g *Grid, number int32) string {
	for i := g.From; i < g.To; i++ {
		if b := &d.Blocks[i]; b.Kind == Caption && b.Cell.Table == number && b.Cell.Row == 0 {
			return b.Text
		}
	}
	return ""
}

// headRows counts the rows at the top that are headers: those of a thead, or
// those of header cells only.
func (g *Grid) headRows(lines [][]int32) int {
	n := 0
	for r := range g.Rows {
		if n >= len(lines) || g.Rows[r].From == g.Rows[r].To || !g.Rows[r].Head {
			break
		}
		n++
	}
	if n == len(lines) && n > 1 {
		return 1 // a thead that nobody closed
	}
	if n > 0 {
		return n
	}
	for n < len(lines) && g.headerLine(lines[n]) && (n == 0 || !isOneCell(lines[n]) || isOneCell(lines[n-1])) {
		n++
	}
	if n == len(lines) { // header cells all over: a table of headers only
		return min(n, 1)
	}
	return n
}

// headerLine reports a row of header cells; an empty corner may be an
// ordinary cell.
func (g *Grid) headerLine(line []int32) bool {
	headers := 0
	for i, at := range line {
		c := &g.Cells[at]
		if c.Row || !c.Header && (i > 0 || c.To > c.From) {
			return false
		}
		if c.Header {
			headers++
		}
	}
	return headers > 0
}

func (g *Grid) rowHead(lines [][]int32) bool {
	for _, l := range lines {
		if len(l) == 0 || !g.Cells[l[0]].Header {
			return false
		}
	}
	return len(lines) > 0
}

// fillRow fills row with the cells of a line; what the line lacks is empty.
func (d *Document) fillRow(row []Cell, g *Grid, line []int32) {
	for i := range row {
		if i >= len(line) {
			row[i] = Cell{Block: -1}
			continue
		}
		if i > 0 && line[i] == line[i-1] {
			row[i] = row[i-1]
			continue
		}
		c := &g.Cells[line[i]]
		row[i] = d.cell(int(c.From), int(c.To))
		row[i].Header = c.Header
	}
}

// cell returns the cell that the blocks of a range make.
func (d *Document) cell(from, to int) Cell {
	if from >= to {
		return Cell{Block: -1}
	}
	c := Cell{Block: from, end: to, doc: d, Text: d.Blocks[from].Text}
	if to-from > 1 || d.Blocks[from].Kind == Button {
		lines := make([]string, 0, to-from)
		for i := from; i < to; i++ {
			if text := d.Blocks[i].Text; text != "" && d.Blocks[i].Kind != Button {
				lines = append(lines, text)
			}
		}
		c.Text = strings.Join(lines, "\n")
	}
	return c
}

func sameTexts(a, b []Cell) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if !strings.EqualFold(a[i].Text, b[i].Text) {
			return false
		}
	}
	return true
}

func emptyRow(row []Cell) bool {
	for i := range row {
		if row[i].Block >= 0 {
			return false
		}
	}
	return true
}

// guessHeader takes the first row for the header of a table that marks none,
// where it reads like one: all emphasised, or of at least three columns and
// without figures.
func (d *Document) guessHeader(t *Table) {
	if t.Header != nil || len(t.Rows) < 2 {
		return
	}
	first := t.Rows[0]
	if !d.allStrong(first) || d.allStrong(t.Rows[1]) {
		if len(first) < 3 || t.RowHead && first[0].Text != "" || !plainWords(first) {
			return
		}
	}
	t.Header, t.Rows, t.Guessed = first, t.Rows[1:], true
	rows := t.Rows[:0:0]
	for _, r := range t.Rows {
		if !sameTexts(r, t.Header) {
			rows = append(rows, r)
		}
	}
	t.Rows = rows
}

func (d *Document) allStrong(row []Cell) bool {
	seen := false
	for i := range row {
		if row[i].Block < 0 {
			continue
		}
		if !d.Blocks[row[i].Block].Strong {
			return false
		}
		seen = true
	}
	return seen
}

// plainWords reports a row of different short texts without figures, of
// which only the first may be empty.
func plainWords(row []Cell) bool {
	seen := map[string]bool{}
	for i := range row {
		text := row[i].Text
		if i > 0 && text == "" || len(text) > 60 || seen[text] || text != "" && (words.IsDigit(text[0]) || text[0] == '~' || text[0] == '-') {
			return false
		}
		seen[text] = true
	}
	return true
}
