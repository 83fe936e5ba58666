package outline

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
func (d *Document) joinTables() {
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
func (d *Document) joinCells(from, at, to int) {
	above := d.Blocks[at-1].Cell
	if above.Table == 0 || from >= at {
		return
	}
	table := d.Blocks[at].Cell.Table
	for i := at; i < to; i++ {
		if c := &d.Blocks[i].Cell; c.Table == table && c.Row > 0 {
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
func (d *Document) dropBullets(keep []bool) []bool {
	for i, g := range d.Grids {
		if !d.isBulleted(g) || len(g.Rows) == 1 && i > 0 && g.continuesTable(d.Grids[i-1]) {
			continue
		}
		keep = d.KeepAll(keep)
		g.Layout = true
		for i := 0; i+1 < len(g.Cells); i += 2 {
			bullet, item := &g.Cells[i], &g.Cells[i+1]
			ordered := false
			for at := bullet.From; at < bullet.To; at++ {
				ordered = words.IsDigit(d.Blocks[at].first())
				keep[at] = false
			}
			for at := item.From; at < item.To; at++ {
				if b := &d.Blocks[at]; b.Kind == TableCell || b.Kind == Paragraph {
					b.Kind, b.Level, b.Ordered = Item, 1, ordered
				}
			}
		}
	}
	return keep
}

// continuesTable reports a table of one row right behind one of as many columns: the next
// row of that.
func (g *Grid) continuesTable(above *Grid) bool {
	return !above.Layout && above.To == g.From && len(above.Cells) == 2*len(above.Rows)
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
func (d *Document) isBulleted(g *Grid) bool {
	if g.Layout || len(g.Rows) == 0 || len(g.Cells) != 2*len(g.Rows) {
		return false
	}
	sign := ""
	for i := range g.Rows {
		if g.Rows[i].To-g.Rows[i].From != 2 || g.Rows[i].Head {
			return false
		}
		bullet, item := &g.Cells[2*i], &g.Cells[2*i+1]
		size := item.To - item.From
		if bullet.Header || item.Header || bullet.To-bullet.From > 1 || size < 1 || size > MaxCellBlocks || d.Blocks[item.From].Text == "" {
			return false
		}
		text := ""
		if bullet.From < bullet.To {
			text = d.Blocks[bullet.From].shown()
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
	return len(g.Rows) > 1 || sign != "" && sign != "1"
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
