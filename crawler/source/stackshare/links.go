package stackshare

import (
	"cmp"
	"net/url"
	"slices"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/outline"
	"github.com/stackdex/stackdex/ingest/record"
	"github.com/stackdex/stackdex/ingest/record/canon"
)

// destination is where a link leads: a page of the site, or nowhere.
type destination struct {
	url  string
	kind record.PageType
}

// linkTargets resolves the links of a page, each once.
type linkTargets struct {
	base    string                 // the URL of the page
	host    string                 // of the page
	origin  string                 // of the page, empty if it is not one of the site
	targets map[string]destination // by link as written
}

func newLinkTargets(page string) linkTargets {
	l := linkTargets{base: page, targets: make(map[string]destination, 48)}
	if u, err := url.Parse(page); err == nil {
		l.host = strings.ToLower(u.Hostname())
		if (u.Scheme == "https" || u.Scheme == "http") && slices.Contains(hosts, l.host) { // the URL of a page is canonical
			l.origin = u.Scheme + "://" + u.Host
		}
	}
	return l
}

// resolve returns the canonical form of a link that leads to a tool; "" if it
// leads elsewhere.
func (l *linkTargets) resolve(link string) string { return l.target(link, record.PageTool) }

// target returns the canonical form of a link to a page of a type; "" if it
// leads elsewhere.
func (l *linkTargets) target(link string, kind record.PageType) string {
	if d := l.destination(link); d.kind == kind {
		return d.url
	}
	return ""
}

func (l *linkTargets) destination(link string) destination {
	if link == "" || link[0] == '#' {
		return destination{}
	}
	d, ok := l.targets[link]
	if !ok {
		d = l.follow(link)
		l.targets[link] = d
	}
	return d
}

func (l *linkTargets) follow(link string) destination {
	link = inner(link)
	if link[0] == '/' && len(link) > 1 && isPlainPath(link[1:]) { // it is its own canonical form
		if kind, ok := typeOf(link); ok && l.origin != "" {
			return destination{l.origin + link, kind}
		}
		return destination{}
	}
	if l.leadsAway(link) {
		return destination{}
	}
	target, err := canon.URL(l.base, link)
	if err != nil {
		return destination{}
	}
	u, err := url.Parse(target)
	if err != nil {
		return destination{}
	}
	if kind, ok := (stackshare{}).Claim(u); ok {
		return destination{target, kind}
	}
	return destination{}
}

// isPlainPath reports a path that nothing has to be done to.
func isPlainPath(s string) bool {
	for i := 0; i < len(s); i++ {
		c := s[i]
		if !(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '/' && i > 0 && i+1 < len(s) && s[i-1] != '/') {
			return false
		}
	}
	return true
}

// nameLinks takes the links of the tools' names, and all links to pages of
// tools and comparisons within the content.
func (r *reader) nameLinks() {
	seen := map[string]bool{r.page.URL: true}
	for i := range r.tokens {
		t := &r.tokens[i]
		if t.Link == "" {
			continue
		}
		d := r.destination(t.Link)
		if t.tool >= 0 && d.kind == record.PageTool && len(r.names) > 1 {
			r.sides[t.tool].link = d.url
		}
		if d.url != "" && !seen[d.url] {
			seen[d.url] = true
			r.links = append(r.links, outline.Link{URL: d.url, Text: clip(t.text, record.MaxName)})
		}
	}
}

// outwardLinks notes the home page and the repository of the only tool.
func (r *reader) outwardLinks(s span) {
	if r.kind != record.PageTool {
		return
	}
	for i := s.from; i < s.to; i++ {
		t := &r.tokens[i]
		u, err := url.Parse(t.Link)
		if err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http" {
			continue
		}
		host := strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
		switch {
		case host == "github.com" || host == "gitlab.com" || host == "bitbucket.org" || host == "codeberg.org":
			if strings.Count(strings.Trim(u.Path, "/"), "/") == 1 {
				r.repo = cmp.Or(r.repo, t.Link)
			}
		case strings.HasSuffix(host, "stackshare.io") || host == "stackshare.example":
		case strings.Contains(t.key, "website") || strings.Contains(t.key, "homepage") || strings.Contains(t.key, "home page") || t.key == host:
			r.homepage = cmp.Or(r.homepage, t.Link)
		}
	}
}

// leadsAway reports a link to another site.
func (l *linkTargets) leadsAway(link string) bool {
	if link == "" || link[0] == '#' || !strings.HasPrefix(link, "http://") && !strings.HasPrefix(link, "https://") && !strings.HasPrefix(link, "//") {
		return false
	}
	u, err := url.Parse(inner(link))
	if err != nil {
		return true
	}
	host := strings.ToLower(u.Hostname())
	return host != l.host && !slices.Contains(hosts, host)
}

// leadsToNamed reports a link within the site, to no page that is known, whose last part
// spells a name: "/.net" that of .NET.
func (l *linkTargets) leadsToNamed(link, name string) bool {
	if link == "" || l.leadsAway(link) {
		return false
	}
	last := link[strings.LastIndexByte(link, '/')+1:]
	if plain, err := url.PathUnescape(last); err == nil {
		last = plain
	}
	spelt := letters(name)
	return spelt != "" && spelt == letters(last)
}

// keepOwnSites takes the names in a list of tools for what is read, and not pressed, where
// they lead to sites of their own, each to another, and none to a page of a tool.
func (r *reader) keepOwnSites(s span) {
	blocks := r.page.Outline.Blocks()
	isAway := func(t *token) bool {
		return t.kind == outline.Button && blocks[t.block].Kind != outline.Button && t.Link != "" && r.leadsAway(t.Link)
	}
	leads, others := map[string]string{}, 0
	for i := s.from; i < s.to; i++ {
		t := &r.tokens[i]
		switch {
		case isAway(t):
			if link, ok := leads[t.key]; ok && link != t.Link {
				return // what is pressed in every entry
			}
			leads[t.key] = t.Link
		case t.tool < 0 && r.resolve(t.Link) != "":
			return
		case t.isName() && i+1 < s.to && (r.levelOf(i) > 0 || r.tokens[i+1].sentence):
			others++
		}
	}
	if len(leads) < 2 || others >= len(leads) {
		return
	}
	for i := s.from; i < s.to; i++ {
		if t := &r.tokens[i]; isAway(t) {
			if t.kind = blocks[t.block].Kind; t.picture {
				t.kind = outline.Picture
			}
		}
	}
}

// inner returns the address within that of a copy in an archive:
// https://web.example/2025/https://stackshare.io/django.
func inner(link string) string {
	for _, scheme := range [...]string{"/https://", "/http://"} {
		if i := strings.Index(link, scheme); i >= 0 {
			return link[i+1:]
		}
	}
	return link
}

// isWayTo reports a caption behind an entry that leads to the page of what that names, or to a
// comparison with a tool of the page.
func (r *reader) isWayTo(t *token, name string) bool {
	if t.Link == "" || t.picture || t.sentence || !isCaption(t.key) {
		return false
	}
	if rest, ok := strings.CutPrefix(t.key, "compare with "); ok && r.tool(rest) >= 0 {
		return true
	}
	to := r.resolve(t.Link)
	return to != "" && fits(name, to[strings.LastIndexByte(to, '/')+1:]) && !fits(t.text, to[strings.LastIndexByte(to, '/')+1:])
}
