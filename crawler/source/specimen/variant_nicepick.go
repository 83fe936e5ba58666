package specimen

import (
	"slices"
	"strings"
)

type niceLayout int

// How the sides of a NicePick page are laid out. A layout says by the order of
// its levels what stands in what: tools, kinds (about, pros, cons) or both in
// one label.
const (
	niceCards     niceLayout = iota // a card a tool, kinds in it
	niceColumns                     // a table: a column a tool, a row a kind
	niceRows                        // a table: a row a tool, a column a kind
	niceColumnTwo                   // a table: a column a tool, labels within its cells
	niceTwoHeads                    // a table: two rows of header, tools over kinds
	niceSpans                       // a table: tools that span rows, beside kinds
	niceTitled                      // lists under "Pros of X"
	niceKinds                       // kinds first, tools in them
	niceKindRows                    // a table a kind, a column a tool
	niceTabs                        // the names as tabs, panels without names
	niceTerms                       // definition lists
	niceFeet                        // labels and names behind what they label
	niceLines                       // labels in front of their text, in its line
	niceBreaks                      // all of a side in one text, with line breaks
)

type niceBadge int

// Where the badge of the winner stands.
const (
	badgeAfter niceBadge = iota
	badgeBefore
	badgeInside // in the heading
	noBadge
)

type niceSign int

// How entries of pros and cons are marked.
const (
	signSpan niceSign = iota
	signText
	signMark
	noSign
)

// nicePage writes one variant of a NicePick page.
type nicePage struct {
	*varier
	c      *NicePick
	layout niceLayout
	badge  niceBadge
	sign   niceSign
	apart  bool // related names have a label of their own
	late   bool // what a tool is stands behind its lists
	level  int  // of the names' headings
}

// Variant implements Content.
func (c *NicePick) Variant(seed uint64) Rendering {
	v := newVarier(c.Name(), seed)
	p := &nicePage{varier: v, c: c, level: 2 + v.IntN(2)}
	p.layout = choose(v, "layout", niceCards, niceColumns, niceRows, niceColumnTwo, niceTwoHeads, niceSpans, niceTitled, niceKinds, niceKindRows, niceTabs, niceTerms, niceFeet, niceLines, niceBreaks)
	p.badge = choose(v, "badge", badgeAfter, badgeBefore, badgeInside, noBadge)
	p.sign = choose(v, "sign", signSpan, signText, signMark, noSign)
	p.apart = v.note(v.one(3), "related apart")
	p.late = v.note(v.one(4), "about late")
	title := strings.Join(c.names(), " vs ")
	d := document{title: title + " | Nice Pick", top: []*node{el("span", v.class(), c.Kind), p.title(), v.prose(c.Intro)}}
	parts := []*node{p.pickBox(), p.sides(), p.verdict(), p.bottom()}
	d.sections = slices.DeleteFunc(parts, func(n *node) bool { return n == nil })
	if v.note(v.one(3), "shuffled") {
		v.Shuffle(len(d.sections), func(i, j int) { d.sections[i], d.sections[j] = d.sections[j], d.sections[i] })
	}
	if len(c.More) > 0 {
		d.last = append(d.last, v.relatedPages(c.More))
	}
	d.last = append(d.last, el("p", "Disagree with our pick? ", el("a", at("href", "mailto:nice@nicepick.example"), "nice@nicepick.example")))
	return v.assemble(d)
}

// title writes the names in one text, or apart.
func (p *nicePage) title() *node {
	names := p.c.names()
	if p.layout != niceTabs && !p.one(4) {
		return p.heading(1, strings.Join(names, " vs "))
	}
	var parts []any
	for i, n := range names {
		if i > 0 {
			parts = append(parts, " ", el(p.pick("em", "span", "small"), "vs"), " ")
		}
		if name := el("span", p.class(), n); p.layout == niceTabs {
			parts = append(parts, el("a", at("href", p.c.Sides[i].Path), name))
		} else {
			parts = append(parts, name)
		}
	}
	return p.heading(1, parts...)
}

// pickBox writes the box of the winner.
func (p *nicePage) pickBox() *node {
	w, text := p.c.Winner, p.c.bottomLine()
	if w == "" {
		return nil
	}
	switch p.IntN(5) {
	case 0:
		return el("div", p.class(), el("p", "🧊 Nice Pick: ", el("b", w)), el("p", text))
	case 1:
		return el("dl", p.class(), el("dt", "🧊 Nice Pick"), el("dd", w), el("dd", text))
	case 2:
		return el("table", p.class(), el("tr", el("td", "🧊"), el("td", "Nice Pick")), el("tr", el("td", w), el("td", text)))
	case 3:
		return el("section", p.class(), p.heading(2, "🧊 Nice Pick"), p.heading(3, w), el("p", text))
	}
	return el("div", p.class(), el("div", "🧊", "Nice Pick"), p.heading(2, w), el("p", text))
}

