package meiliindex

import (
	"cmp"
	"context"
	"errors"
	"fmt"

	"github.com/meilisearch/meilisearch-go"

	"github.com/stackdex/stackdex/index"
)

// Publish swaps all indexes of a generation with the live ones in one task:
//
//  1. what an operator changed in the live settings meanwhile is carried over;
//  2. writes under way are awaited, because a swap does not move them;
//  3. the four pairs of indexes are swapped;
//  4. the former live indexes are renamed after their generation.
//
// Death between the steps leaves a state that the next call goes on from.
func (g *Generations) Publish(ctx context.Context, generation string) error {
	if err := index.CheckGeneration(generation); err != nil {
		return err
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	live := set{prefix: g.prefix}
	named, found, err := g.sets(ctx)
	if err == nil && found[live.uid(metaKind)] != nil {
		if err = g.awaitSwaps(ctx); err == nil {
			named, found, err = g.sets(ctx)
		}
	}
	if err != nil {
		return err
	}
	next, ok := named[generation]
	switch {
	case !ok:
		return fmt.Errorf("publish generation %s: there is none of this name on Meilisearch %s", generation, g.client.base)
	case next == live:
		return nil
	}
	before := cmp.Or(nameOf(named, live), firstGeneration)
	if err := g.complete(ctx, live, before, found, nil); err != nil {
		return err
	}
	for _, n := range index.Names() {
		carry, err := g.carry(ctx, live.uid(string(n)))
		if err != nil {
			return err
		}
		if err := g.writeSettings(ctx, next.uid(string(n)), n, carry); err != nil {
			return err
		}
	}
	if err := g.client.awaitIdle(ctx, append(live.uids(), next.uids()...)); err != nil {
		return err
	}
	swapped := func() (bool, error) {
		name, err := g.label(ctx, live)
		return name == generation, err
	}
	if err := g.swap(ctx, pairsOf(next, live), swapped); err != nil {
		return fmt.Errorf("publish generation %s: %w", generation, err)
	}
	g.log.Info("index generation published", "generation", generation, "before", before)
	g.setPlace(generation, live)
	g.setPlace(before, g.renameAfter(ctx, next, before, named))
	g.placeMu.Lock()
	g.published++
	g.placeMu.Unlock()
	return nil
}

// rename gives the indexes of a set the names of another, which has none, unless done
// reports that they have them.
func (g *Generations) rename(ctx context.Context, from, to set, done func() (bool, error)) error {
	pairs := pairsOf(from, to)
	for _, p := range pairs {
		p.Rename = true
	}
	return g.swap(ctx, pairs, done)
}

// pairsOf pairs the indexes of two sets.
func pairsOf(a, b set) []*meilisearch.SwapIndexesParams {
	var pairs []*meilisearch.SwapIndexesParams
	for _, kind := range kinds() {
		pairs = append(pairs, &meilisearch.SwapIndexesParams{Indexes: []string{a.uid(kind), b.uid(kind)}})
	}
	return pairs
}

// swap has the server swap or rename pairs of indexes. Twice would undo a swap, so it is
// requested once, when no earlier request is under way, and done reports the outcome: the
// answer may get lost, and a key that is limited to our indexes may start such a task but
// not see it, because it belongs to no index.
func (g *Generations) swap(ctx context.Context, pairs []*meilisearch.SwapIndexesParams, done func() (bool, error)) error {
	if ok, err := done(); ok || err != nil {
		return err
	}
	task, err := g.client.startOnce(ctx, "swap indexes", func(ctx context.Context) (*meilisearch.TaskInfo, error) {
		return g.client.lib.SwapIndexesWithContext(ctx, pairs)
	})
	if err == nil {
		err = g.client.wait(ctx, task)
	}
	if err != nil && !errors.Is(err, index.ErrUnavailable) && !errors.Is(err, errNoTask) {
		return fmt.Errorf("swap indexes: %w", err)
	}
	ok, failed := done()
	if !ok && failed == nil {
		if failed = g.awaitSwaps(ctx); failed == nil {
			ok, failed = done()
		}
	}
	switch {
	case ok:
		return nil
	case failed != nil:
		return fmt.Errorf("swap indexes: %w", failed)
	case err == nil || errors.Is(err, errNoTask):
		err = fmt.Errorf("%w: it was not done, or undone", index.ErrUnavailable)
	}
	return fmt.Errorf("swap indexes: %w", err)
}

// awaitSwaps returns when all swaps of our indexes that were asked for are over:
// the server takes the tasks of an index in their order, so it writes something
// that means nothing, and waits.
func (g *Generations) awaitSwaps(ctx context.Context) error {
	return g.probe(ctx, set{prefix: g.prefix})
}

// probe writes a document that means nothing.
func (g *Generations) probe(ctx context.Context, s set) error {
	return g.putMeta(ctx, s, "probe", map[string]any{"id": "probe"})
}

// renameAfter gives a set the suffix that its generation is called by, and
// returns the set. Nothing depends on it, so that it may fail.
func (g *Generations) renameAfter(ctx context.Context, s set, name string, named map[string]set) set {
	delete(named, name)
	for other, have := range named {
		if have == s {
			delete(named, other)
		}
	}
	to := set{g.prefix, freeSuffix(named, name)}
	if to == s {
		return s
	}
	renamed := func() (bool, error) {
		have, err := g.label(ctx, to)
		return have == name, err
	}
	if err := g.rename(ctx, s, to, renamed); err != nil {
		g.log.Warn("the indexes of the former generation keep their names", "suffix", s.suffix, "err", err)
		return s
	}
	return to
}

// Drop removes a generation that is not live.
func (g *Generations) Drop(ctx context.Context, generation string) error {
	if err := index.CheckGeneration(generation); err != nil {
		return err
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	named, found, err := g.sets(ctx)
	if err != nil {
		return err
	}
	s, ok := named[generation]
	switch {
	case !ok:
		return fmt.Errorf("drop generation %s: there is none of this name on Meilisearch %s", generation, g.client.base)
	case s.suffix == "":
		return fmt.Errorf("drop generation %s: it is live", generation)
	}
	for _, uid := range s.uids() { // the meta index last: what is half dropped is still listed
		if found[uid] == nil {
			continue
		}
		err := g.client.run(ctx, "delete index "+uid, func(ctx context.Context) (*meilisearch.TaskInfo, error) {
			return g.client.lib.DeleteIndexWithContext(ctx, uid)
		})
		if err != nil && taskCode(err) != noIndex {
			return fmt.Errorf("drop generation %s: %w", generation, err)
		}
	}
	return nil
}
