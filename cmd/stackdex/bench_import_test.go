package main_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stackdex/stackdex/cmd/stackdex/internal/config"
	"github.com/stackdex/stackdex/cmd/stackdex/internal/instance"
	"github.com/stackdex/stackdex/cmd/stackdex/internal/node"
	"github.com/stackdex/stackdex/crawler"
	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/ask"
	"github.com/stackdex/stackdex/index/indextest"
	"github.com/stackdex/stackdex/ingest/record"
)

// BenchmarkImport measures `stackdex import stackshare-csv` as a process of its
// own, from its start to documents that are found: rows/s, and the most memory
// it had, with the mapped files (peak-MB) and without (anon-MB). The floor is
// the engine fed with the finished documents.
func BenchmarkImport(b *testing.B) {
	for _, engine := range engines {
		b.Run(engine, func(b *testing.B) { benchImport(b, engine) })
	}
}

func benchImport(b *testing.B, engine string) {
	f := figures{}
	for b.Loop() {
		cfg := benchConfig(b, engine)
		p := startWatched(b, cfg, "import", "stackshare-csv", indextest.StackShareCSV(b), "--as-of", "2024-05-01")
		took, out := p.wait(b)
		n, stop := runNode(b, cfg, node.Roles{Index: true})
		docs := finished(b, n.Index())
		stop()
		fed := feed(b, engine, docs)
		var rows float64
		if _, err := fmt.Sscanf(strings.ReplaceAll(out, ",", ""), "imported %f rows", &rows); err != nil || rows == 0 {
			b.Fatalf("%v: %s", err, out)
		}
		f.add("rows/s", rows/took.Seconds())
		f.add("peak-MB", p.peak)
		f.add("anon-MB", p.anonymous)
		f.add("engine-docs/s", float64(len(docs))/fed.clock.Seconds())
		f.add("of-engine", fed.clock.Seconds()/took.Seconds())
	}
	f.report(b)
}

// BenchmarkSearch measures what people ask of the imported tools: names, names
// with a typo, beginnings and plain words. "api" is over HTTP, with all that
// stackdex does to read a question; engine-p50-ms is the time that the engine's
// searches took in it, own-p50-ms what is left, and http-p50-ms what a request that
// asks for nothing takes: stackdex itself adds less than 1 ms.
func BenchmarkSearch(b *testing.B) {
	for _, engine := range engines {
		b.Run(engine, func(b *testing.B) { benchSearch(b, engine) })
	}
}

func benchSearch(b *testing.B, engine string) {
	texts := questions(b)
	cfg := benchConfig(b, engine)
	fill(b, cfg, datasetPages(b))
	n, _ := runNode(b, cfg, node.Roles{Index: true, Serve: true})
	ctx, cancel := context.WithTimeout(b.Context(), roundLimit)
	defer cancel()
	if err := searchable(ctx, n); err != nil {
		b.Fatal(err)
	}
	facets := index.AttributesOf(index.Tools).Facets
	b.Run("plain", func(b *testing.B) {
		benchQuery(b, n, texts, func(text string) index.Query { return index.Query{Index: index.Tools, Text: text} })
	})
	b.Run("facets", func(b *testing.B) {
		benchQuery(b, n, texts, func(text string) index.Query {
			return index.Query{Index: index.Tools, Text: text, Facets: facets, Highlight: true}
		})
	})
	b.Run("api", func(b *testing.B) { benchAPI(b, n, texts) })
}

func benchQuery(b *testing.B, n *node.Node, texts []string, query func(string) index.Query) {
	var took []float64
	for b.Loop() {
		for _, text := range texts {
			began := time.Now()
			if _, err := n.Index().Search(b.Context(), query(text)); err != nil {
				b.Fatal(err)
			}
			took = append(took, milliseconds(time.Since(began)))
		}
	}
	b.ReportMetric(quantile(took, 0.5), "p50-ms")
	b.ReportMetric(quantile(took, 0.99), "p99-ms")
	b.ReportMetric(0, "ns/op")
}

