package meiliindex_test

import (
	"context"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/stackdex/stackdex/index/meiliindex"
)

// TestWrongAddress holds that only what waiting does not mend is called a wrong address.
func TestWrongAddress(t *testing.T) {
	plain := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte("<h1>It works!</h1>")) }))
	t.Cleanup(plain.Close)
	secure := httptest.NewUnstartedServer(plain.Config.Handler)
	secure.Config.ErrorLog = log.New(io.Discard, "", 0)
	secure.StartTLS()
	t.Cleanup(secure.Close)
	away := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		http.Error(w, "<h1>Bad Gateway</h1>", http.StatusBadGateway)
	}))
	t.Cleanup(away.Close)
	closed, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	nobody := "http://" + closed.Addr().String()
	if err := closed.Close(); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		what, url string
		want      bool
	}{
		{"something else answers", plain.URL, true},
		{"no such host", "http://meili.invalid:7700", true},
		{"a certificate that nobody knows", secure.URL, true},
		{"https where http is spoken", strings.Replace(plain.URL, "http:", "https:", 1), true},
		{"a proxy whose Meilisearch is down", away.URL, false},
		{"nobody listens", nobody, false},
	} {
		t.Run(tt.what, func(t *testing.T) {
			t.Parallel()
			ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
			defer cancel()
			g, err := meiliindex.New(meiliindex.Options{URL: tt.url})
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { _ = g.Close() })
			if err := g.Check(ctx); err == nil || meiliindex.WrongAddress(err) != tt.want {
				t.Errorf("%s: %v; a wrong address: %t, want %t", tt.url, err, meiliindex.WrongAddress(err), tt.want)
			}
		})
	}
}
