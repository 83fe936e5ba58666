package node

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"sync"
)

// ErrStandsBy means that another process of the cluster indexes.
var ErrStandsBy = errors.New("another process indexes")

// ErrDeposed means that this process stopped indexing while it rebuilt.
var ErrDeposed = errors.New("this process does not index any more: it ends, or could not reach NATS for too long; nothing is lost, and the same command goes on")

// term is the time during which Run works. Other work on generations joins it: that work
// has a context that ends with the term, and so is under Run's lease if Run has one, and
// Run does not return before it has ended.
type term struct {
	ctx   context.Context
	work  sync.WaitGroup // of those who joined
	over  bool           // nobody can join any more; guarded by Index.mu
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

// exclusively does work that publishes what is indexed, while no other process can: in
// the term of Run if it works here, else under the indexer's lease. With the embedded
// NATS, whose directory is locked, there is no other process, and no lease that a busy
// machine could lose.
func (x *Index) exclusively(ctx context.Context, work func(context.Context) error) error {
	joined, leave, ok := x.join(ctx)
	switch {
	case !ok && x.cfg.NATS == "":
		return x.afterTakeOver(ctx, work)
	case !ok:
		return x.underLease(ctx, work)
	}
	defer leave()
	return deposed(ctx, joined, work(joined))
}

// deposed wraps err in ErrDeposed if the work that returned it was ended by the end of
// under and not of ctx.
func deposed(ctx, under context.Context, err error) error {
	if err == nil || under.Err() == nil || ctx.Err() != nil {
		return err
	}
	return fmt.Errorf("%w (%w)", ErrDeposed, err)
}

// underLease does work under the indexer's lease. It waits until the lease of a dead
// process ends, but not for a living one.
func (x *Index) underLease(ctx context.Context, work func(context.Context) error) error {
	leader, err := x.store.Leader(ctx, indexerLease)
	if err != nil {
		return err
	}
	if leader != "" {
		x.notify(fmt.Sprintf("another process indexes (%s): this one begins if that has died", leader))
	}
	lead, stop := context.WithCancel(ctx)
	defer stop()
	look, begin := context.WithCancel(lead)
	defer begin()
	var decided sync.Once // whether this process begins or another one lives
	var begun bool
	var failed error
	looked := make(chan struct{})
	go func() {
		defer close(looked)
		leader, err := x.store.LivingLeader(look, indexerLease)
		decided.Do(func() {
			if failed = err; err == nil {
				failed = standsBy(leader)
			}
			stop()
		})
	}()
	err = x.store.Lead(lead, indexerLease, func(under context.Context) error {
		decided.Do(func() { begun = true })
		begin()
		if begun {
			failed = deposed(ctx, under, x.afterTakeOver(under, work))
		}
		stop() // once
		return nil
	})
	<-looked
	if begun || ctx.Err() == nil {
		return failed
	}
	return err
}

// afterTakeOver does work on the generation that is live by now.
func (x *Index) afterTakeOver(ctx context.Context, work func(context.Context) error) error {
	x.endFollow()
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
	return standsBy(cmp.Or(leader, "none has begun yet"))
}

func standsBy(leader string) error {
	return fmt.Errorf("%w: %s; with --nats and --nats-prefix this command asks that one", ErrStandsBy, leader)
}
