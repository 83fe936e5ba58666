package node_test

import (
	"context"
	"sync"
	"testing"

	"github.com/stackdex/stackdex/ingest"
)

// leads has a process lead until the test ends, and returns when it does.
func leads(t *testing.T, log *ingest.Log) (stop func()) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	began, ended := make(chan struct{}), make(chan struct{})
	begins := sync.OnceFunc(func() { close(began) }) // again after a lease that was lost
	go func() {
		defer close(ended)
		_ = log.Lead(ctx, "indexer", func(ctx context.Context) error { begins(); <-ctx.Done(); return ctx.Err() })
	}()
	<-began
	return func() { cancel(); <-ended }
}

// TestIndexedByAnother: the process that indexes is named, and this one is none that
// others wait for, also while it begins.
func TestIndexedByAnother(t *testing.T) {
	cfg, other := cluster(t)
	x, storage, done := openIn(t, cfg)
	defer done()
	seq := putPage(t, storage)
	by := func(want string) {
		t.Helper()
		if got, err := x.IndexedBy(t.Context(), seq); got != want || err != nil {
			t.Errorf("indexed by %q, %v; want %q", got, err, want)
		}
	}
	by("")
	stop := leads(t, other)
	by(other.Member())
	stop()
	stop = leads(t, storage.Log)
	by("")
	stop()
}

// TestAwaitSearchableTakesOver: who waits for another process indexes itself when
// that ends, and then waits for nobody.
func TestAwaitSearchableTakesOver(t *testing.T) {
	cfg, other := cluster(t)
	x, storage, done := openIn(t, cfg)
	defer done()
	seq := putPage(t, storage)
	stop := leads(t, other)
	run, end := context.WithCancel(t.Context())
	ran := make(chan error, 1)
	go func() { ran <- storage.Log.Lead(run, "indexer", x.Run) }()
	waited := make(chan error, 1)
	go func() {
		by, err := x.AwaitSearchable(t.Context(), seq)
		if by != "" {
			t.Errorf("indexed by %s", by)
		}
		waited <- err
	}()
	stop()
	if err := <-waited; err != nil {
		t.Error(err)
	}
	if behind, err := x.Behind(t.Context()); behind || err != nil {
		t.Errorf("behind %v, %v", behind, err)
	}
	end()
	<-ran
}
