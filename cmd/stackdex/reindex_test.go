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
	"testing"
	"time"
)

// TestReindexBehindTask: a rebuild whose Meilisearch works on something that does not
// end says so, can be ended, and goes on afterwards.
func TestReindexBehindTask(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	m := realMeili(t, dir)
	shared := []string{"--sample", "--engine", "meilisearch", "--meili-key", m.Key, "--index-prefix", filepath.Base(dir) + fmt.Sprint(time.Now().UnixNano()%1e6)}
	at := func(server string, args ...string) []string {
		return append(append(args, shared...), "--meili", server)
	}
	must(t, dir, at(m.URL, "up", "--once")...)

	target, err := url.Parse(m.URL)
	if err != nil {
		t.Fatal(err)
	}
	server := httputil.NewSingleHostReverseProxy(target)
	hanging := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasPrefix(r.URL.Path, "/tasks/") {
			fmt.Fprintf(w, `{"uid":%s,"status":"enqueued","type":"indexCreation","enqueuedAt":"2026-11-30T01:02:03Z"}`, strings.TrimPrefix(r.URL.Path, "/tasks/"))
			return
		}
		server.ServeHTTP(w, r)
	}))
	t.Cleanup(hanging.Close)
	p := newProcess(t, dir, "reindex", func() *exec.Cmd {
		return command(context.Background(), dir, at(hanging.URL, "engine", "reindex")...)
	})
	c := &cluster{t: t, dir: dir}
	c.logged("waiting for a task of Meilisearch", p)
	c.logged("type=indexCreation", p)
	if err := p.cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	var exit *exec.ExitError
	if err := p.cmd.Wait(); !errors.As(err, &exit) || exit.ExitCode() != 130 {
		t.Errorf("interrupted: %v; want exit code 130", err)
	}
	if out := must(t, dir, at(m.URL, "search", "django", "--in", "tools")...); !strings.Contains(out, "Django") {
		t.Errorf("the live index afterwards: %s", out)
	}
	if out := must(t, dir, at(m.URL, "engine", "reindex")...); !strings.Contains(out, "is live") || !strings.Contains(out, "0 documents differ") {
		t.Errorf("once more: %s", out)
	}
}
