package indexer

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/state"
	"github.com/stackdex/stackdex/ingest/record"
)

// ErrWorse means that a rebuilt generation is worse than the live one and was
// not published.
var ErrWorse = errors.New("the rebuilt index is worse than the live one")

// Reindexing says how a generation is rebuilt beside the live one.
type Reindexing struct {
	Config       // State, Engine and Generation are set by Reindex
	Engines      index.Generations
	StatePath    func(generation string) string
	StateOptions state.Options

	Live       *state.State // of the live generation, to compare with; nil: it is new
	LiveEngine index.Engine // nil: documents and searches are not compared
	LiveName   string       // of the live generation; empty: there is none
	Name       string       // of the new generation; it must not be in use

	// Pause returns when no indexer works on the live generation, whose place
	// another one is about to take; nil: none does.
	Pause func(ctx context.Context) error

	Accept   bool         // publish whatever the comparison says
	Progress func(Status) // called about once a second; nil: not at all
}

// Reindexed is what a rebuild did.
type Reindexed struct {
	Generation string             `json:"generation"`
	Previous   string             `json:"previous"`
	Resumed    bool               `json:"resumed"` // an interrupted rebuild was continued
	Before     map[index.Name]int `json:"before"`  // documents that the live engine had
	After      map[index.Name]int `json:"after"`   // documents that the one in its place has
	Lost       []string           `json:"lost"`    // popular tools that a search found and does not find any more
	Differ     int                `json:"differ"`  // documents that were not the same in both engines; of Rollback, before the kept one caught up
	Changes    int                `json:"changes"` // documents of which CHANGES is told
	Refused    int                `json:"refused"` // documents that the engine refused, or that could not be folded
	Removed    []string           `json:"removed"` // older generations
}

// Reindex builds a generation from the log beside the live one:
//
//  1. continue the interrupted rebuild, or begin one;
//  2. read the log until nothing is left;
//  3. compare with the live generation, and stop if the new one is worse;
//  4. pause the indexer of the live generation;
//  5. note the differences, which the next indexer of the new one tells CHANGES;
//  6. publish it;
//  7. remove all generations but it and the one before, kept for Rollback.
//
// A rebuild that is not published stays and is resumed by the next one, unless
// it is worse: then it is removed. The caller starts an Indexer on the new
// generation; its state is closed when Reindex returns.
func Reindex(ctx context.Context, r Reindexing) (out Reindexed, err error) {
	out.Previous = r.LiveName
	if out.Generation, out.Resumed, err = r.begin(ctx); err != nil {
		return out, err
	}
	st, err := state.Open(r.StatePath(out.Generation), r.StateOptions)
	if err != nil {
		return out, err
	}
	defer func() { err = errors.Join(err, st.Close()) }()
	if err := st.Update(func(tx *state.Tx) error {
		tx.Meta.Building, tx.Meta.Previous, tx.Meta.Generation = true, r.LiveName, out.Generation
		return nil
	}); err != nil {
		return out, err
	}
	if err := r.build(ctx, st, &out); err != nil {
		return out, err
	}
	if err := r.pauseLive(ctx); err != nil {
		return out, err
	}
	if err := r.publish(ctx, st, &out); err != nil {
		return out, err
	}
	if err := st.Update(func(tx *state.Tx) error { tx.Meta.Building = false; return nil }); err != nil {
		return out, err
	}
	out.Removed, err = r.clean(ctx, out.Generation, r.LiveName)
	return out, err
}

// begin finds the generation of an interrupted rebuild, or names a new one.
// Rebuilds that cannot be continued are removed.
func (r *Reindexing) begin(ctx context.Context) (name string, resumed bool, err error) {
	all, err := r.Engines.List(ctx)
	if err != nil {
		return "", false, fmt.Errorf("list the generations: %w", err)
	}
	for _, g := range all {
		if g == r.LiveName {
			continue
		}
		building, err := r.building(g)
		switch {
		case NeedsRebuild(err):
			if err := r.remove(ctx, g); err != nil {
				return "", false, err
			}
		case err != nil:
			return "", false, err
		case building && name == "":
			name = g
		}
	}
	if name != "" {
		return name, true, nil
	}
	if r.Name == "" || slices.Contains(all, r.Name) {
		return "", false, fmt.Errorf("generation %q: the name is in use", r.Name)
	}
	return r.Name, false, removeFile(r.StatePath(r.Name))
}

func (r *Reindexing) building(generation string) (bool, error) {
	path := r.StatePath(generation)
	if _, err := os.Stat(path); errors.Is(err, os.ErrNotExist) {
		return false, nil
	}
	st, err := state.Open(path, r.StateOptions)
	if err != nil {
		return false, err
	}
	m := st.Meta()
	return m.Building && m.Previous == r.LiveName, st.Close()
}

// build runs an indexer on the new generation until it has caught up, and
// compares.
func (r *Reindexing) build(ctx context.Context, st *state.State, out *Reindexed) (err error) {
	engine, err := r.Engines.Open(ctx, out.Generation)
	if err != nil {
		return fmt.Errorf("open generation %s: %w", out.Generation, err)
	}
	defer func() {
		err = errors.Join(err, engine.Close())
		if errors.Is(err, ErrWorse) || NeedsRebuild(err) {
			err = errors.Join(err, r.remove(ctx, out.Generation))
		}
	}()
	x, err := r.indexer(st, engine, out.Generation)
	if err != nil {
		return err
	}
	if err := r.catchUp(ctx, x); err != nil {
		return err
	}
	if out.After, err = counts(ctx, engine, st); err != nil || r.Live == nil {
		return err
	}
	if out.Before, err = counts(ctx, r.LiveEngine, r.Live); err != nil {
		return err
	}
	if out.Lost, err = r.lost(ctx, x); err != nil {
		return err
	}
	if err := r.judge(out); err != nil && !r.Accept {
		return err
	}
	out.Differ, err = differing(ctx, st, r.LiveEngine)
	return err
}

