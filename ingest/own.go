package ingest

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"hash/fnv"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"github.com/stackdex/stackdex/ingest/record"
)

const (
	memberKey    = "member."
	partitionKey = "partition."
	leadKey      = "lead."
)

// Own runs work for every partition that falls to this member, while it does: the
// context of work ends when the lease is lost or passed on, and no other
// member works on the partition before the lease has expired or work has
// returned. Work that returns early is started again, later each time, unless it
// met what a newer stackdex wrote: Own returns that error. Otherwise it returns
// when ctx ends. All work has returned then.
//
// The living members are those that keep a key in LEASES; each partition
// belongs to the one that rendezvous hashing picks, so that a member that
// comes or goes moves few partitions.
func (l *Log) Own(ctx context.Context, work func(ctx context.Context, partition int) error) error {
	o := &owner{
		log: l, me: holder{l.cfg.Member, rand.Text()}, work: work,
		held: map[int]context.CancelFunc{}, freed: make(chan freed, record.Partitions), failed: make(chan error, record.Partitions),
	}
	defer o.leave()
	wake, stop := l.watchLeases()
	defer stop()
	ticker := time.NewTicker(l.tickEvery())
	defer ticker.Stop()
	for {
		o.tick(ctx)
		select {
		case <-ctx.Done():
			return ctx.Err()
		case err := <-o.failed:
			return err
		case f := <-o.freed:
			o.forget(f)
		case <-wake:
		case <-ticker.C:
		}
	}
}

// owner is a member with the partitions it holds.
type owner struct {
	log    *Log
	me     holder
	work   func(context.Context, int) error
	held   map[int]context.CancelFunc
	freed  chan freed // partitions whose work has returned
	failed chan error // why nobody can work
	lost   int        // leases of partitions, since all were held
	last   time.Time  // when the last of these was lost
	blind  bool       // the members could not be listed the last time
	wg     sync.WaitGroup
}

// freed is a partition whose work has returned.
type freed struct {
	partition int
	lost      bool // its lease was
}

// tick renews this member's sign of life, takes the free partitions that are assigned
// to it, and gives up the others.
func (o *owner) tick(ctx context.Context) {
	members, err := o.members(ctx)
	if err != nil {
		if ctx.Err() == nil && !o.blind {
			o.blind = true
			o.log.log.Warn("members cannot be listed, trying again", "err", err)
		}
		return // leases run out by themselves
	}
	o.blind = false
	mine := 0
	for p := range record.Partitions {
		cancel, held := o.held[p]
		ours := rendezvous(members, p) == o.me.ID
		if ours {
			mine++
		}
		switch {
		case held && !ours:
			cancel()
		case !held && ours:
			if !o.take(ctx, p) {
				return
			}
		}
	}
	o.regain(mine)
}

// forget takes note that a partition is free. Each has a lease: that some were lost is
// said once, though a process that was stopped for a while loses one after the other.
func (o *owner) forget(f freed) {
	o.held[f.partition]()
	delete(o.held, f.partition)
	if !f.lost {
		return
	}
	o.last = time.Now()
	if o.lost++; o.lost == 1 {
		o.log.log.Warn("leases of partitions were lost: NATS did not answer in time, or this machine slept or is too busy; their work stops until they are held again")
	}
}

// regain says that all the leases of some partitions are held again, once none was lost
// for the time of a tick.
func (o *owner) regain(mine int) {
	if o.lost > 0 && len(o.held) == mine && time.Since(o.last) >= o.log.tickEvery() {
		o.log.log.Warn("leases of partitions are held again", "partitions", mine, "lost", o.lost)
		o.lost = 0
	}
}

// take tries to acquire a partition; false means that NATS does not answer.
func (o *owner) take(ctx context.Context, p int) bool {
	ls, err := o.log.acquire(ctx, partitionKey+strconv.Itoa(p), o.me)
	if err != nil {
		return errors.Is(err, errTaken)
	}
	own, cancel := context.WithCancel(ctx)
	o.held[p] = cancel
	o.wg.Go(func() {
		f := freed{partition: p}
		defer func() { o.freed <- f }()
		err := ls.keep(own, endless(func(ctx context.Context) error { return o.work(ctx, p) }))
		switch {
		case errors.Is(err, errLost):
			f.lost = true
		case errors.Is(err, record.ErrNewer):
			o.failed <- err
		}
	})
	return true
}

