package specimen

import (
	"fmt"
)

// articleShapes are what an article is made of where its markup does not say
// what it is; the zero value is plain.
type articleShapes struct {
	table  tableShape
	list   listShape
	faq    faqShape
	anchor bool // headings link to themselves
	signUp bool // boxes to subscribe stand within sections
}

type tableShape int

// What stands in place of tables.
const (
	realTable   tableShape = iota
	flatCells              // all cells side by side
	boldRows               // rows of divs, the header bold
	itemRows               // a list a row
	splitHead              // the header is a table of its own
	toolDL                 // a definition list under the name of each tool
	toolList               // a list of "label: value" under it
	toolCards              // a card with label and value in two spans
	attrNested             // a list of attributes with "tool: value" below
	attrDL                 // the same as a definition list
	attrLines              // the same as lines of a paragraph
	attrCards              // a card an attribute, with a definition list of tools
	tableShapes            // how many there are
)

type listShape int

// What stands in place of lists.
const (
	realList    listShape = iota
	handNumbers           // 1) … on lines of one paragraph
	bulletCells           // the bullets in a column of a table
	signLines             // paragraphs with a sign in front
	bulletBoxes           // boxes with the bullet beside the text
	listShapes
)

type faqShape int

// How a question stands before its answer.
const (
	headingFAQ faqShape = iota
	divFAQ
	buttonFAQ
	labelFAQ
	runInFAQ
	markedFAQ
	slotFAQ
	faqShapes
)

func (v *varier) articleShapes() articleShapes {
	var s articleShapes
	if v.one(2) {
		s.table = tableShape(v.IntN(int(tableShapes)))
	}
	if v.one(3) {
		s.list = listShape(v.IntN(int(listShapes)))
	}
	if v.one(2) {
		s.faq = faqShape(v.IntN(int(faqShapes)))
	}
	s.anchor, s.signUp = v.one(8), v.one(8)
	v.note(true, fmt.Sprintf("article %+v", s))
	return s
}

// shapedTable writes a table in the shape of the variant, nil if the shape
// cannot hold it.
func (v *varier) shapedTable(t *Table) *node {
	if len(t.Rows) < 3 || t.RepeatAfter > 0 {
		return nil
	}
	switch s := v.shapes.table; s {
	case flatCells, boldRows, itemRows:
		return v.loose(t, s)
	case splitHead:
		head := el("table", el("tr"))
		for _, h := range t.Header {
			head.kids[0].append(el("th", h))
		}
		body := el("tbody")
		for _, row := range t.Rows {
			body.append(v.bodyRow(nodesOf(row)))
		}
		return el("div", v.class(), head, el("table", body))
	case toolDL, toolList, toolCards:
		return v.byTool(t, s)
	case attrNested, attrDL, attrLines, attrCards:
		if t.Layout == ByAttribute {
			return v.byAttribute(t, s)
		}
	}
	return nil
}

func nodesOf(row []Cell) []*node {
	nodes := make([]*node, len(row))
	for i, c := range row {
		nodes[i] = textNode(c.Text)
	}
	return nodes
}

// loose writes cells that no markup makes a table of.
func (v *varier) loose(t *Table, s tableShape) *node {
	box := el("div", v.class())
	add := func(cells []*node) {
		row, tag := el("div", v.class()), "div"
		if s == itemRows {
			row, tag = el("ul", v.class()), "li"
		}
		if s == flatCells {
			row = box
		}
		for _, c := range cells {
			row.append(el(tag, v.class(), c))
		}
		if s != flatCells {
			box.append(row)
		}
	}
	var header []*node
	for _, h := range t.Header {
		header = append(header, el("b", h))
	}
	add(header)
	for _, row := range t.Rows {
		add(nodesOf(row))
	}
	return box
}

// byTool writes the values of each tool under its name.
func (v *varier) byTool(t *Table, s tableShape) *node {
	names, labels, value := t.tools()
	if names == nil {
		return nil
	}
	box := el("div", v.class())
	for i, name := range names {
		card := el("div", v.class(), el("p", el("strong", name)))
		list := el("dl")
		if s == toolList {
			list = el("ul")
		} else if s == toolCards {
			list = el("div", v.class())
		}
		for j, label := range labels {
			switch s {
			case toolDL:
				list.append(el("dt", label), el("dd", value(i, j)))
			case toolList:
				list.append(el("li", el("b", label+":"), " "+value(i, j)))
			default:
				list.append(el("div", v.class(), el("span", label), el("span", value(i, j))))
			}
		}
		card.append(list)
		box.append(card)
	}
	return box
}

