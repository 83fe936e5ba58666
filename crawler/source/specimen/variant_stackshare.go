package specimen

import (
	"fmt"
	"slices"
	"strings"
)

// Variant implements Content.
func (c *Comparison) Variant(seed uint64) Rendering {
	v := newVarier(c.Name(), seed)
	names := strings.Join(c.names(), ", ")
	d := document{title: c.title() + " | StackShare", crumbs: slices.Concat([]string{"Stackups"}, c.Crumbs, []string{c.title()})}
	d.top = []*node{v.heading(1, c.title()), v.tabBar(), v.section(2, "Overview", v.overview(c.Sides)), v.differences(c)}
	d.sections = v.shuffled(v.promotion(), v.advice("Advice on "+names, c.Opinions), v.detailed(c),
		v.alternatives("What are some alternatives to "+names+"?", c.Alternatives), v.relatedPages(c.Related))
	return v.assemble(d)
}

func (v *varier) tabBar() *node {
	bar := el("div", at("role", "tablist"), v.class())
	for _, n := range []string{"Overview", "Decisions", "Comparison", "Alternatives"} {
		bar.append(el("a", at("href", "#"+strings.ToLower(n), "role", "tab"), n))
	}
	return bar
}

func (v *varier) promotion() *node {
	return el("div", v.class(), v.heading(3, "Share your Stack"), el("p", "Show other developers what you build with."), el("a", at("href", "/docs"), "View Docs"), el("span", "CLI (Node.js)"), el("span", "or"), el("button", "Manual"))
}

// overview is a card a tool, or a table with a column a tool.
func (v *varier) overview(sides []Side) *node {
	cards := el("div", v.class())
	for _, s := range sides {
		cards.append(el("div", v.class(), el("div", v.class(), v.name(s.Ref)), v.labels(v.sideLabels(s, false))))
	}
	if v.note(v.one(3), "overview shape") {
		if n := v.overviewOf(choose(v, "shape", nameBehind, inlineLine, inlinePairs, dlPerTool, nestedLists), sides); n != nil {
			return n
		}
	}
	if v.one(4) && len(sides) > 1 {
		v.notes = append(v.notes, "overview table")
		g := grid{{textNode("")}}
		for _, l := range v.sideLabels(Side{}, true) {
			g = append(g, []*node{textNode(l.label)})
		}
		for _, s := range sides {
			g[0] = append(g[0], v.name(s.Ref))
			for i, l := range v.sideLabels(s, true) {
				g[i+1] = append(g[i+1], l.value)
			}
		}
		if v.note(v.one(2), "transposed") {
			g = g.transposed()
		}
		return v.table(g, 0)
	}
	if v.doubled {
		return el("div", el("div", cl("md:hidden"), cards), el("div", cl("hidden md:block"), cards))
	}
	return cards
}

// sideLabels are the figures of a side, in a table with those it lacks.
func (v *varier) sideLabels(s Side, table bool) []labelled {
	var list []labelled
	for _, f := range sideFigures(s) {
		label, value := f.overview, f.value
		if table {
			label = f.table
			if value == "" {
				value = "-"
			}
		}
		if value != "" {
			list = append(list, labelled{label, v.figure(value)})
			if v.twofold && !table {
				list[len(list)-1].value = v.twice(v.figure(value))
			}
		}
	}
	return list
}

func (v *varier) differences(c *Comparison) *node {
	items := make([]*node, len(c.Differences))
	for i, d := range c.Differences {
		switch {
		case v.pairs == colonPairs:
			items[i] = el("div", el("strong", d.Title+":"), " "+d.Text)
		case v.one(8):
			items[i] = el("p", el("b", d.Title), ": ", d.Text)
		default:
			items[i] = el("p", el("strong", d.Title), ": "+d.Text)
		}
	}
	list := v.list(items)
	if v.note(v.one(3), "other differences") {
		list = v.otherPoints(c.Differences)
	} else if v.note(v.one(5), "differences as headings") {
		list = el("div")
		for _, d := range c.Differences {
			list.append(v.heading(4, d.Title), el("p", d.Text))
		}
		return v.section(2, c.title()+": What are the differences?", v.heading(3, "Introduction"), el("p", c.Intro), list, v.heading(4, "Summary"), el("p", c.Summary))
	}
	return v.section(2, c.title()+": What are the differences?", v.heading(3, "Introduction"), el("p", c.Intro), list, el("p", c.Summary))
}

