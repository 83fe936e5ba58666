package indexer_test

import (
	"context"
	"errors"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/indexer"
)

// TestTakeOverRewrites: what another indexer wrote is not known to a state that
// has applied as much.
func TestTakeOverRewrites(t *testing.T) {
	a := newWorld(t.TempDir())
	b := *a
	b.path = filepath.Join(t.TempDir(), "state.db")
	a.log.publish(story()...)
	a.settle(t)
	b.settle(t)
	want := b.engine.dump()
	a.settle(t)
	for ref := range a.engine.docs {
		a.engine.docs[ref] = "{}" // what a wrote of pages that the log has replaced since
	}
	b.settle(t)
	if diff := cmp.Diff(want, b.engine.dump()); diff != "" {
		t.Errorf("documents (-before +taken over):\n%s", diff)
	}
	writes := b.engine.written()
	b.settle(t)
	if n := b.engine.written() - writes; n > 0 {
		t.Errorf("the indexer that wrote last writes %d documents again", n)
	}
}

// TestOverwrittenIsRewritten: the engine finds that a deposed indexer wrote.
func TestOverwrittenIsRewritten(t *testing.T) {
	w := newWorld(t.TempDir())
	w.log.publish(story()...)
	w.settle(t)
	want := w.engine.dump()
	for ref := range w.engine.docs {
		w.engine.docs[ref] = "{}"
	}
	w.engine.guard = index.ErrOverwritten
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	if err := w.try(t, ctx, func(ctx context.Context, _ *indexer.Indexer) { <-ctx.Done() }); !errors.Is(err, index.ErrOverwritten) {
		t.Fatalf("got %v, want ErrOverwritten", err)
	}
	w.engine.guard = nil
	w.settle(t)
	if diff := cmp.Diff(want, w.engine.dump()); diff != "" {
		t.Errorf("documents (-before +rewritten):\n%s", diff)
	}
}
