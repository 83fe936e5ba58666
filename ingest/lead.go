package ingest

import (
	"cmp"
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/nats-io/nats.go/jetstream"

	"github.com/stackdex/stackdex/ingest/record"
)

// Lead runs work while this process holds the named lease, and waits for it
// otherwise. Work that fails is started again, later each time. Lead returns
// when ctx ends, or nil when work returns nil.
func (l *Log) Lead(ctx context.Context, name string, work func(ctx context.Context) error) error {
	key := leadKey + sourceToken(name)
	me := holder{l.cfg.Member, rand.Text()}
	wake, stop := l.watchLeases()
	defer stop()
	ticker := time.NewTicker(l.tickEvery() / 2) // of a leader there is one, who is missed
	defer ticker.Stop()
	for blind := false; ; {
		ls, err := l.acquire(ctx, key, me)
		switch {
		case err == nil:
			blind = false
			err := ls.keep(ctx, work)
			if !errors.Is(err, errLost) {
				return err
			}
			l.log.Warn("lease was lost", "lease", key)
		case ctx.Err() == nil && !errors.Is(err, errTaken) && !blind:
			blind = true
			l.log.Warn("lease cannot be taken, trying again", "lease", key, "err", err)
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-wake:
		case <-ticker.C:
		}
	}
}

// Member returns the name under which this process holds leases.
func (l *Log) Member() string { return l.cfg.Member }

// processName names this process for people.
func processName() string {
	host, err := os.Hostname()
	if err != nil {
		host = "unknown"
	}
	return host + "-" + strconv.Itoa(os.Getpid())
}

// Holder says who holds a lease, or that a member is alive.
type Holder struct {
	Lease  string // partition.<number>, lead.<name>, or member.<id> of a living member
	Member string
}

// Lives reports whether h says that a member, which shares the partitions, is alive.
func (h Holder) Lives() bool { return strings.HasPrefix(h.Lease, memberKey) }

// Holders returns the holders of all leases and the live members, ordered by lease.
func (l *Log) Holders(ctx context.Context) ([]Holder, error) {
	var all []Holder
	err := l.retry(ctx, "list", bucketLeases, func(ctx context.Context) error {
		keys, err := l.leaseKeys(ctx, ">")
		if err != nil {
			return err
		}
		all = all[:0]
		for _, key := range keys {
			e, err := l.buckets[bucketLeases].Get(ctx, key)
			if errors.Is(err, jetstream.ErrKeyNotFound) {
				continue
			}
			if err != nil {
				return err
			}
			var h holder
			if err := json.Unmarshal(e.Value(), &h); err == nil {
				all = append(all, Holder{key, h.Member})
			}
		}
		return nil
	})
	slices.SortFunc(all, func(a, b Holder) int {
		return cmp.Or(cmp.Compare(kindOfLease(a.Lease), kindOfLease(b.Lease)), cmp.Compare(numberOfLease(a.Lease), numberOfLease(b.Lease)), cmp.Compare(a.Lease, b.Lease))
	})
	return all, err
}

// Leader returns the member that holds the lease name now; empty: none.
func (l *Log) Leader(ctx context.Context, name string) (member string, err error) {
	err = l.retry(ctx, "read lease", name, func(ctx context.Context) error {
		e, err := l.buckets[bucketLeases].Get(ctx, leadKey+sourceToken(name))
		if errors.Is(err, jetstream.ErrKeyNotFound) {
			member = ""
			return nil
		}
		if err != nil {
			return err
		}
		var h holder
		if err := json.Unmarshal(e.Value(), &h); err != nil {
			return err
		}
		member = h.Member
		return nil
	})
	return member, err
}

// LivingLeader returns the member that holds the lease name once it has seen it renew that
// twice: one renewal may have been on its way when the member died. It waits while there
// is no such member, until ctx ends.
func (l *Log) LivingLeader(ctx context.Context, name string) (member string, err error) {
	var last holder
	var revision uint64
	for renewals := 0; renewals < 2; {
		err := l.retry(ctx, "read lease", name, func(ctx context.Context) error {
			e, err := l.buckets[bucketLeases].Get(ctx, leadKey+sourceToken(name))
			if errors.Is(err, jetstream.ErrKeyNotFound) {
				last = holder{}
				return nil
			}
			if err != nil {
				return err
			}
			var h holder
			if err := json.Unmarshal(e.Value(), &h); err != nil {
				return err
			}
			switch {
			case h != last:
				renewals = 0
			case e.Revision() > revision:
				renewals++
			}
			last, revision = h, e.Revision()
			return nil
		})
		if err != nil {
			return "", err
		}
		if renewals < 2 {
			if err := sleep(ctx, l.tickEvery()/2); err != nil {
				return "", err
			}
		}
	}
	return last.Member, nil
}

func kindOfLease(lease string) string {
	kind, _, _ := strings.Cut(lease, ".")
	return kind
}

func numberOfLease(lease string) int {
	n, err := strconv.Atoi(strings.TrimPrefix(lease, partitionKey))
	if err != nil {
		return record.Partitions
	}
	return n
}

// dropStaleLeases removes leases that outlived an embedded server: only its own process
// could use it, so their holders are dead.
func (l *Log) dropStaleLeases(ctx context.Context) error {
	if l.cfg.Server == nil {
		return nil
	}
	s := l.streams[bucketLeases]
	info, err := s.Info(ctx)
	if err != nil {
		return err
	}
	if info.State.Msgs == 0 || !info.State.LastTime.Before(l.cfg.Server.started) {
		return nil
	}
	return s.Purge(ctx, jetstream.WithPurgeSequence(info.State.LastSeq+1))
}
