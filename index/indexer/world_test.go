package indexer_test

import (
	"context"
	"encoding/json"
	"log/slog"
	"path/filepath"
	"testing"
	"time"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/fold"
	"github.com/stackdex/stackdex/index/indexer"
	"github.com/stackdex/stackdex/index/names"
	"github.com/stackdex/stackdex/index/state"
	"github.com/stackdex/stackdex/ingest/record"
)

// patience is how long a busy machine may take for what should happen at once.
const patience = time.Minute

// world is a log with an index made from it.
type world struct {
	log      *memoryLog
	engine   *memoryEngine
	outbox   *outbox
	suppress *suppressions
	path     string
	adjust   func(*indexer.Config)
}

func newWorld(dir string) *world {
	return &world{log: newLog(), engine: newEngine(), outbox: &outbox{}, suppress: &suppressions{}, path: filepath.Join(dir, "state.db")}
}

// must is the part of testing.T and rapid.T that tests of this package need.
type must interface {
	Helper()
	Fatalf(format string, args ...any)
}

var registry *names.Registry

func shipped(t must) *names.Registry {
	t.Helper()
	reg, err := names.Default()
	if err != nil {
		t.Fatalf("registry: %v", err)
	}
	return reg
}

func (w *world) config(t must, st *state.State) indexer.Config {
	t.Helper()
	if registry == nil {
		registry = shipped(t)
	}
	cfg := indexer.Config{
		State: st, Engine: w.engine, Names: registry, Log: w.log, Outbox: w.outbox, Suppressions: w.suppress,
		ID: w.path, Generation: "g1", Mapping: "m1", Fold: fold.Config{}, FoldEvery: 20 * time.Millisecond, StoreFacts: 1, RetryFrom: time.Millisecond,
		Now: func() time.Time { return logCreated }, Logger: slog.New(slog.DiscardHandler),
	}
	if w.adjust != nil {
		w.adjust(&cfg)
	}
	return cfg
}

func (w *world) open(t must) *state.State {
	t.Helper()
	st, err := state.Open(w.path, state.Options{NoSync: true})
	if err != nil {
		t.Fatalf("open state: %v", err)
	}
	return st
}

// while runs an indexer and calls fn beside it.
func (w *world) while(t must, fn func(ctx context.Context, x *indexer.Indexer)) {
	t.Helper()
	if err := w.try(t, context.Background(), fn); err != nil {
		t.Fatalf("indexer: %v", err)
	}
}

func (w *world) try(t must, ctx context.Context, fn func(ctx context.Context, x *indexer.Indexer)) error {
	t.Helper()
	st := w.open(t)
	defer st.Close()
	x, err := indexer.New(w.config(t, st))
	if err != nil {
		t.Fatalf("new indexer: %v", err)
	}
	ctx, stop := context.WithCancel(ctx)
	done := make(chan error, 1)
	go func() {
		defer stop()
		done <- x.Run(ctx)
	}()
	fn(ctx, x)
	stop()
	return <-done
}

// settle runs an indexer until it has caught up.
func (w *world) settle(t must) {
	t.Helper()
	w.while(t, func(ctx context.Context, x *indexer.Indexer) { w.wait(t, ctx, x) })
}

func (w *world) wait(t must, ctx context.Context, x *indexer.Indexer) {
	t.Helper()
	info, _ := w.log.PagesInfo(ctx)
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	if err := x.Wait(ctx, info.Last); err != nil {
		t.Fatalf("wait for %d: %v; status %+v", info.Last, err, x.Status())
	}
}

// tool returns the document of a tool; nil if there is none.
func (w *world) tool(t testing.TB, id string) *index.Tool {
	t.Helper()
	doc, err := w.engine.Get(context.Background(), index.Ref{Index: index.Tools, ID: id})
	if err != nil {
		return nil
	}
	var tool index.Tool
	if err := json.Unmarshal(doc, &tool); err != nil {
		t.Fatal(err)
	}
	return &tool
}

// page makes a page that was seen on a day after 2026-01-01.
func page(source, url string, day int, facts ...record.Body) record.Page {
	p := record.Page{Schema: 1, Source: source, URL: url, PageType: record.PageTool, Title: url,
		SeenAt: logCreated.AddDate(0, 0, day), Extractor: "test/1"}
	for _, f := range facts {
		p.Facts = append(p.Facts, record.Fact{Body: f, Evidence: record.Evidence{Quote: "quote", Path: []string{"Heading"}}})
	}
	p.ContentHash, _ = p.Hash()
	return p
}

func gone(source, url string, day int) record.Page {
	p := page(source, url, day)
	p.Gone = true
	p.ContentHash, _ = p.Hash()
	return p
}

func subject(name string) record.Tool {
	return record.Tool{Name: name, Description: name + " is a tool.", Role: record.RoleSubject, Categories: []string{}}
}

func stars(tool string, n float64) record.Stat {
	return record.Stat{Tool: tool, Metric: "github.stars", Value: &n, Low: &n, High: &n, Unit: "stars", Raw: "raw"}
}
