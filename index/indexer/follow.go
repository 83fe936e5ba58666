package indexer

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/state"
	"github.com/stackdex/stackdex/ingest/record"
)

// ErrMoved means that another generation is live than the one of the state.
var ErrMoved = errors.New("another generation is live")

// Follow keeps the state right behind another indexer, which writes to the engine, until
// ctx ends, and returns nil then; Run takes over from there. Nothing is written to the
// engine or the log. ErrMoved means that the generation that is live by now is to be
// opened; for other errors, see Run.
func (x *Indexer) Follow(ctx context.Context) error {
	engine, ok := x.cfg.Engine.(index.MetaReader)
	if !ok { // nobody else can write to it
		<-ctx.Done()
		return nil
	}
	x.follows = true
	defer func() { x.follows = false }()
	x.setPhase(PhaseFollowing)
	err := x.ready(ctx)
	if err == nil {
		f := follower{loop: loop{x: x}, engine: engine, gate: gate{moved: make(chan struct{})}}
		err = f.work(ctx)
	}
	if NeedsRebuild(err) {
		x.cfg.State.Condemn()
	} else if ctx.Err() != nil {
		return nil
	}
	return err
}

// follower is a loop whose pages are those that the engine's record names: documents of
// others may be on their way. So what the state takes for written is what the other
// indexer says that it wrote, and what follows is left to be folded and written.
type follower struct {
	loop
	engine index.MetaReader
	gate   gate
	left   int // what was dirty after the last folding
}

// gate lets pages through up to a sequence.
type gate struct {
	mu    sync.Mutex
	seq   uint64
	moved chan struct{} // closed when seq is another one
}

func (g *gate) at() (seq uint64, moved <-chan struct{}) {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.seq, g.moved
}

func (g *gate) open(seq uint64) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if seq > g.seq {
		g.seq = seq
		close(g.moved)
		g.moved = make(chan struct{})
	}
}

func (f *follower) work(ctx context.Context) error {
	if err := f.look(ctx); err != nil {
		return err
	}
	g, ctx := errgroup.WithContext(ctx)
	in := make(chan delivery, 4)
	send := func(d delivery) error { return deliver(ctx, in, d) }
	f.in = in
	f.x.tail(ctx, g, send, func(p []record.StoredPage) error { return f.pass(ctx, p, send) })
	g.Go(func() error { return f.run(ctx) })
	return g.Wait()
}

// pass sends pages on, each once the engine has it.
func (f *follower) pass(ctx context.Context, pages []record.StoredPage, send func(delivery) error) error {
	for len(pages) > 0 {
		seq, moved := f.gate.at()
		n := slices.IndexFunc(pages, func(p record.StoredPage) bool { return p.Seq > seq })
		if n < 0 {
			n = len(pages)
		}
		d := delivery{pages: slices.Clone(pages[:n])} // without any, it says that there are no more
		if pages = pages[n:]; n == 0 {
			d.pages = nil
		}
		if err := send(d); err != nil {
			return err
		}
		if n > 0 {
			continue
		}
		select {
		case <-moved:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	return nil
}

// look learns from the engine's record how far the other indexer has come.
func (f *follower) look(ctx context.Context) error {
	has, err := f.engine.ReadMeta(ctx)
	switch {
	case isTransient(err):
		return nil
	case err != nil:
		return fmt.Errorf("read the meta record of the engine: %w", err)
	case has.Generation != "" && has.Generation != f.x.cfg.Generation:
		return fmt.Errorf("%w: %s", ErrMoved, has.Generation)
	}
	if f.x.alike(has) {
		f.gate.open(has.Applied)
	}
	pages, err := f.x.cfg.Log.PagesInfo(ctx)
	if err == nil {
		f.x.setLast(pages.Last)
	} else if !isTransient(err) {
		return fmt.Errorf("describe PAGES: %w", err)
	}
	return nil
}

func (f *follower) run(ctx context.Context) (err error) {
	tick := time.NewTicker(f.x.cfg.FoldEvery)
	defer tick.Stop()
	ctx, stop := context.WithCancel(ctx)
	defer func() {
		stop()
		err = errors.Join(err, f.stored())
		f.x.namings.wait()
	}()
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case d := <-f.in:
			f.take(d)
		case err := <-f.storing:
			if f.storing = nil; err != nil {
				return err
			}
		case <-tick.C:
			if err := errors.Join(f.tick(ctx), f.look(ctx)); err != nil {
				return err
			}
		}
		if err := f.applySome(ctx); err != nil {
			return err
		}
		if f.quiet() {
			if err := f.fold(ctx); err != nil {
				return err
			}
		}
	}
}

// fold folds what is dirty, and takes it for written. A state that was to write
// everything again does so when it may write.
func (f *follower) fold(ctx context.Context) error {
	if err := f.storeAll(ctx); err != nil {
		return err
	}
	st := f.x.cfg.State
	m := st.Meta()
	written, _ := f.gate.at()
	if m.Rewrite || m.AppliedPages > written || st.Dirty() == f.left && !f.x.namings.any() {
		return nil
	}
	if err := st.Flush(); err != nil {
		return err
	}
	if err := f.x.resolve(ctx); err != nil {
		return err
	}
	f.x.siblings = &siblingCache{}
	if err := f.x.fold(ctx, (*producer).all, f.x.assume); err != nil {
		return err
	}
	f.unfolded, f.unfiled, f.left = 0, 0, st.Dirty()
	return st.Merge()
}

// assume keeps documents as if they had been written.
func (x *Indexer) assume(_ context.Context, chunks <-chan chunk) error {
	for c := range chunks {
		err := x.cfg.State.Update(func(tx *state.Tx) error {
			tx.Meta.Following = tx.Meta.Following || len(c.outputs) > 0
			for i := range c.outputs {
				o := &c.outputs[i]
				if o.err != nil {
					commitRefused(tx, o)
				} else {
					commitOutput(tx, o)
				}
				if err := tx.NoteWanted(o.repo); err != nil {
					return err
				}
			}
			return clearAll(tx, c.clear)
		})
		if err != nil {
			return err
		}
		x.wake()
	}
	return nil
}
