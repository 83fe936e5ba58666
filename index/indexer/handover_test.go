package indexer_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/indexer"
	"github.com/stackdex/stackdex/index/state"
)

// followed returns what somebody knows who followed CHANGES from the first
// one: the hash of every document.
func (g *generations) followed() map[string]string {
	g.outbox.mu.Lock()
	defer g.outbox.mu.Unlock()
	docs := map[string]string{}
	for _, c := range g.outbox.changes {
		if c.Op == "delete" {
			delete(docs, c.Index+"/"+c.ID)
		} else {
			docs[c.Index+"/"+c.ID] = c.Hash
		}
	}
	return docs
}

// check compares what followers were told with the documents of a generation.
func (g *generations) check(generation string) {
	g.t.Helper()
	st, err := state.Open(g.file(generation), state.Options{NoSync: true})
	if err != nil {
		g.t.Fatal(err)
	}
	defer st.Close()
	want := map[string]string{}
	for _, n := range index.Names() {
		if err := st.View(func(tx *state.Tx) error {
			return tx.EachWritten(n, func(id, _ string, w state.Written) error {
				want[string(n)+"/"+id] = w.HashText()
				return nil
			})
		}); err != nil {
			g.t.Fatal(err)
		}
	}
	if diff := cmp.Diff(want, g.followed()); diff != "" {
		g.t.Errorf("what CHANGES told (-documents of %s +told):\n%s", generation, diff)
	}
}

// worse publishes a generation that lacks what the list of suppressions hides,
// and lets it be shown again.
func (g *generations) worse(name string) {
	g.t.Helper()
	g.suppress.add("source", "article")
	out, err := g.reindex(g.t.Context(), name, func(r *indexer.Reindexing) { r.Accept = true })
	if err != nil || out.Changes == 0 {
		g.t.Fatalf("reindex: %+v, %v", out, err)
	}
}

// TestRollbackTellsChanges: the kept generation does not know what followers
// were told while another one was live, and sees nothing change.
func TestRollbackTellsChanges(t *testing.T) {
	g := newGenerations(t)
	g.worse("g2")
	g.live("g2")
	g.check("g2")
	g.suppress.clear()
	out, err := g.rollback(t.Context())
	if err != nil || out.Changes == 0 || out.Previous != "g2" {
		t.Fatalf("rollback: %+v, %v", out, err)
	}
	g.live("g1")
	g.check("g1")
}

// TestRollbackCatchesUp: what goes live lacks what was forgotten since it was
// live, and has what the log has got since.
func TestRollbackCatchesUp(t *testing.T) {
	g := newGenerations(t)
	if _, err := g.reindex(t.Context(), "g2", nil); err != nil {
		t.Fatal(err)
	}
	g.suppress.add("source", "article")
	g.log.publish(page("stackshare", "https://a.example/rails", 40, subject("Ruby on Rails"), stars("Ruby on Rails", 55_000)))
	g.live("g2")
	want := g.engine.dump()
	if g.engines.engine("g1").dump() == want {
		t.Fatal("nothing changed since")
	}
	out, err := g.rollback(t.Context())
	if err != nil || out.Differ == 0 {
		t.Fatalf("rollback: %+v, %v", out, err)
	}
	if diff := cmp.Diff(want, g.engines.engine(g.engines.live).dump()); diff != "" {
		t.Errorf("what went live (-before the rollback +after):\n%s", diff)
	}
	g.live("g1")
	g.check("g1")
}

// TestRollbackWithoutStateTellsChanges: the state of the kept generation was
// deleted, so that it is made anew.
func TestRollbackWithoutStateTellsChanges(t *testing.T) {
	g := newGenerations(t)
	g.log.publish(page("stackshare", "https://a.example/rails", 40, subject("Ruby on Rails"), stars("Ruby on Rails", 55_000)))
	if _, err := g.reindex(t.Context(), "g2", nil); err != nil {
		t.Fatal(err)
	}
	g.live("g2")
	g.log.publish(gone("stackshare", "https://a.example/rails", 41))
	if err := os.Remove(g.file("g1")); err != nil {
		t.Fatal(err)
	}
	if _, err := g.rollback(t.Context()); err != nil {
		t.Fatal(err)
	}
	g.live("g1")
	g.check("g1")
}

