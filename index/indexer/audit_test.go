package indexer_test

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"maps"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/indexer"
)

// tamper changes the documents of an engine as somebody else would whom the
// engine notices.
func (e *memoryEngine) tamper(change func(docs map[index.Ref]string)) {
	e.mu.Lock()
	defer e.mu.Unlock()
	change(e.docs)
	e.batches++
}

var (
	django   = index.Ref{Index: index.Tools, ID: "django"}
	stranger = index.Ref{Index: index.Tools, ID: "stranger"}
)

// TestChangedBehindOurBack: what somebody changed while no indexer worked is
// made good, also where the number of documents is the same, and nothing else is
// written.
func TestChangedBehindOurBack(t *testing.T) {
	for name, c := range map[string]struct {
		change  func(docs map[index.Ref]string)
		written int
		says    string
	}{
		"overwritten":    {func(docs map[index.Ref]string) { docs[django] = `{"id":"django","name":"HACKED"}` }, 1, "missing=0 changed=1 strangers=0"},
		"one for other":  {func(docs map[index.Ref]string) { delete(docs, django); docs[stranger] = `{"id":"stranger"}` }, 2, "missing=1 changed=0 strangers=1"},
		"one more":       {func(docs map[index.Ref]string) { docs[stranger] = `{"id":"stranger"}` }, 1, "missing=0 changed=0 strangers=1"},
		"rewritten same": {func(map[index.Ref]string) {}, 0, ""},
		"another order": {func(docs map[index.Ref]string) {
			fields := strings.TrimPrefix(docs[django], `{"id":"django",`)
			docs[django] = strings.TrimSuffix(fields, "}")
			docs[django] = `{` + docs[django] + `,"id":"django","of_an_operator":1}`
		}, 0, ""},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t.TempDir())
			w.log.publish(story()...)
			w.settle(t)
			want := maps.Clone(w.engine.docs)
			w.engine.tamper(c.change)
			if c.written == 0 {
				want = maps.Clone(w.engine.docs)
			}
			var said bytes.Buffer
			w.adjust = func(cfg *indexer.Config) { cfg.Logger = slog.New(slog.NewTextHandler(&said, nil)) }
			writes := w.engine.written()
			w.settle(t)
			if diff := cmp.Diff(want, w.engine.docs); diff != "" {
				t.Errorf("documents (-before +after):\n%s", diff)
			}
			if n := w.engine.written() - writes; n != c.written {
				t.Errorf("%d documents were written, want %d", n, c.written)
			}
			if !strings.Contains(said.String(), c.says) || (c.says == "") != !strings.Contains(said.String(), "somebody") {
				t.Errorf("it says %s", said.String())
			}
			walks := w.engine.walks
			w.settle(t)
			if n := w.engine.walks - walks; n > 0 {
				t.Errorf("nobody wrote, and the documents are compared again")
			}
		})
	}
}

// TestOverwrittenOnly: of what another wrote while the indexer worked, only what
// differs is written again.
func TestOverwrittenOnly(t *testing.T) {
	w := newWorld(t.TempDir())
	w.log.publish(story()...)
	w.settle(t)
	want := w.engine.dump()
	w.engine.docs[django] = `{"id":"django"}`
	w.engine.guard = index.ErrOverwritten
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	if err := w.try(t, ctx, func(ctx context.Context, _ *indexer.Indexer) { <-ctx.Done() }); !errors.Is(err, index.ErrOverwritten) {
		t.Fatalf("got %v, want ErrOverwritten", err)
	}
	w.engine.guard = nil
	writes := w.engine.written()
	w.settle(t)
	if diff := cmp.Diff(want, w.engine.dump()); diff != "" {
		t.Errorf("documents (-before +after):\n%s", diff)
	}
	if n := w.engine.written() - writes; n != 1 {
		t.Errorf("%d documents were written, want 1", n)
	}
}

