package indexer

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/cenkalti/backoff/v5"
	"golang.org/x/sync/errgroup"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/state"
	"github.com/stackdex/stackdex/ingest/record"
)

// ClassRefused is the class of dead letters of documents that could not be
// folded or that the engine refused.
const ClassRefused = "refused_document"

// EngineName is what a status calls the engine.
const EngineName = "the engine"

// finish writes dead letters for what the engine refused of a chunk, publishes the rest
// to CHANGES and commits it, while the engine's record is written. What does not depend
// on the engine is done while it works; the transaction of a chunk that others follow
// is not, because sending the next chunk needs the state.
func (x *Indexer) finish(ctx context.Context, s *sending) error {
	wanted, err := x.want(ctx, s.chunk)
	if err != nil {
		return err
	}
	changes := x.changes(s.chunk, nil)
	publish := func() error { return x.publishChunk(ctx, s, changes) }
	if !s.last {
		if err := publish(); err != nil {
			return err
		}
		publish = func() error { return nil }
	}
	return x.commit(s, wanted, publish)
}

// publishChunk waits for the engine, writes dead letters for what it refused of a chunk
// and publishes the rest to CHANGES; changes are those if it refused nothing.
func (x *Indexer) publishChunk(ctx context.Context, s *sending, changes []record.Change) error {
	if err := s.taken(ctx); err != nil {
		return err
	}
	g, ctx := errgroup.WithContext(ctx)
	if s.final {
		g.Go(func() error {
			m := x.meta()
			return x.retry(ctx, EngineName, func() error { return x.writeMeta(ctx, m) })
		})
	}
	g.Go(func() error {
		if err := x.bury(ctx, s.chunk, s.refused); err != nil {
			return err
		}
		if len(s.refused) > 0 {
			changes = x.changes(s.chunk, s.refused)
		}
		return x.publish(ctx, x.dated(changes))
	})
	return g.Wait()
}

// meta is the record that the engine keeps of this state.
func (x *Indexer) meta() index.Meta {
	m := x.cfg.State.Meta()
	if x.adopting { // what else the engine holds is not known yet
		m.AppliedPages, m.Suppressions = m.Engine, m.EngineForgot
	}
	return index.Meta{Generation: x.cfg.Generation, Schema: index.DocumentSchema, Mapping: x.cfg.Mapping, Applied: m.AppliedPages, Forgotten: m.Suppressions, Log: m.Pages, Owner: m.ID, From: x.cfg.From, Previous: m.Previous}
}

// written is the record of what the engine is known to hold.
func (x *Indexer) written() index.Meta {
	m, known := x.meta(), x.cfg.State.Meta()
	m.Applied, m.Forgotten = known.Engine, known.EngineForgot
	return m
}

// record updates the engine's record after pages that changed no document, so that
// processes that only read the engine see that all pages are indexed. An engine that is
// not available gets it later.
func (x *Indexer) record(ctx context.Context) error {
	if m := x.cfg.State.Meta(); x.adopting || m.Rewrite && !x.kept || m.Engine == m.AppliedPages && m.EngineForgot == m.Suppressions && m.Previous == x.recorded {
		return nil
	}
	m := x.meta()
	if err := x.writeMeta(ctx, m); isTransient(err) {
		return nil
	} else if err != nil {
		return err
	}
	x.recorded = m.Previous
	return x.cfg.State.Update(func(tx *state.Tx) error {
		tx.Meta.Engine, tx.Meta.EngineForgot = m.Applied, m.Forgotten
		return nil
	})
}

// writeMeta writes the record that the engine keeps.
func (x *Indexer) writeMeta(ctx context.Context, m index.Meta) error {
	if _, err := x.cfg.Engine.Apply(ctx, index.Batch{Meta: &m, Fence: x.fence(ctx)}); err != nil {
		return fmt.Errorf("write the meta record of the engine: %w", err)
	}
	return nil
}

