package indexer

import (
	"context"
	"errors"
	"fmt"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/state"
)

// audit counts the documents of an engine that others can write to, and lists
// them where there are more or fewer than were written: what somebody deleted
// while we did not run, which no task tells any more, is written again, and what
// is not ours is deleted. It is not done if the engine cannot be asked now.
func (x *Indexer) audit(ctx context.Context) (done bool, err error) {
	e, ok := x.cfg.Engine.(index.Counted)
	if !ok {
		return true, nil
	}
	for _, n := range index.Names() {
		err := x.auditOne(ctx, e, n)
		if errors.Is(err, index.ErrUnavailable) {
			x.cfg.Logger.Warn("the documents of the engine could not be counted", "index", n, "error", err)
			return false, nil
		}
		if err != nil {
			return false, err
		}
	}
	return true, nil
}

func (x *Indexer) auditOne(ctx context.Context, e index.Counted, n index.Name) error {
	holds, err := e.Count(ctx, n)
	if err != nil {
		return fmt.Errorf("count %s in the engine: %w", n, err)
	}
	if m := x.cfg.State.Meta(); m.Refused == 0 && m.Written[n] == holds {
		return nil
	}
	has := map[string]state.Document{}
	err = x.cfg.State.View(func(tx *state.Tx) error {
		return tx.EachWritten(n, func(id, text string, w state.Written) error {
			if held(w) {
				has[id] = state.Document{Ref: index.Ref{Index: n, ID: id}, Text: text}
			}
			return nil
		})
	})
	if err != nil || len(has) == holds {
		return err
	}
	ids, err := e.IDs(ctx, n)
	if err != nil {
		return fmt.Errorf("list %s of the engine: %w", n, err)
	}
	strangers := 0
	for _, id := range ids {
		if _, ours := has[id]; !ours {
			strangers++
		}
		delete(has, id)
	}
	x.cfg.Logger.Warn("somebody changed the documents of the engine; writing again what is missing and deleting what is not ours", "index", n, "missing", len(has), "strangers", strangers)
	if err := x.rewrite(has); err != nil || strangers == 0 {
		return err
	}
	return x.purge(ctx)
}

// rewrite has documents folded and written again.
func (x *Indexer) rewrite(docs map[string]state.Document) error {
	if len(docs) == 0 {
		return nil
	}
	err := x.cfg.State.Update(func(tx *state.Tx) error {
		for _, id := range sortedKeys(docs) {
			if err := tx.Distrust(docs[id]); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	return x.cfg.State.Merge()
}
