package indexer

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"

	"github.com/stackdex/stackdex/index/state"
	"github.com/stackdex/stackdex/ingest/record"
)

// ClassInvalid is the class of dead letters of pages that break the rules of
// the vocabulary; their last good version stays.
const ClassInvalid = "invalid_record"

// prepare reads out pages on all workers; nil stands for a page that is not
// to be stored.
func (x *Indexer) prepare(ctx context.Context, pages []record.StoredPage) ([]*state.Prepared, error) {
	prepared := make([]*state.Prepared, len(pages))
	reasons := make([]error, len(pages))
	var next atomic.Int64
	var workers sync.WaitGroup
	for range min(x.cfg.Workers, len(pages)) {
		workers.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(pages); i = int(next.Add(1)) - 1 {
				if reasons[i] = pages[i].Page.Validate(); reasons[i] == nil {
					prepared[i] = x.cfg.State.Prepare(pages[i].Page, x.hides)
				}
			}
		})
	}
	workers.Wait()
	for i, reason := range reasons {
		if reason == nil {
			continue
		}
		if err := x.buryPage(ctx, pages[i], reason); err != nil {
			return nil, err
		}
	}
	return prepared, nil
}

func (x *Indexer) buryPage(ctx context.Context, p record.StoredPage, reason error) error {
	x.cfg.Logger.Warn("page of the log is not valid", "url", p.Page.URL, "seq", p.Seq, "reason", reason)
	excerpt, err := record.Encode(p.Page)
	if err != nil {
		excerpt = []byte(err.Error())
	}
	letter := record.DeadLetter{Schema: record.SchemaVersion, Key: fmt.Sprintf("PAGES %d", p.Seq), URL: p.Page.URL, Source: p.Page.Source,
		Class: ClassInvalid, Reason: reason.Error(), Excerpt: record.Excerpt(excerpt), At: x.cfg.Now().UTC()}
	return x.retry(ctx, "DEAD", func() error { return x.cfg.Outbox.Bury(ctx, letter) })
}
