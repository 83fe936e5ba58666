package main_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"os"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/stackdex/stackdex/cmd/stackdex/internal/config"
	"github.com/stackdex/stackdex/cmd/stackdex/internal/node"
	"github.com/stackdex/stackdex/crawler/dataset"
	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/indextest"
	"github.com/stackdex/stackdex/ingest/record"
)

// BenchmarkRebuild measures from a full log to documents that are found. The
// floor is the engine fed with the same finished documents in the batches it
// likes best; of-engine is docs/s in terms of the engine's: at least 0.8. The
// pages are comparisons, which make many documents, and the tools of the
// StackShare dataset, which make one each.
func BenchmarkRebuild(b *testing.B) {
	for _, engine := range engines {
		b.Run(engine+"/comparisons", func(b *testing.B) { benchRebuild(b, engine, comparisonPages) })
		b.Run(engine+"/tools", func(b *testing.B) { benchRebuild(b, engine, datasetPages) })
	}
}

// BenchmarkLargeRebuild is BenchmarkRebuild with five tools for each of the dataset,
// which is more than one write holds.
func BenchmarkLargeRebuild(b *testing.B) {
	for _, engine := range engines {
		b.Run(engine, func(b *testing.B) { benchRebuild(b, engine, manyPages) })
	}
}

func benchRebuild(b *testing.B, engine string, pages func(*testing.B) []record.Page) {
	f := figures{}
	for b.Loop() {
		cfg := benchConfig(b, engine)
		fill(b, cfg, pages(b)) // and forgotten: a stackdex that rebuilds has never had them in memory
		runtime.GC()
		closeEngine(b, openEngine(b, cfg)) // the floor starts with its indexes made too
		var n *node.Node
		var stop func()
		took := timed(func() {
			n, stop = runNode(b, cfg, node.Roles{Index: true})
			ctx, cancel := context.WithTimeout(b.Context(), roundLimit)
			defer cancel()
			if err := searchable(ctx, n); err != nil {
				b.Fatal(err)
			}
		})
		docs := finished(b, n.Index())
		if engine == "meilisearch" {
			f.add("tasks", float64(tasks(b, cfg)))
		}
		stop()
		fed := feed(b, engine, docs)
		bytes := 0
		for _, d := range docs {
			bytes += len(d.JSON)
		}
		f.add("MB", float64(bytes)/1e6)
		f.add("docs", float64(len(docs)))
		f.add("engine-docs/s", float64(len(docs))/fed.clock.Seconds())
		f.add("docs/s", float64(len(docs))/took.clock.Seconds())
		f.add("own-cpu-s", took.cpu.Seconds())
		f.add("of-engine", fed.clock.Seconds()/took.clock.Seconds())
		if engine == "bleve" { // in this process
			f.add("of-engine-cpu", fed.cpu.Seconds()/took.cpu.Seconds())
		}
	}
	f.report(b)
}

func comparisonPages(b *testing.B) []record.Page {
	var pages []record.Page
	for _, c := range benchComparisons() {
		p := c.Page()
		p.Schema, p.Source, p.URL, p.SeenAt, p.Extractor = record.SchemaVersion, "stackshare", c.Address(), time.Date(2025, 11, 2, 0, 0, 0, 0, time.UTC), "stackshare/1"
		var err error
		if p.ContentHash, err = p.Hash(); err != nil {
			b.Fatal(err)
		}
		pages = append(pages, p)
	}
	return pages
}

func datasetPages(b *testing.B) []record.Page {
	file, err := os.Open(indextest.StackShareCSV(b))
	if err != nil {
		b.Fatal(err)
	}
	defer file.Close()
	return toolPages(b, file)
}

// toolPages are the pages of a dataset of StackShare.
func toolPages(b *testing.B, csv io.Reader) []record.Page {
	b.Helper()
	var pages []record.Page
	for p, err := range dataset.StackShare(csv, time.Date(2024, 5, 1, 0, 0, 0, 0, time.UTC)) {
		if err != nil {
			b.Fatal(err)
		}
		pages = append(pages, p.Page)
	}
	return pages
}

// manyPages are the dataset's, and each four times more as tools of other names.
func manyPages(b *testing.B) []record.Page {
	rows := datasetRows(b)
	var many bytes.Buffer
	out := csv.NewWriter(&many)
	place := func(column string) int { return slices.Index(rows[0], column) }
	url, id, name := place("url"), place("object_id"), place("name")
	for i, row := range rows {
		for _, word := range []string{"", "Amber", "Cobalt", "Indigo", "Maple"} {
			if word != "" && i == 0 {
				break
			}
			of := slices.Clone(row)
			if word != "" {
				of[url], of[id], of[name] = row[url]+"-"+strings.ToLower(word), row[id]+word, row[name]+" "+word
			}
			if err := out.Write(of); err != nil {
				b.Fatal(err)
			}
		}
	}
	out.Flush()
	return toolPages(b, &many)
}

