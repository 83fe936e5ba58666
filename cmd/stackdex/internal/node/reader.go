package node

import (
	"context"
	"errors"
	"fmt"
	"log/slog"

	"github.com/stackdex/stackdex/cmd/stackdex/internal/config"
	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/fold"
	"github.com/stackdex/stackdex/index/indexer"
	"github.com/stackdex/stackdex/index/names"
	"github.com/stackdex/stackdex/index/state"
	"github.com/stackdex/stackdex/index/web"
)

// ErrEmpty means that nothing was ever indexed where a command looks.
var ErrEmpty = errors.New("nothing is indexed yet")

// ErrNoState means that there is no state beside the index: it is made from the
// log, if there is anything in it.
var ErrNoState = errors.New("the state of the index is missing")

// ErrOlder means that an engine holds an older version of what was written to it,
// because it was restored. The log brings it up to date.
var ErrOlder = errors.New("the search engine was restored from a time before it was last written; who indexes next writes it anew")

// ErrLacking means that somebody took documents out of an engine. The log brings them
// back.
var ErrLacking = errors.New("the search engine lacks documents that were written to it")

// ErrBehind means that a command died before everything it stored was searchable.
var ErrBehind = errors.New("the index is behind the log, because a command was killed")

// recordOf returns the Meta of an engine that another process writes.
func recordOf(ctx context.Context, e index.Engine) (index.Meta, error) {
	if r, ok := e.(index.MetaReader); ok {
		return r.ReadMeta(ctx)
	}
	return e.Meta(ctx)
}

// Reader reads an index on which no indexer works.
type Reader struct {
	*checkedEngine
	engines Engines
	state   *state.State
	reader  *indexer.Reader
	unlock  func() error
}

// OpenReader opens the index in the data directory for reading alone; nothing
// else may run there. A damaged part is an index.ErrDamaged or state.ErrDamaged, a
// missing one index.ErrMissing or ErrNoState, an engine that was restored ErrOlder,
// one that lacks what the state knows of ErrBehind.
func OpenReader(ctx context.Context, cfg *config.Config, log *slog.Logger) (*Reader, error) {
	dir := dataDir(cfg.Dir())
	if _, ok, err := dir.holds(); err != nil {
		return nil, err
	} else if !ok {
		return nil, fmt.Errorf("%s: %w; try `stackdex up --sample --once`, or crawl a page", dir, ErrEmpty)
	}
	r := &Reader{}
	var err error
	if r.unlock, err = dir.lock(); err != nil {
		return nil, err
	}
	if err := r.open(ctx, cfg, log, dir); err != nil {
		return nil, errors.Join(err, r.Close())
	}
	return r, nil
}

func (r *Reader) open(ctx context.Context, cfg *config.Config, log *slog.Logger, dir dataDir) error {
	reg, err := Registry(cfg, warn(log))
	if err != nil {
		return err
	}
	if r.engines, err = OpenEngines(ctx, cfg, log); err != nil {
		return err
	}
	all, err := r.engines.List(ctx)
	if err != nil {
		return err
	}
	if err := dir.hasState(all); err != nil {
		return err
	}
	r.checkedEngine = &checkedEngine{remedy: "`stackdex engine reindex` builds it anew from the log"}
	if r.engine, err = r.engines.Published(ctx); err != nil {
		return r.explain(err)
	}
	if len(all) == 0 {
		return r.explain(fmt.Errorf("%s: %w", dir, index.ErrMissing))
	}
	if r.state, err = state.Open(dir.state(all[0]), state.Options{}); err != nil {
		return err
	}
	if cfg.NATS == "" && (r.state.Dirty() > 0 || r.state.Meta().AppliedPages == 0) {
		return ErrBehind
	}
	r.lacks = lacking(r.state)
	if err := r.checkUpToDate(ctx, cfg.NATS != ""); err != nil {
		return err
	}
	r.reader, err = indexer.NewReader(r.state, reg, foldConfig())
	return err
}

