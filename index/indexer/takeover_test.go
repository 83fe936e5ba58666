package indexer_test

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/indexer"
	"github.com/stackdex/stackdex/ingest/record"
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
	ctx, cancel := context.WithTimeout(t.Context(), patience)
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

// TestNothingIsTakenFromAnother: an engine that holds what was made from another log,
// or what nobody knows whose it is, is left as it is.
func TestNothingIsTakenFromAnother(t *testing.T) {
	other := func() *world {
		w := newWorld(t.TempDir())
		w.log.created = logCreated.Add(time.Hour)
		w.log.publish(page("article", "https://c.example/1", 1, subject("Zorble")))
		return w
	}
	for name, spoil := range map[string]func(*memoryEngine){
		"of another log": func(*memoryEngine) {},
		"of nobody":      func(e *memoryEngine) { e.meta = index.Meta{} },
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t.TempDir())
			w.log.publish(story()...)
			w.settle(t)
			spoil(w.engine)
			want, meta := w.engine.dump(), w.engine.meta
			o := other()
			o.engine = w.engine
			for range 2 {
				err := o.try(t, t.Context(), func(ctx context.Context, _ *indexer.Indexer) { <-ctx.Done() })
				if !errors.Is(err, index.ErrForeign) || indexer.NeedsRebuild(err) {
					t.Fatalf("got %v, want ErrForeign", err)
				}
			}
			if diff := cmp.Diff(want, w.engine.dump()); diff != "" {
				t.Errorf("documents (-before +after):\n%s", diff)
			}
			if diff := cmp.Diff(meta, w.engine.meta); diff != "" {
				t.Errorf("meta (-before +after):\n%s", diff)
			}
			if told := o.outbox.take(); len(told) > 0 {
				t.Errorf("CHANGES tells %v", told)
			}
		})
	}
	t.Run("empty", func(t *testing.T) {
		o := other()
		o.engine.meta = index.Meta{Log: logCreated, Owner: "gone", Applied: 5}
		o.settle(t)
		if len(o.engine.docs) == 0 {
			t.Error("nothing was written to an engine that holds nothing")
		}
	})
}

// TestEmptyIndexesHaveAnOwner: indexes in which one installation has nothing to write
// yet are not taken by another one, which has; who lost his log takes his own.
func TestEmptyIndexesHaveAnOwner(t *testing.T) {
	from := func(w *world, place string) *world {
		w.adjust = func(cfg *indexer.Config) { cfg.From = place }
		return w
	}
	first := from(newWorld(t.TempDir()), "the first")
	first.settle(t)
	claimed := first.engine.meta
	if claimed.From != "the first" {
		t.Fatalf("the record of who indexes nothing yet: %+v", claimed)
	}
	for place, want := range map[string]error{"the second": index.ErrForeign, "the first": nil} {
		o := from(newWorld(t.TempDir()), place)
		o.log.created = logCreated.Add(time.Hour)
		o.log.publish(page("article", "https://c.example/1", 1, subject("Zorble")))
		o.engine = newEngine()
		o.engine.meta = claimed
		if want == nil {
			o.settle(t)
			continue
		}
		ctx, cancel := context.WithTimeout(t.Context(), 5*time.Second)
		err := o.try(t, ctx, func(ctx context.Context, _ *indexer.Indexer) { <-ctx.Done() })
		cancel()
		if !errors.Is(err, want) || !strings.Contains(err.Error(), "the first") || !strings.Contains(err.Error(), "--take-over") {
			t.Errorf("%s: %v", place, err)
		}
		if o.engine.meta != claimed || len(o.engine.docs) > 0 {
			t.Errorf("%s wrote %+v and %d documents", place, o.engine.meta, len(o.engine.docs))
		}
	}
}

