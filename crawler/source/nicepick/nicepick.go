package nicepick

import (
	"fmt"
	"net/url"
	"strings"

	"github.com/stackdex/stackdex/crawler/source"
	"github.com/stackdex/stackdex/crawler/source/dates"
	"github.com/stackdex/stackdex/ingest/record"
)

type nicepick struct{}

// New returns the source.
func New() source.Source { return nicepick{} }

var hosts = []string{"nicepick.dev", "www.nicepick.dev", "nicepick.example"}

// Info implements source.Source.
func (nicepick) Info() source.Info {
	return source.Info{
		Name: "nicepick", Version: 15, Hosts: hosts, Home: "https://nicepick.dev",
		Sitemaps: []string{"https://nicepick.dev/sitemap.xml"}, MaxDepth: 2,
		License: "all rights reserved", Excerpt: 300,
	}
}

// Claim implements source.Source: /compare/a-vs-b on one of the hosts.
func (nicepick) Claim(u *url.URL) (record.PageType, bool) {
	slug, ok := strings.CutPrefix(u.Path, "/compare/")
	if !ok || !isHost(u.Hostname()) || strings.Contains(slug, "/") || !strings.Contains(slug, "-vs-") {
		return "", false
	}
	return record.PageComparison, true
}

func isHost(host string) bool {
	for _, h := range hosts {
		if strings.EqualFold(h, host) {
			return true
		}
	}
	return false
}

// Extract implements source.Source.
func (s nicepick) Extract(p *source.Page) (source.Extraction, error) {
	r := reader{document: document{page: p}}
	if !r.readNames() {
		return source.Extraction{}, fmt.Errorf("%w: neither the title nor a heading names two tools, as \"A vs B\" does", source.ErrUnknownKind)
	}
	r.read()
	r.follow()
	facts := r.facts()
	if len(r.points) == 0 && len(r.traits) == 0 && r.winner == "" && !r.hasCases() {
		return source.Extraction{}, fmt.Errorf("%w: no pros, cons, attributes, winner or \"use if\" of %s", source.ErrUnknownKind, strings.Join(r.names, ", "))
	}
	x := source.Extraction{
		Page: record.Page{
			PageType: record.PageComparison, Title: strings.Join(r.names, " vs "),
			Language: p.Outline.Language(), PublishedAt: day(p.Outline.Data().Published), ModifiedAt: day(p.Outline.Data().Modified),
		},
		Links: r.links,
	}
	x.SetFacts(facts)
	return x, nil
}

// day reads a date that the page states for machines; empty if it is none.
func day(stated string) record.Date {
	d, ok := dates.Parse(stated)
	if !ok {
		return ""
	}
	return d
}
