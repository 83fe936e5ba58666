package indexer

import (
	"context"
	"fmt"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/state"
	"github.com/stackdex/stackdex/ingest/record"
)

// adopts reports whether the engine can be compared with the state, though another
// indexer wrote to it: it did so in the same generation, from the same log.
func (x *Indexer) adopts(has index.Meta, m state.Meta) bool {
	_, ok := x.cfg.Engine.(index.Auditor)
	return ok && !m.Rewrite && m.AppliedPages > 0 && x.alike(has) && (m.Following || has.Owner != "" && has.Owner != m.ID)
}

// alike reports whether a record is one of this generation and log.
func (x *Indexer) alike(has index.Meta) bool {
	want := x.meta()
	return has.Generation == want.Generation && has.Schema == want.Schema && has.Mapping == want.Mapping && has.Log.Equal(want.Log)
}

// adopt takes over what another indexer wrote, as far as its record says; what that one
// wrote besides, or did not, an audit finds once the log is read. What an earlier state
// of ours was to tell of it is dropped: whoever published it first has told it, or
// tellUntold does.
func (x *Indexer) adopt(has index.Meta) error {
	x.adopting = true
	x.cfg.Logger.Info("another indexer wrote to the engine: its documents are compared with what this one makes of the log", "generation", x.cfg.Generation)
	notes := handover{state: x.cfg.State}
	if err := notes.each(notes.clear); err != nil {
		return err
	}
	return x.cfg.State.Update(func(tx *state.Tx) error {
		tx.Meta.Following, tx.Meta.Mark = true, ""
		tx.Meta.Engine, tx.Meta.EngineForgot = has.Applied, has.Forgotten
		return nil
	})
}

// adopted ends what adopt began, once the engine holds what the state says: followers of
// CHANGES and the crawlers learn what the other indexer did not tell them.
func (x *Indexer) adopted(ctx context.Context) error {
	if !x.adopting || x.suspicion != "" {
		return nil
	}
	if err := x.askNoted(ctx); err != nil {
		return err
	}
	if err := x.tellUntold(ctx); err != nil {
		return err
	}
	if err := x.tellGone(ctx); err != nil {
		return err
	}
	err := x.cfg.State.Update(func(tx *state.Tx) error { tx.Meta.Following = false; return nil })
	if err != nil {
		return err
	}
	x.adopting = false
	if err := x.remember(ctx, true); err != nil {
		return err
	}
	return x.record(ctx)
}

// notedBatch is the number of repositories whose pages are requested together.
const notedBatch = 10_000

// askNoted asks for the pages of repositories that were noted while another one wrote.
func (x *Indexer) askNoted(ctx context.Context) error {
	if x.cfg.Wanted == nil {
		return nil
	}
	for {
		var repositories []string
		if err := x.cfg.State.View(func(tx *state.Tx) (err error) {
			repositories, err = tx.NotedWanted(notedBatch)
			return err
		}); err != nil || len(repositories) == 0 {
			return err
		}
		var rows []record.URLRow
		for _, r := range repositories {
			rows = append(rows, x.cfg.Wanted(r)...)
		}
		if err := x.ask(ctx, rows); err != nil {
			return err
		}
		if err := x.cfg.State.Update(func(tx *state.Tx) error { return putWanted(tx, repositories) }); err != nil {
			return err
		}
	}
}

// tellUntold tells followers of documents that the engine has and of which they were told
// another version or nothing: the process that wrote them died before it published that.
func (x *Indexer) tellUntold(ctx context.Context) error {
	for _, n := range index.Names() {
		for after := []byte(nil); ; {
			var c chunk
			err := x.cfg.State.View(func(tx *state.Tx) (err error) {
				after, err = tx.WrittenAfter(n, after, announceBatch, func(id, text string, w state.Written) error {
					if held(w) && !w.Refused && w.Known() {
						c.outputs = append(c.outputs, output{ref: index.Ref{Index: n, ID: id}, text: text, json: []byte{}, written: w, before: w, existed: true})
					}
					return nil
				})
				return err
			})
			if err == nil {
				err = x.publish(ctx, x.dated(x.changes(c, nil)))
			}
			if err != nil {
				return fmt.Errorf("tell what was written before: %w", err)
			}
			if after == nil {
				break
			}
		}
	}
	return nil
}
