package outline

import (
	"slices"

	"golang.org/x/net/html/atom"
)

// Under returns what stands under the heading b of the page, up to the next heading of the same
// or a higher level, as far as it lies in o.
//
// A heading within a list item, a cell beside others, a landmark, a quotation, a figure or a
// details element does not reach beyond it, nor one within a section or an article that holds
// more than headings.
func (o *Outline) Under(b *Block) *Outline {
	return o.slice(b.Index+1, min(o.doc.reach(b.Index), o.to))
}

// Unfolds reports whether a heading is all that a closed details element shows; what follows
// the element does not belong to it.
func (o *Outline) Unfolds(b *Block) bool {
	const up = 4 // elements within a summary
	at := o.doc.Marks[b.Index].Group
	for left := up; left > 0 && at > 0; left-- {
		g := &o.doc.Groups[at]
		if g.Tag.Is(atom.Summary) {
			return true
		}
		at = g.Parent
	}
	return false
}

// Before returns the part of o in front of the block at position index of
// the page (Block.Index).
func (o *Outline) Before(index int) *Outline { return o.slice(o.from, min(max(index, o.from), o.to)) }

// After returns the part of o behind the block at position index.
func (o *Outline) After(index int) *Outline { return o.slice(min(max(index+1, o.from), o.to), o.to) }

// Only returns a copy of the page with the blocks that keep accepts, numbered anew. done
// releases its memory for the next page: after that, only its texts may still be used.
func (o *Outline) Only(keep func(*Block) bool) (part *Outline, done func()) {
	s := takePartScratch()
	n := 0
	for i := range o.doc.Blocks {
		kept := keep(&o.doc.Blocks[i])
		s.kept = append(s.kept, kept)
		if kept {
			n++
		}
	}
	if n == len(s.kept) {
		return &Outline{doc: o.doc, to: len(o.doc.Blocks)}, s.release
	}
	d := o.doc.clone(s)
	d.Blocks, d.Marks = slices.Grow(s.blocks, n), slices.Grow(s.marks, n)
	for i, kept := range s.kept {
		if kept {
			d.Blocks, d.Marks = append(d.Blocks, o.doc.Blocks[i]), append(d.Marks, o.doc.Marks[i])
		}
	}
	index := indexOf(s.kept)
	d.moveParts(index)
	d.number()
	d.rank()
	d.moveTables(index)
	s.blocks, s.marks, s.groups = d.Blocks, d.Marks, d.Groups
	return &Outline{doc: d, from: 0, to: len(d.Blocks)}, s.release
}

// clone returns a document whose groups and tables can be changed.
func (d *Document) clone(s *partScratch) *Document {
	c := *d
	c.Groups = append(s.groups, d.Groups...)
	c.Scopes = append([]Scope(nil), d.Scopes...)
	c.heads = nil
	c.tables = make([]*Table, len(d.tables))
	for i, t := range d.tables {
		copied := *t
		c.tables[i] = &copied
	}
	return &c
}

// moveTables follows blocks that moved; tables that lost all of theirs go.
func (d *Document) moveTables(index []int32) {
	kept := d.tables[:0]
	for _, t := range d.tables {
		t.Block, t.End = int(index[t.Block]), int(index[t.End])
		if t.Block == t.End {
			continue
		}
		room := make([]Cell, 0, t.size())
		t.Header = d.moveCells(&room, t.Header, index)
		for i := range t.Over {
			t.Over[i] = d.moveCells(&room, t.Over[i], index)
		}
		rows := make([][]Cell, len(t.Rows))
		for i := range rows {
			rows[i] = d.moveCells(&room, t.Rows[i], index)
		}
		t.Rows, t.Path = rows, d.Blocks[t.Block].Path
		kept = append(kept, t)
	}
	d.tables = kept
}

// size counts the cells of a table.
func (t *Table) size() int {
	n := len(t.Header)
	for _, row := range t.Over {
		n += len(row)
	}
	for _, row := range t.Rows {
		n += len(row)
	}
	return n
}

// moveCells is a row of cells whose blocks moved, taken of the room for all of its table.
func (d *Document) moveCells(room *[]Cell, row []Cell, index []int32) []Cell {
	if len(row) == 0 {
		return nil
	}
	from := len(*room)
	*room = append(*room, row...)
	moved := (*room)[from:len(*room):len(*room)]
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
