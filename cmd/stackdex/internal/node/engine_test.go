package node_test

import (
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/stackdex/stackdex/cmd/stackdex/internal/config"
	"github.com/stackdex/stackdex/cmd/stackdex/internal/node"
)

// TestRemedyOfServer: a server that answers and refuses is not one that is to be started.
func TestRemedyOfServer(t *testing.T) {
	t.Parallel()
	const start = "start Meilisearch there"
	for _, tt := range []struct {
		name   string
		scheme string
		status int
		body   string
		says   string
	}{
		{"too many requests", "http", http.StatusTooManyRequests, "", "wait and run it again"},
		{"too many searches", "http", http.StatusServiceUnavailable, `{"code":"too_many_search_requests","message":"Too many search requests."}`, "it is busy"},
		{"disk is full", "http", http.StatusUnprocessableEntity, `{"code":"no_space_left_on_device","message":"No space left."}`, "free or enlarge the disk"},
		{"list of tasks is full", "http", http.StatusUnprocessableEntity, `{"code":"no_space_left_on_device","type":"system","message":"Meilisearch cannot receive write operations because the limit of the task database has been reached. Please delete tasks to continue performing write operations."}`, "DELETE /tasks?statuses="},
		{"disk is full while it receives", "http", http.StatusInternalServerError, `{"code":"internal","message":"Error while receiving the playload. \u0060No space left on device (os error 28)\u0060."}`, "free or enlarge the disk"},
		{"something else", "http", http.StatusInternalServerError, `{"code":"internal","message":"An internal error."}`, "see the log of Meilisearch"},
		{"no TLS", "https", http.StatusOK, `{}`, "say http://"},
		{"a proxy before one that is down", "http", http.StatusBadGateway, "<h1>Bad Gateway</h1>", start},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
				w.WriteHeader(tt.status)
				_, _ = w.Write([]byte(tt.body))
			}))
			t.Cleanup(s.Close)
			cfg := &config.Config{Meili: tt.scheme + strings.TrimPrefix(s.URL, "http"), IndexPrefix: "stackdex"}
			_, err := node.Meilisearch(t.Context(), cfg, slog.New(slog.DiscardHandler))
			if err == nil || !strings.Contains(err.Error(), tt.says) || strings.Contains(err.Error(), start) != (tt.says == start) {
				t.Errorf("%v; want %q", err, tt.says)
			}
		})
	}
}