// TestEmptyLogEmptiesNothing loses the log, and fills it again, but for one page.
func TestEmptyLogEmptiesNothing(t *testing.T) {
	t.Run("folds when it has caught up", func(t *testing.T) { emptyLogEmptiesNothing(t, newWorld(t.TempDir())) })
	t.Run("folds before it has caught up", func(t *testing.T) {
		w := newWorld(t.TempDir())
		w.adjust = func(cfg *indexer.Config) { cfg.MaxDirty = 1 }
		emptyLogEmptiesNothing(t, w)
	})
}

func emptyLogEmptiesNothing(t *testing.T, w *world) {
	for i := range 200 {
		w.log.publish(page("stackshare", fmt.Sprintf("https://a.example/%d", i), 1, subject(fmt.Sprintf("Quuxly %d", i))))
	}
	w.settle(t)
	want, pages := w.engine.dump(), w.log.pages
	w.outbox.take()
	w.log.pages, w.log.history = nil, nil
	w.log.created = logCreated.Add(time.Hour)
	if err := w.try(t, t.Context(), func(ctx context.Context, _ *indexer.Indexer) { <-ctx.Done() }); !errors.Is(err, indexer.ErrOtherLog) {
		t.Fatalf("got %v, want ErrOtherLog", err)
	}
	walks := w.engine.walks
	gone := pages[len(pages)-1].Page.Facts[0].Body.(record.Tool).Name
	for _, part := range [][]record.StoredPage{nil, pages[:100], pages[100:170]} {
		for _, p := range part {
			w.log.publish(p.Page)
		}
		w.while(t, func(ctx context.Context, x *indexer.Indexer) {
			w.wait(t, ctx, x)
			if n := x.Status().Kept; n != len(pages)-len(w.log.pages) {
				t.Errorf("%d documents are kept while the log makes %d of %d", n, len(w.log.pages), len(pages))
			}
		})
		if diff := cmp.Diff(want, w.engine.dump()); diff != "" {
			t.Errorf("documents (-before +while the log makes %d of them):\n%s", len(w.log.pages), diff)
		}
	}
	if n := w.engine.walks - walks; n != 0 {
		t.Errorf("the engine's documents were read %d times while far too few were there", n)
	}
	w.while(t, func(ctx context.Context, x *indexer.Indexer) {
		w.wait(t, ctx, x)
		var rest []record.Page
		for _, p := range pages[170:199] {
			rest = append(rest, p.Page)
		}
		w.log.publish(rest...) // at once: an indexer that sees most of them deletes what is not there yet
		w.wait(t, ctx, x)
		if n := x.Status().Kept; n != 0 {
			t.Errorf("%d documents are kept by a log that makes most of them", n)
		}
	})
	if n := len(w.engine.docs); n != 199 {
		t.Errorf("%d documents are left, want 199", n)
	}
	for _, c := range w.outbox.take() {
		if c.Op == "delete" && !strings.HasSuffix(gone, strings.TrimPrefix(c.ID, "quuxly")) {
			t.Errorf("CHANGES tells that %s/%s is gone", c.Index, c.ID)
		}
	}
}

// TestLostWithTheLog: documents that the engine lost together with the log are not
// said to be kept.
func TestLostWithTheLog(t *testing.T) {
	w := newWorld(t.TempDir())
	for i := range 200 {
		w.log.publish(page("stackshare", fmt.Sprintf("https://a.example/%d", i), 1, subject(fmt.Sprintf("Quuxly %d", i))))
	}
	w.settle(t)
	pages := w.log.pages
	w.log.pages, w.log.history = nil, nil
	w.log.created = logCreated.Add(time.Hour)
	if err := w.try(t, t.Context(), func(ctx context.Context, _ *indexer.Indexer) { <-ctx.Done() }); !errors.Is(err, indexer.ErrOtherLog) {
		t.Fatalf("got %v, want ErrOtherLog", err)
	}
	publish := func(pages []record.StoredPage) {
		for _, p := range pages {
			w.log.publish(p.Page)
		}
	}
	publish(pages[:50])
	w.while(t, func(ctx context.Context, x *indexer.Indexer) {
		w.wait(t, ctx, x)
		if n := x.Status().Kept; n != 150 {
			t.Errorf("%d documents are kept, want 150", n)
		}
		publish(pages[:1]) // which changes no document
		w.wait(t, ctx, x)
		if err := w.engine.recorded(ctx, w.log.pages[len(w.log.pages)-1].Seq); err != nil {
			t.Error(err)
		}
		w.engine.clear()
		publish(pages[50:100])
		w.wait(t, ctx, x)
		if s := x.Status(); s.Kept != 0 || s.Rewriting {
			t.Errorf("%d documents are kept by an engine that has none of them; it is being rewritten: %v", s.Kept, s.Rewriting)
		}
	})
	if n := len(w.engine.docs); n != 100 {
		t.Errorf("%d documents are there, want 100", n)
	}
}

