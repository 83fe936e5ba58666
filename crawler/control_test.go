package crawler_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/crawler"
	"github.com/stackdex/stackdex/crawler/fetch"
	"github.com/stackdex/stackdex/ingest"
	"github.com/stackdex/stackdex/ingest/record"
	"github.com/stackdex/stackdex/ingest/record/canon"
)

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
		{crawler.RunRequest{Seeds: []string{"django"}}, canon.ErrURL, `"django"`},
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

// TestMissingPageIsBack: who names a page that was missing an hour ago gets it,
// and does not wait for the day after which a missing page counts as gone.
func TestMissingPageIsBack(t *testing.T) {
	for name, scope := range map[string]record.Scope{"alone": {}, "with links": crawl} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			w.site.status("/tool/00", 404)
			w.run(scope, home+"/tool/00")
			if row := w.row("/tool/00"); row.State != record.Due || row.MissingSince.IsZero() {
				t.Fatalf("row %+v, want one that is missing", row)
			}
			since := w.row("/tool/00").MissingSince
			w.clock.Advance(time.Hour)
			w.run(scope, home+"/tool/00")
			if row := w.row("/tool/00"); row.CheckedAt.Before(since.Add(time.Hour)) || !row.MissingSince.Equal(since) {
				t.Errorf("row %+v, want one that was asked for again and is missing since %v", row, since)
			}
			w.site.page("/tool/00", full("00"))
			w.run(scope, home+"/tool/00")
			if row := w.row("/tool/00"); row.State != record.Done {
				t.Errorf("row %+v, want it read", row)
			}
		})
	}
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

// noRoom is a table of URLs that takes nothing, and tells when it was asked to.
type noRoom struct {
	crawler.Frontier
	asked chan struct{}
}

func (f noRoom) AddURLs(ctx context.Context, _ []record.URLRow) (int, error) {
	select {
	case f.asked <- struct{}{}:
		return 0, ingest.ErrFull
	case <-ctx.Done():
		return 0, ctx.Err()
	}
}

// TestCoordinationWaits: a run that cannot be coordinated is not tried again at
// the pace at which runs are looked at.
func TestCoordinationWaits(t *testing.T) {
	w := newWorld(t)
	full := noRoom{w.log, make(chan struct{})}
	opts := w.opts
	opts.Frontier = full
	c, _ := w.start(opts)
	if _, err := c.Control().Start(t.Context(), crawler.RunRequest{Command: "x", Seeds: []string{home + "/tool/a"}, Scope: crawl}); err != nil {
		t.Fatal(err)
	}
	<-full.asked
	began := w.clock.Now()
	for range 10 {
		<-full.asked
	}
	if took := w.clock.Now().Sub(began); took < 10*time.Second {
		t.Errorf("tried ten times more in %v", took)
	}
}

// TestForgottenLeave: a refresh that lacks the leave to fetch from a private
// address, under which a page was read, puts the page off instead of giving it
// up; the next one with it reads on.
func TestForgottenLeave(t *testing.T) {
	w := newWorld(t)
	w.opts.Sources[0] = anyHost{w.src}
	w.opts.Fetch.Mirrors = nil
	here := strings.TrimPrefix(w.site.URL, "http://")
	w.opts.Fetch.Allow = []string{here}
	w.site.page("/tool/00", full("00"))
	row := func() record.URLRow {
		t.Helper()
		u, err := w.log.GetURL(t.Context(), w.site.URL+"/tool/00")
		if err != nil {
			t.Fatal(err)
		}
		return u.Row
	}
	w.run(record.Scope{}, w.site.URL+"/tool/00")
	if got := row(); got.State != record.Done {
		t.Fatalf("row %+v, want it read", got)
	}
	w.clock.Advance(48 * time.Hour)
	w.opts.Fetch.Allow = nil
	w.run(refresh)
	if got := row(); got.State != record.Due || !strings.Contains(got.Note, "--allow-host") {
		t.Errorf("row %+v, want it put off with the remedy", got)
	}
	w.clock.Advance(time.Hour)
	w.opts.Fetch.Allow = []string{here}
	w.site.page("/tool/00", full("00", "/tool/00"))
	w.run(refresh)
	if got := row(); got.State != record.Done || len(w.dead()) > 0 {
		t.Errorf("row %+v and %d dead letters, want it read", got, len(w.dead()))
	}
}
