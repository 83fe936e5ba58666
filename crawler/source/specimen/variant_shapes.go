package specimen

import (
	"fmt"
	"strings"
)

type overviewShape int

// How the figures in front of a comparison stand with the names.
const (
	nameAhead   overviewShape = iota
	nameBehind                // figures first, the name below
	inlineLine                // 38.7K Stacks · 34.8K Followers
	inlinePairs               // Stacks: 38.7K | Followers: 34.8K
	dlPerTool                 // a definition list a tool
	nestedLists               // the tools as items, the figures as items in them
)

// overviewOf writes figures in one of the shapes; nil for cards with the name
// ahead.
func (v *varier) overviewOf(shape overviewShape, sides []Side) *node {
	box := el(v.pick("div", "section"), v.class())
	if shape == nestedLists {
		box = el("ul", v.class())
	}
	for _, s := range sides {
		card := v.overviewCard(shape, s)
		if card == nil {
			return nil
		}
		box.append(card)
	}
	return box
}

func (v *varier) overviewCard(shape overviewShape, s Side) *node {
	switch shape {
	case nameBehind:
		return el("div", v.class(), v.labels(v.sideLabels(s, false)), el("div", v.class(), v.name(s.Ref)))
	case inlineLine, inlinePairs:
		line := el(v.pick("p", "div"), v.class())
		for i, f := range v.sideLabels(s, false) {
			if i > 0 {
				line.append(" · ")
			}
			if shape == inlineLine {
				line.append(f.value, " "+f.label)
			} else {
				line.append(f.label+": ", f.value)
			}
		}
		return el("div", v.class(), v.heading(3, v.name(s.Ref)), line)
	case dlPerTool:
		dl := el("dl", v.class())
		for _, f := range v.sideLabels(s, false) {
			dl.append(el("dt", f.label), el("dd", f.value))
		}
		return el("div", v.class(), v.name(s.Ref), dl)
	case nestedLists:
		list := el("ul")
		for _, f := range v.sideLabels(s, false) {
			list.append(el("li", f.label+": ", f.value))
		}
		return el("li", v.name(s.Ref), list)
	}
	return nil
}

// twice writes a value for two sizes of screen.
func (v *varier) twice(value *node) *node {
	return el("span", el("span", cl("hidden md:inline"), value), el("span", cl("md:hidden"), value))
}

type detailShape int

// How a detailed comparison stands apart from a table.
const (
	listRows    detailShape = iota // a list of rows, each a list of values in the order of the tools
	namedValues                    // a list of rows, each value with the name of its tool
	dlTools                        // a definition list a tool
	figureNames                    // a table with names in the captions of figures
)

func (v *varier) detailedOf(shape detailShape, c *Comparison) *node {
	switch shape {
	case dlTools:
		return v.detailedDL(c)
	case figureNames:
		return v.detailedFigures(c)
	}
	g := v.detailedGrid(c)
	box := el("ul", v.class())
	if shape == listRows {
		names := el("ul")
		for _, s := range c.Sides {
			names.append(el("li", v.name(s.Ref)))
		}
		box.append(el("li", names))
	}
	for _, row := range g[1:] {
		values := el("ul")
		for i, cell := range row[1:] {
			if shape == namedValues {
				values.append(el("li", el("b", c.Sides[i].Name+":"), " ", cell))
			} else {
				values.append(el("li", cell))
			}
		}
		box.append(el("li", el("strong", row[0]), values))
	}
	return box
}

// detailedDL writes what a table would say as a definition list a tool.
func (v *varier) detailedDL(c *Comparison) *node {
	box := el("div", v.class())
	g := v.detailedGrid(c)
	for i, s := range c.Sides {
		dl := el("dl", v.class())
		for _, row := range g[1:] {
			dl.append(el("dt", row[0]), el("dd", row[i+1]))
		}
		box.append(el("div", v.class(), v.heading(3, v.name(s.Ref)), dl))
	}
	return box
}

func (v *varier) detailedFigures(c *Comparison) *node {
	g := v.detailedGrid(c)
	head := el("tr", el("th"))
	for _, s := range c.Sides {
		head.append(el("th", el("figure", el("img", at("alt", v.pick("", s.Name), "src", "/l.png")), el("figcaption", s.named()))))
	}
	body := el("tbody")
	for _, row := range g[1:] {
		body.append(v.bodyRow(row))
	}
	return el("table", v.class(), el("thead", head), body)
}

func (s Side) named() *node {
	if s.Path == "" {
		return textNode(s.Name)
	}
	return el("a", at("href", s.Path), s.Name)
}

// cardOrder is an order of the fields of a card of advice: the role follows
// the author, the rest stands anywhere.
func (v *varier) cardOrder() []int {
	const author, role = 0, 1
	var order []int
	for _, k := range v.Perm(7) {
		switch k {
		case author:
			order = append(order, author, role)
		case role:
		default:
			order = append(order, k)
		}
	}
	v.notes = append(v.notes, fmt.Sprint("card fields ", strings.Trim(fmt.Sprint(order), "[]")))
	return order
}

// accordion hides what a button or a heading shows.
func (v *varier) accordion(level int, heading string, parts []any) *node {
	panel := el("div", append([]any{v.class()}, parts...)...)
	head := el("div", v.class(), v.heading(level, heading))
	switch v.IntN(4) {
	case 0:
		panel.attrs = append(panel.attrs, "style", "display:none")
	case 1:
		panel.attrs = append(panel.attrs, "style", "display: none;")
		head = el("h2", el("button", at("type", "button", "aria-expanded", "false"), heading))
	case 2:
		panel.attrs = append(panel.attrs, "aria-hidden", "true")
	default:
		panel.attrs = append(panel.attrs, "hidden", "")
	}
	return el("div", v.class(), head, panel)
}
