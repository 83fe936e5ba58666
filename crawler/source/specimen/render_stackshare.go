package specimen

import (
	"fmt"
	"strings"
)

// Render implements Content.
func (c *Comparison) Render() Rendering {
	main := el("main", cl("container mx-auto px-4 py-8"),
		crumbTrail(append(append([]string{"Stackups"}, c.Crumbs...), c.title())),
		el("h1", cl("text-4xl font-bold tracking-tight"), c.title()),
		tabs("Overview", "Decisions", "Comparison", "Alternatives"),
		c.overview(), c.differences(), shareBox(),
		adviceCards("Advice on "+strings.Join(c.names(), ", "), c.Opinions),
		el("section", at("id", "comparison"), el("h2", cl("text-2xl font-semibold"), "Detailed Comparison"), c.detailed(subheading)),
		alternativeCards("What are some alternatives to "+strings.Join(c.names(), ", ")+"?", c.Alternatives),
		relatedCards(c.Related))
	return nextPage(c.title()+" | What are the differences? | StackShare", c.Address(), main)
}

// nextPage wraps the main part of a page as the site's framework does: the
// foot of the page stands before its content, which React then moves.
func nextPage(title, address string, main *node) Rendering {
	head := el("head", el("meta", at("charSet", "utf-8")), el("meta", at("name", "viewport", "content", "width=device-width, initial-scale=1")),
		el("title", title), el("link", at("rel", "canonical", "href", address)),
		el("link", at("rel", "stylesheet", "href", "/_next/static/css/5e3a1c0d9b7f2a64.css")),
		el("script", at("src", "/_next/static/chunks/main-app-4f1c2.js", "async", "")))
	body := el("body", cl("__className_e8ce0c antialiased"), siteHeader(), siteFooter(), main,
		el("script", raw(`self.__next_f=self.__next_f||[];self.__next_f.push([1,"0:[\"$\",\"stars\",\"99.9K\"]"])`)))
	return Rendering{Body: page(el("html", at("lang", "en"), head, body), style{}), ContentType: utf8HTML}
}

func siteHeader() *node {
	return el("header", cl("sticky top-0 z-50 border-b"),
		el("a", at("href", "/"), cl("flex items-center gap-2"), icon("StackShare", "h-8 w-8"), el("span", "StackShare")),
		el("nav", cl("hidden md:flex"), el("a", at("href", "/stacks"), "Stacks"), el("a", at("href", "/tools"), "Tools"), el("a", at("href", "/feed"), "Feed")),
		el("button", cl("rounded-md px-3"), "Sign in"))
}

func siteFooter() *node {
	column := func(title string, names ...string) *node {
		ul := el("ul", cl("space-y-2"))
		for _, n := range names {
			ul.append(el("li", el("a", at("href", "/about/"+strings.ToLower(strings.ReplaceAll(n, " ", "-"))), n)))
		}
		return el("div", el("h3", cl("text-sm font-semibold"), title), ul)
	}
	return el("footer", cl("mt-16 border-t"), el("div", el("p", "Stacks of companies and developers, side by side."), el("span", "Follow on"),
		el("p", "© 2025 StackShare. All rights reserved.")),
		column("Product", "Stacks", "Tools"), column("Company", "About", "Contact"), column("Legal", "Privacy Policy", "Terms of Service"))
}

func crumbTrail(names []string) *node {
	ol := el("ol", cl("flex flex-wrap items-center gap-1.5 text-sm"))
	for i, n := range names {
		if i == len(names)-1 {
			ol.append(el("li", el("span", at("aria-current", "page"), n)))
			break
		}
		ol.append(el("li", el("a", at("href", "/categories"), n)))
	}
	return el("nav", at("aria-label", "breadcrumb"), ol)
}

func tabs(names ...string) *node {
	n := el("div", cl("flex border-b"), at("role", "tablist"))
	for _, name := range names {
		n.append(el("a", at("href", "#"+strings.ToLower(name), "role", "tab"), name))
	}
	return n
}

func (c *Comparison) overview() *node {
	grid := el("div", cl("grid grid-cols-1 gap-6 md:grid-cols-2"))
	for _, s := range c.Sides {
		card := el("div", cl("rounded-xl border bg-card p-6"),
			link(s.Path, "flex items-center gap-3", icon(s.Name, "h-12 w-12"), el("span", cl("text-lg font-semibold"), s.Name)))
		for _, f := range sideFigures(s) {
			if f.value != "" {
				card.append(el("div", cl("flex justify-between"), el("span", cl("text-muted-foreground"), f.overview), el("span", cl("font-medium"), split(f.value))))
			}
		}
		grid.append(card)
	}
	return el("section", at("id", "overview"), el("h2", cl("text-2xl font-semibold"), "Overview"), grid)
}

