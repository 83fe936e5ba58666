package specimen

import (
	"fmt"
	"strings"
)

// cardShape is how the cards of advice look.
type cardShape int

const (
	fieldCards   cardShape = iota // a field an element, in any order
	bylineCards                   // author, role, date and stance in one line
	quoteCards                    // a quotation, the author in its footer
	labelCards                    // each field with its label
	rowCards                      // rows of a table with a header
	headingCards                  // the author as a heading, nothing around the card
	groupedCards                  // the fields in groups, in any order and wording
)

// adviceIn writes cards of advice in a shape; nil for fieldCards.
func (v *varier) adviceIn(shape cardShape, list []Opinion) []*node {
	switch shape {
	case rowCards:
		return []*node{v.adviceTable(list)}
	case groupedCards:
		return v.groupCards(list)
	case bylineCards, quoteCards, labelCards, headingCards:
	default:
		return nil
	}
	var nodes []*node
	for _, o := range list {
		switch shape {
		case bylineCards:
			nodes = append(nodes, v.bylineCard(o))
		case quoteCards:
			nodes = append(nodes, v.quoteCard(o))
		case labelCards:
			nodes = append(nodes, v.labelCard(o))
		default:
			nodes = append(nodes, v.headingCard(o)...)
		}
	}
	return nodes
}

func paragraphs(o Opinion) []*node {
	list := make([]*node, len(o.Text))
	for i, p := range o.Text {
		list[i] = el("p", p)
	}
	return list
}

// stanceLine is the stance with its tags, linked.
func stanceLine(o Opinion) []*node {
	if o.Stance == "" {
		return nil
	}
	line := []*node{textNode(stanceText(o.Stance))}
	for i, t := range o.Tags {
		joint := ", "
		if i == 0 {
			joint = " on "
		}
		line = append(line, textNode(joint), link(t.Path, "", t.Name))
	}
	return line
}

func (v *varier) bylineCard(o Opinion) *node {
	sep := v.pick(" · ", " | ", " • ")
	line := el("div", v.class(), el("strong", o.Author))
	if o.Role != "" {
		line.append(sep + o.Role)
	}
	line.append(sep+longDate(o.Date, "Jan 2, 2006")+sep, stanceLine(o))
	card := el("div", v.class(), line, paragraphs(o))
	if o.Views != "" {
		card.append(el("small", o.Views+" views"))
	}
	return card
}

func (v *varier) quoteCard(o Opinion) *node {
	footer := el("footer", el(v.pick("b", "cite"), o.Author))
	if o.Role != "" {
		footer.append(el("span", o.Role))
	}
	footer.append(el("time", at("datetime", string(o.Date)), longDate(o.Date, "Jan 2, 2006")))
	if o.Views != "" {
		footer.append(el("span", o.Views+" views"))
	}
	card := el(v.pick("figure", "div"), v.class())
	if o.Stance != "" {
		card.append(el("p", stanceLine(o)))
	}
	card.append(el("blockquote", paragraphs(o)), footer)
	return card
}

func (v *varier) labelCard(o Opinion) *node {
	dl := el("dl", v.class())
	add := func(label string, value any) { dl.append(el("dt", label), el("dd", value)) }
	add("Author", o.Author)
	if o.Role != "" {
		add("Role", o.Role)
	}
	add("Date", longDate(o.Date, "Jan 2, 2006"))
	if o.Stance != "" {
		add("Decision", stanceLine(o))
	}
	add("Text", paragraphs(o))
	if o.Views != "" {
		add("Views", o.Views)
	}
	return dl
}

func (v *varier) adviceTable(list []Opinion) *node {
	head := el("tr")
	for _, h := range []string{"Author", "Date", "Decision", "Text", "Views"} {
		head.append(el("th", h))
	}
	t := el("table", v.class(), head)
	for _, o := range list {
		author := el("td", o.Author)
		if o.Role != "" {
			author.append(el("br"), el("small", o.Role))
		}
		t.append(el("tr", author, el("td", longDate(o.Date, "Jan 2, 2006")), el("td", stanceLine(o)), el("td", paragraphs(o)), el("td", o.Views)))
	}
	return t
}

