package node_test

import (
	"context"
	"errors"
	"log/slog"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stackdex/stackdex/cmd/stackdex/internal/config"
	"github.com/stackdex/stackdex/cmd/stackdex/internal/node"
	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/ingest"
)

// TestReindexEndsWithItsContext: somebody interrupts a rebuild whose engine is
// away when it is to go live.
func TestReindexEndsWithItsContext(t *testing.T) {
	x, _, done := openIn(t, sample(t))
	ctx, interrupt := context.WithCancel(t.Context())
	away := false
	unavailable := func() error {
		if away {
			return index.ErrUnavailable
		}
		return nil
	}
	x.At(node.Moments{Live: unavailable, Publish: func() error { away = true; interrupt(); return index.ErrUnavailable }})
	ended := make(chan error, 1)
	go func() { _, err := x.Reindex(ctx, false, nil); ended <- err }()
	select {
	case err := <-ended:
		if err == nil {
			t.Error("it is published")
		}
	case <-time.After(30 * time.Second):
		t.Fatal("it does not end")
	}
	away = false
	run, stop := context.WithCancel(t.Context())
	ran := make(chan error, 1)
	go func() { ran <- x.Run(run) }()
	if _, err := x.Behind(t.Context()); err != nil { // Run opens what was left closed
		t.Error(err)
	}
	stop()
	if err := <-ran; err != nil {
		t.Error(err)
	}
	done()
}

// cluster is a NATS of its own, and how to be a process of it. Leases last long enough
// for a machine that stands still now and then.
func cluster(t *testing.T) (cfg *config.Config, other *ingest.Log) {
	t.Helper()
	return clusterWhoseLeases(t, time.Minute)
}

func clusterWhoseLeases(t *testing.T, last time.Duration) (cfg *config.Config, other *ingest.Log) {
	t.Helper()
	srv, err := ingest.StartServer(ingest.ServerConfig{Dir: t.TempDir(), Listen: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(srv.Close)
	cfg = sample(t)
	cfg.NATS, cfg.NATSToken = srv.ClientURL(), srv.Token()
	other, err = ingest.Connect(t.Context(), ingest.Config{Member: "other", URL: cfg.NATS, Token: cfg.NATSToken, LeaseTTL: last, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(other.Close)
	return cfg, other
}

// TestReindexLeads: while a command rebuilds, no process of the cluster begins
// to index.
func TestReindexLeads(t *testing.T) {
	cfg, other := cluster(t)
	x, storage, done := openIn(t, cfg)
	defer done()
	putPage(t, storage)
	var leader string
	var err error
	x.At(node.Moments{Publish: func() error { leader, err = other.Leader(t.Context(), "indexer"); return nil }})
	if _, err := x.Reindex(t.Context(), false, nil); err != nil {
		t.Fatal(err)
	}
	if leader == "" || err != nil {
		t.Errorf("when it published, %q led, %v", leader, err)
	}
	if leader, err := other.Leader(t.Context(), "indexer"); leader != "" || err != nil {
		t.Errorf("afterwards %q leads, %v", leader, err)
	}
}

// TestReindexBesideAnother: a process that indexes keeps others from rebuilding.
func TestReindexBesideAnother(t *testing.T) {
	cfg, other := clusterWhoseLeases(t, 6*time.Second)
	x, storage, done := openIn(t, cfg)
	defer done()
	putPage(t, storage)
	stop := leads(t, other)
	defer stop()
	leader, err := other.Leader(t.Context(), "indexer")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := x.Reindex(t.Context(), false, nil); !errors.Is(err, node.ErrStandsBy) || !strings.Contains(err.Error(), leader) {
		t.Errorf("got %v, want ErrStandsBy that names %s", err, leader)
	}
}

// TestReindexAfterAnother: a process that died while it indexed keeps nobody from
// rebuilding, however slowly this one looks.
func TestReindexAfterAnother(t *testing.T) {
	cfg, other := clusterWhoseLeases(t, time.Second)
	x, storage, done := openIn(t, cfg)
	defer done()
	putPage(t, storage)
	stop := leads(t, other)
	other.Close() // dies: nobody releases the lease
	stop()
	_, err := x.Reindex(t.Context(), false, nil)
	for errors.Is(err, node.ErrDeposed) { // as on a machine that stands still; the same command goes on
		_, err = x.Reindex(t.Context(), false, nil)
	}
	if err != nil {
		t.Error(err)
	}
}

// TestReindexWithoutTheLease: the lease under which a process indexes is lost
// while it rebuilds.
func TestReindexWithoutTheLease(t *testing.T) {
	cfg, _ := cluster(t)
	x, storage, done := openIn(t, cfg)
	defer done()
	seq := putPage(t, storage)
	leads, lose := context.WithCancel(t.Context())
	defer lose()
	ran := make(chan error, 1)
	go func() {
		ran <- storage.Log.Lead(leads, "indexer", x.Run)
	}()
	if err := x.Wait(t.Context(), seq); err != nil {
		t.Fatal(err)
	}
	live := x.Generation()
	x.At(node.Moments{Open: func() error { lose(); return nil }})
	if out, err := x.Reindex(t.Context(), false, nil); !errors.Is(err, node.ErrDeposed) {
		t.Errorf("%s: got %v, want ErrDeposed", out.Generation, err)
	}
	<-ran
	if x.Generation() != live {
		t.Errorf("%s is live, want %s", x.Generation(), live)
	}
}

// TestGenerationsAreNew: no generation is ever called like one before it, so that
// who still writes to a removed one writes to none.
func TestGenerationsAreNew(t *testing.T) {
	x, storage, done := openIn(t, sample(t))
	defer done()
	putPage(t, storage)
	called := map[string]bool{x.Generation(): true}
	died := errors.New("it dies")
	x.At(node.Moments{Publish: func() error { return died }})
	for i := range 3 {
		out, err := x.Reindex(t.Context(), false, nil)
		if (err != nil) != (i == 0) || called[out.Generation] {
			t.Errorf("%d: %s after %v: %v", i, out.Generation, called, err)
		}
		called[out.Generation] = i > 0 // an interrupted one goes on
		died = nil
	}
	if out, err := x.Rollback(t.Context()); err != nil || !called[out.Generation] {
		t.Errorf("rolled back to %s, %v", out.Generation, err)
	}
	if out, err := x.Reindex(t.Context(), false, nil); err != nil || called[out.Generation] {
		t.Errorf("after a rollback: %s after %v: %v", out.Generation, called, err)
	}
}

// TestReindexNeedsNoLease: with the embedded NATS no other process can index, so that
// one on a busy machine does not stop a rebuild for a lease that it could not renew.
func TestReindexNeedsNoLease(t *testing.T) {
	x, storage, done := openIn(t, sample(t))
	defer done()
	putPage(t, storage)
	held, ended := make(chan struct{}), make(chan error, 1)
	holds := sync.OnceFunc(func() { close(held) }) // again after a lease that was lost
	ctx, stop := context.WithCancel(t.Context())
	defer func() { stop(); <-ended }()
	go func() {
		ended <- storage.Log.Lead(ctx, "indexer", func(ctx context.Context) error { holds(); <-ctx.Done(); return ctx.Err() })
	}()
	<-held
	if _, err := x.Reindex(t.Context(), false, nil); err != nil {
		t.Error(err)
	}
}
