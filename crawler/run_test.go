package crawler_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/stackdex/stackdex/crawler"
	"github.com/stackdex/stackdex/crawler/fetch"
	"github.com/stackdex/stackdex/ingest/record"
)

// chain makes pages that link to the next one each, and to what nobody reads.
func (w *world) chain(n int) {
	for i := range n {
		w.site.page(fmt.Sprintf("/tool/%02d", i), full(fmt.Sprint("Tool ", i), fmt.Sprintf("/tool/%02d#x", min(i+1, n-1)), "/about", "https://other.test/x", "mailto:me@tools.test", "javascript:void(0)"))
	}
}

func TestScope(t *testing.T) {
	tests := []struct {
		name  string
		scope record.Scope
		want  int
	}{
		{"no following", record.Scope{}, 1},
		{"to the depth of the source", record.Scope{Follow: true}, 6},
		{"to a depth", record.Scope{Follow: true, MaxDepth: 2}, 3},
		{"deeper than the source", record.Scope{Follow: true, MaxDepth: 99}, 6},
		{"some pages", record.Scope{Follow: true, MaxPages: 4}, 4},
		{"include", record.Scope{Follow: true, Include: []string{"/tool/0[0-3]$"}}, 4},
		{"exclude", record.Scope{Follow: true, Exclude: []string{"/tool/03$"}}, 3},
		{"no time", record.Scope{Follow: true, MaxTime: time.Nanosecond}, 0},
		{"sources", record.Scope{Follow: true, Sources: []string{"tools"}}, 6},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			w.src.depth = 5
			w.chain(10)
			run := w.run(tt.scope, home+"/tool/00")
			if got := w.site.requests(); len(got) != tt.want || run.Summary.Fetched != int64(tt.want) {
				t.Errorf("%v, want %d pages; %+v", got, tt.want, run.Summary)
			}
			if run.State != record.RunFinished || run.Summary.PutOff != 0 || run.Summary.Failed != 0 {
				t.Errorf("%+v", run)
			}
		})
	}
}

func TestUnclaimedLinksAreCounted(t *testing.T) {
	w := newWorld(t)
	w.chain(2)
	run := w.run(record.Scope{}, "tools.test/tool/00?utm_source=x")
	if run.Summary.Unclaimed != 2 || run.Summary.Links != 1 {
		t.Errorf("%+v", run.Summary)
	}
	if row := w.row("/tool/01"); row.State != record.Due || row.Depth != 1 {
		t.Errorf("a link that is not followed yet is kept: %+v", row)
	}
	w.run(crawl, home+"/tool/00") // 304, so the link is not seen again
	if len(w.said()) != 2 {
		t.Errorf("%v", w.said())
	}
}

func TestSeedsThatMakeNoSense(t *testing.T) {
	w := newWorld(t)
	c, err := crawler.NewControl(w.opts)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	tests := []struct {
		r    crawler.RunRequest
		want error
		text string
	}{
		{crawler.RunRequest{Seeds: []string{"https://nobody.test/x"}}, crawler.ErrNoSource, "https://nobody.test/x"},
		{crawler.RunRequest{Seeds: []string{"ftp://tools.test/tool/a"}}, nil, "ftp"},
		{crawler.RunRequest{Seeds: []string{"https://www.tools.test/tool/a"}}, fetch.ErrNoContact, "--contact"},
		{crawler.RunRequest{Scope: record.Scope{Include: []string{"("}}}, nil, `include "("`},
		{crawler.RunRequest{Scope: record.Scope{Sources: []string{"nope"}}}, nil, `"nope"`},
	}
	for _, tt := range tests {
		_, err := c.Start(t.Context(), tt.r)
		if err == nil || tt.want != nil && !errors.Is(err, tt.want) || !strings.Contains(err.Error(), tt.text) {
			t.Errorf("%+v: %v", tt.r, err)
		}
	}
}

func TestNothingChanged(t *testing.T) {
	w := newWorld(t)
	w.chain(3)
	w.run(crawl, home+"/tool/00")
	before, history := w.pages(), w.historyLength()
	w.clock.Advance(time.Hour)
	run := w.run(refresh)
	if diff := cmp.Diff(before, w.pages()); diff != "" {
		t.Error(diff)
	}
	if run.Summary.Unchanged != 3 || run.Summary.Fetched != 0 || w.historyLength() != history || history != 3 {
		t.Errorf("%+v, history %d → %d", run.Summary, history, w.historyLength())
	}
	w.src.version = 2
	w.clock.Advance(time.Hour)
	run = w.run(refresh)
	if run.Summary.Fetched != 3 || w.pages()["/tool/00"].Extractor != "tools/2" || w.historyLength() != history {
		t.Errorf("newer extractor: %+v", run.Summary)
	}
}

