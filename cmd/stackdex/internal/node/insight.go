package node

import (
	"context"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/fold"
	"github.com/stackdex/stackdex/index/names"
	"github.com/stackdex/stackdex/index/web"
)

// generation returns the live generation, or an error while it is replaced.
func (x *Index) generation() (*generation, error) {
	if g := x.current(); g != nil {
		return g, nil
	}
	return nil, web.PublicError(index.ErrUnavailable, "the index is being replaced; ask again")
}

// Search implements web.Engine.
func (x *Index) Search(ctx context.Context, q index.Query) (index.Result, error) {
	g, err := x.generation()
	if err != nil {
		return index.Result{}, err
	}
	return g.answers.Search(ctx, q)
}

// Get implements web.Engine.
func (x *Index) Get(ctx context.Context, ref index.Ref) ([]byte, error) {
	g, err := x.generation()
	if err != nil {
		return nil, err
	}
	return g.answers.Get(ctx, ref)
}

// Scan implements web.Engine.
func (x *Index) Scan(ctx context.Context, n index.Name, fn func(id string, doc []byte) error) error {
	g, err := x.generation()
	if err != nil {
		return err
	}
	return g.answers.Scan(ctx, n, fn)
}

// Find implements web.Insight.
func (x *Index) Find(_ context.Context, name string) (names.Resolution, error) {
	g, err := x.generation()
	if err != nil {
		return names.Resolution{}, err
	}
	return g.indexer.Reader().Find(name), nil
}

// Known implements web.Insight.
func (x *Index) Known(_ context.Context, name string) (names.Resolution, error) {
	g, err := x.generation()
	if err != nil {
		return names.Resolution{}, err
	}
	return g.indexer.Reader().Known(name), nil
}

// Mentions implements web.Insight.
func (x *Index) Mentions(_ context.Context, text string) ([]names.Mention, error) {
	g, err := x.generation()
	if err != nil {
		return nil, err
	}
	return g.indexer.Reader().Mentions(text), nil
}

// Evidence implements web.Insight.
func (x *Index) Evidence(ctx context.Context, tool, metric string) ([]fold.Observation, error) {
	g, err := x.generation()
	if err != nil {
		return nil, err
	}
	return g.indexer.Reader().Evidence(ctx, tool, metric)
}

// Unresolved implements web.Insight.
func (x *Index) Unresolved(ctx context.Context, source string, limit int) ([]names.Unresolved, int, error) {
	g, err := x.generation()
	if err != nil {
		return nil, 0, err
	}
	return g.indexer.Reader().Unresolved(ctx, source, limit)
}

// Series implements web.Insight.
func (x *Index) Series(ctx context.Context, tool, metric string) ([]fold.Point, error) {
	g, err := x.generation()
	if err != nil {
		return nil, err
	}
	return g.indexer.Reader().Series(ctx, tool, metric)
}
