package web_test

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"
	"go.uber.org/goleak"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/bleveindex"
	"github.com/stackdex/stackdex/index/fold"
	"github.com/stackdex/stackdex/index/indexer"
	"github.com/stackdex/stackdex/index/names"
	"github.com/stackdex/stackdex/index/state"
	"github.com/stackdex/stackdex/index/web"
	"github.com/stackdex/stackdex/ingest"
	"github.com/stackdex/stackdex/ingest/record"
)

// TestMain leaves out the workers that Bleve starts with the program.
func TestMain(m *testing.M) {
	goleak.VerifyTestMain(m, goleak.IgnoreTopFunction("github.com/blevesearch/bleve_index_api.AnalysisWorker"))
}

// installation is an API over an index that was built from a real log.
type installation struct {
	library *web.Library
	insight web.Insight
	server  *web.Server
	url     string
	client  *http.Client
	reads   *atomic.Int64 // how often a document was asked for by its id
	faults  *sync.Map     // of index.Name: the error of reading its documents, or of searching
}

// insight is the reader of a state, as web asks it.
type insight struct{ *indexer.Reader }

func (i insight) Find(_ context.Context, name string) (names.Resolution, error) {
	return i.Reader.Find(name), nil
}

func (i insight) Known(_ context.Context, name string) (names.Resolution, error) {
	return i.Reader.Known(name), nil
}

func (i insight) Mentions(_ context.Context, text string) ([]names.Mention, error) {
	return i.Reader.Mentions(text), nil
}

// engine is a Bleve index, which can list its documents, counts reads and fails
// where it is told to.
type engine struct {
	index.Engine
	index.Scanner
	reads  *atomic.Int64
	faults *sync.Map
}

func (e engine) Get(ctx context.Context, ref index.Ref) ([]byte, error) {
	e.reads.Add(1)
	if fault, ok := e.faults.Load(ref.Index); ok {
		return nil, fault.(error)
	}
	return e.Engine.Get(ctx, ref)
}

// searching is the key of the fault of searches.
const searching = index.Name("searches")

func (e engine) Search(ctx context.Context, q index.Query) (index.Result, error) {
	if fault, ok := e.faults.Load(searching); ok {
		return index.Result{}, fault.(error)
	}
	return e.Engine.Search(ctx, q)
}

// start indexes pages() and serves them.
func start(t *testing.T) *installation {
	t.Helper()
	dir := t.TempDir()
	server, err := ingest.StartServer(ingest.ServerConfig{Dir: dir + "/nats"})
	check(t, err)
	t.Cleanup(server.Close)
	log, err := ingest.Connect(t.Context(), ingest.Config{Server: server, Prefix: "T", Replicas: 1})
	check(t, err)
	t.Cleanup(log.Close)
	for _, p := range pages(t) {
		_, err := log.PutPage(t.Context(), p, 0)
		check(t, err)
	}
	for _, e := range history() {
		check(t, log.AppendHistory(t.Context(), e))
	}
	engines, err := bleveindex.New(bleveindex.Options{Dir: dir + "/index"})
	check(t, err)
	closing(t, engines.Close)
	live, err := engines.Live(t.Context())
	check(t, err)
	closing(t, live.Close)
	st, err := state.Open(dir+"/state.db", state.Options{})
	check(t, err)
	closing(t, st.Close)
	reg, err := names.Default()
	check(t, err)
	x, err := indexer.New(indexer.Config{State: st, Engine: live, Names: reg, Log: log, Outbox: log, Suppressions: log, Generation: "g1", Mapping: engines.Mapping(), Fold: fold.Config{Fresh: 180 * 24 * time.Hour}})
	check(t, err)
	indexAll(t, x, log)
	reads, faults := &atomic.Int64{}, &sync.Map{}
	known := insight{x.Reader()}
	library := web.NewLibrary(engine{live, live.(index.Scanner), reads, faults}, known)
	in := serve(t, library, func(context.Context) error { return nil })
	in.reads, in.faults, in.insight = reads, faults, known
	return in
}

// indexAll runs x until everything in log is searchable.
func indexAll(t *testing.T, x *indexer.Indexer, log *ingest.Log) {
	t.Helper()
	info, err := log.PagesInfo(t.Context())
	check(t, err)
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	done := make(chan error, 1)
	run, stop := context.WithCancel(ctx)
	go func() { done <- x.Run(run) }()
	werr := x.Wait(ctx, info.Last)
	stop()
	if err := <-done; werr != nil || err != nil && !errors.Is(err, context.Canceled) {
		t.Fatalf("index: %v, %v", werr, err)
	}
}

// serve answers for library until the test ends.
func serve(t *testing.T, library *web.Library, ready func(context.Context) error) *installation {
	t.Helper()
	s := &web.Server{
		Library: library, Ready: ready, Log: slog.New(slog.DiscardHandler), Identity: map[string]string{"program": "stackdex"},
		Status:   func(context.Context) (any, error) { return map[string]int{"dead": 0}, nil },
		Operates: func(r *http.Request) bool { return r.Header.Get("Authorization") == secret },
	}
	srv := httptest.NewServer(s.Handler())
	t.Cleanup(srv.Close)
	return &installation{library: library, server: s, url: srv.URL, client: srv.Client()}
}

