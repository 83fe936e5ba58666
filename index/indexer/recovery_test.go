package indexer_test

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/indexer"
	"github.com/stackdex/stackdex/index/state"
	"github.com/stackdex/stackdex/ingest/record"
)

func TestEngineThatDoesNotMatchIsRewritten(t *testing.T) {
	stranger := index.Ref{Index: index.Tools, ID: "stranger"}
	for name, spoil := range map[string]func(*memoryEngine){
		"emptied":            func(e *memoryEngine) { e.docs, e.meta = map[index.Ref]string{}, index.Meta{} },
		"restored from old":  func(e *memoryEngine) { e.meta.Applied = 1; e.docs[stranger] = `{}` },
		"another generation": func(e *memoryEngine) { e.meta.Generation = "other"; e.docs[stranger] = `{}` },
		"another mapping":    func(e *memoryEngine) { e.meta.Mapping = "other" },
		"another log":        func(e *memoryEngine) { e.meta.Log = logCreated.Add(time.Hour) },
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t.TempDir())
			w.log.publish(story()...)
			w.settle(t)
			want, meta := w.engine.dump(), w.engine.meta
			w.outbox.take()
			spoil(w.engine)
			w.settle(t)
			if diff := cmp.Diff(want, w.engine.dump()); diff != "" {
				t.Errorf("documents (-before +after):\n%s", diff)
			}
			if diff := cmp.Diff(meta, w.engine.meta); diff != "" {
				t.Errorf("meta (-before +after):\n%s", diff)
			}
			for _, c := range w.outbox.take() {
				if c.Op != "delete" || c.ID != stranger.ID {
					t.Errorf("the document did not change, and CHANGES tells %v", c)
				}
			}
		})
	}
}

// TestOldDumpBringsNothingForgottenBack: an engine restored from before something
// was forgotten is written again, though the pages are the same.
func TestOldDumpBringsNothingForgottenBack(t *testing.T) {
	w := newWorld(t.TempDir())
	w.log.publish(page("stackshare", "https://a.example/django", 1, subject("Django"), record.Opinion{Author: "Ada", Tools: []string{"Django"}, Text: "We chose it."}))
	w.settle(t)
	docs, meta := maps.Clone(w.engine.docs), w.engine.meta
	w.suppress.add("author", "Ada")
	w.settle(t)
	want := w.engine.dump()
	if strings.Contains(want, "We chose it") {
		t.Fatal("it is not forgotten")
	}
	w.engine.docs, w.engine.meta = docs, meta
	w.settle(t)
	if diff := cmp.Diff(want, w.engine.dump()); diff != "" {
		t.Errorf("documents (-before +after the dump was restored):\n%s", diff)
	}
}

func TestStateThatWasDeletedIsRebuilt(t *testing.T) {
	w := newWorld(t.TempDir())
	w.log.publish(story()...)
	w.settle(t)
	want := w.engine.dump()
	w.engine.docs[index.Ref{Index: index.Passages, ID: "p_orphan"}] = `{}`
	w.outbox.take()
	if err := os.Remove(w.path); err != nil {
		t.Fatal(err)
	}
	w.settle(t)
	if diff := cmp.Diff(want, w.engine.dump()); diff != "" {
		t.Errorf("documents (-before +after):\n%s", diff)
	}
	told := func(c record.Change) bool { return c.Op == "delete" && c.ID == "p_orphan" }
	if !slices.ContainsFunc(w.outbox.take(), told) {
		t.Error("CHANGES does not tell that a document went which the new state never knew")
	}
}

func TestOtherLogIsNotMixed(t *testing.T) {
	w := newWorld(t.TempDir())
	w.log.publish(story()...)
	w.settle(t)
	for name, spoil := range map[string]func(){
		"shorter":   func() { w.log.pages = w.log.pages[:len(w.log.pages)-1] },
		"recreated": func() { w.log.created = logCreated.Add(time.Hour) },
	} {
		t.Run(name, func(t *testing.T) {
			spoil()
			err := w.try(t, t.Context(), func(ctx context.Context, x *indexer.Indexer) { <-ctx.Done() })
			if !errors.Is(err, indexer.ErrOtherLog) || !errors.Is(err, state.ErrDamaged) || !indexer.NeedsRebuild(err) {
				t.Fatalf("got %v, want ErrOtherLog", err)
			}
			// The state set itself aside: the next run rebuilds it.
			w.settle(t)
			fresh := newWorld(t.TempDir())
			fresh.log = w.log
			fresh.settle(t)
			if diff := cmp.Diff(fresh.engine.dump(), w.engine.dump()); diff != "" {
				t.Errorf("documents (-fresh +rebuilt):\n%s", diff)
			}
		})
	}
}

// generations is a world whose engine is one of several generations.
type generations struct {
	*world
	t       *testing.T
	engines *memoryEngines
}

func newGenerations(t *testing.T) *generations {
	g := &generations{newWorld(t.TempDir()), t, newEngines("g1")}
	g.log.publish(story()...)
	g.live("g1")
	return g
}

func (g *generations) file(generation string) string {
	return filepath.Join(filepath.Dir(g.path), generation+".db")
}

