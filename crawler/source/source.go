package source

import (
	"errors"
	"net/url"
	"time"

	"github.com/stackdex/stackdex/crawler/source/internal/markup"
	"github.com/stackdex/stackdex/crawler/source/outline"
	"github.com/stackdex/stackdex/ingest/record"
)

// Errors of Extract; every other error is a bug of the source.
var (
	// ErrUnknownKind means that the page is of a kind that the source does not read.
	ErrUnknownKind = errors.New("page of no known kind")
	// ErrBlocked means that a challenge, a consent wall, a login or an empty
	// shell was served in place of the page.
	ErrBlocked = errors.New("blocked: not the page but a wall in front of it")
	// ErrUnreadable means that the page cannot be parsed within the limits.
	ErrUnreadable = markup.ErrUnreadable
)

// Source reads the pages of one kind of site.
type Source interface {
	// Info describes the source; it never changes.
	Info() Info
	// Claim reports whether u is a page of this source, and of which type.
	Claim(u *url.URL) (record.PageType, bool)
	// Extract returns the facts and links of a page that Claim accepted or
	// that a user named.
	Extract(p *Page) (Extraction, error)
}

// Info is what a source declares about itself.
type Info struct {
	Name     string   // e.g. stackshare; the site name in documents
	Version  int      // of the extractor: a higher one makes stored pages due again
	Hosts    []string // canonical hosts, also those of the sample web; empty: any
	Home     string   // where a person would start, e.g. https://stackshare.io
	Sitemaps []string // read when the source is configured, not for a URL argument
	MaxDepth int      // how many links from a seed it follows
	SeedOnly bool     // takes only seeds and configured patterns, never a followed link
	License  string   // of the site's texts, as SPDX or a few words
	Excerpt  int      // how many characters of a text may be shown; 0: all
}

// Page is a fetched page, decoded and parsed.
type Page struct {
	URL     string    // canonical
	SeenAt  time.Time // UTC
	Header  map[string][]string
	Outline *outline.Outline
}

// WithoutChapterNumbers is that of its outline; a page without such numbers is returned unchanged.
func (p *Page) WithoutChapterNumbers(isHead func(title string) bool) *Page {
	plain := p.Outline.WithoutChapterNumbers(isHead)
	if plain == p.Outline {
		return p
	}
	page := *p
	page.Outline = plain
	return &page
}

// Extraction is what a source read from a page.
type Extraction struct {
	// Page has page_type, title, category_path, author, language, dates and
	// facts; the crawler fills in the rest.
	Page  record.Page
	Links []outline.Link
	Left  []Left // what it did not read of what it would have; see Read
}
