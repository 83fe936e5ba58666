package main_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// TestFullEngineIsSearched: while Meilisearch takes no more documents, what it has is
// found, and the status says that and what is waited for.
func TestFullEngineIsSearched(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	m := realMeili(t, dir)
	target, err := url.Parse(m.URL)
	if err != nil {
		t.Fatal(err)
	}
	var full atomic.Bool
	server := httputil.NewSingleHostReverseProxy(target)
	front := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if full.Load() && r.Method == http.MethodPost && strings.HasSuffix(r.URL.Path, "/documents") {
			w.WriteHeader(http.StatusUnprocessableEntity)
			fmt.Fprint(w, `{"message":"the limit of the task database has been reached","code":"no_space_left_on_device","type":"system"}`)
			return
		}
		server.ServeHTTP(w, r)
	}))
	t.Cleanup(front.Close)
	shared := []string{"--sample", "--engine", "meilisearch", "--meili", front.URL, "--meili-key", m.Key, "--index-prefix", filepath.Base(dir) + fmt.Sprint(time.Now().UnixNano()%1e6)}
	startUp(t, dir, shared...)
	full.Store(true)
	csv := filepath.Join(dir, "tools.csv")
	if err := os.WriteFile(csv, []byte("url,object_id,name,title,popularity,votes,verified,description,stack_count,type,category,layer,function\n"+
		"https://stackshare.io/tool1,Service_1,Tool1,,1,1,False,,5,service,frameworks,application,languages\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	imported := newProcess(t, dir, "import", func() *exec.Cmd {
		return command(context.Background(), dir, append([]string{"import", "stackshare-csv", csv, "--as-of", "2024-05-01"}, shared...)...)
	})
	eventually(t, limit, func(context.Context) error {
		r := stackdex(t, dir, append([]string{"status"}, shared...)...)
		if !strings.Contains(r.stdout, "the indexer waits for the engine") || !strings.Contains(r.stdout, "disk is full") {
			return errors.New(r.stdout)
		}
		if r.code != 0 || strings.Contains(r.stdout, "nothing is searchable") || !strings.Contains(r.stdout, "searchable: ") {
			t.Errorf("exit code %d: %s", r.code, r.stdout)
		}
		return nil
	})
	if out := must(t, dir, append([]string{"search", "django", "--in", "tools"}, shared...)...); !strings.Contains(out, "Django") {
		t.Errorf("found: %s", out)
	}
	full.Store(false)
	(&cluster{t: t, dir: dir}).logged("imported 1 row", imported)
}
