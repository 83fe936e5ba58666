package specimen

import (
	"slices"
	"strings"

	"github.com/stackdex/stackdex/ingest/record"
)

// Variant implements Content.
func (a *Article) Variant(seed uint64) Rendering {
	v := newVarier(a.Name(), seed)
	if v.heads == boldHeads {
		v.heads = mixedHeads // levels carry meaning in an article
	}
	v.shapes = v.articleShapes()
	b := *a
	if a.Published != "" {
		b.DateIn = DateIn(v.IntN(3))
	}
	faq := slices.ContainsFunc(a.Sections, func(s Section) bool { return s.FAQ })
	d := document{title: a.Title, lang: a.Language, head: append(b.dateMeta(), b.jsonLD(faq && v.note(v.one(2), "FAQ in JSON-LD"))...)}
	if len(a.Crumbs) > 0 {
		d.crumbs = slices.Concat([]string{"Home"}, a.Crumbs, []string{a.Title})
	}
	d.top = []*node{v.heading(1, a.Title), b.byline()}
	if v.note(v.one(3), "contents") {
		d.top = append(d.top, a.contents())
	}
	for _, p := range a.Lead {
		d.top = append(d.top, v.prose(p))
	}
	d.sections = v.articleSections(a.Sections)
	d.last = []*node{v.posts(a.OtherPosts)}
	if v.note(seed%3 == 1, "readers' comments") {
		d.last = append(d.last, v.comments(a.Gold()))
	}
	return v.assemble(d)
}

// comments are what readers wrote under the article, with figures of their
// own for its tools.
func (v *varier) comments(gold []record.Fact) *node {
	box := el("div", v.class(), el("h2", v.pick("2 Comments", "Responses (2)", "Comments")))
	for _, f := range gold {
		if tool, ok := f.Body.(record.Tool); ok {
			box.append(el("div", el("b", "joe"), el("time", "Jan 3, 2020"), el("p", "We measured 5,211 req/s with "+tool.Name+", which has 977K GitHub stars.")))
		}
	}
	return box
}

// contents is a list of links to the sections.
func (a *Article) contents() *node {
	ul := el("ul")
	for _, s := range a.Sections {
		ul.append(el("li", el("a", at("href", "#s"), s.Heading)))
	}
	return el("nav", at("aria-label", "Table of contents"), el("p", "Contents"), ul)
}

// articleSections keeps headings and their content together; a section of the
// second level holds those below it.
func (v *varier) articleSections(sections []Section) []*node {
	var nodes []*node
	for i := 0; i < len(sections); {
		j := i + 1
		for j < len(sections) && sections[j].Level > sections[i].Level {
			j++
		}
		box := el(v.pick("section", "div"), v.class())
		for _, s := range sections[i:j] {
			box.append(v.articleSection(s))
		}
		nodes = append(nodes, box)
		i = j
	}
	return nodes
}

func (v *varier) articleSection(s Section) []*node {
	if s.FAQ {
		if n := v.shapedFAQ(s.Heading, s.Blocks); n != nil {
			return []*node{n}
		}
	}
	var content []*node
	for i, b := range s.Blocks {
		if i == 1 && v.shapes.signUp {
			content = append(content, v.signUpBox())
		}
		content = append(content, v.block(b))
	}
	if s.FAQ && v.details {
		return []*node{el("details", el("summary", s.Heading), content)}
	}
	if v.shapes.anchor {
		sign := el("a", at("href", "#s", "title", "Link to this heading"), "¶")
		return append([]*node{v.heading(s.Level, s.Heading, sign)}, content...)
	}
	return append([]*node{v.heading(s.Level, s.Heading)}, content...)
}

func (v *varier) block(b Block) *node {
	switch {
	case b.Para != "":
		return v.prose(b.Para)
	case b.Image != "":
		return el("figure", el("img", at("alt", b.Image, "src", "/wp-content/shot.webp")), el("noscript", el("img", at("alt", b.Image, "src", "/wp-content/shot.webp"))))
	case b.Table != nil:
		if n := v.shapedTable(b.Table); n != nil {
			return n
		}
		return v.articleTable(b.Table)
	}
	if n := v.shapedList(b.List); n != nil {
		return n
	}
	items := make([]*node, len(b.List))
	for i, text := range b.List {
		items[i] = textNode(text)
		if v.one(3) {
			items[i] = el("p", text)
		}
	}
	if v.note(v.one(12), "bullets in a table") {
		return v.bulleted(items)
	}
	if v.note(v.one(12), "items in pieces") {
		rows := make([]*node, len(b.List))
		for i, text := range b.List {
			rows[i] = el("li", v.inPieces(text))
		}
		return el("ul", rows)
	}
	return v.list(items)
}

func (v *varier) articleTable(t *Table) *node {
	g := grid{nil}
	for _, h := range t.Header {
		g[0] = append(g[0], textNode(h))
	}
	for _, row := range t.Rows {
		var r []*node
		for _, c := range row {
			r = append(r, textNode(c.Text))
		}
		g = append(g, r)
	}
	if t.Layout == ByAttribute && t.RepeatAfter == 0 && v.note(v.one(5), "transposed") {
		return v.table(v.named(g.transposed()), 0)
	}
	if n := v.laidOut(g); n != nil {
		return n
	}
	return v.table(g, t.RepeatAfter)
}

// named gives a transposed table the word over its first column that tables of
// tools have.
func (v *varier) named(g grid) grid {
	if strings.EqualFold(g[0][0].text, "Attribute") {
		g[0][0] = textNode("Framework")
	}
	return g
}

func (v *varier) posts(list []OtherPost) *node {
	if len(list) == 0 {
		return nil
	}
	items := make([]*node, len(list))
	for i, p := range list {
		items[i] = el("span", el("a", at("href", "/p"), p.Title), " - "+longDate(p.Date, "January 2, 2006"))
	}
	if v.one(2) {
		return el("aside", v.class(), el("h3", "Latest posts by the author"), v.list(items))
	}
	return el("div", v.class(), v.list(items))
}
