package specimen

import "fmt"

// way chooses one of several ways to write something and notes it.
func (v *varier) way(what string, ways ...func() []*node) []*node {
	i := v.IntN(len(ways))
	v.notes = append(v.notes, fmt.Sprintf("%s %d", what, i))
	return ways[i]()
}

// byTopic writes a detailed comparison part by part, each in a structure of its
// own.
func (v *varier) byTopic(c *Comparison) []*node {
	var nodes []*node
	nodes = append(nodes, v.way("head", func() []*node { return v.headRows(c) }, func() []*node { return v.headEach(c) },
		func() []*node { return v.headDL(c) }, func() []*node { return v.headTable(c) })...)
	nodes = append(nodes, v.heading(3, "Statistics"))
	nodes = append(nodes, v.way("statistics", func() []*node { return v.statTable(c) }, func() []*node { return v.statMiddle(c) },
		func() []*node { return v.statEach(c) }, func() []*node { return v.statNamed(c) }, func() []*node { return v.statLines(c) },
		func() []*node { return v.statColumns(c) })...)
	nodes = append(nodes, v.heading(3, "Pros & Cons"))
	nodes = append(nodes, v.way("points", func() []*node { return v.pointsByKind(c) }, func() []*node { return v.pointsByTool(c) },
		func() []*node { return v.pointsHeaded(c) }, func() []*node { return v.pointsTable(c) }, func() []*node { return v.pointsDetails(c) },
		func() []*node { return v.pointsColumns(c) })...)
	nodes = append(nodes, v.heading(3, "Integrations"))
	return append(nodes, v.way("integrations", func() []*node { return v.withTable(c) }, func() []*node { return v.withDL(c) },
		func() []*node { return v.withLines(c) }, func() []*node { return v.withHeads(c) }, func() []*node { return v.withColumns(c) })...)
}

// row writes a cell for each tool side by side.
func (v *varier) row(c *Comparison, cell func(Side) *node) *node {
	n := el("div", v.class())
	for _, s := range c.Sides {
		n.append(el("div", v.class(), cell(s)))
	}
	return n
}

func (v *varier) nameCell(s Side) *node { return v.name(s.Ref) }

// toolHead is the name of a tool as a heading or in bold.
func (v *varier) toolHead(level int, s Side) *node {
	if v.splitter%2 == 0 {
		return el("p", el("b", s.named()))
	}
	return v.heading(level, s.named())
}

func describes(s Side) *node { return el("p", s.Description) }

func (v *varier) featureList(s Side) *node {
	if len(s.Features) > 0 && v.splitter%3 == 0 {
		ul := el("ul")
		for _, f := range s.Features {
			ul.append(el("li", f))
		}
		return ul
	}
	return el("p", featureText(s))
}

func (v *varier) headRows(c *Comparison) []*node {
	rows := []*node{v.row(c, v.nameCell), v.row(c, describes)}
	if hasFeatures(c.Sides) {
		rows = append(rows, v.row(c, v.featureList))
	}
	return rows
}

func (v *varier) headEach(c *Comparison) []*node {
	var list []*node
	flat := v.one(2)
	for _, s := range c.Sides {
		part := []*node{v.toolHead(4, s), describes(s)}
		if hasFeatures(c.Sides) {
			part = append(part, v.featureList(s))
		}
		if flat {
			list = append(list, part...)
			continue
		}
		list = append(list, el("div", v.class(), part))
	}
	return list
}

func (v *varier) headDL(c *Comparison) []*node {
	dl := el("dl", v.class())
	for _, s := range c.Sides {
		dl.append(el("dt", s.named()), el("dd", s.Description))
		if hasFeatures(c.Sides) {
			dl.append(el("dd", featureText(s)))
		}
	}
	return []*node{dl}
}

func (v *varier) headTable(c *Comparison) []*node {
	names, about, features := el("tr"), el("tr"), el("tr")
	for _, s := range c.Sides {
		names.append(el("th", v.name(s.Ref)))
		about.append(el("td", s.Description))
		features.append(el("td", featureText(s)))
	}
	t := el("table", v.class(), names, about)
	if hasFeatures(c.Sides) {
		t.append(features)
	}
	return []*node{t}
}

// statRows calls row for each figure with its label and the values of the
// tools.
func (v *varier) statRows(c *Comparison, row func(label string, values []*node)) {
	for k := range sideFigures(Side{}) {
		values := make([]*node, len(c.Sides))
		for i, s := range c.Sides {
			value := sideFigures(s)[k].value
			fill(&value, "-")
			values[i] = v.figure(value)
		}
		row(sideFigures(Side{})[k].table, values)
	}
}

func (v *varier) statTable(c *Comparison) []*node {
	g := grid{{textNode("Statistic")}}
	for _, s := range c.Sides {
		g[0] = append(g[0], v.name(s.Ref))
	}
	v.statRows(c, func(label string, values []*node) { g = append(g, append([]*node{textNode(label)}, values...)) })
	if v.one(2) {
		g = g.transposed()
	}
	return []*node{v.table(g, 0)}
}

// statMiddle has the labels between the first tool and the others.
func (v *varier) statMiddle(c *Comparison) []*node {
	head := el("tr", el("th", v.name(c.Sides[0].Ref)), el("th", ""))
	for _, s := range c.Sides[1:] {
		head.append(el("th", v.name(s.Ref)))
	}
	t := el("table", head)
	v.statRows(c, func(label string, values []*node) {
		tr := el("tr", el("td", values[0]), el("th", label))
		for _, value := range values[1:] {
			tr.append(el("td", value))
		}
		t.append(tr)
	})
	return []*node{t}
}

