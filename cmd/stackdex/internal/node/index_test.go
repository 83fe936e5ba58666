package node_test

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"testing"
	"time"

	"github.com/nats-io/nats.go"

	"github.com/stackdex/stackdex/cmd/stackdex/internal/config"
	"github.com/stackdex/stackdex/cmd/stackdex/internal/node"
	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/ingest/record"
)

// open returns an index on an embedded log with one page in it.
func open(t *testing.T) (*node.Index, uint64) {
	t.Helper()
	x, storage, done := openIn(t, sample(t))
	t.Cleanup(done)
	return x, putPage(t, storage)
}

// sample is the configuration of a new directory.
func sample(t *testing.T) *config.Config {
	return &config.Config{DataDir: t.TempDir(), Sample: true, Engine: "bleve", NATSReplicas: 1}
}

func openIn(t *testing.T, cfg *config.Config) (x *node.Index, storage *node.Storage, done func()) {
	t.Helper()
	log := slog.New(slog.DiscardHandler)
	storage, err := node.OpenStorage(t.Context(), cfg, log, node.Access{})
	if err != nil {
		t.Fatal(err)
	}
	if x, err = node.OpenIndex(t.Context(), cfg, log, storage.Log, func(s string) { t.Log(s) }); err != nil {
		t.Fatal(err)
	}
	return x, storage, func() {
		if err := errors.Join(x.Close(), storage.Close()); err != nil {
			t.Error(err)
		}
	}
}

func putPage(t *testing.T, storage *node.Storage) (seq uint64) {
	t.Helper()
	return putTool(t, storage, "Go")
}

func putTool(t *testing.T, storage *node.Storage, name string) (seq uint64) {
	t.Helper()
	seq, err := storage.Log.PutPage(t.Context(), record.Page{
		Source: "stackshare", URL: "https://stackshare.example/" + strings.ToLower(name), PageType: record.PageTool, Title: name, SeenAt: time.Now(), Extractor: "test/1", Sample: true,
		Facts: []record.Fact{{Body: record.Tool{Name: name, Role: record.RoleSubject, Description: "A language."}}},
	}, 0)
	if err != nil {
		t.Fatal(err)
	}
	return seq
}

// TestReaderBehind holds that who reads what a killed command left half done is
// told so, instead of finding nothing.
func TestReaderBehind(t *testing.T) {
	cfg, log := sample(t), slog.New(slog.DiscardHandler)
	_, storage, done := openIn(t, cfg)
	putPage(t, storage)
	done()
	if r, err := node.OpenReader(t.Context(), cfg, log); !errors.Is(err, node.ErrBehind) {
		t.Errorf("reader %v, %v; want ErrBehind", r, err)
	}
	x, _, done := openIn(t, cfg)
	if err := x.CatchUp(t.Context()); err != nil {
		t.Error(err)
	}
	done()
	r, err := node.OpenReader(t.Context(), cfg, log)
	if err != nil {
		t.Fatal(err)
	}
	if err := r.Close(); err != nil {
		t.Error(err)
	}
}

// TestReaderLacking holds that documents which somebody deleted in the engine are
// missed, and come back when the log is caught up with.
func TestReaderLacking(t *testing.T) {
	cfg, log := sample(t), slog.New(slog.DiscardHandler)
	whole := func() error {
		t.Helper()
		r, err := node.OpenReader(t.Context(), cfg, log)
		if err != nil {
			t.Fatal(err)
		}
		return errors.Join(r.CheckComplete(t.Context()), r.Close())
	}
	x, storage, done := openIn(t, cfg)
	putPage(t, storage)
	for i := range 20 {
		putTool(t, storage, fmt.Sprintf("Quuxly%d", i))
	}
	if err := x.CatchUp(t.Context()); err != nil {
		t.Fatal(err)
	}
	done()
	if err := whole(); err != nil {
		t.Errorf("an index that was not touched: %v", err)
	}
	engines, err := node.OpenEngines(t.Context(), cfg, log)
	if err != nil {
		t.Fatal(err)
	}
	engine, err := engines.Live(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	_, err = engine.Apply(t.Context(), index.Batch{Deletes: []index.Ref{{Index: index.Tools, ID: "go"}}})
	if err = errors.Join(err, engine.Close(), engines.Close()); err != nil {
		t.Fatal(err)
	}
	if err := whole(); !errors.Is(err, node.ErrLacking) {
		t.Errorf("without a document: %v, want ErrLacking", err)
	}
	x, _, done = openIn(t, cfg)
	if err := x.CatchUp(t.Context()); err != nil {
		t.Error(err)
	}
	done()
	if err := whole(); err != nil {
		t.Errorf("after catching up: %v", err)
	}
}

// TestWaitFollowsReindex holds that who waits for a page outlives a rebuild
// that takes the indexer's place meanwhile.
func TestWaitFollowsReindex(t *testing.T) {
	x, seq := open(t)
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	run, stop := context.WithCancel(ctx)
	ran := make(chan error, 1)
	go func() { ran <- x.Run(run) }()
	if err := x.Wait(ctx, seq); err != nil {
		t.Fatal(err)
	}
	waits, end := context.WithCancel(ctx)
	waited := make(chan error, 1)
	go func() { waited <- x.Wait(waits, seq+1_000_000) }() // never comes
	for range 3 {
		if _, err := x.Reindex(ctx, false, nil); err != nil {
			t.Fatalf("reindex: %v", err)
		}
		if err := x.Wait(ctx, seq); err != nil {
			t.Fatalf("wait after a reindex: %v", err)
		}
	}
	select {
	case err := <-waited:
		t.Errorf("gave up waiting: %v", err)
	default:
	}
	end()
	<-waited
	stop()
	if err := <-ran; err != nil {
		t.Error(err)
	}
}

// TestReindexWithoutRun rebuilds while nothing indexes.
func TestReindexWithoutRun(t *testing.T) {
	x, _ := open(t)
	if err := x.CatchUp(t.Context()); err != nil {
		t.Fatal(err)
	}
	done, err := x.Reindex(t.Context(), false, nil)
	if err != nil {
		t.Fatal(err)
	}
	back, err := x.Rollback(t.Context())
	if err != nil || back.Generation != done.Previous {
		t.Errorf("rolled back to %q, %v; want %q", back.Generation, err, done.Previous)
	}
}

// TestPageThatCannotBeRead stands where the newest page was: what is indexed
// stays.
func TestPageThatCannotBeRead(t *testing.T) {
	cfg, _ := cluster(t)
	x, storage, done := openIn(t, cfg)
	putPage(t, storage)
	if err := x.CatchUp(t.Context()); err != nil {
		t.Fatal(err)
	}
	done()
	nc, err := nats.Connect(cfg.NATS, nats.Token(cfg.NATSToken))
	if err != nil {
		t.Fatal(err)
	}
	defer nc.Close()
	if _, err := nc.Request("page.stackshare."+record.Token("https://stackshare.example/go"), []byte("garbage"), 10*time.Second); err != nil {
		t.Fatal(err)
	}
	log := slog.New(slog.DiscardHandler)
	if storage, err = node.OpenStorage(t.Context(), cfg, log, node.Access{}); err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := storage.Close(); err != nil {
			t.Error(err)
		}
	}()
	if x, err = node.OpenIndex(t.Context(), cfg, log, storage.Log, func(s string) { t.Errorf("told: %s", s) }); err != nil {
		t.Fatal(err)
	}
	if err := x.CatchUp(t.Context()); err != nil {
		t.Error(err)
	}
	if err := x.Close(); err != nil {
		t.Error(err)
	}
}
