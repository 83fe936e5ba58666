package indexer

import (
	"context"
	"fmt"

	"github.com/stackdex/stackdex/index/state"
	"github.com/stackdex/stackdex/ingest/record"
)

// suppress takes over the list of suppressions if it changed: pages whose
// facts it hides, or shows again, are filed anew, and the history that it
// hides or shows is folded again. A process that dies in between begins again.
func (x *Indexer) suppress(ctx context.Context) error {
	if x.cfg.Suppressions == nil {
		return nil
	}
	var entries []record.Suppression
	var revision uint64
	err := x.retry(ctx, "the suppressions", func() (err error) {
		entries, revision, err = x.cfg.Suppressions.ListSuppressions(ctx)
		return err
	})
	if err != nil {
		return fmt.Errorf("read the suppressions: %w", err)
	}
	if x.hides != nil && x.cfg.State.Meta().Suppressions == revision {
		return nil
	}
	var before []record.Suppression
	err = x.cfg.State.View(func(tx *state.Tx) (err error) {
		before, err = tx.Suppressions()
		return err
	})
	if err != nil {
		return err
	}
	was := record.Hiding(before)
	x.hides = record.Hiding(entries)
	if x.cfg.State.Meta().Suppressions == revision {
		return nil
	}
	x.cfg.Logger.Info("the list of suppressions changed", "entries", len(entries))
	if err := x.refileAll(ctx); err != nil {
		return err
	}
	return x.cfg.State.Update(func(tx *state.Tx) error {
		if err := markFigures(tx, was, x.hides); err != nil {
			return err
		}
		return tx.PutSuppressions(entries, revision)
	})
}

// refileBatch is the number of pages that one transaction looks at.
const refileBatch = 2000

func (x *Indexer) refileAll(ctx context.Context) error {
	var after *state.ID
	for more := true; more; {
		if err := ctx.Err(); err != nil {
			return err
		}
		err := x.cfg.State.Update(func(tx *state.Tx) (err error) {
			after, more, err = x.refile(tx, after)
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// refile files those of the next pages anew whose hidden facts change, and
// returns the last page that it looked at and whether there are more.
func (x *Indexer) refile(tx *state.Tx, after *state.ID) (last *state.ID, more bool, err error) {
	var changed []*state.Prepared
	n := 0
	err = tx.EachPage(after, func(p *state.Page) (bool, error) {
		if n == refileBatch {
			more = true
			return false, nil
		}
		n, last = n+1, &p.ID
		again, err := state.Refile(p, x.hides)
		if again != nil {
			changed = append(changed, again)
		}
		return true, err
	})
	if err != nil {
		return nil, false, err
	}
	for _, p := range changed {
		if err := tx.RefilePage(p); err != nil {
			return nil, false, err
		}
	}
	return last, more, nil
}

// markFigures marks the tools of the history that only one of two lists hides.
func markFigures(tx *state.Tx, was, now state.Hides) error {
	var evidence []state.ID
	err := tx.EachFigured(func(e state.ID, source, url string) error {
		if hidesFigures(was, source, url) != hidesFigures(now, source, url) {
			evidence = append(evidence, e)
		}
		return nil
	})
	if err != nil {
		return err
	}
	for _, e := range evidence {
		if err := tx.Mark(state.DirtyEvidence, e[:], nil); err != nil {
			return err
		}
	}
	return nil
}

// hidesFigures reports whether a list hides what a page said of figures.
func hidesFigures(hides state.Hides, source, url string) bool {
	return hides != nil && hides(&record.Page{Source: source, URL: url}, &record.Fact{})
}
