package sampleweb

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/specimen"
	"github.com/stackdex/stackdex/ingest/record"
)

// The hosts of the sample web.
const (
	StackShare = "https://stackshare.example"
	NicePick   = "https://nicepick.example"
	GitHub     = "https://github.example"
	Articles   = "https://articles.example"
	Walled     = "https://walled.example" // answers 403 with a challenge
	Shell      = "https://shell.example"  // answers 200 with a challenge
)

// pages builds the content of the whole sample web, in its order.
func pages() []specimen.Content {
	b := newBuilder()
	var list []specimen.Content
	for _, t := range b.tools {
		list = append(list, b.toolPage(t))
	}
	for _, v := range b.versus {
		list = append(list, b.comparison(v))
	}
	for _, c := range oldComparisons() {
		list = append(list, c)
	}
	list = append(list, b.nicePicks()...)
	list = append(list, djangoArticle(), expressArticle(), kafkaArticle())
	for i, t := range b.tools {
		if t.repo != "" {
			list = append(list, repository(t, i))
		}
	}
	return list
}

type builder struct {
	tools  []tool
	bySlug map[string]int
	versus []versus
}

func newBuilder() *builder {
	b := &builder{tools: tools(), bySlug: map[string]int{}, versus: comparisons()}
	for i, t := range b.tools {
		b.bySlug[t.slug] = i
	}
	return b
}

func (b *builder) bySlugs(slugs string) []tool {
	var list []tool
	for slug := range strings.FieldsSeq(slugs) {
		if i, ok := b.bySlug[slug]; ok {
			list = append(list, b.tools[i])
		}
	}
	return list
}

func (b *builder) refs(slugs string) []specimen.Ref {
	var list []specimen.Ref
	for _, t := range b.bySlugs(slugs) {
		list = append(list, specimen.Ref{Name: t.name, Path: "/" + t.slug})
	}
	return list
}

// side is what StackShare shows of a tool. Its repository figures are some
// days or months older than GitHub's own.
func (b *builder) side(t tool) specimen.Side {
	shown := strings.Fields(t.shown)
	s := specimen.Side{Ref: specimen.Ref{Name: t.name, Path: "/" + t.slug}, Description: t.about, Stacks: shown[0], Followers: shown[1], Votes: shown[2],
		Features: parts(t.features, ";"), Pros: points(t.pros), Cons: points(t.cons), Integrations: b.refs(t.with)}
	if t.stars > 0 {
		lag := int64(b.bySlug[t.slug] % 5)
		s.Stars, s.Forks = thousands(t.stars-t.stars*lag/100), thousands(t.forks-t.forks*lag/200)
	}
	return s
}

func parts(s, sep string) []string {
	var list []string
	for p := range strings.SplitSeq(s, sep) {
		if p = strings.TrimSpace(p); p != "" {
			list = append(list, p)
		}
	}
	return list
}

// points reads "Fast 12; Small 3".
func points(s string) []specimen.Point {
	var list []specimen.Point
	for _, p := range parts(s, ";") {
		i := strings.LastIndexByte(p, ' ')
		votes, _ := strconv.ParseInt(p[i+1:], 10, 64)
		list = append(list, specimen.Point{Text: p[:i], Votes: votes})
	}
	return list
}

// thousands writes a count as StackShare does: 985, 5.0K, 107.6K.
func thousands(n int64) string {
	if n < 1000 {
		return strconv.FormatInt(n, 10)
	}
	return fmt.Sprintf("%.1fK", float64(n)/1000)
}

func (b *builder) alternatives(slugs string, limit int) []specimen.Alternative {
	var list []specimen.Alternative
	for _, t := range b.bySlugs(slugs) {
		list = append(list, specimen.Alternative{Ref: specimen.Ref{Name: t.name, Path: "/" + t.slug}, Description: t.about})
	}
	return list[:min(len(list), limit)]
}

