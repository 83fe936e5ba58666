package specimen

import (
	"fmt"
	"strings"
)

// Variant implements Content.
func (c *OldComparison) Variant(seed uint64) Rendering {
	v := newVarier(c.Name(), seed)
	names := strings.Join(c.names(), " and ")
	cards := el("div", v.class())
	for _, s := range c.Sides {
		cards.append(v.oldCard(s))
	}
	d := document{title: c.heading(), top: []*node{v.oldAdvice(), cards, el("button", "Add tool")}}
	text := el("div", v.class())
	for i, p := range c.prose() {
		question := "What is " + c.Sides[min(i, 1)].Name + "?"
		if i < 2 && strings.HasPrefix(p, question) && v.one(2) {
			text.append(el("p", el("b", question), strings.TrimPrefix(p, question)))
			continue
		}
		text.append(el("p", p))
	}
	d.top = append(d.top, v.section(1, c.heading(), text))
	what := el("div", v.class())
	for _, s := range c.Sides {
		what.append(el("div", v.heading(2, "What is "+s.Name+"?"), el("div", s.Description)))
	}
	d.sections = []*node{what}
	for i, gate := range c.gates() {
		if !isQuestions(i) {
			d.sections = append(d.sections, gate)
			continue
		}
		d.sections = append(d.sections, v.asked(gate))
	}
	d.sections = append(d.sections, v.alternatives("What are some alternatives to "+names+"?", c.Alternatives), v.decisions("Decisions about "+names, c.Decisions))
	return v.assemble(d)
}

// isQuestions reports which of the gates are headings: the pros and the cons
// share theirs.
func isQuestions(i int) bool { return i == 0 || i == 3 || i == 5 }

// asked writes the questions of a gate as the variant writes headings.
func (v *varier) asked(gate *node) *node {
	n := el("div", v.class())
	for _, h := range gate.kids {
		n.append(v.heading(2, h.kids[0].text))
	}
	return n
}

func (v *varier) oldAdvice() *node {
	return el("div", v.class(), el("img", at("alt", "Get Advice Icon", "src", "/a.svg")), el("span", "Not sure which tool to choose?"), el("a", at("href", "/advice"), "Ask the StackShare community!"))
}

// oldCard has three figures without a label, and a button that adds one.
func (v *varier) oldCard(s OldSide) *node {
	plus := el("button", "+ 1")
	if v.lists == olList {
		plus = el("a", at("href", "/signup", "role", "button"), "+ 1")
	}
	figures := []*node{v.figure(s.Stacks), v.figure(s.Followers), plus, v.figure(s.Votes)}
	box := el("div", v.class())
	switch v.lists {
	case ulList:
		box = el("ul", v.class())
		for _, f := range figures {
			box.append(el("li", f))
		}
	case divList, olList:
		for _, f := range figures {
			box.append(el("div", v.class(), f))
		}
	default:
		box.append(el("div", figures[0]), el("div", figures[1]), el("div", figures[2], figures[3]))
	}
	return el("div", v.class(), el("div", v.class(), v.name(s.Ref)), box)
}

func (v *varier) decisions(heading string, list []OldDecision) *node {
	cards := make([]*node, len(list))
	for i, d := range list {
		tags := el("div", v.class())
		for _, t := range d.Tags {
			tags.append(v.name(t))
		}
		cards[i] = el("div", v.class(), tags, el("p", d.Text), el("button", "See more"))
		if v.pairs == valueFirst {
			cards[i] = el("div", v.class(), el("p", d.Text), tags)
		}
	}
	return v.section(2, heading, cards)
}

// Variant implements Content.
func (c *Repository) Variant(seed uint64) Rendering {
	v := newVarier(c.Name(), seed)
	v.shift, v.details = 0, false
	root := "/" + c.Owner + "/" + c.Repo
	title := "GitHub - " + c.Owner + "/" + c.Repo
	if c.About != "" {
		title += ": " + c.About
	}
	d := document{title: title}
	d.top = []*node{c.archiveNotice(), c.repoHead(root), c.tabsBar(root)}
	d.sections = v.shuffled(c.fileList(root), c.readme(), c.about(root), c.releases(root), el("div", c.people(root)), v.languageTable(c))
	v.strip(d.top)
	v.strip(d.sections)
	return v.assemble(d)
}

// languageTable writes the shares of languages in another way than GitHub
// does today.
func (v *varier) languageTable(c *Repository) *node {
	if len(c.Languages) == 0 {
		return nil
	}
	if v.one(3) {
		return c.languageBar("/" + c.Owner + "/" + c.Repo)
	}
	items := make([]*node, len(c.Languages))
	for i, l := range c.Languages {
		items[i] = el("div", el("span", l.Name), el("span", fmt.Sprintf("%s%%", l.Percent)))
	}
	return el("div", v.heading(2, "Languages"), v.list(items))
}

// strip takes away ids and class names that a redesign would change.
func (v *varier) strip(nodes []*node) {
	for _, n := range nodes {
		if n == nil {
			continue
		}
		var kept attrs
		for i := 0; i+1 < len(n.attrs); i += 2 {
			switch name := n.attrs[i]; name {
			case "class":
				kept = append(kept, v.class()...)
			case "id":
			default:
				kept = append(kept, name, n.attrs[i+1])
			}
		}
		n.attrs = kept
		v.strip(n.kids)
	}
}
