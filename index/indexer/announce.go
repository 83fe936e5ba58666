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

// announce publishes to CHANGES what was recorded as different from the generation that
// was live before.
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
			c, err := decodeNote(item)
			if err != nil {
				return err
			}
			c.At = x.cfg.Now().UTC()
			changes[i] = c
		}
		if err := x.publish(ctx, changes); err != nil {
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

// publish publishes to CHANGES unless another indexer has taken our place.
func (x *Indexer) publish(ctx context.Context, changes []record.Change) error {
	if len(changes) == 0 {
		return nil
	}
	fence := x.fence(ctx)
	return x.retry(ctx, "CHANGES", func() error {
		if fence != nil {
			if err := fence(); err != nil {
				return err
			}
		}
		return x.cfg.Outbox.PublishChanges(ctx, changes)
	})
}

// eachNote calls fn, which may clear it, with a batch of noted changes behind
// one, and returns the last of them; nil if there are no more.
func eachNote(tx *state.Tx, after []byte, fn func(state.Item) error) ([]byte, error) {
	items := tx.DirtyAfter(state.DirtyChange, after, announceBatch)
	for _, item := range items {
		if err := fn(item); err != nil {
			return nil, err
		}
	}
	if len(items) < announceBatch {
		return nil, nil
	}
	return items[len(items)-1].Key, nil
}

func decodeNote(item state.Item) (record.Change, error) {
	c, err := record.Decode[record.Change](item.Value)
	if err != nil {
		return c, fmt.Errorf("%w: noted change: %w", state.ErrDamaged, err)
	}
	return c, nil
}

func noteKey(ref index.Ref) []byte { return []byte(string(ref.Index) + "/" + ref.ID) }

func noteChange(tx *state.Tx, c record.Change) error {
	c.Schema = record.SchemaVersion
	b, err := record.Encode(c)
	if err != nil {
		return err
	}
	return tx.Mark(state.DirtyChange, noteKey(index.Ref{Index: index.Name(c.Index), ID: c.ID}), b)
}
