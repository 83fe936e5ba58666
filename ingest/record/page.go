// Package record is the wire vocabulary of stackdex: what crawlers publish and
// indexers read. It depends on the standard library only, so that any program
// can speak it.
package record

import (
	"cmp"
	"strings"
	"time"
	"unicode/utf8"
)

// SchemaVersion is the version that Encode writes into every message.
//
// The vocabulary grows by addition: a reader accepts every version from 1 to
// its own, ignores fields it does not know, and refuses newer versions with
// ErrNewer, because a newer writer may have changed what a field means.
const SchemaVersion = 1

// PageType says what kind of page a record was read from.
type PageType string

// The page types.
const (
	PageTool       PageType = "tool"
	PageComparison PageType = "comparison"
	PageArticle    PageType = "article"
	PageRepository PageType = "repository"
	PageListing    PageType = "listing"
)

// Page is one version of a page with all its facts; a newer version replaces
// the facts of an older one.
type Page struct {
	Schema       int       `json:"schema"`
	Source       string    `json:"source"`
	URL          string    `json:"url"` // canonical
	PageType     PageType  `json:"page_type"`
	Title        string    `json:"title"`
	CategoryPath []string  `json:"category_path"`
	Author       string    `json:"author,omitempty"`
	Language     string    `json:"language,omitempty"` // BCP 47
	PublishedAt  Date      `json:"published_at,omitempty"`
	ModifiedAt   Date      `json:"modified_at,omitempty"`
	SeenAt       time.Time `json:"seen_at"` // UTC; the newer one wins
	Extractor    string    `json:"extractor"`
	ContentHash  string    `json:"content_hash"` // see Page.Hash
	Gone         bool      `json:"gone"`         // a tombstone: the page has no facts any more
	Sample       bool      `json:"sample"`
	Facts        []Fact    `json:"facts"`
}

// NewerThan reports whether p replaces old, another version of the page: it was seen
// later or, at the same instant, has the greater content hash.
func (p *Page) NewerThan(old *Page) bool {
	return cmp.Or(p.SeenAt.Compare(old.SeenAt), cmp.Compare(p.ContentHash, old.ContentHash)) > 0
}

// Date is a day, month or year as written: 2025-11-02, 2025-11 or 2025.
type Date string

// Time returns the first instant of d in UTC, and false if d is empty or
// malformed.
func (d Date) Time() (time.Time, bool) {
	if d == "" {
		return time.Time{}, false
	}
	for _, layout := range []string{"2006-01-02", "2006-01", "2006"} {
		if t, err := time.Parse(layout, string(d)); err == nil {
			return t, true
		}
	}
	return time.Time{}, false
}

// Day returns the UTC day of t as a Date.
func Day(t time.Time) Date { return Date(t.UTC().Format(time.DateOnly)) }

// NullString is text whose absence was stated: the empty string is JSON null.
type NullString string

// Evidence points to where on its page a fact stands.
type Evidence struct {
	Quote string   `json:"quote"` // at most MaxQuote characters
	Path  []string `json:"path"`  // headings from the outermost
}

// Showing returns e with a value that it is evidence for behind its quote, unless the value
// stands in it.
func (e Evidence) Showing(value string) Evidence {
	if value = strings.TrimSpace(value); value == "" || strings.Contains(e.Quote, value) {
		return e
	}
	value = Clip(value, MaxQuote)
	if e.Quote == "" {
		return Evidence{Quote: value, Path: e.Path}
	}
	const between = ": "
	room := MaxQuote - utf8.RuneCountInString(value) - len(between)
	return Evidence{Quote: strings.TrimPrefix(Clip(e.Quote, max(0, room))+between, between) + value, Path: e.Path}
}

// IsSampleHost reports whether host lies under .example, the reserved domain
// (RFC 2606) on which the bundled sample web lives.
func IsSampleHost(host string) bool {
	host, _, _ = strings.Cut(strings.ToLower(host), ":")
	return host == "example" || strings.HasSuffix(host, ".example")
}