// TestRollbackThatDiesTellsChanges: it dies after every step in turn, and is
// asked again.
func TestRollbackThatDiesTellsChanges(t *testing.T) {
	for step := range 3 {
		t.Run(fmt.Sprint(step), func(t *testing.T) {
			g := newGenerations(t)
			g.worse("g2")
			g.live("g2")
			g.suppress.clear()
			died := errors.New("died")
			switch step {
			case 0: // differences are noted, nothing is published; g2 lives on
				g.engines.publish = func() error { return died }
				if _, err := g.rollback(t.Context()); !errors.Is(err, died) {
					t.Fatal(err)
				}
				g.engines.publish = nil
				g.log.publish(page("stackshare", "https://a.example/rails", 40, subject("Ruby on Rails"), stars("Ruby on Rails", 55_000)))
				g.live("g2")
				g.check("g2")
			case 1: // g2 wrote and told, and did not commit
				ctx, stop := context.WithTimeout(t.Context(), patience)
				g.log.publish(page("stackshare", "https://a.example/rails", 40, subject("Ruby on Rails"), stars("Ruby on Rails", 55_000)))
				g.outbox.after = func() error { stop(); return died }
				_ = g.try(t, ctx, func(ctx context.Context, _ *indexer.Indexer) { <-ctx.Done() })
				g.outbox.after = nil
				g.log.publish(gone("stackshare", "https://a.example/rails", 41))
			}
			if _, err := g.rollback(t.Context()); err != nil {
				t.Fatal(err)
			}
			if step == 2 { // the indexer of g1 dies while it tells
				ctx, stop := context.WithTimeout(t.Context(), patience)
				g.outbox.after = func() error { stop(); return died }
				g.path, g.engine = g.file("g1"), g.engines.engine("g1")
				_ = g.try(t, ctx, func(ctx context.Context, _ *indexer.Indexer) { <-ctx.Done() })
				g.outbox.after = nil
			}
			g.live("g1")
			g.check("g1")
		})
	}
}

// TestReindexHandsOnWhatWasNotTold: no indexer ran on the generation between.
func TestReindexHandsOnWhatWasNotTold(t *testing.T) {
	g := newGenerations(t)
	g.worse("g2")
	if _, err := g.reindex(t.Context(), "g3", nil); err != nil {
		t.Fatal(err)
	}
	g.live("g3")
	g.check("g3")
}

