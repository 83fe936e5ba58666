package main_test

import (
	"errors"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/indextest"
)

// installation is a crawled sample on one of the engines.
type installation struct {
	t     *testing.T
	dir   string
	flags []string
	meili *indextest.Meili // nil: the embedded engine
	tools string           // index of the tools on it
}

// onBothEngines runs a test on the sample in each engine.
func onBothEngines(t *testing.T, test func(t *testing.T, in *installation)) {
	t.Parallel()
	t.Run("bleve", func(t *testing.T) {
		t.Parallel()
		test(t, &installation{t: t, dir: crawled(t), flags: []string{"--sample"}})
	})
	t.Run("meilisearch", func(t *testing.T) {
		t.Parallel()
		dir := t.TempDir()
		m := realMeili(t, dir)
		prefix := filepath.Base(dir) + fmt.Sprint(time.Now().UnixNano()%1e6)
		in := &installation{t: t, dir: dir, meili: m, tools: prefix + "_tools",
			flags: []string{"--sample", "--engine", "meilisearch", "--meili", m.URL, "--meili-key", m.Key, "--index-prefix", prefix}}
		in.must("up", "--once")
		test(t, in)
	})
}

func (in *installation) run(args ...string) result {
	in.t.Helper()
	return stackdex(in.t, in.dir, append(args, in.flags...)...)
}

func (in *installation) must(args ...string) string {
	in.t.Helper()
	return must(in.t, in.dir, append(args, in.flags...)...)
}

func (in *installation) export() map[string]string {
	in.t.Helper()
	all := map[string]string{}
	for _, name := range index.Names() {
		all[string(name)] = in.must("export", string(name))
	}
	return all
}

// lose deletes the index of the tools, or all of the embedded one.
func (in *installation) lose() {
	in.t.Helper()
	if in.meili == nil {
		in.remove("index")
		return
	}
	tell(in.t, in.meili, http.MethodDelete, "/indexes/"+in.tools, nil)
}

func (in *installation) remove(part string) {
	in.t.Helper()
	if err := os.RemoveAll(filepath.Join(dataDir(in.dir), part)); err != nil {
		in.t.Fatal(err)
	}
}

// refuses checks that commands which would have to say that there is nothing
// say what is wrong, and what mends it.
func (in *installation) refuses() {
	in.t.Helper()
	for _, args := range [][]string{{"search", "django"}, {"search", "zzz"}, {"show", "django"}, {"compare", "django", "flask"}, {"export", "tools"}} {
		r := in.run(args...)
		if r.code != 1 || !strings.Contains(r.stderr, "index is missing") || !strings.Contains(r.stderr, "`stackdex engine reindex`") || r.stdout != "" {
			in.t.Errorf("%q: exit code %d\n%s%s", args, r.code, r.stdout, r.stderr)
		}
	}
	if in.meili == nil {
		return
	}
	if r := in.run("engine", "settings", "--diff"); r.code != 1 || !strings.Contains(r.stderr, "index is missing") {
		in.t.Errorf("engine settings --diff: exit code %d\n%s%s", r.code, r.stdout, r.stderr)
	}
}

// TestMissingIndex: with the index deleted nobody is told that there is nothing,
// and looking makes no empty one; reindex and up make it good.
func TestMissingIndex(t *testing.T) {
	onBothEngines(t, func(t *testing.T, in *installation) {
		want := in.export()
		for _, remedy := range [][]string{{"engine", "reindex"}, {"up", "--once"}} {
			in.lose()
			in.refuses()
			if r := in.run("status"); r.code == 0 || !strings.Contains(r.stderr, "index is missing") {
				t.Errorf("status: exit code %d\n%s%s", r.code, r.stdout, r.stderr)
			}
			in.must(remedy...)
			if diff := cmp.Diff(want, in.export()); diff != "" {
				t.Errorf("after %q (-before +after):\n%.2000s", remedy, diff)
			}
		}
	})
}

// TestEmptiedIndex: an index that is there and empty is no better than none.
func TestEmptiedIndex(t *testing.T) {
	onBothEngines(t, func(t *testing.T, in *installation) {
		if in.meili == nil {
			t.Skip("the embedded engine is emptied by nobody but its own process")
		}
		tell(t, in.meili, http.MethodDelete, "/indexes/"+in.tools+"/documents", nil)
		in.refuses()
		in.must("refresh")
		in.must("show", "django")
	})
}

