package ingest_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/klauspost/compress/zstd"

	"github.com/stackdex/stackdex/ingest"
	"github.com/stackdex/stackdex/ingest/record"
)

func TestPages(t *testing.T) {
	l, ctx := open(t), within(t)
	p := page("https://a.example/", 30)
	if _, err := l.GetPage(ctx, p.Source, p.URL); !errors.Is(err, record.ErrNotFound) {
		t.Fatalf("before: %v", err)
	}
	seq, err := l.PutPage(ctx, p, 0)
	if err != nil {
		t.Fatal(err)
	}
	got, err := l.GetPage(ctx, p.Source, p.URL)
	if err != nil {
		t.Fatal(err)
	}
	p.Schema = record.SchemaVersion
	if diff := cmp.Diff(record.StoredPage{Page: p, Seq: seq}, got); diff != "" {
		t.Errorf("page (-want +got):\n%s", diff)
	}
	p.Title = "changed"
	if _, err := l.PutPage(ctx, p, 0); !errors.Is(err, record.ErrConflict) {
		t.Errorf("put as if new: got %v, want a conflict", err)
	}
	next, err := l.PutPage(ctx, p, seq)
	if err != nil || next <= seq {
		t.Fatalf("revision %d after %d, %v", next, seq, err)
	}
	if _, err := l.GetPage(ctx, "github", p.URL); !errors.Is(err, record.ErrNotFound) {
		t.Errorf("the same URL of another source: %v", err)
	}
}

func TestPutPageRefuses(t *testing.T) {
	l, ctx := open(t), within(t)
	noise := make([]byte, 2<<20)
	for i := range noise {
		noise[i] = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ+-"[rand.IntN(64)]
	}
	large := page("https://a.example/", 0)
	for text := range slices.Chunk(noise, record.MaxText) {
		large.Facts = append(large.Facts, record.Fact{Body: record.Answer{Question: "?", Text: string(text)}})
	}
	bad := page("https://a.example/", 1)
	bad.Facts[1].Body = record.Pro{Text: "of no tool"}
	for _, tt := range []struct {
		name string
		page record.Page
		want error
	}{{"too large", large, record.ErrTooLarge}, {"invalid", bad, record.ErrInvalid}} {
		if _, err := l.PutPage(ctx, tt.page, 0); !errors.Is(err, tt.want) {
			t.Errorf("%s: got %v, want %v", tt.name, err, tt.want)
		}
	}
}

// tailed collects what TailPages delivers until the first idle.
func tailed(t *testing.T, l *ingest.Log, after uint64) []record.StoredPage {
	t.Helper()
	var all []record.StoredPage
	end := errors.New("end")
	err := l.TailPages(within(t), after, func(ps []record.StoredPage) error { all = append(all, ps...); return nil }, func() error { return end })
	if !errors.Is(err, end) {
		t.Fatal(err)
	}
	return all
}

func TestTailPages(t *testing.T) {
	l, ctx := open(t), within(t)
	if got := tailed(t, l, 0); len(got) != 0 {
		t.Errorf("an empty log has %d pages", len(got))
	}
	var seqs []uint64
	for i := range 1200 {
		seq, err := l.PutPage(ctx, page(fmt.Sprintf("https://a.example/%d", i), 2), 0)
		if err != nil {
			t.Fatal(err)
		}
		seqs = append(seqs, seq)
	}
	var largest int
	end := errors.New("end")
	var got []uint64
	err := l.TailPages(ctx, seqs[99], func(ps []record.StoredPage) error {
		largest = max(largest, len(ps))
		for _, p := range ps {
			got = append(got, p.Seq)
		}
		return nil
	}, func() error { return end })
	if !errors.Is(err, end) {
		t.Fatal(err)
	}
	if diff := cmp.Diff(seqs[100:], got); diff != "" {
		t.Errorf("sequences (-want +got):\n%s", diff)
	}
	if largest > 500 {
		t.Errorf("a batch of %d pages", largest)
	}
}

// TestTailPagesReplacedWhileRead replaces pages that a reader has not come to.
func TestTailPagesReplacedWhileRead(t *testing.T) {
	l, ctx := open(t), within(t)
	const n = 1300
	seqs := map[string]uint64{}
	for i := range n {
		url := fmt.Sprintf("https://a.example/%d", i)
		seq, err := l.PutPage(ctx, page(url, 1), 0)
		if err != nil {
			t.Fatal(err)
		}
		seqs[url] = seq
	}
	got := map[string]uint64{}
	var last uint64
	replaced := false
	end := errors.New("end")
	err := l.TailPages(ctx, 0, func(ps []record.StoredPage) error {
		for _, p := range ps {
			if p.Seq <= last {
				t.Errorf("sequence %d after %d", p.Seq, last)
			}
			last, got[p.Page.URL] = p.Seq, p.Seq
		}
		if replaced {
			return nil
		}
		replaced = true
		for i := n - 1; i >= 0; i -= 2 {
			url := fmt.Sprintf("https://a.example/%d", i)
			seq, err := l.PutPage(ctx, page(url, 2), seqs[url])
			if err != nil {
				return err
			}
			seqs[url] = seq
		}
		return nil
	}, func() error {
		if len(got) < n {
			t.Errorf("idle after %d of %d pages", len(got), n)
		}
		return end
	})
	if !errors.Is(err, end) {
		t.Fatal(err)
	}
	if diff := cmp.Diff(seqs, got); diff != "" {
		t.Errorf("newest sequences (-want +got):\n%s", diff)
	}
}

