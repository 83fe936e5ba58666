package node

import (
	"context"

	"github.com/stackdex/stackdex/index"
)

// Moments are moments in the work of an engine that tests choose to act in; the
// error of one is the engine's answer.
type Moments struct {
	Live, Open, Publish func() error
}

// At has what happens to the engine of x interrupted.
func (x *Index) At(m Moments) { x.engines = &interrupted{x.engines, m} }

type interrupted struct {
	Engines
	at Moments
}

func at(fn func() error) error {
	if fn == nil {
		return nil
	}
	return fn()
}

func (e *interrupted) Live(ctx context.Context) (index.Engine, error) {
	if err := at(e.at.Live); err != nil {
		return nil, err
	}
	return e.Engines.Live(ctx)
}

func (e *interrupted) Open(ctx context.Context, generation string) (index.Engine, error) {
	if err := at(e.at.Open); err != nil {
		return nil, err
	}
	return e.Engines.Open(ctx, generation)
}

func (e *interrupted) Publish(ctx context.Context, generation string) error {
	if err := at(e.at.Publish); err != nil {
		return err
	}
	return e.Engines.Publish(ctx, generation)
}

// IndexedBy returns the other process that indexes, once that has the pages up to seq.
func (x *Index) IndexedBy(ctx context.Context, seq uint64) (string, error) {
	return x.indexedBy(ctx, seq)
}

// Generation returns the name of what is live here; empty: nothing is.
func (x *Index) Generation() string {
	if g := x.current(); g != nil {
		return g.name
	}
	return ""
}