func TestRefreshLeavesWhatIsFresh(t *testing.T) {
	w := newWorld(t)
	w.chain(3)
	w.run(crawl, home+"/tool/00")
	w.site.requests()
	w.clock.Advance(time.Hour)
	c, stop := w.start(w.opts)
	defer stop()
	w.finish(c, crawler.RunRequest{Command: "refresh", Scope: refresh, Cutoff: w.clock.Now().Add(-2 * time.Hour)})
	if got := w.site.requests(); len(got) != 0 {
		t.Errorf("%v", got)
	}
}

func TestRetryAfterIsAwaited(t *testing.T) {
	w := newWorld(t)
	w.chain(3)
	var first atomic.Bool
	var at time.Time
	page := w.site.answers["/tool/01"]
	w.site.handle("/tool/01", func(rw http.ResponseWriter, r *http.Request) {
		if first.CompareAndSwap(false, true) {
			at = w.clock.Now()
			rw.Header().Set("Retry-After", "60")
			rw.WriteHeader(http.StatusTooManyRequests)
			return
		}
		if waited := w.clock.Now().Sub(at); waited < 50*time.Second {
			t.Errorf("asked again after %v", waited)
		}
		page(rw, r)
	})
	run := w.run(crawl, home+"/tool/00")
	if len(w.said()) != 3 || run.Summary.Fetched != 3 || run.Summary.PutOff != 0 {
		t.Errorf("%v, %+v", w.said(), run.Summary)
	}
}

// TestPaceHoldsAcrossWorkers counts requests over time: more workers must not
// make a host faster.
func TestPaceHoldsAcrossWorkers(t *testing.T) {
	w := newWorld(t)
	w.opts.Workers, w.opts.Fetch.Rate, w.opts.Fetch.PerHost = 8, 2, 4
	var links []string
	for i := range 20 {
		links = append(links, fmt.Sprintf("/tool/%02d", i))
		w.site.page(links[i], full(links[i]))
	}
	w.site.page("/list/all", full("all", links...))
	var mu sync.Mutex
	var times []time.Time
	w.site.onAsk = func(string) {
		mu.Lock()
		defer mu.Unlock()
		times = append(times, w.clock.Now())
	}
	w.run(crawl, home+"/list/all")
	// 22 requests with robots.txt: 21 gaps of half a second
	if took := times[len(times)-1].Sub(times[0]); len(times) != 22 || took < 10*time.Second {
		t.Errorf("%d requests in %v", len(times), took)
	}
}

// TestSlowHostKeepsNoWorker: what waits for one host does not stand in the way
// of another.
func TestSlowHostKeepsNoWorker(t *testing.T) {
	w := newWorld(t)
	other := newSite(t)
	w.opts.Workers = 2
	w.opts.Fetch.Mirrors["https://www."+host] = other.URL
	release := make(chan struct{})
	other.handle("/tool/last", func(rw http.ResponseWriter, r *http.Request) {
		close(release)
		io.WriteString(rw, full("last"))
	})
	var seeds []string
	for i := range 10 {
		path := fmt.Sprintf("/tool/%02d", i)
		seeds = append(seeds, home+path)
		w.site.handle(path, func(rw http.ResponseWriter, r *http.Request) {
			<-release
			io.WriteString(rw, full(path))
		})
	}
	w.opts.Fetch.PerHost = 1
	run := w.run(crawl, append(seeds, "https://www."+host+"/tool/last")...)
	if run.Summary.Fetched != 11 {
		t.Errorf("%+v", run.Summary)
	}
}

func zipped(s string) string {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	io.WriteString(z, s)
	z.Close()
	return b.String()
}

