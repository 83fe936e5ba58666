package node

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"sync"
	"time"
)

// ErrStandsBy means that another process of the cluster indexes.
var ErrStandsBy = errors.New("another process indexes")

// ErrDeposed means that this process stopped indexing while it rebuilt.
var ErrDeposed = errors.New("this process does not index any more: it ends, or could not reach NATS for too long; nothing is lost, and the same command goes on")

// term is the time during which Run works. Whoever works on generations meanwhile does
// so under its context, and so under Run's lease if it has one, and has ended when Run
// returns.
type term struct {
	ctx   context.Context
	work  sync.WaitGroup // of those who joined
	over  bool           // nobody joins any more; under the lock of Index
	ended chan struct{}  // closed when all have ended
}

// begin begins the term of a Run, whose context ends with end.
func (x *Index) begin(ctx context.Context) (run context.Context, end func()) {
	run, stop := context.WithCancel(ctx)
	t := &term{ctx: run, ended: make(chan struct{})}
	x.mu.Lock()
	x.term = t
	x.mu.Unlock()
	return run, func() {
		stop()
		x.mu.Lock()
		t.over = true
		x.mu.Unlock()
		t.work.Wait()
		close(t.ended)
	}
}

// join returns a context that ends with ctx and with the term of Run, which does
// not end before leave is called; false: Run does not work.
func (x *Index) join(ctx context.Context) (joined context.Context, leave func(), ok bool) {
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.term == nil || x.term.over {
		return nil, nil, false
	}
	t := x.term
	t.work.Add(1)
	joined, cancel := context.WithCancel(t.ctx)
	stop := context.AfterFunc(ctx, cancel)
	return joined, func() { stop(); cancel(); t.work.Done() }, true
}

// works reports whether Run works.
func (x *Index) works() bool {
	x.mu.RLock()
	defer x.mu.RUnlock()
	return x.term != nil && !x.term.over
}

// alone does work that publishes what is indexed, which no other process may do
// meanwhile: under Run where it works, else under the indexer's lease. With the embedded
// NATS, whose directory is locked, there is no other process, and no lease to lose on a
// busy machine.
func (x *Index) alone(ctx context.Context, work func(context.Context) error) error {
	joined, leave, ok := x.join(ctx)
	switch {
	case !ok && x.cfg.NATS == "":
		return x.led(ctx, work)
	case !ok:
		return x.leading(ctx, work)
	}
	defer leave()
	return deposed(ctx, joined, work(joined))
}

// deposed names the error of work whose context ended before ctx.
func deposed(ctx, under context.Context, err error) error {
	if err == nil || under.Err() == nil || ctx.Err() != nil {
		return err
	}
	return fmt.Errorf("%w (%w)", ErrDeposed, err)
}

// leading does work under the indexer's lease. The lease of a dead process is waited
// for, and no longer.
func (x *Index) leading(ctx context.Context, work func(context.Context) error) error {
	leader, err := x.store.Leader(ctx, indexerLease)
	if err != nil {
		return err
	}
	if leader != "" {
		x.notify(fmt.Sprintf("another process indexes (%s): this one begins if that has died", leader))
	}
	lead, stop := context.WithCancel(ctx)
	defer stop()
	living := time.AfterFunc(2*x.store.LeaseTTL(), stop)
	defer living.Stop()
	var begun bool
	var failed error
	err = x.store.Lead(lead, indexerLease, func(under context.Context) error {
		defer stop() // once
		if begun = living.Stop(); begun {
			failed = deposed(ctx, under, x.led(under, work))
		}
		return nil
	})
	switch {
	case begun:
		return failed
	case ctx.Err() != nil:
		return err
	}
	return x.standsBy(ctx)
}

// led does work on the generation that is live by now.
func (x *Index) led(ctx context.Context, work func(context.Context) error) error {
	if err := x.takeOver(ctx); err != nil {
		return err
	}
	return work(ctx)
}

// standsBy returns the ErrStandsBy that says who indexes.
func (x *Index) standsBy(ctx context.Context) error {
	leader, err := x.store.Leader(ctx, indexerLease)
	if err != nil {
		return err
	}
	return fmt.Errorf("%w: %s; with --nats and --nats-prefix this command asks that one", ErrStandsBy, cmp.Or(leader, "none has begun yet"))
}
