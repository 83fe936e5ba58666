package meiliindex_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/indextest"
	"github.com/stackdex/stackdex/index/meiliindex"
)

// proxy stands between us and a server and spoils every nth exchange.
type proxy struct {
	server *httptest.Server
	pass   *httputil.ReverseProxy

	mu    sync.Mutex
	every int // 0: none
	spoil func(http.ResponseWriter, *http.Request, http.Handler)
	seen  int
	done  int // spoilt
}

func newProxy(t *testing.T, to string) *proxy {
	t.Helper()
	target, err := url.Parse(to)
	if err != nil {
		t.Fatal(err)
	}
	p := &proxy{pass: httputil.NewSingleHostReverseProxy(target)}
	p.pass.ErrorHandler = func(w http.ResponseWriter, _ *http.Request, _ error) { w.WriteHeader(http.StatusBadGateway) }
	p.server = httptest.NewServer(p)
	t.Cleanup(p.server.Close)
	return p
}

func (p *proxy) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	p.mu.Lock()
	p.seen++
	bad := p.every > 0 && p.seen%p.every == 0
	if bad {
		p.done++
	}
	spoil := p.spoil
	p.mu.Unlock()
	if bad {
		spoil(w, r, p.pass)
		return
	}
	p.pass.ServeHTTP(w, r)
}

// fault sets what every nth exchange suffers.
func (p *proxy) fault(every int, spoil func(http.ResponseWriter, *http.Request, http.Handler)) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.every, p.spoil, p.done = every, spoil, 0
}

// down lets nobody connect any more, up ends that and every fault.
func (p *proxy) down() { p.server.Close() }

func (p *proxy) up(t *testing.T) {
	t.Helper()
	p.fault(0, nil)
	l, err := net.Listen("tcp", p.server.Listener.Addr().String())
	if err != nil {
		return // it is up
	}
	p.server = httptest.NewUnstartedServer(p)
	p.server.Listener.Close()
	p.server.Listener = l
	p.server.Start()
	t.Cleanup(p.server.Close)
}

func (p *proxy) spoilt() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.done
}

// cut breaks the connection before anything is passed on.
func cut(http.ResponseWriter, *http.Request, http.Handler) { panic(http.ErrAbortHandler) }

// cutAfter passes the request on and breaks the connection before the answer.
func cutAfter(_ http.ResponseWriter, r *http.Request, next http.Handler) {
	next.ServeHTTP(httptest.NewRecorder(), r)
	panic(http.ErrAbortHandler)
}

// half sends half of the answer.
func half(w http.ResponseWriter, r *http.Request, next http.Handler) {
	rec := httptest.NewRecorder()
	next.ServeHTTP(rec, r)
	body := rec.Body.Bytes()
	for key, values := range rec.Header() {
		w.Header()[key] = values
	}
	w.WriteHeader(rec.Code)
	w.Write(body[:len(body)/2])
	panic(http.ErrAbortHandler)
}

// status answers instead of the server, as a load balancer does.
func status(code int) func(http.ResponseWriter, *http.Request, http.Handler) {
	return func(w http.ResponseWriter, _ *http.Request, _ http.Handler) {
		w.Header().Set("Content-Type", "text/html")
		w.WriteHeader(code)
		w.Write([]byte("<html>busy</html>"))
	}
}

// hang never answers; it reads the request, because a server that does not
// would not notice that its client is gone.
func hang(_ http.ResponseWriter, r *http.Request, _ http.Handler) {
	io.Copy(io.Discard, r.Body)
	<-r.Context().Done()
}

