package indexer_test

import (
	"context"
	"errors"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/stackdex/stackdex/index/indexer"
)

// TestDeposedIndexer: who has lost the lease writes no document and tells CHANGES nothing,
// and ends; who has it again makes good what was missed.
func TestDeposedIndexer(t *testing.T) {
	w := newWorld(t.TempDir())
	errLost := errors.New("the lease was lost")
	var lost atomic.Bool
	w.adjust = func(c *indexer.Config) {
		c.Fence = func(context.Context) error {
			if lost.Load() {
				return errLost
			}
			return nil
		}
	}
	w.log.publish(page("stackshare", "https://a.example/django", 1, subject("Django")))
	w.settle(t)
	w.outbox.take()
	before := w.engine.dump()

	w.log.publish(page("stackshare", "https://a.example/flask", 1, subject("Flask")))
	lost.Store(true)
	err := w.try(t, t.Context(), func(ctx context.Context, x *indexer.Indexer) {
		if err := x.Wait(ctx, 2); !errors.Is(err, indexer.ErrStopped) {
			t.Errorf("waited: %v; want ErrStopped", err)
		}
	})
	if !errors.Is(err, errLost) {
		t.Errorf("%v; want %v", err, errLost)
	}
	if got := w.engine.dump(); got != before {
		t.Errorf("documents were written:\n%s", got)
	}
	if changes := w.outbox.take(); len(changes) > 0 {
		t.Errorf("CHANGES is told %v", changes)
	}
	lost.Store(false)
	w.settle(t)
	if got := w.engine.dump(); !strings.Contains(got, "tools/flask ") {
		t.Errorf("with the lease again there is only\n%s", got)
	}
}
