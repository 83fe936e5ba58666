package specimen

import (
	"encoding/json"
	"fmt"
	"strings"
)

// Render implements Content: a WordPress post.
func (a *Article) Render() Rendering {
	article := el("article", cl("post-2417 post type-post status-publish entry"),
		el("header", cl("entry-header"), a.wpCrumbs(), el("h1", cl("entry-title"), a.Title), a.byline()))
	content := el("div", cl("entry-content"))
	for _, p := range a.Lead {
		content.append(el("p", p))
	}
	faq := false
	for _, s := range a.Sections {
		content.append(el(fmt.Sprintf("h%d", s.Level), cl("wp-block-heading"), s.Heading))
		content.append(a.blocks(s))
		faq = faq || s.FAQ
	}
	article.append(content)
	article.append(a.otherPosts())
	head := el("head", el("meta", at("charset", "UTF-8")), el("title", a.Title+" - "+a.Site), el("link", at("rel", "canonical", "href", a.Address())))
	head.append(a.dateMeta())
	head.append(a.jsonLD(faq))
	body := el("body", cl("post-template-default single single-post"), a.wpHeader(), el("div", cl("site-content"), el("main", article), a.sidebar()),
		el("footer", cl("site-footer"), el("p", "© 2026 "+a.Site), el("a", at("href", "/privacy"), "Privacy Policy")))
	return Rendering{Body: page(el("html", at("lang", a.lang()), head, body), style{pretty: true}), ContentType: "text/html; charset=UTF-8"}
}

func (a *Article) lang() string {
	if a.Language == "" {
		return "en-US"
	}
	return a.Language
}

func (a *Article) wpCrumbs() *node {
	if len(a.Crumbs) == 0 {
		return nil
	}
	nav := el("nav", cl("breadcrumbs"), at("aria-label", "Breadcrumbs"), el("a", at("href", "/"), "Home"))
	for _, c := range a.Crumbs {
		nav.append(" » ")
		nav.append(el("a", at("href", "/category/"+strings.ToLower(c)), c))
	}
	nav.append(" » ")
	nav.append(el("span", a.Title))
	return nav
}

func (a *Article) byline() *node {
	if a.DateIn != InText || a.Published == "" {
		return nil
	}
	meta := el("div", cl("entry-meta"))
	if a.Author != "" {
		meta.append(el("span", cl("byline"), "By ", el("a", at("href", "/author", "rel", "author"), a.Author)))
	}
	meta.append(el("span", cl("posted-on"), " Published on ", el("time", at("datetime", stamp(a.Published)), longDate(a.Published, "January 2, 2006"))))
	if a.Modified != "" {
		meta.append(el("span", " · Updated ", el("time", at("datetime", stamp(a.Modified)), longDate(a.Modified, "January 2, 2006"))))
	}
	return meta
}

func (a *Article) dateMeta() []*node {
	if a.DateIn != InMeta {
		return nil
	}
	meta := func(name, content string) *node {
		if content == "" {
			return nil
		}
		return el("meta", at("property", name, "content", content))
	}
	nodes := []*node{meta("og:type", "article"), meta("article:published_time", stamp(a.Published))}
	if a.Modified != "" {
		nodes = append(nodes, meta("article:modified_time", stamp(a.Modified)))
	}
	if a.Author != "" {
		nodes = append(nodes, el("meta", at("name", "author", "content", a.Author)))
	}
	return nodes
}

// jsonLD writes the article's graph, and its questions if it has a FAQ.
func (a *Article) jsonLD(faq bool) []*node {
	var graph []any
	if a.DateIn == InJSONLD && a.Published != "" {
		post := map[string]any{"@type": "Article", "headline": a.Title, "datePublished": stamp(a.Published), "inLanguage": a.lang(),
			"publisher": map[string]any{"@type": "Organization", "name": a.Site}}
		if a.Modified != "" {
			post["dateModified"] = stamp(a.Modified)
		}
		if a.Author != "" {
			post["author"] = map[string]any{"@type": "Person", "name": a.Author}
		}
		graph = append(graph, post)
	}
	if faq {
		graph = append(graph, map[string]any{"@type": "FAQPage", "mainEntity": a.questions()})
	}
	if graph == nil {
		return nil
	}
	b, err := json.Marshal(map[string]any{"@context": "https://schema.org", "@graph": graph})
	if err != nil {
		return nil
	}
	return []*node{el("script", at("type", "application/ld+json"), cl("yoast-schema-graph"), raw(string(b)))}
}

func (a *Article) questions() []any {
	var list []any
	for _, s := range a.Sections {
		if s.FAQ {
			list = append(list, map[string]any{"@type": "Question", "name": s.Heading,
				"acceptedAnswer": map[string]any{"@type": "Answer", "text": proseOf(s)}})
		}
	}
	return list
}

func (a *Article) blocks(s Section) []*node {
	var nodes []*node
	for _, b := range s.Blocks {
		switch {
		case b.Para != "":
			nodes = append(nodes, el("p", b.Para))
		case b.Image != "":
			nodes = append(nodes, el("figure", cl("wp-block-image"), el("img", at("alt", b.Image, "src", "/wp-content/uploads/shot.webp"))))
		case b.Table != nil:
			nodes = append(nodes, el("figure", cl("wp-block-table"), tableElement(b.Table)))
		default:
			nodes = append(nodes, listElement(b))
		}
	}
	return nodes
}

func listElement(b Block) *node {
	tag := "ul"
	if b.Ordered {
		tag = "ol"
	}
	ul := el(tag, cl("wp-block-list"))
	for _, item := range b.List {
		ul.append(el("li", item))
	}
	return ul
}

func tableElement(t *Table) *node {
	body := el("tbody")
	for i, row := range t.Rows {
		if t.RepeatAfter > 0 && i == t.RepeatAfter {
			body.append(headerRow(t))
		}
		tr := el("tr")
		for _, c := range row {
			tr.append(el("td", c.Text))
		}
		body.append(tr)
	}
	return el("table", el("thead", headerRow(t)), body)
}

func headerRow(t *Table) *node {
	tr := el("tr")
	for _, h := range t.Header {
		tr.append(el("th", h))
	}
	return tr
}

func (a *Article) otherPosts() *node {
	if len(a.OtherPosts) == 0 {
		return nil
	}
	ul := el("ul", cl("author-posts"))
	for _, p := range a.OtherPosts {
		ul.append(el("li", el("a", at("href", "/"+strings.ToLower(strings.ReplaceAll(p.Title, " ", "-"))), p.Title), " - "+longDate(p.Date, "January 2, 2006")))
	}
	return el("div", cl("author-box"), ul)
}

func (a *Article) wpHeader() *node {
	return el("header", cl("site-header"), el("a", at("href", "/"), cl("site-title"), a.Site),
		el("nav", cl("main-navigation"), el("ul", el("li", el("a", at("href", "/category/backend"), "Backend")), el("li", el("a", at("href", "/category/frontend"), "Frontend")))))
}

func (a *Article) sidebar() *node {
	return el("aside", cl("widget-area"), el("h2", "Newsletter"), el("p", "Join 45,000+ developers. One mail a week."), el("form", el("input", at("type", "email")), el("button", "Subscribe")))
}
