package indexer

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/state"
)

// counts returns how many documents an engine has, or should have if it cannot
// say.
func counts(ctx context.Context, e index.Engine, st *state.State) (map[index.Name]int, error) {
	all := st.Meta().Written
	c, ok := e.(index.Counter)
	if !ok {
		return all, nil
	}
	for _, n := range index.Names() {
		has, err := c.Count(ctx, n)
		if err != nil {
			return nil, fmt.Errorf("count %s in the engine: %w", n, err)
		}
		all[n] = has
	}
	return all, nil
}

// differing returns in how many documents an engine is not what a state wrote, 0
// if it cannot say.
func differing(ctx context.Context, st *state.State, e index.Engine) (int, error) {
	audited, ok := e.(index.Auditor)
	if !ok {
		return 0, nil
	}
	return total(func(n index.Name) (*difference, error) { return compare(ctx, st, audited, n) })
}

// differingEngines returns in how many documents two engines differ, 0 if they
// cannot say.
func differingEngines(ctx context.Context, a, b index.Engine) (int, error) {
	x, ok := a.(index.Auditor)
	y, ok2 := b.(index.Auditor)
	if !ok || !ok2 {
		return 0, nil
	}
	return total(func(n index.Name) (*difference, error) { return compareEngines(ctx, x, y, n) })
}

func total(compare func(index.Name) (*difference, error)) (sum int, err error) {
	for _, n := range index.Names() {
		d, err := compare(n)
		if err != nil {
			return 0, err
		}
		sum += d.total()
	}
	return sum, nil
}

// judge compares the numbers of documents and what searches find. What the live
// engine lost of what was written to it does not excuse the new one.
func (r *Reindexing) judge(out *Reindexed) error {
	written := r.Live.Meta().Written
	for _, n := range index.Names() {
		before, after := max(out.Before[n], written[n]), out.After[n]
		if index.LacksMany(after, before) {
			return fmt.Errorf("%w: %d %s, the live generation has %d", ErrWorse, after, n, before)
		}
	}
	if len(out.Lost) > sampleTools/10 {
		return fmt.Errorf("%w: %d popular tools are not found by their names: %v", ErrWorse, len(out.Lost), out.Lost)
	}
	return nil
}

// sampleTools is the number of popular tools that are searched by name.
const sampleTools = 50

// lost returns the popular tools that the live engine finds by name and that of
// x does not. One that cannot be asked now is waited for.
func (r *Reindexing) lost(ctx context.Context, x *Indexer) ([]string, error) {
	if r.LiveEngine == nil {
		return nil, nil
	}
	var tools []Popular
	err := r.Live.View(func(tx *state.Tx) error {
		return tx.EachWritten(index.Tools, func(id, _ string, w state.Written) error {
			tools = append(tools, Popular{id, w.Name, w.Popularity})
			return nil
		})
	})
	if err != nil {
		return nil, err
	}
	sortPopular(tools)
	lost := []string{}
	for _, t := range tools[:min(len(tools), sampleTools)] {
		was, err := x.finds(ctx, r.LiveEngine, t)
		if errors.Is(err, index.ErrMissing) {
			break // nothing to compare with
		}
		if err != nil {
			return nil, fmt.Errorf("search %q in the live generation: %w", t.Name, err)
		}
		if !was {
			continue
		}
		is, err := x.finds(ctx, x.cfg.Engine, t)
		if err != nil {
			return nil, fmt.Errorf("search %q in the new generation: %w", t.Name, err)
		}
		if !is {
			lost = append(lost, t.ID)
		}
	}
	return lost, nil
}

func (x *Indexer) finds(ctx context.Context, e index.Engine, t Popular) (bool, error) {
	var res index.Result
	err := x.retry(ctx, EngineName, func() (err error) {
		res, err = e.Search(ctx, index.Query{Index: index.Tools, Text: t.Name, Limit: 10})
		return err
	})
	if err != nil {
		return false, err
	}
	return slices.ContainsFunc(res.Hits, func(h index.Hit) bool { return h.ID == t.ID }), nil
}