// TestFaults: exchanges that fail now and then are repeated, whole; nothing is
// lost or doubled.
func TestFaults(t *testing.T) {
	m := real(t)
	for _, c := range []struct {
		name  string
		spoil func(http.ResponseWriter, *http.Request, http.Handler)
	}{
		{"cut before", cut}, {"cut after", cutAfter}, {"half bodies", half},
		{"502", status(502)}, {"503", status(503)}, {"429", status(429)}, {"hang", hang},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := newProxy(t, m.URL)
			opt := options(t, m)
			opt.URL, opt.Timeout = p.server.URL, 300*time.Millisecond
			g := generations(t, opt)
			e := openLive(t, g)
			p.fault(3, c.spoil)
			deadline, cancel := context.WithTimeout(context.Background(), time.Minute)
			defer cancel()
			batch := index.Batch{Upserts: tools(t, 50), Meta: &index.Meta{Applied: 9}}
			for { // what the indexer does
				rejected, err := e.Apply(deadline, batch)
				if len(rejected) > 0 {
					t.Fatalf("refused: %v", rejected)
				}
				if err == nil {
					break
				}
				if errors.Is(err, index.ErrReplaced) { // our own write, whose answer was lost
					_, err = e.Meta(deadline)
				}
				if err != nil && !errors.Is(err, index.ErrUnavailable) {
					t.Fatalf("%v; want ErrUnavailable", err)
				}
			}
			if p.spoilt() == 0 {
				t.Error("nothing was spoilt")
			}
			p.fault(0, nil)
			if n := total(t, e); n != 50 {
				t.Errorf("%d documents; want 50", n)
			}
			if meta, err := e.Meta(context.Background()); err != nil || meta.Applied != 9 {
				t.Errorf("meta: %+v, %v", meta, err)
			}
		})
	}
}

// TestLostAnswers: a task that nobody remembers is excused by a write of which
// nobody knows what became, and by no other.
func TestLostAnswers(t *testing.T) {
	m := real(t)
	for _, c := range []struct {
		name    string
		spoil   func(*proxy)
		foreign int // writes of somebody else
		want    error
	}{
		{"cut off after the write", func(p *proxy) { p.fault(1, cutAfter) }, 0, nil},
		{"refused", func(p *proxy) { p.fault(1, status(413)) }, 1, index.ErrOverwritten},
		{"no connection", (*proxy).down, 2, index.ErrOverwritten}, // the first attempt may have had an old one
	} {
		t.Run(c.name, func(t *testing.T) {
			opt := options(t, m)
			p := newProxy(t, m.URL)
			opt.URL = p.server.URL
			e := openLive(t, generations(t, opt))
			if _, err := e.Meta(t.Context()); err != nil {
				t.Fatal(err)
			}
			spoil := sync.OnceFunc(func() { c.spoil(p) }) // when documents are about to be written
			if _, err := e.Apply(t.Context(), index.Batch{Upserts: tools(t, 3), Fence: func() error { spoil(); return nil }}); err == nil {
				t.Fatal("the write succeeded")
			}
			p.up(t)
			opt.URL = m.URL
			for range c.foreign {
				apply(t, openLive(t, generations(t, opt)), index.Batch{Upserts: tools(t, 1)})
			}
			if err := e.(index.Guarded).Guard(t.Context()); !errors.Is(err, c.want) {
				t.Errorf("%v; want %v", err, c.want)
			}
		})
	}
}

// TestDown: a server that never works is unavailable soon, and the error names
// it.
func TestDown(t *testing.T) {
	for _, c := range []struct {
		name  string
		spoil func(http.ResponseWriter, *http.Request, http.Handler)
	}{
		{"cut", cut}, {"500", status(500)}, {"503", status(503)}, {"429", status(429)}, {"hang", hang}, {"no JSON", status(200)},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := newProxy(t, "http://127.0.0.1:1")
			p.fault(1, c.spoil)
			g := generations(t, meiliindex.Options{URL: p.server.URL, Key: "secret-key", Timeout: 50 * time.Millisecond})
			_, err := g.Live(context.Background())
			if !errors.Is(err, index.ErrUnavailable) || !strings.Contains(err.Error(), p.server.URL) || strings.Contains(err.Error(), "secret-key") {
				t.Errorf("%v; want ErrUnavailable that names the server and no key", err)
			}
		})
	}
	g := generations(t, meiliindex.Options{URL: "http://user:password@127.0.0.1:1"})
	if _, err := g.Live(context.Background()); !errors.Is(err, index.ErrUnavailable) || strings.Contains(err.Error(), "password") {
		t.Errorf("nobody listens: %v; want ErrUnavailable without the password", err)
	}
	for _, bad := range []meiliindex.Options{{}, {URL: "localhost:7700"}, {URL: "ftp://x"}, {URL: "http://x", Prefix: "a__b"}, {URL: "http://x", Prefix: "a b"}} {
		if _, err := meiliindex.New(bad); err == nil {
			t.Errorf("%+v was taken", bad)
		}
	}
}

