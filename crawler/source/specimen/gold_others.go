package specimen

import (
	"fmt"
	"strings"

	"github.com/stackdex/stackdex/ingest/record"
)

// Page implements Content.
func (c *NicePick) Page() record.Page {
	g := newGold(c.Base)
	names := c.names()
	for _, s := range c.Sides {
		g.ref(Ref{s.Name, s.Path}, record.RoleSubject, s.Description)
	}
	title := strings.Join(names, " vs ")
	g.add(record.Comparison{Tools: names, Title: title, Intro: c.Intro})
	for _, s := range c.Sides {
		for _, p := range orNull(s.Pros) {
			g.add(record.Pro{Tool: s.Name, Text: record.NullString(p)})
		}
		for _, p := range orNull(s.Cons) {
			g.add(record.Con{Tool: s.Name, Text: record.NullString(p)})
		}
		if len(s.Related) > 0 {
			g.mention(s.Related...)
			g.relations(record.RelRelated, s.Name, s.Related)
		}
	}
	g.add(record.Verdict{Tools: names, Winner: record.NullString(c.Winner), Summary: c.bottomLine(), UseIf: c.UseIf})
	related(g, c.More)
	return record.Page{URL: c.Address(), PageType: record.PageComparison, Title: title, Facts: g.facts}
}

// orNull returns the entries of a list, an empty one for a list without any.
func orNull(list []string) []string {
	if len(list) == 0 {
		return []string{""}
	}
	return list
}

func (c *NicePick) bottomLine() string {
	for _, s := range c.Sides {
		if s.Name == c.Winner {
			return s.Description
		}
	}
	return ""
}

// Page implements Content.
func (c *Repository) Page() record.Page {
	g, name := newGold(c.Base), c.Repo
	g.tool(record.Tool{Name: name, PageURL: c.Address(), Description: c.About, Role: record.RoleSubject,
		Categories: c.Topics, Homepage: c.Homepage, Repository: c.Address()})
	g.exact(name, "github.stars", c.Stars)
	g.exact(name, "github.forks", c.Forks)
	if c.Watchers >= 0 {
		g.stat(name, "github.watchers", abbreviated(c.Watchers))
	}
	g.exact(name, "github.open_issues", c.Issues)
	g.exact(name, "github.open_pulls", c.Pulls)
	g.exact(name, "github.commits", c.Commits)
	g.exact(name, "github.contributors", c.Contributors)
	g.exact(name, "github.used_by", c.UsedBy)
	if c.Release != "" {
		g.textStat(name, "release.latest_version", c.Release, nil)
		g.dayStat(name, "release.latest_at", c.ReleasedAt)
	}
	g.dayStat(name, "github.pushed_at", c.PushedAt)
	if c.Archived {
		one := 1.0
		g.textStat(name, "github.archived", "true", &one)
	}
	if c.License != "" {
		g.add(record.Trait{Tool: name, Attribute: "License", Values: []string{c.License}, Raw: c.License + " license"})
	}
	c.languages(g)
	return record.Page{URL: c.Address(), PageType: record.PageRepository, Title: c.Owner + "/" + c.Repo, Facts: g.facts}
}

func (c *Repository) languages(g *gold) {
	var values, raw []string
	for _, l := range c.Languages {
		raw = append(raw, l.Name+" "+l.Percent+"%")
		if l.Name != "Other" {
			values = append(values, l.Name)
		}
	}
	if len(values) == 0 {
		return
	}
	g.add(record.Trait{Tool: c.Repo, Attribute: "Languages", Values: values, Raw: strings.Join(raw, ", ")})
	g.mention(values[0])
	g.relations(record.RelWrittenIn, c.Repo, values[:1])
}

// abbreviated writes a count as GitHub does: 985, 2.3k, 12k, 107k.
func abbreviated(n int64) string {
	if n < 1000 {
		return fmt.Sprint(n)
	}
	s := fmt.Sprintf("%.1fk", float64(n)/1000)
	if n >= 100_000 {
		s = fmt.Sprintf("%.0fk", float64(n)/1000)
	}
	return strings.Replace(s, ".0k", "k", 1)
}

// grouped writes a count with commas.
func grouped(n int64) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
