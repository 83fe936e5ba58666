package indexer

import (
	"context"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/fold"
	"github.com/stackdex/stackdex/index/names"
	"github.com/stackdex/stackdex/index/state"
	"github.com/stackdex/stackdex/ingest/record"
)

// Reader answers questions about the state; any number of goroutines may use
// it, also beside a running Indexer.
type Reader struct{}

// NewReader returns a Reader of a state that no Indexer works on; it learns all
// names first.
func NewReader(st *state.State, reg *names.Registry, cfg fold.Config) (*Reader, error) {
	return &Reader{}, nil
}

// Find returns what a person who typed name means.
func (r *Reader) Find(name string) names.Resolution { return names.Resolution{} }

// Near returns up to n tools with a name near to what a person typed.
func (r *Reader) Near(name string, n int) []names.Resolution { return nil }

// Resolve returns what a name of a page means.
func (r *Reader) Resolve(name string, c names.Context) names.Resolution { return names.Resolution{} }

// Mentions returns the tools that prose names beyond doubt.
func (r *Reader) Mentions(text string) []names.Mention { return nil }

// Evidence lists everything behind a metric of a tool, by its id.
func (r *Reader) Evidence(ctx context.Context, id, metric string) ([]fold.Observation, error) {
	return nil, nil
}

// Series lists the values of a metric of a tool from the oldest to the newest.
func (r *Reader) Series(ctx context.Context, id, metric string) ([]fold.Point, error) {
	return nil, nil
}

// PagesOf lists the pages, without facts, on which a tool stands, by source
// and URL.
func (r *Reader) PagesOf(ctx context.Context, id string) ([]record.Page, error) { return nil, nil }

// WithoutRepository lists the most popular tools whose repository is not known.
func (r *Reader) WithoutRepository(ctx context.Context, limit int) ([]Popular, error) {
	return nil, nil
}

// Counts returns the number of documents of each index.
func (r *Reader) Counts() (map[index.Name]int, error) { return nil, nil }

// Popular is a tool with its popularity.
type Popular struct {
	ID         string  `json:"id"`
	Name       string  `json:"name"`
	Popularity float64 `json:"popularity"`
}