func (v *varier) headingCard(o Opinion) []*node {
	list := []*node{v.heading(4, o.Author)}
	if o.Role != "" {
		list = append(list, el("p", el("em", o.Role)))
	}
	list = append(list, el("p", longDate(o.Date, "Jan 2, 2006")))
	if o.Stance != "" {
		list = append(list, el("p", stanceLine(o)))
	}
	list = append(list, paragraphs(o)...)
	if o.Views != "" {
		list = append(list, el("p", o.Views+" views"))
	}
	return append(list, el("p", el("a", at("href", "#"), "Comments")))
}

// otherAlternatives writes alternatives in one more way than cards and lists.
func (v *varier) otherAlternatives(list []Alternative) *node {
	box := el("div", v.class())
	form := choose(v, "alternatives", 0, 1, 2, 3, 4, 5, 6, 7)
	switch form {
	case 0:
		box.tag = "table"
	case 1, 2:
		box.tag = "ul"
	case 7:
		names := el("ul")
		for _, a := range list {
			names.append(el("li", link(a.Path, "", a.Name)))
		}
		box.append(el("p", "These do much the same, in other ways."), names)
	}
	for i, a := range list {
		linked := link(a.Path, "", a.Name)
		switch form {
		case 0:
			box.append(el("tr", el("td", linked), el("td", a.Description)))
		case 1:
			box.append(el("li", el("b", linked), v.pick(" – ", ": ", " — ")+a.Description))
		case 2:
			box.append(el("li", el("div", linked), el("div", a.Description)))
		case 3:
			box.append(el("details", el("summary", linked), a.Description))
		case 5:
			box.append(el("p", linked, " – "+a.Description))
		case 6:
			box.append(el("p", fmt.Sprintf("%d. ", i+1), linked), el("p", a.Description))
		default:
			box.append(el("p", el("strong", linked), el("br"), a.Description))
		}
	}
	return box
}

// otherRelated writes related comparisons in one more way than a list.
func (v *varier) otherRelated(list []RelatedPage) *node {
	form := choose(v, "related", 0, 1, 2)
	box := el(map[int]string{0: "p", 1: "table", 2: "div"}[form], v.class())
	for i, r := range list {
		switch form {
		case 0:
			if i > 0 {
				box.append(v.pick(" · ", " | ", ", "))
			}
			box.append(el("a", at("href", r.Path), r.Title))
		case 1:
			logos := el("td")
			for _, l := range r.Logos {
				logos.append(el("img", at("alt", l, "src", "/l.png")))
			}
			box.append(el("tr", logos, el("td", el("a", at("href", r.Path), r.Title))))
		default:
			names := el("div")
			for _, l := range r.Logos {
				names.append(el("div", el("img", at("alt", l, "src", "/l.png")), el("p", l)))
			}
			box.append(el("div", v.class(), names, el("p", r.Title, el("a", at("href", r.Path, "aria-label", r.Title)))))
		}
	}
	return box
}

// otherPoints writes the points of a comparison in one more way than a list.
func (v *varier) otherPoints(list []Difference) *node {
	form := choose(v, "differences", 0, 1, 2, 3, 4)
	box := el(map[int]string{0: "dl", 1: "table", 2: "div", 3: "div", 4: "ol"}[form], v.class())
	for i, d := range list {
		switch form {
		case 0:
			box.append(el("dt", d.Title), el("dd", d.Text))
		case 1:
			box.append(el("tr", el("th", at("scope", "row"), d.Title), el("td", d.Text)))
		case 2:
			box.append(el("details", el("summary", d.Title), el("p", d.Text)))
		case 3:
			box.append(el("p", fmt.Sprintf("%d. %s: %s", i+1, d.Title, d.Text)))
		default:
			box.append(el("li", v.heading(4, strings.TrimSpace(d.Title)), el("p", d.Text)))
		}
	}
	return box
}
