package indexer

import (
	"cmp"
	"context"
	"crypto/rand"
	"encoding/json"
	"fmt"
	"time"

	"github.com/cespare/xxhash/v2"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/fold"
	"github.com/stackdex/stackdex/index/state"
)

// checkLog compares the state with the log that it is made from; a new state records
// the log.
func (x *Indexer) checkLog(ctx context.Context) error {
	var pages, history index.StreamInfo
	err := x.retry(ctx, "the log", func() (err error) {
		if pages, err = x.cfg.Log.PagesInfo(ctx); err != nil {
			return fmt.Errorf("describe PAGES: %w", err)
		}
		if history, err = x.cfg.Log.HistoryInfo(ctx); err != nil {
			return fmt.Errorf("describe HISTORY: %w", err)
		}
		return nil
	})
	if err != nil {
		return err
	}
	if err := x.ensureID(); err != nil {
		return err
	}
	x.setLast(pages.Last)
	m := x.cfg.State.Meta()
	if m.Pages.IsZero() {
		return x.cfg.State.Update(func(tx *state.Tx) error {
			tx.Meta.Pages, tx.Meta.History, tx.Meta.Generation = pages.Created, history.Created, x.cfg.Generation
			return nil
		})
	}
	for _, s := range []struct {
		name    string
		info    index.StreamInfo
		created time.Time // of the log that the state was made from
		applied uint64
	}{
		{"PAGES", pages, m.Pages, m.AppliedPages},
		{"HISTORY", history, m.History, m.AppliedHistory},
	} {
		if !s.created.Equal(s.info.Created) {
			return fmt.Errorf("%w: %s was created at %s, that of the state at %s", ErrOtherLog, s.name, s.info.Created, s.created)
		}
		if s.info.End < s.applied { // Last may be: the newest page can be one that cannot be read
			return fmt.Errorf("%w: %s ends at %d, the state has applied %d", ErrOtherLog, s.name, s.info.End, s.applied)
		}
	}
	return nil
}

// ensureID gives a state without one the id that it is known by in the engine.
func (x *Indexer) ensureID() error {
	if x.cfg.State.Meta().ID != "" {
		return nil
	}
	return x.cfg.State.Update(func(tx *state.Tx) error {
		tx.Meta.ID = cmp.Or(x.cfg.ID, rand.Text())
		return nil
	})
}

// recoverPending handles the documents that a process was writing when it died.
func (x *Indexer) recoverPending() error {
	n, err := x.cfg.State.Recover()
	if n > 0 {
		x.cfg.Logger.Info("the last run ended while it wrote documents: writing them again", "documents", n)
	}
	return err
}

// checkNames marks the names whose meaning changed while nobody looked: the
// registry is another one, or the process died before it resolved them.
func (x *Indexer) checkNames() error {
	return x.cfg.State.Update(func(tx *state.Tx) error {
		tx.Meta.Names = x.cfg.Names.Fingerprint()
		return tx.EachName(func(key state.ID, evidence []state.ID) error {
			for _, id := range evidence {
				was, known, err := tx.Resolved(id)
				if err != nil {
					return err
				}
				if known && was == resolved(x.names.of(id)) {
					continue
				}
				e, _, err := tx.Evidence(id)
				if err != nil {
					return err
				}
				if err := tx.Mark(state.DirtyName, key[:], []byte(e.Key)); err != nil {
					return err
				}
			}
			return nil
		})
	})
}

// checkFold marks everything dirty if the rules of folding have changed.
func (x *Indexer) checkFold() error {
	b, err := json.Marshal(x.cfg.Fold)
	if err != nil {
		return fmt.Errorf("fingerprint of folding: %w", err)
	}
	fingerprint := fmt.Sprintf("%d-%d-%x", index.DocumentSchema, fold.Version, xxhash.Sum64(b))
	if x.cfg.State.Meta().Fold == fingerprint {
		return nil
	}
	return x.cfg.State.Update(func(tx *state.Tx) error {
		tx.Meta.Fold = fingerprint
		return tx.MarkAll()
	})
}

