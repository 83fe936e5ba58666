package crawler_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/stackdex/stackdex/crawler"
	"github.com/stackdex/stackdex/ingest/record"
)

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

// TestResumedRunCountsGonePages: a page that had facts and is gone is counted as gone,
// and not as dead, also by the process that goes on with the run.
func TestResumedRunCountsGonePages(t *testing.T) {
	w := newWorld(t)
	w.site.page("/tool/a", full("A"))
	w.run(crawl, home+"/tool/a")
	w.site.status("/tool/a", 410)
	w.site.status("/tool/b", 503) // which the run waits for
	request := crawler.RunRequest{Command: "crawl", Seeds: []string{home + "/tool/a", home + "/tool/b"}, Scope: crawl}
	opts := w.opts
	opts.MaxWait = 24 * time.Hour
	c, kill := w.start(opts)
	if _, err := c.Control().Start(t.Context(), request); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	err := w.log.WatchURLs(ctx, record.PartitionOf(host), func(u record.StoredURL) error {
		if u.Row.URL == home+"/tool/a" && u.Row.State == record.Dead {
			cancel()
		}
		return nil
	}, nil)
	if !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	kill()
	c, _ = w.start(w.opts)
	if run := w.finish(c, request); run.Summary.Gone != 1 || run.Summary.Dead != 0 {
		t.Errorf("%+v", run.Summary)
	}
}

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

// TestTwoRunsWantAnOutdatedPage: a page that a newer extractor did not get to
// read, because it redirects now, is not fetched by two runs in turns for as
// long as both are active.
func TestTwoRunsWantAnOutdatedPage(t *testing.T) {
	w := newWorld(t)
	w.site.page("/tool/a", full("A"))
	w.site.page("/tool/slow", full("Slow"))
	w.run(crawl, home+"/tool/a", home+"/tool/slow")
	w.src.version = 2
	w.clock.Advance(time.Hour)
	var asked atomic.Int32
	often := make(chan struct{})
	w.site.handle("/tool/a", func(rw http.ResponseWriter, r *http.Request) {
		if asked.Add(1) == 6 {
			close(often)
		}
		http.Redirect(rw, r, "https://elsewhere.test/a", http.StatusFound)
	})
	w.site.handle("/tool/slow", func(rw http.ResponseWriter, r *http.Request) {
		select {
		case <-often:
		case <-time.After(time.Second):
		}
		io.WriteString(rw, full("Slow"))
	})
	c, stop := w.start(w.opts)
	defer stop()
	var both sync.WaitGroup
	for _, command := range []string{"one", "two"} {
		both.Go(func() { w.finish(c, crawler.RunRequest{Command: command, Scope: refresh}) })
	}
	both.Wait()
	if n := asked.Load(); n > 2 {
		t.Errorf("the page was asked for %d times", n)
	}
	if row := w.row("/tool/a"); row.Extractor != "tools/2" || row.ETag != "" {
		t.Errorf("%+v", row)
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

func TestDrain(t *testing.T) {
	tests := []struct {
		name  string
		drain time.Duration
		want  int // pages stored
	}{{"in time", time.Minute, 1}, {"too slow", time.Millisecond, 0}}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			w := newWorld(t)
			w.opts.Drain = tt.drain
			asked, release := make(chan struct{}), make(chan struct{})
			var once sync.Once
			w.site.handle("/tool/a", func(rw http.ResponseWriter, r *http.Request) {
				once.Do(func() { close(asked) })
				select {
				case <-release:
				case <-r.Context().Done():
				}
				io.WriteString(rw, full("A", "/tool/b"))
			})
			w.site.page("/tool/b", full("B"))
			c, stop := w.start(w.opts)
			if _, err := c.Control().Start(t.Context(), crawler.RunRequest{Command: "x", Seeds: []string{home + "/tool/a"}, Scope: crawl}); err != nil {
				t.Fatal(err)
			}
			<-asked
			var wg sync.WaitGroup
			wg.Go(stop)
			if tt.want > 0 {
				close(release)
			}
			wg.Wait()
			if got := len(w.pages()); got > 2 || tt.want == 0 && got != 0 || tt.want > 0 && got == 0 {
				t.Errorf("%d pages, want %d", got, tt.want)
			}
			if row := w.row("/tool/a"); tt.want == 0 && (row.State != record.Due || row.Attempts != 0) {
				t.Errorf("a page that was given up is fetched again: %+v", row)
			}
		})
	}
}
