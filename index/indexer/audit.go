package indexer

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/state"
	"github.com/stackdex/stackdex/ingest/record"
)

const (
	compareEvery = 7 * 24 * time.Hour // all documents are read, whatever the engine says
	rewriteMost  = 50_000             // documents of an index that are written again one by one; of more, all are
)

// suspect says why the engine's documents may not be those that were written, "" if
// they are: others can write to the engine, or restore it, while nobody looks.
func (x *Indexer) suspect(ctx context.Context, has index.Meta, m state.Meta) (reason string, err error) {
	e, ok := x.cfg.Engine.(index.Auditor)
	if !ok || m.Rewrite || has == (index.Meta{}) && m.AppliedPages == 0 {
		return "", nil
	}
	var mark string
	if err := x.retry(ctx, EngineName, func() (err error) {
		mark, err = e.Mark(ctx)
		return err
	}); err != nil {
		return "", fmt.Errorf("ask the engine for its newest write: %w", err)
	}
	switch {
	case mark != m.Mark:
		return "the engine was written to since its documents were last known", nil
	case x.overdue():
		return notForLong, nil
	}
	return "", nil
}

const notForLong = "its documents were not compared for long"

// overdue reports whether the engine's documents have not been compared for a long
// time.
func (x *Indexer) overdue() bool {
	_, ok := x.cfg.Engine.(index.Auditor)
	return ok && x.cfg.Now().Sub(x.cfg.State.Meta().Compared) >= compareEvery
}

// remember stores the newest write to the engine that is accounted for, now that the
// engine holds what the state says.
func (x *Indexer) remember(ctx context.Context, compared bool) error {
	e, ok := x.cfg.Engine.(index.Auditor)
	if !ok || x.suspicion != "" {
		return nil
	}
	mark, err := e.Mark(ctx)
	if isTransient(err) {
		return nil // the documents are compared once more
	}
	if err != nil || !compared && mark == x.cfg.State.Meta().Mark {
		return err
	}
	return x.cfg.State.Update(func(tx *state.Tx) error {
		tx.Meta.Mark = mark
		if compared || tx.Meta.Compared.IsZero() {
			tx.Meta.Compared = x.cfg.Now().UTC()
		}
		return nil
	})
}

// audit compares the engine's documents with those that were written, if there is a
// suspicion or their number differs. Documents that somebody deleted or changed are
// written again, and foreign ones are deleted. Nothing happens if the engine cannot be
// asked now.
func (x *Indexer) audit(ctx context.Context) (done bool, err error) {
	e, ok := x.cfg.Engine.(index.Auditor)
	if !ok {
		return true, nil
	}
	compared := x.suspicion != ""
	for _, n := range index.Names() {
		err := x.auditOne(ctx, e, n)
		if isTransient(err) {
			x.cfg.Logger.Warn("the documents of the engine could not be compared with what was written", "index", n, "err", err)
			return false, nil
		}
		if err != nil {
			return false, err
		}
	}
	x.suspicion = ""
	return true, x.remember(ctx, compared)
}

func (x *Indexer) auditOne(ctx context.Context, e index.Auditor, n index.Name) error {
	if x.suspicion == "" {
		same, err := x.sameNumber(ctx, e, n)
		if err != nil || same {
			return err
		}
	}
	d, err := compare(ctx, x.cfg.State, e, n)
	if err != nil || d.total() == 0 {
		return err
	}
	found := []any{"index", n, "missing", d.missing, "changed", d.changed, "strangers", len(d.unknown)}
	if known := len(d.all) - d.missing; x.adopting && lacksMany(known, known+len(d.unknown), len(d.unknown)) {
		x.cfg.Logger.Warn("the engine holds many documents that this log does not make: writing every document again", found...)
		return x.distrust(map[index.Name]int{n: known + len(d.unknown)}) // at whose end they are judged
	}
	if x.adopting {
		x.cfg.Logger.Info("the engine lacks some of what the log makes: writing it, and deleting what the log does not make", found...)
	} else {
		x.cfg.Logger.Warn("somebody changed the documents of the engine; writing again what is missing or changed, and deleting what is not ours", found...)
	}
	docs, all, err := d.lost(x.cfg.State, rewriteMost)
	switch {
	case err != nil:
		return err
	case !all:
		return x.distrust(x.cfg.State.Meta().Written) // at its end strangers are deleted
	}
	if err := x.rewrite(docs); err != nil || len(d.unknown) == 0 {
		return err
	}
	return x.remove(ctx, d.unknown)
}

