package node

import (
	"context"
	"errors"

	"github.com/stackdex/stackdex/crawler/clock"
	"github.com/stackdex/stackdex/index/indexer"
)

// standBy lets the state follow the log while another process of the cluster indexes, so
// that this one can take over at once. It ends with ctx, or when the function that it
// returns is called, which returns when nothing uses the state any more.
func (x *Index) standBy(ctx context.Context) (end func()) {
	ctx, stop := context.WithCancel(ctx)
	done := make(chan struct{})
	go func() {
		defer close(done)
		x.follow(ctx)
	}()
	return func() { stop(); <-done }
}

// follow follows whoever indexes. What goes wrong is told and tried again: whether this
// process can index shows when it has to.
func (x *Index) follow(ctx context.Context) {
	pause := newPause()
	for {
		if leader, err := x.store.Leader(ctx, indexerLease); err == nil && leader != "" && leader != x.store.Member() {
			if err := x.followUntil(ctx); err != nil && ctx.Err() == nil {
				x.log.Warn("standing by, without following the log", "err", err)
			}
		}
		if clock.Sleep(ctx, clock.System{}, pause.NextBackOff()) != nil {
			return
		}
	}
}

// followUntil is followLive until endFollow is called.
func (x *Index) followUntil(ctx context.Context) error {
	ctx, stop := context.WithCancel(ctx)
	done := make(chan struct{})
	set := func(end func()) {
		x.mu.Lock()
		defer x.mu.Unlock()
		x.following = end
	}
	set(func() { stop(); <-done })
	defer func() { set(nil); stop(); close(done) }()
	return x.followLive(ctx)
}

// endFollow returns when nothing follows the log any more; that begins again once another
// process leads.
func (x *Index) endFollow() {
	x.mu.RLock()
	end := x.following
	x.mu.RUnlock()
	if end != nil {
		end()
	}
}

// followLive follows the log in the live generation until ctx ends or that does not work,
// and opens what is live then.
func (x *Index) followLive(ctx context.Context) error {
	g := x.current()
	if g == nil { // it could not be opened again
		return x.replace(ctx, nil, nil)
	}
	err := g.indexer.Follow(ctx)
	switch {
	case ctx.Err() != nil:
		return nil
	case errors.Is(err, indexer.ErrMoved):
		return x.takeOver(ctx)
	case startsOver(err):
		return errors.Join(err, x.replace(ctx, g, err))
	}
	return err
}
