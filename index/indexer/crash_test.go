package indexer_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/indexer"
	"github.com/stackdex/stackdex/ingest/record"
)

// cutter stops a run at its nth step, before or after something outside of
// the state happened, as a kill would.
type cutter struct {
	mu   sync.Mutex
	left int
	stop context.CancelFunc
}

func (c *cutter) step() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.left--; c.left > 0 {
		return nil
	}
	if c.stop != nil {
		c.stop()
	}
	return context.Canceled
}

// cutLog counts every delivery of pages as a step.
type cutLog struct {
	*memoryLog
	cut *cutter
}

func (l cutLog) TailPages(ctx context.Context, after uint64, fn func([]record.StoredPage) error, idle func() error) error {
	return l.memoryLog.TailPages(ctx, after, func(p []record.StoredPage) error {
		if err := fn(p); err != nil {
			return err
		}
		return l.cut.step()
	}, idle)
}

// story is a log with merges, replaced versions, a page that goes and texts
// that several pages share.
func story() []record.Page {
	quux := subject("Quuxly")
	quux.Repository = "https://github.com/quux/quuxly"
	framework := subject("Quuxly Framework")
	framework.Repository = quux.Repository
	shared := record.Answer{Question: "Why?", Text: "It is fast.", Tools: []string{"Django"}}
	return []record.Page{
		page("stackshare", "https://a.example/django", 1, subject("Django"), stars("Django", 80_000), shared),
		page("stackshare", "https://a.example/quuxly", 1, quux, stars("Quuxly", 10), shared),
		page("article", "https://b.example/1", 2, framework, subject("Django"), shared,
			record.Comparison{Tools: []string{"Quuxly Framework", "Django"}, Title: "Quuxly Framework vs Django"}),
		page("article", "https://b.example/2", 2, subject("Zorble"), subject("Flask"), record.Comparison{Tools: []string{"Zorble", "Flask"}}),
		page("stackshare", "https://a.example/django", 3, subject("Django"), stars("Django", 85_600), shared),
		gone("article", "https://b.example/2", 4),
		page("article", "https://b.example/3", 5, subject("Flask"), subject("Django"),
			record.Verdict{Tools: []string{"Flask", "Django"}, Winner: "Django", Summary: "Django has more."}),
	}
}

func TestEveryCutEndsTheSame(t *testing.T) {
	at := func(ahead int, starting bool) func(*testing.T) {
		return func(t *testing.T) { cutEverywhere(t, ahead, starting) }
	}
	t.Run("at the end", at(0, false))
	t.Run("ahead", at(1, false))
	t.Run("the next one sent", at(0, true))
	t.Run("ahead, the next one sent", at(1, true))
}

func cutEverywhere(t *testing.T, ahead int, starting bool) {
	want := ""
	run := func(t *testing.T, n int) (cut bool) {
		w := newWorld(t.TempDir())
		w.log.batch = 2
		c := &cutter{left: n}
		w.adjust = func(cfg *indexer.Config) {
			cfg.BatchDocs, cfg.Ahead, cfg.Log = 2, ahead, cutLog{w.log, c}
			if starting {
				cfg.Engine = newStarting(t, w.engine)
			}
		}
		w.engine.before, w.engine.after = c.step, c.step
		w.outbox.before, w.outbox.after = c.step, c.step
		pages := story()
		for i, part := range [][]record.Page{pages[:4], pages[4:]} {
			w.log.publish(part...)
			ctx, stop := context.WithCancel(context.Background())
			c.mu.Lock()
			c.stop = stop
			c.mu.Unlock()
			err := w.try(t, ctx, func(ctx context.Context, x *indexer.Indexer) {
				_ = x.Wait(ctx, uint64(len(pages[:4])+i*len(pages[4:])))
			})
			if err != nil {
				t.Fatalf("cut at step %d: %v", n, err)
			}
			stop()
		}
		cut = c.left <= 0
		c.left = 1 << 30
		w.settle(t)
		if want == "" {
			want = w.engine.dump()
		}
		if diff := cmp.Diff(strings.Split(want, "\n"), strings.Split(w.engine.dump(), "\n")); diff != "" {
			t.Errorf("cut at step %d (-undisturbed +cut):\n%s", n, diff)
		}
		checkTold(t, w)
		return cut
	}
	run(t, 1<<30)
	if !strings.Contains(want, "tools/quuxly ") || strings.Contains(want, "zorble") {
		t.Fatalf("the story ends otherwise:\n%s", want)
	}
	steps := 1
	for run(t, steps) {
		steps++
	}
	t.Logf("%d cuts", steps-1)
	if steps < 20 {
		t.Errorf("only %d cuts; the story is too short", steps-1)
	}
}

