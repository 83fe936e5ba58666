package cli

import (
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/stackdex/stackdex/cmd/stackdex/internal/config"
	"github.com/stackdex/stackdex/cmd/stackdex/internal/node"
	"github.com/stackdex/stackdex/cmd/stackdex/internal/screen"
	"github.com/stackdex/stackdex/index/web"
)

// TestWaitIndexed: a stackdex that indexes is waited for while it lives, and only one
// that does not answer is said to have ended.
func TestWaitIndexed(t *testing.T) {
	storage, err := node.OpenStorage(t.Context(), &config.Config{DataDir: t.TempDir(), Sample: true, Engine: "bleve", NATSReplicas: 1}, slog.New(slog.DiscardHandler), node.Access{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := storage.Close(); err != nil {
			t.Error(err)
		}
	})
	type answer struct {
		status int
		body   string
	}
	idle := answer{http.StatusOK, `{"index":{"phase":"idle"}}`}
	for _, tt := range []struct {
		name    string
		answers []answer // none: nobody answers
		by      string
		err     string // part of it
	}{
		{"does not know for a while", []answer{{http.StatusServiceUnavailable, `{"code":"unavailable","message":"NATS is away"}`}, idle}, "", ""},
		{"replaces its index", []answer{{http.StatusOK, `{"index":null}`}, idle}, "", ""},
		{"has more to do", []answer{{http.StatusOK, `{"index":{"phase":"folding","dirty":3}}`}, {http.StatusOK, `{"index":{"phase":"idle","dirty":3}}`}, idle}, "", ""},
		{"stands by", []answer{{http.StatusOK, `{"stands_by":true,"indexer":"vm-1"}`}}, "vm-1", ""},
		{"cannot say", []answer{{http.StatusInternalServerError, `{"code":"internal","message":"the log has the cause"}`}}, "", "whether it is searchable is not known"},
		{"has ended", nil, "", "ended meanwhile"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			asked := 0
			s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
				a := tt.answers[min(asked, len(tt.answers)-1)]
				asked++
				w.WriteHeader(a.status)
				_, _ = w.Write([]byte(a.body))
			}))
			t.Cleanup(s.Close)
			if len(tt.answers) == 0 {
				s.Close()
			}
			p := screen.NewProgress(screen.New(os.Stderr, "never"), time.Hour, time.Now)
			by, err := waitIndexed(t.Context(), web.NewClient(s.URL, s.Client()), storage, p)
			if by != tt.by || (err == nil) != (tt.err == "") || err != nil && !strings.Contains(err.Error(), tt.err) {
				t.Errorf("got %q, %v; want %q, %q", by, err, tt.by, tt.err)
			}
			if asked != len(tt.answers) {
				t.Errorf("asked %d times, want %d", asked, len(tt.answers))
			}
		})
	}
}