// checkEngine has every document written again if the engine does not hold what the
// state says.
func (x *Indexer) checkEngine(ctx context.Context) error {
	var has index.Meta
	err := x.retry(ctx, EngineName, func() (err error) {
		has, err = x.cfg.Engine.Meta(ctx)
		if err != nil {
			return fmt.Errorf("read the meta record of the engine: %w", err)
		}
		return nil
	})
	if err != nil {
		return err
	}
	m := x.cfg.State.Meta()
	if err := x.foreign(ctx, has, m); err != nil {
		return err
	}
	if has.Reserved() { // for us, and there is nothing yet
		has = index.Meta{}
	}
	x.updateStatus(func(s *Status) { s.Rewriting = m.Rewrite })
	x.adopting, x.recorded = false, has.Previous
	if has.Owner != m.ID && has.Generation == x.cfg.Generation && has.Previous != "" { // it was published while we did not look
		if err := x.cfg.State.Update(func(tx *state.Tx) error { tx.Meta.Previous = has.Previous; return nil }); err != nil {
			return err
		}
	}
	if x.adopts(has, m) {
		err = x.adopt(has)
	} else if reason := x.mismatch(has, m); reason != "" && !m.Rewrite {
		x.cfg.Logger.Warn("the engine does not match the state: writing every document again", "reason", reason, "generation", x.cfg.Generation)
		var before map[index.Name]int
		if before, err = x.expectedCounts(ctx, m); err == nil {
			err = x.distrust(before)
		}
	}
	if err != nil {
		return err
	}
	x.owner = has.Owner == m.ID
	x.suspicion, err = x.suspect(ctx, has, x.cfg.State.Meta())
	return err
}

// OfAnother reports whether the record of an engine says that another installation
// wrote it than the one that made a state.
func OfAnother(has index.Meta, m state.Meta) bool {
	return !has.Log.IsZero() && !has.Log.Equal(m.Pages) && has.Owner != m.ID
}

// foreign returns index.ErrForeign if the engine is set up for another installation, is
// used by one that has nothing to write yet, or holds documents that are not ours to
// replace: those of another one, or those of which nobody knows whose they are.
func (x *Indexer) foreign(ctx context.Context, has index.Meta, m state.Meta) error {
	elsewhere := OfAnother(has, m) && has.From != x.cfg.From
	if has.Reserved() {
		return occupied(has, elsewhere)
	}
	unknown := has == (index.Meta{}) && m.AppliedPages == 0
	if !unknown && !OfAnother(has, m) {
		return nil
	}
	all, err := x.expectedCounts(ctx, state.Meta{})
	if err != nil {
		return err
	}
	for _, n := range index.Names() {
		if all[n] > 0 {
			return fmt.Errorf("%w: %d %s that were not made from this log, but%s; choose another --index-prefix, or publish an index of this log in its place with `stackdex engine reindex --accept`", index.ErrForeign, all[n], n, byWhom(has))
		}
	}
	return occupied(has, elsewhere && has.From != "")
}

// occupied returns an index.ErrForeign if an engine that holds nothing is that of an
// installation elsewhere: made for it, or claimed by it when it began to index.
func occupied(has index.Meta, elsewhere bool) error {
	if !elsewhere {
		return nil
	}
	return fmt.Errorf("%w: they are set up for %s; choose another --index-prefix, or, if that one is gone, make them this installation's with `stackdex engine setup --take-over`", index.ErrForeign, has.Installation())
}

// byWhom says whose the documents of an engine are.
func byWhom(has index.Meta) string {
	if has.Log.IsZero() {
		return " by nobody that is known"
	}
	return " by " + has.Installation()
}

// expectedCounts returns the numbers of documents expected after a rewrite: those that were
// written or, for a new state, those that the engine has.
func (x *Indexer) expectedCounts(ctx context.Context, m state.Meta) (all map[index.Name]int, err error) {
	if m.AppliedPages > 0 {
		return m.Written, nil
	}
	err = x.retry(ctx, EngineName, func() (err error) {
		all, err = counts(ctx, x.cfg.Engine, x.cfg.State)
		return err
	})
	return all, err
}

