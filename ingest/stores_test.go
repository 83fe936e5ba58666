package ingest_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest"
	"github.com/stackdex/stackdex/ingest/record"
)

func TestHeld(t *testing.T) {
	l, ctx := open(t), within(t)
	hold := func(source, url, reason string) {
		t.Helper()
		p := page(url, 1)
		p.Source = source
		if err := l.Hold(ctx, record.Held{Page: p, Reason: reason, HeldAt: day}); err != nil {
			t.Fatal(err)
		}
	}
	list := func(source string) (urls []string) {
		t.Helper()
		err := l.HeldPages(ctx, source, func(h record.Held) error { urls = append(urls, h.Page.URL+" "+h.Reason); return nil })
		if err != nil {
			t.Fatal(err)
		}
		return urls
	}
	hold("stackshare", "https://a.example/", "gone")
	hold("stackshare", "https://b.example/", "gone")
	hold("github", "https://c.example/", "gone")
	hold("stackshare", "https://a.example/", "half of the facts")
	if diff := cmp.Diff([]string{"https://b.example/ gone", "https://a.example/ half of the facts"}, list("stackshare")); diff != "" {
		t.Errorf("of one source (-want +got):\n%s", diff)
	}
	for range 2 {
		if err := l.Unhold(ctx, "stackshare", "https://b.example/"); err != nil {
			t.Fatal(err)
		}
	}
	if got := list(""); len(got) != 2 {
		t.Errorf("all: %v", got)
	}
	if h, err := heldOf(ctx, l, "github", "https://c.example/"); err != nil || h.Reason != "gone" {
		t.Errorf("get: %+v, %v", h, err)
	}
	if _, err := heldOf(ctx, l, "stackshare", "https://b.example/"); !errors.Is(err, record.ErrNotFound) {
		t.Errorf("get what is not held: %v", err)
	}
}

