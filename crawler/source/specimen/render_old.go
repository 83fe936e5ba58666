package specimen

import (
	"fmt"
	"strings"
)

// Render implements Content: the layout of 2019, a page of generated class
// names in which figures have no labels.
func (c *OldComparison) Render() Rendering {
	title := c.heading()
	names := strings.Join(c.names(), " and ")
	root := el("div", at("id", "root"), el("div", cl("css-1dbjc4n"), c.oldHeader()), adviceBox(), c.oldCards(),
		c.oldDifferences(), c.oldDescriptions(), adviceBox(), c.gates(), c.oldAlternatives(names), c.oldDecisions(names))
	head := el("head", el("meta", at("charset", "utf-8")), el("title", title+" | StackShare"),
		el("link", at("rel", "canonical", "href", c.Address())),
		el("script", raw(`window.__APOLLO_STATE__={"Tool:1":{"votes":99999}};`)))
	body := el("body", root, el("footer", el("ul", el("li", el("a", at("href", "/about"), "About")), el("li", el("a", at("href", "/terms"), "Terms"))),
		el("p", "© 2019 StackShare, Inc.")))
	return Rendering{Body: page(el("html", at("lang", "en"), head, body), style{pretty: true}), ContentType: utf8HTML}
}

func (c *OldComparison) oldHeader() *node {
	return el("div", cl("css-header"), el("a", at("href", "/"), el("img", at("alt", "StackShare", "src", "/logo.svg"))),
		el("input", at("placeholder", "Search")), el("a", at("href", "/users/sign_in"), "Sign up | Login"))
}

func adviceBox() *node {
	return el("div", cl("css-nil"), icon("Get Advice Icon", "css-ad"), el("span", "Not sure which tool to choose?"),
		el("a", at("href", "/advice"), "Ask the StackShare community!"))
}

func (c *OldComparison) oldCards() *node {
	n := el("div", cl("css-1pz4fd5"))
	for _, s := range c.Sides {
		n.append(el("div", cl("css-1kp2l7"), link(s.Path, "css-a1", icon(s.Name, "css-i"), el("div", s.Name)),
			el("div", cl("css-stats"), el("div", s.Stacks), el("div", s.Followers),
				el("div", el("button", el("span", "+ 1")), el("span", s.Votes)))))
	}
	return el("div", n, el("button", "Add tool"))
}

// prose returns the paragraphs of the section on differences.
func (c *OldComparison) prose() []string {
	if c.Prose != nil {
		return c.Prose
	}
	a, b := c.Sides[0], c.Sides[1]
	p := []string{
		fmt.Sprintf("What is %s? %s. %s", a.Name, a.Tagline, a.Description),
		fmt.Sprintf("What is %s? %s. %s", b.Name, b.Tagline, b.Description),
	}
	if a.Category != "" {
		p = append(p, fmt.Sprintf("%s and %s belong to the categories %q and %q of the tech stack, respectively.", a.Name, b.Name, a.Category, b.Category))
	}
	if len(a.Factors) > 0 {
		p = append(p, fmt.Sprintf("%s are key factors for developers who consider %s, whereas %s are primary reasons why others favor %s.",
			quotedList(a.Factors), a.Name, quotedList(b.Factors), b.Name))
	}
	if a.Stars != "" {
		p = append(p, fmt.Sprintf("Both tools are open source. On GitHub, %s has %s GitHub stars and %s forks, and %s has %s GitHub stars and %s GitHub forks.",
			a.Name, a.Stars, a.Forks, b.Name, b.Stars, b.Forks))
	}
	if a.CompanyStacks != "" {
		p = append(p, fmt.Sprintf("Within the StackShare community, %s is mentioned in %s company stacks & %s developers stacks; %s is listed in %s company stacks and %s developer stacks.",
			a.Name, a.CompanyStacks, a.DeveloperSt, b.Name, b.CompanyStacks, b.DeveloperSt))
	}
	return p
}

// quotedList writes "A", "B" and "C".
func quotedList(names []string) string {
	quoted := make([]string, len(names))
	for i, n := range names {
		quoted[i] = fmt.Sprintf("%q", n)
	}
	last := len(quoted) - 1
	if last == 0 {
		return quoted[0]
	}
	return strings.Join(quoted[:last], ", ") + " and " + quoted[last]
}

func (c *OldComparison) oldDifferences() *node {
	div := el("div", cl("css-text"))
	for i, text := range c.prose() {
		p := el("p", text)
		if question := "What is " + c.Sides[min(i, 1)].Name + "?"; i < 2 && strings.HasPrefix(text, question) {
			p = el("p", el("strong", question), strings.TrimPrefix(text, question))
		}
		div.append(p)
	}
	return el("div", cl("css-diff"), el("h1", c.heading()), div)
}

func (c *OldComparison) oldDescriptions() *node {
	n := el("div", cl("css-what"))
	for _, s := range c.Sides {
		n.append(el("div", el("h2", "What is "+s.Name+"?"), el("div", s.Description)))
	}
	return n
}

// gates are the sections that only members saw.
func (c *OldComparison) gates() []*node {
	gate := func(what string) *node {
		return el("div", cl("css-gate"), el("a", at("href", "/signup"), what), el("span", "Make informed product decisions"))
	}
	ask := func(format string) *node {
		n := el("div", cl("css-grid"))
		for _, s := range c.Sides {
			n.append(el("h3", fmt.Sprintf(format, s.Name)))
		}
		return n
	}
	return []*node{ask("Why do developers choose %s?"), gate("Sign up to upvote and see all pros"), gate("Sign up to upvote and see all cons"),
		ask("What companies use %s?"), gate("Sign up to see all companies"),
		ask("What tools integrate with %s?"), gate("Sign up to see all tool integrations")}
}

func (c *OldComparison) oldAlternatives(names string) *node {
	n := el("div", cl("css-alts"), el("h2", "What are some alternatives to "+names+"?"))
	for _, a := range c.Alternatives {
		n.append(el("div", link(a.Path, "css-a2", el("div", cl("css-name"), a.Name)), el("div", cl("css-desc"), a.Description)))
	}
	n.append(el("a", at("href", "/alternatives"), "See all alternatives"))
	return n
}

func (c *OldComparison) oldDecisions(names string) *node {
	n := el("div", cl("css-dec"), el("h2", "Decisions about "+names))
	for _, d := range c.Decisions {
		tags := el("div", cl("css-tags"))
		for _, t := range d.Tags {
			tags.append(link(t.Path, "css-t", icon(t.Name, "css-ti"), el("div", t.Name)))
		}
		n.append(el("div", cl("css-card"), tags, el("p", d.Text), el("button", "See more")))
	}
	return n
}
