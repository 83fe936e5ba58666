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

// fullDisk and fullTasks are what Meilisearch 1.50 answers to a write for which its disk, or
// the list of its tasks, has no room.
const (
	fullDisk  = `{"message":"Error while receiving the playload. ` + "`No space left on device (os error 28)`" + `.","code":"internal","type":"internal","link":"https://docs.meilisearch.com/errors#internal"}`
	fullTasks = `{"message":"Meilisearch cannot receive write operations because the limit of the task database has been reached. Please delete tasks to continue performing write operations.","code":"no_space_left_on_device","type":"system","link":"https://docs.meilisearch.com/errors#no_space_left_on_device"}`
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
	var full atomic.Pointer[string] // what it answers to writes; nil: what it does
	server := httputil.NewSingleHostReverseProxy(target)
	front := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if answer := full.Load(); answer != nil && r.Method == http.MethodPost && strings.HasSuffix(r.URL.Path, "/documents") {
			status := http.StatusUnprocessableEntity
			if *answer == fullDisk {
				status = http.StatusInternalServerError
			}
			w.WriteHeader(status)
			fmt.Fprint(w, *answer)
			return
		}
		server.ServeHTTP(w, r)
	}))
	t.Cleanup(front.Close)
	shared := []string{"--sample", "--engine", "meilisearch", "--meili", front.URL, "--meili-key", m.Key, "--index-prefix", filepath.Base(dir) + fmt.Sprint(time.Now().UnixNano()%1e6)}
	startUp(t, dir, shared...)
	answers := map[string]string{"disk is full": fullDisk, "list of tasks is full: delete": fullTasks}
	refuse := func(why string) { answer := answers[why]; full.Store(&answer) }
	refuse("disk is full")
	csv := filepath.Join(dir, "tools.csv")
	if err := os.WriteFile(csv, []byte("url,object_id,name,title,popularity,votes,verified,description,stack_count,type,category,layer,function\n"+
		"https://stackshare.io/tool1,Service_1,Tool1,,1,1,False,,5,service,frameworks,application,languages\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	imported := newProcess(t, dir, "import", func() *exec.Cmd {
		return command(context.Background(), dir, append([]string{"import", "stackshare-csv", csv, "--as-of", "2024-05-01"}, shared...)...)
	})
	for why := range answers {
		refuse(why)
		eventually(t, limit, func(context.Context) error {
			r := stackdex(t, dir, append([]string{"status"}, shared...)...)
			if !strings.Contains(r.stdout, "the indexer waits for the engine") || !strings.Contains(r.stdout, why) {
				return errors.New(r.stdout)
			}
			if r.code != 0 || strings.Contains(r.stdout, "nothing is searchable") || !strings.Contains(r.stdout, "searchable: ") {
				t.Errorf("exit code %d: %s", r.code, r.stdout)
			}
			return nil
		})
	}
	if out := must(t, dir, append([]string{"search", "django", "--in", "tools"}, shared...)...); !strings.Contains(out, "Django") {
		t.Errorf("found: %s", out)
	}
	full.Store(nil)
	(&cluster{t: t, dir: dir}).logged("imported 1 row", imported)
}
