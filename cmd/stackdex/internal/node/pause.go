package node

import (
	"context"
	"sync"
	"time"

	"github.com/stackdex/stackdex/crawler/clock"
)

// runOnce runs the indexer of g until ctx ends, it fails, or it was paused.
func (x *Index) runOnce(ctx context.Context, g *generation) error {
	run, stop := context.WithCancel(ctx)
	defer stop()
	if g.state.Meta().AppliedPages == 0 {
		defer x.growHeap(run, g)()
	}
	done := make(chan error, 1)
	go func() { done <- g.indexer.Run(run) }()
	select {
	case err := <-done:
		return err
	case p := <-x.pauses:
		stop()
		err := <-done
		close(p.stopped)
		<-p.resume // even if ctx has ended: Run must not return before
		return err
	}
}

// pause asks Run's goroutine to stop the indexer and to reopen the live generation when
// resume is closed.
type pause struct{ stopped, resume chan struct{} }

// pauseRun returns when no indexer works. resume opens the generation that is live by
// then and lets Run go on, or begin. If ctx has ended and the engine is away, resume opens
// none; Run does when it begins.
func (x *Index) pauseRun(ctx context.Context) (resume func(), err error) {
	for !x.working.TryLock() {
		p := pause{make(chan struct{}), make(chan struct{})}
		_, _, ended := x.watch()
		select {
		case x.pauses <- p:
			<-p.stopped
			return sync.OnceFunc(func() { close(p.resume) }), nil
		case <-ended: // or about to begin: look again
			if err := clock.Sleep(ctx, clock.System{}, time.Millisecond); err != nil {
				return nil, err
			}
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
	return sync.OnceFunc(func() {
		defer x.working.Unlock()
		if err := x.replace(ctx, x.current(), nil); err != nil && ctx.Err() == nil {
			x.log.Error("open the live generation", "err", err)
		}
	}), nil
}

// awaitLive returns the live generation, and waits while it is replaced.
func (x *Index) awaitLive(ctx context.Context) (*generation, error) {
	for {
		g, changed, _ := x.watch()
		if g != nil {
			return g, nil
		}
		select {
		case <-changed:
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
}
