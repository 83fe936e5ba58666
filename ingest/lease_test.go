package ingest_test

import (
	"context"
	"errors"
	"log/slog"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/nats-io/nats.go"

	"github.com/stackdex/stackdex/ingest"
	"github.com/stackdex/stackdex/ingest/record"
)

// shares counts who works on what, and notices when two may work on the same.
type shares struct {
	t       *testing.T
	mu      sync.Mutex
	by      map[int]*worker
	changed chan struct{}
}

// worker is a member that works under the lease of a context.
type worker struct {
	member string
	ctx    context.Context
}

// holds reports whether the lease is the worker's still. A process that was stopped may
// learn from the clock that it is not before it learns it from its context.
func (w *worker) holds() bool { return ingest.CheckLease(context.WithoutCancel(w.ctx)) == nil }

func newShares(t *testing.T) *shares {
	return &shares{t: t, by: map[int]*worker{}, changed: make(chan struct{}, 1)}
}

func (s *shares) begin(partition int, w *worker) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if other := s.by[partition]; other != nil && other.holds() {
		s.t.Errorf("%s works on partition %d while %s does", w.member, partition, other.member)
	}
	s.by[partition] = w
	s.tell()
}

func (s *shares) end(partition int, w *worker) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.by[partition] == w {
		delete(s.by, partition)
	}
	s.tell()
}

func (s *shares) tell() {
	select {
	case s.changed <- struct{}{}:
	default:
	}
}

func (s *shares) work(member string) func(context.Context, int) error {
	return func(ctx context.Context, partition int) error {
		w := &worker{member, ctx}
		s.begin(partition, w)
		<-ctx.Done()
		s.end(partition, w)
		return ctx.Err()
	}
}

// wait blocks until all partitions are worked on, by all the members and
// nobody else.
func (s *shares) wait(ctx context.Context, members ...string) {
	s.t.Helper()
	for {
		s.mu.Lock()
		count := map[string]int{}
		for _, w := range s.by {
			count[w.member]++
		}
		total, all := len(s.by), len(count) == len(members)
		for _, m := range members {
			all = all && count[m] > 0
		}
		s.mu.Unlock()
		if total == record.Partitions && all {
			return
		}
		select {
		case <-s.changed:
		case <-ctx.Done():
			s.t.Fatalf("waiting for %v: shares are %v", members, count)
		}
	}
}

// member runs Own until stopped.
func member(ctx context.Context, l *ingest.Log, s *shares) (stop func()) {
	ctx, cancel := context.WithCancel(ctx)
	done := make(chan struct{})
	go func() {
		defer close(done)
		_ = l.Own(ctx, s.work(l.Member()))
	}()
	return func() { cancel(); <-done }
}

func TestOwnSharesPartitions(t *testing.T) {
	srv, ctx, s := start(t, ingest.ServerConfig{Listen: true}), within(t), newShares(t)
	named := func(name string) ingest.Config {
		return ingest.Config{URL: srv.ClientURL(), Token: srv.Token(), LeaseTTL: time.Second, Member: name}
	}
	la, lb, lc := connect(t, named("a")), connect(t, named("b")), connect(t, named("c"))
	stopA := member(ctx, la, s)
	s.wait(ctx, "a")
	stopB := member(ctx, lb, s)
	s.wait(ctx, "a", "b")
	stopC := member(ctx, lc, s)
	s.wait(ctx, "a", "b", "c")
	stopB() // leaves and says so
	s.wait(ctx, "a", "c")
	la.Close() // dies: nothing is released
	s.wait(ctx, "c")
	stopA()
	for last := (ingest.Holder{Lease: "partition.15", Member: "c"}); ; { // until it is held again, if it was lost
		holders, err := lc.Holders(ctx)
		if err != nil {
			t.Fatalf("holders %v, %v", holders, err)
		}
		if n := len(holders); n >= record.Partitions && holders[n-1] == last {
			break
		}
	}
	stopC()
}

// TestNoLeaseIsLeftBehind: who is ended while it takes partitions leaves none taken, for
// which others had to wait.
func TestNoLeaseIsLeftBehind(t *testing.T) {
	e, ctx := startExternal(t), within(t)
	l := connect(t, ingest.Config{URL: e.url, LeaseTTL: time.Hour})
	nc := e.jetstream().Conn()
	for p := range record.Partitions {
		running, end := context.WithCancel(ctx)
		sub, err := nc.Subscribe("$KV.LEASES.partition."+strconv.Itoa(p), func(*nats.Msg) { end() })
		if err != nil {
			t.Fatal(err)
		}
		if err := nc.Flush(); err != nil {
			t.Fatal(err)
		}
		if err := l.Own(running, func(ctx context.Context, _ int) error { <-ctx.Done(); return ctx.Err() }); !errors.Is(err, context.Canceled) {
			t.Fatal(err)
		}
		if err := sub.Unsubscribe(); err != nil {
			t.Fatal(err)
		}
		if holders, err := l.Holders(ctx); err != nil || len(holders) > 0 {
			t.Fatalf("ended at partition %d, and %v are held, %v", p, holders, err)
		}
	}
}

