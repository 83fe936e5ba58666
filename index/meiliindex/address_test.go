package meiliindex_test

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/meiliindex"
)

// TestNotMeilisearch: something else at the address is told from a Meilisearch that
// is away.
func TestNotMeilisearch(t *testing.T) {
	for _, tt := range []struct {
		name   string
		status int
		body   string
		other  bool
	}{
		{"a page", http.StatusOK, "<h1>It works!</h1>", true},
		{"an empty answer", http.StatusOK, "", true},
		{"a proxy whose Meilisearch is down", http.StatusBadGateway, "<h1>Bad Gateway</h1>", false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
				w.WriteHeader(tt.status)
				_, _ = w.Write([]byte(tt.body))
			}))
			t.Cleanup(s.Close)
			g, err := meiliindex.New(meiliindex.Options{URL: s.URL})
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { _ = g.Close() })
			err = g.Check(t.Context())
			if !errors.Is(err, index.ErrUnavailable) || errors.Is(err, meiliindex.ErrNotMeilisearch) != tt.other {
				t.Errorf("got %v; ErrNotMeilisearch: want %t", err, tt.other)
			}
		})
	}
}