// recorded answers as a server did, and remembers whether it was asked to
// change anything.
type recorded struct {
	mu      sync.Mutex
	bodies  map[string]string // by method and path
	changes []string
}

func (s *recorded) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if r.Method != http.MethodGet && !strings.HasSuffix(r.URL.Path, "/search") {
		s.changes = append(s.changes, r.Method+" "+r.URL.Path)
	}
	w.Header().Set("Content-Type", "application/json")
	body, ok := s.bodies[r.Method+" "+r.URL.Path]
	if !ok {
		w.WriteHeader(http.StatusNotFound)
		body = `{"message":"Document not found.","code":"document_not_found","type":"invalid_request","link":""}`
	}
	if ok && r.Method != http.MethodGet && !strings.HasSuffix(r.URL.Path, "/search") {
		w.WriteHeader(http.StatusAccepted)
	}
	w.Write([]byte(body))
}

func serveRecorded(t *testing.T, change map[string]string) (*recorded, *meiliindex.Generations) {
	t.Helper()
	s := &recorded{bodies: map[string]string{
		"GET /tasks":   `{"results":[],"total":0,"limit":1,"from":null,"next":null}`,
		"GET /version": `{"commitSha":"unknown","commitDate":"unknown","pkgVersion":"1.50.0"}`,
		"GET /indexes": `{"results":[{"uid":"stackdex_tools","createdAt":"2026-11-21T09:04:38.24138465Z","updatedAt":"2026-11-21T09:04:39.68Z","primaryKey":"id"},` +
			`{"uid":"stackdex_comparisons","primaryKey":"id"},{"uid":"stackdex_passages","primaryKey":"id"},{"uid":"stackdex_meta","primaryKey":"id"}],"offset":0,"limit":1000,"total":4}`,
		"GET /indexes/stackdex_meta/documents/generation": `{"id":"generation","name":"g1"}`,
		"POST /indexes/stackdex_tools/search": `{"hits":[{"id":"django","name":"Django","metrics":{"github_stars":85600},"_rankingScore":0.98,` +
			`"_formatted":{"id":"django","name":"\ue000Django\ue001","summary":"a \ue000b\ue001 <i>\ue001\ue000"}}],"query":"django","processingTimeMs":1,"limit":10,"offset":0,` +
			`"estimatedTotalHits":7,"facetDistribution":{"kind":{"framework":5,"library":2}},"facetStats":{}}`,
	}}
	for key, body := range change {
		s.bodies[key] = body
	}
	server := httptest.NewServer(s)
	t.Cleanup(server.Close)
	return s, generations(t, meiliindex.Options{URL: server.URL})
}

// TestRecordedVersions: servers that cannot be used are told so.
func TestRecordedVersions(t *testing.T) {
	for version, ok := range map[string]bool{"1.50.0": true, "1.15.0": true, "1.14.9": false, "0.30.1": false, "2.0.0": false, "": false, "prototype": false} {
		t.Run(version, func(t *testing.T) {
			s, g := serveRecorded(t, map[string]string{"GET /version": `{"pkgVersion":"` + version + `"}`})
			err := g.Check(context.Background())
			if ok != (err == nil) || !ok && !strings.Contains(err.Error(), "1.15") {
				t.Errorf("%v", err)
			}
			if len(s.changes) > 0 {
				t.Errorf("changed %v", s.changes)
			}
		})
	}
}

