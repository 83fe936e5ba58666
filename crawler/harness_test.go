package crawler_test

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"

	"github.com/stackdex/stackdex/crawler"
	"github.com/stackdex/stackdex/crawler/clock/clocktest"
	"github.com/stackdex/stackdex/crawler/fetch"
	"github.com/stackdex/stackdex/crawler/source"
	"github.com/stackdex/stackdex/crawler/source/outline"
	"github.com/stackdex/stackdex/ingest"
	"github.com/stackdex/stackdex/ingest/record"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

const (
	host = "tools.test"
	home = "https://" + host
)

var began = time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC)

// tools is a source of small pages: a heading with the name, and lists under
// "Stats", "Pros" and "Cons".
type tools struct {
	version  int
	depth    int
	sitemaps []string
	extract  func(*source.Page) (source.Extraction, error) // instead, if set
}

func (s *tools) Info() source.Info {
	return source.Info{Name: "tools", Version: max(s.version, 1), Hosts: []string{host, "www." + host}, Home: home, MaxDepth: max(s.depth, 3), Sitemaps: s.sitemaps}
}

func (s *tools) Claim(u *url.URL) (record.PageType, bool) {
	return record.PageTool, strings.HasPrefix(u.Path, "/tool/") || strings.HasPrefix(u.Path, "/list/")
}

func (s *tools) Extract(p *source.Page) (source.Extraction, error) {
	if s.extract != nil {
		return s.extract(p)
	}
	x := source.Extraction{Page: record.Page{PageType: record.PageTool, CategoryPath: []string{}}}
	for _, b := range p.Outline.Blocks() {
		x.Links = append(x.Links, b.Links()...)
		switch {
		case b.Kind == outline.Heading && b.Level == 1:
			x.Page.Title = b.Text
			x.Page.Facts = append(x.Page.Facts, record.Fact{Body: record.Tool{Name: b.Text, Role: record.RoleSubject}})
		case b.Kind == outline.Item && len(b.Path) > 1:
			if body := s.item(x.Page.Title, b.Path[1], b.Text); body != nil {
				x.Page.Facts = append(x.Page.Facts, record.Fact{Body: body, Evidence: record.Evidence{Path: b.Path}})
			}
		}
	}
	if x.Page.Title == "" {
		return x, fmt.Errorf("no heading: %w", source.ErrUnknownKind)
	}
	return x, nil
}

func (s *tools) item(tool, heading, text string) record.Body {
	switch heading {
	case "Stats":
		n, _ := strconv.ParseFloat(text, 64)
		return record.Stat{Tool: tool, Metric: "github.stars", Value: &n, Raw: text}
	case "Pros":
		return record.Pro{Tool: tool, Text: record.NullString(text)}
	case "Cons":
		return record.Con{Tool: tool, Text: record.NullString(text)}
	}
	return nil
}

// toolPage renders a page of tools.
func toolPage(name string, stars int, pros []string, cons []string, links ...string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "<!doctype html><html><head><title>%s</title></head><body><h1>%s</h1>", name, name)
	list := func(heading string, items []string) {
		if len(items) == 0 {
			return
		}
		fmt.Fprintf(&b, "<h2>%s</h2><ul>", heading)
		for _, i := range items {
			fmt.Fprintf(&b, "<li>%s</li>", i)
		}
		b.WriteString("</ul>")
	}
	if stars > 0 {
		list("Stats", []string{strconv.Itoa(stars)})
	}
	list("Pros", pros)
	list("Cons", cons)
	for _, l := range links {
		fmt.Fprintf(&b, `<p><a href="%s">link</a></p>`, l)
	}
	b.WriteString("</body></html>")
	return b.String()
}

// full is a page that says much.
func full(name string, links ...string) string {
	return toolPage(name, 100, []string{"fast", "small", "typed", "tested"}, []string{"young", "odd"}, links...)
}

// site is a web server whose answers can be changed, and which keeps what it
// was asked.
type site struct {
	*httptest.Server
	mu      sync.Mutex
	answers map[string]http.HandlerFunc
	asked   []string
	onAsk   func(path string)
}

func newSite(t testing.TB) *site {
	s := &site{answers: map[string]http.HandlerFunc{}}
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.mu.Lock()
		s.asked = append(s.asked, r.URL.RequestURI())
		h, onAsk := s.answers[r.URL.Path], s.onAsk
		s.mu.Unlock()
		if onAsk != nil {
			onAsk(r.URL.Path)
		}
		if h == nil {
			http.NotFound(w, r)
			return
		}
		h(w, r)
	}))
	t.Cleanup(s.Close)
	return s
}

func (s *site) handle(path string, h http.HandlerFunc) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.answers[path] = h
}

// page answers with HTML and an ETag.
func (s *site) page(path, html string) {
	etag := `"` + record.Token(html) + `"`
	s.handle(path, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("ETag", etag)
		if r.Header.Get("If-None-Match") == etag {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		io.WriteString(w, html)
	})
}

func (s *site) status(path string, status int, header ...string) {
	s.handle(path, func(w http.ResponseWriter, r *http.Request) {
		for i := 0; i < len(header); i += 2 {
			w.Header().Set(header[i], header[i+1])
		}
		w.WriteHeader(status)
	})
}

