package indexer

import (
	"cmp"
	"context"
	"encoding/hex"
	"slices"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/state"
	"github.com/stackdex/stackdex/ingest/record"
)

// told is what followers of CHANGES were told of a document last, by whoever indexed.
type told struct {
	hash [12]byte
	gone bool
}

// recall reads from CHANGES what followers know, if all documents are to be written
// again, or another indexer wrote them: that one may have told them more than this state
// knows, or less. What CHANGES keeps no longer is told once more.
func (x *Indexer) recall(ctx context.Context) error {
	if x.told = nil; !x.cfg.State.Meta().Rewrite && !x.adopting {
		return nil
	}
	return x.retry(ctx, "CHANGES", func() error {
		x.told = map[index.Ref]told{}
		return x.cfg.Outbox.EachChange(ctx, func(c record.Change) error {
			t := told{gone: c.Op == record.OpDelete}
			if b, err := hex.DecodeString(c.Hash); err == nil {
				copy(t.hash[:], b)
			}
			x.told[index.Ref{Index: index.Name(c.Index), ID: c.ID}] = t
			return nil
		})
	})
}

// asTold returns an output with what followers know of the document in place of what this
// state knows.
func (x *Indexer) asTold(o *output) *output {
	t, known := x.told[o.ref]
	if !known && !(x.adopting && o.json != nil) {
		return o
	}
	as := *o
	as.existed = known && !t.gone
	switch {
	case !known: // by whom it was told, if at all, is not known
		as.before = state.Written{}
	case t.gone:
		as.before = state.Written{}
	case t.hash == o.before.Hash:
		as.before.Refused, as.before.Ahead = false, false
	case o.json == nil:
		as.before = state.Written{Hash: t.hash}
	case t.hash == o.written.Hash:
		as.before = o.written
	default: // of which fields and values is not known
		as.before = state.Written{Fields: o.written.Fields, Shown: o.written.Shown}
	}
	return &as
}

// settled keeps what followers were told of the documents of a chunk.
func (x *Indexer) settled(s *sending) {
	if x.told == nil {
		return
	}
	for i := range s.outputs {
		o := &s.outputs[i]
		if _, no := s.refused[o.ref]; !no {
			x.told[o.ref] = told{hash: o.written.Hash, gone: o.json == nil}
		}
	}
}

// tellGone tells followers of documents which they know and which are neither in the
// state nor, after a purge, in the engine: the process that deleted them died before it
// published that.
func (x *Indexer) tellGone(ctx context.Context) error {
	if x.told == nil {
		return nil
	}
	for _, n := range index.Names() {
		if err := x.cfg.State.View(func(tx *state.Tx) error {
			return tx.EachWritten(n, func(id, _ string, w state.Written) error {
				delete(x.told, index.Ref{Index: n, ID: id})
				return nil
			})
		}); err != nil {
			return err
		}
	}
	var gone []record.Change
	for ref, t := range x.told {
		if !t.gone {
			gone = append(gone, record.Change{Schema: record.SchemaVersion, Op: record.OpDelete, Index: string(ref.Index), ID: ref.ID,
				Hash: state.Written{Hash: t.hash}.HashText(), Fields: []string{}})
		}
	}
	slices.SortFunc(gone, func(a, b record.Change) int { return cmp.Or(cmp.Compare(a.Index, b.Index), cmp.Compare(a.ID, b.ID)) })
	for batch := range slices.Chunk(gone, announceBatch) {
		if err := x.publish(ctx, x.dated(batch)); err != nil {
			return err
		}
	}
	x.told = nil
	return nil
}