func (v *varier) advice(heading string, list []Opinion) *node {
	if len(list) == 0 {
		return v.section(2, heading)
	}
	if v.note(v.one(2), "card shape") {
		return v.section(2, heading, v.adviceIn(choose(v, "shape", bylineCards, quoteCards, labelCards, rowCards, headingCards, groupedCards, groupedCards, groupedCards), list))
	}
	order := v.cardOrder()
	cards := make([]*node, len(list))
	for i, o := range list {
		cards[i] = v.adviceCard(o, order)
	}
	if v.one(3) {
		return v.section(2, heading, v.list(cards))
	}
	return v.section(2, heading, cards)
}

// adviceCard writes a card with its fields in an order.
func (v *varier) adviceCard(o Opinion, order []int) *node {
	author := el("div", v.class(), el("img", at("alt", o.Author, "src", "/u.png")), el("span", v.class(), o.Author))
	if v.heads == roleHeads {
		author = v.heading(3, o.Author)
	}
	date := el("time", at("datetime", string(o.Date)), longDate(o.Date, "Jan 2, 2006"))
	if v.pairs != dlPairs {
		date = el("p", longDate(o.Date, "Jan 2, 2006"))
	}
	var role, views *node
	if o.Role != "" {
		role = el("p", v.class(), o.Role)
	}
	body := el("div", v.class())
	for _, p := range o.Text {
		body.append(el("p", p))
	}
	if o.Views != "" {
		views = el("div", el("span", o.Views+" views"))
		if v.doubled {
			views = el("div", el("span", cl("hidden sm:inline"), o.Views+" views"), el("span", cl("sm:hidden"), o.Views))
		}
	}
	badge := v.badges(o)
	comments := el("button", "Comments")
	fields := []any{author, role, date, badge, body, views, comments}
	card := el("article", v.class())
	if v.lists == divList {
		card.tag = "div"
	}
	for _, k := range order {
		card.append(fields[k])
	}
	return card
}

func (v *varier) badges(o Opinion) *node {
	if o.Stance == "" {
		return nil
	}
	line := el("div", v.class(), el("span", v.class(), stanceText(o.Stance)))
	if len(o.Tags) > 0 {
		line.append(el("span", "on"))
	}
	for _, t := range o.Tags {
		line.append(v.name(t))
	}
	return line
}

// detailed is a table, or a grid of cells, or a card a tool.
func (v *varier) detailed(c *Comparison) *node {
	const heading = "Detailed Comparison"
	if v.note(v.one(3), "detailed by topic") {
		return v.section(2, heading, v.byTopic(c))
	}
	if v.note(v.one(3), "detailed shape") {
		return v.section(2, heading, v.detailedOf(choose(v, "shape", listRows, namedValues, dlTools, figureNames), c))
	}
	switch v.IntN(3) {
	case 0:
		v.notes = append(v.notes, "detailed table")
		return v.section(2, heading, v.detailedTable(c))
	case 1:
		v.notes = append(v.notes, "detailed cards")
		box := el("div", v.class())
		for _, s := range c.Sides {
			box.append(v.sideCard(s, hasFeatures(c.Sides)))
		}
		return v.section(2, heading, box)
	}
	return v.section(2, heading, c.detailed(v.third))
}

func (v *varier) third(text string) *node { return v.heading(3, text) }

func (v *varier) detailedTable(c *Comparison) *node { return v.table(v.detailedGrid(c), 0) }

// detailedGrid is a row a label and a column a tool.
func (v *varier) detailedGrid(c *Comparison) grid {
	head := []*node{textNode("")}
	about := []*node{textNode("Description")}
	features := []*node{textNode("Features")}
	pros, cons, with := []*node{textNode("Pros")}, []*node{textNode("Cons")}, []*node{textNode("Integrations")}
	for _, s := range c.Sides {
		head = append(head, v.name(s.Ref))
		about = append(about, textNode(s.Description))
		features = append(features, textNode(featureText(s)))
		pros = append(pros, v.points(s.Pros, "No pros available"))
		cons = append(cons, v.points(s.Cons, "No cons available"))
		with = append(with, v.integrations(s))
	}
	g := grid{head, about}
	if hasFeatures(c.Sides) {
		g = append(g, features)
	}
	for k := range sideFigures(Side{}) {
		row := []*node{textNode(sideFigures(Side{})[k].table)}
		for _, s := range c.Sides {
			value := sideFigures(s)[k].value
			fill(&value, "-")
			row = append(row, v.figure(value))
		}
		g = append(g, row)
	}
	return append(g, pros, cons, with)
}

