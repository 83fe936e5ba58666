package article

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/names"
	"github.com/stackdex/stackdex/crawler/source/outline"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// longRows makes a grid of a table with one value per row, after its attribute and, in a column
// of its own, its tool: "License | Zeta | MIT". Tools and attributes recur, and no value is
// given twice; otherwise the table is something else, and the result nil.
func (c *comparison) longRows(header []outline.Cell, rows [][]outline.Cell) *grid {
	const columns, few = 3, 4
	if len(header) != columns || len(rows) < few || c.hits(header) > 0 {
		return nil
	}
	for _, at := range [...]int{1, 0} {
		if g := c.pivot(rows, at, 1-at); g != nil {
			g.corner = header[1-at].Text
			return g
		}
	}
	return nil
}

// pivot makes the grid of rows whose tools stand in column at, and their attributes in column by.
func (c *comparison) pivot(rows [][]outline.Cell, at, by int) *grid {
	g := &grid{}
	column, line := map[*names.Tool]int{}, map[string]int{}
	attribute := ""
	for _, row := range rows {
		t := c.headTool(row[at].Text)
		if t == nil || t.Thing {
			return nil
		}
		if text := words.OneLine(row[by].Text); text != "" {
			attribute = text
		}
		if attribute == "" || c.names.Get(attribute) != nil {
			return nil
		}
		col, known := column[t]
		if !known {
			if col = len(g.subjects); col == maxColumns {
				return nil
			}
			column[t] = col
			g.subjects = append(g.subjects, row[at])
		}
		i, known := line[attribute]
		if !known {
			i = len(g.rows)
			line[attribute] = i
			g.rows = append(g.rows, gridRow{attribute: attribute})
		}
		cells := &g.rows[i].cells
		for len(*cells) <= col {
			*cells = append(*cells, outline.Cell{Block: missing})
		}
		if (*cells)[col].Block != missing || strings.TrimSpace(row[2].Text) == "" && len(row[2].Images()) == 0 {
			return nil
		}
		(*cells)[col] = row[2]
	}
	if len(g.subjects) < 2 || len(g.rows) < 2 || len(rows) < len(g.rows)+2 {
		return nil
	}
	for i := range g.rows {
		for len(g.rows[i].cells) < len(g.subjects) {
			g.rows[i].cells = append(g.rows[i].cells, outline.Cell{Block: missing})
		}
	}
	return g
}