// TestDiesAmidChunks: who died between the chunks of a cycle knows that the engine's
// record is that of before, and writes what is left and not all.
func TestDiesAmidChunks(t *testing.T) {
	w := newWorld(t.TempDir())
	w.adjust = func(cfg *indexer.Config) { cfg.BatchDocs = 10 }
	publish := func(day int) {
		for i := range 40 {
			w.log.publish(page("stackshare", fmt.Sprintf("https://a.example/%d", i), day, subject(fmt.Sprintf("Quuxly %d", i)), stars(fmt.Sprintf("Quuxly %d", i), float64(1000+day))))
		}
	}
	publish(1)
	w.settle(t)
	died := errors.New("died")
	batches := 0
	w.engine.before = func() error {
		if batches++; batches == 4 {
			return died
		}
		return nil
	}
	publish(2)
	if err := w.try(t, t.Context(), func(ctx context.Context, _ *indexer.Indexer) { <-ctx.Done() }); !errors.Is(err, died) {
		t.Fatal(err)
	}
	w.engine.before = nil
	before := w.engine.written()
	w.while(t, func(ctx context.Context, x *indexer.Indexer) {
		if w.wait(t, ctx, x); x.Status().Rewriting {
			t.Error("every document is written again")
		}
	})
	if n := w.engine.written() - before; n >= 40 {
		t.Errorf("%d documents were written after a death amid 40 of them", n)
	}
}

// TestRecordIsNotAhead: the engine's record says that it has what the pages say only
// when all that follows from them is written.
func TestRecordIsNotAhead(t *testing.T) {
	w := newWorld(t.TempDir())
	for i := range 40 {
		w.log.publish(page("stackshare", fmt.Sprintf("https://a.example/%d", i), 1, subject(fmt.Sprintf("Quuxly %d", i))))
	}
	w.adjust = func(cfg *indexer.Config) { cfg.BatchDocs = 10 }
	w.engine.after = func() error { // with its lock held
		if tools := len(w.engine.docs); w.engine.meta.Applied > 0 && tools < 40 {
			t.Errorf("the record says %d pages, and there are %d of 40 tools", w.engine.meta.Applied, tools)
		}
		return nil
	}
	w.settle(t)
	if got, want := w.engine.meta.Applied, w.log.pages[39].Seq; got != want {
		t.Errorf("in the end the record says %d, want %d", got, want)
	}
}

// TestFreshIsNoMismatch: an indexer that found nothing to index the first time is not told
// the second time that its engine does not match.
func TestFreshIsNoMismatch(t *testing.T) {
	w := newWorld(t.TempDir())
	w.settle(t)
	var logged strings.Builder
	w.adjust = func(cfg *indexer.Config) { cfg.Logger = slog.New(slog.NewTextHandler(&logged, nil)) }
	w.log.publish(story()...)
	w.settle(t)
	if strings.Contains(logged.String(), "does not match") {
		t.Error(logged.String())
	}
	if w.tool(t, "django") == nil {
		t.Error("nothing was written")
	}
}