func TestSitemaps(t *testing.T) {
	w := newWorld(t)
	w.src.sitemaps = []string{home + "/sitemap.xml"}
	w.site.page("/robots.txt", "User-agent: *\nDisallow: /tool/secret")
	w.site.page("/sitemap.xml", "<sitemapindex><sitemap><loc>"+w.site.URL+"/s1.xml.gz</loc></sitemap><sitemap><loc>https://other.test/s.xml</loc></sitemap></sitemapindex>")
	list := "<urlset>"
	for _, p := range []string{"/tool/a", "/tool/b/", "/tool/secret", "/about"} {
		list += "<url><loc>" + home + p + "</loc></url>"
	}
	w.site.handle("/s1.xml.gz", func(rw http.ResponseWriter, r *http.Request) {
		rw.Header().Set("Content-Type", "application/gzip")
		io.WriteString(rw, zipped(list+"</urlset>"))
	})
	w.site.page("/tool/a", full("A"))
	w.site.page("/tool/b", full("B"))
	run := w.run(record.Scope{Sitemaps: true})
	if diff := cmp.Diff(map[string]int{"/tool/a": 8, "/tool/b": 8}, w.said()); diff != "" {
		t.Error(diff)
	}
	if run.Summary.Fetched != 2 || run.Summary.Forbidden != 1 || run.Summary.Unclaimed != 2 {
		t.Errorf("%+v", run.Summary)
	}
	w.site.requests()
	w.clock.Advance(48 * time.Hour)
	list += "<url><loc>" + home + "/tool/new</loc></url>"
	w.site.page("/tool/new", full("new"))
	w.run(record.Scope{Sitemaps: true, Known: true})
	if got := w.site.requests(); w.said()["/tool/new"] != 8 || len(got) != 5 {
		t.Errorf("second run asked %v, said %v", got, w.said())
	}
}

func TestCharsetsAndMirrors(t *testing.T) {
	w := newWorld(t)
	page := toolPage("Café", 0, []string{"schön"}, nil)
	latin := strings.NewReplacer("é", "\xe9", "ö", "\xf6").Replace(page)
	tests := []struct{ name, contentType, body string }{
		{"utf8", "text/html; charset=utf-8", page},
		{"false", "text/html; charset=windows-1252", page},
		{"none", "text/html", page},
		{"latin", "text/html; charset=iso-8859-1", latin},
		{"undeclared", "text/html", latin},
		{"liar", "text/html; charset=utf-8", latin},
		{"bom", "text/html; charset=windows-1252", "\xef\xbb\xbf" + page},
	}
	var links []string
	for _, tt := range tests {
		links = append(links, w.site.URL+"/tool/"+tt.name) // named by the mirror
		w.site.handle("/tool/"+tt.name, func(rw http.ResponseWriter, r *http.Request) {
			rw.Header().Set("Content-Type", tt.contentType)
			io.WriteString(rw, tt.body)
		})
	}
	w.site.page("/list/all", full("all", links...))
	w.run(crawl, home+"/list/all")
	for _, tt := range tests {
		p := w.pages()["/tool/"+tt.name]
		if p.Title != "Café" || p.URL != home+"/tool/"+tt.name {
			t.Errorf("%s: %q at %s", tt.name, p.Title, p.URL)
		}
	}
}

// TestKilledAndResumed ends the crawler at every few requests and starts the
// same command again.
func TestKilledAndResumed(t *testing.T) {
	build := func(t *testing.T) *world {
		w := newWorld(t)
		w.src.depth = 9
		for i := range 60 {
			path := fmt.Sprintf("/tool/%02d", i)
			w.site.page(path, full(path, fmt.Sprintf("/tool/%02d", 2*i+1), fmt.Sprintf("/tool/%02d", 2*i+2), "/tool/gone", "/tool/blog"))
		}
		w.site.status("/tool/gone", 410)
		w.site.page("/tool/blog", "<title>Blog</title><p>Words.")
		return w
	}
	want := build(t)
	wantRun := want.run(crawl, home+"/tool/00")

	w := build(t)
	var asked atomic.Int32
	request := crawler.RunRequest{Command: "crawl", Seeds: []string{home + "/tool/00"}, Scope: crawl}
	for range 8 {
		opts := w.opts
		opts.Drain = time.Nanosecond
		c, err := crawler.New(opts)
		if err != nil {
			t.Fatal(err)
		}
		ctx, kill := context.WithCancel(t.Context())
		stopAt := asked.Load() + 7
		w.site.onAsk = func(string) {
			if asked.Add(1) == stopAt {
				kill()
			}
		}
		run, err := c.Control().Start(ctx, request)
		if err != nil {
			t.Fatal(err)
		}
		if run.Started != run.Cutoff {
			t.Errorf("cutoff %v", run.Cutoff)
		}
		if err := c.Run(ctx); err != nil {
			t.Fatal(err)
		}
		kill()
		c.Close()
	}
	w.site.onAsk = nil
	c, stop := w.start(w.opts)
	run := w.finish(c, request)
	stop()
	ignore := cmpopts.IgnoreFields(record.Page{}, "SeenAt")
	if diff := cmp.Diff(want.pages(), w.pages(), ignore, cmpopts.EquateEmpty()); diff != "" {
		t.Error(diff)
	}
	got := run.Summary // a page whose facts were stored before a kill is found unchanged after it
	got.Fetched, got.Unchanged = got.Fetched+got.Unchanged, 0
	if diff := cmp.Diff(wantRun.Summary, got, cmpopts.IgnoreFields(record.RunSummary{}, "Bytes", "Links", "Facts", "Unclaimed")); diff != "" {
		t.Errorf("summary: %s", diff)
	}
	runs, err := w.log.ListRuns(t.Context())
	if err != nil || len(runs) != 1 {
		t.Errorf("%d runs, %v; the same command resumes", len(runs), err)
	}
	if w.dead()["/tool/blog"].Class != "unknown_kind" {
		t.Errorf("dead letters %v", w.dead())
	}
}

