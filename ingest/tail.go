package ingest

import (
	"context"
	"runtime"
	"slices"
	"sync"

	"golang.org/x/sync/errgroup"
)

// tailStream calls fn with batches of the messages after a sequence, and idle whenever
// everything there is has been delivered, until ctx ends or one of them fails. The next
// batches are fetched while one is decoded.
func tailStream[T any](ctx context.Context, l *Log, stream, filter string, after uint64, decode func(*Log, message) (T, error), fn func([]T) error, idle func() error) error {
	g, ctx := errgroup.WithContext(ctx)
	t := tail{ctx: ctx, batches: make(chan []message, 1), taken: make(chan struct{})}
	r := &reader{log: l, stream: stream, filter: l.names.subjectPrefix + filter, next: after + 1, linger: pageLinger, fn: t.send}
	r.idle = func() error {
		if err := t.drain(); err != nil || r.more(ctx) {
			return err
		}
		return idle()
	}
	g.Go(func() error { return r.run(ctx) })
	g.Go(func() error { return t.deliver(parallel(l, stream, decode, fn)) })
	return g.Wait()
}

// tail hands batches from the goroutine that reads to the one that decodes.
type tail struct {
	ctx     context.Context
	batches chan []message // nil: tell when all before was taken
	taken   chan struct{}
}

func (t tail) send(_ context.Context, batch []message) error {
	select {
	case t.batches <- slices.Clone(batch):
		return nil
	case <-t.ctx.Done():
		return t.ctx.Err()
	}
}

// drain returns when every batch was delivered.
func (t tail) drain() error {
	if err := t.send(t.ctx, nil); err != nil {
		return err
	}
	select {
	case <-t.taken:
		return nil
	case <-t.ctx.Done():
		return t.ctx.Err()
	}
}

func (t tail) deliver(to batchFunc) error {
	for {
		select {
		case <-t.ctx.Done():
			return t.ctx.Err()
		case batch := <-t.batches:
			if batch == nil {
				select {
				case t.taken <- struct{}{}:
				case <-t.ctx.Done():
				}
			} else if err := to(t.ctx, batch); err != nil {
				return err
			}
		}
	}
}

// parallel makes a batchFunc that decodes a batch on all processors; it treats messages
// that cannot be read as each does.
func parallel[T any](l *Log, stream string, decode func(*Log, message) (T, error), fn func([]T) error) batchFunc {
	return func(ctx context.Context, batch []message) error {
		values, errs := make([]T, len(batch)), make([]error, len(batch))
		var wg sync.WaitGroup
		for w, n := 0, min(runtime.GOMAXPROCS(0), len(batch)); w < n; w++ {
			wg.Go(func() {
				for i := w; i < len(batch); i += n {
					values[i], errs[i] = decode(l, batch[i])
				}
			})
		}
		wg.Wait()
		good := values[:0]
		var stop error
		for i, err := range errs {
			if err == nil {
				good = append(good, values[i])
				continue
			}
			if stop = l.reject(ctx, stream, batch[i], err); stop != nil {
				break
			}
		}
		if len(good) > 0 {
			if err := fn(good); err != nil {
				return err
			}
		}
		return stop
	}
}
