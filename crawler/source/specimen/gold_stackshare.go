package specimen

import (
	"slices"
	"strings"

	"github.com/stackdex/stackdex/ingest/record"
)

// Page implements Content.
func (c *Comparison) Page() record.Page {
	g := newGold(c.Base)
	names := c.names()
	for _, s := range c.Sides {
		g.ref(s.Ref, record.RoleSubject, s.Description)
	}
	alternatives(g, c.Alternatives, names)
	g.add(record.Comparison{Tools: names, Title: c.title(), Intro: c.Intro, Summary: c.Summary})
	for _, d := range c.Differences {
		g.add(record.Difference{Tools: names, Title: d.Title, Text: d.Text})
	}
	anyFeatures := slices.ContainsFunc(c.Sides, func(s Side) bool { return len(s.Features) > 0 })
	for _, s := range c.Sides {
		sideStats(g, s, true)
		points(g, s)
		if anyFeatures {
			g.add(features(s, others(names, s.Name)))
		}
		integrations(g, s)
	}
	opinions(g, c.Opinions)
	related(g, c.Related)
	return record.Page{URL: c.Address(), PageType: record.PageComparison, Title: c.title(), CategoryPath: c.Crumbs, Facts: g.facts}
}

func others(names []string, name string) []string {
	return slices.DeleteFunc(slices.Clone(names), func(n string) bool { return n == name })
}

// sideStats adds the figures of a side; in a table each has its row, so what
// is missing is a stated absence.
func sideStats(g *gold, s Side, table bool) {
	stars, forks := s.Stars, s.Forks
	if table && stars == "" {
		stars = "-"
	}
	if table && forks == "" {
		forks = "-"
	}
	g.stat(s.Name, "stackshare.stacks", s.Stacks)
	g.stat(s.Name, "stackshare.followers", s.Followers)
	g.stat(s.Name, "stackshare.votes", s.Votes)
	g.stat(s.Name, "github.stars", stars)
	g.stat(s.Name, "github.forks", forks)
}

func points(g *gold, s Side) {
	for _, p := range s.Pros {
		g.add(record.Pro{Tool: s.Name, Text: record.NullString(p.Text), Votes: &p.Votes})
	}
	for _, p := range s.Cons {
		g.add(record.Con{Tool: s.Name, Text: record.NullString(p.Text), Votes: &p.Votes})
	}
	if len(s.Pros) == 0 {
		g.add(record.Pro{Tool: s.Name})
	}
	if len(s.Cons) == 0 {
		g.add(record.Con{Tool: s.Name})
	}
}

func features(s Side, versus []string) record.Trait {
	raw := strings.Join(s.Features, "; ")
	if raw == "" {
		raw = "-"
	}
	return record.Trait{Tool: s.Name, Attribute: "features", Values: s.Features, Raw: raw, Versus: versus}
}

func integrations(g *gold, s Side) {
	names := make([]string, len(s.Integrations))
	for i, r := range s.Integrations {
		names[i] = r.Name
		g.ref(r, record.RoleMentioned, "")
	}
	g.relations(record.RelIntegration, s.Name, names)
}

func alternatives(g *gold, list []Alternative, to []string) {
	for _, a := range list {
		g.ref(a.Ref, record.RoleAlternative, a.Description)
		for _, name := range to {
			if name != a.Name {
				g.add(record.Relation{From: a.Name, To: record.NullString(name), Relation: record.RelAlternative})
			}
		}
	}
}

func opinions(g *gold, list []Opinion) {
	for _, o := range list {
		tools := make([]string, len(o.Tags))
		for i, r := range o.Tags {
			tools[i] = r.Name
			g.ref(r, record.RoleMentioned, "")
		}
		g.add(record.Opinion{Author: o.Author, Role: o.Role, Date: o.Date, Stance: o.Stance, Tools: tools,
			Text: strings.Join(o.Text, "\n"), Views: count(o.Views)})
	}
}

func related(g *gold, list []RelatedPage) {
	for _, r := range list {
		tools := strings.Split(r.Title, " vs ")
		g.mention(tools...)
		g.add(record.RelatedComparison{Title: r.Title, URL: g.base + r.Path, Tools: tools})
	}
}

// Page implements Content.
func (c *ToolPage) Page() record.Page {
	g, s := newGold(c.Base), c.Side
	g.tool(record.Tool{Name: s.Name, PageURL: c.Address(), Description: s.Description, Role: record.RoleSubject,
		Categories: c.Crumbs, Homepage: c.Homepage, Repository: c.Repository})
	alternatives(g, c.Alternatives, []string{s.Name})
	sideStats(g, s, false)
	g.stat(s.Name, "stackshare.company_stacks", c.Companies)
	g.stat(s.Name, "stackshare.developer_stacks", c.Developers)
	g.add(record.Answer{Question: "What is " + s.Name + "?", Text: s.Description, Tools: []string{s.Name}})
	points(g, s)
	if len(s.Features) > 0 {
		g.add(features(s, nil))
	}
	integrations(g, s)
	if len(c.UsedBy) > 0 {
		g.relations(record.RelUsedBy, s.Name, c.UsedBy)
	}
	opinions(g, c.Opinions)
	related(g, c.Related)
	return record.Page{URL: c.Address(), PageType: record.PageTool, Title: s.Name, CategoryPath: c.Crumbs, Facts: g.facts}
}

// Page implements Content.
func (c *OldComparison) Page() record.Page {
	g := newGold(c.Base)
	names := c.names()
	for _, s := range c.Sides {
		t := record.Tool{Name: s.Name, PageURL: c.Base + s.Path, Role: record.RoleSubject, Description: s.Description}
		if s.Category != "" {
			t.Categories = []string{s.Category}
		}
		g.tool(t)
	}
	alternatives(g, c.Alternatives, names)
	g.add(record.Comparison{Tools: names, Title: c.heading(), Intro: strings.Join(c.prose(), "\n")})
	for _, s := range c.Sides {
		oldSide(g, s)
	}
	for _, d := range c.Decisions {
		opinions(g, []Opinion{{Tags: d.Tags, Text: []string{d.Text}}})
	}
	return record.Page{URL: c.Address(), PageType: record.PageComparison, Title: strings.Join(names, " vs "), Facts: g.facts}
}

func oldSide(g *gold, s OldSide) {
	g.stat(s.Name, "stackshare.stacks", s.Stacks)
	g.stat(s.Name, "stackshare.followers", s.Followers)
	g.stat(s.Name, "stackshare.votes", s.Votes)
	g.stat(s.Name, "github.stars", s.Stars)
	g.stat(s.Name, "github.forks", s.Forks)
	g.stat(s.Name, "stackshare.company_stacks", s.CompanyStacks)
	g.stat(s.Name, "stackshare.developer_stacks", s.DeveloperSt)
	g.add(record.Answer{Question: "What is " + s.Name + "?", Text: s.Description, Tools: []string{s.Name}})
	for _, f := range s.Factors {
		g.add(record.Pro{Tool: s.Name, Text: record.NullString(f)})
	}
	if len(s.Factors) == 0 {
		g.add(record.Pro{Tool: s.Name})
	}
	g.relations(record.RelUsedBy, s.Name, nil)
	g.relations(record.RelIntegration, s.Name, nil)
}

func (c *OldComparison) heading() string {
	return strings.Join(c.names(), " vs ") + ": What are the differences?"
}