// TestCrawlersShareTheWork: partitions pass from one crawler to another while
// a run is under way.
func TestCrawlersShareTheWork(t *testing.T) {
	w := newWorld(t)
	var seeds []string
	for i := range 12 {
		name := fmt.Sprintf("h%02d.test", i)
		s := newSite(t)
		for k := range 10 {
			s.page(fmt.Sprintf("/tool/%d", k), full(fmt.Sprint(name, k), fmt.Sprintf("/tool/%d", k+1)))
		}
		w.opts.Fetch.Mirrors["https://"+name] = s.URL
		seeds = append(seeds, "https://"+name+"/tool/0")
	}
	w.src.depth = 20
	w.opts.Sources[0] = anyHost{w.src}
	w.opts.Fetch.Rate = 0.2
	_, stopFirst := w.start(w.opts)
	c, _ := w.start(w.opts)
	var once sync.Once
	run, err := c.Control().Start(t.Context(), crawler.RunRequest{Command: "share", Seeds: seeds, Scope: crawl})
	if err != nil {
		t.Fatal(err)
	}
	run, err = c.Control().Follow(t.Context(), run.ID, func(p record.Progress) {
		if p.Counts.Fetched > 30 {
			once.Do(stopFirst)
		}
	})
	if err != nil || len(w.pages()) != 120 {
		t.Errorf("%d pages, %+v, %v", len(w.pages()), run.Summary, err)
	}
	if run.Summary.Fetched+run.Summary.Unchanged != 120 { // one in flight may have been read twice
		t.Errorf("%+v", run.Summary)
	}
}

func TestSameCommandTwiceIsOneRun(t *testing.T) {
	w := newWorld(t)
	w.chain(3)
	c, _ := w.start(w.opts)
	var ids [4]string
	var wg sync.WaitGroup
	for i := range ids {
		wg.Go(func() {
			run, err := c.Control().Start(t.Context(), crawler.RunRequest{Command: "x", Seeds: []string{home + "/tool/00"}, Scope: crawl})
			if err != nil {
				t.Error(err)
			}
			ids[i] = run.ID
		})
	}
	wg.Wait()
	if slices.Sort(ids[:]); ids[0] != ids[3] {
		t.Errorf("%v", ids)
	}
	first := w.finish(c, crawler.RunRequest{Command: "x"})
	second := w.finish(c, crawler.RunRequest{Command: "x", Seeds: []string{home + "/tool/00"}, Scope: crawl})
	if first.ID == second.ID {
		t.Error("a finished run was resumed")
	}
}

func TestBackground(t *testing.T) {
	w := newWorld(t)
	w.chain(1)
	w.site.status("/tool/00", 503, "Retry-After", "600")
	w.opts.Background = true
	c, _ := w.start(w.opts)
	run := w.finish(c, crawler.RunRequest{Command: "x", Seeds: []string{home + "/tool/00"}, Scope: crawl})
	if run.Summary.PutOff != 1 {
		t.Fatalf("%+v", run.Summary)
	}
	read := make(chan struct{})
	var once sync.Once
	w.site.handle("/tool/00", func(rw http.ResponseWriter, r *http.Request) {
		io.WriteString(rw, full("A"))
		once.Do(func() { close(read) })
	})
	<-read // ten minutes pass in two seconds
}

