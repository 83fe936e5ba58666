package crawler_test

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/crawler"
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

// TestSitemapLeavesNoLetter: a sitemap that an index names is off the list of what is
// dead when it is read.
func TestSitemapLeavesNoLetter(t *testing.T) {
	w := newWorld(t)
	w.src.sitemaps = []string{home + "/sitemap.xml"}
	w.site.page("/sitemap.xml", "<sitemapindex><sitemap><loc>"+home+"/s1.xml</loc></sitemap></sitemapindex>")
	w.site.page("/s1.xml", "<p>Not now.</p>")
	w.run(record.Scope{Sitemaps: true})
	if len(w.dead()) != 1 {
		t.Fatalf("dead letters %v", w.dead())
	}
	w.clock.Advance(60 * 24 * time.Hour)
	w.site.page("/s1.xml", "<urlset><url><loc>"+home+"/tool/a</loc></url></urlset>")
	w.site.page("/tool/a", full("A"))
	w.run(record.Scope{Sitemaps: true})
	if w.said()["/tool/a"] == 0 || len(w.dead()) > 0 {
		t.Errorf("pages %v, dead letters %v", w.said(), w.dead())
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

// TestCrawlersShareTheWork: partitions pass from one crawler to another while

// a run is under way.

// TestShorterWayIsFoundLate: how deep a page is must not hang on the order in

// which pages answer.

// TestReplay: a dead URL is fetched again when a person asks for it.

// TestWithoutContact: pages that may not be asked for are put off at once, with
// the reason, and not one after the other at the pace of their host.
func TestWithoutContact(t *testing.T) {
	w := newWorld(t)
	w.opts.Fetch.Mirrors, w.opts.Fetch.Rate = nil, 0.001
	var rows []record.URLRow
	for i := range 50 {
		rows = append(rows, record.URLRow{URL: fmt.Sprintf("%s/tool/%d", home, i), Host: host, Source: "tools", State: record.Due, DueAt: began})
	}
	if _, err := w.log.AddURLs(t.Context(), rows); err != nil {
		t.Fatal(err)
	}
	run := w.run(record.Scope{Known: true})
	if run.Summary.PutOff != int64(len(rows)) {
		t.Errorf("%d pages put off, want %d", run.Summary.PutOff, len(rows))
	}
	for _, row := range rows {
		if note := w.row(strings.TrimPrefix(row.URL, home)).Note; !strings.Contains(note, "--contact") {
			t.Errorf("%s: note %q does not say what is missing", row.URL, note)
		}
	}
	if asked := w.site.requests(); len(asked) > 0 {
		t.Errorf("asked for %v", asked)
	}
	w.clock.Advance(time.Second)
	w.opts.Fetch.Contact, w.opts.Fetch.Mirrors, w.opts.Fetch.Rate = "a@b.test", map[string]string{home: w.site.URL}, 0
	for i := range rows {
		w.site.page(fmt.Sprintf("/tool/%d", i), full(fmt.Sprint(i)))
	}
	if run := w.run(record.Scope{Known: true}); run.Summary.PutOff != 0 || run.Summary.Fetched != int64(len(rows)) {
		t.Errorf("with a contact: %d pages put off, %d fetched, want all", run.Summary.PutOff, run.Summary.Fetched)
	}
}