// TestRecordedEmbedder: an embedder whose key the server hides cannot be given
// to a new generation, and that is said before there is one.
func TestRecordedEmbedder(t *testing.T) {
	s, g := serveRecorded(t, map[string]string{
		"GET /indexes/stackdex_tools/settings": `{"embedders":{"mine":{"source":"openAi","model":"text-embedding-3-small","apiKey":"sk-XXXXX..."}}}`,
	})
	_, err := g.Open(context.Background(), "g2")
	if err == nil || !strings.Contains(err.Error(), `"mine"`) || !strings.Contains(err.Error(), "STACKDEX_MEILI_EMBEDDER_KEYS") {
		t.Errorf("%v; want an error that names the embedder and the remedy", err)
	}
	if len(s.changes) > 0 {
		t.Errorf("changed before: %v", s.changes)
	}
}

// TestRecordedSearch: the answer of a server is taken apart.
func TestRecordedSearch(t *testing.T) {
	full := `{"searchableAttributes":["*"]}`
	_, g := serveRecorded(t, map[string]string{
		"GET /indexes/stackdex_tools/settings": full, "GET /indexes/stackdex_comparisons/settings": full, "GET /indexes/stackdex_passages/settings": full,
		"PATCH /indexes/stackdex_tools/settings": `{"taskUid":1}`, "PATCH /indexes/stackdex_comparisons/settings": `{"taskUid":1}`, "PATCH /indexes/stackdex_passages/settings": `{"taskUid":1}`,
		"GET /tasks/1": `{"uid":1,"status":"succeeded"}`,
	})
	e := openLive(t, g)
	r, err := e.Search(context.Background(), index.Query{Index: index.Tools, Text: "django", Facets: []string{"kind"}, Highlight: true})
	if err != nil {
		t.Fatal(err)
	}
	h := r.Hits[0]
	if r.Total != 7 || r.Exact || h.ID != "django" || h.Score != 0.98 || string(h.Document) != `{"id":"django","metrics":{"github_stars":85600},"name":"Django"}` {
		t.Errorf("%+v %s", r, h.Document)
	}
	if h.Highlights["name"] != "<mark>Django</mark>" || h.Highlights["summary"] != "a <mark>b</mark> &lt;i&gt;<mark></mark>" {
		t.Errorf("highlights %q", h.Highlights)
	}
	if kinds := r.Facets["kind"]; len(kinds) != 2 || kinds[0].Value != "framework" || kinds[0].Count != 5 {
		t.Errorf("facets %v", kinds)
	}
}

// TestRecordedTasks: the errors of tasks decide between waiting and refusing.
func TestRecordedTasks(t *testing.T) {
	for code, want := range map[string]error{
		"no_space_left_on_device": index.ErrUnavailable, "index_not_found": index.ErrReplaced, "invalid_document_id": nil,
	} {
		t.Run(code, func(t *testing.T) {
			full := `{"searchableAttributes":["*"]}`
			changes := map[string]string{
				"GET /tasks/1":                           `{"uid":1,"status":"succeeded"}`,
				"GET /tasks/2":                           `{"uid":2,"status":"failed","error":{"message":"It failed.","code":"` + code + `","type":"x","link":""}}`,
				"POST /indexes/stackdex_tools/documents": `{"taskUid":2}`,
			}
			for _, uid := range uidsOf("stackdex") {
				changes["GET /indexes/"+uid+"/settings"] = full
				changes["PATCH /indexes/"+uid+"/settings"] = `{"taskUid":1}`
				changes["GET /indexes/"+uid] = `{"uid":"` + uid + `","createdAt":"2026-11-21T09:04:38.24138465Z"}`
			}
			_, g := serveRecorded(t, changes)
			e := openLive(t, g)
			rejected, err := e.Apply(context.Background(), index.Batch{Upserts: indextest.Corpus(t)[:1]})
			if !errors.Is(err, want) {
				t.Errorf("%v; want %v", err, want)
			}
			if want == nil && (len(rejected) != 1 || rejected[0].Reason != code+": It failed.") {
				t.Errorf("refused %v", rejected)
			}
		})
	}
}

