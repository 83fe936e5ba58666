package specimen

import (
	"fmt"
	"strings"
)

// Render implements Content: the repository page as a browser without a
// session gets it.
func (c *Repository) Render() Rendering {
	full := c.Owner + "/" + c.Repo
	root := "/" + full
	title := "GitHub - " + full
	if c.About != "" {
		title += ": " + c.About
	}
	head := el("head", el("meta", at("charset", "utf-8")), el("title", title), el("meta", at("name", "description", "content", c.About)),
		el("meta", at("property", "og:title", "content", title)), el("link", at("rel", "canonical", "href", c.Address())))
	main := el("main", at("id", "js-repo-pjax-container"), c.archiveNotice(), c.repoHead(root), c.tabsBar(root),
		el("div", cl("Layout"), el("div", cl("Layout-main"), c.fileList(root), c.readme()), el("div", cl("Layout-sidebar"), c.about(root), c.releases(root), c.people(root), c.languageBar(root))))
	body := el("body", cl("logged-out env-production"), el("header", cl("HeaderMktg"), el("a", at("href", "/", "aria-label", "Homepage"), "GitHub"),
		el("nav", at("aria-label", "Global"), el("a", at("href", "/features"), "Product"), el("a", at("href", "/pricing"), "Pricing")), el("a", at("href", "/login"), "Sign in")),
		main, el("footer", cl("footer"), el("span", "© 2025 GitHub, Inc."), el("a", at("href", "/terms"), "Terms")))
	return Rendering{Body: page(el("html", at("lang", "en"), head, body), style{pretty: true}), ContentType: utf8HTML}
}

func (c *Repository) archiveNotice() *node {
	if !c.Archived {
		return nil
	}
	return el("div", cl("flash flash-warn"), "This repository was archived by the owner on "+longDate(c.ArchivedAt, "Jan 2, 2006")+". It is now read-only.")
}

func (c *Repository) repoHead(root string) *node {
	h := el("div", cl("d-flex"), el("span", cl("author"), el("a", at("href", "/"+c.Owner, "rel", "author"), c.Owner)), el("span", "/"),
		el("strong", at("itemprop", "name"), el("a", at("href", root), c.Repo)), el("span", cl("Label"), "Public"))
	actions := el("ul", cl("pagehead-actions"), el("li", el("a", at("href", "/login"), "Notifications")),
		el("li", el("a", at("href", "/login"), "Fork", counter("repo-network-counter", c.Forks))),
		el("li", el("a", at("href", "/login"), "Star", counter("repo-stars-counter-star", c.Stars))))
	return el("div", at("id", "repository-container-header"), h, actions)
}

// counter shows a count abbreviated, with the exact one in its title.
func counter(id string, n int64) *node {
	if n < 0 {
		return nil
	}
	shown := abbreviated(n)
	return el("span", at("id", id, "title", grouped(n), "data-view-component", "true"), cl("Counter"), shown)
}

func (c *Repository) tabsBar(root string) *node {
	tab := func(name, id string, n int64) *node {
		return el("li", el("a", at("href", root+"/"+strings.ToLower(strings.ReplaceAll(name, " ", "-"))), el("span", at("data-content", name), name), counter(id, n)))
	}
	return el("nav", at("aria-label", "Repository"), el("ul", tab("Code", "code-repo-tab-count", -1), tab("Issues", "issues-repo-tab-count", c.Issues),
		tab("Pull requests", "pull-requests-repo-tab-count", c.Pulls), tab("Actions", "actions-repo-tab-count", -1), tab("Security", "security-repo-tab-count", -1)))
}

func (c *Repository) fileList(root string) *node {
	branch := c.Branch
	fill(&branch, "main")
	n := el("div", cl("Box"), el("div", el("span", branch), el("a", at("href", root+"/branches"), "42 Branches"), el("a", at("href", root+"/tags"), "405 Tags")))
	if c.PushedAt != "" {
		n.append(el("div", cl("latest-commit"), el("span", "Fix a typo in the docs"), el("relative-time", at("datetime", stamp(c.PushedAt)), longDate(c.PushedAt, "Jan 2, 2006"))))
	}
	if c.Commits >= 0 {
		n.append(el("a", at("href", root+"/commits/"+branch), el("span", grouped(c.Commits)+" Commits")))
	}
	table := el("table", at("aria-labelledby", "folders-and-files"), el("thead", el("tr", el("th", "Name"), el("th", "Last commit message"), el("th", "Last commit date"))))
	body := el("tbody")
	for _, f := range []string{"docs", "tests", "LICENSE", "README"} {
		body.append(el("tr", el("td", el("a", at("href", root+"/tree/"+branch+"/"+f), f)), el("td", "Update 3.2 notes (#1234)"), el("td", "")))
	}
	table.append(body)
	n.append(table)
	return n
}

