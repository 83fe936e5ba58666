package source

import (
	"slices"
	"strconv"

	"golang.org/x/net/html"
)

// joinPinned puts together the rows of a grid that it shows in parts, as those with
// pinned columns do: rows of one number are one row, its cells by the number of
// their columns.
func joinPinned(grid *html.Node) {
	rows := map[string]*html.Node{}
	var later []*html.Node
	eachRow(grid, func(row *html.Node) {
		number := attr(row, "aria-rowindex")
		if number == "" {
			return
		}
		if rows[number] == nil {
			rows[number] = row
		} else {
			later = append(later, row)
		}
	})
	if len(later) == 0 {
		return
	}
	for _, row := range later {
		first := rows[attr(row, "aria-rowindex")]
		for c := row.FirstChild; c != nil; c = row.FirstChild {
			row.RemoveChild(c)
			first.AppendChild(c)
		}
		row.Parent.RemoveChild(row)
	}
	for _, row := range rows {
		orderCells(row)
	}
}

// eachRow calls fn for the rows of a grid, but not for those of grids in it.
func eachRow(n *html.Node, fn func(row *html.Node)) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != html.ElementNode {
			continue
		}
		switch firstWord(attr(c, "role")) {
		case "row":
			fn(c)
		case "table", "grid", "treegrid":
		default:
			eachRow(c, fn)
		}
	}
}

// orderCells brings the cells of a row in the order of their columns, if all have
// a number.
func orderCells(row *html.Node) {
	var cells []*html.Node
	column := map[*html.Node]int{}
	for c := row.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != html.ElementNode {
			continue
		}
		n, err := strconv.Atoi(attr(c, "aria-colindex"))
		if err != nil {
			return
		}
		cells, column[c] = append(cells, c), n
	}
	slices.SortStableFunc(cells, func(a, b *html.Node) int { return column[a] - column[b] })
	for _, c := range cells {
		row.RemoveChild(c)
		row.AppendChild(c)
	}
}