// fence is the check that the engine makes before it writes; nil: none.
func (x *Indexer) fence(ctx context.Context) func() error {
	if x.cfg.Fence == nil {
		return nil
	}
	return func() error { return x.cfg.Fence(ctx) }
}

// bury writes dead letters for documents that were refused now.
func (x *Indexer) bury(ctx context.Context, c chunk, refused map[index.Ref]string) error {
	if len(refused) == 0 {
		return nil
	}
	for _, o := range c.outputs {
		reason := refused[o.ref]
		if reason == "" {
			continue
		}
		x.cfg.Logger.Warn("document refused", "document", string(o.ref.Index)+"/"+o.ref.ID, "reason", reason)
		letter := record.DeadLetter{Schema: record.SchemaVersion, Key: letterKey(o.ref), Class: ClassRefused,
			Reason: reason, Excerpt: record.Excerpt(o.json), At: x.cfg.Now().UTC()}
		if err := x.retry(ctx, "DEAD", func() error { return x.cfg.Outbox.Bury(ctx, letter) }); err != nil {
			return err
		}
	}
	return nil
}

// dated gives changes the time at which they are told.
func (x *Indexer) dated(changes []record.Change) []record.Change {
	at := x.cfg.Now().UTC()
	for i := range changes {
		changes[i].At = at
	}
	return changes
}

// changes returns the changes of a chunk, without their dates.
func (x *Indexer) changes(c chunk, refused map[index.Ref]string) []record.Change {
	changes := make([]record.Change, 0, len(c.outputs))
	sets := fieldSets{}
	for i := range c.outputs {
		o := &c.outputs[i]
		if _, no := refused[o.ref]; no {
			continue
		}
		o = x.asTold(o)
		change := record.Change{Schema: record.SchemaVersion, Op: record.OpUpsert, Index: string(o.ref.Index), ID: o.ref.ID, Fields: []string{}}
		switch {
		case o.json == nil && !(o.existed && published(o.before)):
			continue
		case o.json == nil:
			change.Op, change.Hash = record.OpDelete, o.before.HashText()
		case o.existed && !o.before.Refused && o.before.Hash == o.written.Hash:
			continue // written again, but not changed
		default:
			change.Hash = o.written.HashText()
			change.Fields, change.Values = o.changed(sets), changedValues(o.before.Shown, o.written.Shown)
		}
		changes = append(changes, change)
	}
	return changes
}

// changed names the fields that followers of CHANGES may not have in this version: all
// of them if it is not known what was published last, and only the id of a document
// that was not there.
func (o *output) changed(sets fieldSets) []string {
	if o.before.Known() || len(o.before.Fields) == 0 {
		return sets.changed(o.ref.Index, o.before.Fields, o.written.Fields)
	}
	all := slices.Clone(sets.changed(o.ref.Index, nil, o.written.Fields))
	return slices.DeleteFunc(all, func(f string) bool { return f == "id" })
}

// want asks for the pages of repositories that are known since now, and returns
// these.
func (x *Indexer) want(ctx context.Context, c chunk) ([]string, error) {
	if x.cfg.Wanted == nil {
		return nil, nil
	}
	var repositories []string
	var rows []record.URLRow
	err := x.cfg.State.View(func(tx *state.Tx) error {
		for _, o := range c.outputs {
			if o.repo == "" || tx.Wanted(o.repo) {
				continue
			}
			repositories = append(repositories, o.repo)
			rows = append(rows, x.cfg.Wanted(o.repo)...)
		}
		return nil
	})
	if err != nil {
		return repositories, err
	}
	return repositories, x.ask(ctx, rows)
}

// ask asks for pages.
func (x *Indexer) ask(ctx context.Context, rows []record.URLRow) error {
	if len(rows) == 0 {
		return nil
	}
	return x.retry(ctx, "URLS", func() error {
		_, err := x.cfg.Outbox.AddURLs(ctx, rows)
		return err
	})
}

