package stackshare

import (
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"github.com/stackdex/stackdex/crawler/source"
	"github.com/stackdex/stackdex/crawler/source/outline"
	"github.com/stackdex/stackdex/ingest/record"
)

type stackshare struct{}

// New returns the source.
func New() source.Source { return stackshare{} }

var hosts = []string{"stackshare.io", "www.stackshare.io", "stackshare.example"}

// Info implements source.Source.
func (stackshare) Info() source.Info {
	return source.Info{
		Name: "stackshare", Version: 15, Hosts: hosts, Home: "https://stackshare.io",
		Sitemaps: []string{"https://stackshare.io/sitemap.xml"}, MaxDepth: 3,
		License: "all rights reserved", Excerpt: 300,
	}
}

// Claim implements source.Source: /tool and /stackups/a-vs-b on one of the
// hosts.
func (stackshare) Claim(u *url.URL) (record.PageType, bool) {
	if u.Scheme != "https" && u.Scheme != "http" || !slices.Contains(hosts, strings.ToLower(u.Hostname())) {
		return "", false
	}
	return typeOf(u.Path)
}

// Extract implements source.Source.
func (stackshare) Extract(p *source.Page) (source.Extraction, error) {
	r := newReader(p)
	defer r.release()
	if !r.identify() || !r.read() {
		if r.isWall() {
			return source.Extraction{}, fmt.Errorf("%s asks to sign in: %w", p.URL, source.ErrBlocked)
		}
		return source.Extraction{}, fmt.Errorf("%s is neither a tool nor a comparison: %w: %s", p.URL, source.ErrUnknownKind, r.missing())
	}
	page := record.Page{
		PageType: r.kind, Title: strings.Join(r.names, " vs "), CategoryPath: r.trail,
		Language: language(p.Outline.Language()),
	}
	facts, left := r.facts()
	x := source.Extraction{Page: page, Links: r.links, Left: left}
	x.SetFacts(facts)
	return x, nil
}

// missing says what the page lacks to be one of a tool or a comparison.
func (sub *subject) missing() string {
	if sub.names == nil {
		return "neither its address nor its title names the tools"
	}
	return fmt.Sprintf("no figures, pros, cons, differences, advice or alternatives of %s", strings.Join(sub.names, ", "))
}

// language returns a declared language if it looks like one (BCP 47).
func language(tag string) string {
	for i := 0; i < len(tag); i++ {
		if !isWordByte(tag[i]) && tag[i] != '-' || i > 34 {
			return ""
		}
	}
	return tag
}

// maxWall bounds the texts of a page that only asks to sign in.
const maxWall = 60

var wallWords = regexp.MustCompile(`(?i)\b(sign|log)[ -]?(in|up)\b|\bcreate (an|your) account\b|\bcontinue with (google|github|email)\b|\b(verify|confirm) (that )?you are human\b`)

// isWall reports a page that says little and asks to sign in.
func (d *document) isWall() bool {
	if len(d.tokens) > maxWall {
		return false
	}
	if wallWords.MatchString(d.page.Outline.Data().Title) {
		return true
	}
	for i := range d.tokens {
		t := &d.tokens[i]
		if (t.kind == outline.Heading || len(d.tokens) < 12 && len(t.text) < 80) && wallWords.MatchString(t.text) {
			return true
		}
	}
	return false
}
