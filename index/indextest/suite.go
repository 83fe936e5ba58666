// Package indextest is the behaviour that every engine must show.
package indextest

import (
	"testing"
	"time"

	"github.com/stackdex/stackdex/index"
)

// Run tests an engine; open returns empty generations and cleans up after
// them when the test ends.
func Run(t *testing.T, open func(t *testing.T) index.Generations) {
	t.Run("search", func(t *testing.T) {
		e := filled(t, open(t))
		for _, part := range []struct {
			name string
			test func(*testing.T, index.Engine)
		}{
			{"names", testNames},
			{"typos and beginnings", testTypos},
			{"words", testWords},
			{"facets", testFacets},
			{"filters", testFilters},
			{"sorts", testSorts},
			{"highlights", testHighlights},
			{"pages", testPages},
			{"malformed", testMalformed},
			{"hostile", testHostile},
			{"get", testGet},
			{"scan", testScan},
			{"audit", testAudit},
		} {
			t.Run(part.name, func(t *testing.T) { part.test(t, e) })
		}
	})
	for _, part := range []struct {
		name string
		test func(*testing.T, index.Generations)
	}{
		{"apply", testApply},
		{"reject", testReject},
		{"meta", testMeta},
		{"mark", testMark},
		{"fence", testFence},
		{"published", testPublished},
		{"generations", testGenerations},
		{"publish under search", testPublishUnderSearch},
		{"cancel", testCancel},
	} {
		t.Run(part.name, func(t *testing.T) { part.test(t, open(t)) })
	}
}

// filled returns the live engine with the documents of Corpus.
func filled(t *testing.T, g index.Generations) index.Engine {
	t.Helper()
	e := live(t, g)
	apply(t, e, index.Batch{Upserts: Corpus(t)})
	return e
}

func live(t *testing.T, g index.Generations) index.Engine {
	t.Helper()
	e, err := g.Live(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { e.Close() })
	return e
}

// apply writes a batch of which nothing may be refused.
func apply(t *testing.T, e index.Engine, b index.Batch) {
	t.Helper()
	rejected, err := e.Apply(t.Context(), b)
	if err != nil {
		t.Fatal(err)
	}
	if len(rejected) > 0 {
		t.Fatalf("refused: %v", rejected)
	}
}

// cutoff is less than the time after which Meilisearch leaves hits in no order (1.5 s).
const cutoff = time.Second

// search asks an engine, once more if that took so long that it may have been cut off, as
// it is on a busy machine.
func search(t *testing.T, e index.Engine, q index.Query) index.Result {
	t.Helper()
	for tries := 1; ; tries++ {
		began := time.Now()
		r, err := e.Search(t.Context(), q)
		if err != nil {
			t.Fatalf("%+v: %v", q, err)
		}
		if time.Since(began) < cutoff || tries == 20 {
			return r
		}
	}
}

// ids returns the ids of hits.
func ids(r index.Result) []string {
	list := make([]string, 0, len(r.Hits))
	for _, h := range r.Hits {
		list = append(list, h.ID)
	}
	return list
}
