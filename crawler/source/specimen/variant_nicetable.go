package specimen

import "fmt"

// sideTables writes the sides as a table, or several.
func (p *nicePage) sideTables() *node {
	switch p.layout {
	case niceColumns:
		return p.table(p.grid(), 0)
	case niceRows:
		return p.table(p.grid().transposed(), 0)
	case niceColumnTwo:
		return p.columnCells()
	case niceTwoHeads:
		return p.twoHeads()
	case niceSpans:
		return p.spans()
	}
	box := el("div", p.class())
	for _, k := range p.kinds() {
		header, row := []*node{}, []*node{}
		for _, s := range p.c.Sides {
			header, row = append(header, el("span", p.name(s))), append(row, k.write(s))
		}
		box.append(p.heading(p.level, k.label), p.table(grid{header, row}, 0))
	}
	return box
}

// grid has a column a tool and a row a kind.
func (p *nicePage) grid() grid {
	g := grid{{textNode("")}}
	for _, s := range p.c.Sides {
		g[0] = append(g[0], p.cellHead(s))
	}
	for _, k := range p.kinds() {
		row := []*node{textNode(k.label)}
		for _, s := range p.c.Sides {
			row = append(row, k.write(s))
		}
		g = append(g, row)
	}
	return g
}

// columnCells writes a cell of each tool for its name, one for what it is, and
// one for the lists with their labels.
func (p *nicePage) columnCells() *node {
	heads, texts, lists := el("tr"), el("tr"), el("tr")
	for _, s := range p.c.Sides {
		heads.append(el("td", el("b", p.cellHead(s))))
		texts.append(el("td", s.Description))
		cell := el("td")
		for _, k := range p.lists() {
			cell.append(el("div", el("b", k.label)), k.write(s))
		}
		lists.append(cell)
	}
	return el("table", at("border", "1"), heads, texts, lists)
}

// twoHeads writes the kinds under each tool, side by side.
func (p *nicePage) twoHeads() *node {
	names, labels, cells := el("tr"), el("tr"), el("tr")
	for _, s := range p.c.Sides {
		list := p.kinds()
		names.append(el("th", at("colspan", fmt.Sprint(len(list))), p.cellHead(s)))
		for _, k := range list {
			labels.append(el("th", k.label))
			cells.append(el("td", k.write(s)))
		}
	}
	return el("table", p.class(), el("thead", names, labels), el("tbody", cells))
}

// spans writes a row for each kind of each tool, the name beside them.
func (p *nicePage) spans() *node {
	body := el("tbody")
	for _, s := range p.c.Sides {
		list := p.kinds()
		for i, k := range list {
			row := el("tr")
			if i == 0 {
				row.append(el(p.pick("th", "td"), at("rowspan", fmt.Sprint(len(list))), p.cellHead(s)))
			}
			row.append(el("th", k.label), el("td", k.write(s)))
			body.append(row)
		}
	}
	return el("table", p.class(), body)
}
