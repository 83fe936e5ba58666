package indexer_test

import (
	"context"
	"fmt"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/indexer"
)

// keptOut is an engine that refuses the key for a while.
type keptOut struct {
	*memoryEngine
	refusals atomic.Int64 // of writes, that are left
	heard    func()       // called with each
}

var errKeptOut = fmt.Errorf("read the tasks: %w", index.ErrKey)

func (e *keptOut) Apply(ctx context.Context, b index.Batch) ([]index.Rejection, error) {
	if e.refusals.Add(-1) < 0 {
		return e.memoryEngine.Apply(ctx, b)
	}
	e.heard()
	return nil, errKeptOut
}

func (e *keptOut) Guard(context.Context) error {
	if e.refusals.Load() > 0 {
		return errKeptOut
	}
	return nil
}

// TestKeyRefusedWhileItWorks: an indexer whose key is refused says so, waits, and
// goes on when it is taken again.
func TestKeyRefusedWhileItWorks(t *testing.T) {
	w := newWorld(t.TempDir())
	e := &keptOut{memoryEngine: w.engine}
	w.adjust = func(c *indexer.Config) { c.Engine = e }
	w.while(t, func(ctx context.Context, x *indexer.Indexer) {
		w.wait(t, ctx, x)
		waits := false
		e.heard = func() { waits = waits || strings.Contains(x.Status().LastError, index.ErrKey.Error()) }
		e.refusals.Store(5)
		w.log.publish(page("stackshare", "https://a.example/django", 1, subject("Django")))
		w.wait(t, ctx, x)
		if !waits || w.tool(t, "django") == nil {
			t.Errorf("waited: %t, status %+v", waits, x.Status())
		}
	})
}