func (v *varier) statEach(c *Comparison) []*node {
	var list []*node
	for _, s := range c.Sides {
		list = append(list, v.toolHead(4, s), v.labels(v.sideLabels(s, true)))
	}
	return list
}

// statNamed has each value with the name of its tool.
func (v *varier) statNamed(c *Comparison) []*node {
	dl := el("dl", v.class())
	v.statRows(c, func(label string, values []*node) {
		dl.append(el("dt", label))
		for i, value := range values {
			dl.append(el("dd", c.Sides[i].Name+v.pick(": ", " ", " – "), value))
		}
	})
	return []*node{dl}
}

func (v *varier) statLines(c *Comparison) []*node {
	ul := el("ul")
	v.statRows(c, func(label string, values []*node) {
		li := el("li", el("b", label))
		for i, value := range values {
			li.append(" ", el("span", c.Sides[i].Name+" ", value))
		}
		ul.append(li)
	})
	return []*node{ul}
}

// statColumns has label and value in a cell for each tool.
func (v *varier) statColumns(c *Comparison) []*node {
	list := []*node{v.row(c, v.nameCell)}
	v.statRows(c, func(label string, values []*node) {
		n := el("div", v.class())
		for _, value := range values {
			n.append(el("div", v.class(), el("div", label), el("div", value)))
		}
		list = append(list, n)
	})
	return list
}

const noPros, noCons = "No pros available", "No cons available"

func (v *varier) pointsByKind(c *Comparison) []*node {
	list := []*node{v.heading(4, "Pros")}
	for _, s := range c.Sides {
		list = append(list, v.toolHead(5, s), v.points(s.Pros, noPros))
	}
	list = append(list, v.heading(4, "Cons"))
	for _, s := range c.Sides {
		list = append(list, v.toolHead(5, s), v.points(s.Cons, noCons))
	}
	return list
}

func (v *varier) pointsByTool(c *Comparison) []*node {
	var list []*node
	for _, s := range c.Sides {
		list = append(list, v.toolHead(4, s), v.heading(5, "Pros"), v.points(s.Pros, noPros), v.heading(5, "Cons"), v.points(s.Cons, noCons))
	}
	return list
}

// pointsHeaded has headings that name the tool.
func (v *varier) pointsHeaded(c *Comparison) []*node {
	form := v.pick("%s of %s", "%[2]s: %[1]s", "%[2]s – %[1]s", "%s (%s)", "%[2]s %[1]s", "%s: %s")
	var list []*node
	for _, s := range c.Sides {
		list = append(list, v.heading(4, fmt.Sprintf(form, "Pros", s.Name)), v.points(s.Pros, noPros))
		list = append(list, v.heading(4, fmt.Sprintf(form, "Cons", s.Name)), v.points(s.Cons, noCons))
	}
	return list
}

func (v *varier) pointsTable(c *Comparison) []*node {
	g := grid{{textNode("")}, {textNode("Pros")}, {textNode("Cons")}}
	for _, s := range c.Sides {
		g[0] = append(g[0], v.name(s.Ref))
		g[1] = append(g[1], v.points(s.Pros, noPros))
		g[2] = append(g[2], v.points(s.Cons, noCons))
	}
	if v.one(2) {
		g = g.transposed()
	}
	return []*node{v.table(g, 0)}
}

func (v *varier) pointsDetails(c *Comparison) []*node {
	var list []*node
	for _, s := range c.Sides {
		list = append(list, el("details", el("summary", s.Name+": pros"), v.points(s.Pros, noPros)), el("details", el("summary", s.Name+": cons"), v.points(s.Cons, noCons)))
	}
	return list
}

func (v *varier) pointsColumns(c *Comparison) []*node {
	return []*node{v.row(c, v.nameCell), v.row(c, func(s Side) *node {
		return el("div", v.heading(4, "Pros"), v.points(s.Pros, noPros), v.heading(4, "Cons"), v.points(s.Cons, noCons))
	})}
}

func (v *varier) withTable(c *Comparison) []*node {
	names, cells := el("tr"), el("tr")
	for _, s := range c.Sides {
		names.append(el("th", s.named()))
		cells.append(el("td", v.integrations(s)))
	}
	return []*node{el("table", names, cells)}
}

func (v *varier) withDL(c *Comparison) []*node {
	dl := el("dl")
	for _, s := range c.Sides {
		dl.append(el("dt", s.named()), el("dd", v.integrations(s)))
	}
	return []*node{dl}
}

func (v *varier) withLines(c *Comparison) []*node {
	ul := el(v.pick("ul", "div"))
	for _, s := range c.Sides {
		line := el(map[string]string{"ul": "li", "div": "p"}[ul.tag], el("strong", s.Name+":"), " ")
		for i, r := range s.Integrations {
			if i > 0 {
				line.append(", ")
			}
			line.append(link(r.Path, "", r.Name))
		}
		if len(s.Integrations) == 0 {
			line.append("N/A")
		}
		ul.append(line)
	}
	return []*node{ul}
}

func (v *varier) withHeads(c *Comparison) []*node {
	var list []*node
	for _, s := range c.Sides {
		list = append(list, v.toolHead(4, s), v.integrations(s))
	}
	return list
}

func (v *varier) withColumns(c *Comparison) []*node { return []*node{v.row(c, v.integrations)} }
