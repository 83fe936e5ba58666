package crawler_test

import (
	"context"
	"maps"
	"strings"
	"testing"
	"time"

	"github.com/stackdex/stackdex/crawler"
	"github.com/stackdex/stackdex/ingest/record"
)

// dying is a table that nothing is written to for a page once it was fetched:
// who writes there dies.
type dying struct {
	crawler.Frontier
	url  string
	died chan struct{}
}

func (d dying) PutURL(ctx context.Context, row record.URLRow, seq uint64) (uint64, error) {
	if row.URL != d.url || row.State == record.Due {
		return d.Frontier.PutURL(ctx, row, seq)
	}
	select {
	case d.died <- struct{}{}:
	default:
	}
	<-ctx.Done()
	return 0, ctx.Err()
}

// TestDeathBetweenHeldAndRow: what was held of a page by a process that died
// before its row was written says nothing of a page that is back.
func TestDeathBetweenHeldAndRow(t *testing.T) {
	for name, spoil := range map[string]func(w *world){
		"gone":   func(w *world) { w.site.status("/tool/a", 410) },
		"unread": func(w *world) { w.site.page("/tool/a", "<title>Soon</title>"+strings.Repeat("<p>More soon.</p>", 30)) },
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			w.site.page("/tool/a", full("A"))
			w.run(crawl, home+"/tool/a")
			before := w.said()
			w.clock.Advance(time.Hour)
			spoil(w)
			opts := w.opts
			table := dying{opts.Frontier, home + "/tool/a", make(chan struct{}, 1)}
			opts.Frontier = table
			c, stop := w.start(opts)
			again := crawler.RunRequest{Command: "again", Scope: refresh}
			if _, err := c.Control().Start(t.Context(), again); err != nil {
				t.Fatal(err)
			}
			<-table.died
			stop()
			if len(w.heldPaths()) != 1 {
				t.Fatalf("held %v", w.heldPaths())
			}

			w.site.page("/tool/a", full("A"))
			c, stop = w.start(w.opts)
			w.finish(c, again)
			stop()
			if held := w.heldPaths(); len(held) > 0 {
				t.Errorf("held %v", held)
			}
			if after := w.said(); !maps.Equal(before, after) {
				t.Errorf("said %v, want %v", after, before)
			}
		})
	}
}