// live lets an indexer catch up on a generation.
func (g *generations) live(generation string) {
	g.t.Helper()
	g.path, g.engine = g.file(generation), g.engines.engine(generation)
	g.adjust = func(cfg *indexer.Config) { cfg.Generation = generation }
	g.settle(g.t)
}

func (g *generations) reindex(ctx context.Context, name string, adjust func(*indexer.Reindexing)) (out indexer.Reindexed, err error) {
	g.t.Helper()
	g.replacing(func(r indexer.Reindexing) {
		r.Name = name
		if adjust != nil {
			adjust(&r)
		}
		out, err = indexer.Reindex(ctx, r)
	})
	return out, err
}

func (g *generations) rollback(ctx context.Context) (out indexer.Reindexed, err error) {
	g.t.Helper()
	g.replacing(func(r indexer.Reindexing) { out, err = indexer.Rollback(ctx, r) })
	return out, err
}

func (g *generations) replacing(fn func(indexer.Reindexing)) {
	g.t.Helper()
	live := g.engines.live
	st, err := state.Open(g.file(live), state.Options{NoSync: true})
	if err != nil {
		g.t.Fatal(err)
	}
	defer st.Close()
	fn(indexer.Reindexing{Config: g.config(g.t, nil), Engines: g.engines, StatePath: g.file, StateOptions: state.Options{NoSync: true},
		Live: st, LiveEngine: g.engines.engine(live), LiveName: live})
}

func TestWaitEndsWithRun(t *testing.T) {
	w := newWorld(t.TempDir())
	st := w.open(t)
	defer st.Close()
	x, err := indexer.New(w.config(t, st))
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if err := x.Run(ctx); err != nil {
		t.Fatal(err)
	}
	if err := x.Wait(t.Context(), 1); !errors.Is(err, indexer.ErrStopped) {
		t.Errorf("got %v, want ErrStopped", err)
	}
}

// lateFigures is a log whose figures arrive when the test lets them.
type lateFigures struct {
	*memoryLog
	arrive chan struct{}
}

func (l lateFigures) TailHistory(ctx context.Context, after uint64, fn func([]record.StoredHistory) error, idle func() error) error {
	if err := idle(); err != nil {
		return err
	}
	select {
	case <-l.arrive:
	case <-ctx.Done():
		return ctx.Err()
	}
	return l.memoryLog.TailHistory(ctx, after, fn, idle)
}

// TestWaitIsForFiguresToo: HISTORY is read beside PAGES and may come later.
func TestWaitIsForFiguresToo(t *testing.T) {
	w := newWorld(t.TempDir())
	late := lateFigures{w.log, make(chan struct{})}
	w.adjust = func(c *indexer.Config) { c.Log = late }
	django := page("stackshare", "https://a.example/django", 1, subject("Django"), stars("Django", 80_000))
	w.while(t, func(ctx context.Context, x *indexer.Indexer) {
		last := w.log.publish(django)
		w.wait(t, ctx, x)
		w.log.append(record.HistoryEntry{Schema: 1, Source: django.Source, URL: django.URL, SeenAt: django.SeenAt,
			Tools: []record.Tool{subject("Django")}, Stats: []record.Stat{stars("Django", 80_000)}})
		short, cancel := context.WithTimeout(ctx, 50*time.Millisecond)
		defer cancel()
		if err := x.Wait(short, last); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("before the figures are read: %v", err)
		}
		close(late.arrive)
		w.wait(t, ctx, x)
	})
}

func TestReindexPublishesTheSame(t *testing.T) {
	g := newGenerations(t)
	want := g.engine.dump()
	g.outbox.take()
	out, err := g.reindex(t.Context(), "g2", nil)
	if err != nil {
		t.Fatal(err)
	}
	if g.engines.live != "g2" || out.Previous != "g1" || out.Changes != 0 || len(out.Removed) != 0 {
		t.Errorf("%s is live after %+v", g.engines.live, out)
	}
	g.live("g2")
	if diff := cmp.Diff(want, g.engine.dump()); diff != "" {
		t.Errorf("documents (-before +rebuilt):\n%s", diff)
	}
	if changes := g.outbox.take(); len(changes) > 0 {
		t.Errorf("CHANGES tells %v", changes)
	}
	out, err = g.reindex(t.Context(), "g3", nil)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"g1"}, out.Removed); diff != "" {
		t.Errorf("only the generation before is kept: %s", diff)
	}
	if back, err := g.rollback(t.Context()); err != nil || back.Generation != "g2" || g.engines.live != "g2" {
		t.Errorf("rolled back to %+v, %v; live is %s", back, err, g.engines.live)
	}
	if back, err := g.rollback(t.Context()); err != nil || back.Generation != "g3" || g.engines.live != "g3" {
		t.Errorf("rolled back to %+v, %v; live is %s", back, err, g.engines.live)
	}
}