// sameNumber reports whether the engine has as many documents as were written.
func (x *Indexer) sameNumber(ctx context.Context, e index.Auditor, n index.Name) (bool, error) {
	has, err := e.Count(ctx, n)
	if err != nil {
		return false, fmt.Errorf("count %s in the engine: %w", n, err)
	}
	return has == x.cfg.State.Meta().Written[n], nil
}

// rewrite marks documents to be folded and written again.
func (x *Indexer) rewrite(docs []state.Document) error {
	if len(docs) == 0 {
		return nil
	}
	err := x.cfg.State.Update(func(tx *state.Tx) error {
		for _, d := range docs {
			if err := tx.Distrust(d); err != nil {
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

// purge deletes what the engine has and the state does not know, and leaves the
// meta record as it must be. If many documents would be missing then, of those that
// were there before the rewrite, all are kept: the log may be the wrong one, or not
// be filled again yet.
func (x *Indexer) purge(ctx context.Context) (kept int, err error) {
	var gone []record.Change
	m := x.cfg.State.Meta()
	if missing := lost(m.Written, m.Before); missing > 0 {
		if more, err := x.holdsMore(ctx, m.Written); more || err != nil {
			return x.keep(missing), err // without reading them all after every page that comes
		}
	}
	before, many := m.Before, false
	if e, ok := x.cfg.Engine.(index.Auditor); ok {
		for _, n := range index.Names() {
			err := x.retry(ctx, EngineName, func() error {
				d, err := compare(ctx, x.cfg.State, e, n)
				if err == nil {
					gone = append(gone, d.unknown...)
					many = many || lacksMany(len(d.all)-d.missing, before[n], len(d.unknown))
				}
				return err
			})
			if err != nil {
				return 0, err
			}
		}
	}
	if many {
		return x.keep(len(gone)), nil
	}
	return 0, x.remove(ctx, gone)
}

// lost returns how many documents, at least, there were before and are not
// written, if by the numbers alone they are too many.
func lost(written, before map[index.Name]int) (n int) {
	many := false
	for name, had := range before {
		has := written[name]
		many = many || lacksMany(has, had, had-has)
		n += max(0, had-has)
	}
	if !many {
		return 0
	}
	return n
}

// holdsMore reports whether the engine may hold documents beside those that were
// written: what it lost too is not kept.
func (x *Indexer) holdsMore(ctx context.Context, written map[index.Name]int) (more bool, err error) {
	e, ok := x.cfg.Engine.(index.Counter)
	if !ok {
		return true, nil
	}
	for _, n := range index.Names() {
		err := x.retry(ctx, EngineName, func() error {
			has, err := e.Count(ctx, n)
			more = more || has > written[n]
			return err
		})
		if err != nil {
			return true, fmt.Errorf("count %s in the engine: %w", n, err)
		}
	}
	return more, nil
}

// keep logs once that documents are kept, and returns how many.
func (x *Indexer) keep(documents int) int {
	x.status.mu.Lock()
	told := x.status.s.Kept > 0
	x.status.mu.Unlock()
	if !told {
		x.cfg.Logger.Warn("the engine holds many documents that this log does not make: they are kept until it makes most of them, or until `stackdex engine reindex --accept` publishes an index without them", "documents", documents)
	}
	return documents
}

// remove deletes documents that the state does not know, publishes that to CHANGES, and
// restores the meta record.
func (x *Indexer) remove(ctx context.Context, gone []record.Change) error {
	m := x.meta()
	b := index.Batch{Meta: &m, Fence: x.fence(ctx)}
	at := x.cfg.Now().UTC()
	for i, c := range gone {
		gone[i].At = at
		b.Deletes = append(b.Deletes, index.Ref{Index: index.Name(c.Index), ID: c.ID})
	}
	// Published first: after a deletion nothing tells any more what was deleted.
	for batch := range slices.Chunk(gone, announceBatch) {
		if err := x.publish(ctx, batch); err != nil {
			return err
		}
	}
	for _, ref := range b.Deletes {
		delete(x.told, ref)
	}
	err := x.retry(ctx, EngineName, func() error {
		refused, err := x.cfg.Engine.Apply(ctx, b)
		if err == nil && len(refused) > 0 {
			err = fmt.Errorf("delete %d documents that the state does not know: %s/%s: %s", len(refused), refused[0].Ref.Index, refused[0].Ref.ID, refused[0].Reason)
		}
		return err
	})
	if err == nil {
		x.updateStatus(func(s *Status) { s.Deleted += int64(len(gone)) })
	}
	return err
}