// putWanted records that pages of repositories were asked for.
func putWanted(tx *state.Tx, repositories []string) error {
	for _, r := range repositories {
		if err := tx.PutWanted(r); err != nil {
			return err
		}
	}
	return nil
}

// clearAll records that things are clean.
func clearAll(tx *state.Tx, things []cleared) error {
	for _, d := range things {
		if err := tx.Clear(d.work, d.key); err != nil {
			return err
		}
	}
	return nil
}

// commit stores what was written and makes it clean, after publish, which it calls within
// the transaction, has returned.
func (x *Indexer) commit(s *sending, wanted []string, publish func() error) error {
	var unpublished error // which is not one of the state
	err := x.cfg.State.Update(func(tx *state.Tx) error {
		for i := range s.outputs {
			commitOutput(tx, &s.outputs[i])
		}
		if err := errors.Join(clearAll(tx, s.clear), putWanted(tx, wanted), tx.Settle(s.name()), tx.Write()); err != nil {
			return err
		}
		if unpublished = publish(); unpublished != nil {
			return unpublished
		}
		for i := range s.outputs {
			if _, no := s.refused[s.outputs[i].ref]; no {
				commitRefused(tx, &s.outputs[i])
			} else if s.outputs[i].before.Refused {
				x.accepted.Store(true)
			}
		}
		if s.last && len(s.refused) < len(s.outputs) && !x.adopting {
			tx.Meta.Engine, tx.Meta.EngineForgot = tx.Meta.AppliedPages, tx.Meta.Suppressions
		}
		return nil
	})
	if err == nil {
		x.settled(s)
	}
	x.wake()
	return cmp.Or(unpublished, err)
}

// commitOutput stores what the engine has of a document. It counts as published, which
// happens in the same transaction.
func commitOutput(tx *state.Tx, o *output) {
	switch {
	case o.err != nil:
	case o.json == nil:
		tx.DropWritten(o.ref, o.text)
	default:
		tx.PutWritten(o.ref, o.text, o.written)
	}
}

// commitRefused is commitOutput of a document that the engine refused: if the engine has
// it at all, it is the version before.
func commitRefused(tx *state.Tx, o *output) {
	refused := *o
	if o.err != nil { // nor is there a version that could be refused
		refused.err, refused.json, refused.written = nil, []byte{}, o.before
		refused.written.Hash = hashOf([]byte(o.err.Error()))
	}
	if refused.json != nil {
		refused.written.Refused, refused.written.Fields, refused.written.Shown = true, o.before.Fields, o.before.Shown
	}
	commitOutput(tx, &refused)
}

// transient are the errors that are waited out; every other one ends the indexer and
// says what to do.
var transient = []error{index.ErrUnavailable, index.ErrKey, record.ErrUnavailable}

func isTransient(err error) bool {
	return slices.ContainsFunc(transient, func(e error) bool { return errors.Is(err, e) })
}

// retry repeats fn while it fails with a transient error, and reports what it waits
// for.
func (x *Indexer) retry(ctx context.Context, what string, fn func() error) error {
	b := backoff.NewExponentialBackOff()
	b.InitialInterval, b.MaxInterval = x.cfg.RetryFrom, 30*time.Second
	waiting := false
	_, err := backoff.Retry(ctx, func() (struct{}, error) {
		err := fn()
		if err != nil && (ctx.Err() != nil || !isTransient(err)) {
			return struct{}{}, backoff.Permanent(err)
		}
		return struct{}{}, err
	}, backoff.WithBackOff(b), backoff.WithMaxElapsedTime(0), backoff.WithNotify(func(err error, next time.Duration) {
		waiting = true
		x.cfg.Logger.Warn("waiting", "for", what, "err", err, "next_try_in", next)
		x.updateStatus(func(s *Status) { s.WaitingOn, s.LastError = what, err.Error() })
	}))
	if waiting {
		x.updateStatus(func(s *Status) { s.WaitingOn = "" })
	}
	return err
}
