package ingest_test

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"github.com/stackdex/stackdex/ingest"
	"github.com/stackdex/stackdex/ingest/record"
)

func TestAddURLs(t *testing.T) {
	l, ctx := open(t), within(t)
	list := append(rows(3000), rows(10)...) // ten of them twice
	added, err := l.AddURLs(ctx, list)
	if err != nil || added != 3000 {
		t.Fatalf("first: added %d, %v; want 3000", added, err)
	}
	if added, err = l.AddURLs(ctx, rows(3001)); err != nil || added != 1 {
		t.Fatalf("again with one new: added %d, %v; want 1", added, err)
	}
	got, err := l.GetURL(ctx, list[7].URL)
	if err != nil {
		t.Fatal(err)
	}
	want := list[7]
	want.Schema, want.Host = record.SchemaVersion, "host7.example"
	if diff := cmp.Diff(want, got.Row); diff != "" {
		t.Errorf("row (-want +got):\n%s", diff)
	}
}

func TestAddURLsRefusesWhatIsNoURL(t *testing.T) {
	l := open(t)
	_, err := l.AddURLs(within(t), []record.URLRow{row("https://a.example/1"), row("no url")})
	if !errors.Is(err, record.ErrInvalid) {
		t.Errorf("got %v, want an invalid record", err)
	}
}

func TestGetURLUnknown(t *testing.T) {
	if _, err := open(t).GetURL(within(t), "https://a.example/"); !errors.Is(err, record.ErrNotFound) {
		t.Errorf("got %v, want not found", err)
	}
}

func TestPutURLConflict(t *testing.T) {
	l, ctx := open(t), within(t)
	r := row("https://a.example/")
	if _, err := l.AddURLs(ctx, []record.URLRow{r}); err != nil {
		t.Fatal(err)
	}
	read, err := l.GetURL(ctx, r.URL)
	if err != nil {
		t.Fatal(err)
	}
	r.State = record.Done
	seq, err := l.PutURL(ctx, r, read.Seq)
	if err != nil || seq <= read.Seq {
		t.Fatalf("put: revision %d after %d, %v", seq, read.Seq, err)
	}
	r.State = record.Dead
	if _, err := l.PutURL(ctx, r, read.Seq); !errors.Is(err, record.ErrConflict) {
		t.Errorf("put at an old revision: got %v, want a conflict", err)
	}
	if got, err := l.GetURL(ctx, r.URL); err != nil || got.Row.State != record.Done || got.Seq != seq {
		t.Errorf("stored is %+v, %v; want the first write", got, err)
	}
}

func TestWatchURLs(t *testing.T) {
	l, ctx := open(t), within(t)
	first := row("https://a.example/1")
	partition := record.PartitionOf("a.example")
	if _, err := l.AddURLs(ctx, []record.URLRow{first, row("https://a.example/2")}); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(ctx)
	got, caught := make(chan record.StoredURL, 10), make(chan struct{})
	done := make(chan error)
	go func() {
		done <- l.WatchURLs(ctx, partition, func(u record.StoredURL) error { got <- u; return nil }, func() { close(caught) })
	}()
	<-caught
	one, two := <-got, <-got
	if one.Row.URL != first.URL || two.Row.URL != "https://a.example/2" {
		t.Fatalf("got %s and %s", one.Row.URL, two.Row.URL)
	}
	first.State = record.Done
	seq, err := l.PutURL(ctx, first, one.Seq)
	if err != nil {
		t.Fatal(err)
	}
	if u := <-got; u.Seq != seq || u.Row.State != record.Done {
		t.Errorf("change: got %+v, want revision %d", u, seq)
	}
	cancel()
	if err := <-done; !errors.Is(err, context.Canceled) {
		t.Errorf("WatchURLs ended with %v", err)
	}
}

func TestWatchURLsEndsWithTheErrorOfItsCallback(t *testing.T) {
	l, ctx := open(t), within(t)
	if _, err := l.AddURLs(ctx, rows(500)); err != nil {
		t.Fatal(err)
	}
	enough := errors.New("enough")
	err := l.WatchURLs(ctx, record.PartitionOf("host0.example"), func(record.StoredURL) error { return enough }, nil)
	if !errors.Is(err, enough) {
		t.Errorf("got %v", err)
	}
}

// TestReadingForAShortTime ends when the time is over, as for a long one.
func TestReadingForAShortTime(t *testing.T) {
	l := open(t)
	r := row("https://a.example/")
	if _, err := l.AddURLs(t.Context(), []record.URLRow{r}); err != nil {
		t.Fatal(err)
	}
	for ctx, seen := within(t), 0; seen == 0; { // a busy machine may need longer for the first row
		if ctx.Err() != nil {
			t.Fatal("no row was seen in any short time")
		}
		short, cancel := context.WithTimeout(ctx, time.Second)
		err := l.WatchURLs(short, record.PartitionOf("a.example"), func(record.StoredURL) error { seen++; return nil }, nil)
		cancel()
		if !errors.Is(err, context.DeadlineExceeded) || seen > 1 {
			t.Fatalf("saw %d rows and %v, want 1 and the end of the time", seen, err)
		}
	}
}

