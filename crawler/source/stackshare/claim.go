package stackshare

import (
	"strings"

	"github.com/stackdex/stackdex/ingest/record"
)

// reserved are paths of one segment that are no tools.
var reserved = map[string]bool{
	"about": true, "account": true, "admin": true, "advertise": true, "advice": true, "alternatives": true, "api": true,
	"applications": true, "assets": true, "auth": true, "billing": true, "blog": true, "boards": true, "business": true,
	"careers": true, "categories": true, "category": true, "cdn-cgi": true, "cli": true, "comments": true, "community": true,
	"companies": true, "compare": true, "comparisons": true, "contact": true, "contribute": true, "cookies": true,
	"dashboard": true, "decisions": true, "developers": true, "discover": true, "docs": true, "enterprise": true, "events": true,
	"explore": true, "faq": true, "favicon.ico": true, "featured-posts": true, "feed": true, "feeds": true, "feedback": true,
	"guidelines": true, "guides": true, "help": true, "home": true, "index": true, "integrations": true, "invite": true,
	"jobs": true, "join": true, "join-waitlist": true, "languages": true, "legal": true, "list": true, "login": true, "logout": true,
	"manifest.json": true, "match": true, "members": true, "messages": true, "my": true, "news": true, "newsletter": true,
	"notifications": true, "onboarding": true, "packages": true, "people": true, "plans": true, "posts": true, "press": true,
	"pricing": true, "privacy": true, "privacy-policy": true, "private": true, "profile": true, "profiles": true, "register": true,
	"reviews": true, "robots.txt": true, "rss": true, "saml": true, "search": true, "security": true, "services": true,
	"settings": true, "sign-in": true, "sign-up": true, "sign_in": true, "sign_up": true, "signin": true, "signup": true,
	"sitemap": true, "sitemap.xml": true, "sitemaps": true, "stack": true, "stackapps": true, "stackreports": true, "stacks": true, "stackups": true,
	"static": true, "status": true, "submit": true, "subscribe": true, "support": true, "teams": true, "technologies": true,
	"terms": true, "terms-of-service": true, "tools": true, "tos": true, "topics": true, "trending": true, "unsubscribe": true,
	"users": true, "utilities": true, "vendors": true, "verify": true, "video": true, "welcome": true, "write": true, "_next": true,
	"application_and_data": true, "business_tools": true, "application-and-data": true, "business-tools": true,
}

// maxSlug bounds the path of a page in bytes.
const maxSlug = 200

// typeOf returns the kind of page that a path leads to.
func typeOf(path string) (record.PageType, bool) {
	path = strings.TrimSuffix(strings.TrimPrefix(path, "/"), "/")
	if slug, ok := strings.CutPrefix(path, "stackups/"); ok {
		if n := len(versusSlugs(slug)); n >= 2 && n <= 3 && isSlug(slug) {
			return record.PageComparison, true
		}
		return "", false
	}
	if !isSlug(path) || reserved[strings.ToLower(path)] {
		return "", false
	}
	return record.PageTool, true
}

// versusSlugs splits a-vs-b; a part that is empty makes none of it.
func versusSlugs(slug string) []string {
	parts := strings.Split(slug, "-vs-")
	for _, p := range parts {
		if p == "" {
			return nil
		}
	}
	return parts
}

// isSlug reports letters, digits and what joins them, as the site's addresses
// are made of.
func isSlug(s string) bool {
	if s == "" || len(s) > maxSlug || strings.HasPrefix(s, ".") {
		return false
	}
	if strings.IndexByte(s, '.') >= 0 && isFile(s) {
		return false
	}
	return strings.IndexFunc(s, func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '-' || r == '_' || r == '.' || r == '+')
	}) < 0
}

// isFile reports the names of files that sites have beside their pages.
func isFile(s string) bool {
	for _, ext := range []string{".xml", ".txt", ".json", ".ico", ".gz", ".html", ".php", ".png", ".svg", ".webmanifest"} {
		if strings.HasSuffix(strings.ToLower(s), ext) {
			return true
		}
	}
	return false
}