// TestReindexSaysWhatTheLiveEngineHad: not what it should have had.
func TestReindexSaysWhatTheLiveEngineHad(t *testing.T) {
	g := newGenerations(t)
	all := len(g.engine.docs)
	g.engine.docs[index.Ref{Index: index.Tools, ID: "django"}] = `{"id":"django"}`
	delete(g.engine.docs, index.Ref{Index: index.Tools, ID: "quuxly"})
	g.engine.docs[index.Ref{Index: index.Tools, ID: "stranger"}] = `{}`
	out, err := g.reindex(t.Context(), "g2", nil)
	if err != nil || out.Differ != 3 || out.Changes != 0 {
		t.Errorf("%+v, %v; want 3 that differ, and nothing to tell", out, err)
	}
	clear(g.engines.engine("g2").docs)
	out, err = g.reindex(t.Context(), "g3", nil)
	if err != nil || out.Differ != all || out.Before[index.Tools] != 0 || out.After[index.Tools] == 0 {
		t.Errorf("%+v, %v; want %d that differ, and none before", out, err, all)
	}
}

// TestRollbackIntoNothing: a generation that was emptied or deleted is not
// published.
func TestRollbackIntoNothing(t *testing.T) {
	for name, spoil := range map[string]func(*generations){
		"emptied": func(g *generations) { clear(g.engines.engine("g1").docs) },
		"one index emptied, and the state gone": func(g *generations) {
			maps.DeleteFunc(g.engines.engine("g1").docs, func(ref index.Ref, _ string) bool { return ref.Index == index.Tools })
			if err := os.Remove(g.file("g1")); err != nil {
				g.t.Fatal(err)
			}
		},
		"deleted": func(g *generations) { delete(g.engines.all, "g1") },
	} {
		t.Run(name, func(t *testing.T) {
			g := newGenerations(t)
			if _, err := g.reindex(t.Context(), "g2", nil); err != nil {
				t.Fatal(err)
			}
			spoil(g)
			want := g.engines.engine("g2").dump()
			_, err := g.rollback(t.Context())
			if !errors.Is(err, index.ErrMissing) && !errors.Is(err, indexer.ErrNotKept) {
				t.Errorf("%v; want ErrMissing or ErrNotKept", err)
			}
			if g.engines.live != "g2" || g.engines.engine("g2").dump() != want {
				t.Errorf("%s is live", g.engines.live)
			}
			g.live("g2")
			g.check("g2")
		})
	}
}

// TestRollbackMakesGoodWhatSomebodyChanged: the generation before was changed
// while it was not live.
func TestRollbackMakesGoodWhatSomebodyChanged(t *testing.T) {
	g := newGenerations(t)
	want := g.engine.dump()
	if _, err := g.reindex(t.Context(), "g2", nil); err != nil {
		t.Fatal(err)
	}
	g.engines.engine("g1").docs[index.Ref{Index: index.Tools, ID: "django"}] = `{"id":"django"}` // without a mark
	if out, err := g.rollback(t.Context()); err != nil || out.Differ != 1 {
		t.Fatalf("%+v, %v", out, err)
	}
	g.live("g1")
	if diff := cmp.Diff(want, g.engine.dump()); diff != "" {
		t.Errorf("documents (-before +after):\n%s", diff)
	}
}

func TestReindexIsResumed(t *testing.T) {
	g := newGenerations(t)
	want := g.engine.dump()
	for cut := 1; ; cut++ {
		ctx, stop := context.WithCancel(t.Context())
		c := &cutter{left: cut, stop: stop}
		name := fmt.Sprintf("n%d", cut)
		g.engines.opened = func(e *memoryEngine) { e.before, e.after = c.step, c.step }
		_, err := g.reindex(ctx, name, func(r *indexer.Reindexing) { r.BatchDocs = 2 })
		stop()
		if err == nil {
			if cut < 5 {
				t.Errorf("only %d cuts", cut-1)
			}
			break
		}
		if g.engines.live != "g1" {
			t.Fatalf("cut %d: %s is live: %v", cut, g.engines.live, err)
		}
	}
	if diff := cmp.Diff(want, g.engines.engine(g.engines.live).dump()); diff != "" {
		t.Errorf("documents (-before +rebuilt):\n%s", diff)
	}
	if all, _ := g.engines.List(t.Context()); len(all) != 2 {
		t.Errorf("generations %v are left", all)
	}
}

func TestReindexDoesNotPublishWorse(t *testing.T) {
	g := newGenerations(t)
	g.suppress.add("source", "article")
	if _, err := g.reindex(t.Context(), "g2", nil); !errors.Is(err, indexer.ErrWorse) || g.engines.live != "g1" {
		t.Fatalf("%s is live, error %v, want ErrWorse", g.engines.live, err)
	}
	if all, _ := g.engines.List(t.Context()); len(all) != 1 {
		t.Errorf("generations %v are left", all)
	}
	g.outbox.take()
	out, err := g.reindex(t.Context(), "g2", func(r *indexer.Reindexing) { r.Accept = true })
	if err != nil || g.engines.live != "g2" || out.Changes == 0 {
		t.Fatalf("%s is live after %+v, %v", g.engines.live, out, err)
	}
	g.live("g2")
	if n := len(g.outbox.take()); n != out.Changes {
		t.Errorf("CHANGES tells %d changes, want the %d that the rebuild noted", n, out.Changes)
	}
}
