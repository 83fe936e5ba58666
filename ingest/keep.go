package ingest

import (
	"cmp"
	"context"
	"errors"
	"time"

	"github.com/cenkalti/backoff/v5"

	"github.com/stackdex/stackdex/ingest/record"
)

// keeper runs work under a lease. Renewals run beside it: a call to NATS can hang
// beyond its context, and work must end before the lease does.
type keeper struct {
	*lease
	work     func(context.Context) error
	working  context.Context
	stop     context.CancelFunc // of working
	running  bool               // work has not returned
	done     chan error         // of work
	renewing bool               // a renewal has not returned
	renewed  chan renewal
	renewal  *time.Timer
	expiry   *time.Timer
	restart  *time.Timer
	pause    *backoff.ExponentialBackOff
}

// errReturned is what endless makes of work that returned.
var errReturned = errors.New("work returned before its end")

// endless makes work that returns nil before its context ends fail, so that keep starts
// it again.
func endless(work func(context.Context) error) func(context.Context) error {
	return func(ctx context.Context) error {
		err := work(ctx)
		if err == nil && ctx.Err() == nil {
			return errReturned
		}
		return err
	}
}

// keep runs work while it holds the lease, until work returns nil. Work that fails is
// started again, with growing delays, unless the error is permanent and is returned. When
// ctx ends, the lease is kept until work has returned and then released. keep returns
// errLost if the lease was lost; work has returned then too.
func (ls *lease) keep(ctx context.Context, work func(context.Context) error) error {
	k := &keeper{
		lease: ls, work: work, done: make(chan error, 1), renewed: make(chan renewal, 1), pause: newBackOff(),
		renewal: time.NewTimer(ls.log.renewEvery()), expiry: time.NewTimer(time.Until(*ls.until.Load())), restart: stoppedTimer(),
	}
	k.working, k.stop = context.WithCancel(context.WithValue(ctx, leaseKey{}, ls))
	defer k.leave()
	k.start()
	var lasting error
	for ended := ctx.Done(); ; {
		select {
		case err := <-k.done:
			k.running = false
			if errors.Is(err, record.ErrNewer) {
				lasting = err
			} else if ctx.Err() == nil && err != nil {
				ls.log.log.Warn("work under a lease ended, starting it again", "lease", ls.key, "err", err)
				k.restart.Reset(k.pause.NextBackOff())
				continue
			}
		case <-ended:
			ended = nil
		case <-k.restart.C:
			if ctx.Err() == nil {
				k.start()
			}
			continue
		case <-k.renewal.C:
			k.renew()
			continue
		case r := <-k.renewed:
			if k.extend(r) {
				continue
			}
			return errLost
		case <-k.expiry.C:
			return errLost
		}
		if !k.running {
			k.settle()
			ls.release()
			return cmp.Or(lasting, ctx.Err())
		}
	}
}

func stoppedTimer() *time.Timer {
	t := time.NewTimer(time.Hour)
	t.Stop()
	return t
}

func (k *keeper) start() {
	k.running = true
	go func() { k.done <- k.work(k.working) }()
}

func (k *keeper) renew() {
	k.renewing = true
	revision := k.revision
	go func() { k.renewed <- k.lease.renew(revision) }()
}

// extend records the outcome of a renewal; false means that the lease is lost.
func (k *keeper) extend(r renewal) bool {
	k.renewing = false
	switch {
	case errors.Is(r.err, errLost):
		return false
	case r.err != nil:
		k.revision = r.revision
		k.renewal.Reset(k.log.renewEvery() / 8)
	default:
		k.revision = r.revision
		k.lease.extend(r.sent)
		k.expiry.Reset(time.Until(*k.until.Load()))
		k.renewal.Reset(k.log.renewEvery())
	}
	return true
}

// settle waits for a renewal under way, so that the newest revision is known.
func (k *keeper) settle() {
	if k.renewing {
		k.extend(<-k.renewed)
	}
}

// leave stops work and waits for it.
func (k *keeper) leave() {
	k.stop()
	if k.running {
		<-k.done
	}
	k.settle()
	k.renewal.Stop()
	k.expiry.Stop()
	k.restart.Stop()
}
