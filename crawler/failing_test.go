package crawler_test

import (
	"fmt"
	"io"
	"net/http"
	"runtime"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/stackdex/stackdex/crawler"
	"github.com/stackdex/stackdex/ingest/record"
)

// tools returns the addresses of n pages of the site, of which those that fail answers
// with fail.
func (w *world) tools(n int, fails func(i int) bool, fail http.HandlerFunc) (seeds []string) {
	for i := range n {
		path := fmt.Sprintf("/tool/%03d", i)
		seeds = append(seeds, home+path)
		if fails(i) {
			w.site.handle(path, fail)
		} else {
			w.site.page(path, full(fmt.Sprint("Tool ", i)))
		}
	}
	return seeds
}

// TestFailingPagesDoNotStopTheirHost: of a host that gives three of four pages, these are
// read at once; the others are tried again each on its own.
func TestFailingPagesDoNotStopTheirHost(t *testing.T) {
	for name, fail := range map[string]http.HandlerFunc{
		"500":              func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusInternalServerError) },
		"503":              func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusServiceUnavailable) },
		"no answer at all": func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			seeds := w.tools(120, func(i int) bool { return i%4 == 0 }, fail)
			run := w.run(record.Scope{}, seeds...)
			if s := run.Summary; s.Fetched != 90 || s.PutOff != 30 || len(s.Resting) > 0 {
				t.Errorf("%+v", s)
			}
			if row := w.row("/tool/004"); row.Attempts < 2 || row.Attempts > 4 {
				t.Errorf("a page that fails was tried %d times in the run", row.Attempts)
			}
		})
	}
}

// TestFailingOnceIsReadInTheRun: pages that fail once are read in the same run.
func TestFailingOnceIsReadInTheRun(t *testing.T) {
	w := newWorld(t)
	seeds := w.tools(40, func(i int) bool { return false }, nil)
	for i := 0; i < 40; i += 4 {
		path := fmt.Sprintf("/tool/%03d", i)
		page := w.site.answers[path]
		w.site.handle(path, func(rw http.ResponseWriter, _ *http.Request) {
			rw.WriteHeader(http.StatusBadGateway)
			w.site.handle(path, page)
		})
	}
	if run := w.run(record.Scope{}, seeds...); run.Summary.Fetched != 40 || run.Summary.PutOff != 0 {
		t.Errorf("%+v", run.Summary)
	}
}

// TestRunSaysWhichHostRests: pages that are put off for their host alone are counted with
// it, the reason and the end of the pause.
func TestRunSaysWhichHostRests(t *testing.T) {
	w := newWorld(t)
	w.opts.Workers, w.opts.Fetch.PerHost = 1, 1
	seeds := w.tools(20, func(i int) bool { return i == 4 }, func(rw http.ResponseWriter, _ *http.Request) {
		rw.Header().Set("Retry-After", "3600")
		rw.WriteHeader(http.StatusServiceUnavailable)
	})
	run := w.run(record.Scope{}, seeds...)
	if run.Summary.Fetched+run.Summary.PutOff != 20 || run.Summary.PutOff < 2 {
		t.Fatalf("%+v", run.Summary)
	}
	want := []record.RestingHost{{Host: host, Pages: run.Summary.PutOff - 1, Reason: "busy: status 503"}} // the page itself has a reason of its own
	if diff := cmp.Diff(want, run.Summary.Resting, cmpopts.IgnoreFields(record.RestingHost{}, "Until")); diff != "" {
		t.Errorf("hosts at rest (-want +got):\n%s", diff)
	}
	for _, h := range run.Summary.Resting {
		if rest := h.Until.Sub(run.Finished); rest < 30*time.Minute || rest > time.Hour {
			t.Errorf("until %v, %v after the end of the run", h.Until, rest)
		}
	}
}

// TestLimitedRunTellsWhatFailed: a run that has used up its pages tells those that it could
// not get, and which limit ended it.
func TestLimitedRunTellsWhatFailed(t *testing.T) {
	w := newWorld(t)
	for _, path := range []string{"/tool/a", "/tool/b", "/tool/c"} {
		w.site.status(path, 500)
	}
	run := w.run(record.Scope{MaxPages: 2}, home+"/tool/a", home+"/tool/b", home+"/tool/c")
	if s := run.Summary; s.PutOff != 2 || s.Failed != 2 || s.EndedBy != record.LimitPages || len(w.site.requests()) != 2 {
		t.Errorf("%+v", s)
	}
	if s := w.run(record.Scope{}, home+"/tool/a").Summary; s.EndedBy != "" {
		t.Errorf("%+v", s)
	}
}

// TestSitemapReservesNoPage: what turns out to use up no page takes none away from the
// pages that wait meanwhile.
func TestSitemapReservesNoPage(t *testing.T) {
	w := newWorld(t)
	const other = "https://www." + host
	w.src.sitemaps = []string{other + "/sitemap.xml"}
	w.opts.Fetch.Mirrors[other] = w.site.URL
	w.site.page("/tool/a", full("A"))
	// The page falls due when the sitemap is in flight.
	due := w.clock.Now().Add(2 * time.Minute)
	row := record.URLRow{URL: home + "/tool/a", Host: host, Source: "tools", State: record.Due, DueAt: due, Attempts: 1}
	if _, err := w.log.PutURL(t.Context(), row, 0); err != nil {
		t.Fatal(err)
	}
	c, err := crawler.New(w.opts)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	run, err := c.Control().Start(t.Context(), crawler.RunRequest{Command: "test", Seeds: []string{row.URL}, Scope: record.Scope{Sitemaps: true, MaxPages: 1}})
	if err != nil {
		t.Fatal(err)
	}
	reported := func() bool { // that something is in flight since the page is due
		reports, err := w.log.Progress(t.Context(), run.ID)
		if err != nil {
			t.Error(err)
		}
		sum := crawler.Sum(reports)
		return len(reports) == record.Partitions && sum.InFlight > 0 && sum.At.After(due.Add(time.Minute))
	}
	w.site.handle("/sitemap.xml", func(rw http.ResponseWriter, r *http.Request) {
		for !t.Failed() && !reported() && r.Context().Err() == nil {
			runtime.Gosched()
		}
		io.WriteString(rw, "<urlset></urlset>")
	})
	_, stop := w.start(w.opts)
	defer stop()
	if run, err = c.Control().Follow(t.Context(), run.ID, func(record.Progress) {}); err != nil {
		t.Fatal(err)
	}
	if s := run.Summary; s.Fetched != 1 || s.EndedBy != record.LimitPages {
		t.Errorf("%+v", s)
	}
}
