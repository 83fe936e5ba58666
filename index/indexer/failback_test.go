package indexer_test

import (
	"context"
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/index/indexer"
	"github.com/stackdex/stackdex/ingest/record"
)

// elsewhere is an indexer of the same cluster in another directory.
func (g *generations) elsewhere() *generations {
	w := *g.world
	w.path = filepath.Join(g.t.TempDir(), "state.db")
	return &generations{&w, g.t, g.engines}
}

// TestRollbackElsewhere: the generation before was published by another indexer, which
// is dead. It is gone back to with what came since, and without what was forgotten.
func TestRollbackElsewhere(t *testing.T) {
	for name, work := range map[string]func(g, h *generations){
		"by one that took over":  func(_, h *generations) { h.live("g2") },
		"by one that was behind": func(_, h *generations) { h.live("g2"); h.log.publish(story()[1]) },
		"from nothing":           func(*generations, *generations) {},
		"while the dead one had not told all": func(g, _ *generations) {
			killed := errors.New("killed")
			g.outbox.before = func() error { return killed }
			g.path, g.engine = g.file("g2"), g.engines.engine("g2")
			if err := g.try(g.t, g.t.Context(), func(ctx context.Context, _ *indexer.Indexer) { <-ctx.Done() }); !errors.Is(err, killed) {
				g.t.Fatal(err)
			}
			g.outbox.before = nil
		},
	} {
		t.Run(name, func(t *testing.T) {
			g := newGenerations(t)
			g.log.publish(catalog(0, 30, 1)...) // of which little is forgotten
			g.log.publish(page("stackshare", "https://a.example/two", 1, record.Comparison{Tools: []string{"Quuxly 1", "Quuxly 2"}}, subject("Quuxly 1"), subject("Quuxly 2")))
			g.live("g1")
			if _, err := g.reindex(t.Context(), "g2", nil); err != nil {
				t.Fatal(err)
			}
			g.live("g2")
			g.suppress.add("source", "article")
			g.log.publish(page("stackshare", "https://a.example/rails", 40, subject("Ruby on Rails"), stars("Ruby on Rails", 55_000)))
			h := g.elsewhere()
			work(g, h)
			out, err := h.rollback(t.Context())
			if err != nil || out.Generation != "g1" || out.Previous != "g2" || g.engines.live != "g1" {
				t.Fatalf("rollback: %+v, %v", out, err)
			}
			before := h.engines.engine("g1").dump()
			if strings.Contains(before, "b.example") || !strings.Contains(before, "rails") {
				t.Errorf("what went live:\n%s", before)
			}
			h.live("g1")
			undisturbed(t, h.world)
			h.check("g1")
			if diff := cmp.Diff(before, h.engine.dump()); diff != "" {
				t.Errorf("documents (-when it went live +later):\n%s", diff)
			}
			third := h.elsewhere()
			third.live("g1")
			if out, err := third.rollback(t.Context()); err != nil || out.Generation != "g2" {
				t.Errorf("and back: %+v, %v", out, err)
			}
			third.live("g2")
			undisturbed(t, third.world)
			third.check("g2")
		})
	}
}

// TestRollbackElsewhereOfMuch: where much was forgotten, what is to go nobody knows, and
// nothing is published that may hold it.
func TestRollbackElsewhereOfMuch(t *testing.T) {
	g := newGenerations(t)
	if _, err := g.reindex(t.Context(), "g2", nil); err != nil {
		t.Fatal(err)
	}
	g.suppress.add("source", "article")
	h := g.elsewhere()
	h.live("g2")
	if out, err := h.rollback(t.Context()); !errors.Is(err, indexer.ErrNotKept) || g.engines.live != "g2" {
		t.Errorf("%s is live: %+v, %v", g.engines.live, out, err)
	}
}

// TestRollbackElsewhereIsRefused: who finds the generation before gone says so and leaves
// everything as it is.
func TestRollbackElsewhereIsRefused(t *testing.T) {
	g := newGenerations(t)
	if _, err := g.reindex(t.Context(), "g2", nil); err != nil {
		t.Fatal(err)
	}
	g.live("g2")
	h := g.elsewhere()
	h.live("g2")
	delete(g.engines.all, "g1")
	want := h.engine.dump()
	if _, err := h.rollback(t.Context()); !errors.Is(err, indexer.ErrNotKept) || !strings.Contains(err.Error(), "g1") {
		t.Errorf("%v, want ErrNotKept of g1", err)
	}
	if len(g.engines.all) != 1 || g.engines.live != "g2" || h.engine.dump() != want {
		t.Errorf("%v, of which %s is live", g.engines.all, g.engines.live)
	}
}
