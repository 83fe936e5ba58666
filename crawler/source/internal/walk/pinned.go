package walk

import (
	"slices"
	"strconv"

	"golang.org/x/net/html"

	"github.com/stackdex/stackdex/crawler/source/internal/dom"
	"github.com/stackdex/stackdex/crawler/source/internal/element"
)

// joinPinned puts together the rows of a grid that it shows in parts, as those with
// pinned columns do: rows of one number are one row, its cells by the number of
// their columns. Where two rows have the same columns, each part counts its own rows.
func joinPinned(grid *html.Node) {
	rows := map[string]*html.Node{}
	var later []*html.Node
	eachRow(grid, func(row *html.Node) {
		number := element.Attr(row, "aria-rowindex")
		if number == "" {
			return
		}
		if rows[number] == nil {
			rows[number] = row
		} else {
			later = append(later, row)
		}
	})
	if len(later) == 0 || !haveColumns(rows, later) {
		return
	}
	for _, row := range later {
		first := rows[element.Attr(row, "aria-rowindex")]
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

// haveColumns reports rows of which all cells have a number, and those of one row
// different ones.
func haveColumns(rows map[string]*html.Node, later []*html.Node) bool {
	type cell struct{ row, column string }
	seen := map[cell]bool{}
	add := func(row *html.Node) bool {
		for c := row.FirstChild; c != nil; c = c.NextSibling {
			if c.Type != html.ElementNode {
				continue
			}
			at := cell{element.Attr(row, "aria-rowindex"), element.Attr(c, "aria-colindex")}
			if at.column == "" || seen[at] {
				return false
			}
			seen[at] = true
		}
		return true
	}
	for _, row := range rows {
		if !add(row) {
			return false
		}
	}
	return !slices.ContainsFunc(later, func(row *html.Node) bool { return !add(row) })
}

// eachRow calls fn for the rows of a grid, but not for those of grids in it.
func eachRow(n *html.Node, fn func(row *html.Node)) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != html.ElementNode {
			continue
		}
		switch dom.FirstToken(element.Attr(c, "role")) {
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
		n, err := strconv.Atoi(element.Attr(c, "aria-colindex"))
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
