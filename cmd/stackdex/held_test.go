package main_test

import (
	"log/slog"
	"strings"
	"testing"
	"time"

	"github.com/stackdex/stackdex/cmd/stackdex/internal/config"
	"github.com/stackdex/stackdex/cmd/stackdex/internal/node"
	"github.com/stackdex/stackdex/ingest/record"
)

// TestAcceptAgainFinishes: held accept died when all was published and nothing
// indexed; the same command again indexes it.
func TestAcceptAgainFinishes(t *testing.T) {
	t.Parallel()
	dir := crawled(t)
	cfg := &config.Config{DataDir: dataDir(dir), Sample: true, Engine: "bleve", NATSPrefix: "STACKDEX", NATSReplicas: 1}
	storage, err := node.OpenStorage(t.Context(), cfg, slog.New(slog.DiscardHandler), node.Access{})
	if err != nil {
		t.Fatal(err)
	}
	_, err = storage.Log.PutPage(t.Context(), record.Page{
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