// requests returns what was asked since the last call, without robots.txt.
func (s *site) requests() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	list := slices.DeleteFunc(s.asked, func(p string) bool { return p == "/robots.txt" })
	s.asked = nil
	return list
}

// world is a site, a log, and what it takes to crawl the one into the other.
type world struct {
	t     testing.TB
	site  *site
	log   *ingest.Log
	clock *clocktest.Fast
	src   *tools
	opts  crawler.Options
	runs  int
}

func newWorld(t testing.TB) *world {
	t.Helper()
	s, err := ingest.StartServer(ingest.ServerConfig{Dir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	// Leases outlive what a busy machine takes: a page is read twice where one is lost.
	l, err := ingest.Connect(t.Context(), ingest.Config{Server: s, LeaseTTL: 5 * time.Minute})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(l.Close)
	w := &world{t: t, site: newSite(t), log: l, clock: clocktest.NewFast(began, 300), src: &tools{}}
	w.opts = crawler.Options{
		Ports:   crawler.Ports{Frontier: l, Pages: l, Held: l, Dead: l, Runs: l, Leases: l},
		Sources: []source.Source{w.src}, Clock: w.clock,
		Fetch: fetch.Options{Mirrors: map[string]string{home: w.site.URL}},
		Log:   slog.New(slog.NewTextHandler(t.Output(), &slog.HandlerOptions{Level: slog.LevelInfo})),
	}
	return w
}

// start runs a crawler until stop is called.
func (w *world) start(opts crawler.Options) (c *crawler.Crawler, stop func()) {
	w.t.Helper()
	c, err := crawler.New(opts)
	if err != nil {
		w.t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- c.Run(ctx) }()
	var once sync.Once
	stop = func() {
		once.Do(func() {
			cancel()
			if err := <-ended; err != nil {
				w.t.Errorf("Run: %v", err)
			}
			c.Close()
		})
	}
	w.t.Cleanup(stop)
	return c, stop
}

var crawl = record.Scope{Follow: true}

var refresh = record.Scope{Known: true, Follow: true}

// run crawls to the end of a run.
func (w *world) run(scope record.Scope, seeds ...string) record.Run {
	w.t.Helper()
	c, stop := w.start(w.opts)
	defer stop()
	w.runs++
	return w.finish(c, crawler.RunRequest{Command: fmt.Sprintf("test %d", w.runs), Seeds: seeds, Scope: scope})
}

func (w *world) finish(c *crawler.Crawler, r crawler.RunRequest) record.Run {
	w.t.Helper()
	ctl := c.Control()
	run, err := ctl.Start(w.t.Context(), r)
	if err != nil {
		w.t.Fatalf("Start: %v", err)
	}
	ctx, cancel := context.WithTimeout(w.t.Context(), 2*time.Minute)
	defer cancel()
	var last record.Progress
	run, err = ctl.Follow(ctx, run.ID, func(p record.Progress) { last = p })
	if err != nil {
		w.t.Fatalf("Follow: %v; last %+v", err, last)
	}
	return run
}

func (w *world) row(path string) record.URLRow {
	w.t.Helper()
	u, err := w.log.GetURL(w.t.Context(), home+path)
	if err != nil {
		w.t.Fatalf("row of %s: %v", path, err)
	}
	return u.Row
}

// said returns how many facts every stored page has; -1 if it is gone.
func (w *world) said() map[string]int {
	w.t.Helper()
	pages := map[string]int{}
	for path, p := range w.pages() {
		pages[path] = len(p.Facts)
		if p.Gone {
			pages[path] = -1
		}
	}
	return pages
}

func (w *world) pages() map[string]record.Page {
	w.t.Helper()
	pages := map[string]record.Page{}
	err := w.log.ScanPages(w.t.Context(), func(p record.StoredPage) error {
		pages[strings.TrimPrefix(p.Page.URL, home)] = p.Page
		return nil
	})
	if err != nil {
		w.t.Fatal(err)
	}
	return pages
}

func (w *world) held() map[string]record.Held {
	w.t.Helper()
	held := map[string]record.Held{}
	err := w.log.HeldPages(w.t.Context(), "", func(h record.Held) error {
		held[strings.TrimPrefix(h.Page.URL, home)] = h
		return nil
	})
	if err != nil {
		w.t.Fatal(err)
	}
	return held
}

func (w *world) heldPaths() []string { return slices.Sorted(maps.Keys(w.held())) }

func (w *world) dead() map[string]record.DeadLetter {
	w.t.Helper()
	dead := map[string]record.DeadLetter{}
	err := w.log.DeadLetters(w.t.Context(), func(d record.DeadLetter) error {
		dead[strings.TrimPrefix(d.URL, home)] = d
		return nil
	})
	if err != nil {
		w.t.Fatal(err)
	}
	return dead
}

func (w *world) historyLength() int {
	w.t.Helper()
	n := 0
	if err := w.log.ScanHistory(w.t.Context(), func(record.StoredHistory) error { n++; return nil }); err != nil {
		w.t.Fatal(err)
	}
	return n
}

// anyHost is tools on every host.
type anyHost struct{ *tools }

func (s anyHost) Info() source.Info {
	info := s.tools.Info()
	info.Hosts = nil
	return info
}
