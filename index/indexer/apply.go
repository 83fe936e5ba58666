package indexer

import (
	"sync"
	"sync/atomic"

	"github.com/stackdex/stackdex/index/state"
	"github.com/stackdex/stackdex/ingest/record"
)

// prepare reads out pages on all workers.
func (x *Indexer) prepare(pages []record.StoredPage) []*state.Prepared {
	prepared := make([]*state.Prepared, len(pages))
	var next atomic.Int64
	var workers sync.WaitGroup
	for range min(x.cfg.Workers, len(pages)) {
		workers.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(pages); i = int(next.Add(1)) - 1 {
				prepared[i] = state.Prepare(pages[i].Page, x.hides)
			}
		})
	}
	workers.Wait()
	return prepared
}
