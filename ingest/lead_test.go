package ingest_test

import (
	"context"
	"errors"
	"sync"
	"testing"
	"time"

	"github.com/stackdex/stackdex/ingest"
	"github.com/stackdex/stackdex/ingest/record"
)

func TestLead(t *testing.T) {
	srv, ctx := start(t, ingest.ServerConfig{Listen: true}), within(t)
	cfg := ingest.Config{URL: srv.ClientURL(), Token: srv.Token(), LeaseTTL: time.Second}
	la, lb := connect(t, cfg), connect(t, cfg)
	var mu sync.Mutex
	var leader *worker
	leads := make(chan string, 10)
	lead := func(name string) func(context.Context) error {
		return func(ctx context.Context) error {
			w := &worker{name, ctx}
			mu.Lock()
			if leader != nil && leader.holds() {
				t.Errorf("%s leads while %s does", name, leader.member)
			}
			leader = w
			mu.Unlock()
			if ingest.CheckLease(ctx) == nil { // else the machine held still: it leads again soon
				leads <- name
			}
			<-ctx.Done()
			// A process that was stopped learns it from the clock first.
			if err := ingest.CheckLease(context.WithoutCancel(ctx)); name == "a" && !errors.Is(err, record.ErrUnavailable) {
				t.Errorf("a lost the lease: %v", err)
			}
			mu.Lock()
			if leader == w {
				leader = nil
			}
			mu.Unlock()
			return ctx.Err()
		}
	}
	await := func(name string) {
		t.Helper()
		for {
			select {
			case got := <-leads:
				if got == name {
					return
				}
			case <-ctx.Done():
				t.Fatalf("%s does not lead", name)
			}
		}
	}
	ctxA, cancelA := context.WithCancel(ctx)
	ctxB, cancelB := context.WithCancel(ctx)
	defer cancelA()
	defer cancelB()
	var wg sync.WaitGroup
	wg.Go(func() { _ = la.Lead(ctxA, "indexer", lead("a")) })
	await("a")
	for name, leader := range map[string]string{"indexer": la.Member(), "import": ""} {
		for { // until a leads again, if the machine held still
			who, err := lb.Leader(ctx, name)
			if err != nil {
				t.Fatalf("leader of %s: %q, %v", name, who, err)
			}
			if who == leader {
				break
			}
		}
	}
	wg.Go(func() { _ = lb.Lead(ctxB, "indexer", lead("b")) })
	la.Close() // dies
	await("b")
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