func (c *Repository) readme() *node {
	if len(c.Readme) == 0 {
		return nil
	}
	article := el("article", cl("markdown-body entry-content"), el("h1", c.ReadmeTitle))
	for _, p := range c.Readme {
		article.append(el("p", p))
	}
	return el("div", at("id", "readme"), el("h2", "Repository files navigation"), article)
}

func (c *Repository) about(root string) *node {
	n := el("div", cl("BorderGrid-cell"), el("h2", cl("mb-3 h4"), "About"))
	if c.About != "" {
		n.append(el("p", cl("f4 my-3"), c.About))
	} else {
		n.append(el("div", cl("f4 my-3 text-italic"), "No description, website, or topics provided."))
	}
	if c.Homepage != "" {
		shown := strings.TrimPrefix(strings.TrimPrefix(c.Homepage, "https://"), "http://")
		n.append(el("div", el("a", at("title", c.Homepage, "role", "link", "href", c.Homepage, "rel", "noopener noreferrer nofollow"), strings.TrimSuffix(shown, "/"))))
	}
	if len(c.Topics) > 0 {
		topics := el("div", cl("f6"))
		for _, t := range c.Topics {
			topics.append(el("a", at("href", "/topics/"+t, "title", "Topic: "+t), cl("topic-tag topic-tag-link"), t))
		}
		n.append(el("h3", cl("sr-only"), "Topics"))
		n.append(topics)
	}
	n.append(el("h3", cl("sr-only"), "Resources"))
	n.append(el("div", el("a", at("href", "#readme"), "Readme")))
	if c.License != "" {
		n.append(el("h3", cl("sr-only"), "License"))
		n.append(el("div", el("a", at("href", root+"/blob/main/LICENSE"), c.License+" license")))
	}
	n.append(c.sideCounts(root))
	n.append(el("div", el("a", at("href", "/contact/report-content"), "Report repository")))
	return n
}

func (c *Repository) sideCounts(root string) []*node {
	var nodes []*node
	add := func(heading, path string, n int64, noun string) {
		if n >= 0 {
			nodes = append(nodes, el("h3", cl("sr-only"), heading), el("div", el("a", at("href", root+path), el("strong", abbreviated(n)), " "+noun)))
		}
	}
	add("Stars", "/stargazers", c.Stars, "stars")
	add("Watchers", "/watchers", c.Watchers, "watching")
	add("Forks", "/forks", c.Forks, "forks")
	return nodes
}

func (c *Repository) releases(root string) *node {
	n := el("div", cl("BorderGrid-cell"), el("h2", cl("h4"), el("a", at("href", root+"/releases"), "Releases", counter("", releaseCount(c.Release)))))
	if c.Release == "" {
		n.append(el("div", "No releases published"))
		return n
	}
	n.append(el("a", at("href", root+"/releases/tag/"+c.Release), el("div", el("span", cl("css-truncate-target"), c.Release), el("span", cl("Label Label--success"), "Latest")),
		el("div", el("relative-time", at("datetime", stamp(c.ReleasedAt)), longDate(c.ReleasedAt, "Jan 2, 2006")))))
	return n
}

// releaseCount is a decoy beside the heading.
func releaseCount(release string) int64 {
	if release == "" {
		return -1
	}
	return 117
}

func (c *Repository) people(root string) []*node {
	var nodes []*node
	add := func(heading, path string, n int64, more string) {
		if n < 0 {
			return
		}
		cell := el("div", cl("BorderGrid-cell"), el("h2", cl("h4"), el("a", at("href", root+path), heading+" ", el("span", at("title", grouped(n)), cl("Counter"), shortCount(n)))))
		if n > 14 {
			cell.append(el("div", el("a", at("href", root+path), fmt.Sprintf(more, grouped(n-14)))))
		}
		nodes = append(nodes, cell)
	}
	add("Used by", "/network/dependents", c.UsedBy, "+ %s")
	add("Contributors", "/graphs/contributors", c.Contributors, "+ %s contributors")
	return nodes
}

// shortCount writes counts of people and dependents: exact up to 10,000.
func shortCount(n int64) string {
	if n < 10_000 {
		return grouped(n)
	}
	if n >= 1_000_000 {
		return fmt.Sprintf("%.1fm", float64(n)/1e6)
	}
	return abbreviated(n)
}

func (c *Repository) languageBar(root string) *node {
	if len(c.Languages) == 0 {
		return nil
	}
	ul := el("ul", cl("list-style-none"))
	for _, l := range c.Languages {
		item := el("a", at("href", root+"/search?l="+strings.ToLower(l.Name)), el("span", cl("color-fg-default text-bold mr-1"), l.Name), el("span", l.Percent+"%"))
		ul.append(el("li", cl("d-inline"), item))
	}
	return el("div", cl("BorderGrid-cell"), el("h2", cl("h4"), "Languages"), ul)
}
