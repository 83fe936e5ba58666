package article

import (
	"slices"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/outline"
	"github.com/stackdex/stackdex/crawler/source/quantity"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// twoHeads reads a table with two rows of heads: names of tools over several columns
// each, and below them what these columns measure, the same for each tool. The first
// column says with what it was measured; nil for another table.
func (c *comparison) twoHeads(t *outline.Table) *grid {
	over, heads, rows := t.Header, t.Header, t.Rows
	switch {
	case len(t.Over) > 0:
		over = t.Over[len(t.Over)-1]
	case t.Header != nil && len(rows) > 1:
		heads, rows = rows[0], rows[1:]
	case len(rows) > 2:
		over, heads, rows = rows[0], rows[1], rows[2:]
	default:
		return nil
	}
	if len(over) < 4 || len(over) != len(heads) || c.hits(over[:1]) > 0 {
		return nil
	}
	first := c.columnsOf(over)
	if first == nil || !c.measureAlike(heads, first) {
		return nil
	}
	g := &grid{subjects: make([]outline.Cell, len(first)), corner: heads[0].Text}
	for i, col := range first {
		g.subjects[i] = over[col]
	}
	width := first[1] - first[0]
	for _, row := range rows {
		load := loadOfRow(words.OneLine(row[0].Text), heads[0].Text, over[0].Text)
		if load == "" || len(row) < len(heads) || spans(row) {
			continue
		}
		for k := range width {
			cells := make([]outline.Cell, len(first))
			for i, col := range first {
				cells[i] = row[col+k]
			}
			g.rows = append(g.rows, gridRow{attribute: words.OneLine(heads[first[0]+k].Text), load: load, cells: cells})
		}
	}
	if len(g.rows) == 0 {
		return nil
	}
	return g
}

// columnsOf returns the first column of each tool that heads several columns side by
// side, each as many; nil where that is not so.
func (c *comparison) columnsOf(over []outline.Cell) (first []int) {
	for col := 1; col < len(over); col++ {
		if t := c.headTool(over[col].Text); t == nil || t.Thing {
			return nil
		}
		if col == 1 || over[col].Text != over[col-1].Text {
			first = append(first, col)
		}
	}
	if len(first) < 2 {
		return nil
	}
	width := first[1] - first[0]
	for i, col := range first {
		end := len(over)
		if i+1 < len(first) {
			end = first[i+1]
		}
		if end-col != width || width < 2 {
			return nil
		}
	}
	return first
}

// measureAlike reports heads that are the same below each tool, and each another one.
func (c *comparison) measureAlike(heads []outline.Cell, first []int) bool {
	width := first[1] - first[0]
	var names []string
	for k := range width {
		name := words.OneLine(heads[first[0]+k].Text)
		if name == "" || slices.Contains(names, name) || words.IsDigit(name[0]) || c.hits(heads[first[0]+k:first[0]+k+1]) > 0 {
			return false
		}
		names = append(names, name)
		for _, col := range first[1:] {
			if words.OneLine(heads[col+k].Text) != name {
				return false
			}
		}
	}
	return true
}

// loadOfRow says with what a row was measured: a number is one of what stands over it,
// "4 workers".
func loadOfRow(label string, corners ...string) string {
	if label == "" || strings.Trim(label, "0123456789.,kKM ") != "" {
		return label
	}
	for _, c := range corners {
		if name, unit := quantity.HeaderUnit(words.OneLine(c)); unit == "" && name != "" && !words.IsDigit(name[0]) && strings.Count(name, " ") < 3 {
			return label + " " + words.LowerASCII(name)
		}
	}
	return label
}