// indexer returns an indexer of a generation that is not live.
func (r *Reindexing) indexer(st *state.State, engine index.Engine, generation string) (*Indexer, error) {
	cfg := r.Config
	cfg.State, cfg.Engine, cfg.Generation = st, engine, generation
	cfg.Outbox, cfg.Wanted = silent{r.Outbox}, nil
	return New(cfg)
}

// pauseLive returns when nobody writes to the live generation any more. Steps that read
// whole engines come before it.
func (r *Reindexing) pauseLive(ctx context.Context) error {
	if r.Pause == nil {
		return nil
	}
	return r.Pause(ctx)
}

// publish makes a generation with its state the live one. A process that dies in
// between leaves recorded differences in a state that is not live, or is live and
// publishes them.
func (r *Reindexing) publish(ctx context.Context, st *state.State, out *Reindexed) (err error) {
	out.Refused = st.Meta().Refused
	if r.Live != nil {
		if out.Changes, err = r.tellLater(ctx, st); err != nil {
			return err
		}
	}
	if err := r.checkFence(ctx); err != nil {
		return fmt.Errorf("publish generation %s: %w", out.Generation, err)
	}
	if err := r.Engines.Publish(ctx, out.Generation); err != nil {
		return fmt.Errorf("publish generation %s: %w", out.Generation, err)
	}
	return nil
}

// tellLater has the next indexer of a generation tell CHANGES how it differs from the
// live one, and returns in how many documents. Where the live state does not know what
// followers were told, because another process wrote the live engine, that indexer finds
// it out.
func (r *Reindexing) tellLater(ctx context.Context, st *state.State) (n int, err error) {
	m := r.Live.Meta()
	knows := !m.Following
	if knows && r.LiveEngine != nil {
		has, err := recordOf(ctx, r.LiveEngine)
		if err != nil {
			return 0, err
		}
		knows = has.Owner == "" || has.Owner == m.ID
	}
	if knows {
		return handOver(r.Live, st)
	}
	return 0, st.Update(func(tx *state.Tx) error { tx.Meta.Following, tx.Meta.Mark = true, ""; return nil })
}

// checkFence returns an error if another process may publish or remove generations in
// our place by now.
func (r *Reindexing) checkFence(ctx context.Context) error {
	if r.Fence == nil {
		return nil
	}
	return r.Fence(ctx)
}

// catchUp runs x until it has applied all that is in the log.
func (r *Reindexing) catchUp(ctx context.Context, x *Indexer) error {
	run, stop := context.WithCancel(ctx)
	defer stop()
	g, run := errgroup.WithContext(run)
	g.Go(func() error {
		if err := x.Run(run); err != nil {
			return err
		}
		return ctx.Err()
	})
	g.Go(func() error {
		defer stop()
		for {
			info, err := r.Log.PagesInfo(run)
			if err != nil {
				return fmt.Errorf("describe PAGES: %w", err)
			}
			if err := x.Wait(run, info.Last); err != nil {
				return err
			}
			now, err := r.Log.PagesInfo(run)
			if err != nil {
				return fmt.Errorf("describe PAGES: %w", err)
			}
			if now.Last == info.Last {
				return nil
			}
		}
	})
	g.Go(func() error {
		tick := time.NewTicker(time.Second)
		defer tick.Stop()
		for {
			select {
			case <-run.Done():
				return nil
			case <-tick.C:
				if r.Progress != nil {
					r.Progress(x.Status())
				}
			}
		}
	})
	err := g.Wait()
	if ctx.Err() != nil {
		return ctx.Err()
	}
	return err
}

// clean removes all generations but some.
func (r *Reindexing) clean(ctx context.Context, keep ...string) ([]string, error) {
	all, err := r.Engines.List(ctx)
	if err != nil {
		return nil, fmt.Errorf("list the generations: %w", err)
	}
	removed := []string{}
	for _, g := range all {
		if slices.Contains(keep, g) {
			continue
		}
		if err := r.remove(ctx, g); err != nil {
			return removed, err
		}
		removed = append(removed, g)
	}
	return removed, nil
}

func (r *Reindexing) remove(ctx context.Context, generation string) error {
	if err := r.checkFence(ctx); err != nil {
		return fmt.Errorf("remove generation %s: %w", generation, err)
	}
	if err := r.Engines.Drop(ctx, generation); err != nil {
		return fmt.Errorf("remove generation %s: %w", generation, err)
	}
	return removeFile(r.StatePath(generation))
}

func removeFile(path string) error {
	if err := os.Remove(path); err != nil && !errors.Is(err, os.ErrNotExist) {
		return fmt.Errorf("remove index state: %w", err)
	}
	return nil
}

// silent is the outbox of a generation that is not live: its changes are not published,
// dead letters are those of the live one, which may still be refused there, and that has
// already asked for the URLs it wants.
type silent struct{ index.Outbox }

func (silent) DeadLetters(context.Context, func(record.DeadLetter) error) error { return nil }

func (silent) EachChange(context.Context, func(record.Change) error) error { return nil }

func (silent) PublishChanges(context.Context, []record.Change) error { return nil }

func (silent) AddURLs(context.Context, []record.URLRow) (int, error) { return 0, nil }
