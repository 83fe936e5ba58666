package meiliindex_test

import (
	"errors"
	"testing"

	"github.com/stackdex/stackdex/index"
)

// TestForeignWrite: two processes write to the same indexes.
func TestForeignWrite(t *testing.T) {
	m := realServer(t)
	opt := options(t, m)
	deposed, leads := openLive(t, generations(t, opt)), openLive(t, generations(t, opt))
	guard := func() error { return leads.(index.Guarder).Guard(t.Context()) }
	if _, err := leads.Meta(t.Context()); err != nil {
		t.Fatal(err)
	}
	batch := index.Batch{Upserts: tools(t, 20), Meta: &index.Meta{Applied: 1}}
	if _, err := leads.Apply(t.Context(), batch); err != nil {
		t.Fatal(err)
	}
	if err := guard(); err != nil {
		t.Fatalf("only one wrote: %v", err)
	}
	if _, err := deposed.Apply(t.Context(), index.Batch{Upserts: tools(t, 3)}); err != nil {
		t.Fatal(err)
	}
	if err := guard(); !errors.Is(err, index.ErrOverwritten) {
		t.Errorf("%v; want ErrOverwritten", err)
	}
	if _, err := leads.Meta(t.Context()); err != nil {
		t.Fatal(err)
	}
	if _, err := leads.Apply(t.Context(), batch); err != nil {
		t.Errorf("after a look: %v", err)
	}
}

// TestSwapIsNoForeignWrite: a process that starts after a swap, which is a task
// of the indexes too, takes what is there for known.
func TestSwapIsNoForeignWrite(t *testing.T) {
	m := realServer(t)
	opt := options(t, m)
	g := generations(t, opt)
	live := openLive(t, g)
	next, err := g.Open(t.Context(), "g2")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range []index.Engine{live, next} {
		if _, err := e.Apply(t.Context(), index.Batch{Upserts: tools(t, 3), Meta: &index.Meta{Applied: 1}}); err != nil {
			t.Fatal(err)
		}
	}
	for _, generation := range []string{"g2", "g1"} {
		if err := g.Publish(t.Context(), generation); err != nil {
			t.Fatal(err)
		}
		e := openLive(t, generations(t, opt))
		if _, err := e.Meta(t.Context()); err != nil {
			t.Fatal(err)
		}
		if err := e.(index.Guarder).Guard(t.Context()); err != nil {
			t.Errorf("%s: %v", generation, err)
		}
	}
}