func TestPlan(t *testing.T) {
	w := newWorld(t)
	w.chain(3)
	w.run(crawl, home+"/tool/00")
	w.site.page("/robots.txt", "User-agent: *\nDisallow: /tool/01\nCrawl-delay: 5")
	w.site.requests()
	w.clock.Advance(48 * time.Hour)
	c, err := crawler.NewControl(w.opts)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	got, err := c.Plan(t.Context(), crawler.RunRequest{Seeds: []string{home + "/tool/00"}, Scope: refresh})
	if err != nil {
		t.Fatal(err)
	}
	want := crawler.Plan{
		Pages: []crawler.PlannedPage{
			{URL: home + "/tool/00", Source: "tools"},
			{URL: home + "/tool/01", Source: "tools", Forbidden: true, Why: "robots.txt forbids it"},
			{URL: home + "/tool/02", Source: "tools"},
		},
		Total: 2, Forbidden: 1, Takes: 10 * time.Second, Open: true,
		Hosts: []crawler.PlannedHost{{Host: host, Pages: 2, Forbidden: 1, Interval: 5 * time.Second, Takes: 10 * time.Second}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if asked := w.site.requests(); len(asked) != 0 {
		t.Errorf("a plan fetched %v", asked)
	}
}

// TestShorterWayIsFoundLate: how deep a page is must not hang on the order in
// which pages answer.
func TestShorterWayIsFoundLate(t *testing.T) {
	w := newWorld(t)
	w.src.depth = 3
	w.site.page("/tool/start", full("start", "/tool/slow", "/tool/a"))
	w.site.page("/tool/a", full("a", "/tool/b"))
	w.site.page("/tool/b", full("b", "/tool/c"))
	w.site.page("/tool/c", full("c", "/tool/d"))
	w.site.page("/tool/d", full("d"))
	slow := full("slow", "/tool/c") // c is two links away, and three by the quick way
	var first atomic.Bool
	w.site.handle("/tool/slow", func(rw http.ResponseWriter, r *http.Request) {
		if first.CompareAndSwap(false, true) {
			rw.Header().Set("Retry-After", "60")
			rw.WriteHeader(http.StatusServiceUnavailable)
			return
		}
		io.WriteString(rw, slow)
	})
	other := newSite(t) // a host of its own, as the pause holds for a whole host
	other.handle("/tool/slow", w.site.answers["/tool/slow"])
	w.opts.Fetch.Mirrors["https://www."+host] = other.URL
	slow = full("slow", home+"/tool/c")
	w.site.page("/tool/start", full("start", "https://www."+host+"/tool/slow", "/tool/a"))
	w.run(crawl, home+"/tool/start")
	if got := len(w.pages()); got != 6 {
		t.Errorf("%d pages: %v", got, w.said())
	}
	if row := w.row("/tool/c"); row.Depth != 2 {
		t.Errorf("%+v", row)
	}
}

func TestFollowUnknownRun(t *testing.T) {
	w := newWorld(t)
	c, err := crawler.NewControl(w.opts)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if _, err := c.Follow(t.Context(), "nope", nil); !errors.Is(err, record.ErrNotFound) {
		t.Errorf("%v", err)
	}
}

func TestCancel(t *testing.T) {
	w := newWorld(t)
	w.chain(3)
	w.opts.Fetch.Rate = 0.001
	c, _ := w.start(w.opts)
	run, err := c.Control().Start(t.Context(), crawler.RunRequest{Command: "x", Seeds: []string{home + "/tool/00"}, Scope: crawl})
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Control().Cancel(t.Context(), run.ID); err != nil {
		t.Fatal(err)
	}
	if run, err = c.Control().Follow(t.Context(), run.ID, nil); err != nil || run.State != record.RunFinished {
		t.Errorf("%+v, %v", run, err)
	}
}

// TestReplay: a dead URL is fetched again when a person asks for it.
func TestReplay(t *testing.T) {
	w := newWorld(t)
	w.site.page("/tool/a", "<title>Blog</title><p>Nothing of that kind here.")
	w.run(crawl, home+"/tool/a")
	c, stop := w.start(w.opts)
	if err := c.Control().Replay(t.Context(), home+"/tool/a"); err != nil {
		t.Fatal(err)
	}
	stop()
	if len(w.dead()) != 0 {
		t.Errorf("%v", w.dead())
	}
	w.site.page("/tool/a", full("A"))
	w.run(refresh)
	if w.said()["/tool/a"] != 8 {
		t.Errorf("%v", w.said())
	}
}