// TestMissingState: a state that was deleted is made anew by whoever asks.
func TestMissingState(t *testing.T) {
	onBothEngines(t, func(t *testing.T, in *installation) {
		want := in.export()
		in.remove("state")
		if r := in.run("status"); r.code != 1 || !strings.Contains(r.stderr, "the state of the index is missing; `stackdex engine reindex`") {
			t.Errorf("status: exit code %d\n%s%s", r.code, r.stdout, r.stderr)
		}
		r := in.run("search", "django")
		if r.code != 0 || !strings.Contains(r.stdout, "Django") || !strings.Contains(r.stderr, "the state of the index is missing; it is rebuilt") {
			t.Errorf("search: exit code %d\n%s%s", r.code, r.stdout, r.stderr)
		}
		if strings.Contains(r.stderr, "another indexer") {
			t.Errorf("nobody else wrote: %s", r.stderr)
		}
		if diff := cmp.Diff(want, in.export()); diff != "" {
			t.Errorf("-before +after:\n%.2000s", diff)
		}
		in.must("status")
	})
}

// TestSampleIsMendedUnasked: whoever asks a damaged directory of the sample by
// its path need not say that it is the sample.
func TestSampleIsMendedUnasked(t *testing.T) {
	t.Parallel()
	in := &installation{t: t, dir: crawled(t), flags: []string{"--sample"}}
	ask := func(broken string) {
		t.Helper()
		r := stackdex(t, in.dir, "search", "django", "--data-dir", dataDir(in.dir))
		if r.code != 0 || !strings.Contains(r.stdout, "Django") || !strings.Contains(r.stderr, "rebuilt from the") {
			t.Errorf("%s: exit code %d\n%s%s", broken, r.code, r.stdout, r.stderr)
		}
	}
	in.remove("state")
	ask("no state")
	if err := os.Truncate(filepath.Join(dataDir(in.dir), "state", "g1.db"), 100_000); err != nil {
		t.Fatal(err)
	}
	ask("a damaged state")
}

// TestDamagedStateIsNotInUse: a state that was cut off is set aside and made
// anew by whoever asks; nobody is said to use it.
func TestDamagedStateIsNotInUse(t *testing.T) {
	t.Parallel()
	in := &installation{t: t, dir: crawled(t), flags: []string{"--sample"}}
	want := in.export()
	if err := os.Truncate(filepath.Join(dataDir(in.dir), "state", "g1.db"), 100_000); err != nil {
		t.Fatal(err)
	}
	r := in.run("search", "django")
	if r.code != 0 || !strings.Contains(r.stderr, "damaged") || strings.Contains(r.stderr, "in use") {
		t.Errorf("search: exit code %d\n%s%s", r.code, r.stdout, r.stderr)
	}
	if diff := cmp.Diff(want, in.export()); diff != "" {
		t.Errorf("-before +after:\n%.2000s", diff)
	}
}

// TestMissingIndexBesideUp: a running stackdex says so too, and mends it by
// itself; until then nobody is told that there is nothing.
func TestMissingIndexBesideUp(t *testing.T) {
	onBothEngines(t, func(t *testing.T, in *installation) {
		if in.meili == nil {
			t.Skip("the embedded engine keeps its files open")
		}
		want := in.must("show", "django", "--json")
		up := startUp(t, in.dir, in.flags...)
		in.lose()
		for {
			resp, err := http.Get(up.url + "/v1/tools/django")
			if err != nil {
				t.Fatal(err)
			}
			if err := resp.Body.Close(); err != nil {
				t.Fatal(err)
			}
			if resp.StatusCode == http.StatusOK {
				break
			}
			if resp.StatusCode != http.StatusServiceUnavailable {
				t.Fatalf("answer %s", resp.Status)
			}
			if err := pass(t.Context(), 20*time.Millisecond); err != nil {
				t.Fatal(errors.Join(err, errors.New("it was not mended")))
			}
		}
		in.must("refresh")
		if diff := cmp.Diff(want, in.must("show", "django", "--json")); diff != "" {
			t.Errorf("-before +after:\n%s", diff)
		}
	})
}
