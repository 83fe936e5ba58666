package indexer

import (
	"context"
	"strings"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/state"
	"github.com/stackdex/stackdex/ingest/record"
)

// letterPrefix begins the keys of dead letters of documents.
const letterPrefix = "document "

func letterKey(ref index.Ref) string { return letterPrefix + string(ref.Index) + "/" + ref.ID }

// dropLetters removes the dead letters of documents that the engine has by now, or that
// are not made any more: those of the state that are refused keep theirs. It looks
// after a start, because another state may have written them, and after a document that
// was refused was written.
func (x *Indexer) dropLetters(ctx context.Context) error {
	if !x.accepted.Swap(false) {
		return nil
	}
	var keys []string
	err := x.retry(ctx, "DEAD", func() error {
		keys = nil
		return x.cfg.Outbox.DeadLetters(ctx, func(d record.DeadLetter) error {
			if d.Class == ClassRefused && strings.HasPrefix(d.Key, letterPrefix) {
				keys = append(keys, d.Key)
			}
			return nil
		})
	})
	if err != nil || len(keys) == 0 {
		return err
	}
	refused, err := x.refused()
	if err != nil {
		return err
	}
	for _, key := range keys {
		if refused[key] {
			continue
		}
		if err := x.retry(ctx, "DEAD", func() error { return x.cfg.Outbox.Exhume(ctx, key) }); err != nil {
			return err
		}
	}
	return nil
}

// refused returns the keys of the letters of documents that are refused.
func (x *Indexer) refused() (map[string]bool, error) {
	all := map[string]bool{}
	if x.cfg.State.Meta().Refused == 0 {
		return all, nil
	}
	err := x.cfg.State.View(func(tx *state.Tx) error {
		for _, n := range index.Names() {
			if err := tx.EachWritten(n, func(id, _ string, w state.Written) error {
				if w.Refused {
					all[letterKey(index.Ref{Index: n, ID: id})] = true
				}
				return nil
			}); err != nil {
				return err
			}
		}
		return nil
	})
	return all, err
}