func TestOwnRestartsWorkThatFails(t *testing.T) {
	l := open(t)
	ctx, cancel := context.WithCancel(within(t))
	var mu sync.Mutex
	runs := map[int]int{}
	err := l.Own(ctx, func(ctx context.Context, partition int) error {
		mu.Lock()
		defer mu.Unlock()
		if runs[partition]++; runs[partition] == 3 {
			cancel()
		}
		return errors.New("no luck")
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("Own ended with %v", err)
	}
}

func TestLeaseEndsBeforeItExpires(t *testing.T) {
	e, ctx := startExternal(t), within(t)
	p := startProxy(t, e.ns.Addr().String())
	said := newLines()
	l := connect(t, ingest.Config{URL: "nats://" + p.addr, LeaseTTL: 2 * time.Second, Member: "cut off", Log: slog.New(slog.NewTextHandler(said, nil))})
	other := connect(t, ingest.Config{URL: e.url, LeaseTTL: 2 * time.Second, Member: "connected"})
	s := newShares(t)
	stop := member(ctx, l, s)
	s.wait(ctx, "cut off")
	stopOther := member(ctx, other, s)
	s.wait(ctx, "cut off", "connected")
	p.mute(true) // its renewals get no answer any more
	p.cut()
	s.wait(ctx, "connected")
	p.mute(false)
	p.cut()
	s.wait(ctx, "cut off", "connected")
	said.wait(ctx, t, 1)
	stop()
	stopOther()
}

// TestLeasesLostOneByOneAreToldOnce shows what a machine that slept makes of its leases:
// every partition finds out for itself, and is held again at once.
func TestLeasesLostOneByOneAreToldOnce(t *testing.T) {
	e, ctx := startExternal(t), within(t)
	said := newLines()
	l := connect(t, ingest.Config{URL: e.url, LeaseTTL: time.Second, Log: slog.New(slog.NewTextHandler(said, nil))})
	s := newShares(t)
	stop := member(ctx, l, s)
	defer stop()
	s.wait(ctx, l.Member())
	leases, err := e.jetstream().KeyValue(ctx, "LEASES")
	if err != nil {
		t.Fatal(err)
	}
	began := time.Now()
	for p := range record.Partitions {
		if err := leases.Delete(ctx, "partition."+strconv.Itoa(p)); err != nil {
			t.Fatal(err)
		}
	}
	// Each time it is said that leases are held again, none was lost for a tick, a fifth
	// of a second. More often than once is where the machine holds still in between.
	times := said.wait(ctx, t, record.Partitions)
	if most := 1 + int(5*time.Since(began).Seconds()); times > most {
		t.Errorf("within %s it is said %d times that leases are held again, want %d at most", time.Since(began), times, most)
	}
	s.wait(ctx, l.Member())
}

// lines tell what is logged of the leases of partitions: how many were lost whenever they
// are held again.
type lines struct {
	mu      sync.Mutex
	lost    bool // and not held again yet
	twice   bool // it was said of lost ones that they are, or of held ones
	regains []int
	changed chan struct{}
}

func newLines() *lines { return &lines{changed: make(chan struct{}, 1)} }

var regained = regexp.MustCompile(`leases of partitions are held again.* lost=(\d+)`)

// Write implements io.Writer.
func (l *lines) Write(b []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	lost := strings.Contains(string(b), "leases of partitions were lost")
	again := regained.FindSubmatch(b)
	if !lost && again == nil {
		return len(b), nil
	}
	l.twice = l.twice || lost == l.lost
	if l.lost = lost; !lost {
		n, err := strconv.Atoi(string(again[1]))
		if err != nil {
			return 0, err
		}
		l.regains = append(l.regains, n)
	}
	select {
	case l.changed <- struct{}{}:
	default:
	}
	return len(b), nil
}

// wait blocks until so many leases that were lost are held again, and returns how often
// that was said.
func (l *lines) wait(ctx context.Context, t *testing.T, leases int) (times int) {
	t.Helper()
	for {
		l.mu.Lock()
		sum, times, twice := 0, len(l.regains), l.twice
		for _, n := range l.regains {
			sum += n
		}
		l.mu.Unlock()
		if twice {
			t.Error("that leases are lost, or are held again, is said twice")
		}
		if sum >= leases {
			return times
		}
		select {
		case <-l.changed:
		case <-ctx.Done():
			t.Fatalf("%d leases are held again, want %d", sum, leases)
		}
	}
}
