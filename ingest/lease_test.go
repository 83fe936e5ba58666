package ingest_test

import (
	"context"
	"errors"
	"log/slog"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stackdex/stackdex/ingest"
	"github.com/stackdex/stackdex/ingest/record"
)

// shares counts who works on what, and notices when two work on the same.
type shares struct {
	t       *testing.T
	mu      sync.Mutex
	by      map[int]string
	changed chan struct{}
}

func newShares(t *testing.T) *shares {
	return &shares{t: t, by: map[int]string{}, changed: make(chan struct{}, 1)}
}

func (s *shares) set(partition int, member string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if other, ok := s.by[partition]; member != "" && ok {
		s.t.Errorf("%s works on partition %d while %s does", member, partition, other)
	}
	if s.by[partition] = member; member == "" {
		delete(s.by, partition)
	}
	select {
	case s.changed <- struct{}{}:
	default:
	}
}

func (s *shares) work(member string) func(context.Context, int) error {
	return func(ctx context.Context, partition int) error {
		s.set(partition, member)
		<-ctx.Done()
		s.set(partition, "")
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
		for _, m := range s.by {
			count[m]++
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
	holders, err := lc.Holders(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if n := len(holders); n < record.Partitions || holders[n-1] != (ingest.Holder{Lease: "partition.15", Member: "c"}) {
		t.Errorf("holders %v", holders)
	}
	stopC()
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
	said := &lines{}
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
	stop()
	stopOther()
	if lost, again := said.count("leases of partitions were lost"), said.count("leases of partitions are held again"); lost == 0 || lost > 3 || again == 0 {
		t.Errorf("of the partitions it is said %d times that they were lost, and %d times that they are held again", lost, again)
	}
}

// TestLeasesLostOneByOneAreToldOnce shows what a machine that slept makes of its leases:
// every partition finds out for itself, and is held again at once.
func TestLeasesLostOneByOneAreToldOnce(t *testing.T) {
	e, ctx := startExternal(t), within(t)
	said := &lines{again: make(chan struct{}, 100)}
	l := connect(t, ingest.Config{URL: e.url, LeaseTTL: time.Second, Log: slog.New(slog.NewTextHandler(said, nil))})
	s := newShares(t)
	stop := member(ctx, l, s)
	defer stop()
	s.wait(ctx, l.Member())
	leases, err := e.jetstream().KeyValue(ctx, "LEASES")
	if err != nil {
		t.Fatal(err)
	}
	for p := range record.Partitions {
		if err := leases.Delete(ctx, "partition."+strconv.Itoa(p)); err != nil {
			t.Fatal(err)
		}
	}
	select {
	case <-said.again:
	case <-ctx.Done():
		t.Fatal("the leases are not held again")
	}
	s.wait(ctx, l.Member())
	if lost, again := said.count("leases of partitions were lost"), said.count("leases of partitions are held again"); lost != 1 || again != 1 {
		t.Errorf("of the partitions it is said %d times that they were lost, and %d times that they are held again", lost, again)
	}
}

// lines are what was logged; again, unless it is nil, receives when leases are held again.
type lines struct {
	mu    sync.Mutex
	b     strings.Builder
	again chan struct{}
}

func (l *lines) Write(b []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.again != nil && strings.Contains(string(b), "held again") && !strings.Contains(string(b), "until") {
		l.again <- struct{}{}
	}
	return l.b.Write(b)
}

func (l *lines) count(what string) int {
	l.mu.Lock()
	defer l.mu.Unlock()
	return strings.Count(l.b.String(), what)
}

func TestLead(t *testing.T) {
	srv, ctx := start(t, ingest.ServerConfig{Listen: true}), within(t)
	cfg := ingest.Config{URL: srv.ClientURL(), Token: srv.Token(), LeaseTTL: time.Second}
	la, lb := connect(t, cfg), connect(t, cfg)
	var mu sync.Mutex
	leader := ""
	leads := make(chan string, 10)
	lead := func(name string) func(context.Context) error {
		return func(ctx context.Context) error {
			mu.Lock()
			if leader != "" {
				t.Errorf("%s leads while %s does", name, leader)
			}
			leader = name
			mu.Unlock()
			if err := ingest.CheckLease(ctx); err != nil {
				t.Errorf("%s leads: %v", name, err)
			}
			leads <- name
			<-ctx.Done()
			// A process that was stopped learns it from the clock first.
			if err := ingest.CheckLease(context.WithoutCancel(ctx)); name == "a" && !errors.Is(err, record.ErrUnavailable) {
				t.Errorf("a lost the lease: %v", err)
			}
			mu.Lock()
			leader = ""
			mu.Unlock()
			return ctx.Err()
		}
	}
	ctxA, cancelA := context.WithCancel(ctx)
	ctxB, cancelB := context.WithCancel(ctx)
	defer cancelA()
	defer cancelB()
	var wg sync.WaitGroup
	wg.Go(func() { _ = la.Lead(ctxA, "indexer", lead("a")) })
	if got := <-leads; got != "a" {
		t.Fatalf("%s leads", got)
	}
	for name, leader := range map[string]string{"indexer": la.Member(), "import": ""} {
		if who, err := lb.Leader(ctx, name); err != nil || who != leader {
			t.Errorf("leader of %s: %q, %v", name, who, err)
		}
	}
	wg.Go(func() { _ = lb.Lead(ctxB, "indexer", lead("b")) })
	la.Close() // dies
	if got := <-leads; got != "b" {
		t.Fatalf("%s leads", got)
	}
	cancelA()
	cancelB()
	wg.Wait()
	lc := connect(t, cfg)
	if err := lc.Lead(ctx, "indexer", func(context.Context) error { return nil }); err != nil {
		t.Errorf("work that is done: %v", err)
	}
}

// TestLeasesDoNotSurviveAnEmbeddedServer shows that the same directory can be
// used at once after a kill.
func TestLeasesDoNotSurviveAnEmbeddedServer(t *testing.T) {
	ctx, dir := within(t), t.TempDir()
	hour := ingest.Config{LeaseTTL: time.Hour}
	srv, err := ingest.StartServer(ingest.ServerConfig{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	hour.Server = srv
	l, err := ingest.Connect(ctx, hour)
	if err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	began := make(chan struct{})
	working, cancel := context.WithCancel(ctx)
	go func() {
		ended <- l.Lead(working, "x", func(ctx context.Context) error { close(began); <-ctx.Done(); return ctx.Err() })
	}()
	<-began
	l.Close() // so that the lease cannot be released
	cancel()
	<-ended
	srv.Close()
	hour.Server = start(t, ingest.ServerConfig{Dir: dir})
	again := connect(t, hour)
	if err := again.Lead(ctx, "x", func(context.Context) error { return nil }); err != nil {
		t.Error(err)
	}
}
