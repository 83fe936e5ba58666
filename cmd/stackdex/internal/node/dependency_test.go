package node_test

import (
	"context"
	"io"
	"log"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/stackdex/stackdex/cmd/stackdex/internal/config"
	"github.com/stackdex/stackdex/cmd/stackdex/internal/node"
)

// TestWaitsForServers: a role waits for a NATS and an engine that do not answer when
// it starts, but not where none will ever answer.
func TestWaitsForServers(t *testing.T) {
	plain := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte("<h1>It works!</h1>")) }))
	t.Cleanup(plain.Close)
	secure := httptest.NewUnstartedServer(plain.Config.Handler)
	secure.Config.ErrorLog = log.New(io.Discard, "", 0)
	secure.StartTLS()
	t.Cleanup(secure.Close)
	proxy := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		http.Error(w, "<h1>Bad Gateway</h1>", http.StatusBadGateway)
	}))
	t.Cleanup(proxy.Close)
	const nobody = "127.0.0.1:1"
	engine := func(url string) config.Config { return config.Config{Engine: "meilisearch", Meili: url} }
	nats := func(url string) config.Config { return config.Config{Engine: "bleve", NATS: url} }
	for _, tt := range []struct {
		name  string
		cfg   config.Config
		waits bool
	}{
		{"something else is no engine", engine(plain.URL), false},
		{"an engine on no such host", engine("http://meili.invalid:7700"), false},
		{"an engine with a certificate that nobody knows", engine(secure.URL), false},
		{"an engine with https where http is spoken", engine(strings.Replace(plain.URL, "http:", "https:", 1)), false},
		{"an engine behind a proxy, which is down", engine(proxy.URL), true},
		{"an engine where nobody listens", engine("http://" + nobody), true},
		{"a NATS on no such host", nats("nats://nats.invalid:4222"), false},
		{"a NATS where nobody listens", nats("nats://" + nobody), true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
			defer cancel()
			tt.cfg.DataDir = t.TempDir()
			waited := false
			n, err := node.Open(ctx, &tt.cfg, slog.New(slog.DiscardHandler), "test", node.Roles{Crawl: true, Serve: tt.cfg.NATS == "", Wait: true}, func(said string) {
				t.Log(said)
				waited = true
				cancel()
			})
			if err == nil {
				t.Fatalf("it works: %v", n.Close())
			}
			if waited != tt.waits {
				t.Errorf("it waits: %t, want %t: %v", waited, tt.waits, err)
			}
		})
	}
}