func (b *builder) toolPage(t tool) *specimen.ToolPage {
	c := &specimen.ToolPage{Base: StackShare, Crumbs: t.in, Side: b.side(t), Tagline: t.tagline, Homepage: t.site, UsedBy: parts(t.firms, ","),
		Alternatives: append(b.alternatives(t.alts, 6), formerTools(t.slug)...), Related: append(b.related(t.slug, "", 5), oddRelated(t.slug)...), Opinions: adviceOn(t.slug)}
	if t.repo != "" {
		c.Repository = GitHub + "/" + t.repo
	}
	if t.slug == "fastapi" {
		c.Repository = GitHub + "/tiangolo/fastapi" // where it lived before
	}
	if n := strings.Fields(t.counts); len(n) == 2 {
		c.Companies, c.Developers = n[0], n[1]
	}
	return c
}

// related lists comparisons with a tool, but for the page itself, and then the
// next ones in order, so that everything is linked.
func (b *builder) related(slug, self string, limit int) []specimen.RelatedPage {
	var list []specimen.RelatedPage
	for _, v := range b.versus {
		if slices.Contains(v.slugs, slug) && v.path() != self {
			list = append(list, b.relatedPage(v))
		}
	}
	at := slices.IndexFunc(b.versus, func(v versus) bool { return v.path() == self })
	for i := range b.versus {
		p := b.relatedPage(b.versus[(max(at, 0)+i)%len(b.versus)])
		known := slices.ContainsFunc(list, func(r specimen.RelatedPage) bool { return r.Path == p.Path })
		if !known && p.Path != self {
			list = append(list, p)
		}
	}
	return list[:min(len(list), limit)]
}

func (b *builder) relatedPage(v versus) specimen.RelatedPage {
	var names []string
	for _, t := range b.bySlugs(strings.Join(v.slugs, " ")) {
		names = append(names, t.name)
	}
	return specimen.RelatedPage{Title: strings.Join(names, " vs "), Path: v.path(), Logos: names[:2]}
}

func (b *builder) comparison(v versus) *specimen.Comparison {
	sides := b.bySlugs(strings.Join(v.slugs, " "))
	c := &specimen.Comparison{Base: StackShare, Path: v.path(), Crumbs: sides[0].in, Intro: v.intro, Summary: v.summary,
		Opinions: v.opinions, Related: b.related(v.slugs[0], v.path(), 5)}
	var others []string
	for _, t := range sides {
		c.Sides = append(c.Sides, b.side(t))
		for slug := range strings.FieldsSeq(t.alts) {
			if !slices.Contains(others, slug) && !slices.Contains(v.slugs, slug) {
				others = append(others, slug)
			}
		}
	}
	for _, d := range v.points {
		title, text, _ := strings.Cut(d, ": ")
		c.Differences = append(c.Differences, specimen.Difference{Title: title, Text: text})
	}
	c.Alternatives = b.alternatives(strings.Join(others, " "), 8)
	return c
}

// repository is the GitHub page of a tool; figures that the catalog does not
// hold follow from those it does.
func repository(t tool, i int) *specimen.Repository {
	owner, name, _ := strings.Cut(t.repo, "/")
	r := &specimen.Repository{Base: GitHub, Owner: owner, Repo: name, About: t.tagline + ".", Homepage: t.site, Stars: t.stars, Forks: t.forks,
		Watchers: t.stars/37 + 11, Issues: t.stars/71 + int64(i), Pulls: t.forks/190 + 2, Commits: t.stars/3 + 811, Contributors: t.forks/40 + 25, UsedBy: -1,
		License: t.license, PushedAt: record.Date(fmt.Sprintf("2025-11-%02d", 10+i%10)), ReadmeTitle: t.name, Readme: []string{t.about, "See the documentation to get started."}}
	if i%3 == 0 {
		r.UsedBy = t.stars*21 + 407
	}
	for _, l := range parts(t.code, ",") {
		at := strings.LastIndexByte(l, ' ')
		r.Languages = append(r.Languages, specimen.Language{Name: l[:at], Percent: l[at+1:]})
		if len(r.Topics) < 2 && l[:at] != "Other" {
			r.Topics = append(r.Topics, strings.ToLower(strings.ReplaceAll(l[:at], " ", "-")))
		}
	}
	if version, day, ok := strings.Cut(t.release, " "); ok {
		r.Release, r.ReleasedAt = version, record.Date(day)
	}
	return r
}