func benchAPI(b *testing.B, n *node.Node, texts []string) {
	var all, engine, own, empty []float64
	client := &http.Client{Timeout: 10 * time.Second}
	for b.Loop() {
		for _, text := range texts {
			began := time.Now()
			answer := askAPI(b, client, n.URL()+"/v1/search?in=tools&q="+url.QueryEscape(text))
			took := time.Since(began)
			var searched time.Duration
			for _, g := range answer.Groups {
				searched += g.Result.Took
			}
			all, engine = append(all, milliseconds(took)), append(engine, milliseconds(searched))
			own = append(own, milliseconds(took-searched))
			empty = append(empty, milliseconds(timed(func() { getBody(b, client, n.URL()+"/healthz") }).clock))
		}
	}
	b.ReportMetric(quantile(all, 0.5), "p50-ms")
	b.ReportMetric(quantile(all, 0.99), "p99-ms")
	b.ReportMetric(quantile(engine, 0.5), "engine-p50-ms")
	b.ReportMetric(quantile(own, 0.5), "own-p50-ms")
	b.ReportMetric(quantile(empty, 0.5), "http-p50-ms")
	b.ReportMetric(0, "ns/op")
}

func askAPI(b *testing.B, c *http.Client, address string) ask.Answer {
	b.Helper()
	var answer ask.Answer
	if err := json.Unmarshal(getBody(b, c, address), &answer); err != nil {
		b.Fatal(err)
	}
	return answer
}

func getBody(b *testing.B, c *http.Client, address string) []byte {
	b.Helper()
	resp, err := c.Get(address)
	if err != nil {
		b.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil || resp.StatusCode != http.StatusOK {
		b.Fatalf("%s: %s %s %v", address, resp.Status, body, err)
	}
	return body
}

// datasetRows are the rows of the dataset, its header first.
func datasetRows(b *testing.B) [][]string {
	b.Helper()
	file, err := os.Open(indextest.StackShareCSV(b))
	if err != nil {
		b.Fatal(err)
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		b.Fatal(err)
	}
	return rows
}

// questions are what people type, made of the names in the dataset.
func questions(b *testing.B) []string {
	b.Helper()
	rows := datasetRows(b)
	at := 0
	for i, name := range rows[0] {
		if name == "name" {
			at = i
		}
	}
	texts := []string{"open source", "database", "web framework", "python async", "monitoring", "c++", ".net", "the best way to deploy", "django alternatives"}
	for i := 1; i < len(rows); i += 29 {
		name := []rune(rows[i][at])
		texts = append(texts, string(name))
		if len(name) > 5 {
			texts = append(texts, string(name[:4]), string(name[:2])+string(name[3:]))
		}
	}
	return texts
}

// BenchmarkDueURLs measures the memory of `stackdex refresh` as a process of
// its own while 200,000 URLs of one slow host are due: less than 200 MB without
// mapped files. Colly, which holds requests in memory, needs 2 GB.
func BenchmarkDueURLs(b *testing.B) {
	const urls = 200_000
	site := httptest.NewServer(http.NotFoundHandler())
	b.Cleanup(site.Close)
	f := figures{}
	for b.Loop() {
		cfg := benchConfig(b, "bleve")
		addDue(b, cfg, urls)
		p := startWatched(b, cfg, "refresh", "--mirror", benchSite+"="+site.URL, "--rate", "0.01")
		waitDue(b, cfg, urls-100)
		p.stop(b)
		f.add("anon-MB", p.anonymous)
		f.add("B/URL", p.anonymous*1e6/urls)
	}
	f.report(b)
}

// addDue writes so many rows that a refresh finds due.
func addDue(b *testing.B, cfg *config.Config, n int) {
	b.Helper()
	storage, err := node.OpenStorage(b.Context(), cfg, slog.New(slog.DiscardHandler), node.Access{})
	if err != nil {
		b.Fatal(err)
	}
	rows := make([]record.URLRow, 0, 1000)
	for i := range n {
		rows = append(rows, record.URLRow{
			Schema: record.SchemaVersion, URL: fmt.Sprintf("%s/stackups/some-tool-%d-vs-other-tool-%d", benchSite, i, i+1),
			Host: strings.TrimPrefix(benchSite, "https://"), Source: "stackshare", State: record.Due,
		})
		if len(rows) < cap(rows) && i < n-1 {
			continue
		}
		if _, err := storage.Log.AddURLs(b.Context(), rows); err != nil {
			b.Fatal(err)
		}
		rows = rows[:0]
	}
	if err := storage.Close(); err != nil {
		b.Fatal(err)
	}
}

// waitDue returns when the stackdex that runs in the data directory reports that
// so many URLs are due.
func waitDue(b *testing.B, cfg *config.Config, n int64) {
	b.Helper()
	ctx, cancel := context.WithTimeout(b.Context(), roundLimit)
	defer cancel()
	tick := time.NewTicker(100 * time.Millisecond)
	defer tick.Stop()
	for {
		due, err := dueNow(ctx, cfg)
		if err != nil {
			b.Fatalf("%d URLs did not become due, but %d: %v", n, due, err)
		}
		if due >= n {
			return
		}
		<-tick.C
	}
}

// dueNow asks the stackdex that runs in the data directory; as long as there is
// none, nothing is due.
func dueNow(ctx context.Context, cfg *config.Config) (due int64, err error) {
	inst, running, err := instance.Find(ctx, cfg.DataDir)
	if err != nil || !running {
		return 0, err
	}
	storage, err := node.OpenStorage(ctx, cfg, slog.New(slog.DiscardHandler), node.Access{NATS: inst.NATS, Prefix: inst.Prefix, Token: inst.Token})
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, storage.Close()) }()
	runs, err := storage.Log.ListRuns(ctx)
	for _, r := range runs {
		reports, err := storage.Log.Progress(ctx, r.Run.ID)
		if err != nil {
			return due, err
		}
		sum := crawler.Sum(reports)
		due += sum.Due + sum.PutOff + sum.InFlight
	}
	return due, err
}

