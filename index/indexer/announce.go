package indexer

import (
	"context"
	"fmt"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/state"
	"github.com/stackdex/stackdex/ingest/record"
)

// announceBatch is the number of changes that are published together.
const announceBatch = 1000

// announce tells CHANGES what a rebuild noted as different from the generation
// before.
func (x *Indexer) announce(ctx context.Context) error {
	for {
		var items []state.Item
		if err := x.cfg.State.View(func(tx *state.Tx) error {
			items = tx.DirtyAfter(state.DirtyChange, nil, announceBatch)
			return nil
		}); err != nil || len(items) == 0 {
			return err
		}
		changes := make([]record.Change, len(items))
		for i, item := range items {
			c, err := record.Decode[record.Change](item.Value)
			if err != nil {
				return fmt.Errorf("%w: noted change: %w", state.ErrDamaged, err)
			}
			c.At = x.cfg.Now().UTC()
			changes[i] = c
		}
		if err := x.retry(ctx, "CHANGES", func() error { return x.cfg.Outbox.PublishChanges(ctx, changes) }); err != nil {
			return err
		}
		if err := x.cfg.State.Update(func(tx *state.Tx) error {
			for _, item := range items {
				if err := tx.Clear(state.DirtyChange, item.Key); err != nil {
					return err
				}
			}
			return nil
		}); err != nil {
			return err
		}
	}
}

// noteDifferences notes in a new state what its documents change against those
// of an old one, and returns how many those are.
func noteDifferences(old, now *state.State) (n int, err error) {
	err = old.View(func(old *state.Tx) error {
		return now.Update(func(now *state.Tx) error {
			for _, name := range index.Names() {
				changed, err := noteUpserts(old, now, name)
				if err != nil {
					return err
				}
				deleted, err := noteDeletes(old, now, name)
				if err != nil {
					return err
				}
				n += changed + deleted
			}
			return nil
		})
	})
	return n, err
}

func noteUpserts(old, now *state.Tx, name index.Name) (n int, err error) {
	err = now.EachWritten(name, func(id, text string, w state.Written) error {
		was, known, err := old.Written(index.Ref{Index: name, ID: id}, text)
		if err != nil || w.Refused || known && was.Hash == w.Hash {
			return err
		}
		n++
		return noteChange(now, record.Change{Op: "upsert", Index: string(name), ID: id, Hash: w.HashText(), Fields: changedFields(name, was.Fields, w.Fields)})
	})
	return n, err
}

func noteDeletes(old, now *state.Tx, name index.Name) (n int, err error) {
	err = old.EachWritten(name, func(id, text string, was state.Written) error {
		_, known, err := now.Written(index.Ref{Index: name, ID: id}, text)
		if err != nil || known {
			return err
		}
		n++
		return noteChange(now, record.Change{Op: "delete", Index: string(name), ID: id, Hash: was.HashText(), Fields: []string{}})
	})
	return n, err
}

func noteChange(tx *state.Tx, c record.Change) error {
	c.Schema = record.SchemaVersion
	b, err := record.Encode(c)
	if err != nil {
		return err
	}
	return tx.Mark(state.DirtyChange, []byte(c.Index+"/"+c.ID), b)
}
