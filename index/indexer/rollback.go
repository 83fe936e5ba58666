package indexer

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/state"
)

// ErrNotKept means that there is no generation to go back to.
var ErrNotKept = errors.New("the generation before is not kept")

// Rollback lets the previous generation catch up with the log and with what was
// forgotten since, and publishes it, unless it was deleted or emptied meanwhile, which
// is an index.ErrMissing. Its next indexer publishes the differences to CHANGES and
// repairs what somebody changed in it.
func Rollback(ctx context.Context, r Reindexing) (out Reindexed, err error) {
	out.Previous = r.LiveName
	if out.Generation, err = r.kept(ctx); err != nil {
		return out, err
	}
	st, err := r.openKept(out.Generation)
	if err != nil {
		return out, err
	}
	defer func() { err = errors.Join(err, st.Close()) }()
	kept, err := r.Engines.Open(ctx, out.Generation)
	if err != nil {
		return out, fmt.Errorf("open generation %s: %w", out.Generation, err)
	}
	defer func() { err = errors.Join(err, kept.Close()) }()
	if err := r.refreshKept(ctx, st, kept, &out); err != nil {
		return out, err
	}
	if err := r.pauseLive(ctx); err != nil {
		return out, err
	}
	if err := r.checkKept(ctx, st, kept, &out); err != nil {
		return out, err
	}
	return out, r.publish(ctx, st, &out)
}

// kept returns the generation before: the engine's record names it, whoever published
// the live one.
func (r *Reindexing) kept(ctx context.Context) (string, error) {
	has, err := recordOf(ctx, r.LiveEngine)
	if err != nil {
		return "", err
	}
	all, err := r.Engines.List(ctx)
	if err != nil {
		return "", fmt.Errorf("list the generations: %w", err)
	}
	switch name := cmp.Or(has.Previous, r.Live.Meta().Previous); {
	case name == "":
		return "", ErrNotKept
	case !slices.Contains(all, name):
		return "", fmt.Errorf("%w: the search engine does not hold %s any more", ErrNotKept, name)
	default:
		return name, nil
	}
}

// recordOf reads the record of an engine that another process may write.
func recordOf(ctx context.Context, e index.Engine) (has index.Meta, err error) {
	if r, ok := e.(index.MetaReader); ok {
		has, err = r.ReadMeta(ctx)
	} else {
		has, err = e.Meta(ctx)
	}
	if err != nil {
		err = fmt.Errorf("read the meta record of the engine: %w", err)
	}
	return has, err
}

// refreshKept compares a kept generation that holds what it should with the live
// one, and lets it catch up.
func (r *Reindexing) refreshKept(ctx context.Context, st *state.State, kept index.Engine, out *Reindexed) (err error) {
	if err := r.countKept(ctx, st, kept, out); err != nil {
		return err
	}
	if out.Differ, err = differingEngines(ctx, kept, r.LiveEngine); err != nil {
		return err
	}
	// The record says so, too, before anybody can need it.
	if err := st.Update(func(tx *state.Tx) error { tx.Meta.Previous = r.LiveName; return nil }); err != nil {
		return err
	}
	x, err := r.indexer(st, kept, out.Generation)
	if err != nil {
		return err
	}
	if err := r.catchUp(ctx, x); err != nil {
		return fmt.Errorf("generation %s: catch up with the log: %w", out.Generation, err)
	}
	if n := x.Status().Kept; n > 0 { // some may be what was forgotten
		return fmt.Errorf("%w as it should be: %s holds %d documents that the log does not make", ErrNotKept, out.Generation, n)
	}
	return nil
}

// countKept compares the number of documents in the engine of a kept generation
// with its state.
func (r *Reindexing) countKept(ctx context.Context, st *state.State, kept index.Engine, out *Reindexed) (err error) {
	if out.Before, err = counts(ctx, r.LiveEngine, r.Live); err != nil {
		return err
	}
	if out.After, err = counts(ctx, kept, st); err != nil {
		return err
	}
	fresh := st.Meta().AppliedPages == 0 // it is lost: all that can be told is that there must be something
	written, live := st.Meta().Written, out.Before
	for _, n := range index.Names() {
		if has := out.After[n]; index.LacksMany(has, written[n]) || fresh && has == 0 && live[n] > 0 {
			return fmt.Errorf("generation %s: %w: it holds %d of %d %s", out.Generation, index.ErrMissing, has, max(written[n], live[n]), n)
		}
	}
	return nil
}

// checkKept refuses a kept generation that has lost its documents, and has the next
// indexer compare them.
func (r *Reindexing) checkKept(ctx context.Context, st *state.State, kept index.Engine, out *Reindexed) error {
	if err := r.countKept(ctx, st, kept, out); err != nil {
		return err
	}
	return st.Update(func(tx *state.Tx) error { tx.Meta.Mark = ""; return nil })
}

// openKept opens the state of a generation that was live; a missing or unreadable one
// starts empty, as where another process published the live one, and its indexer writes
// all documents again.
func (r *Reindexing) openKept(generation string) (*state.State, error) {
	path := r.StatePath(generation)
	st, err := state.Open(path, r.StateOptions)
	if !NeedsRebuild(err) {
		return st, err
	}
	if err := removeFile(path); err != nil {
		return nil, err
	}
	return state.Open(path, r.StateOptions)
}
