package indexer_test

import (
	"context"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/stackdex/stackdex/index/indexer"
	"github.com/stackdex/stackdex/ingest/record"
)

// input is everything that documents are made of.
type input struct {
	pages    []record.Page
	history  []record.HistoryEntry
	suppress [][2]string
}

func drawInput(t *rapid.T) input {
	var in input
	for i := range rapid.IntRange(1, 14).Draw(t, "pages") {
		in.pages = append(in.pages, drawPage(t, i))
	}
	for i := range rapid.IntRange(0, 3).Draw(t, "history") {
		in.history = append(in.history, drawHistory(t, i))
	}
	for range rapid.IntRange(0, 2).Draw(t, "suppressions") {
		kind, value := drawSuppression(t)
		in.suppress = append(in.suppress, [2]string{kind, value})
	}
	return in
}

// newest keeps the last version of every page, as the log does.
func newest(pages []record.Page) []record.Page {
	last := map[string]record.Page{}
	for _, p := range pages {
		if old, ok := last[p.URL]; !ok || p.SeenAt.After(old.SeenAt) {
			last[p.URL] = p
		}
	}
	var kept []record.Page
	for _, p := range pages {
		if last[p.URL].SeenAt.Equal(p.SeenAt) {
			kept = append(kept, p)
		}
	}
	return kept
}

// rebuilt returns the documents of an index that is made at once from the
// newest versions.
func rebuilt(t *rapid.T, in input) string {
	w := newWorld(tempDir(t))
	for _, s := range in.suppress {
		w.suppress.add(s[0], s[1])
	}
	w.log.append(in.history...)
	w.log.publish(newest(in.pages)...)
	w.settle(t)
	return w.engine.dump()
}

func tempDir(t *rapid.T) string {
	dir, err := os.MkdirTemp("", "indexer")
	if err != nil {
		t.Fatalf("%v", err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	return dir
}

func check(t *rapid.T, what, want, got string) {
	t.Helper()
	if diff := cmp.Diff(strings.Split(want, "\n"), strings.Split(got, "\n")); diff != "" {
		t.Fatalf("%s differ (-rebuilt +%s):\n%s", what, what, diff)
	}
}

// TestOrderOfPagesIsNothing applies the same pages in any order, with old
// versions, redelivery, restarts and suppressions that come and go, and
// expects the documents of a rebuild.
func TestOrderOfPagesIsNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := drawInput(t)
		want := rebuilt(t, in)

		w := newWorld(tempDir(t))
		w.log.batch = rapid.IntRange(1, 5).Draw(t, "batch")
		order := rapid.Permutation(in.pages).Draw(t, "order")
		history := rapid.Permutation(in.history).Draw(t, "history order")
		for len(order) > 0 {
			// One life of the process, with a few rounds.
			w.while(t, func(ctx context.Context, x *indexer.Indexer) {
				for range rapid.IntRange(1, 3).Draw(t, "rounds") {
					n := rapid.IntRange(0, len(order)).Draw(t, "pages of the round")
					w.log.publish(order[:n]...)
					if n > 0 && rapid.Bool().Draw(t, "again") {
						w.log.publish(order[rapid.IntRange(0, n-1).Draw(t, "from"):n]...)
					}
					order = order[n:]
					if len(history) > 0 {
						w.log.append(history[0], history[0])
						history = history[1:]
					}
					w.wait(t, ctx, x)
				}
			})
			if rapid.IntRange(0, 2).Draw(t, "suppress for a while") == 0 {
				kind, value := drawSuppression(t)
				w.suppress.add(kind, value)
			}
		}
		w.log.append(history...)
		w.suppress.clear()
		for _, s := range in.suppress {
			w.suppress.add(s[0], s[1])
		}
		w.settle(t)
		check(t, "incremental", want, w.engine.dump())
	})
}