// tools returns the tools of a table, its attributes, and the value of each
// pair of them.
func (t *Table) tools() (names, labels []string, value func(tool, label int) string) {
	switch t.Layout {
	case ByAttribute:
		for _, row := range t.Rows {
			labels = append(labels, row[0].Text)
		}
		return t.Header[1:], labels, func(tool, label int) string { return t.Rows[label][tool+1].Text }
	case ByTool:
		for _, row := range t.Rows {
			names = append(names, row[0].Text)
		}
		return names, t.Header[1:], func(tool, label int) string { return t.Rows[tool][label+1].Text }
	}
	return nil, nil, nil
}

// byAttribute writes the values of each attribute behind the names of tools.
func (v *varier) byAttribute(t *Table, s tableShape) *node {
	names, labels, value := t.tools()
	box := el("div", v.class())
	if s == attrNested {
		box = el("ul", v.class())
	} else if s == attrDL {
		box = el("dl", v.class())
	}
	for j, label := range labels {
		switch s {
		case attrNested:
			inner := el("ul")
			for i, name := range names {
				inner.append(el("li", name+": "+value(i, j)))
			}
			box.append(el("li", label, inner))
		case attrDL:
			box.append(el("dt", label))
			for i, name := range names {
				box.append(el("dd", el("strong", name+":"), " "+value(i, j)))
			}
		case attrCards:
			list := el("dl")
			for i, name := range names {
				list.append(el("dt", name), el("dd", value(i, j)))
			}
			box.append(el("div", v.class(), el("div", v.class(), label), list))
		default:
			p := el("p", el("strong", label))
			for i, name := range names {
				p.append(el("br"), name+": "+value(i, j))
			}
			box.append(p)
		}
	}
	return box
}

// shapedList writes a list in the shape of the variant, nil if it is a list.
func (v *varier) shapedList(items []string) *node {
	if len(items) < 2 {
		return nil
	}
	switch v.shapes.list {
	case handNumbers:
		p := el("p")
		for i, item := range items {
			if i > 0 {
				p.append(el("br"))
			}
			p.append(fmt.Sprintf("%d) %s", i+1, item))
		}
		return p
	case bulletCells:
		t := el("table")
		for _, item := range items {
			t.append(el("tr", el("td", "•"), el("td", item)))
		}
		return t
	case bulletBoxes:
		box := el("div", v.class())
		for _, item := range items {
			box.append(el("div", v.class(), el("div", "•"), el("div", v.class(), item)))
		}
		return box
	case signLines:
		box, sign := el("div", v.class()), v.pick("▪ ", "👉 ", "✔ ", "– ")
		for _, item := range items {
			box.append(el("p", sign+item))
		}
		return box
	}
	return nil
}

// shapedFAQ writes a question with its answer, nil if it is a heading.
func (v *varier) shapedFAQ(question string, answer []Block) *node {
	if len(answer) != 1 || answer[0].Para == "" {
		return nil
	}
	text := answer[0].Para
	switch v.shapes.faq {
	case divFAQ:
		return el("div", v.class(), el("div", v.class(), question), el("div", v.class(), text))
	case buttonFAQ:
		return el("div", v.class(), el("p", el("button", at("type", "button"), question)), el("p", text))
	case labelFAQ:
		return el("div", el("input", at("type", "checkbox")), el("label", question), el("div", at("style", "max-height:0;overflow:hidden"), el("p", text)))
	case runInFAQ:
		return el("p", el("strong", question), " "+text)
	case markedFAQ:
		return el("div", v.class(), el("p", el("b", "Q: "+question)), el("p", "A: "+text))
	case slotFAQ:
		return el("faq-item", el("span", at("slot", "question"), question), el("div", at("slot", "answer"), el("p", text)))
	}
	return nil
}

// signUpBox is a box to subscribe with a heading of its own.
func (v *varier) signUpBox() *node {
	return el("div", v.class(), el("h4", "Join 24,500 developers"), el("p", "Our weekly newsletter. No spam."),
		el("form", el("input", at("type", "email")), el("button", "Subscribe")))
}
