package main_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/indextest"
)

// TestDeletedBehindOurBack: documents that somebody deletes, or adds, in
// Meilisearch while no stackdex runs are missed by `status`, and made good by
// the next command that indexes.
func TestDeletedBehindOurBack(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	m := realMeili(t, dir)
	prefix := filepath.Base(dir) + fmt.Sprint(time.Now().UnixNano()%1e6)
	ours := []string{"--sample", "--engine", "meilisearch", "--meili", m.URL, "--meili-key", m.Key, "--index-prefix", prefix}
	run := func(args ...string) string { t.Helper(); return must(t, dir, append(args, ours...)...) }
	export := func() map[string]string {
		all := map[string]string{}
		for _, name := range index.Names() {
			all[string(name)] = run("export", string(name))
		}
		return all
	}
	run("up", "--once")
	want := export()
	if out := run("status"); strings.Contains(out, "somebody") {
		t.Errorf("nobody changed anything: %s", out)
	}
	for _, name := range index.Names() {
		var ids []string
		for i, line := range strings.Split(strings.TrimSpace(want[string(name)]), "\n") {
			var doc struct{ ID string }
			if err := json.Unmarshal([]byte(line), &doc); err != nil {
				t.Fatal(err)
			}
			if i%3 == 0 {
				ids = append(ids, doc.ID)
			}
		}
		tell(t, m, http.MethodPost, fmt.Sprintf("/indexes/%s_%s/documents/delete-batch", prefix, name), ids)
	}
	tell(t, m, http.MethodPost, fmt.Sprintf("/indexes/%s_tools/documents", prefix), []any{map[string]string{"id": "stranger"}})
	if out := run("status"); strings.Count(out, "somebody else changed them") != 3 {
		t.Errorf("status says %s", out)
	}
	run("refresh")
	if diff := cmp.Diff(want, export()); diff != "" {
		t.Errorf("-before +after refresh:\n%.2000s", diff)
	}
	if out := run("status"); strings.Contains(out, "somebody") {
		t.Errorf("after refresh status says %s", out)
	}
}

// tell has a Meilisearch do something and waits until the task has ended.
func tell(t *testing.T, m *indextest.Meili, method, path string, body any) {
	t.Helper()
	b, err := json.Marshal(body)
	if err != nil {
		t.Fatal(err)
	}
	var task struct {
		TaskUID int
		Status  string
	}
	ask := func(method, path string, body io.Reader) {
		req, err := http.NewRequestWithContext(t.Context(), method, m.URL+path, body)
		if err != nil {
			t.Fatal(err)
		}
		req.Header.Set("Authorization", "Bearer "+m.Key)
		req.Header.Set("Content-Type", "application/json")
		resp, err := http.DefaultClient.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		defer resp.Body.Close()
		if err := json.NewDecoder(resp.Body).Decode(&task); err != nil || resp.StatusCode/100 != 2 {
			t.Fatalf("%s %s: %s %v", method, path, resp.Status, err)
		}
	}
	ask(method, path, bytes.NewReader(b))
	for uid := task.TaskUID; task.Status != "succeeded"; {
		if task.Status == "failed" || pass(t.Context(), 20*time.Millisecond) != nil {
			t.Fatalf("%s: task %d %s", path, uid, task.Status)
		}
		ask(http.MethodGet, fmt.Sprint("/tasks/", uid), nil)
	}
}

// TestOldDumpIsNotAnsweredFrom: an engine that was put back to an older time while
// no stackdex ran is written anew by the first command that reads.
func TestOldDumpIsNotAnsweredFrom(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	m := realMeili(t, dir)
	prefix := filepath.Base(dir) + fmt.Sprint(time.Now().UnixNano()%1e6)
	ours := []string{"--sample", "--engine", "meilisearch", "--meili", m.URL, "--meili-key", m.Key, "--index-prefix", prefix}
	run := func(args ...string) result {
		t.Helper()
		r := stackdex(t, dir, append(args, ours...)...)
		if r.code != 0 {
			t.Fatalf("%v: %+v", args, r)
		}
		return r
	}
	run("up", "--once")
	const page = "https://stackshare.example/redis"
	dump := map[string][]json.RawMessage{}
	for _, kind := range []string{"tools", "comparisons", "passages", "meta"} {
		dump[kind] = documentsOf(t, m, prefix+"_"+kind)
	}
	if !strings.Contains(run("export", "tools").stdout, page+`"`) {
		t.Fatal("nothing to forget")
	}
	run("forget", page)
	want := run("export", "tools").stdout
	for kind, docs := range dump {
		tell(t, m, http.MethodPost, "/indexes/"+prefix+"_"+kind+"/documents", docs)
	}
	got := run("export", "tools")
	if diff := cmp.Diff(want, got.stdout); diff != "" || !strings.Contains(got.stderr, "restored") {
		t.Errorf("it says %q (-before the dump +after):\n%.2000s", got.stderr, diff)
	}
	if again := run("export", "tools"); again.stdout != want || strings.Contains(again.stderr, "restored") {
		t.Errorf("afterwards it says %q", again.stderr)
	}
}

// documentsOf returns the documents of an index as a dump has them.
func documentsOf(t *testing.T, m *indextest.Meili, uid string) []json.RawMessage {
	t.Helper()
	var list struct{ Results []json.RawMessage }
	if readMeili(t, m, "/indexes/"+uid+"/documents?limit=100000", &list); len(list.Results) == 0 {
		t.Fatalf("%s has no documents", uid)
	}
	return list.Results
}

// readMeili reads what a Meilisearch answers.
func readMeili(t *testing.T, m *indextest.Meili, path string, answer any) {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, m.URL+path, nil)
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Authorization", "Bearer "+m.Key)
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	if err := json.NewDecoder(resp.Body).Decode(answer); err != nil || resp.StatusCode != http.StatusOK {
		t.Fatalf("%s: %s, %v", path, resp.Status, err)
	}
}