// TestTailPagesIsIdleWhenTheRestWasRemoved purges what a reader waits for.
func TestTailPagesIsIdleWhenTheRestWasRemoved(t *testing.T) {
	e, ctx := startExternal(t), within(t)
	l := connect(t, ingest.Config{URL: e.url})
	var all []record.URLRow
	for i := range 700 {
		all = append(all, row(fmt.Sprintf("https://a.example/%d", i)))
	}
	if _, err := l.AddURLs(ctx, all); err != nil {
		t.Fatal(err)
	}
	s, err := e.jetstream().Stream(ctx, "URLS")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	watch, stop := context.WithCancel(ctx)
	err = l.WatchURLs(watch, record.PartitionOf("a.example"), func(record.StoredURL) error {
		if n++; n == 1 {
			return s.Purge(ctx)
		}
		return nil
	}, stop)
	if !errors.Is(err, context.Canceled) || n == 0 || n == len(all) {
		t.Errorf("%d rows, %v", n, err)
	}
}

func TestMalformedMessagesBecomeDeadLetters(t *testing.T) {
	e, ctx := startExternal(t), within(t)
	l, js := connect(t, ingest.Config{URL: e.url}), e.jetstream()
	enc, err := zstd.NewWriter(nil)
	if err != nil {
		t.Fatal(err)
	}
	bomb := enc.EncodeAll(bytes.Repeat([]byte(" "), 200<<20), nil)
	token := record.Token("https://a.example/bad")
	valid, err := record.Encode(page("https://a.example/other", 0))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := l.PutPage(ctx, page("https://a.example/1", 1), 0); err != nil {
		t.Fatal(err)
	}
	type malformed struct{ name, subject, data, reason, url string }
	bad := []malformed{
		{"no JSON", "page.x." + token, "<html>" + strings.Repeat("é", 5000), "malformed", ""},
		{"bomb", "page.y." + token, string(bomb), "malformed", ""},
		{"invalid", "page.z." + token, `{"schema":1}`, "field source", ""},
		{"invalid, of a page", "page.v." + token, `{"schema":1,"title":7,"url":"https://a.example/bad","facts":[{"url":"https://a.example/else"}]}`, "", "https://a.example/bad"},
		{"of another subject", "page.stackshare." + token, strings.Replace(string(valid), `"schema":0`, `"schema":1`, 1), "another subject", "https://a.example/other"},
	}
	want := map[string]malformed{}
	for _, b := range bad {
		ack, err := js.Publish(ctx, b.subject, []byte(b.data))
		if err != nil {
			t.Fatalf("%s: %v", b.name, err)
		}
		want[fmt.Sprintf("PAGES %d", ack.Sequence)] = b
	}
	info, err := l.PagesInfo(ctx)
	if err != nil || info.Last != 1 {
		t.Errorf("the newest page that can be read is %d, %v; want 1", info.Last, err)
	}
	if got := tailed(t, l, 0); len(got) != 1 || got[0].Page.URL != "https://a.example/1" {
		t.Errorf("tailed %d pages", len(got))
	}
	n := 0
	err = l.DeadLetters(ctx, func(d record.DeadLetter) error {
		n++
		if b, ok := want[d.Key]; !ok || d.Class != "invalid_record" || !strings.Contains(d.Reason, b.reason) || d.URL != b.url || len(d.Excerpt) > 4<<10 {
			t.Errorf("letter %s %s of %q: %.200s, %d bytes; want %+v", d.Key, d.Class, d.URL, d.Reason, len(d.Excerpt), b)
		}
		return nil
	})
	if err != nil || n != len(bad) {
		t.Errorf("%d letters, %v; want %d", n, err, len(bad))
	}
	// A page whose message cannot be read is one that is not there.
	p := page("https://a.example/bad", 1)
	if _, err := l.GetPage(ctx, p.Source, p.URL); !errors.Is(err, record.ErrNotFound) {
		t.Errorf("get: %v", err)
	}
	if _, err := l.PutPage(ctx, p, 0); err != nil {
		t.Errorf("put: %v", err)
	}
}