// fill writes pages to the log.
func fill(b *testing.B, cfg *config.Config, pages []record.Page) {
	b.Helper()
	storage, err := node.OpenStorage(b.Context(), cfg, slog.New(slog.DiscardHandler), node.Access{})
	if err != nil {
		b.Fatal(err)
	}
	g, ctx := errgroup.WithContext(b.Context())
	g.SetLimit(benchWorkers)
	for _, p := range pages {
		g.Go(func() error {
			_, err := storage.Log.PutPage(ctx, p, 0)
			return err
		})
	}
	if err := g.Wait(); err != nil {
		b.Fatal(err)
	}
	if err := storage.Close(); err != nil {
		b.Fatal(err)
	}
}

// feed writes finished documents to a new index of an engine, in the batches
// it likes best, and returns what that costs: all at once, which Bleve's
// Apply divides, and posted to Meilisearch without stackdex.
func feed(b *testing.B, engine string, docs []index.Document) cost {
	b.Helper()
	ctx, cancel := context.WithTimeout(b.Context(), roundLimit)
	defer cancel()
	cfg := benchConfig(b, engine)
	e := openEngine(b, cfg)
	defer closeEngine(b, e)
	return timed(func() {
		if engine == "meilisearch" {
			post(b, cfg, docs)
			return
		}
		if rejected, err := e.live.Apply(ctx, index.Batch{Upserts: docs}); err != nil || len(rejected) > 0 {
			b.Fatal(err, rejected)
		}
	})
}

// opened is an engine with its indexes and settings made.
type opened struct {
	all  node.Engines
	live index.Engine
}

func openEngine(b *testing.B, cfg *config.Config) opened {
	b.Helper()
	all, err := node.OpenEngines(b.Context(), cfg, slog.New(slog.DiscardHandler))
	if err != nil {
		b.Fatal(err)
	}
	live, err := all.Live(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	return opened{all, live}
}

func closeEngine(b *testing.B, o opened) {
	b.Helper()
	if err := errors.Join(o.live.Close(), o.all.Close()); err != nil {
		b.Error(err)
	}
}

// largestPost is somewhat less than the 100 MB that Meilisearch takes.
const largestPost = 90 << 20

// post writes documents straight to Meilisearch in the largest batches and
// waits for its tasks.
func post(b *testing.B, cfg *config.Config, docs []index.Document) {
	b.Helper()
	var started []int
	for _, name := range index.Names() {
		var body bytes.Buffer
		send := func() {
			if body.Len() == 0 {
				return
			}
			var task struct{ TaskUID int }
			callMeili(b, cfg, http.MethodPost, fmt.Sprintf("/indexes/%s_%s/documents?primaryKey=id", cfg.IndexPrefix, name), &body, &task)
			started = append(started, task.TaskUID)
			body.Reset()
		}
		for _, d := range docs {
			if d.Ref.Index != name {
				continue
			}
			if body.Len()+len(d.JSON) > largestPost {
				send()
			}
			body.Write(d.JSON)
			body.WriteByte('\n')
		}
		send()
	}
	for _, uid := range started {
		await(b, cfg, uid)
	}
}

// await returns when a task of Meilisearch has succeeded.
func await(b *testing.B, cfg *config.Config, uid int) {
	b.Helper()
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	for {
		var task struct {
			Status string
			Error  json.RawMessage
		}
		callMeili(b, cfg, http.MethodGet, fmt.Sprint("/tasks/", uid), nil, &task)
		switch task.Status {
		case "succeeded":
			return
		case "failed", "canceled":
			b.Fatalf("task %d: %s %s", uid, task.Status, task.Error)
		}
		<-tick.C
	}
}

// tasks returns how many writes of documents Meilisearch was given.
func tasks(b *testing.B, cfg *config.Config) int {
	b.Helper()
	var list struct{ Total int }
	var uids string
	for _, name := range index.Names() {
		uids += fmt.Sprintf("%s_%s,", cfg.IndexPrefix, name)
	}
	callMeili(b, cfg, http.MethodGet, "/tasks?limit=1&types=documentAdditionOrUpdate&indexUids="+uids[:len(uids)-1], nil, &list)
	return list.Total
}

func callMeili(b *testing.B, cfg *config.Config, method, path string, body io.Reader, into any) {
	b.Helper()
	req, err := http.NewRequestWithContext(b.Context(), method, cfg.Meili+path, body)
	if err != nil {
		b.Fatal(err)
	}
	req.Header.Set("Authorization", "Bearer "+cfg.MeiliKey)
	req.Header.Set("Content-Type", "application/x-ndjson")
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		b.Fatal(err)
	}
	defer resp.Body.Close()
	answer, err := io.ReadAll(io.LimitReader(resp.Body, 16<<20))
	if err == nil && resp.StatusCode >= 300 {
		err = fmt.Errorf("%s", answer)
	}
	if err == nil {
		err = json.Unmarshal(answer, into)
	}
	if err != nil {
		b.Fatalf("%s %s: %v", method, path, err)
	}
}
