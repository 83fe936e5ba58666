package specimen

import (
	"fmt"
	"strings"
)

// laidOut writes a table without the markup of one, as styles lay it out; nil
// if this page does not.
func (v *varier) laidOut(g grid) *node {
	if !v.one(4) {
		return nil
	}
	columns := fmt.Sprintf("display:grid;grid-template-columns:repeat(%d,1fr)", len(g[0]))
	switch v.IntN(5) {
	case 0:
		v.note(true, "cells that flow")
		return el("div", v.class(), at("style", columns), v.laidOutCells(g, "div", "")) // columns by style
	case 1:
		v.note(true, "cells that flow, header in bold")
		return el("div", v.class(), v.laidOutCells(g, "div", "b"))
	case 2:
		v.note(true, "lists as rows")
		return v.laidOutRows(g, "ul", "li", at("style", columns), nil)
	case 3:
		v.note(true, "rows by style")
		return v.laidOutRows(g, "div", "span", at("style", "display:table-row"), at("style", "display:table-cell"))
	}
	v.note(true, "header in a table of its own")
	head, body := el("table", v.headerCells(g[0])), el("table")
	for _, row := range g[1:] {
		body.append(el("tr", el("td", row[0]), wrapped("td", row[1:])))
	}
	return el("div", head, el("div", v.class(), body))
}

// laidOutCells writes all cells in one line; those of the header in an
// element called bold, if any.
func (v *varier) laidOutCells(g grid, tag, bold string) []*node {
	var cells []*node
	for i, row := range g {
		for _, c := range row {
			if i == 0 && bold != "" && c.text != "" {
				c = el(bold, c)
			}
			cells = append(cells, el(tag, v.class(), c))
		}
	}
	return cells
}

func (v *varier) laidOutRows(g grid, rowTag, cellTag string, row, cell attrs) *node {
	t := el("div", v.class())
	for _, cells := range g {
		r := el(rowTag, row)
		for _, c := range cells {
			r.append(el(cellTag, cell, c))
		}
		t.append(r)
	}
	return t
}

func wrapped(tag string, nodes []*node) []*node {
	list := make([]*node, len(nodes))
	for i, n := range nodes {
		list[i] = el(tag, n)
	}
	return list
}

// bulleted writes a list as a table of bullets and items.
func (v *varier) bulleted(items []*node) *node {
	t := el("table", at("border", "0"))
	bullet := v.pick("•", "▪", "✔")
	for _, item := range items {
		t.append(el("tr", el("td", bullet), el("td", item)))
	}
	return t
}

// inPieces writes a text in several inline elements.
func (v *varier) inPieces(text string) []*node {
	words := strings.Split(text, " ")
	var pieces []*node
	for len(words) > 0 {
		n := min(len(words), 2+v.IntN(4))
		piece := strings.Join(words[:n], " ")
		if words = words[n:]; len(words) > 0 {
			piece += " "
		}
		pieces = append(pieces, el("span", piece))
	}
	return pieces
}
