package source

import "slices"

// rowOf returns the cells of a row of so many at most: of more, those that are empty are
// none.
func (o *Outline) rowOf(at int32, width int) []unit {
	row := o.units(at)
	if len(row) > width {
		row = withoutEmpty(row)
	}
	return row
}

// withoutEmpty leaves out the parts in which nothing stands.
func withoutEmpty(list []unit) []unit {
	return slices.DeleteFunc(list, func(u unit) bool { return u.from == u.to })
}

// labelsFit reports a table of cells that flow in which each row has its label: where
// one stands in another column, something among the cells is none.
func (t *Table) labelsFit() bool {
	col := slices.IndexFunc(t.Header, func(c Cell) bool { return c.Block < 0 })
	for _, row := range t.Rows {
		if text := row[max(col, 0)].Text; text == "" || len(text) > 2*longLabel || isFigure(text) {
			return false
		}
	}
	return true
}