func (v *varier) sideCard(s Side, features bool) *node {
	card := el("div", v.class(), v.heading(3, v.name(s.Ref)), el("p", s.Description))
	if features {
		card.append(v.heading(4, "Features"), el("p", featureText(s)))
	}
	card.append(v.heading(4, "Statistics"), v.labels(v.sideLabels(s, true)), v.heading(4, "Pros"), v.points(s.Pros, "No pros available"),
		v.heading(4, "Cons"), v.points(s.Cons, "No cons available"), v.heading(4, "Integrations"), v.integrations(s))
	return card
}

// points writes pros or cons with their votes in front or behind.
func (v *varier) points(list []Point, none string) *node {
	if len(list) == 0 {
		return el("p", none)
	}
	if styled := v.styledPoints(list); styled != nil {
		return styled
	}
	items := make([]*node, len(list))
	for i, p := range list {
		text, votes := el("span", v.class(), p.Text), el("span", v.class(), fmt.Sprint(p.Votes))
		switch v.pairs {
		case valueFirst, spanPairs:
			items[i] = el("div", votes, text)
		case colonPairs:
			items[i] = textNode(fmt.Sprintf("%s (%d)", p.Text, p.Votes))
		case cardPairs:
			items[i] = el("div", el("button", "▲ ", votes), text)
		default:
			items[i] = el("div", text, votes)
		}
	}
	return v.list(items)
}

func (v *varier) integrations(s Side) *node {
	if len(s.Integrations) == 0 {
		return el("p", []string{"No integrations available", "N/A", "-"}[v.splitter%3])
	}
	items := make([]*node, len(s.Integrations))
	for i, r := range s.Integrations {
		items[i] = v.name(r)
	}
	if v.lists == ulList {
		return v.list(items)
	}
	return el("div", v.class(), items)
}

func (v *varier) alternatives(heading string, list []Alternative) *node {
	if v.note(v.one(3), "other alternatives") {
		return v.section(2, heading, v.otherAlternatives(list))
	}
	items := make([]*node, len(list))
	asHeadings := v.one(2)
	for i, a := range list {
		name := v.name(a.Ref)
		if asHeadings {
			name = v.heading(3, name)
		}
		items[i] = el("div", v.class(), name, el("p", a.Description))
	}
	if v.note(v.one(4), "alternatives as a definition list") {
		dl := el("dl", v.class())
		for _, a := range list {
			dl.append(el("dt", v.name(a.Ref)), el("dd", a.Description))
		}
		return v.section(2, heading, dl)
	}
	if v.one(2) {
		return v.section(2, heading, v.list(items))
	}
	return v.section(2, heading, items)
}

func (v *varier) relatedPages(list []RelatedPage) *node {
	if v.note(len(list) > 1 && v.one(3), "other related") {
		return v.section(2, "Related Comparisons", v.otherRelated(list))
	}
	items := make([]*node, len(list))
	for i, r := range list {
		a := el("a", at("href", r.Path), v.class())
		for _, l := range r.Logos {
			if v.one(2) {
				a.append(el("img", at("alt", l, "src", "/l.png")))
			}
		}
		a.append(el("span", r.Title))
		items[i] = a
	}
	return v.section(2, "Related Comparisons", v.list(items))
}

// Variant implements Content.
func (c *ToolPage) Variant(seed uint64) Rendering {
	v, s := newVarier(c.Name(), seed), c.Side
	d := document{title: s.Name + " - Reviews, Pros & Cons | StackShare", crumbs: slices.Concat([]string{"Tools"}, c.Crumbs, []string{s.Name})}
	links := el("div", v.class())
	if c.Homepage != "" {
		links.append(el("a", at("href", c.Homepage), "Visit website"))
	}
	if c.Repository != "" {
		links.append(el("a", at("href", c.Repository), "GitHub repository"))
	}
	d.top = []*node{v.heading(1, s.Name), el("p", c.Tagline), links, v.labels(v.sideLabels(s, false)), v.section(2, "What is "+s.Name+"?", v.prose(s.Description))}
	var featured *node
	if len(s.Features) > 0 {
		items := make([]*node, len(s.Features))
		for i, f := range s.Features {
			items[i] = textNode(f)
		}
		featured = v.section(2, s.Name+"'s Features", v.list(items))
	}
	d.sections = v.shuffled(featured, v.section(2, "Pros of "+s.Name, v.points(s.Pros, "No pros available")), v.section(2, "Cons of "+s.Name, v.points(s.Cons, "No cons available")),
		v.section(2, "Who uses "+s.Name+"?", c.users(v.third)), v.section(2, s.Name+" Integrations", v.integrations(s)), v.promotion(), v.advice("Decisions about "+s.Name, c.Opinions),
		v.alternatives(s.Name+" Alternatives & Comparisons", c.Alternatives), v.relatedPages(c.Related))
	return v.assemble(d)
}
