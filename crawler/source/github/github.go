// Package github reads repository pages of GitHub as a browser without a
// session sees them: exact counts, release, licence and languages, without a
// token.
package github

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"github.com/stackdex/stackdex/crawler/source"
	"github.com/stackdex/stackdex/ingest/record"
)

type github struct{}

// New returns the source.
func New() source.Source { return github{} }

var hosts = []string{"github.com", "www.github.com", "github.example"}

// reserved are first segments of paths that are no owners.
var reserved = []string{
	"about", "account", "apps", "codespaces", "collections", "contact", "customer-stories", "dashboard", "enterprise",
	"events", "explore", "features", "gist", "issues", "join", "login", "logout", "marketplace", "new", "notifications",
	"orgs", "organizations", "pricing", "pulls", "search", "security", "sessions", "settings", "signup", "site",
	"solutions", "sponsors", "stars", "team", "topics", "trending", "users", "watching",
}

// Info implements source.Source.
func (github) Info() source.Info {
	return source.Info{
		Name: "github", Version: 6, Hosts: hosts, Home: "https://github.com", MaxDepth: 1,
		License: "facts, and texts under the repository's licence", Excerpt: 350,
	}
}

// Claim implements source.Source: /owner/repository on one of the hosts.
func (github) Claim(u *url.URL) (record.PageType, bool) {
	if _, _, ok := ownerRepo(u); !ok {
		return "", false
	}
	return record.PageRepository, true
}

func ownerRepo(u *url.URL) (owner, repo string, ok bool) {
	if !slices.Contains(hosts, strings.ToLower(u.Hostname())) {
		return "", "", false
	}
	owner, repo, ok = strings.Cut(strings.Trim(u.Path, "/"), "/")
	if !ok || owner == "" || repo == "" || strings.Contains(repo, "/") || slices.Contains(reserved, strings.ToLower(owner)) {
		return "", "", false
	}
	return owner, repo, true
}

// Extract implements source.Source.
func (github) Extract(p *source.Page) (source.Extraction, error) {
	u, err := url.Parse(p.URL)
	if err != nil {
		return source.Extraction{}, fmt.Errorf("github: address of the page: %w", err)
	}
	owner, repo, ok := ownerRepo(u)
	if !ok {
		return source.Extraction{}, fmt.Errorf("%s is no repository: %w", p.URL, source.ErrUnknownKind)
	}
	r := reader{page: p, root: "/" + owner + "/" + repo, repo: repo, stats: map[string]figure{}}
	r.read()
	if _, ok := r.stats["github.stars"]; !ok {
		return source.Extraction{}, fmt.Errorf("%s shows no count of stars: %w", p.URL, source.ErrUnknownKind)
	}
	x := source.Extraction{Page: record.Page{
		PageType: record.PageRepository, Title: owner + "/" + repo, Language: p.Outline.Language(),
	}}
	x.SetFacts(r.facts())
	return x, nil
}
