package indexer

import (
	"context"
	"maps"
	"slices"

	"github.com/stackdex/stackdex/index/fold"
	"github.com/stackdex/stackdex/index/state"
)

// resolveBatch is the number of dirty things that one transaction resolves.
const resolveBatch = 20_000

// resolve leads everything that is dirty to the documents that it touches.
// The order matters: measurements look at what their evidence meant before it
// is forgotten, and sets at what their names mean now.
func (x *Indexer) resolve(ctx context.Context) error {
	more := true
	step := func(tx *state.Tx) (err error) {
		x.namings.wait()
		if err = x.keepNamed(tx); err == nil {
			more, err = x.resolveSome(tx)
		}
		return err
	}
	if err := x.cfg.State.File(ctx, step); err != nil {
		return err
	}
	for more {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := x.cfg.State.Update(step); err != nil {
			return err
		}
	}
	return nil
}

// resolveSome resolves what one transaction does, and reports whether there may
// be more.
func (x *Indexer) resolveSome(tx *state.Tx) (more bool, err error) {
	left := resolveBatch
	for _, step := range []struct {
		work    state.Work
		resolve func(*state.Tx, []state.Item) error
	}{
		{state.DirtyName, x.resolveNames},
		{state.DirtyMeasured, eachOf(state.DirtyMeasured, x.resolveMeasured)},
		{state.DirtyEvidence, eachOf(state.DirtyEvidence, x.resolveEvidence)},
		{state.DirtyPage, x.resolvePages},
		{state.DirtySet, eachOf(state.DirtySet, x.resolveSet)},
	} {
		items := tx.DirtyAfter(step.work, nil, left)
		if err := step.resolve(tx, items); err != nil {
			return false, err
		}
		if left -= len(items); left == 0 {
			return true, nil
		}
	}
	return false, nil
}

// eachOf makes a step of what is done for one dirty thing, which is clean then.
func eachOf(work state.Work, fn func(*state.Tx, state.Item) error) func(*state.Tx, []state.Item) error {
	return func(tx *state.Tx, items []state.Item) error {
		for _, item := range items {
			if err := fn(tx, item); err != nil {
				return err
			}
			if err := tx.Clear(work, item.Key); err != nil {
				return err
			}
		}
		return nil
	}
}

// moved marks what is touched when an evidence leaves a tool or joins it: the
// pages on which it stands, their sets, and what its measurements are
// contrasted with.
func (x *Indexer) moved(tx *state.Tx, id state.ID, tool string) error {
	pages, err := tx.PagesOf(id)
	if err != nil {
		return err
	}
	for _, p := range pages {
		if err := tx.Mark(state.DirtyPage, p[:], nil); err != nil {
			return err
		}
		if err := tx.Mark(state.DirtyPageTexts, p[:], nil); err != nil {
			return err
		}
	}
	sets, err := tx.SetsWith(id)
	if err != nil {
		return err
	}
	for _, s := range sets {
		if err := tx.Mark(state.DirtySet, s[:], nil); err != nil {
			return err
		}
	}
	return markMeasured(tx, id, tool, "")
}

// markMeasured marks the measurements of a tool, or of an evidence that means
// no tool, of one metric or, with "", of all.
func markMeasured(tx *state.Tx, id state.ID, tool, metric string) error {
	members := []state.ID{id}
	if tool != "" {
		others, err := tx.Members(tool)
		if err != nil {
			return err
		}
		members = append(members, others...)
	}
	for _, m := range members {
		err := tx.EachMeasured(m, metric, func(text string, page state.ID) error {
			if tx.Marked(state.DirtyPageTexts, page[:]) {
				return nil // folded with the page
			}
			return tx.Mark(state.DirtyText, []byte(text), nil)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func markTools(tx *state.Tx, ids ...string) error {
	for _, id := range ids {
		if id == "" {
			continue
		}
		if err := tx.Mark(state.DirtyTool, []byte(id), nil); err != nil {
			return err
		}
	}
	return nil
}

func (x *Indexer) resolveMeasured(tx *state.Tx, item state.Item) error {
	id, metric, err := state.MeasuredKey(item.Key)
	if err != nil {
		return err
	}
	was, _, err := tx.Resolved(id)
	if err != nil {
		return err
	}
	return markMeasured(tx, id, was.Tool, metric)
}

func (x *Indexer) resolveEvidence(tx *state.Tx, item state.Item) error {
	id := state.ID(item.Key)
	was, known, err := tx.Resolved(id)
	if err != nil || !known {
		return err
	}
	if err := markTools(tx, was.Tool); err != nil {
		return err
	}
	if _, there, err := tx.Evidence(id); err != nil || there {
		return err
	}
	x.names.drop(id)
	return tx.DropResolved(id)
}

// resolvePages marks the tools and sets of pages, each once and in order.
func (x *Indexer) resolvePages(tx *state.Tx, items []state.Item) error {
	tools, sets := map[string]bool{}, map[string]bool{}
	p := &state.Page{}
	for _, item := range items {
		known, err := tx.ReadPage(state.ID(item.Key), p)
		if err == nil && known {
			err = p.ReadFiled()
		}
		if err != nil {
			return err
		}
		if err := tx.Clear(state.DirtyPage, item.Key); err != nil {
			return err
		}
		if !known {
			continue
		}
		for _, n := range p.Names {
			tools[x.names.of(n.Evidence).ID] = true
		}
		for _, s := range p.Sets {
			sets[string(s.ID[:])] = true
		}
	}
	if err := markTools(tx, slices.Sorted(maps.Keys(tools))...); err != nil {
		return err
	}
	for _, s := range slices.Sorted(maps.Keys(sets)) {
		if err := tx.Mark(state.DirtySet, []byte(s), nil); err != nil {
			return err
		}
	}
	return nil
}

func (x *Indexer) resolveSet(tx *state.Tx, item state.Item) error {
	set := state.ID(item.Key)
	evidence, err := tx.Set(set)
	if err != nil {
		return err
	}
	pages, err := tx.SetPages(set)
	if err != nil {
		return err
	}
	was, now := tx.Compared(set), ""
	if len(pages) > 0 {
		now = fold.ComparisonID(x.toolsOf(evidence))
	} else if err := tx.ForgetSet(set, evidence); err != nil {
		return err
	}
	if err := tx.PutCompared(set, now); err != nil {
		return err
	}
	for _, id := range []string{was, now} {
		if id == "" {
			continue
		}
		if err := tx.Mark(state.DirtyComparison, []byte(id), nil); err != nil {
			return err
		}
	}
	return nil
}

// toolsOf returns the ids of the tools that some evidence means, sorted.
func (x *Indexer) toolsOf(evidence []state.ID) []string {
	var ids []string
	for _, e := range evidence {
		if id := x.names.of(e).ID; id != "" {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}
