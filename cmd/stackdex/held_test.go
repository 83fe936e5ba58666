package main_test

import (
	"errors"
	"log/slog"
	"strings"
	"testing"
	"time"

	"github.com/stackdex/stackdex/cmd/stackdex/internal/config"
	"github.com/stackdex/stackdex/cmd/stackdex/internal/node"
	"github.com/stackdex/stackdex/ingest/record"
)

// storageOf opens the log of the sample that was crawled in dir; the caller closes it.
func storageOf(t *testing.T, dir string) *node.Storage {
	t.Helper()
	cfg := &config.Config{DataDir: dataDir(dir), Sample: true, Engine: "bleve", NATSPrefix: "STACKDEX", NATSReplicas: 1}
	storage, err := node.OpenStorage(t.Context(), cfg, slog.New(slog.DiscardHandler), node.Access{})
	if err != nil {
		t.Fatal(err)
	}
	return storage
}

// TestAcceptAgainFinishes: held accept died when all was published and nothing
// indexed; the same command again indexes it.
func TestAcceptAgainFinishes(t *testing.T) {
	t.Parallel()
	dir := crawled(t)
	storage := storageOf(t, dir)
	_, err := storage.Log.PutPage(t.Context(), record.Page{
		Source: "stackshare", URL: "https://stackshare.example/quuxly", PageType: record.PageTool, Title: "Quuxly", SeenAt: time.Now(), Extractor: "test/1", Sample: true,
		Facts: []record.Fact{{Body: record.Tool{Name: "Quuxly", Role: record.RoleSubject, Description: "A tool."}}},
	}, 0)
	if cerr := storage.Close(); err != nil || cerr != nil {
		t.Fatal(err, cerr)
	}
	out := must(t, dir, "held", "accept", "stackshare", "--sample")
	if !strings.Contains(out, "has caught up") || !strings.Contains(must(t, dir, "export", "tools", "--sample"), `"Quuxly"`) {
		t.Errorf("the index is still behind: %s", out)
	}
	if r := stackdex(t, dir, "held", "accept", "stackshare", "--sample"); r.code != 1 || !strings.Contains(r.stderr, "is held back") {
		t.Errorf("again: %+v", r)
	}
}

// TestAcceptTellsHowPagesComeBack: what was accepted as lost is not asked for at
// the next refresh.
func TestAcceptTellsHowPagesComeBack(t *testing.T) {
	t.Parallel()
	dir, web := t.TempDir(), newSmallWeb(t)
	args := []string{"up", "--once"}
	paths := []string{"/a", "/b", "/c", "/d"}
	for _, path := range paths {
		web.put(path, "2025-10-01", "", [3]string{"License", "MIT", "MIT"})
		args = append(args, web.URL+path)
	}
	web.crawl(t, dir, args...)
	for _, path := range paths {
		web.mu.Lock()
		web.pages[path] = "<html><title>Soon</title><p>This page is being redesigned.</p></html>"
		web.mu.Unlock()
	}
	refresh := []string{"refresh", "--stale", "0s", "--rate", "0", "--allow-host", strings.TrimPrefix(web.URL, "http://")}
	if r := stackdex(t, dir, refresh...); r.code != 4 {
		t.Fatalf("nothing is held: exit code %d\n%s%s", r.code, r.stdout, r.stderr)
	}
	r := stackdex(t, dir, "held", "accept", "article")
	if r.code != 0 || !strings.Contains(r.stdout, "4 held versions of article published") || !strings.Contains(r.stderr, "4 pages lost all facts") || !strings.Contains(r.stderr, "stackdex dead replay all") {
		t.Errorf("exit code %d\n%s%s", r.code, r.stdout, r.stderr)
	}
	for _, path := range paths {
		web.put(path, "2025-10-01", "", [3]string{"License", "MIT", "MIT"})
	}
	must(t, dir, "dead", "replay", "all")
	web.crawl(t, dir, "refresh", "--stale", "0s")
	if out := must(t, dir, "show", "quart"); !strings.Contains(out, "MIT") {
		t.Errorf("the pages are not back:\n%s", out)
	}
}

// TestReplayAll: letters that tell of no page are no hindrance to those that do, and
// stay.
func TestReplayAll(t *testing.T) {
	t.Parallel()
	dir := crawled(t)
	storage := storageOf(t, dir)
	const page = "https://stackshare.example/unreadable"
	_, err := storage.Log.AddURLs(t.Context(), []record.URLRow{{URL: page, Source: "stackshare", State: record.Dead}})
	for _, letter := range []record.DeadLetter{{Key: "PAGES 12", URL: "https://stackshare.example/7", Class: "invalid_record", Reason: "no title"}, {Key: page, URL: page, Class: "unreadable", Reason: "no text"}} {
		err = errors.Join(err, storage.Log.Bury(t.Context(), letter))
	}
	if err = errors.Join(err, storage.Close()); err != nil {
		t.Fatal(err)
	}
	if r := stackdex(t, dir, "dead", "replay", "all", "--sample"); r.code != 0 || !strings.Contains(r.stdout, "1 due again") || !strings.Contains(r.stderr, "1 that is no page") {
		t.Errorf("%+v", r)
	}
	if out := must(t, dir, "dead", "list", "--sample"); strings.Contains(out, page) || !strings.Contains(out, "PAGES 12") || !strings.Contains(out, "https://stackshare.example/7: no title") {
		t.Error(out)
	}
	if r := stackdex(t, dir, "dead", "replay", "PAGES 12", "--sample"); r.code != 1 || !strings.Contains(r.stderr, "no page") {
		t.Errorf("%+v", r)
	}
	must(t, dir, "dead", "drop", "all", "--sample")
}
