package meiliindex

import (
	"context"
	"fmt"

	"github.com/stackdex/stackdex/index"
)

// Searcher returns the published generation for a key that can do nothing but search;
// it asks the server nothing yet.
func (g *Generations) Searcher() index.Engine { return searcher{&engine{generations: g}} }

// searcher answers by searches alone.
type searcher struct{ engine *engine }

// refused is the error of what takes more than searching.
func (s searcher) refused(what string) error {
	return fmt.Errorf("%s of Meilisearch %s: %w: it may search only; set the key for stackdex itself that `stackdex engine keys --json` shows", what, s.engine.generations.client.base, index.ErrKey)
}

// Search finds documents.
func (s searcher) Search(ctx context.Context, q index.Query) (index.Result, error) {
	return s.engine.Search(ctx, q)
}

// Get returns what is displayed of a document.
func (s searcher) Get(ctx context.Context, ref index.Ref) ([]byte, error) {
	unknown := fmt.Errorf("%s %q: %w", ref.Index, ref.ID, index.ErrNotFound)
	if ref.Check() != nil {
		return nil, unknown
	}
	found, err := s.Search(ctx, index.Query{Index: ref.Index, Limit: 1, Filter: index.Equal{Attribute: primaryKey, Values: []string{ref.ID}}})
	if err != nil {
		return nil, err
	}
	if len(found.Hits) == 0 {
		return nil, unknown
	}
	return index.Canonical(ref.Index, found.Hits[0].Document)
}

// Scan is refused.
func (s searcher) Scan(context.Context, index.Name, func(string, []byte) error) error {
	return s.refused("list the documents")
}

// Meta is refused.
func (s searcher) Meta(context.Context) (index.Meta, error) {
	return index.Meta{}, s.refused("read the record")
}

// Apply is refused.
func (s searcher) Apply(context.Context, index.Batch) ([]index.Rejection, error) {
	return nil, s.refused("write documents")
}

// Close does nothing.
func (searcher) Close() error { return nil }