func (in *installation) do(t *testing.T, method, path string) (*http.Response, string) {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), method, in.url+path, nil)
	check(t, err)
	resp, err := in.client.Do(req)
	check(t, err)
	body, err := io.ReadAll(resp.Body)
	check(t, errors.Join(err, resp.Body.Close()))
	return resp, string(body)
}

// page returns a page for people.
func (in *installation) page(t *testing.T, path string) *goquery.Document {
	t.Helper()
	_, body := in.do(t, http.MethodGet, path)
	doc, err := goquery.NewDocumentFromReader(strings.NewReader(body))
	check(t, err)
	return doc
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func closing(t *testing.T, close func() error) {
	t.Cleanup(func() {
		if err := close(); err != nil {
			t.Error(err)
		}
	})
}

var seen = time.Date(2026, 6, 20, 0, 0, 0, 0, time.UTC)

// hostile is what a page may write where a description is expected.
const hostile = `<script>alert(1)</script><img src=x onerror=alert(2)> "quoted" & 'single'`

func pages(t *testing.T) []record.Page {
	t.Helper()
	all := []record.Page{
		{Source: "stackshare", URL: "https://stackshare.example/django", PageType: record.PageTool, Title: "Django", Facts: facts(
			record.Tool{Name: "Django", PageURL: "https://stackshare.example/django", Description: "Django builds Python sites. " + hostile, Role: record.RoleSubject, Homepage: "https://djangoproject.com/"},
			stat("Django", "github.stars", 85_600), stat("Django", "stackshare.votes", 4_200),
			record.Pro{Tool: "Django", Text: "Rapid " + hostile, Votes: ptr(int64(678))}, record.Pro{Tool: "Django", Text: "Open source", Votes: ptr(int64(339))},
			record.Con{Tool: "Django", Text: "Heavy", Votes: ptr(int64(26))},
			record.Trait{Tool: "Django", Attribute: "License", Values: []string{"BSD-3-Clause"}, Raw: "BSD-3-Clause"},
		)},
		{Source: "article", URL: "https://articles.example/django-alternatives", PageType: record.PageArticle, Title: "Alternatives", Facts: facts(
			record.Tool{Name: "Django", Role: record.RoleSubject}, record.Tool{Name: "Flask", Role: record.RoleAlternative, Description: "Flask is small."},
			record.Comparison{Tools: []string{"Django", "Flask"}, Title: "Django vs Flask", Summary: "Small or large. " + hostile},
			record.Relation{From: "Flask", To: "Django", Relation: record.RelAlternative},
			record.Trait{Tool: "Django", Attribute: "Learning curve", Values: []string{"Steep"}, Raw: "Steep", Versus: []string{"Flask"}},
			record.Trait{Tool: "Flask", Attribute: "Learning curve", Values: []string{"Shallow"}, Raw: "Shallow", Versus: []string{"Django"}},
			record.Trait{Tool: "Django", Attribute: "Licence", Values: []string{"MIT"}, Raw: "MIT", Versus: []string{"Flask"}},
			measured("Django", 743), measured("Flask", 892),
		)},
		{Source: "stackshare", URL: "https://stackshare.example/rocket", PageType: record.PageTool, Title: "Rocket", Facts: facts(
			record.Tool{Name: "Rocket", PageURL: "https://stackshare.example/rocket", Role: record.RoleSubject}, stat("Rocket", "stackshare.stacks", 91),
		)},
	}
	for i := range all {
		all[i].Schema, all[i].SeenAt, all[i].Extractor = record.SchemaVersion, seen, all[i].Source+"/1"
		hash, err := all[i].Hash()
		check(t, err)
		all[i].ContentHash = hash
		check(t, all[i].Validate())
	}
	return all
}

func history() []record.HistoryEntry {
	var all []record.HistoryEntry
	for i, stars := range []float64{70_000, 80_000} {
		all = append(all, record.HistoryEntry{
			Source: "stackshare", URL: "https://stackshare.example/django", SeenAt: seen.AddDate(0, i-2, 0),
			Tools: []record.Tool{{Name: "Django", PageURL: "https://stackshare.example/django", Role: record.RoleSubject}},
			Stats: []record.Stat{stat("Django", "github.stars", stars)},
		})
	}
	return all
}

func facts(bodies ...record.Body) []record.Fact {
	all := make([]record.Fact, len(bodies))
	for i, b := range bodies {
		all[i] = record.Fact{Evidence: record.Evidence{Quote: "as written", Path: []string{"Overview"}}, Body: b}
	}
	return all
}

func stat(tool, metric string, v float64) record.Stat {
	m, _ := record.MetricByName(metric)
	return record.Stat{Tool: tool, Metric: metric, Value: &v, Low: &v, High: &v, Unit: m.Unit, Raw: "as written"}
}

func measured(tool string, v float64) record.Measurement {
	return record.Measurement{Tool: tool, Metric: "throughput", Value: &v, Unit: "req/s", Approximate: true, Workload: "Gunicorn"}
}

func ptr[T any](v T) *T { return &v }
