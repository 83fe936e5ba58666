package indexer_test

import (
	"testing"
	"time"

	"github.com/stackdex/stackdex/index/indexer"
)

// TestEngineWorksWhileChangesAreTold: an engine that has taken a chunk gets the next
// one before CHANGES has acknowledged the first.
func TestEngineWorksWhileChangesAreTold(t *testing.T) {
	for name, starting := range map[string]bool{"one after the other": false, "the next one sent": true} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t.TempDir())
			told := 0
			w.outbox.before = func() error {
				if told++; told > 3 { // later ones may be the last
					return nil
				}
				late := time.After(patience)
				for {
					w.engine.mu.Lock()
					writes, applied := w.engine.writes, w.engine.applied
					w.engine.mu.Unlock()
					if writes > told {
						return nil
					}
					select {
					case <-applied:
					case <-late:
						t.Errorf("the engine had nothing to do while CHANGES was told of chunk %d", told)
						return nil
					}
				}
			}
			w.adjust = func(cfg *indexer.Config) {
				cfg.BatchDocs = 1
				if starting {
					cfg.Engine = newStarting(t, w.engine)
				}
			}
			w.log.publish(story()...)
			w.settle(t)
			if told <= 3 {
				t.Errorf("only %d chunks were told", told)
			}
		})
	}
}
