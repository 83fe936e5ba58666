package indexer

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/fold"
	"github.com/stackdex/stackdex/index/names"
	"github.com/stackdex/stackdex/index/state"
	"github.com/stackdex/stackdex/ingest/record"
)

// Reader answers questions about the state; any number of goroutines may use
// it, also beside a running Indexer.
type Reader struct {
	state *state.State
	names *resolver
	fold  fold.Config
}

// NewReader returns a Reader of a state that no Indexer works on; it learns all
// names first.
func NewReader(st *state.State, reg *names.Registry, cfg fold.Config) (*Reader, error) {
	r := &Reader{state: st, names: newResolver(reg), fold: cfg}
	if err := st.View(r.names.load); err != nil {
		return nil, fmt.Errorf("learn the names of %s: %w", st.Path(), err)
	}
	return r, nil
}

// Reader returns what answers questions about the state while the indexer
// runs; it knows names as soon as Run has learned them.
func (x *Indexer) Reader() *Reader {
	return &Reader{state: x.cfg.State, names: x.names, fold: x.cfg.Fold}
}

// Find returns what a person who typed name means.
func (r *Reader) Find(name string) (res names.Resolution) {
	r.names.ask(func(t *names.Table) { res = t.Find(name) })
	return res
}

// Known is Find without near names.
func (r *Reader) Known(name string) (res names.Resolution) {
	r.names.ask(func(t *names.Table) { res = t.Known(name) })
	return res
}

// Mentions returns the tools that prose names beyond doubt.
func (r *Reader) Mentions(text string) (found []names.Mention) {
	r.names.ask(func(t *names.Table) { found = t.Mentions(text) })
	return found
}

// Evidence lists everything behind a metric of a tool, given by its id, the
// shown observation first.
func (r *Reader) Evidence(ctx context.Context, id, metric string) (all []fold.Observation, err error) {
	err = r.tool(ctx, id, func(res names.Resolution, pages []fold.Page, history []fold.History) {
		all = fold.Evidence(res, metric, pages, history, r.fold)
	})
	return all, err
}

// Series lists the values of a metric of a tool, given by its id, from the
// oldest to the newest.
func (r *Reader) Series(ctx context.Context, id, metric string) (all []fold.Point, err error) {
	err = r.tool(ctx, id, func(res names.Resolution, pages []fold.Page, history []fold.History) {
		all = fold.Series(res, metric, pages, history)
	})
	return all, err
}

func (r *Reader) tool(ctx context.Context, id string, fn func(names.Resolution, []fold.Page, []fold.History)) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	return r.state.View(func(tx *state.Tx) error {
		suppressed, err := tx.Suppressions()
		if err != nil {
			return err
		}
		res, pages, history, err := r.gatherer(tx, record.Hiding(suppressed)).tool(id)
		if err == nil && res.ID != "" {
			fn(res, pages, history)
		}
		return err
	})
}

func (r *Reader) gatherer(tx *state.Tx, hides state.Hides) gatherer {
	g := newGatherer(r.names, hides, r.fold, nil)
	g.tx = tx
	return g
}

// Popular is a tool with its popularity.
type Popular struct {
	ID         string  `json:"id"`
	Name       string  `json:"name"`
	Popularity float64 `json:"popularity"`
}

// WithoutRepository lists the most popular tools whose repository is not known.
func (r *Reader) WithoutRepository(ctx context.Context, limit int) ([]Popular, error) {
	var all []Popular
	err := r.state.View(func(tx *state.Tx) error {
		return tx.EachWritten(index.Tools, func(id, _ string, w state.Written) error {
			if w.NoRepository {
				all = append(all, Popular{id, w.Name, w.Popularity})
			}
			return ctx.Err()
		})
	})
	sortPopular(all)
	return all[:min(limit, len(all))], err
}

// sortPopular puts the most popular first.
func sortPopular(all []Popular) {
	slices.SortFunc(all, func(a, b Popular) int {
		return cmp.Or(cmp.Compare(b.Popularity, a.Popularity), strings.Compare(a.ID, b.ID))
	})
}
