package specimen

import (
	"fmt"
	"slices"
	"strings"
)

// sides writes the tools with all that is said of them.
func (p *nicePage) sides() *node {
	switch p.layout {
	case niceColumns, niceRows, niceColumnTwo, niceTwoHeads, niceSpans, niceKindRows:
		return p.sideTables()
	case niceTitled:
		return p.titled()
	case niceKinds:
		return p.kindsFirst()
	case niceTabs:
		return p.tabs()
	}
	box := el("div", p.class())
	for _, s := range p.c.Sides {
		box.append(p.card(s))
	}
	return box
}

func (p *nicePage) card(s NiceSide) *node {
	if p.layout == niceBreaks {
		return p.breaks(s)
	}
	card := el(p.pick("div", "article", "section"), p.class())
	if p.layout == niceFeet {
		card = el("figure", p.class())
	} else {
		card.append(p.head(s))
	}
	list := p.kinds()
	if p.layout != niceFeet && p.layout != niceLines && p.one(2) { // a text that needs no label
		card.append(p.about(s))
		list = p.lists()
	}
	dl := el("dl")
	for _, k := range list {
		switch p.layout {
		case niceTerms:
			dl.append(el("dt", k.label), el("dd", k.write(s)))
		case niceFeet:
			card.append(el("div", k.write(s), el("div", el("small", k.label))))
		case niceLines:
			card.append(p.lines(s, k))
		default:
			card.append(p.heading(p.level+1, k.label), k.write(s))
		}
	}
	if p.layout == niceTerms {
		card.append(dl)
	}
	if p.layout == niceFeet {
		card.append(el("figcaption", p.cellHead(s)))
	}
	return card
}

// lines writes a kind in paragraphs, its label in the first.
func (p *nicePage) lines(s NiceSide, k niceKind) []*node {
	texts := p.texts(s, k)
	list := []*node{el("p", el("b", k.label+":"), " "+texts[0])}
	for _, t := range texts[1:] {
		list = append(list, el("p", t))
	}
	return list
}

// texts returns what a kind says of a side.
func (p *nicePage) texts(s NiceSide, k niceKind) []string {
	var texts []string
	switch k.label {
	case "About", "What it is", "Summary":
		texts = []string{s.Description}
	case "Pros", "Advantages":
		texts = slices.Clone(s.Pros)
		if len(s.Related) > 0 && !p.apart {
			texts = append(texts, "Related to: "+strings.Join(s.Related, ", "))
		}
	case "Cons", "Drawbacks":
		texts = s.Cons
	default:
		texts = []string{strings.Join(s.Related, ", ")}
	}
	if len(texts) == 0 {
		texts = []string{"None"}
	}
	return texts
}

// breaks writes a side as lines of one element.
func (p *nicePage) breaks(s NiceSide) *node {
	n := el(p.pick("p", "div", "center"), el("b", p.name(s)))
	line := func(parts ...any) { n.append(append([]any{el("br")}, parts...)...) }
	if p.isPick(s) {
		line("Nice Pick")
	}
	line(s.Description)
	colon := p.pick("", ":")
	for _, k := range p.lists() {
		mark := ""
		if p.sign != noSign {
			mark = map[bool]string{true: "+ ", false: "- "}[k.label == "Pros" || k.label == "Advantages"]
		}
		if strings.HasPrefix(k.label, "Related") {
			mark = ""
		}
		line(el("b", k.label+colon))
		for _, t := range p.texts(s, k) {
			line(mark + t)
		}
	}
	return n
}

// titled writes all labels in full.
func (p *nicePage) titled() *node {
	box := el("div", p.class())
	list := p.lists()
	form := p.IntN(4)
	for _, s := range p.c.Sides {
		box.append(p.head(s), p.about(s))
	}
	write := func(s NiceSide, k niceKind) {
		label := []string{k.label + " of " + s.Name, s.Name + ": " + k.label, s.Name + " " + strings.ToLower(k.label), k.label + " (" + s.Name + ")"}[form]
		if strings.HasPrefix(k.label, "Related") {
			label = s.Name + ": Related"
		}
		if p.details {
			box.append(el("details", el("summary", label), k.write(s)))
			return
		}
		box.append(p.heading(p.level, label), k.write(s))
	}
	if p.one(2) {
		for _, s := range p.c.Sides {
			for _, k := range list {
				write(s, k)
			}
		}
		return box
	}
	for _, k := range list {
		for _, s := range p.c.Sides {
			write(s, k)
		}
	}
	return box
}

// kindsFirst writes each kind with the tools under it.
func (p *nicePage) kindsFirst() *node {
	box := el("div", p.class())
	for _, k := range p.kinds() {
		part := el(p.pick("section", "div"), p.class(), p.heading(p.level, k.label))
		for _, s := range p.c.Sides {
			part.append(el("div", p.class(), p.heading(p.level+1, p.name(s)), k.write(s)))
		}
		box.append(part)
	}
	return box
}

// tabs writes the names as buttons, and what they show in their order.
func (p *nicePage) tabs() *node {
	bar, panels := el("div", at("role", "tablist"), p.class()), el("div", p.class())
	for i, s := range p.c.Sides {
		id := fmt.Sprintf("panel-%d", i)
		bar.append(el("button", at("role", "tab", "aria-controls", id, "aria-selected", fmt.Sprint(i == 0)), s.Name))
		panel := el("div", at("role", "tabpanel", "id", id), p.class())
		if i > 0 {
			panel.attrs = append(panel.attrs, "hidden", "")
		}
		for _, k := range p.kinds() {
			panel.append(p.heading(p.level+1, k.label), k.write(s))
		}
		panels.append(panel)
	}
	if p.one(2) {
		return el("div", append([]any{p.class(), bar}, panels)...)
	}
	return el("div", append([]any{p.class(), bar}, panels.kids)...)
}