// watched is a stackdex whose memory is watched.
type watched struct {
	cmd             *exec.Cmd
	began           time.Time
	out             bytes.Buffer
	exited          chan error
	stopped         chan struct{} // closed when nobody watches any more
	peak, anonymous float64       // the most MB, with and without mapped files
}

// startWatched runs a command of stackdex on the data directory of cfg.
func startWatched(b *testing.B, cfg *config.Config, args ...string) *watched {
	b.Helper()
	if _, err := os.Stat("/proc/self/status"); err != nil {
		b.Skip("memory is read from /proc: ", err)
	}
	args = append(args, "--data-dir", cfg.DataDir, "--engine", cfg.Engine)
	p := &watched{exited: make(chan error, 1), stopped: make(chan struct{}), began: time.Now()}
	ctx, cancel := context.WithTimeout(b.Context(), roundLimit)
	b.Cleanup(cancel)
	p.cmd = command(ctx, cfg.DataDir, args...)
	if cfg.Engine == "meilisearch" {
		p.cmd.Env = append(p.cmd.Env, "STACKDEX_MEILI="+cfg.Meili, "STACKDEX_MEILI_KEY="+cfg.MeiliKey, "STACKDEX_INDEX_PREFIX="+cfg.IndexPrefix)
	}
	p.cmd.Stdout, p.cmd.Stderr = &p.out, &p.out
	if err := p.cmd.Start(); err != nil {
		b.Fatal(err)
	}
	go p.watch()
	return p
}

// watch notes the memory until the process is gone.
func (p *watched) watch() {
	defer close(p.stopped)
	go func() { p.exited <- p.cmd.Wait() }()
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	status := filepath.Join("/proc", strconv.Itoa(p.cmd.Process.Pid), "status")
	for {
		file, err := os.Open(status)
		if err != nil {
			return
		}
		alive := false
		for lines := bufio.NewScanner(file); lines.Scan(); {
			fields := strings.Fields(lines.Text())
			if len(fields) < 2 {
				continue
			}
			kB, _ := strconv.ParseFloat(fields[1], 64)
			switch fields[0] {
			case "VmHWM:":
				p.peak, alive = max(p.peak, kB/1024), true
			case "RssAnon:":
				p.anonymous = max(p.anonymous, kB/1024)
			}
		}
		file.Close()
		if !alive { // it has ended
			return
		}
		<-tick.C
	}
}

// wait returns how long the process ran and what it printed.
func (p *watched) wait(b *testing.B) (time.Duration, string) {
	b.Helper()
	err := <-p.exited
	took := time.Since(p.began)
	<-p.stopped
	if err != nil {
		b.Fatalf("%s: %v\n%s", p.cmd, err, p.out.String())
	}
	return took, p.out.String()
}

// stop ends the process.
func (p *watched) stop(b *testing.B) {
	b.Helper()
	if err := p.cmd.Process.Signal(os.Interrupt); err != nil {
		b.Fatal(err)
	}
	var exit *exec.ExitError
	if err := <-p.exited; err != nil && !errors.As(err, &exit) {
		b.Fatalf("%s: %v\n%s", p.cmd, err, p.out.String())
	}
	<-p.stopped
}
