package main_test

import (
	"context"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/stackdex/stackdex/cmd/stackdex/internal/config"
	"github.com/stackdex/stackdex/cmd/stackdex/internal/node"
	"github.com/stackdex/stackdex/crawler"
	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/indextest"
	"github.com/stackdex/stackdex/ingest/record"
)

// The benchmarks of this package measure the whole program, and beside it, in
// the same round, the floor: what the work costs without stackdex. Ratios mean
// more than rates, which are the machine's. A round takes seconds, and an
// iteration is a round; for medians of several rounds:
//
//	go test -run - -bench . -benchtime 5x ./cmd/stackdex

// roundLimit bounds one part of a round.
const roundLimit = 3 * time.Minute

// engines are those that can be measured here.
var engines = []string{"bleve", "meilisearch"}

// benchConfig is a configuration with a data directory of its own.
func benchConfig(b *testing.B, engine string) *config.Config {
	b.Helper()
	cfg := &config.Config{
		DataDir: tempDir(b), Sync: "1s", NATSPrefix: "STACKDEX", NATSReplicas: 1, Engine: engine,
		PerHost: benchWorkers, Workers: benchWorkers, Timeout: 30 * time.Second, MaxWait: time.Minute, Listen: "127.0.0.1:0",
	}
	if engine == "meilisearch" {
		m := benchMeili(b)
		cfg.Meili, cfg.MeiliKey, cfg.IndexPrefix = m.URL, m.Key, filepath.Base(cfg.DataDir)
	}
	return cfg
}

// tempDir is removed at the end of the benchmark, and has a name of its own.
func tempDir(b *testing.B) string {
	b.Helper()
	dir, err := os.MkdirTemp("", "stackdex-bench-")
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { os.RemoveAll(dir) })
	return dir
}

// benchMeili starts a Meilisearch of the benchmark's own, or skips it.
func benchMeili(b *testing.B) *indextest.Meili {
	b.Helper()
	m, err := indextest.StartMeili(tempDir(b))
	if err != nil {
		b.Skip(err)
	}
	b.Cleanup(func() { _ = m.Kill() }) // its directory goes too
	return m
}

// runNode runs a node in this process; stop ends it and may be called again.
func runNode(b *testing.B, cfg *config.Config, roles node.Roles) (n *node.Node, stop func()) {
	b.Helper()
	n, err := node.Open(b.Context(), cfg, slog.New(slog.DiscardHandler), "bench", roles, func(s string) { b.Log(s) })
	if err != nil {
		b.Fatal(err)
	}
	ctx, cancel := context.WithCancel(b.Context())
	done := make(chan error, 1)
	go func() { done <- n.Run(ctx) }()
	stop = sync.OnceFunc(func() {
		cancel()
		if err := <-done; err != nil {
			b.Error(err)
		}
		if err := n.Close(); err != nil {
			b.Error(err)
		}
	})
	b.Cleanup(stop)
	return n, stop
}

// benchCrawl runs r to its end, and until all of it is searchable if n indexes.
func benchCrawl(b *testing.B, n *node.Node, r crawler.RunRequest) (record.RunSummary, cost) {
	b.Helper()
	ctx, cancel := context.WithTimeout(b.Context(), roundLimit)
	defer cancel()
	var run record.Run
	took := timed(func() {
		var err error
		if run, err = n.Control().Start(ctx, r); err == nil {
			run, err = n.Control().Follow(ctx, run.ID, nil)
		}
		if err == nil && n.Index() != nil {
			err = searchable(ctx, n)
		}
		if err != nil {
			b.Fatal(err)
		}
	})
	return run.Summary, took
}

// searchable returns when all that is in the log now can be found.
func searchable(ctx context.Context, n *node.Node) error {
	info, err := n.Storage().Log.PagesInfo(ctx)
	if err != nil {
		return err
	}
	return n.Index().Wait(ctx, info.Last)
}

// finished returns the finished documents of an index, as an engine takes them.
func finished(b *testing.B, x *node.Index) []index.Document {
	b.Helper()
	var docs []index.Document
	for _, name := range index.Names() {
		err := x.Scan(b.Context(), name, func(id string, doc []byte) error {
			docs = append(docs, index.Document{Ref: index.Ref{Index: name, ID: id}, JSON: slices.Clone(doc)})
			return nil
		})
		if err != nil {
			b.Fatal(err)
		}
	}
	return docs
}

// figures collects what rounds measured and reports the medians.
type figures map[string][]float64

func (f figures) add(unit string, v float64) { f[unit] = append(f[unit], v) }

func (f figures) report(b *testing.B) {
	for unit, all := range f {
		b.ReportMetric(quantile(all, 0.5), unit)
	}
	b.ReportMetric(0, "ns/op")
}

// quantile returns the value below which a share of all lies.
func quantile(all []float64, share float64) float64 {
	sorted := slices.Sorted(slices.Values(all))
	return sorted[min(int(share*float64(len(sorted))), len(sorted)-1)]
}

// cost is what work took of the clock, and of the processors for this process,
// which says more on a machine that others use too.
type cost struct{ clock, cpu time.Duration }

// timed returns what do costs.
func timed(do func()) cost {
	began, used := time.Now(), processor()
	do()
	return cost{time.Since(began), processor() - used}
}

// processor returns the time that this process has had of the processors.
func processor() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// milliseconds are d as a metric.
func milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
