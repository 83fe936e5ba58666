package source

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/stackdex/stackdex/crawler/source/words"
)

// joinTables joins a table that is a header only with the one right behind
// it, if that has none of its own and as many columns: so do tables whose
// header stays while the rows scroll. Where each row is a table, the others follow.
func (d *document) joinTables() {
	kept := d.tables[:0]
	for _, t := range d.tables {
		if n := len(kept); n > 0 && kept[n-1].End == t.Block && t.takeHeader(kept[n-1]) {
			d.joinCells(kept[n-1].Block, kept[n-1].End, t.End)
			kept[n-1] = t
			continue
		} else if n > 0 && kept[n-1].End == t.Block && kept[n-1].takeRow(t) {
			continue
		}
		kept = append(kept, t)
	}
	d.tables = kept
}

// joinCells says of the blocks of a table that they stand in the one in front of it, below
// its rows.
func (d *document) joinCells(from, at, to int) {
	above := d.blocks[at-1].Cell
	if above.Table == 0 || from >= at {
		return
	}
	table := d.blocks[at].Cell.Table
	for i := at; i < to; i++ {
		if c := &d.blocks[i].Cell; c.Table == table && c.Row > 0 {
			c.Table, c.Row = above.Table, c.Row+above.Row
		}
	}
}

// takeHeader makes the one row of above the header of t, if it can be.
func (t *Table) takeHeader(above *Table) bool {
	header := above.Header
	switch {
	case header == nil && len(above.Rows) == 1:
		header = above.Rows[0]
	case len(above.Rows) > 0:
		return false
	}
	again := t.Header != nil && len(above.Over) == 0 && sameTexts(header, t.Header) // to hold the widths of its columns
	if len(header) != t.Width() || t.Header != nil && !t.Guessed && !again || len(t.Rows) == 0 || !plainWords(header) {
		return false
	}
	if t.Header != nil && !again {
		t.Rows = append([][]Cell{t.Header}, t.Rows...)
	}
	t.Header, t.Guessed, t.Block, t.rowwise = header, false, above.Block, len(t.Rows) == 1
	if t.Caption == "" {
		t.Caption = above.Caption
	}
	return true
}

// takeRow makes the one row of below the next of t, if t is made of such rows.
func (t *Table) takeRow(below *Table) bool {
	if !t.rowwise || below.Header != nil || len(below.Rows) != 1 || len(below.Rows[0]) != len(t.Rows[0]) {
		return false
	}
	t.Rows, t.End = append(t.Rows, below.Rows[0]), below.End
	return true
}

// dropBullets makes lists of tables that only set bullets, or numbers, beside
// their items. The bullets go: keep says which blocks stay, nil for all.
func (d *document) dropBullets(keep []bool) []bool {
	for i, g := range d.grids {
		if !d.isBulleted(g) || len(g.rows) == 1 && i > 0 && g.continuesTable(d.grids[i-1]) {
			continue
		}
		keep = keepAll(keep, len(d.blocks))
		g.layout = true
		for i := 0; i+1 < len(g.cells); i += 2 {
			bullet, item := &g.cells[i], &g.cells[i+1]
			ordered := false
			for at := bullet.from; at < bullet.to; at++ {
				ordered = words.IsDigit(d.blocks[at].first())
				keep[at] = false
			}
			for at := item.from; at < item.to; at++ {
				if b := &d.blocks[at]; b.Kind == TableCell || b.Kind == Paragraph {
					b.Kind, b.Level, b.Ordered = Item, 1, ordered
				}
			}
		}
	}
	return keep
}

// continuesTable reports a table of one row right behind one of as many columns: the next
// row of that.
func (g *grid) continuesTable(above *grid) bool {
	return !above.layout && above.to == g.from && len(above.cells) == 2*len(above.rows)
}

// keepAll returns keep, or one that keeps all of n blocks if nothing was dropped yet.
func keepAll(keep []bool, n int) []bool {
	if keep == nil {
		keep = make([]bool, n)
		for i := range keep {
			keep[i] = true
		}
	}
	return keep
}

// shown returns the text of the block, or what its only picture shows.
func (b *Block) shown() string {
	if b.Text == "" && len(b.Images) == 1 {
		return b.Images[0].Alt
	}
	return b.Text
}

// first returns the first byte of the block's text, 0 if it has none.
func (b *Block) first() byte {
	if b.Text == "" {
		return 0
	}
	return b.Text[0]
}

// isBulleted reports a table whose rows are a bullet and a text: the same sign
// in all rows, nothing, or numbers that count up.
func (d *document) isBulleted(g *grid) bool {
	if g.layout || len(g.rows) == 0 || len(g.cells) != 2*len(g.rows) {
		return false
	}
	sign := ""
	for i := range g.rows {
		if g.rows[i].to-g.rows[i].from != 2 || g.rows[i].head {
			return false
		}
		bullet, item := &g.cells[2*i], &g.cells[2*i+1]
		size := item.to - item.from
		if bullet.header || item.header || bullet.to-bullet.from > 1 || size < 1 || size > maxCellBlocks || d.blocks[item.from].Text == "" {
			return false
		}
		text := ""
		if bullet.from < bullet.to {
			text = d.blocks[bullet.from].shown()
		}
		if number := strings.TrimRight(text, ".):"); number == strconv.Itoa(i+1) {
			text = "1"
		} else if !isSign(text) {
			return false
		}
		if i > 0 && text != sign {
			return false
		}
		sign = text
	}
	return len(g.rows) > 1 || sign != "" && sign != "1"
}

// isSign reports a text that is nothing, or one sign that is no letter and no
// figure.
func isSign(s string) bool {
	r, size := utf8.DecodeRuneInString(s)
	for _, next := range s[size:] {
		if next != 0xFE0F { // shows the sign before it in colours
			return false
		}
	}
	return !unicode.IsLetter(r) && !unicode.IsDigit(r) || s == ""
}

// dropBullet drops the open block if it is a bullet that the page wrote beside
// its item, outside of tables of data: in their cells it is a value.
func (w *walker) dropBullet() bool {
	o := &w.open
	if size := len(w.text) - o.text; size < 2 || size > 4 || len(w.images) > o.images || w.cell.Table > 0 && !w.inCell ||
		w.kind != Paragraph && w.kind != Item && w.kind != TableCell {
		return false
	}
	switch string(w.text[o.text:]) {
	case "•", "◦", "▪", "▫", "‣", "⁃", "·":
	default:
		return false
	}
	if box := w.doc.groups[w.group].parent; box > 0 && int(w.doc.groups[box].from) == len(w.doc.blocks) {
		w.bullet = box
	}
	w.drop()
	return true
}

// bulleted makes an item of a paragraph that follows a bullet in its box.
func (w *walker) bulleted(b *Block) {
	box := w.bullet
	w.bullet = 0
	if b.Kind != Paragraph && b.Kind != TableCell || int(w.doc.groups[box].from) != len(w.doc.blocks)-1 {
		return
	}
	for at := w.group; at >= box; at = w.doc.groups[at].parent {
		if at == box {
			b.Kind, b.Level = Item, 1
			return
		}
	}
}
