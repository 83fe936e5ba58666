package outline

import "strings"

// bothSides returns the table of a group whose columns list points for and against something:
// the two heads side by side, in a row of their own or not, and below them as many elements. It
// is nil if there is none.
func (g *gridder) bothSides(at int32) *Table {
	me := &g.doc.Groups[at]
	if me.To-me.From < 4 || g.doc.Blocks[me.From].Cell.Table > 0 {
		return nil
	}
	heads := []Cell{g.doc.cell(int(me.From), int(me.From)+1), g.doc.cell(int(me.From)+1, int(me.From)+2)}
	if !headsBothSides(heads) {
		return nil
	}
	parts := withoutEmpty(g.units(at))
	var rows [][]unit
	switch below := int(me.From) + 2; {
	case len(parts) == 4 && parts[1].to == below && parts[0].to == below-1:
		rows = [][]unit{parts[2:]}
	case len(parts) > 1 && parts[0].to == below && parts[0].group >= 0:
		for _, p := range parts[1:] {
			if p.group < 0 {
				return nil
			}
			rows = append(rows, g.units(p.group))
		}
	}
	t := &Table{Origin: Siblings, Block: int(me.From), End: int(me.To), Path: g.doc.Blocks[me.From].Path, Header: heads}
	for _, row := range rows {
		if len(row) != 2 || !g.areAlike(row[0], row[1]) {
			return nil
		}
		cells := g.cells(row)
		for i := range cells {
			first, _, _ := strings.Cut(cells[i].Text, "\n")
			if headsBothSides([]Cell{heads[0], {Text: first}}) || headsBothSides([]Cell{{Text: first}, heads[1]}) {
				return nil // it has its head in it
			}
		}
		t.Rows = append(t.Rows, cells)
	}
	if len(t.Rows) == 0 {
		return nil
	}
	for i := range t.Header {
		t.Header[i].Header = true
	}
	return t
}

// areAlike reports two elements of one kind, of which both are shown or none is.
func (g *gridder) areAlike(a, b unit) bool {
	if a.group < 0 || b.group < 0 || g.doc.Groups[a.group].Tag != g.doc.Groups[b.group].Tag {
		return false
	}
	return a.from == a.to || b.from == b.to || g.doc.Blocks[a.from].Hidden == g.doc.Blocks[b.from].Hidden
}