// TestReindexComparesAtTheEnd: what the live indexer tells until it rests is
// part of what followers know.
func TestReindexComparesAtTheEnd(t *testing.T) {
	g := newGenerations(t)
	_, err := g.reindex(t.Context(), "g2", func(r *indexer.Reindexing) {
		live := g.config(t, r.Live)
		r.Pause = func(ctx context.Context) error {
			x, err := indexer.New(live)
			if err != nil {
				return err
			}
			run, stop := context.WithCancel(ctx)
			defer stop()
			ran := make(chan error, 1)
			go func() { ran <- x.Run(run) }()
			g.wait(t, run, x)
			seq := g.log.publish(page("stackshare", "https://a.example/rails", 40, subject("Ruby on Rails"), stars("Ruby on Rails", 55_000)))
			err = x.Wait(run, seq)
			stop()
			g.log.publish(gone("stackshare", "https://a.example/rails", 41))
			return errors.Join(err, <-ran)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	g.live("g2")
	g.check("g2")
}

// TestWhileTheIndexerRestsNothingLongIsDone: no whole engine is read while the
// indexer of the live generation rests.
func TestWhileTheIndexerRestsNothingLongIsDone(t *testing.T) {
	g := newGenerations(t)
	walks := func() (n int) {
		for _, e := range g.engines.all {
			n += e.walks
		}
		return n
	}
	rested := -1
	pause := func(context.Context) error { rested = walks(); return nil }
	g.engines.publish = func() error {
		if n := walks() - rested; rested < 0 || n > 0 {
			t.Errorf("%d indexes were read while it rested", n)
		}
		return nil
	}
	if out, err := g.reindex(t.Context(), "g2", func(r *indexer.Reindexing) { r.Pause = pause }); err != nil {
		t.Fatalf("%+v, %v", out, err)
	}
	rested = -1
	g.replacing(func(r indexer.Reindexing) {
		r.Pause = pause
		if out, err := indexer.Rollback(t.Context(), r); err != nil {
			t.Fatalf("%+v, %v", out, err)
		}
	})
}

// TestHandOverOfManyDocuments compares more documents than one transaction
// does, going and coming.
func TestHandOverOfManyDocuments(t *testing.T) {
	g := newGenerations(t)
	many := synthetic{200}
	for i := range many.pages {
		p := many.page(i)
		p.Source = "article" // which worse hides
		g.log.publish(p)
	}
	g.live("g1")
	g.worse("g2")
	g.live("g2")
	g.check("g2")
	g.suppress.clear()
	out, err := g.rollback(t.Context())
	if err != nil || out.Changes < 1500 {
		t.Fatalf("rollback: %+v, %v", out, err)
	}
	g.live("g1")
	g.check("g1")
}

// TestNothingIsPublishedInAnothersPlace: what is live, and what is kept, stays
// when another process may have taken our place.
func TestNothingIsPublishedInAnothersPlace(t *testing.T) {
	errLost := errors.New("the lease was lost")
	g := newGenerations(t)
	if _, err := g.reindex(t.Context(), "g2", nil); err != nil {
		t.Fatal(err)
	}
	lost := false
	fenced := func(r *indexer.Reindexing) {
		r.Fence = func(context.Context) error {
			if lost {
				return errLost
			}
			return nil
		}
	}
	_, err := g.reindex(t.Context(), "g3", func(r *indexer.Reindexing) {
		fenced(r)
		r.Pause = func(context.Context) error { lost = true; return nil }
	})
	if !errors.Is(err, errLost) || g.engines.live != "g2" {
		t.Errorf("lost before it is published: %v, and %s is live", err, g.engines.live)
	}
	lost = false
	g.engines.publish = func() error { lost = true; return nil }
	if _, err = g.reindex(t.Context(), "g3", fenced); !errors.Is(err, errLost) {
		t.Errorf("lost when it is published: %v", err)
	}
	all, err := g.engines.List(t.Context())
	if diff := cmp.Diff([]string{"g3", "g1", "g2"}, all); diff != "" || err != nil {
		t.Errorf("generations (-want +got): %s%v", diff, err)
	}
}

// TestEngineThatCannotBeAsked is not taken for one that finds nothing: what the
// new generation does not find is told all the same.
func TestEngineThatCannotBeAsked(t *testing.T) {
	g := newGenerations(t)
	broken := errors.New("broken")
	g.engines.opened = func(e *memoryEngine) { e.search = func() (bool, error) { return true, nil } }
	reindex := func(answers ...error) (lost []string, err error) {
		g.engine.search = func() (bool, error) {
			if len(answers) == 0 {
				return false, nil
			}
			err := answers[0]
			answers = answers[1:]
			return false, err
		}
		out, err := g.reindex(t.Context(), "g2", func(r *indexer.Reindexing) {
			r.Accept, r.Pause = true, func(context.Context) error { return errors.New("not to be published") }
		})
		return out.Lost, err
	}
	want, _ := reindex()
	if len(want) == 0 {
		t.Fatal("nothing is lost")
	}
	if got, _ := reindex(index.ErrUnavailable, index.ErrUnavailable); !cmp.Equal(want, got) {
		t.Errorf("after it was away %v are lost, want %v", got, want)
	}
	if _, err := reindex(broken); !errors.Is(err, broken) {
		t.Errorf("got %v, want that the live engine cannot be asked", err)
	}
	if got, err := reindex(index.ErrMissing); len(got) > 0 || errors.Is(err, index.ErrMissing) {
		t.Errorf("where no index is, %v are lost: %v", got, err)
	}
}
