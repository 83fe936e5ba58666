package main_test

import (
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestChangedBehindOurBack: what somebody does to documents in Meilisearch, their
// number unchanged, is told and made good by the next command that indexes, and
// by a stackdex that runs; reindex counts it.
func TestChangedBehindOurBack(t *testing.T) {
	onBothEngines(t, func(t *testing.T, in *installation) {
		if in.meili == nil {
			t.Skip("see TestOldCopyOfTheIndex")
		}
		want := in.export()
		documents := "/indexes/" + in.tools + "/documents"
		change := func() {
			tell(t, in.meili, http.MethodPut, documents, []any{map[string]string{"id": "django", "name": "HACKED"}})
			tell(t, in.meili, http.MethodDelete, documents+"/flask", nil)
			tell(t, in.meili, http.MethodPost, documents, []any{map[string]string{"id": "alien", "name": "Alien"}})
		}
		change()
		r := in.run("up", "--once")
		if r.code != 0 || !strings.Contains(r.stdout, "3 documents written") || !strings.Contains(r.stderr, "missing=1 changed=1 strangers=1") {
			t.Errorf("up: exit code %d\n%s%s", r.code, r.stdout, r.stderr)
		}
		if diff := cmp.Diff(want, in.export()); diff != "" {
			t.Errorf("after up (-before +after):\n%.2000s", diff)
		}
		if out := in.must("up", "--once"); !strings.Contains(out, "nothing was written to the search engine") {
			t.Errorf("again: %s", out)
		}
		change()
		if out := in.must("engine", "reindex"); !strings.Contains(out, "3 documents differ") {
			t.Errorf("reindex: %s", out)
		}
		if out := in.must("engine", "reindex", "--rollback"); !strings.Contains(out, "3 documents differ") {
			t.Errorf("rollback: %s", out)
		}
		in.must("refresh")
		if diff := cmp.Diff(want, in.export()); diff != "" {
			t.Errorf("after rollback and refresh (-before +after):\n%.2000s", diff)
		}
		up := startUp(t, in.dir, in.flags...)
		change()
		for resp := (*http.Response)(nil); resp == nil || resp.StatusCode != http.StatusNotFound; {
			var err error
			if resp, err = http.Get(up.url + "/v1/tools/alien"); err != nil {
				t.Fatal(err)
			}
			if err := resp.Body.Close(); err != nil {
				t.Fatal(err)
			}
		}
		in.must("refresh")
		if diff := cmp.Diff(want, in.export()); diff != "" {
			t.Errorf("beside up (-before +after):\n%.2000s", diff)
		}
	})
}

// TestOldCopyOfTheIndex: an embedded index that was restored from a copy is
// noticed, though as many pages were applied to it.
func TestOldCopyOfTheIndex(t *testing.T) {
	t.Parallel()
	in := &installation{t: t, dir: crawled(t), flags: []string{"--sample"}}
	index := filepath.Join(dataDir(in.dir), "index")
	copied := filepath.Join(in.dir, "copy")
	if err := os.CopyFS(copied, os.DirFS(index)); err != nil {
		t.Fatal(err)
	}
	names := filepath.Join(in.dir, "names.yaml")
	if err := os.WriteFile(names, []byte("tools:\n  - {id: django, name: Djangoo}\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	in.flags = append(in.flags, "--names", names)
	in.must("refresh")
	want := in.export()
	if !strings.Contains(want["tools"], "Djangoo") {
		t.Fatal("the name did not change")
	}
	in.remove("index")
	if err := os.Rename(copied, index); err != nil {
		t.Fatal(err)
	}
	if r := in.run("refresh"); r.code != 0 || !strings.Contains(r.stderr, "somebody changed the documents") {
		t.Errorf("refresh: exit code %d\n%s%s", r.code, r.stdout, r.stderr)
	}
	if diff := cmp.Diff(want, in.export()); diff != "" {
		t.Errorf("-before +after:\n%.2000s", diff)
	}
}

// TestRollbackIntoNothing: a generation that was emptied or deleted meanwhile is
// not published, and the figures of reindex are those of the engine.
func TestRollbackIntoNothing(t *testing.T) {
	onBothEngines(t, func(t *testing.T, in *installation) {
		want := in.export()
		in.lose()
		out := in.must("engine", "reindex", "--json")
		if !strings.Contains(out, `"differ": `) || strings.Contains(out, `"differ": 0`) {
			t.Errorf("reindex of a lost index: %s", out)
		}
		if in.meili != nil && !strings.Contains(out, `"tools": 0`) {
			t.Errorf("before: %s", out)
		}
		// What was live is kept, and was lost.
		refused := func() {
			t.Helper()
			r := in.run("engine", "reindex", "--rollback")
			if r.code != 1 || !strings.Contains(r.stderr, "nothing was changed, and `stackdex engine reindex`") {
				t.Errorf("rollback: exit code %d\n%s%s", r.code, r.stdout, r.stderr)
			}
			if diff := cmp.Diff(want, in.export()); diff != "" {
				t.Errorf("after the rollback that was refused (-before +after):\n%.2000s", diff)
			}
		}
		refused()
		out = in.must("engine", "reindex")
		if !strings.Contains(out, "0 documents differ") {
			t.Errorf("reindex: %s", out)
		}
		in.must("engine", "reindex", "--rollback")
		if diff := cmp.Diff(want, in.export()); diff != "" {
			t.Errorf("after the rollback (-before +after):\n%.2000s", diff)
		}
		if in.meili != nil {
			kept := keptGeneration(t, in)
			tell(t, in.meili, http.MethodDelete, fmt.Sprintf("/indexes/%s__%s/documents", in.tools, kept), nil)
			refused()
		}
	})
}

// keptGeneration returns the name of the generation that is kept beside the live one.
func keptGeneration(t *testing.T, in *installation) string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dataDir(in.dir), "state", "*.db"))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		name := strings.TrimSuffix(filepath.Base(f), ".db")
		req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, fmt.Sprintf("%s/indexes/%s__%s", in.meili.URL, in.tools, name), nil)
		if err != nil {
			t.Fatal(err)
		}
		req.Header.Set("Authorization", "Bearer "+in.meili.Key)
		resp, err := http.DefaultClient.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		if err := resp.Body.Close(); err != nil {
			t.Fatal(err)
		}
		if resp.StatusCode == http.StatusOK {
			return name
		}
	}
	t.Fatal("no generation is kept")
	return ""
}
