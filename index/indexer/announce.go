package indexer

import (
	"context"
	"fmt"
	"slices"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/state"
	"github.com/stackdex/stackdex/ingest/record"
)

// announceBatch is the number of changes that are published together.
const announceBatch = 1000

// announce tells CHANGES what was noted as different from the generation that
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
			c, err := noted(item)
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

// publish tells CHANGES, unless another indexer took our place.
func (x *Indexer) publish(ctx context.Context, changes []record.Change) error {
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

// handOver notes in a state, which is about to take the place of another, what
// followers of CHANGES must be told: in what its documents differ from those
// of the other one, and what the other one has not told yet. No indexer works
// on either. It returns how many documents those are. Notes of an earlier
// attempt are dropped.
func handOver(from, to *state.State) (n int, err error) {
	for _, st := range []*state.State{from, to} {
		if _, err := st.Recover(); err != nil { // what was being written when an indexer ended
			return 0, err
		}
	}
	err = from.View(func(from *state.Tx) error {
		return to.Update(func(to *state.Tx) error {
			h := handover{from: from, to: to}
			defer func() { n = h.noted }()
			return h.all()
		})
	})
	return n, err
}

type handover struct {
	from, to *state.Tx
	noted    int
}

func (h *handover) all() error {
	if err := eachNote(h.to, func(item state.Item) error { return h.to.Clear(state.DirtyChange, item.Key) }); err != nil {
		return err
	}
	for _, name := range index.Names() {
		if err := h.to.EachWritten(name, func(id, text string, w state.Written) error {
			return h.upsert(index.Ref{Index: name, ID: id}, text, w)
		}); err != nil {
			return err
		}
	}
	for _, name := range index.Names() {
		if err := h.from.EachWritten(name, func(id, text string, was state.Written) error {
			return h.delete(index.Ref{Index: name, ID: id}, text, was)
		}); err != nil {
			return err
		}
	}
	return eachNote(h.from, h.keep)
}

// upsert notes a document of the new state that is not the same in the old one.
func (h *handover) upsert(ref index.Ref, text string, w state.Written) error {
	was, known, err := h.from.Written(ref, text)
	untold := h.from.Marked(state.DirtyChange, noteKey(ref))
	switch {
	case err != nil || !held(w) || w.Hash == [12]byte{}: // unknown: told when it is written again
		return err
	case w.Refused && !untold && slices.Equal(was.Fields, w.Fields): // an older version is in both
		return nil
	case known && !was.Refused && was.Hash == w.Hash && !untold:
		return nil
	}
	hash := w.HashText()
	if w.Refused {
		hash = "" // it is that of the version that was refused
	}
	return h.note(record.Change{Op: "upsert", Index: string(ref.Index), ID: ref.ID, Hash: hash, Fields: changedFields(ref.Index, was.Fields, w.Fields)})
}

// delete notes a document of the old state that the new one does not have.
func (h *handover) delete(ref index.Ref, text string, was state.Written) error {
	w, known, err := h.to.Written(ref, text)
	if err != nil || !held(was) || known && held(w) || h.to.Marked(state.DirtyChange, noteKey(ref)) {
		return err
	}
	return h.note(record.Change{Op: "delete", Index: string(ref.Index), ID: ref.ID, Hash: was.HashText(), Fields: []string{}})
}

// keep takes over a deletion that the old state has not told yet.
func (h *handover) keep(item state.Item) error {
	c, err := noted(item)
	if err != nil || c.Op != "delete" || h.to.Marked(state.DirtyChange, item.Key) {
		return err
	}
	return h.note(c)
}

func (h *handover) note(c record.Change) error {
	h.noted++
	return noteChange(h.to, c)
}

// held reports whether an engine has a document, if only in an older version.
func held(w state.Written) bool { return !w.Refused || len(w.Fields) > 0 }

// eachNote calls fn with every noted change; fn may clear it.
func eachNote(tx *state.Tx, fn func(state.Item) error) error {
	var after []byte
	for {
		items := tx.DirtyAfter(state.DirtyChange, after, announceBatch)
		if len(items) == 0 {
			return nil
		}
		for _, item := range items {
			if err := fn(item); err != nil {
				return err
			}
		}
		after = items[len(items)-1].Key
	}
}

func noted(item state.Item) (record.Change, error) {
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
