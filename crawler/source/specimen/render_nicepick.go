package specimen

import "strings"

// Render implements Content.
func (c *NicePick) Render() Rendering {
	title := strings.Join(c.names(), " vs ")
	main := el("main", el("div", cl("comparison-hero"), el("span", cl("badge"), c.Kind), el("h1", title), el("p", cl("lede"), c.Intro)))
	if c.Winner != "" {
		main.append(el("div", cl("pick-box"), el("div", cl("pick-label"), "🧊", "Nice Pick"), el("h2", c.Winner), el("p", c.bottomLine())))
	}
	grid := el("div", cl("tool-grid"))
	for _, s := range c.Sides {
		grid.append(c.niceCard(s))
	}
	main.append(grid)
	verdict := el("section", cl("verdict"), el("h2", "The Verdict"))
	for _, u := range c.UseIf {
		verdict.append(el("p", el("strong", "Use "+u.Tool+" if:"), " "+u.Text))
	}
	main.append(verdict)
	if c.Winner != "" {
		main.append(el("section", cl("bottom-line"), el("div", cl("ice"), "🧊"), el("div", cl("label"), "The Bottom Line"),
			el("div", cl("winner"), c.Winner+" wins"), el("p", c.bottomLine())))
	}
	if len(c.More) > 0 {
		more := el("ul", cl("more"))
		for _, r := range c.More {
			more.append(el("li", el("a", at("href", r.Path), r.Title)))
		}
		main.append(el("section", el("h2", "Related Comparisons"), more))
	}
	main.append(el("p", cl("contact"), "Disagree with our pick? ", el("a", at("href", "mailto:nice@nicepick.example"), "nice@nicepick.example")))
	head := el("head", el("meta", at("charset", "utf-8")), el("title", title+" (2025) | Nice Pick"),
		el("meta", at("name", "description", "content", c.Intro)), el("link", at("rel", "canonical", "href", c.Address())))
	body := el("body", el("header", el("a", at("href", "/"), "Nice Pick"), el("nav", el("a", at("href", "/compare"), "Compare"), el("a", at("href", "/tools"), "Tools"))),
		main, el("footer", el("p", "© 2025 Nice Pick"), el("a", at("href", "/about"), "About")))
	return Rendering{Body: page(el("html", at("lang", "en"), head, body), style{pretty: true}), ContentType: utf8HTML}
}

func (c *NicePick) niceCard(s NiceSide) *node {
	card := el("div", cl("tool-card"), el("h2", link(s.Path, "tool-name", s.Name)))
	if s.Name == c.Winner {
		card.append(el("span", cl("pill"), "Nice Pick"))
	}
	pros, cons := el("ul", cl("pros")), el("ul", cl("cons"))
	for _, p := range s.Pros {
		pros.append(el("li", el("span", "+"), p))
	}
	if len(s.Related) > 0 {
		pros.append(el("li", el("span", "+"), "Related to: "+strings.Join(s.Related, ", ")))
	}
	for _, p := range s.Cons {
		cons.append(el("li", el("span", "-"), p))
	}
	card.append(el("p", s.Description))
	card.append(el("h3", "Pros"))
	card.append(pros)
	card.append(el("h3", "Cons"))
	card.append(cons)
	return card
}