type figure struct{ overview, table, value string }

// sideFigures returns the figures of a side with their labels in overviews and
// tables.
func sideFigures(s Side) []figure {
	return []figure{{"Stacks", "Stacks", s.Stacks}, {"Followers", "Followers", s.Followers}, {"Votes", "Votes", s.Votes},
		{"GitHub Stars", "GitHub Stars", s.Stars}, {"Forks", "GitHub Forks", s.Forks}}
}

func (c *Comparison) differences() *node {
	ol := el("ol", cl("list-decimal"))
	for _, d := range c.Differences {
		ol.append(el("li", el("p", el("strong", d.Title), ": "+d.Text)))
	}
	return el("section", el("h2", cl("text-2xl font-semibold"), c.title()+": What are the differences?"),
		el("div", cl("prose max-w-none"), el("h3", "Introduction"), el("p", c.Intro), ol, el("p", c.Summary)))
}

func shareBox() *node {
	return el("div", cl("rounded-xl bg-gradient-to-r p-6"), el("h3", "Share your Stack"),
		el("p", "Show other developers what you build with and help your team's choices to be found."),
		el("a", at("href", "/docs"), "View Docs"), el("span", "CLI (Node.js)"), el("span", "or"), el("button", "Manual"))
}

func adviceCards(heading string, list []Opinion) *node {
	section := el("section", at("id", "decisions"), el("h2", cl("text-2xl font-semibold"), heading))
	for _, o := range list {
		head := el("div", cl("flex items-center gap-3"), icon(o.Author, "rounded-full"), el("p", cl("font-medium"), o.Author))
		card := el("article", cl("rounded-xl border p-6"), head)
		if o.Role != "" {
			card.append(el("p", cl("text-sm text-muted-foreground"), o.Role))
		}
		card.append(el("p", cl("text-xs"), longDate(o.Date, "Jan 2, 2006")))
		card.append(badgeLine(o))
		for _, p := range o.Text {
			card.append(el("p", cl("leading-7"), p))
		}
		if o.Views != "" {
			card.append(el("div", cl("flex gap-1"), el("span", cl("hidden sm:inline"), o.Views+" views"), el("span", cl("sm:hidden"), o.Views)))
		}
		card.append(el("button", "Comments"))
		section.append(card)
	}
	return section
}

func badgeLine(o Opinion) *node {
	if o.Stance == "" {
		return nil
	}
	line := el("div", cl("flex flex-wrap"), el("span", cl("badge"), stanceText(o.Stance)))
	if len(o.Tags) > 0 {
		line.append(el("span", "on"))
	}
	for _, t := range o.Tags {
		line.append(link(t.Path, "inline-flex", icon(t.Name, "h-4 w-4"), el("span", t.Name)))
	}
	return line
}

func stanceText(s string) string {
	if s == "needs_advice" {
		return "Needs advice"
	}
	return "Decided"
}

func subheading(text string) *node { return el("h3", cl("text-xl font-semibold"), text) }

// detailed is a grid of cells, a column for each side, without a table.
func (c *Comparison) detailed(heading func(string) *node) []*node {
	row := func(class string, cell func(Side) *node) *node {
		n := el("div", cl("grid grid-cols-"+fmt.Sprint(len(c.Sides))+" "+class))
		for _, s := range c.Sides {
			n.append(cell(s))
		}
		return n
	}
	rows := []*node{
		row("border-b", func(s Side) *node {
			return el("div", link(s.Path, "flex gap-2", icon(s.Name, "h-8 w-8"), el("span", s.Name)))
		}),
		row("py-4", func(s Side) *node { return el("div", el("p", s.Description)) })}
	if hasFeatures(c.Sides) {
		rows = append(rows, row("py-4", func(s Side) *node { return el("div", featureText(s)) }))
	}
	return append(rows, el("div", heading("Statistics"), c.statisticRows(row)), el("div", heading("Pros & Cons"), row("gap-8", pointLists)),
		el("div", heading("Integrations"), row("gap-8", integrationCell)))
}

func hasFeatures(sides []Side) bool {
	for _, s := range sides {
		if len(s.Features) > 0 {
			return true
		}
	}
	return false
}

func featureText(s Side) string {
	if len(s.Features) == 0 {
		return "-"
	}
	return strings.Join(s.Features, "; ")
}

func (c *Comparison) statisticRows(row func(string, func(Side) *node) *node) []*node {
	var rows []*node
	order := []int{3, 4, 0, 1, 2}
	for _, k := range order {
		rows = append(rows, row("text-sm", func(s Side) *node {
			f := sideFigures(s)[k]
			value := f.value
			if value == "" {
				value = "-"
			}
			return el("div", el("div", cl("text-muted-foreground"), f.table), el("div", cl("font-semibold"), split(value)))
		}))
	}
	return rows
}