// distrust has every document written again.
func (x *Indexer) distrust(before map[index.Name]int) error {
	x.adopting = false
	x.updateStatus(func(s *Status) { s.Rewriting = true })
	return x.cfg.State.Update(func(tx *state.Tx) error {
		tx.Meta.Rewrite, tx.Meta.Before, tx.Meta.Following = true, before, false
		return tx.MarkAll()
	})
}

// claim writes our name into the engine, unless it is there, so that an indexer that
// does not know yet that we took its place stops. No document is written before that,
// and the log is read meanwhile.
func (x *Indexer) claim(ctx context.Context) error {
	if x.owner {
		return nil
	}
	m := x.written()
	return x.retry(ctx, EngineName, func() error { return x.writeMeta(ctx, m) })
}

// guard returns an error if somebody else wrote to the engine. An engine that cannot be
// asked now is asked later.
func (x *Indexer) guard(ctx context.Context) error {
	g, ok := x.cfg.Engine.(index.Guarder)
	if !ok {
		return nil
	}
	if err := g.Guard(ctx); !isTransient(err) {
		return err
	}
	return nil
}

// mismatch says how the engine's record differs from the state, "" if they agree. A
// process that died between engine and commit leaves an engine that is ahead of what
// the state knows to be written, never of what it has applied.
func (x *Indexer) mismatch(has index.Meta, m state.Meta) string {
	written := 0
	for _, n := range m.Written {
		written += n
	}
	want := x.meta()
	switch {
	case has == index.Meta{} && written == 0, has.Owner == want.Owner && has.Applied == 0 && written == 0: // it is ours, and nothing was written yet
		return ""
	case written == 0 && m.AppliedPages == 0:
		return "the state is new"
	case has == index.Meta{}:
		return "the engine has no meta record"
	case has.Generation != want.Generation:
		return fmt.Sprintf("the engine holds generation %q, the state %q", has.Generation, want.Generation)
	case has.Schema != want.Schema:
		return fmt.Sprintf("the engine holds documents of schema %d, this program writes %d", has.Schema, want.Schema)
	case has.Mapping != want.Mapping:
		return "the engine's settings are other ones"
	case has.Owner != "" && has.Owner != want.Owner:
		return "another indexer wrote to the engine"
	case !has.Log.Equal(want.Log):
		return "the engine was written from another log"
	case has.Applied < m.Engine || has.Applied > m.AppliedPages:
		return fmt.Sprintf("the engine is at sequence %d, the state between %d and %d", has.Applied, m.Engine, m.AppliedPages)
	case has.Forgotten < m.EngineForgot || has.Forgotten > m.Suppressions:
		return "the engine may hold what was forgotten since"
	case m.Following && written > 0:
		return "the state only followed the log"
	}
	return ""
}

// finishRewrite ends a rewrite when all is clean: documents that the engine
// has and the state does not know are deleted, unless they are too many.
func (x *Indexer) finishRewrite(ctx context.Context) error {
	if !x.cfg.State.Meta().Rewrite || x.cfg.State.Dirty() > 0 {
		return nil
	}
	kept, err := x.purge(ctx)
	x.kept = kept > 0
	x.updateStatus(func(s *Status) { s.Kept = kept })
	if err != nil || x.kept {
		return err
	}
	if err := x.tellGone(ctx); err != nil {
		return err
	}
	err = x.cfg.State.Update(func(tx *state.Tx) error {
		tx.Meta.Rewrite, tx.Meta.Before = false, nil
		tx.Meta.Engine, tx.Meta.EngineForgot = tx.Meta.AppliedPages, tx.Meta.Suppressions
		return nil
	})
	x.updateStatus(func(s *Status) { s.Rewriting = false })
	if err != nil {
		return err
	}
	x.suspicion = ""
	return x.remember(ctx, true)
}