// TestWrittenAgainIsNotNew: a change has the id among its fields only if followers
// were never told of the document, also after a death behind the engine's write
// and after somebody else overwrote it.
func TestWrittenAgainIsNotNew(t *testing.T) {
	w := newWorld(t.TempDir())
	killed := func(pages ...record.Page) {
		t.Helper()
		ctx, stop := context.WithCancel(t.Context())
		w.engine.after = func() error { stop(); return context.Canceled }
		defer func() { w.engine.after = nil }()
		w.log.publish(pages...)
		if err := w.try(t, ctx, func(ctx context.Context, _ *indexer.Indexer) { <-ctx.Done() }); err != nil {
			t.Fatal(err)
		}
	}
	check := func(why string, want ...string) {
		t.Helper()
		var got []string
		for _, c := range w.outbox.take() {
			switch {
			case slices.Contains(c.Fields, "id"):
				got = append(got, c.ID+" new")
			case slices.Contains(c.Fields, "metrics"):
				got = append(got, c.ID+" changed")
			}
		}
		slices.Sort(got)
		if diff := cmp.Diff(want, slices.Compact(got)); diff != "" {
			t.Errorf("%s (-want +told):\n%s", why, diff)
		}
	}
	killed(page("stackshare", "https://a.example/django", 1, subject("Django"), stars("Django", 10)))
	w.settle(t)
	check("killed in the first write", "django new")
	killed(page("stackshare", "https://a.example/django", 2, subject("Django"), stars("Django", 20)),
		page("stackshare", "https://a.example/flask", 2, subject("Flask"), stars("Flask", 20)))
	w.settle(t)
	check("killed in a later one", "django changed", "flask new")
	w.engine.docs[django] = `{"id":"django"}`
	w.engine.guard = index.ErrOverwritten
	ctx, stop := context.WithTimeout(t.Context(), patience)
	defer stop()
	if err := w.try(t, ctx, func(ctx context.Context, _ *indexer.Indexer) { <-ctx.Done() }); !errors.Is(err, index.ErrOverwritten) {
		t.Fatalf("got %v, want ErrOverwritten", err)
	}
	w.engine.guard = nil
	w.settle(t)
	check("overwritten", "django changed")
	w.log.publish(gone("stackshare", "https://a.example/django", 3))
	w.settle(t)
	w.log.publish(page("stackshare", "https://a.example/django", 4, subject("Django")))
	w.settle(t)
	check("made again", "django new")
}

// checkTold expects that CHANGES ends with what is in the engine.
func checkTold(t *testing.T, w *world) {
	t.Helper()
	told := map[string]string{}
	for _, c := range w.outbox.take() {
		told[c.Index+"/"+c.ID] = c.Op
	}
	for ref := range w.engine.docs {
		if key := fmt.Sprintf("%s/%s", ref.Index, ref.ID); told[key] != "upsert" {
			t.Errorf("%s is in the engine and CHANGES says %q", key, told[key])
		}
		delete(told, string(ref.Index)+"/"+ref.ID)
	}
	for key, op := range told {
		if op != "delete" {
			t.Errorf("%s is not in the engine and CHANGES says %q", key, op)
		}
	}
}

var _ index.Log = cutLog{}