func pointLists(s Side) *node {
	return el("div", el("div", cl("font-semibold text-green-600"), "Pros"), pointList(s.Pros, "No pros available"),
		el("div", cl("font-semibold text-red-600"), "Cons"), pointList(s.Cons, "No cons available"))
}

func pointList(points []Point, none string) *node {
	if len(points) == 0 {
		return el("p", none)
	}
	ul := el("ul")
	for _, p := range points {
		ul.append(el("li", cl("flex gap-2"), el("div", cl("rounded bg-muted px-2"), fmt.Sprint(p.Votes)), el("div", p.Text)))
	}
	return ul
}

func integrationCell(s Side) *node {
	n := el("div", cl("flex flex-wrap gap-2"))
	for _, r := range s.Integrations {
		n.append(link(r.Path, "inline-flex", icon(r.Name, "h-5 w-5"), el("span", r.Name)))
	}
	if len(s.Integrations) == 0 {
		n.append(el("p", "No integrations available"))
	}
	return n
}

func alternativeCards(heading string, list []Alternative) *node {
	section := el("section", at("id", "alternatives"), el("h2", cl("text-2xl font-semibold"), heading))
	for _, a := range list {
		section.append(link(a.Path, "block rounded-xl border p-4", icon(a.Name, "h-10 w-10"), el("h3", a.Name), el("p", a.Description)))
	}
	return section
}

func relatedCards(list []RelatedPage) *node {
	section := el("section", el("h2", cl("text-2xl font-semibold"), "Related Comparisons"))
	for _, r := range list {
		logos := el("div", cl("flex -space-x-2"))
		for _, l := range r.Logos {
			logos.append(icon(l, "rounded-full"))
		}
		section.append(el("a", at("href", r.Path), cl("block rounded-xl border p-4"), logos, el("p", r.Title)))
	}
	return section
}

// Render implements Content.
func (c *ToolPage) Render() Rendering {
	s := c.Side
	one := &Comparison{Base: c.Base, Sides: []Side{s}}
	head := el("div", cl("flex items-start gap-4"), icon(s.Name, "h-16 w-16"), el("div", el("h1", cl("text-4xl font-bold"), s.Name), el("p", cl("text-lg"), c.Tagline)))
	if c.Homepage != "" {
		head.append(el("a", at("href", c.Homepage, "rel", "nofollow noopener"), "Visit website"))
	}
	if c.Repository != "" {
		head.append(el("a", at("href", c.Repository, "rel", "nofollow noopener"), "GitHub repository"))
	}
	main := el("main", cl("container mx-auto px-4 py-8"), crumbTrail(append(append([]string{"Tools"}, c.Crumbs...), s.Name)), head,
		tabs("Overview", "Pros", "Alternatives"), toolFigures(one), el("section", el("h2", "What is "+s.Name+"?"), el("p", s.Description)))
	if len(s.Features) > 0 {
		ul := el("ul")
		for _, f := range s.Features {
			ul.append(el("li", f))
		}
		main.append(el("section", el("h2", s.Name+"'s Features"), ul))
	}
	main.append(el("section", el("h2", "Pros of "+s.Name), pointList(s.Pros, "No pros available")))
	main.append(el("section", el("h2", "Cons of "+s.Name), pointList(s.Cons, "No cons available")))
	main.append(el("section", el("h2", "Who uses "+s.Name+"?"), c.users(subheading)))
	main.append(el("section", el("h2", s.Name+" Integrations"), integrationCell(s)))
	main.append(shareBox())
	main.append(adviceCards("Decisions about "+s.Name, c.Opinions))
	main.append(alternativeCards(s.Name+" Alternatives & Comparisons", c.Alternatives))
	main.append(relatedCards(c.Related))
	return nextPage(s.Name+" - Reviews, Pros & Cons | Companies using "+s.Name+" | StackShare", c.Address(), main)
}

func toolFigures(c *Comparison) *node {
	n := c.overview()
	n.attrs = at("id", "stats")
	return n
}

func (c *ToolPage) users(heading func(string) *node) []*node {
	name := c.Side.Name
	var nodes []*node
	if len(c.UsedBy) > 0 {
		ul := el("ul")
		for _, u := range c.UsedBy {
			ul.append(el("li", icon(u, "h-6 w-6"), el("span", u)))
		}
		nodes = append(nodes, heading("Companies"), ul)
	}
	if c.Companies != "" {
		nodes = append(nodes, el("p", fmt.Sprintf("%s companies reportedly use %s in their tech stacks.", c.Companies, name)))
	}
	if c.Developers != "" {
		nodes = append(nodes, el("p", fmt.Sprintf("%s developers on StackShare have stated that they use %s.", c.Developers, name)))
	}
	return nodes
}
