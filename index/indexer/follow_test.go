package indexer_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/indexer"
	"github.com/stackdex/stackdex/ingest/record"
)

// follow lets a standby follow the log until it has what the engine's record names, and
// then work as run does; nil: it ends.
func (w *world) follow(t *testing.T, run func(ctx context.Context, x *indexer.Indexer)) {
	t.Helper()
	st := w.open(t)
	defer st.Close()
	x, err := indexer.New(w.config(t, st))
	if err != nil {
		t.Fatal(err)
	}
	has, _ := w.engine.Meta(t.Context())
	ctx, stop := context.WithTimeout(t.Context(), 20*time.Second)
	defer stop()
	done := make(chan error, 1)
	go func() { done <- x.Follow(ctx) }()
	for {
		change := x.Changed()
		s := x.Status()
		if s.Phase == indexer.PhaseFollowing && s.Applied >= has.Applied && (s.Dirty == 0 || s.Applied > has.Applied) {
			break
		}
		select {
		case <-change:
		case err := <-done:
			t.Fatalf("it ended: %v, at %+v", err, x.Status())
		}
	}
	stop()
	if err := <-done; err != nil {
		t.Fatal(err)
	}
	if run == nil {
		return
	}
	ctx, stop = context.WithCancel(t.Context())
	go func() { done <- x.Run(ctx) }()
	run(ctx, x)
	stop()
	if err := <-done; err != nil {
		t.Fatal(err)
	}
}

// catalog is tools of some pages, which name what one page tells of another.
func catalog(from, to, day int) (pages []record.Page) {
	for i := from; i < to; i++ {
		name := fmt.Sprintf("Quuxly %d", i)
		pages = append(pages, page("stackshare", fmt.Sprintf("https://a.example/%d", i), day, subject(name), stars(name, float64(1000*day+i)),
			record.Answer{Question: "Why " + name + "?", Text: name + " is fast.", Tools: []string{name}}))
	}
	return pages
}

// TestFollows: a standby writes nothing, and when it takes over it writes what the
// other one did not, and nothing else.
func TestFollows(t *testing.T) {
	a := newWorld(t.TempDir())
	b := a.standby(t)
	a.log.publish(catalog(0, 200, 1)...)
	a.settle(t)
	b.follow(t, nil)
	a.log.publish(catalog(50, 70, 2)...)
	a.settle(t)
	writes, meta := a.engine.written(), a.engine.meta
	_, told := a.outbox.said(0)
	b.follow(t, nil)
	_, now := b.outbox.said(0)
	if n := b.engine.written() - writes; n > 0 || now != told || b.engine.meta != meta || len(b.outbox.dead) > 0 {
		t.Errorf("a standby writes %d documents and tells %d changes; the record was %+v and is %+v", n, now-told, meta, b.engine.meta)
	}
	a.log.publish(catalog(60, 61, 3)...) // while nobody writes
	b.follow(t, func(ctx context.Context, x *indexer.Indexer) {
		b.wait(t, ctx, x)
		if n := b.engine.written() - writes; n != 2 || x.Status().Rewriting {
			t.Errorf("%d documents were written for a page that changes 2 (rewriting: %v)", n, x.Status().Rewriting)
		}
	})
	if n, want := b.engine.meta.Applied, b.log.pages[len(b.log.pages)-1].Seq; n != want {
		t.Errorf("the record says %d, want %d", n, want)
	}
	if told, _ := b.outbox.said(now); len(told) != 2 {
		t.Errorf("CHANGES is told %+v of a page that changes 2 documents", told)
	}
	b.follows(t)
	walks := b.engine.walks
	b.settle(t)
	if n := b.engine.walks - walks; n > 0 {
		t.Error("an indexer that took over and starts again compares the documents once more")
	}
	undisturbed(t, b)
}

// undisturbed holds that the engine has what one indexer makes of the log.
func undisturbed(t *testing.T, w *world) {
	t.Helper()
	one := newWorld(t.TempDir())
	one.log, one.suppress = w.log, w.suppress
	one.settle(t)
	if diff := cmp.Diff(strings.Split(one.engine.dump(), "\n"), strings.Split(w.engine.dump(), "\n")); diff != "" {
		t.Errorf("documents (-undisturbed +taken over):\n%s", diff)
	}
}

