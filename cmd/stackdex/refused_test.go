package main_test

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestRefusedDocuments: a document that Meilisearch refuses is told by the command, its
// exit code and the status until Meilisearch takes it.
func TestRefusedDocuments(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	m := realMeili(t, dir)
	target, err := url.Parse(m.URL)
	if err != nil {
		t.Fatal(err)
	}
	server := httputil.NewSingleHostReverseProxy(target)
	spoiling := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodPost && strings.Contains(r.URL.Path, "_tools") {
			body, err := io.ReadAll(r.Body)
			if err != nil {
				return
			}
			body = bytes.ReplaceAll(body, []byte(`"id":"flask","schema"`), []byte(`"id":"fl sk","schema"`))
			r.Body = io.NopCloser(bytes.NewReader(body))
		}
		server.ServeHTTP(w, r)
	}))
	t.Cleanup(spoiling.Close)
	shared := []string{"--sample", "--engine", "meilisearch", "--meili-key", m.Key, "--index-prefix", filepath.Base(dir) + fmt.Sprint(time.Now().UnixNano()%1e6)}
	says := func(server string, code int, want string, args ...string) {
		t.Helper()
		r := stackdex(t, dir, append(append(args, shared...), "--meili", server)...)
		if r.code != code || !strings.Contains(r.stdout, want) {
			t.Errorf("%q: exit code %d, want %d and %q\n%s%s", args, r.code, code, want, r.stdout, r.stderr)
		}
	}
	says(spoiling.URL, 3, "1 document was refused", "up", "--once")
	says(spoiling.URL, 3, "1 document was refused", "refresh")
	says(m.URL, 0, "1 document was refused", "status")
	says(m.URL, 0, "document tools/flask", "dead")
	if r := stackdex(t, dir, append([]string{"status", "--json"}, shared...)...); !strings.Contains(r.stdout, `"refused": 1`) {
		t.Errorf("status --json: %s", r.stdout)
	}
	says(spoiling.URL, 3, "1 document was refused", "engine", "reindex", "--accept")
	says(m.URL, 0, "is live", "engine", "reindex")
	for _, args := range [][]string{{"status"}, {"dead"}, {"refresh"}} {
		r := stackdex(t, dir, append(append(args, shared...), "--meili", m.URL)...)
		if r.code != 0 || strings.Contains(r.stdout, "refused") {
			t.Errorf("%q once it was taken: exit code %d\n%s%s", args, r.code, r.stdout, r.stderr)
		}
	}
}

// TestDeadIsTold: the result of a run says why a page could not be used.
func TestDeadIsTold(t *testing.T) {
	t.Parallel()
	site := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", "image/png")
		_, _ = io.WriteString(w, "\x89PNG\r\n\x1a\n")
	}))
	defer site.Close()
	r := stackdex(t, t.TempDir(), "crawl", "https://stackshare.io/django", "--mirror", "https://stackshare.io="+site.URL)
	if r.code != 3 || !strings.Contains(r.stdout, "https://stackshare.io/django: ") || !strings.Contains(r.stdout, "image/png") {
		t.Errorf("exit code %d\n%s%s", r.code, r.stdout, r.stderr)
	}
}