// verdict writes the cases in which to use a tool.
func (p *nicePage) verdict() *node {
	cases := p.c.UseIf
	if len(cases) == 0 {
		return nil
	}
	var parts []*node
	style := p.IntN(7)
	dl, heads, texts := el("dl"), el("tr"), el("tr")
	rows := grid{{textNode("Tool"), textNode("Use it if")}}
	for _, u := range cases {
		label := "Use " + u.Tool + " if"
		switch style {
		case 0:
			parts = append(parts, el("p", el(p.pick("strong", "b", "em"), label+":"), " "+u.Text))
		case 1:
			parts = append(parts, p.heading(3, label+":"), el("p", u.Text))
		case 2:
			parts = append(parts, el("div", p.class(), el("p", label), el("p", u.Text)))
		case 3:
			parts = append(parts, el("ul", el("li", label+": "+u.Text)))
		case 4:
			dl.append(el("dt", label), el("dd", u.Text))
		case 5:
			heads.append(el("th", label))
			texts.append(el("td", u.Text))
		default:
			rows = append(rows, []*node{textNode(u.Tool), textNode(u.Text)})
		}
	}
	switch style {
	case 4:
		parts = []*node{dl}
	case 5:
		parts = []*node{el("table", heads, texts)}
	case 6:
		parts = []*node{p.table(rows, 0)}
	}
	return p.section(2, "The Verdict", parts)
}

// bottom writes who wins, and why.
func (p *nicePage) bottom() *node {
	if p.c.Winner == "" {
		return nil
	}
	wins, text := p.c.Winner+" wins", p.c.bottomLine()
	switch p.IntN(4) {
	case 0:
		return p.section(2, "🧊 The Bottom Line", p.heading(3, wins), el("p", text))
	case 1:
		return el("aside", p.class(), p.heading(2, "The Bottom Line"), el("p", wins), el("blockquote", text))
	case 2:
		return el("table", el("caption", "The Bottom Line"), el("tr", el("th", wins), el("td", text)))
	}
	return el("div", p.class(), el("div", "🧊"), el("div", p.class(), "The Bottom Line"), el("div", el("b", wins)), el("p", text))
}

// name writes the name of a side with its badge.
func (p *nicePage) name(s NiceSide) *node { return p.varier.name(Ref{s.Name, s.Path}) }

func (p *nicePage) isPick(s NiceSide) bool { return s.Name == p.c.Winner && p.badge != noBadge }

// head is the heading of a side, with the badge before, in or after it.
func (p *nicePage) head(s NiceSide) []*node {
	if !p.isPick(s) {
		return []*node{p.heading(p.level, p.name(s))}
	}
	badge := el(p.pick("span", "div"), p.class(), "Nice Pick")
	switch p.badge {
	case badgeBefore:
		return []*node{el("div", p.class(), badge), p.heading(p.level, p.name(s))}
	case badgeInside:
		return []*node{p.heading(p.level, p.name(s), " ", el("small", "Nice Pick"))}
	}
	return []*node{p.heading(p.level, p.name(s)), badge}
}

// cellHead is the name of a side at the head of a column or row.
func (p *nicePage) cellHead(s NiceSide) *node {
	if !p.isPick(s) {
		return el("span", p.name(s))
	}
	badge := el("small", "Nice Pick")
	if p.badge == badgeBefore {
		return el("span", badge, el("br"), p.name(s))
	}
	return el("span", p.name(s), el("br"), badge)
}

// niceKind is a kind of text of a side.
type niceKind struct {
	label string
	write func(NiceSide) *node
}

// kinds lists what is said of the sides; only the related names may be
// missing.
func (p *nicePage) kinds() []niceKind {
	about := niceKind{p.pick("About", "What it is", "Summary"), p.about}
	if p.late {
		return append(p.lists(), about)
	}
	return append([]niceKind{about}, p.lists()...)
}

// about writes what a side is.
func (p *nicePage) about(s NiceSide) *node {
	if p.one(5) {
		return el("p", el("b", s.Description))
	}
	return el("p", s.Description)
}

// lists are the kinds that are lists.
func (p *nicePage) lists() []niceKind {
	list := []niceKind{
		{p.pick("Pros", "Pros", "Advantages"), p.pros},
		{p.pick("Cons", "Cons", "Drawbacks"), p.cons},
	}
	if p.apart {
		list = append(list, niceKind{p.pick("Related", "Related to"), func(s NiceSide) *node { return el("p", strings.Join(s.Related, ", ")) }})
	}
	return list
}

func (p *nicePage) pros(s NiceSide) *node {
	texts := s.Pros
	if len(s.Related) > 0 && !p.apart {
		texts = append(slices.Clone(texts), "Related to: "+strings.Join(s.Related, ", "))
	}
	return p.entries("+", "✓", texts)
}

func (p *nicePage) cons(s NiceSide) *node { return p.entries("-", "✗", s.Cons) }

func (p *nicePage) entries(sign, mark string, texts []string) *node {
	items := make([]*node, len(texts))
	for i, t := range texts {
		switch p.sign {
		case signSpan:
			items[i] = el("div", el("span", p.class(), sign), t)
		case signText:
			items[i] = el("span", sign+" "+t)
		case signMark:
			items[i] = el("span", mark+" "+t)
		default:
			items[i] = el("span", t)
		}
	}
	if len(items) == 0 {
		if p.layout == niceFeet {
			return el("p", "None")
		}
		return el("p", p.pick("-", "None", ""))
	}
	return p.list(items)
}