// TestComparedOnceInAWhile: documents are compared after some days, though the
// engine noticed nobody.
func TestComparedOnceInAWhile(t *testing.T) {
	w := newWorld(t.TempDir())
	w.log.publish(story()...)
	w.settle(t)
	want := w.engine.dump()
	w.engine.docs[django] = `{"id":"django"}` // without a mark
	w.settle(t)
	if w.engine.dump() == want {
		t.Fatal("the engine noticed")
	}
	w.adjust = func(cfg *indexer.Config) { cfg.Now = func() time.Time { return logCreated.AddDate(0, 0, 8) } }
	for range 2 {
		walks := w.engine.walks
		w.settle(t)
		if diff := cmp.Diff(want, w.engine.dump()); diff != "" {
			t.Errorf("documents (-before +after):\n%s", diff)
		}
		if n := w.engine.walks - walks; n != len(index.Names()) && n != 0 {
			t.Errorf("%d walks", n)
		}
	}
}

// TestRefusedIsNotMissing: a document that the engine refused is no difference.
func TestRefusedIsNotMissing(t *testing.T) {
	w := newWorld(t.TempDir())
	w.engine.refuse = func(ref index.Ref) string {
		if ref == django {
			return "no"
		}
		return ""
	}
	w.log.publish(story()...)
	w.settle(t)
	w.engine.tamper(func(map[index.Ref]string) {})
	writes := w.engine.written()
	w.settle(t)
	if n := w.engine.written() - writes; n > 0 {
		t.Errorf("%d documents were written", n)
	}
	if slices.Contains(slices.Collect(maps.Keys(w.engine.docs)), django) {
		t.Error("it is there")
	}
}

// TestComparedWhileItRuns: a process that runs for long compares, too.
func TestComparedWhileItRuns(t *testing.T) {
	w := newWorld(t.TempDir())
	w.log.publish(story()...)
	var days atomic.Int64
	w.adjust = func(cfg *indexer.Config) {
		cfg.Now = func() time.Time { return logCreated.AddDate(0, 0, int(days.Load())) }
	}
	w.while(t, func(ctx context.Context, x *indexer.Indexer) {
		w.wait(t, ctx, x)
		want := w.engine.dump()
		w.engine.mu.Lock()
		w.engine.docs[django] = `{"id":"django"}` // without a mark
		w.engine.mu.Unlock()
		days.Store(8)
		ctx, cancel := context.WithTimeout(ctx, patience)
		defer cancel()
		for w.engine.dump() != want {
			select {
			case <-x.Changed():
			case <-ctx.Done():
				t.Fatal("nobody compares")
			}
		}
	})
}

// TestRecordFollowsPagesWithoutDocuments: when all pages are indexed, the engine's
// record says so, also where the last ones changed no document, and it is
// written once.
func TestRecordFollowsPagesWithoutDocuments(t *testing.T) {
	w := newWorld(t.TempDir())
	w.log.publish(story()...)
	w.settle(t)
	w.log.publish(page("article", "https://b.example/nothing", 9))
	w.settle(t)
	info, err := w.log.PagesInfo(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if got := w.engine.meta.Applied; got != info.Last {
		t.Errorf("the record is at %d; the log ends at %d", got, info.Last)
	}
	batches := w.engine.batches
	w.settle(t)
	if n := w.engine.batches - batches; n != 0 {
		t.Errorf("%d writes though nothing changed", n)
	}
}

// TestRefusedAfterAKill: a document of which an older version is in the engine
// stays there when the engine refuses the newer one after a kill.
func TestRefusedAfterAKill(t *testing.T) {
	w := newWorld(t.TempDir())
	w.log.publish(story()...)
	w.settle(t)
	w.log.publish(page("stackshare", "https://a.example/django", 9, subject("Django"), stars("Django", 99_000)))
	w.engine.before = func() error { return context.Canceled } // killed as it begins to write
	_ = w.try(t, t.Context(), func(ctx context.Context, _ *indexer.Indexer) { <-ctx.Done() })
	w.engine.before = nil
	w.engine.refuse = func(ref index.Ref) string { return map[index.Ref]string{django: "no"}[ref] }
	w.settle(t)
	w.engine.tamper(func(map[index.Ref]string) {}) // so that all is compared
	w.settle(t)
	if w.engine.docs[django] == "" {
		t.Error("the older version is gone")
	}
}
