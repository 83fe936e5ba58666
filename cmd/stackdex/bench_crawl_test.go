package main_test

import (
	"testing"
	"time"

	"github.com/stackdex/stackdex/cmd/stackdex/internal/config"
	"github.com/stackdex/stackdex/cmd/stackdex/internal/node"
	"github.com/stackdex/stackdex/crawler"
	"github.com/stackdex/stackdex/ingest/record"
)

// everything is the run that reads all pages of the generated web.
func everything(command string) crawler.RunRequest {
	return crawler.RunRequest{Command: command, Scope: record.Scope{Sources: []string{"stackshare"}, Sitemaps: true}}
}

// mirrored is a configuration in which the generated web stands for its site.
func mirrored(b *testing.B, engine string, w *benchWeb) *config.Config {
	cfg := benchConfig(b, engine)
	cfg.Mirror = map[string]string{benchSite: w.URL}
	return cfg
}

// BenchmarkDurable measures from the fetch to facts that survive a kill. The
// floor is bare Colly that fetches and parses the same pages from the same
// server; of-colly is pages/s in terms of Colly's: at least 0.65, aim 0.8.
func BenchmarkDurable(b *testing.B) {
	w, f := newBenchWeb(b), figures{}
	pages := float64(len(w.pages))
	f.add("B/page", float64(w.bytes)/pages)
	for b.Loop() {
		before := timed(func() { w.colly(b) })
		n, stop := runNode(b, mirrored(b, "bleve", w), node.Roles{Crawl: true})
		sum, took := benchCrawl(b, n, everything("durable"))
		stop()
		after := timed(func() { w.colly(b) })
		if sum.Fetched != int64(len(w.pages)) {
			b.Fatalf("%d pages of %d: %+v", sum.Fetched, len(w.pages), sum)
		}
		colly := cost{(before.clock + after.clock) / 2, (before.cpu + after.cpu) / 2}
		f.add("colly-pages/s", pages/colly.clock.Seconds())
		f.add("pages/s", pages/took.clock.Seconds())
		f.add("facts/page", float64(sum.Facts)/pages)
		f.add("of-colly", colly.clock.Seconds()/took.clock.Seconds())
		f.add("of-colly-cpu", colly.cpu.Seconds()/took.cpu.Seconds())
	}
	f.report(b)
}

// BenchmarkSearchable measures from the fetch to documents that are found. The
// floor is bare Colly with the same pages and then the engine fed with the
// finished documents; of-floor is the total time in terms of both together: at
// most 1.25 for the embedded engine.
func BenchmarkSearchable(b *testing.B) {
	for _, engine := range engines {
		b.Run(engine, func(b *testing.B) { benchSearchable(b, engine) })
	}
}

func benchSearchable(b *testing.B, engine string) {
	w, f := newBenchWeb(b), figures{}
	pages := float64(len(w.pages))
	for b.Loop() {
		colly := timed(func() { w.colly(b) })
		n, stop := runNode(b, mirrored(b, engine, w), node.Roles{Crawl: true, Index: true})
		_, took := benchCrawl(b, n, everything("searchable"))
		docs, written := finished(b, n.Index()), n.Index().Indexer().Status().Written
		stop()
		fed := feed(b, engine, docs)
		f.add("colly-pages/s", pages/colly.clock.Seconds())
		f.add("engine-docs/s", float64(len(docs))/fed.clock.Seconds())
		f.add("pages/s", pages/took.clock.Seconds())
		f.add("docs/page", float64(len(docs))/pages)
		f.add("writes/doc", float64(written)/float64(len(docs)))
		f.add("of-floor", took.clock.Seconds()/(colly.clock+fed.clock).Seconds())
		if engine == "bleve" { // in this process
			f.add("of-floor-cpu", took.cpu.Seconds()/(colly.cpu+fed.cpu).Seconds())
		}
	}
	f.report(b)
}

// BenchmarkRefresh measures a run in which nothing has changed, with the
// embedded engine. The floor is the first run: at least 10 times faster, and
// nothing is written to the engine.
func BenchmarkRefresh(b *testing.B) {
	w, f := newBenchWeb(b), figures{}
	pages := float64(len(w.pages))
	for b.Loop() {
		n, stop := runNode(b, mirrored(b, "bleve", w), node.Roles{Crawl: true, Index: true})
		_, first := benchCrawl(b, n, everything("first"))
		written, before := n.Index().Indexer().Status().Written, w.unmodified.Load()
		sum, again := benchCrawl(b, n, crawler.RunRequest{Command: "refresh", Scope: record.Scope{Sources: []string{"stackshare"}, Known: true}, Cutoff: time.Now()})
		written = n.Index().Indexer().Status().Written - written
		stop()
		if sum.Unchanged != int64(len(w.pages)) || w.unmodified.Load()-before != int64(len(w.pages)) {
			b.Fatalf("%d pages unchanged of %d: %+v", sum.Unchanged, len(w.pages), sum)
		}
		f.add("first-pages/s", pages/first.clock.Seconds())
		f.add("pages/s", pages/again.clock.Seconds())
		f.add("times-faster", first.clock.Seconds()/again.clock.Seconds())
		f.add("times-faster-cpu", first.cpu.Seconds()/again.cpu.Seconds())
		f.add("docs-written", float64(written))
	}
	f.report(b)
}
