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
