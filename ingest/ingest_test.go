package ingest_test

import (
	"context"
	"fmt"
	"log/slog"
	"testing"
	"time"

	"go.uber.org/goleak"

	"github.com/stackdex/stackdex/ingest"
	"github.com/stackdex/stackdex/ingest/record"
)

func TestMain(m *testing.M) {
	if victim() {
		return
	}
	goleak.VerifyTestMain(m)
}

// start runs an embedded server in a directory until the test ends.
func start(t testing.TB, cfg ingest.ServerConfig) *ingest.Server {
	t.Helper()
	if cfg.Dir == "" {
		cfg.Dir = t.TempDir()
	}
	cfg.Log = testLog(t)
	s, err := ingest.StartServer(cfg)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	return s
}

// connect opens a log until the test ends.
func connect(t testing.TB, cfg ingest.Config) *ingest.Log {
	t.Helper()
	if cfg.Log == nil {
		cfg.Log = testLog(t)
	}
	l, err := ingest.Connect(t.Context(), cfg)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(l.Close)
	return l
}

// open starts a server and connects to it in-process.
func open(t testing.TB) *ingest.Log {
	t.Helper()
	return connect(t, ingest.Config{Server: start(t, ingest.ServerConfig{}), LeaseTTL: time.Second})
}

// testLog prints warnings where -v shows them.
func testLog(t testing.TB) *slog.Logger {
	return slog.New(slog.NewTextHandler(t.Output(), &slog.HandlerOptions{Level: slog.LevelInfo}))
}

var day = time.Date(2026, 11, 2, 0, 0, 0, 0, time.UTC)

func row(url string) record.URLRow {
	return record.URLRow{URL: url, Source: "stackshare", Run: "r1", State: record.Due, DueAt: day}
}

func rows(n int) []record.URLRow {
	list := make([]record.URLRow, n)
	for i := range list {
		list[i] = row(fmt.Sprintf("https://host%d.example/tools/tool-%d", i%500, i))
	}
	return list
}

// page has n pros about one tool.
func page(url string, n int) record.Page {
	p := record.Page{
		Source: "stackshare", URL: url, PageType: record.PageTool, Title: "A tool", SeenAt: day, Extractor: "stackshare/1",
		CategoryPath: []string{}, Facts: []record.Fact{{Body: record.Tool{Name: "Tool", Role: record.RoleSubject, Categories: []string{}}, Evidence: record.Evidence{Path: []string{}}}},
	}
	for i := range n {
		votes := int64(i)
		p.Facts = append(p.Facts, record.Fact{
			Body:     record.Pro{Tool: "Tool", Text: record.NullString(fmt.Sprintf("Reason %d to use it, in so many words that it looks like a sentence", i)), Votes: &votes},
			Evidence: record.Evidence{Quote: "as the page says", Path: []string{"Tool", "Pros"}},
		})
	}
	return p
}

// within returns a context that ends long before the test would time out.
func within(t testing.TB) context.Context {
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	t.Cleanup(cancel)
	return ctx
}