// leave waits for all work and then removes the member.
func (o *owner) leave() {
	for _, cancel := range o.held {
		cancel()
	}
	o.wg.Wait()
	ctx, cancel := context.WithTimeout(context.Background(), o.log.renewEvery())
	defer cancel()
	if err := o.log.buckets[bucketLeases].Delete(ctx, memberKey+o.me.ID); err != nil {
		o.log.log.Debug("member not removed, it will expire", "err", err)
	}
}

// members renews the member's own key and returns the ids of all live members.
func (o *owner) members(ctx context.Context) ([]string, error) {
	ctx, cancel := context.WithTimeout(ctx, o.log.renewEvery())
	defer cancel()
	kv := o.log.buckets[bucketLeases]
	value, err := json.Marshal(o.me)
	if err != nil {
		return nil, err
	}
	if _, err := kv.Put(ctx, memberKey+o.me.ID, value); err != nil {
		return nil, err
	}
	ids := []string{o.me.ID}
	keys, err := o.log.leaseKeys(ctx, memberKey+"*")
	if err != nil {
		return nil, err
	}
	for _, key := range keys {
		if id := strings.TrimPrefix(key, memberKey); id != o.me.ID {
			_, err := kv.Get(ctx, key)
			if err == nil {
				ids = append(ids, id)
			} else if !errors.Is(err, jetstream.ErrKeyNotFound) {
				return nil, err
			}
		}
	}
	return ids, nil
}

// leaseKeys returns the keys in LEASES that match a pattern, including those removed a
// moment ago.
func (l *Log) leaseKeys(ctx context.Context, pattern string) ([]string, error) {
	under := l.names.bucketKey(bucketLeases, "")
	info, err := l.streams[bucketLeases].Info(ctx, jetstream.WithSubjectFilter(under+pattern))
	if err != nil {
		return nil, err
	}
	keys := make([]string, 0, len(info.State.Subjects))
	for subject := range info.State.Subjects {
		keys = append(keys, strings.TrimPrefix(subject, under))
	}
	return keys, nil
}

// rendezvous returns the member to which a partition belongs: the one whose
// hash together with the partition is the highest.
func rendezvous(members []string, partition int) string {
	var owner string
	var highest uint64
	for _, m := range members {
		h := fnv.New64a()
		h.Write([]byte(m + "/" + strconv.Itoa(partition)))
		if s := mix(h.Sum64()); owner == "" || s > highest || s == highest && m > owner {
			owner, highest = m, s
		}
	}
	return owner
}

// mix spreads the bits of an FNV hash, whose high bits hardly depend on the
// end of the input (finalizer of MurmurHash3).
func mix(h uint64) uint64 {
	h = (h ^ h>>33) * 0xff51afd7ed558ccd
	h = (h ^ h>>33) * 0xc4ceb9fe1a85ec53
	return h ^ h>>33
}

// maxSeen bounds what watchLeases remembers.
const maxSeen = 10_000

// watchLeases returns a channel that receives when a member joins or a lease is
// released, so that nobody need wait for the next tick. It is a hint and may miss some.
func (l *Log) watchLeases() (wake <-chan struct{}, stop func()) {
	c := make(chan struct{}, 1)
	seen := map[string]bool{}
	sub, err := l.nc.Subscribe(l.names.bucketKey(bucketLeases, ">"), func(m *nats.Msg) {
		removed := m.Header.Get(kvOperation) != ""
		if seen[m.Subject] && !removed {
			return // a renewal
		}
		if len(seen) == maxSeen {
			clear(seen)
		}
		if seen[m.Subject] = true; removed {
			delete(seen, m.Subject)
		}
		select {
		case c <- struct{}{}:
		default:
		}
	})
	if err != nil {
		l.log.Debug("leases are not watched", "err", err)
		return c, func() {}
	}
	return c, func() { _ = sub.Unsubscribe() }
}