func TestCountURLs(t *testing.T) {
	l, ctx := open(t), within(t)
	list := rows(1200)
	for i := range list {
		if i%3 == 0 {
			list[i].State = record.Done
		}
		if i%4 == 0 {
			list[i].Source = "github"
		}
	}
	if _, err := l.AddURLs(ctx, list); err != nil {
		t.Fatal(err)
	}
	count := func(want ...ingest.URLCount) {
		t.Helper()
		for range 2 { // read, and remembered
			got, err := l.CountURLs(ctx)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want, got.Counts); diff != "" {
				t.Errorf("counts (-want +got):\n%s", diff)
			}
		}
	}
	count(ingest.URLCount{"github", "done", 100}, ingest.URLCount{"github", "due", 200}, ingest.URLCount{"stackshare", "done", 300}, ingest.URLCount{"stackshare", "due", 600})
	stored, err := l.GetURL(ctx, list[1].URL)
	if err != nil {
		t.Fatal(err)
	}
	stored.Row.State = record.Dead
	if _, err := l.PutURL(ctx, stored.Row, stored.Seq); err != nil {
		t.Fatal(err)
	}
	count(ingest.URLCount{"github", "done", 100}, ingest.URLCount{"github", "due", 200}, ingest.URLCount{"stackshare", "dead", 1}, ingest.URLCount{"stackshare", "done", 300}, ingest.URLCount{"stackshare", "due", 599})
	for i, note := range map[int]string{2: "gone: status 410", 5: "held: gone: moved to the home page", 7: "unreadable: status 400"} {
		stored, err := l.GetURL(ctx, list[i].URL)
		if err != nil {
			t.Fatal(err)
		}
		stored.Row.State, stored.Row.Note = record.Dead, note
		if _, err := l.PutURL(ctx, stored.Row, stored.Seq); err != nil {
			t.Fatal(err)
		}
	}
	count(ingest.URLCount{"github", "done", 100}, ingest.URLCount{"github", "due", 200}, ingest.URLCount{"stackshare", "dead", 2}, ingest.URLCount{"stackshare", "done", 300}, ingest.URLCount{"stackshare", "due", 596}, ingest.URLCount{"stackshare", ingest.Gone, 2})
}

// TestCountURLsTogether: of many who ask while the table changes, not each reads
// all of it.
func TestCountURLsTogether(t *testing.T) {
	t.Parallel()
	e, ctx := startExternal(t), within(t)
	l, writer := connect(t, ingest.Config{URL: e.url}), connect(t, ingest.Config{URL: e.url})
	list := rows(5000)
	if _, err := writer.AddURLs(ctx, list[:4000]); err != nil {
		t.Fatal(err)
	}
	var readers atomic.Int64
	first := make(chan struct{})
	nc := e.jetstream().Conn()
	if _, err := nc.Subscribe("$JS.API.CONSUMER.CREATE.URLS.>", func(*nats.Msg) {
		n := readers.Add(1)
		if _, err := writer.AddURLs(ctx, list[4000:4000+n]); err != nil {
			t.Error(err)
		}
		if n == 1 {
			close(first)
		}
	}); err != nil {
		t.Fatal(err)
	}
	if err := nc.Flush(); err != nil {
		t.Fatal(err)
	}
	const askers = 50
	var asked sync.WaitGroup
	ask := func() {
		if _, err := l.CountURLs(ctx); err != nil {
			t.Error(err)
		}
	}
	asked.Go(ask)
	<-first
	for range askers - 1 {
		asked.Go(ask)
	}
	asked.Wait()
	if err := nc.Flush(); err != nil {
		t.Fatal(err)
	}
	if n := readers.Load(); n == 0 || n > askers/2 {
		t.Errorf("%d who asked read the table %d times", askers, n)
	}
}

// TestCountURLsSaysWhyTheyWait: rows that were put off are counted by reason.
func TestCountURLsSaysWhyTheyWait(t *testing.T) {
	l, ctx := open(t), within(t)
	list := rows(10)
	for i := range list[:4] {
		list[i].Attempts, list[i].Note = 1, "unreachable: connection refused" // of several hosts
		list[i].DueAt = time.Date(2026, 11, 28, 12, 0, 10-i, 0, time.UTC)
	}
	list[4].Attempts, list[4].Note, list[4].DueAt = 2, "blocked: challenge", time.Date(2026, 11, 29, 0, 0, 0, 0, time.UTC)
	if _, err := l.AddURLs(ctx, list); err != nil {
		t.Fatal(err)
	}
	got, err := l.CountURLs(ctx)
	if err != nil {
		t.Fatal(err)
	}
	want := []ingest.PutOff{
		{Reason: "unreachable: connection refused", Count: 4, Example: list[0].URL, NextDue: list[3].DueAt},
		{Reason: "blocked: challenge", Host: "host4.example", Count: 1, Example: list[4].URL, NextDue: list[4].DueAt},
	}
	if diff := cmp.Diff(want, got.Waiting); diff != "" {
		t.Errorf("waiting (-want +got):\n%s", diff)
	}
	never := int64(0)
	for _, u := range got.Untried {
		if never += u.Count; u.Host == "" || u.Reason != "" {
			t.Errorf("never tried: %+v", u)
		}
	}
	if never != 5 || got.More != 0 {
		t.Errorf("%d rows were never tried, and %d others; want 5 and 0", never, got.More)
	}
}

