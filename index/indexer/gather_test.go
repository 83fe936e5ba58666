package indexer_test

import (
	"context"
	"testing"
	"time"

	"github.com/stackdex/stackdex/index/indexer"
)

// TestTrickleIsGathered: pages that come one by one soon after a write are
// written together.
func TestTrickleIsGathered(t *testing.T) {
	w := newWorld(t.TempDir())
	w.adjust = func(c *indexer.Config) { c.Gather, c.MaxDirty = time.Hour, 3 }
	w.log.publish(page("stackshare", "https://a.example/django", 1, subject("Django")))
	w.while(t, func(ctx context.Context, x *indexer.Indexer) {
		w.wait(t, ctx, x)
		before := w.engine.applies()
		for _, name := range []string{"Flask", "Sanic", "Tornado"} {
			w.log.publish(page("stackshare", "https://a.example/"+name, 1, subject(name)))
			info, err := w.log.PagesInfo(ctx)
			if err != nil {
				t.Fatal(err)
			}
			for changed := x.Changed(); x.Status().Applied < info.Last; changed = x.Changed() {
				select {
				case <-changed:
				case <-ctx.Done():
					t.Fatal("not applied")
				}
			}
		}
		w.wait(t, ctx, x)
		if n := w.engine.applies() - before; n != 1 {
			t.Errorf("%d writes of 3 pages; want 1", n)
		}
	})
	for _, id := range []string{"django", "flask", "sanic", "tornado"} {
		if w.tool(t, id) == nil {
			t.Errorf("%s is missing", id)
		}
	}
}