// TestTakeOverAfterAnyDeath: the one that indexes dies, at every step of its work, and
// the one that follows it, at every step of taking over.
func TestTakeOverAfterAnyDeath(t *testing.T) {
	t.Run("of the first", func(t *testing.T) { dieEverywhere(t, true) })
	t.Run("of the next", func(t *testing.T) { dieEverywhere(t, false) })
}

func dieEverywhere(t *testing.T, first bool) {
	pages := story()
	repository := subject("Flask")
	repository.Repository = "https://github.com/pallets/flask"
	parts := [][]record.Page{pages[:3], {pages[3], page("stackshare", "https://a.example/flask", 3, repository)}, pages[4:]}
	run := func(t *testing.T, n int) (died bool) {
		a := newWorld(t.TempDir())
		a.log.batch = 2
		c := &cutter{left: 1 << 30}
		a.adjust = func(cfg *indexer.Config) {
			cfg.BatchDocs, cfg.Log = 2, cutLog{a.log, c}
			cfg.Wanted = func(repository string) []record.URLRow { return []record.URLRow{{Schema: 1, URL: repository}} }
		}
		a.engine.before, a.engine.after = c.step, c.step
		a.outbox.before, a.outbox.after = c.step, c.step
		a.log.publish(parts[0]...)
		a.settle(t)
		b := a.standby(t)
		b.follow(t, nil)
		dies := a
		if a.log.publish(parts[1]...); !first {
			a.settle(t)
			b.follow(t, nil)
			a.log.publish(parts[2]...)
			dies = b
		}
		ctx, stop := context.WithCancel(t.Context())
		c.mu.Lock()
		c.left, c.stop = n, stop
		c.mu.Unlock()
		if err := dies.try(t, ctx, func(ctx context.Context, x *indexer.Indexer) { _ = x.Wait(ctx, uint64(len(a.log.pages))) }); err != nil {
			t.Fatalf("death at step %d: %v", n, err)
		}
		stop()
		died = c.left <= 0
		c.left = 1 << 30
		if first {
			b.follow(t, nil)
			a.log.publish(parts[2]...)
		}
		b.settle(t)
		undisturbed(t, b)
		b.follows(t)
		a.follow(t, nil)
		a.log.publish(page("stackshare", "https://a.example/quuxly", 9, subject("Quuxly"), stars("Quuxly", 11)))
		a.settle(t) // in its turn
		undisturbed(t, a)
		a.follows(t)
		if !slices.ContainsFunc(b.outbox.urls, func(r record.URLRow) bool { return r.URL == repository.Repository }) {
			t.Error("the page of a repository was not asked for")
		}
		if t.Failed() {
			t.Fatalf("after death at step %d", n)
		}
		return died
	}
	steps := 1
	for run(t, steps) {
		steps++
	}
	t.Logf("%d deaths", steps-1)
	if steps < 10 {
		t.Errorf("only %d deaths; the story is too short", steps-1)
	}
}

// TestStandbyOfAnother: whose record is not that of the state's generation or log is
// not followed.
func TestStandbyOfAnother(t *testing.T) {
	a := newWorld(t.TempDir())
	a.log.publish(story()...)
	a.settle(t)
	b := a.standby(t)
	a.engine.meta.Generation = "g2"
	st := b.open(t)
	defer st.Close()
	x, err := indexer.New(b.config(t, st))
	if err != nil {
		t.Fatal(err)
	}
	if err := x.Follow(t.Context()); !errors.Is(err, indexer.ErrMoved) {
		t.Errorf("of another generation: %v, want ErrMoved", err)
	}
	if n := st.Meta().AppliedPages; n > 0 {
		t.Errorf("it has applied %d pages", n)
	}
}

// TestStrangersOfTheDead: a document that the dead one made of a page that was replaced
// before anybody else read it goes, and what that one lost comes back.
func TestStrangersOfTheDead(t *testing.T) {
	a := newWorld(t.TempDir())
	a.log.publish(catalog(0, 30, 1)...)
	a.settle(t)
	b := a.standby(t)
	b.follow(t, nil)
	a.engine.tamper(func(docs map[index.Ref]string) {
		docs[index.Ref{Index: index.Tools, ID: "zorble"}] = `{"id":"zorble","schema":1}`
		delete(docs, index.Ref{Index: index.Tools, ID: "quuxly7"})
	})
	writes := a.engine.written()
	b.settle(t)
	undisturbed(t, b)
	if n := b.engine.written() - writes; n != 2 {
		t.Errorf("%d documents were written to mend two", n)
	}
}