// checkUpToDate returns ErrOlder if the engine's record is older than the one that is
// known to have been in it, and index.ErrForeign if it is somebody else's, or
// ErrNoState if that is another process of a cluster. An engine without one lacks
// more than that.
func (r *Reader) checkUpToDate(ctx context.Context, cluster bool) error {
	has, err := recordOf(ctx, r.engine)
	m := r.state.Meta()
	switch {
	case err != nil:
		return err
	case cluster && has.Owner != m.ID:
		return ErrNoState
	case indexer.OfAnother(has, m):
		return fmt.Errorf("%w: they were not made from this log, but by %s; another stackdex may write there: give one of the two another --index-prefix", index.ErrForeign, has.Installation())
	case has != (index.Meta{}) && has.Owner == m.ID && (has.Applied < m.Engine || has.Forgotten < m.EngineForgot):
		return ErrOlder
	}
	return nil
}

// CheckComplete returns ErrLacking if the engine has fewer documents than were written to
// it. If it lacks many, searches return an error themselves.
func (r *Reader) CheckComplete(ctx context.Context) error {
	m := r.state.Meta()
	if m.Rewrite {
		return nil // it is being written
	}
	found, err := miscounted(ctx, r.engine, m.Written)
	if err != nil {
		return r.explain(err)
	}
	for _, n := range index.Names() {
		has, differs := found[n]
		if differs && has < m.Written[n] && !index.LacksMany(has, m.Written[n]) {
			return fmt.Errorf("%w: it has %d of %d %s", ErrLacking, has, m.Written[n], n)
		}
	}
	return nil
}

// Ready returns nil if the engine answers, and holds what was written to it.
func (r *Reader) Ready(ctx context.Context) error { return r.ready(ctx) }

// Library answers questions from what is open.
func (r *Reader) Library() *web.Library { return web.NewLibrary(r, r) }

// Find implements web.Insight.
func (r *Reader) Find(_ context.Context, name string) (names.Resolution, error) {
	return r.reader.Find(name), nil
}

// Known implements web.Insight.
func (r *Reader) Known(_ context.Context, name string) (names.Resolution, error) {
	return r.reader.Known(name), nil
}

// Mentions implements web.Insight.
func (r *Reader) Mentions(_ context.Context, text string) ([]names.Mention, error) {
	return r.reader.Mentions(text), nil
}

// Evidence implements web.Insight.
func (r *Reader) Evidence(ctx context.Context, tool, metric string) ([]fold.Observation, error) {
	return r.reader.Evidence(ctx, tool, metric)
}

// Unresolved implements web.Insight.
func (r *Reader) Unresolved(ctx context.Context, source string, limit int) ([]names.Unresolved, int, error) {
	return r.reader.Unresolved(ctx, source, limit)
}

// Series implements web.Insight.
func (r *Reader) Series(ctx context.Context, tool, metric string) ([]fold.Point, error) {
	return r.reader.Series(ctx, tool, metric)
}

// Close closes everything that is open.
func (r *Reader) Close() error {
	var errs []error
	if r.state != nil {
		errs = append(errs, r.state.Close())
	}
	if r.checkedEngine != nil && r.engine != nil {
		errs = append(errs, r.engine.Close())
	}
	if r.engines != nil {
		errs = append(errs, r.engines.Close())
	}
	if r.unlock != nil {
		errs = append(errs, r.unlock())
	}
	return errors.Join(errs...)
}

// Status adds what the index says to s.
func (r *Reader) Status(ctx context.Context, s *Status) error {
	s.Documents = r.state.Meta().Written
	if s.askEngine(ctx, r.engine); s.EngineError == "" {
		s.askSettings(ctx, r.engines)
	}
	var err error
	if s.Unlinked, err = r.reader.WithoutRepository(ctx, shownUnlinked); err != nil {
		return err
	}
	_, s.Unresolved, err = r.reader.Unresolved(ctx, "", 0)
	return err
}
