package crawler_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stackdex/stackdex/crawler"
	"github.com/stackdex/stackdex/ingest/record"
)

// TestHostRestsAfterRestart: a host that has set a wall up is left alone by the
// next process too, also for a run that does not want the page behind the wall.
func TestHostRestsAfterRestart(t *testing.T) {
	for name, scope := range map[string]record.Scope{"with links": crawl, "without": {}} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			w.site.status("/tool/walled", 403)
			w.site.page("/tool/a", full("A"))
			if run := w.run(crawl, home+"/tool/walled"); run.Summary.Blocked != 1 {
				t.Fatalf("%+v", run.Summary)
			}
			w.site.requests()
			run := w.run(scope, home+"/tool/a")
			if asked := w.site.requests(); len(asked) > 0 || run.Summary.PutOff == 0 {
				t.Errorf("asked for %v: %+v", asked, run.Summary)
			}
		})
	}
}

// TestPauseOutlivesTheProcess: a host that asked for a pause, or gave no page several times on
// end, is left alone by the next process for as long as by the one before it.
func TestPauseOutlivesTheProcess(t *testing.T) {
	failing := func(w *world) (seeds []string) {
		for i := range 5 {
			w.site.status(fmt.Sprintf("/tool/%d", i), 500)
			seeds = append(seeds, fmt.Sprintf("%s/tool/%d", home, i))
		}
		return seeds
	}
	for _, tt := range []struct {
		name   string
		answer func(w *world) (seeds []string)
		least  time.Duration
	}{
		{"429 with Retry-After", func(w *world) []string {
			w.site.status("/tool/0", 429, "Retry-After", "300")
			return []string{home + "/tool/0"}
		}, 300 * time.Second},
		{"503 with Retry-After", func(w *world) []string {
			w.site.status("/tool/0", 503, "Retry-After", "300")
			return []string{home + "/tool/0"}
		}, 300 * time.Second},
		{"robots.txt fails", func(w *world) []string {
			w.site.status("/robots.txt", 503, "Retry-After", "300")
			return []string{home + "/tool/0"}
		}, 300 * time.Second},
		{"five pages fail", failing, time.Minute},
	} {
		t.Run(tt.name, func(t *testing.T) {
			w := newWorld(t)
			w.opts.MaxWait, w.opts.Fetch.Rate = time.Second, 1.0/20 // a pause is five times that
			var asked []time.Time
			w.site.onAsk = func(string) { asked = append(asked, w.clock.Now()) }
			w.run(record.Scope{}, tt.answer(w)...)
			before := len(asked)
			w.site.status("/robots.txt", 404)
			w.site.page("/tool/a", full("A"))
			w.opts.MaxWait = time.Hour
			w.run(record.Scope{}, home+"/tool/a")
			if len(asked) == before {
				t.Fatal("not asked any more")
			}
			if waited := asked[before].Sub(asked[before-1]); waited < tt.least {
				t.Errorf("asked after %s", waited)
			}
		})
	}
}

// TestResumedRunLeavesHostAlone: a process that goes on with a run asks a host for
// nothing before it knows that the host has set a wall up, though the row that says
// so is the last of the table.
func TestResumedRunLeavesHostAlone(t *testing.T) {
	w := newWorld(t)
	rows := make([]record.URLRow, 3000)
	for i := range rows {
		rows[i] = record.URLRow{URL: fmt.Sprintf("%s/tool/%d", home, i), Host: host, Source: "tools", State: record.Done, CheckedAt: began.Add(-time.Hour)}
	}
	if _, err := w.log.AddURLs(t.Context(), rows); err != nil {
		t.Fatal(err)
	}
	w.site.status("/tool/walled", 403)
	w.run(record.Scope{}, home+"/tool/walled")
	w.site.requests()
	request := crawler.RunRequest{Command: "refresh", Scope: refresh}
	ctl, err := crawler.NewControl(w.opts)
	if err != nil {
		t.Fatal(err)
	}
	defer ctl.Close()
	if _, err := ctl.Start(t.Context(), request); err != nil {
		t.Fatal(err)
	}
	w.site.handle("/robots.txt", func(rw http.ResponseWriter, r *http.Request) {
		t.Error("asked for robots.txt")
		http.NotFound(rw, r)
	})
	c, _ := w.start(w.opts)
	run := w.finish(c, request)
	if asked := w.site.requests(); len(asked) > 0 || run.Summary.PutOff == 0 {
		t.Errorf("asked for %v: %+v", asked, run.Summary)
	}
}

// TestPaceOutlivesTheProcess: a process asks a host no sooner after the last page
// that the one before it fetched than that would have.
func TestPaceOutlivesTheProcess(t *testing.T) {
	for _, tt := range []struct {
		name   string
		rate   float64
		robots string
		least  time.Duration
	}{
		{"rate", 1.0 / 300, "", 300 * time.Second},
		{"Crawl-delay", 1, "User-agent: *\nCrawl-delay: 120\n", time.Second}, // and then the pages
	} {
		t.Run(tt.name, func(t *testing.T) {
			w := newWorld(t)
			w.opts.MaxWait, w.opts.Fetch.Rate = time.Hour, tt.rate
			var pages, all []time.Time
			w.site.handle("/robots.txt", func(rw http.ResponseWriter, _ *http.Request) {
				all = append(all, w.clock.Now())
				io.WriteString(rw, tt.robots)
			})
			for _, path := range []string{"/tool/a", "/tool/b"} {
				w.site.handle(path, func(rw http.ResponseWriter, _ *http.Request) {
					pages, all = append(pages, w.clock.Now()), append(all, w.clock.Now())
					io.WriteString(rw, full(path))
				})
				w.run(crawl, home+path)
			}
			if len(all) != 4 || all[2].Sub(all[1]) < tt.least {
				t.Errorf("asked at %v, want %s between the processes", all, tt.least)
			}
			if len(pages) != 2 || pages[1].Sub(pages[0]) < 120*time.Second {
				t.Errorf("pages asked for at %v, want two minutes between", pages)
			}
		})
	}
}

// forgetful is a store of dead letters that fails to remove one once.
type forgetful struct {
	crawler.DeadLetters
	failed atomic.Bool
}

func (f *forgetful) Exhume(ctx context.Context, key string) error {
	if f.failed.CompareAndSwap(false, true) {
		return errors.New("killed")
	}
	return f.DeadLetters.Exhume(ctx, key)
}

// TestNoLetterOutlivesItsPage: a crawler that dies while it makes a dead page due
// again leaves no letter of a page that is read then.
func TestNoLetterOutlivesItsPage(t *testing.T) {
	w := newWorld(t)
	w.site.page("/tool/a", "<title>A</title><p>Words.")
	w.run(crawl, home+"/tool/a")
	if len(w.dead()) != 1 {
		t.Fatalf("dead letters %v", w.dead())
	}
	w.site.page("/tool/a", full("A"))
	w.opts.Dead = &forgetful{DeadLetters: w.log}
	w.run(crawl, home+"/tool/a")
	if w.said()["/tool/a"] == 0 || len(w.dead()) > 0 {
		t.Errorf("pages %v, dead letters %v", w.said(), w.dead())
	}
}
