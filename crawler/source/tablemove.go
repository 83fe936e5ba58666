package source

// moveTables follows blocks that moved; tables that lost all of theirs go.
func (d *document) moveTables(index []int32) {
	kept := d.tables[:0]
	for _, t := range d.tables {
		t.Block, t.End = int(index[t.Block]), int(index[t.End])
		if t.Block == t.End {
			continue
		}
		t.Header = d.moveCells(t.Header, index)
		for i := range t.Over {
			t.Over[i] = d.moveCells(t.Over[i], index)
		}
		rows := make([][]Cell, len(t.Rows))
		for i := range rows {
			rows[i] = d.moveCells(t.Rows[i], index)
		}
		t.Rows, t.Path = rows, d.blocks[t.Block].Path
		kept = append(kept, t)
	}
	d.tables = kept
}

func (d *document) moveCells(row []Cell, index []int32) []Cell {
	moved := append([]Cell(nil), row...)
	for i := range moved {
		c := &moved[i]
		if c.Block >= 0 {
			c.Block = int(index[c.Block])
		}
		if c.doc != nil {
			c.end, c.doc = int(index[c.end]), d
		}
	}
	return moved
}
