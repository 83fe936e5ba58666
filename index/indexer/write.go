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

// finish buries what the engine refused of a chunk, tells CHANGES of the rest and
// commits it, while the record of the engine is written. What does not depend on
// the engine is done while that works; of a chunk that others follow the
// transaction is not, since who sends the next one needs the state.
func (x *Indexer) finish(ctx context.Context, s *sending) error {
	wanted, err := x.want(ctx, s.chunk)
	if err != nil {
		return err
	}
	changes := x.changes(s.chunk, nil)
	tell := func() error { return x.tell(ctx, s, changes) }
	if !s.last {
		if err := tell(); err != nil {
			return err
		}
		tell = func() error { return nil }
	}
	return x.commit(s, wanted, tell)
}

// tell waits for the engine, buries what it refused of a chunk and tells CHANGES
// of the rest; changes are those if it refused nothing.
func (x *Indexer) tell(ctx context.Context, s *sending, changes []record.Change) error {
	if err := s.taken(ctx); err != nil {
		return err
	}
	g, ctx := errgroup.WithContext(ctx)
	if s.ends {
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
	return index.Meta{Generation: x.cfg.Generation, Schema: index.DocumentSchema, Mapping: x.cfg.Mapping, Applied: m.AppliedPages, Forgotten: m.Suppressions, Log: m.Pages, Owner: m.ID, From: x.cfg.From}
}

// written is the record of what the engine is known to hold.
func (x *Indexer) written() index.Meta {
	m, known := x.meta(), x.cfg.State.Meta()
	m.Applied, m.Forgotten = known.Engine, known.EngineForgot
	return m
}

// record brings the engine's record up to date after pages that changed no
// document: who only reads the engine sees by it that all pages are indexed. An
// engine that is not available gets it later.
func (x *Indexer) record(ctx context.Context) error {
	if m := x.cfg.State.Meta(); m.Rewrite && !x.kept || m.Engine == m.AppliedPages && m.EngineForgot == m.Suppressions {
		return nil
	}
	m := x.meta()
	if err := x.writeMeta(ctx, m); passes(err) {
		return nil
	} else if err != nil {
		return err
	}
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

// fence is what the engine asks before it writes; nil: nothing.
func (x *Indexer) fence(ctx context.Context) func() error {
	if x.cfg.Fence == nil {
		return nil
	}
	return func() error { return x.cfg.Fence(ctx) }
}

// bury keeps the documents that were refused now.
func (x *Indexer) bury(ctx context.Context, c chunk, refused map[index.Ref]string) error {
	if len(refused) == 0 {
		return nil
	}
	for _, o := range c.outputs {
		reason := refused[o.ref]
		if reason == "" {
			continue
		}
		name := fmt.Sprintf("%s/%s", o.ref.Index, o.ref.ID)
		x.cfg.Logger.Warn("document refused", "document", name, "reason", reason)
		letter := record.DeadLetter{Schema: record.SchemaVersion, Key: "document " + name, Class: ClassRefused,
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

// changes tells what of a chunk changed, but not when.
func (x *Indexer) changes(c chunk, refused map[index.Ref]string) []record.Change {
	changes := make([]record.Change, 0, len(c.outputs))
	sets := fieldSets{}
	for i := range c.outputs {
		o := &c.outputs[i]
		if _, no := refused[o.ref]; no {
			continue
		}
		change := record.Change{Schema: record.SchemaVersion, Op: record.OpUpsert, Index: string(o.ref.Index), ID: o.ref.ID, Fields: []string{}}
		switch {
		case o.json == nil && !told(o.before):
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

// changed names the fields that followers of CHANGES may not have as they are: all
// if it is not known what they were told last, but the id only of a document that
// was not there.
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
	if err != nil || len(rows) == 0 {
		return repositories, err
	}
	err = x.retry(ctx, "URLS", func() error {
		_, err := x.cfg.Outbox.AddURLs(ctx, rows)
		return err
	})
	return repositories, err
}

// commit keeps what was written and makes it clean, once tell has returned.
func (x *Indexer) commit(s *sending, wanted []string, tell func() error) error {
	var untold error // which is not one of the state
	err := x.cfg.State.Update(func(tx *state.Tx) error {
		for i := range s.outputs {
			commitOutput(tx, &s.outputs[i], false)
		}
		for _, d := range s.clear {
			if err := tx.Clear(d.work, d.key); err != nil {
				return err
			}
		}
		for _, r := range wanted {
			if err := tx.PutWanted(r); err != nil {
				return err
			}
		}
		if err := errors.Join(tx.Settle(s.name()), tx.Write()); err != nil {
			return err
		}
		if untold = tell(); untold != nil {
			return untold
		}
		for i := range s.outputs {
			if _, no := s.refused[s.outputs[i].ref]; no {
				commitOutput(tx, &s.outputs[i], true)
			}
		}
		if s.last && len(s.refused) < len(s.outputs) {
			tx.Meta.Engine, tx.Meta.EngineForgot = tx.Meta.AppliedPages, tx.Meta.Suppressions
		}
		return nil
	})
	x.changed()
	return cmp.Or(untold, err)
}

func commitOutput(tx *state.Tx, o *output, refused bool) {
	switch {
	case o.err != nil:
		return
	case o.json == nil:
		tx.DropWritten(o.ref, o.text)
		return
	}
	w := o.written // which is told meanwhile
	if refused {
		// What the engine still has, if anything, is the version before.
		w.Refused, w.Fields, w.Shown = true, o.before.Fields, o.before.Shown
	}
	tx.PutWritten(o.ref, o.text, w)
}

// mayPass are the errors that are waited for; every other one ends the indexer,
// and says what to do.
var mayPass = []error{index.ErrUnavailable, index.ErrKey, record.ErrUnavailable}

func passes(err error) bool {
	return slices.ContainsFunc(mayPass, func(e error) bool { return errors.Is(err, e) })
}

// retry repeats fn while it fails for a reason that may pass, and says what is
// waited for.
func (x *Indexer) retry(ctx context.Context, what string, fn func() error) error {
	b := backoff.NewExponentialBackOff()
	b.InitialInterval, b.MaxInterval = x.cfg.RetryFrom, 30*time.Second
	waiting := false
	_, err := backoff.Retry(ctx, func() (struct{}, error) {
		err := fn()
		if err != nil && (ctx.Err() != nil || !passes(err)) {
			return struct{}{}, backoff.Permanent(err)
		}
		return struct{}{}, err
	}, backoff.WithBackOff(b), backoff.WithMaxElapsedTime(0), backoff.WithNotify(func(err error, next time.Duration) {
		waiting = true
		x.cfg.Logger.Warn("waiting", "for", what, "err", err, "next_try_in", next)
		x.counted(func(s *Status) { s.WaitingOn, s.LastError = what, err.Error() })
	}))
	if waiting {
		x.counted(func(s *Status) { s.WaitingOn = "" })
	}
	return err
}
