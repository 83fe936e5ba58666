package source

// Table is a grid of cells, whatever markup it was made of: table elements,
// ARIA roles, sibling elements, lines of text with pipes. Spans are filled
// in: each place that a cell covers shows it. Header rows that are repeated
// further down are left out.
type Table struct {
	Caption string
	Path    []string // the headings above
	Header  []Cell   // one for each column; the last of several header rows; nil if there is none
	Rows    [][]Cell // all of the width of the table; without header rows
	RowHead bool     // the first column is a header of its row
	Origin  Origin
	Block   int // Block.Index of its first block
}

// Origin says what a table was made of.
type Origin uint8

// The origins of tables.
const (
	TableElement Origin = iota
	AriaRoles
	PipeText
	Siblings // rows and cells are sibling elements of the same shape: a guess
	Definitions
)

// Cell is a cell of a table.
type Cell struct {
	Text   string // of all its blocks, one a line
	Images []Image
	Links  []Link
	Header bool
	Block  int // Block.Index of its first block, -1 if it is empty
}

// Tables returns the tables of o in reading order, except guesses.
func (o *Outline) Tables() []*Table { return nil }

// Grids returns the tables that sibling elements make: rows of the same
// number of cells. They are guesses: cards look like rows too.
func (o *Outline) Grids() []*Table { return nil }

// GridUnder returns the table that begins with a row of cells that read
// header, where cells follow one another without rows, as in a CSS grid. The
// corner cell, if there is one, may read anything. nil: there is none.
func (o *Outline) GridUnder(header []string) *Table { return nil }

// Transpose returns t with rows as columns: the first column becomes the
// header, and the header the first column.
func (t *Table) Transpose() *Table { return t }

// Column returns the index of the column whose header match accepts, -1 if
// there is none.
func (t *Table) Column(match func(header string) bool) int { return -1 }

// ByColumn returns, for column col, each row's first cell with its cell in
// that column.
func (t *Table) ByColumn(col int) []CellPair { return nil }

// CellPair is a cell with the first cell of its row.
type CellPair struct{ Head, Cell Cell }
