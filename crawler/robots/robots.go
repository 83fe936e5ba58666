// Package robots reads robots.txt as RFC 9309 has it.
package robots

import (
	"bytes"
	"slices"
	"strconv"
	"strings"
	"time"
)

// MaxSize is how many bytes of a file are read; RFC 9309 asks for at least
// this much. What follows is ignored.
const MaxSize = 500 << 10

// MaxCrawlDelay bounds the delay that a file may ask for.
const MaxCrawlDelay = 2 * time.Minute

// Rules are what a file says to one crawler. The zero value allows all.
type Rules struct {
	rules []rule // longest first, and of equal length those that allow
	delay time.Duration
}

type rule struct {
	pattern string // percent-encoding normalised
	anchor  bool   // ends in $
	allow   bool
}

// Parse returns the rules that body states for the crawler with the product token
// agent: those of all its groups, or of the groups of * if it has none. Any bytes are a
// valid file.
func Parse(body []byte, agent string) *Rules {
	if len(body) > MaxSize {
		body = body[:MaxSize]
	}
	body = bytes.TrimPrefix(body, []byte("\uFEFF"))
	p := parser{agent: strings.ToLower(agent)}
	for len(body) > 0 {
		line := body
		if i := bytes.IndexAny(body, "\r\n"); i >= 0 {
			line, body = body[:i], body[i+1:]
		} else {
			body = nil
		}
		p.line(string(line))
	}
	return p.rules()
}

// group collects the rules for us, or for everybody.
type group struct {
	seen  bool
	rules []rule
	delay time.Duration
}

type parser struct {
	agent    string
	own, any group
	toOwn    bool // the lines at hand are for us
	toAny    bool // or for everybody
	inAgents bool // the line before was a user-agent line
}

func (p *parser) line(s string) {
	if i := strings.IndexByte(s, '#'); i >= 0 {
		s = s[:i]
	}
	key, value, ok := strings.Cut(s, ":")
	if !ok {
		return
	}
	key, value = strings.ToLower(strings.TrimSpace(key)), strings.TrimSpace(value)
	switch key {
	case "user-agent", "useragent", "user agent":
		p.userAgent(value)
		return
	case "allow", "disallow":
		p.add(value, key == "allow")
	case "crawl-delay":
		p.crawlDelay(value)
	default:
		return // an unknown line, or a sitemap's, does not end a list of user agents
	}
	p.inAgents = false
}

func (p *parser) userAgent(value string) {
	if !p.inAgents {
		p.toOwn, p.toAny = false, false
	}
	p.inAgents = true
	if strings.HasPrefix(value, "*") {
		p.toAny, p.any.seen = true, true
		return
	}
	if product(value) == p.agent && p.agent != "" {
		p.toOwn, p.own.seen = true, true
	}
}

// product returns the product token that a value starts with, in lower case:
// "Foo/1.2 (bar)" is foo.
func product(value string) string {
	end := strings.IndexFunc(value, func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r == '-' || r == '_')
	})
	if end >= 0 {
		value = value[:end]
	}
	return strings.ToLower(value)
}

func (p *parser) add(value string, allow bool) {
	if value == "" || !strings.HasPrefix(value, "/") && !strings.HasPrefix(value, "*") && !strings.HasPrefix(value, "$") {
		return // an empty rule says nothing, and a pattern starts at the root
	}
	r := rule{pattern: normalize(value), allow: allow}
	r.pattern, r.anchor = strings.CutSuffix(r.pattern, "$")
	for _, g := range p.groups() {
		g.rules = append(g.rules, r)
	}
}

func (p *parser) crawlDelay(value string) {
	seconds, err := strconv.ParseFloat(value, 64)
	if err != nil || !(seconds > 0) {
		return
	}
	d := MaxCrawlDelay
	if seconds < MaxCrawlDelay.Seconds() {
		d = time.Duration(seconds * float64(time.Second))
	}
	for _, g := range p.groups() {
		g.delay = max(g.delay, d)
	}
}

func (p *parser) groups() []*group {
	var groups []*group
	if p.toOwn {
		groups = append(groups, &p.own)
	}
	if p.toAny {
		groups = append(groups, &p.any)
	}
	return groups
}

func (p *parser) rules() *Rules {
	g := p.any
	if p.own.seen {
		g = p.own
	}
	slices.SortStableFunc(g.rules, func(a, b rule) int {
		if d := b.length() - a.length(); d != 0 {
			return d
		}
		if a.allow != b.allow {
			if a.allow {
				return -1
			}
			return 1
		}
		return 0
	})
	return &Rules{g.rules, g.delay}
}

func (r rule) length() int {
	if r.anchor {
		return len(r.pattern) + 1
	}
	return len(r.pattern)
}

// Allowed reports whether path, with its query, may be fetched: the longest
// matching rule decides, and Allow among equally long ones. /robots.txt
// always may.
func (r *Rules) Allowed(path string) bool {
	if path == "" {
		path = "/"
	}
	if path == "/robots.txt" {
		return true
	}
	path = normalize(path)
	for _, rule := range r.rules {
		if rule.matches(path) {
			return rule.allow
		}
	}
	return true
}

// CrawlDelay returns the time that the file asks for between two requests, at
// most two minutes; 0 if it asks for none.
func (r *Rules) CrawlDelay() time.Duration { return r.delay }

// matches compares in time len(pattern) × len(path) at worst: of two stars
// only the last is ever tried again.
func (r rule) matches(path string) bool {
	pattern := r.pattern
	p, s, star, resume := 0, 0, -1, 0
	for s < len(path) {
		switch {
		case p < len(pattern) && pattern[p] == '*':
			star, resume = p, s
			p++
			continue
		case p == len(pattern) && !r.anchor:
			return true
		case p < len(pattern) && pattern[p] == path[s]:
			p++
			s++
			continue
		}
		if star < 0 {
			return false
		}
		resume++
		p, s = star+1, resume
	}
	return strings.Trim(pattern[p:], "*") == ""
}

const hexDigits = "0123456789ABCDEF"

// normalize brings percent-encoding to one form: unreserved characters stand
// for themselves, what is not ASCII is encoded, hex digits are upper case.
// Encoded reserved characters stay encoded, as they differ from plain ones.
func normalize(s string) string {
	if !strings.ContainsFunc(s, func(r rune) bool { return r == '%' || r <= ' ' || r >= 0x7F }) {
		return s
	}
	b := make([]byte, 0, len(s)+8)
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c == '%' && i+2 < len(s) {
			hi, lo := unhex(s[i+1]), unhex(s[i+2])
			if hi >= 0 && lo >= 0 {
				i += 2
				if v := byte(hi<<4 | lo); unreserved(v) {
					b = append(b, v)
				} else {
					b = append(b, '%', hexDigits[hi], hexDigits[lo])
				}
				continue
			}
		}
		if c <= ' ' || c >= 0x7F {
			b = append(b, '%', hexDigits[c>>4], hexDigits[c&15])
			continue
		}
		b = append(b, c)
	}
	return string(b)
}

func unreserved(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '.' || c == '_' || c == '~'
}

func unhex(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 'a' && c <= 'f':
		return int(c-'a') + 10
	case c >= 'A' && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}