// TestCountURLsOfManyReasons: a reason that becomes frequent when there are
// thousands already comes first, and none is left out of the numbers.
func TestCountURLsOfManyReasons(t *testing.T) {
	l, ctx := open(t), within(t)
	list := rows(3600)
	for i := range list {
		list[i].Attempts, list[i].Note = 1, fmt.Sprintf("unreachable: port %d", i)
		list[i].DueAt = time.Date(2026, 11, 28, 12, 0, 0, 0, time.UTC)
		switch {
		case i%500 == 0:
			list[i].Note = "seldom, and all over"
		case i >= 3000 && i%2 == 0:
			list[i].Note = "often, and late"
		}
	}
	if _, err := l.AddURLs(ctx, list); err != nil {
		t.Fatal(err)
	}
	got, err := l.CountURLs(ctx)
	if err != nil {
		t.Fatal(err)
	}
	all := got.Others
	for _, w := range got.Waiting {
		all += w.Count
	}
	if len(got.Waiting) < 2 || got.Waiting[0].Reason != "often, and late" || got.Waiting[0].Count != 298 || got.Waiting[1].Reason != "seldom, and all over" || got.Waiting[1].Count != 8 || all != 3600 {
		t.Errorf("%d reasons, %d rows in all; the first %+v", len(got.Waiting), all, got.Waiting[:2])
	}
}

// TestURLsOfAnotherTable deletes URLS behind a crawler that knows its links.
func TestURLsOfAnotherTable(t *testing.T) {
	link := row("https://a.example/link")
	for name, replace := range map[string]func(context.Context, *external, *ingest.Log, jetstream.Stream){
		"while it watches": func(ctx context.Context, e *external, l *ingest.Log, s jetstream.Stream) {
			ended := watchURLs(ctx, l)
			remake(ctx, t, e, s)
			if err := <-ended; !errors.Is(err, ingest.ErrReplaced) && !errors.Is(err, ingest.ErrGone) { // it may look in between
				t.Errorf("watch ended with %v", err)
			}
		},
		"after the watch found none": func(ctx context.Context, e *external, l *ingest.Log, s jetstream.Stream) {
			ended := watchURLs(ctx, l)
			js := e.jetstream()
			if err := js.DeleteStream(ctx, s.CachedInfo().Config.Name); err != nil {
				t.Fatal(err)
			}
			if err := <-ended; !errors.Is(err, ingest.ErrGone) {
				t.Errorf("watch ended with %v", err)
			}
			if _, err := js.CreateStream(ctx, s.CachedInfo().Config); err != nil {
				t.Fatal(err)
			}
		},
		"while it is cut off": func(ctx context.Context, e *external, _ *ingest.Log, s jetstream.Stream) {
			remake(ctx, t, e, s)
			e.restart()
		},
	} {
		t.Run(name, func(t *testing.T) {
			e, ctx := startExternal(t), within(t)
			l := connect(t, ingest.Config{URL: e.url})
			if n, err := l.AddURLs(ctx, []record.URLRow{link}); n != 1 || err != nil {
				t.Fatal(n, err)
			}
			s, err := e.jetstream().Stream(ctx, "URLS")
			if err != nil {
				t.Fatal(err)
			}
			replace(ctx, e, l, s)
			if _, err := l.GetURL(ctx, link.URL); !errors.Is(err, record.ErrNotFound) {
				t.Fatalf("the link is still there: %v", err)
			}
			if n, err := l.AddURLs(ctx, []record.URLRow{link}); n != 1 || err != nil {
				t.Errorf("added %d, %v; want 1", n, err)
			}
		})
	}
}

// remake deletes a stream and makes an empty one of the same kind.
// watchURLs watches the partition of a.example, and returns what hears how that ended once the
// rows that there are were seen.
func watchURLs(ctx context.Context, l *ingest.Log) <-chan error {
	seen, ended := make(chan struct{}), make(chan error, 1)
	go func() {
		ended <- l.WatchURLs(ctx, record.PartitionOf("a.example"), func(record.StoredURL) error { return nil }, func() { close(seen) })
	}()
	<-seen
	return ended
}

func remake(ctx context.Context, t *testing.T, e *external, s jetstream.Stream) {
	t.Helper()
	cfg := s.CachedInfo().Config
	js := e.jetstream()
	if err := js.DeleteStream(ctx, cfg.Name); err != nil {
		t.Fatal(err)
	}
	if _, err := js.CreateStream(ctx, cfg); err != nil {
		t.Fatal(err)
	}
}
