package node

import (
	"context"
	"errors"
	"time"

	"github.com/stackdex/stackdex/crawler/clock"
	"github.com/stackdex/stackdex/index"
)

// othersEvery is the interval at which another indexer's progress is checked.
const othersEvery = time.Second

// AwaitSearchable is Wait in a cluster: if another process indexes, its name is
// returned once it has written the pages or, if its engine is embedded and cannot be
// asked, at once.
func (x *Index) AwaitSearchable(ctx context.Context, seq uint64) (by string, err error) {
	wait, stop := context.WithCancel(ctx)
	var failed error
	asked := make(chan struct{})
	go func() {
		defer close(asked)
		defer stop()
		by, failed = x.awaitOther(wait, seq)
	}()
	err = x.Wait(wait, seq)
	stop()
	<-asked
	if err == nil || ctx.Err() != nil {
		return "", err
	}
	if by != "" || failed != nil {
		return by, failed
	}
	return "", err
}

// awaitOther returns the process that has indexed the pages up to seq while this one
// stood by; an error only if ctx has not ended.
func (x *Index) awaitOther(ctx context.Context, seq uint64) (string, error) {
	dead := time.Now().Add(2 * x.store.LeaseTTL()) // a process that holds the lease after that is alive
	for {
		if err := clock.Sleep(ctx, clock.System{}, othersEvery); err != nil {
			return "", nil
		}
		if x.works() || time.Now().Before(dead) && !x.cfg.OnServer() {
			continue
		}
		by, err := x.indexedBy(ctx, seq)
		if by != "" || err != nil && ctx.Err() == nil {
			return by, err
		}
	}
}

// indexedBy returns the process that indexes, if its engine has the pages up to seq
// or cannot be asked.
func (x *Index) indexedBy(ctx context.Context, seq uint64) (string, error) {
	leader, err := x.store.Leader(ctx, indexerLease)
	if leader == x.store.Member() {
		return "", err // Run begins here
	}
	if err != nil || leader == "" || !x.cfg.OnServer() {
		return leader, err
	}
	engine, err := x.engines.Published(ctx)
	if err == nil {
		var m index.Meta
		m, err = recordOf(ctx, engine)
		if err = errors.Join(err, engine.Close()); err == nil && m.Applied >= seq {
			return leader, nil
		}
	}
	if errors.Is(err, index.ErrUnavailable) || errors.Is(err, index.ErrKey) || errors.Is(err, index.ErrMissing) {
		return "", nil // the engine is being started, or its indexes are being made
	}
	return "", err
}
