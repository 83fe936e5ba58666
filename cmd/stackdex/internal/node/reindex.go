package node

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/indexer"
)

// errBusy means that a rebuild is under way already.
var errBusy = errors.New("the index is being rebuilt already")

// Reindex builds a new generation from the log beside the live one, which goes
// on answering and indexing, and publishes it unless it is worse; accept
// publishes it even then. Where Run does not work, no other process begins to
// index meanwhile.
func (x *Index) Reindex(ctx context.Context, accept bool, progress func(indexer.Status)) (done indexer.Reindexed, err error) {
	return x.rebuilding(ctx, func(ctx context.Context, r indexer.Reindexing) (indexer.Reindexed, error) {
		name, err := x.nextGeneration(ctx)
		if err != nil {
			return indexer.Reindexed{}, err
		}
		r.Name, r.Accept, r.Progress = name, accept, progress
		done, err := indexer.Reindex(ctx, r)
		if errors.Is(err, indexer.ErrWorse) {
			err = fmt.Errorf("%w; --accept publishes it all the same", err)
		}
		return done, err
	})
}

// Rollback publishes the generation that was live before, once it has caught up
// with the log.
func (x *Index) Rollback(ctx context.Context) (indexer.Reindexed, error) {
	return x.rebuilding(ctx, func(ctx context.Context, r indexer.Reindexing) (indexer.Reindexed, error) {
		done, err := indexer.Rollback(ctx, r)
		if errors.Is(err, indexer.ErrNotKept) || errors.Is(err, index.ErrMissing) || indexer.NeedsRebuild(err) {
			err = fmt.Errorf("roll back: %w; nothing was changed, and `stackdex engine reindex` builds a new generation from the log", err)
		}
		return done, err
	})
}

// rebuilding calls do, which puts another generation in the place of the live one, while
// nothing else works on generations.
func (x *Index) rebuilding(ctx context.Context, do func(context.Context, indexer.Reindexing) (indexer.Reindexed, error)) (done indexer.Reindexed, err error) {
	if !x.rebuild.TryLock() {
		return done, errBusy
	}
	defer x.rebuild.Unlock()
	err = x.exclusively(ctx, func(ctx context.Context) (err error) {
		g, err := x.awaitLive(ctx)
		if err != nil {
			return err
		}
		r, resume := x.reindexing(g)
		defer resume()
		done, err = do(ctx, r)
		return err
	})
	return done, err
}

// reindexing returns what it takes to put another generation in the place of g. The
// indexer is paused before the change, so that it never writes to a generation that is not
// its own; resume lets it go on.
func (x *Index) reindexing(g *generation) (r indexer.Reindexing, resume func()) {
	resumeRun := func() {}
	return indexer.Reindexing{
		Config: x.indexerConfig(g), Engines: x.engines, StatePath: dataDir(x.cfg.Dir()).state,
		Live: g.state, LiveEngine: g.engine, LiveName: g.name,
		Pause: func(ctx context.Context) error {
			again, err := x.pauseRun(ctx)
			if err == nil {
				resumeRun = again
			}
			return err
		},
	}, func() { resumeRun() }
}

// nextGeneration returns a name that no generation has or ever had: a process that was
// stopped while it wrote to a removed generation may resume.
func (x *Index) nextGeneration(ctx context.Context) (string, error) {
	all, err := x.engines.List(ctx)
	if err != nil {
		return "", err
	}
	newest := 0
	for _, name := range all {
		number, _, _ := strings.Cut(strings.TrimPrefix(name, "g"), "-")
		if n, err := strconv.Atoi(number); err == nil {
			newest = max(newest, n)
		}
	}
	return fmt.Sprintf("g%d-%s", newest+1, strings.ToLower(rand.Text()[:nameLetters])), nil
}

// nameLetters is how many random letters tell generations of the same number apart.
const nameLetters = 6
