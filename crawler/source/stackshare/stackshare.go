// Package stackshare reads StackShare: the pages of tools and the comparisons
// of two or three tools, in the layout of 2025 and in that of 2019, which
// prints figures without labels.
package stackshare

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"github.com/stackdex/stackdex/crawler/source"
	"github.com/stackdex/stackdex/ingest/record"
)

type stackshare struct{}

// New returns the source.
func New() source.Source { return stackshare{} }

var hosts = []string{"stackshare.io", "www.stackshare.io", "stackshare.example"}

// Info implements source.Source.
func (stackshare) Info() source.Info {
	return source.Info{
		Name: "stackshare", Version: 1, Hosts: hosts, Home: "https://stackshare.io",
		Sitemaps: []string{"https://stackshare.io/sitemap.xml"}, MaxDepth: 3,
		License: "all rights reserved", Excerpt: 300,
	}
}

// Claim implements source.Source: /tool and /stackups/a-vs-b on one of the
// hosts.
func (stackshare) Claim(u *url.URL) (record.PageType, bool) {
	if !slices.Contains(hosts, strings.ToLower(u.Hostname())) {
		return "", false
	}
	return typeOf(u.Path)
}

// Extract implements source.Source.
func (stackshare) Extract(p *source.Page) (source.Extraction, error) {
	return source.Extraction{}, fmt.Errorf("%s: %w", p.URL, source.ErrUnknownKind)
}