// TestHeldSinceStays: who decides on a version that was read does not decide
// on the one that took its place meanwhile.
func TestHeldSinceStays(t *testing.T) {
	l, ctx := open(t), within(t)
	hold := func(reason string) record.Held {
		t.Helper()
		if err := l.Hold(ctx, record.Held{Page: page("https://a.example/", 1), Reason: reason, HeldAt: day}); err != nil {
			t.Fatal(err)
		}
		h, err := heldOf(ctx, l, page("https://a.example/", 1).Source, "https://a.example/")
		if err != nil || h.Reason != reason {
			t.Fatalf("%+v, %v", h, err)
		}
		return h
	}
	old, now := hold("old"), hold("new")
	old.Decidable = true
	if err := l.Hold(ctx, old); !errors.Is(err, record.ErrConflict) {
		t.Errorf("hold the old one: got %v, want a conflict", err)
	}
	if err := l.Release(ctx, old); err != nil {
		t.Fatal(err)
	}
	now.Decidable = true
	if err := l.Hold(ctx, now); err != nil {
		t.Errorf("after the old one was released: %v", err)
	}
	now, err := heldOf(ctx, l, now.Page.Source, now.Page.URL)
	if err != nil || !now.Decidable || now.Reason != "new" {
		t.Fatalf("%+v, %v", now, err)
	}
	for range 2 {
		if err := l.Release(ctx, now); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := heldOf(ctx, l, now.Page.Source, now.Page.URL); !errors.Is(err, record.ErrNotFound) {
		t.Errorf("after it was released: %v", err)
	}
}

func TestDeadLetters(t *testing.T) {
	l, ctx := open(t), within(t)
	for i, key := range []string{"https://a.example/", "https://b.example/", "https://a.example/"} {
		d := record.DeadLetter{Key: key, Class: "unreadable", Reason: fmt.Sprint(i), Excerpt: "a" + strings.Repeat("é", 4000) + "\xff"}
		if err := l.Bury(ctx, d); err != nil {
			t.Fatal(err)
		}
	}
	var got []string
	err := l.DeadLetters(ctx, func(d record.DeadLetter) error {
		got = append(got, d.Key+" "+d.Reason)
		if len(d.Excerpt) > 4<<10 || len(d.Excerpt) < 4000 || strings.Contains(d.Excerpt, "\uFFFD") || d.At.IsZero() {
			t.Errorf("excerpt of %d bytes, at %s", len(d.Excerpt), d.At)
		}
		return nil
	})
	if diff := cmp.Diff([]string{"https://b.example/ 1", "https://a.example/ 2"}, got); diff != "" || err != nil {
		t.Errorf("letters (-want +got), %v:\n%s", err, diff)
	}
	for range 2 {
		if err := l.Exhume(ctx, "https://a.example/"); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := l.DeadLetter(ctx, "https://a.example/"); !errors.Is(err, record.ErrNotFound) {
		t.Errorf("after it was exhumed: %v", err)
	}
	if d, err := l.DeadLetter(ctx, "https://b.example/"); err != nil || d.Reason != "1" {
		t.Errorf("the other one: %+v, %v", d, err)
	}
}

func TestRuns(t *testing.T) {
	l, ctx := open(t), within(t)
	r := record.Run{ID: "r1", Started: day, State: record.RunActive}
	seq, err := l.PutRun(ctx, r, 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := l.PutRun(ctx, record.Run{ID: "r2", Started: day.Add(time.Hour)}, 0); err != nil {
		t.Fatal(err)
	}
	if _, err := l.PutRun(ctx, record.Run{ID: "r1", Started: day, Command: "another"}, 0); !errors.Is(err, record.ErrConflict) {
		t.Errorf("a second r1: got %v, want a conflict", err)
	}
	watch, stop := context.WithCancel(ctx)
	seen, ended := make(chan record.StoredRun, 10), make(chan error, 1)
	go func() { ended <- l.WatchRuns(watch, func(r record.StoredRun) error { seen <- r; return nil }) }()
	<-seen
	<-seen
	r.State = record.RunFinished
	if seq, err = l.PutRun(ctx, r, seq); err != nil {
		t.Fatal(err)
	}
	if got := <-seen; got.Run.ID != "r1" || got.Run.State != record.RunFinished || got.Seq != seq {
		t.Errorf("watched %+v", got)
	}
	stop()
	<-ended
	runs, err := l.ListRuns(ctx)
	if err != nil || len(runs) != 2 || runs[0].Run.ID != "r2" || runs[1].Seq != seq {
		t.Errorf("runs %+v, %v", runs, err)
	}
}

// TestRunOfManySeeds takes the longest list that the command line reads, which no message
// holds as it is.
func TestRunOfManySeeds(t *testing.T) {
	l, ctx := open(t), within(t)
	r := record.Run{ID: "many", Started: day, State: record.RunActive, Seeds: make([]string, 100_000)}
	for i := range r.Seeds {
		r.Seeds[i] = fmt.Sprintf("https://stackshare.io/a-tool-with-a-long-name-%d", i*i)
	}
	if _, err := l.PutRun(ctx, r, 0); err != nil {
		t.Fatal(err)
	}
	runs, err := l.ListRuns(ctx)
	if err != nil || len(runs) != 1 || !slices.Equal(runs[0].Run.Seeds, r.Seeds) {
		t.Errorf("%d runs, %v; the seeds are not those that were put", len(runs), err)
	}
}

func TestProgress(t *testing.T) {
	l, ctx := open(t), within(t)
	for _, p := range []record.Progress{{Run: "r1", Partition: 3, Due: 9}, {Run: "r1", Partition: 3, Due: 8}, {Run: "r1", Due: 1}, {Run: "r2", Due: 7}} {
		if err := l.Report(ctx, p); err != nil {
			t.Fatal(err)
		}
	}
	got, err := l.Progress(ctx, "r1")
	want := []record.Progress{{Run: "r1", Partition: 0, Due: 1}, {Run: "r1", Partition: 3, Due: 8}}
	if diff := cmp.Diff(want, got); diff != "" || err != nil {
		t.Errorf("progress (-want +got), %v:\n%s", err, diff)
	}
}

func TestChanges(t *testing.T) {
	l, ctx := open(t), within(t)
	var list []record.Change
	for i := range 2500 {
		list = append(list, record.Change{Op: "upsert", Index: "tools", ID: fmt.Sprint("t", i), Fields: []string{"pros"}, At: day})
	}
	if err := l.PublishChanges(ctx, list); err != nil {
		t.Fatal(err)
	}
	scan := func(from ingest.From) (n int, last record.StoredChange) {
		t.Helper()
		err := l.ScanChanges(ctx, from, func(c record.StoredChange) error { n++; last = c; return nil })
		if err != nil {
			t.Fatal(err)
		}
		return n, last
	}
	if n, last := scan(ingest.From{}); n != 2500 || last.Change.ID != "t2499" {
		t.Errorf("all: %d, the last is %s", n, last.Change.ID)
	}
	if n, _ := scan(ingest.From{After: 2400}); n != 100 {
		t.Errorf("after 2400: %d", n)
	}
	if n, _ := scan(ingest.From{Since: time.Now().Add(-time.Hour)}); n != 2500 {
		t.Errorf("since an hour: %d", n)
	}
	if n, _ := scan(ingest.From{Since: time.Now().Add(time.Hour)}); n != 0 {
		t.Errorf("since the future: %d", n)
	}
}

func TestSuppressions(t *testing.T) {
	l, ctx := open(t), within(t)
	list := func() ([]record.Suppression, uint64) {
		t.Helper()
		s, revision, err := l.ListSuppressions(ctx)
		if err != nil {
			t.Fatal(err)
		}
		return s, revision
	}
	if s, revision := list(); len(s) != 0 || revision != 0 {
		t.Errorf("at first: %v at %d", s, revision)
	}
	a := record.Suppression{Kind: "author", Value: "Someone", At: day}
	b := record.Suppression{Kind: "url", Value: "https://a.example/", At: day}
	for _, s := range []record.Suppression{b, a, b} {
		if err := l.PutSuppression(ctx, s); err != nil {
			t.Fatal(err)
		}
	}
	a.Schema, b.Schema = record.SchemaVersion, record.SchemaVersion
	got, before := list()
	if diff := cmp.Diff([]record.Suppression{a, b}, got); diff != "" {
		t.Errorf("list (-want +got):\n%s", diff)
	}
	if _, again := list(); again != before {
		t.Errorf("the revision went from %d to %d by itself", before, again)
	}
	for range 2 {
		if err := l.RemoveSuppression(ctx, b.Kind, b.Value); err != nil {
			t.Fatal(err)
		}
	}
	got, after := list()
	if diff := cmp.Diff([]record.Suppression{a}, got); diff != "" || after == before {
		t.Errorf("after a removal, revision %d then %d (-want +got):\n%s", before, after, diff)
	}
}

func TestStreamInfos(t *testing.T) {
	l, ctx := open(t), within(t)
	if _, err := l.AddURLs(ctx, rows(5)); err != nil {
		t.Fatal(err)
	}
	infos, err := l.StreamInfos(ctx)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, s := range infos {
		names = append(names, s.Name)
	}
	want := []string{"URLS", "PAGES", "HELD", "HISTORY", "CHANGES", "DEAD", "RUNS", "PROGRESS", "LEASES", "FORGET"}
	if diff := cmp.Diff(want, names); diff != "" || infos[0].Info.Count != 5 || infos[0].Bytes == 0 {
		t.Errorf("%+v, names (-want +got):\n%s", infos[0], diff)
	}
}

func TestLockDir(t *testing.T) {
	dir := t.TempDir() + "/data"
	unlock, err := ingest.LockDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	_, err = ingest.LockDir(dir)
	if !errors.Is(err, ingest.ErrLocked) || !strings.Contains(err.Error(), dir) || !strings.Contains(err.Error(), fmt.Sprint("process ", os.Getpid())) {
		t.Errorf("a second lock: %v", err)
	}
	if err := unlock(); err != nil {
		t.Fatal(err)
	}
	again, err := ingest.LockDir(dir)
	if err != nil {
		t.Fatalf("after unlock: %v", err)
	}
	if err := again(); err != nil {
		t.Error(err)
	}
	if _, err := ingest.LockDir("stores_test.go/data"); err == nil || !strings.Contains(err.Error(), "stores_test.go") {
		t.Errorf("a directory that cannot be: %v", err)
	}
}

func TestStartServerErrors(t *testing.T) {
	if _, err := ingest.StartServer(ingest.ServerConfig{Dir: "stores_test.go/nats"}); err == nil || !strings.Contains(err.Error(), "stores_test.go") {
		t.Errorf("got %v", err)
	}
	if _, err := ingest.StartServer(ingest.ServerConfig{Dir: t.TempDir(), Sync: "never"}); err == nil || !strings.Contains(err.Error(), "always") {
		t.Errorf("got %v", err)
	}
	s := start(t, ingest.ServerConfig{Sync: ingest.SyncAlways})
	l := connect(t, ingest.Config{Server: s})
	if n, err := l.AddURLs(within(t), rows(20)); err != nil || n != 20 {
		t.Errorf("added %d, %v", n, err)
	}
	if s.ClientURL() != "" || s.Token() != "" {
		t.Errorf("a server that does not listen has the URL %q", s.ClientURL())
	}
}

func TestFull(t *testing.T) {
	dir := t.TempDir()
	server := start(t, ingest.ServerConfig{Dir: dir, MaxStore: 1 << 20})
	if _, err := ingest.Connect(within(t), ingest.Config{Server: server}); !errors.Is(err, ingest.ErrFull) || !strings.Contains(err.Error(), "the log in "+dir+" may have 1 MB of its disk, 256 of which") {
		t.Errorf("got %v, want where there is no space", err)
	}
	l := connect(t, ingest.Config{Server: server, ChangesBytes: 1 << 10})
	var err error
	for i := 0; err == nil && i < 100_000; i += 1000 {
		var list []record.URLRow
		for k := range 1000 {
			list = append(list, row(fmt.Sprintf("https://a.example/%d", i+k)))
		}
		_, err = l.AddURLs(within(t), list)
	}
	if !errors.Is(err, ingest.ErrFull) || !strings.Contains(err.Error(), "1 MB of its disk, 0 of which are kept") || !strings.Contains(err.Error(), "free the disk") || !strings.Contains(err.Error(), dir) {
		t.Errorf("got %v, want that there is no space", err)
	}
}

// heldOf returns the held version of a page, or record.ErrNotFound.
func heldOf(ctx context.Context, l *ingest.Log, source, url string) (record.Held, error) {
	found, err := record.Held{}, record.ErrNotFound
	scanErr := l.HeldPages(ctx, source, func(h record.Held) error {
		if h.Page.URL == url {
			found, err = h, nil
		}
		return nil
	})
	return found, errors.Join(scanErr, err)
}
