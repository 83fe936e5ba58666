package indextest

import (
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/index"
)

func testGenerations(t *testing.T, g index.Generations) {
	ctx := t.Context()
	l := live(t, g)
	apply(t, l, index.Batch{Upserts: []index.Document{Doc(t, tools()[0])}, Meta: &index.Meta{Generation: "old", Applied: 1}})
	before := list(t, g)
	if len(before) != 1 {
		t.Fatalf("generations at first: %v; want one", before)
	}
	next, err := g.Open(ctx, "next")
	if err != nil {
		t.Fatal(err)
	}
	apply(t, next, index.Batch{Upserts: []index.Document{Doc(t, tools()[1]), Doc(t, tools()[2])}, Meta: &index.Meta{Generation: "next", Applied: 2}})
	if got := search(t, l, index.Query{Index: index.Tools}); got.Total != 1 {
		t.Errorf("live has %d documents before another is published; want 1", got.Total)
	}
	if diff := cmp.Diff([]string{before[0], "next"}, list(t, g)); diff != "" {
		t.Errorf("generations (-want +got):\n%s", diff)
	}
	if err := g.Drop(ctx, before[0]); err == nil {
		t.Error("the live generation was dropped")
	}
	for range 2 { // publishing what is live changes nothing
		if err := g.Publish(ctx, "next"); err != nil {
			t.Fatal(err)
		}
	}
	if got := search(t, l, index.Query{Index: index.Tools}); got.Total != 2 {
		t.Errorf("live has %d documents after a publication; want 2", got.Total)
	}
	if m, err := l.Meta(ctx); err != nil || m.Generation != "next" {
		t.Errorf("live meta after a publication: %+v, %v", m, err)
	}
	if diff := cmp.Diff([]string{"next", before[0]}, list(t, g)); diff != "" {
		t.Errorf("generations after a publication (-want +got):\n%s", diff)
	}
	rollback(t, g, l, before[0])
	if err := next.Close(); err != nil {
		t.Error(err)
	}
	if err := g.Drop(ctx, "next"); err != nil {
		t.Error(err)
	}
	if diff := cmp.Diff(before, list(t, g)); diff != "" {
		t.Errorf("generations in the end (-want +got):\n%s", diff)
	}
	for _, bad := range []string{"", "..", "a/b", "A", "x y"} {
		if _, err := g.Open(ctx, bad); err == nil {
			t.Errorf("generation %q was opened", bad)
		}
	}
	if err := g.Publish(ctx, "unheard-of"); err == nil {
		t.Error("a generation that is not there was published")
	}
}

// rollback publishes the generation before and writes to it.
func rollback(t *testing.T, g index.Generations, l index.Engine, before string) {
	t.Helper()
	if err := g.Publish(t.Context(), before); err != nil {
		t.Fatal(err)
	}
	if got := search(t, l, index.Query{Index: index.Tools}); got.Total != 1 {
		t.Errorf("live has %d documents after a rollback; want 1", got.Total)
	}
	apply(t, l, index.Batch{Upserts: []index.Document{Doc(t, tools()[3])}})
	if got := search(t, l, index.Query{Index: index.Tools}); got.Total != 2 {
		t.Errorf("live has %d documents after a write to it; want 2", got.Total)
	}
}

func list(t *testing.T, g index.Generations) []string {
	t.Helper()
	names, err := g.List(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return names
}

// testPublishUnderSearch swaps generations to and fro while others search: no
// search may fail or see half of a generation.
func testPublishUnderSearch(t *testing.T, g index.Generations) {
	l := live(t, g)
	apply(t, l, index.Batch{Upserts: []index.Document{Doc(t, tools()[0])}})
	next, err := g.Open(t.Context(), "g2")
	if err != nil {
		t.Fatal(err)
	}
	apply(t, next, index.Batch{Upserts: []index.Document{Doc(t, tools()[1]), Doc(t, tools()[2])}})
	next.Close()
	first := list(t, g)[0]

	done := make(chan struct{})
	var searches sync.WaitGroup
	for range 3 {
		searches.Go(func() {
			for {
				select {
				case <-done:
					return
				default:
				}
				r, err := l.Search(t.Context(), index.Query{Index: index.Tools})
				if err != nil || r.Total != len(r.Hits) || r.Total != 1 && r.Total != 2 {
					t.Errorf("while generations are swapped: %d of %d hits, %v", len(r.Hits), r.Total, err)
					return
				}
			}
		})
	}
	for range 5 {
		for _, generation := range []string{"g2", first} {
			if err := g.Publish(t.Context(), generation); err != nil {
				t.Error(err)
			}
		}
	}
	close(done)
	searches.Wait()
	if err := g.Drop(t.Context(), "g2"); err != nil {
		t.Error(err)
	}
}
