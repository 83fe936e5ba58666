package ingest

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"sync/atomic"
	"time"

	"github.com/nats-io/nats.go/jetstream"
)

// A lease is a key of the bucket LEASES, which forgets what was not renewed
// for the TTL. Its holder counts from before it sent the renewal, on its own
// monotonic clock, and stops working a quarter of the TTL early: whatever the
// network does, work ends before the server lets anyone else in.

var (
	errTaken = errors.New("lease is held by another member")
	// errLost is a record.ErrUnavailable: the lease may come back until the
	// work that waits for it is ended.
	errLost error = transientError("lease was lost")
)

// lease is one that this process holds.
type lease struct {
	log      *Log
	key      string
	value    []byte
	revision uint64
	until    atomic.Pointer[time.Time] // when work must have ended
}

// holder is the value of a lease.
type holder struct {
	Member string `json:"member"`
	ID     string `json:"id"` // differs each time a member starts
}

// LeaseTTL is the time after which the lease of a dead process is free.
func (l *Log) LeaseTTL() time.Duration {
	return l.streams[bucketLeases].CachedInfo().Config.MaxAge
}

// renewEvery is the interval of renewals, and how long before its end a holder stops.
func (l *Log) renewEvery() time.Duration { return l.LeaseTTL() / 4 }

// tickEvery is the interval at which a free lease is looked for.
func (l *Log) tickEvery() time.Duration { return l.LeaseTTL() / 5 }

// acquire takes a lease that is free, or already ours after an attempt whose answer was
// lost. It returns errTaken if it is not free. If ctx ends meanwhile, nothing is left taken.
func (l *Log) acquire(ctx context.Context, key string, h holder) (*lease, error) {
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	value, err := json.Marshal(h)
	if err != nil {
		return nil, err
	}
	ls := &lease{log: l, key: key, value: value}
	// Not the caller's end: what was sent by then would leave a lease that nobody holds.
	asking, cancel := context.WithTimeout(context.WithoutCancel(ctx), l.renewEvery())
	defer cancel()
	sent := time.Now()
	ls.revision, err = l.buckets[bucketLeases].Create(asking, key, value)
	if errors.Is(err, jetstream.ErrKeyExists) {
		if ls.revision, err = ls.adopt(asking); err == nil {
			sent = time.Now()
			ls.revision, err = l.buckets[bucketLeases].Update(asking, key, value, ls.revision)
		}
	}
	if err != nil {
		if isConflict(err) {
			err = errTaken
		}
		return nil, fmt.Errorf("lease %s: %w", key, err)
	}
	ls.extend(sent)
	if ctx.Err() != nil {
		ls.release()
		return nil, ctx.Err()
	}
	return ls, nil
}

// adopt finds the revision of a lease that we wrote.
func (ls *lease) adopt(ctx context.Context) (uint64, error) {
	e, err := ls.log.buckets[bucketLeases].Get(ctx, ls.key)
	if err != nil {
		return 0, err
	}
	if string(e.Value()) != string(ls.value) {
		return 0, errTaken
	}
	return e.Revision(), nil
}

func (ls *lease) extend(sent time.Time) {
	until := sent.Add(ls.log.LeaseTTL() - ls.log.renewEvery())
	ls.until.Store(&until)
}

type leaseKey struct{}

// CheckLease returns nil while the lease under which work got this context, or a parent
// of it, is ours. Whoever writes where no lease reaches asks right before writing: a
// process that was stopped and resumed may not know yet that its time is over.
func CheckLease(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	ls, ok := ctx.Value(leaseKey{}).(*lease)
	if ok && time.Now().After(*ls.until.Load()) {
		return fmt.Errorf("lease %s: %w", ls.key, errLost)
	}
	return nil
}

// renewal is the outcome of an attempt to extend a lease.
type renewal struct {
	revision uint64
	sent     time.Time
	err      error // errLost if somebody else has it; every other error may pass
}

// renew tries to extend the lease at a revision.
func (ls *lease) renew(revision uint64) renewal {
	ctx, cancel := context.WithTimeout(context.Background(), ls.log.renewEvery()/2)
	defer cancel()
	sent := time.Now()
	next, err := ls.log.buckets[bucketLeases].Update(ctx, ls.key, ls.value, revision)
	if err == nil {
		return renewal{revision: next, sent: sent}
	}
	if classify(err) == conflict {
		// Perhaps by our own attempt, the answer of which got lost.
		switch next, own := ls.adopt(ctx); {
		case errors.Is(own, errTaken), errors.Is(own, jetstream.ErrKeyNotFound):
			return renewal{err: errLost}
		case own == nil:
			return renewal{revision: next, err: err}
		}
	}
	return renewal{revision: revision, err: err}
}

// release frees the lease at once; if that fails, others wait for the TTL.
func (ls *lease) release() {
	ctx, cancel := context.WithTimeout(context.Background(), ls.log.renewEvery())
	defer cancel()
	err := ls.log.buckets[bucketLeases].Delete(ctx, ls.key, jetstream.LastRevision(ls.revision))
	if err != nil {
		ls.log.log.Debug("lease not released, it will expire", "lease", ls.key, "err", err)
	}
}
