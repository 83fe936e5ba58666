package meiliindex_test

import (
	"context"
	"errors"
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

// throughProxy opens the live generation of an installation of its own, with all
// requests going through a proxy.
func throughProxy(t *testing.T, m *indextest.Meili) (*proxy, index.Engine, meiliindex.Options) {
	t.Helper()
	p := newProxy(t, m.URL)
	opt := options(t, m)
	opt.URL = p.server.URL
	return p, openLive(t, generations(t, opt)), opt
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
	m := realServer(t)
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
			opt.URL = p.server.URL
			patient := openLive(t, generations(t, opt))
			if c.name == "hang" {
				opt.Timeout = 500 * time.Millisecond
			}
			e := openPatiently(t, generations(t, opt))
			p.fault(3, c.spoil)
			deadline, cancel := context.WithTimeout(context.Background(), 5*time.Minute)
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
			if n := total(t, patient); n != 50 {
				t.Errorf("%d documents; want 50", n)
			}
			if meta, err := patient.Meta(context.Background()); err != nil || meta.Applied != 9 {
				t.Errorf("meta: %+v, %v", meta, err)
			}
		})
	}
}

// openPatiently opens the live generation of an installation with a timeout that a busy
// server may exceed.
func openPatiently(t *testing.T, g index.Generations) (e index.Engine) {
	t.Helper()
	patiently(t, func() (err error) { e, err = g.Live(t.Context()); return err })
	t.Cleanup(func() { e.Close() })
	return e
}

// patiently calls do again while the server is unavailable.
func patiently(t *testing.T, do func() error) {
	t.Helper()
	err := do()
	for began := time.Now(); errors.Is(err, index.ErrUnavailable) && time.Since(began) < time.Minute; {
		err = do()
	}
	if err != nil {
		t.Fatal(err)
	}
}

// TestLostAnswers: a task that nobody remembers is excused by a write of which
// nobody knows what became, and by no other.
func TestLostAnswers(t *testing.T) {
	m := realServer(t)
	for _, c := range []struct {
		name    string
		spoil   func(*proxy)
		foreign int // writes of somebody else
		want    error
	}{
		{"cut off after the write", func(p *proxy) { p.fault(1, cutAfter) }, 0, nil},
		{"refused", func(p *proxy) { p.fault(1, status(400)) }, 1, index.ErrOverwritten},
		{"no connection", (*proxy).down, 2, index.ErrOverwritten}, // the first attempt may have had an old one
	} {
		t.Run(c.name, func(t *testing.T) {
			p, e, opt := throughProxy(t, m)
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
			if err := e.(index.Guarder).Guard(t.Context()); !errors.Is(err, c.want) {
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

// TestLongAnswer: an answer that is too long is so every time, and is not waited
// for.
func TestLongAnswer(t *testing.T) {
	for end, ask := range map[string]func(index.Engine) error{
		"/documents/fetch": func(e index.Engine) error { _, err := e.(index.Counter).Count(t.Context(), index.Tools); return err },
		"/search": func(e index.Engine) error {
			_, err := e.Search(t.Context(), index.Query{Index: index.Tools})
			return err
		},
	} {
		t.Run(end, func(t *testing.T) {
			rec, _ := serveRecorded(t, writable(nil))
			asked := 0
			srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if strings.HasSuffix(r.URL.Path, end) {
					asked++
					w.Header().Set("Content-Length", "300000000")
					w.Write([]byte(`{"results":[`))
					http.NewResponseController(w).Flush()
					panic(http.ErrAbortHandler)
				}
				rec.ServeHTTP(w, r)
			}))
			t.Cleanup(srv.Close)
			err := ask(openLive(t, generations(t, meiliindex.Options{URL: srv.URL})))
			if err == nil || errors.Is(err, index.ErrUnavailable) || !strings.Contains(err.Error(), "more than") || asked != 1 {
				t.Errorf("%v, asked %d times; want an error that does not pass, once", err, asked)
			}
		})
	}
}

// TestCrash: a server that is killed in the middle of a write is unavailable,
// and has everything after the write is repeated.
func TestCrash(t *testing.T) {
	realServer(t)
	m, err := indextest.StartOwnMeili(t.TempDir())
	if errors.Is(err, indextest.ErrNoMeili) {
		t.Skip("the server is somebody else's and no binary is on the PATH")
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { m.Kill() })
	g := generations(t, meiliindex.Options{URL: m.URL, Key: m.Key})
	e := openLive(t, g)
	batch := index.Batch{Upserts: tools(t, 3000), Meta: &index.Meta{Generation: "g1", Applied: 3}}
	failed := make(chan error, 1)
	before := taskCount(t, m, "stackdex_tools")
	go func() {
		_, err := e.Apply(context.Background(), batch)
		failed <- err
	}()
	for taskCount(t, m, "stackdex_tools") == before {
	}
	if err := m.Kill(); err != nil {
		t.Fatal(err)
	}
	if err := <-failed; !errors.Is(err, index.ErrUnavailable) {
		t.Errorf("write to a killed server: %v; want ErrUnavailable", err)
	}
	for _, err := range []error{
		func() error { _, err := e.Apply(context.Background(), batch); return err }(),
		func() error { _, err := e.Search(context.Background(), index.Query{Index: index.Tools}); return err }(),
		func() error { _, err := e.Meta(context.Background()); return err }(),
	} {
		if !errors.Is(err, index.ErrUnavailable) || !strings.Contains(err.Error(), m.URL) {
			t.Errorf("without a server: %v; want ErrUnavailable that names it", err)
		}
	}
	if err := m.Start(); err != nil {
		t.Fatal(err)
	}
	apply(t, e, batch)
	if n := total(t, e); n != 3000 {
		t.Errorf("%d documents; want 3000", n)
	}
	if meta, err := e.Meta(context.Background()); err != nil || meta.Applied != 3 {
		t.Errorf("meta: %+v, %v", meta, err)
	}
}
