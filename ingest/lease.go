package ingest

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/nats-io/nats.go/jetstream"
)

// A lease is a key of the bucket LEASES, which forgets what was not renewed
// for the TTL. Its holder counts from before it sent the renewal, on its own
// monotonic clock, and stops working a quarter of the TTL early: whatever the
// network does, work ends before the server lets anyone else in.

var (
	errTaken = errors.New("lease is held by another member")
	errLost  = errors.New("lease was lost")
)

// lease is one that this process holds.
type lease struct {
	log      *Log
	key      string
	value    []byte
	revision uint64
	until    time.Time // when work must have ended
}

// holder is the value of a lease.
type holder struct {
	Member string `json:"member"`
	ID     string `json:"id"` // differs each time a member starts
}

func (l *Log) ttl() time.Duration {
	return l.streams[bucketLeases].CachedInfo().Config.MaxAge
}

// renewEvery is the pace of renewals, and how early a holder stops.
func (l *Log) renewEvery() time.Duration { return l.ttl() / 4 }

// acquire takes a lease that is free, or that is ours already after an
// attempt whose answer got lost. It returns errTaken if it is not free.
func (l *Log) acquire(ctx context.Context, key string, h holder) (*lease, error) {
	value, err := json.Marshal(h)
	if err != nil {
		return nil, err
	}
	ls := &lease{log: l, key: key, value: value}
	ctx, cancel := context.WithTimeout(ctx, l.renewEvery())
	defer cancel()
	sent := time.Now()
	ls.revision, err = l.buckets[bucketLeases].Create(ctx, key, value)
	if errors.Is(err, jetstream.ErrKeyExists) {
		if err = ls.adopt(ctx); err == nil {
			sent = time.Now()
			ls.revision, err = l.buckets[bucketLeases].Update(ctx, key, value, ls.revision)
		}
	}
	if err != nil {
		if isConflict(err) {
			err = errTaken
		}
		return nil, fmt.Errorf("lease %s: %w", key, err)
	}
	ls.extend(sent)
	return ls, nil
}

// adopt finds the revision of a lease that was written by us.
func (ls *lease) adopt(ctx context.Context) error {
	e, err := ls.log.buckets[bucketLeases].Get(ctx, ls.key)
	if err != nil {
		return err
	}
	if string(e.Value()) != string(ls.value) {
		return errTaken
	}
	ls.revision = e.Revision()
	return nil
}

func (ls *lease) extend(sent time.Time) {
	ls.until = sent.Add(ls.log.ttl() - ls.log.renewEvery())
}

// renew prolongs the lease. Its error is errLost if somebody else has it or
// it can no longer be prolonged in time; every other error may pass.
func (ls *lease) renew(ctx context.Context) error {
	ctx, cancel := context.WithDeadline(ctx, ls.until)
	defer cancel()
	sent := time.Now()
	revision, err := ls.log.buckets[bucketLeases].Update(ctx, ls.key, ls.value, ls.revision)
	if err == nil {
		ls.revision = revision
		ls.extend(sent)
		return nil
	}
	if classify(err) == conflict || errors.Is(err, jetstream.ErrKeyExists) {
		switch err := ls.adopt(ctx); {
		case errors.Is(err, errTaken), errors.Is(err, jetstream.ErrKeyNotFound):
			return errLost
		}
	}
	if !time.Now().Before(ls.until) {
		return errLost
	}
	return err
}

// release lets others in at once; if it fails, they wait for the TTL.
func (ls *lease) release() {
	ctx, cancel := context.WithTimeout(context.Background(), ls.log.renewEvery())
	defer cancel()
	err := ls.log.buckets[bucketLeases].Delete(ctx, ls.key, jetstream.LastRevision(ls.revision))
	if err != nil {
		ls.log.log.Debug("lease not released, it will expire", "lease", ls.key, "err", err)
	}
}

// keep runs work while it holds the lease. Work that fails is started again,
// later each time; work that returns nil ends it if untilNil. When ctx ends,
// the lease is kept until work has returned and then released. It returns
// errLost if the lease was lost; work has returned then too.
func (ls *lease) keep(ctx context.Context, untilNil bool, work func(context.Context) error) error {
	working, stop := context.WithCancel(ctx)
	defer stop()
	done := make(chan error, 1)
	start := func() { go func() { done <- work(working) }() }
	start()
	renewal, restart := time.NewTimer(ls.log.renewEvery()), time.NewTimer(0)
	defer renewal.Stop()
	defer restart.Stop()
	<-restart.C
	pause, ended := newBackOff(), ctx.Done()
	for running := true; ; {
		select {
		case err := <-done:
			running = false
			if ctx.Err() == nil && (err != nil || !untilNil) {
				ls.log.log.Warn("work under a lease ended, starting it again", "lease", ls.key, "err", err)
				restart.Reset(pause.NextBackOff())
				continue
			}
		case <-ended:
			ended = nil
		case <-restart.C:
			if ctx.Err() == nil {
				running = true
				start()
			}
		case <-renewal.C:
			err := ls.renew(context.WithoutCancel(ctx))
			if errors.Is(err, errLost) {
				stop()
				if running {
					<-done
				}
				return errLost
			}
			renewal.Reset(ls.log.nextRenewal(err))
			continue
		}
		if !running {
			ls.release()
			return ctx.Err()
		}
	}
}

// nextRenewal returns when to renew after the last one ended with err.
func (l *Log) nextRenewal(err error) time.Duration {
	if err != nil {
		return l.renewEvery() / 8
	}
	return l.renewEvery()
}