// writable is what a server answers that takes every write.
func writable(change map[string]string) map[string]string {
	all := map[string]string{
		"GET /tasks/1":                           `{"uid":1,"status":"succeeded"}`,
		"POST /indexes/stackdex_tools/documents": `{"taskUid":1}`,
		"POST /indexes/stackdex_meta/documents":  `{"taskUid":1}`,
	}
	for _, uid := range uidsOf("stackdex") {
		all["GET /indexes/"+uid+"/settings"] = `{"searchableAttributes":["*"]}`
		all["PATCH /indexes/"+uid+"/settings"] = `{"taskUid":1}`
		all["GET /indexes/"+uid] = `{"uid":"` + uid + `","createdAt":"2026-11-21T09:04:38.24138465Z"}`
	}
	for key, body := range change {
		all[key] = body
	}
	return all
}

// TestRecordedFence: who lost his lease writes nothing any more.
func TestRecordedFence(t *testing.T) {
	s, g := serveRecorded(t, writable(nil))
	e := openLive(t, g)
	s.take()
	lost := errors.New("lease was lost")
	for _, b := range []index.Batch{
		{Upserts: indextest.Corpus(t)[:1]}, {Deletes: []index.Ref{{Index: index.Tools, ID: "django"}}}, {Meta: &index.Meta{Applied: 1}},
	} {
		b.Fence = func() error { return lost }
		if _, err := e.Apply(t.Context(), b); !errors.Is(err, lost) || errors.Is(err, index.ErrUnavailable) {
			t.Errorf("%v; want %v", err, lost)
		}
	}
	if changes := s.take(); len(changes) > 0 {
		t.Errorf("changed %v", changes)
	}
}

// TestRecordedForeignWrite: a write that is not ours is found by its task.
func TestRecordedForeignWrite(t *testing.T) {
	s, g := serveRecorded(t, writable(nil))
	e := openLive(t, g)
	batch := index.Batch{Upserts: indextest.Corpus(t)[:1], Meta: &index.Meta{Applied: 1}}
	tasks := func(uids ...int) string {
		var list []string
		for _, uid := range uids {
			list = append(list, fmt.Sprintf(`{"uid":%d,"indexUid":"stackdex_tools","type":"documentAdditionOrUpdate","status":"enqueued"}`, uid))
		}
		return `{"results":[` + strings.Join(list, ",") + `],"total":1,"limit":20,"from":1,"next":null}`
	}
	s.set("GET /tasks", tasks(0))
	if _, err := e.Meta(t.Context()); err != nil {
		t.Fatal(err)
	}
	s.set("GET /tasks", tasks(1, 0))
	if _, err := e.Apply(t.Context(), batch); err != nil {
		t.Fatalf("our own write: %v", err)
	}
	if err := e.(index.Guarded).Guard(t.Context()); err != nil {
		t.Fatalf("nobody wrote: %v", err)
	}
	s.set("GET /tasks", tasks(2, 1, 0))
	if err := e.(index.Guarded).Guard(t.Context()); !errors.Is(err, index.ErrOverwritten) || !strings.Contains(err.Error(), "task 2") || !strings.Contains(err.Error(), "--index-prefix") {
		t.Errorf("%v; want ErrOverwritten that names the task and the remedy", err)
	}
	if _, err := e.Apply(t.Context(), batch); !errors.Is(err, index.ErrOverwritten) {
		t.Errorf("%v; want ErrOverwritten", err)
	}
}

func (s *recorded) set(key, body string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.bodies[key] = body
}

// take returns what was changed since the last call.
func (s *recorded) take() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	changes := s.changes
	s.changes = nil
	return changes
}