// TestIllegibleNamesOfOlderPages: a page of an older stackdex with a name that
// is nobody's now loses what is said of that name, not all.
func TestIllegibleNamesOfOlderPages(t *testing.T) {
	e, ctx := startExternal(t), within(t)
	l, js := connect(t, ingest.Config{URL: e.url}), e.jetstream()
	p := page("https://a.example/1", 1)
	p.Facts = []record.Fact{{Body: record.Tool{Name: "Tr?fik", Role: record.RoleSubject}}, {Body: record.Tool{Name: "Caddy", Role: record.RoleSubject}}}
	if _, err := l.PutPage(ctx, p, 0); err != nil {
		t.Fatal(err)
	}
	p.Schema = record.SchemaVersion
	data, err := record.Encode(p)
	if err != nil {
		t.Fatal(err)
	}
	old := strings.Replace(string(data), "Tr?fik", "Tr\uFFFDfik", 1)
	if _, err := js.Publish(ctx, "page."+p.Source+"."+record.Token(p.URL), []byte(old)); err != nil {
		t.Fatal(err)
	}
	got, err := l.GetPage(ctx, p.Source, p.URL)
	if err != nil || got.Seq != 2 {
		t.Fatalf("sequence %d, %v", got.Seq, err)
	}
	if diff := cmp.Diff(p.Facts[1:], got.Page.Facts, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("facts (-want +got):\n%s", diff)
	}
	p.Facts[0].Body = record.Tool{Name: "Tr\uFFFDfik", Role: record.RoleSubject}
	if _, err := l.PutPage(ctx, p, got.Seq); !errors.Is(err, record.ErrInvalid) {
		t.Errorf("a new page with such a name: %v", err)
	}
}

func TestMalformedRowMakesRoom(t *testing.T) {
	e, ctx := startExternal(t), within(t)
	l, js := connect(t, ingest.Config{URL: e.url}), e.jetstream()
	r := row("https://a.example/")
	subject := fmt.Sprintf("url.%d.%s", record.PartitionOf("a.example"), record.Token(r.URL))
	if _, err := js.Publish(ctx, subject, []byte("{")); err != nil {
		t.Fatal(err)
	}
	if err := l.ScanURLs(ctx, func(u record.StoredURL) error { t.Errorf("row %v", u); return nil }); err != nil {
		t.Fatal(err)
	}
	if n, err := l.AddURLs(ctx, []record.URLRow{r}); err != nil || n != 1 {
		t.Errorf("added %d, %v; want 1", n, err)
	}
}

func TestNewerMessagesStopTheReader(t *testing.T) {
	e, ctx := startExternal(t), within(t)
	l, js := connect(t, ingest.Config{URL: e.url}), e.jetstream()
	if _, err := l.PutPage(ctx, page("https://a.example/1", 1), 0); err != nil {
		t.Fatal(err)
	}
	if _, err := js.Publish(ctx, "page.x.y", []byte(`{"schema":99,"facts":"of a future"}`)); err != nil {
		t.Fatal(err)
	}
	n := 0
	err := l.ScanPages(ctx, func(record.StoredPage) error { n++; return nil })
	if !errors.Is(err, record.ErrNewer) || !strings.Contains(err.Error(), "PAGES 2") || n != 1 {
		t.Errorf("%d pages, then %v", n, err)
	}
}

// TestNewerMessageTellsTheRemedy: whoever asks for what a newer stackdex wrote hears
// what to do.
func TestNewerMessageTellsTheRemedy(t *testing.T) {
	e, ctx := startExternal(t), within(t)
	l, js := connect(t, ingest.Config{URL: e.url}), e.jetstream()
	const url = "https://a.example/1"
	token := record.Token(url)
	for subject, get := range map[string]func() error{
		fmt.Sprintf("url.%d.%s", record.PartitionOf("a.example"), token): func() error { _, err := l.GetURL(ctx, url); return err },
		"page.x." + token: func() error { _, err := l.GetPage(ctx, "x", url); return err },
		"dead." + token:   func() error { _, err := l.DeadLetter(ctx, url); return err },
	} {
		if _, err := js.Publish(ctx, subject, []byte(`{"schema":99}`)); err != nil {
			t.Fatal(err)
		}
		if err := get(); !errors.Is(err, record.ErrNewer) || strings.Count(err.Error(), "update stackdex") != 1 {
			t.Errorf("%s: %v", subject, err)
		}
	}
}

func TestReplacedStream(t *testing.T) {
	e, ctx := startExternal(t), within(t)
	l := connect(t, ingest.Config{URL: e.url})
	err := l.TailPages(ctx, 7, func([]record.StoredPage) error { return nil }, func() error { return nil })
	if !errors.Is(err, ingest.ErrReplaced) {
		t.Errorf("got %v", err)
	}
}

func TestCollision(t *testing.T) {
	e, ctx := startExternal(t), within(t)
	l, js := connect(t, ingest.Config{URL: e.url}), e.jetstream()
	r := row("https://a.example/other")
	r.Schema = record.SchemaVersion
	data, err := record.Encode(r)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := js.Publish(ctx, fmt.Sprintf("url.%d.%s", record.PartitionOf("a.example"), record.Token("https://a.example/")), data); err != nil {
		t.Fatal(err)
	}
	if _, err := l.GetURL(ctx, "https://a.example/"); !errors.Is(err, ingest.ErrCollision) || !strings.Contains(err.Error(), r.URL) {
		t.Errorf("got %v", err)
	}
}
