package main_test

import (
	"bufio"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/cmd/stackdex/internal/instance"
)

// looking are the commands that change nothing.
var looking = [][]string{
	{"search", "python async"}, {"search", "django alternatives", "--json"}, {"search", "", "--in", "tools", "--facet", "kind", "--sort", "name:asc"},
	{"show", "django"}, {"show", "c#", "--json"}, {"compare", "django", "flask"}, {"compare", "quart", "phoenix", "--json"},
	{"evidence", "django", "github.stars"}, {"evidence", "django"}, {"evidence", "redis", "licence", "--json"}, {"compare", "kafka", "redis"}, {"history", "django", "github.stars", "--json"}, {"changes", "--json"}, {"changes"},
	{"resolve", "Golang", "ZAP", "nope", "--explain"}, {"resolve", "--json", "k8s"},
	{"resolve", "--prose", "Go with #django, C# and Swift"}, {"resolve", "--prose", "--json", "written in Go with #django"}, {"resolve", "--prose", "go ahead"},
	{"export", "tools"}, {"export", "comparisons"}, {"export", "passages"}, {"export", "figures", "--format", "csv"},
	{"held"}, {"held", "list", "--json"}, {"dead"}, {"dead", "list", "--json"}, {"forget", "--list"},
	{"show", "djagno"}, {"search", "x", "--in", "tools", "--filter", "kind = ("}, {"dead", "show", "x"},
}

// TestBesideAndAlone: every command works while `up` runs and while nothing
// runs, and says the same.
func TestBesideAndAlone(t *testing.T) {
	t.Parallel()
	dir := crawled(t)
	// The same commands, whose times of asking differ.
	took := func(s string) string {
		var kept []string
		for line := range strings.Lines(s) {
			if !strings.Contains(line, `"took_ns"`) {
				kept = append(kept, line)
			}
		}
		return strings.Join(kept, "")
	}
	ask := func() []result {
		results := make([]result, len(looking))
		for i, args := range looking {
			results[i] = stackdex(t, dir, append(args, "--sample")...)
			results[i].stdout = took(results[i].stdout)
		}
		return results
	}
	alone := ask()
	startUp(t, dir, "--sample")
	for i, r := range ask() {
		if diff := cmp.Diff(alone[i], r, cmp.AllowUnexported(result{})); diff != "" {
			t.Errorf("%q (-alone +beside up):\n%.3000s", looking[i], diff)
		}
	}
}

// TestWorkBesideUp: what changes things is done by the one that runs.
func TestWorkBesideUp(t *testing.T) {
	t.Parallel()
	dir := crawled(t)
	up := startUp(t, dir, "--sample")
	if out := must(t, dir, "status", "--sample"); !strings.Contains(out, ", running, in "+dataDir(dir)) {
		t.Error(out)
	}
	must(t, dir, "status", "--healthy", "--sample")
	for _, args := range [][]string{{"refresh"}, {"crawl", "https://stackshare.example/django"}, {"up", "--once", "https://stackshare.example/flask"}} {
		r := stackdex(t, dir, append(args, "--sample")...)
		if r.code != 0 || !strings.Contains(r.stderr, "hand") || !strings.Contains(r.stdout, "run complete") {
			t.Errorf("%q: %+v", args, r)
		}
	}
	if r := stackdex(t, dir, "up", "--sample"); r.code != 1 || !strings.Contains(r.stderr, "already runs") || !strings.Contains(r.stderr, up.url) {
		t.Errorf("a second up: %+v", r)
	}
	if out := must(t, dir, "engine", "reindex", "--sample"); !strings.Contains(out, "generation g2-") || !strings.Contains(out, "0 documents differ") {
		t.Error(out)
	}
	if out := must(t, dir, "engine", "reindex", "--rollback", "--sample"); !strings.Contains(out, "generation g1 is live") {
		t.Error(out)
	}
}

// TestRollbackForgets: a generation that was kept does not bring back what was
// forgotten since it was live.
func TestRollbackForgets(t *testing.T) {
	onBothEngines(t, func(t *testing.T, in *installation) {
		in.must("engine", "reindex")
		const page = "https://stackshare.example/stackups/django-vs-flask"
		in.must("forget", page)
		want := in.export()
		in.must("engine", "reindex", "--rollback")
		if diff := cmp.Diff(want, in.export()); diff != "" {
			t.Errorf("-before +after:\n%.2000s", diff)
		}
	})
}

// TestForget: what is forgotten is gone from every export, stays away through
// a refresh and a rebuild, and can be taken back.
func TestForget(t *testing.T) {
	t.Parallel()
	for _, mode := range []string{"alone", "beside up"} {
		t.Run(mode, func(t *testing.T) {
			t.Parallel()
			dir := crawled(t)
			if mode != "alone" {
				startUp(t, dir, "--sample")
			}
			before := exported(t, dir)
			const page = "https://stackshare.example/stackups/django-vs-flask"
			cites := func() int { return strings.Count(exported(t, dir), `"url":"`+page+`"`) }
			if cites() == 0 {
				t.Fatal("nothing cites the page")
			}
			must(t, dir, "forget", page, "--sample")
			for _, args := range [][]string{nil, {"refresh"}, {"engine", "reindex"}} {
				if args != nil {
					must(t, dir, append(args, "--sample")...)
				}
				if n := cites(); n != 0 {
					t.Errorf("%d citations after forget and %q", n, args)
				}
			}
			if out := must(t, dir, "forget", "--list", "--sample"); !strings.Contains(out, page) {
				t.Error(out)
			}
			must(t, dir, "forget", "--undo", page, "--sample")
			if diff := cmp.Diff(before, exported(t, dir)); diff != "" {
				t.Errorf("after --undo (-before +after):\n%.3000s", diff)
			}
		})
	}
}

// TestFollowChanges: a program sees a change as it is committed.
func TestFollowChanges(t *testing.T) {
	t.Parallel()
	dir := crawled(t)
	startUp(t, dir, "--sample")
	ctx, cancel := context.WithTimeout(t.Context(), limit)
	defer cancel()
	follow := command(ctx, dir, "changes", "--follow", "--since", "1h", "--json", "--sample")
	stdout, err := follow.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := follow.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(stdout)
	if !lines.Scan() || !strings.Contains(lines.Text(), `"op":"upsert"`) { // it reads: what comes now is not missed
		t.Fatalf("first line %q", lines.Text())
	}
	must(t, dir, "forget", "--author", "Lena", "--sample")
	for lines.Scan() && !strings.Contains(lines.Text(), `"op":"delete"`) {
	}
	if !strings.Contains(lines.Text(), `"index":"passages"`) {
		t.Errorf("last line %q", lines.Text())
	}
	if err := follow.Process.Signal(syscall.SIGINT); err != nil {
		t.Fatal(err)
	}
	if err := follow.Wait(); err != nil {
		t.Errorf("interrupted: %v", err)
	}
}

// TestSecondRunWritesNothing: pages are asked for conditionally, and the search
// engine is left alone.
func TestSecondRunWritesNothing(t *testing.T) {
	t.Parallel()
	dir := crawled(t)
	before := exported(t, dir)
	for _, args := range [][]string{{"up", "--once"}, {"refresh"}} {
		out := must(t, dir, append(args, "--sample")...)
		if !strings.Contains(out, ": 0 fetched, ") || !strings.Contains(out, "nothing changed: nothing was written to the search engine") {
			t.Errorf("%q: %s", args, out)
		}
	}
	if diff := cmp.Diff(before, exported(t, dir)); diff != "" {
		t.Errorf("-before +after:\n%.3000s", diff)
	}
}

// TestHollowPages: a site that answers 200 with its main content gone changes
// no document; its pages are among the dead until they can be read again.
func TestHollowPages(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	site, flags := serveSample(t)
	site.Delay(0)
	common := append(flags, "--sample")
	must(t, dir, append([]string{"up", "--once"}, common...)...)
	before := exported(t, dir)
	site.Hollow(true)
	r := stackdex(t, dir, append([]string{"refresh"}, common...)...)
	if !strings.Contains(r.stdout, "unusable; see `stackdex dead list`") || !strings.Contains(r.stdout, "nothing was written to the search engine") {
		t.Errorf("exit code %d\n%s%s", r.code, r.stdout, r.stderr)
	}
	if diff := cmp.Diff(before, exported(t, dir)); diff != "" {
		t.Errorf("hollow pages changed documents (-before +after):\n%.3000s", diff)
	}
	if out := must(t, dir, "dead", "list", "--sample"); !strings.Contains(out, "https://stackshare.example/django ") {
		t.Errorf("dead list:\n%.2000s", out)
	}
	site.Hollow(false)
	must(t, dir, "dead", "replay", "all", "--sample")
	must(t, dir, append([]string{"refresh"}, common...)...)
	if out := must(t, dir, "dead", "list", "--sample"); !strings.Contains(out, "nothing is dead") {
		t.Errorf("dead list after the site came back:\n%.2000s", out)
	}
	if diff := cmp.Diff(before, exported(t, dir)); diff != "" {
		t.Errorf("after the site came back (-before +after):\n%.3000s", diff)
	}
}

// TestManyAtOnce: commands that come at the same time wait for one another.
func TestManyAtOnce(t *testing.T) {
	t.Parallel()
	dir := crawled(t)
	want := must(t, dir, "show", "django", "--sample")
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			if r := stackdex(t, dir, "show", "django", "--sample"); r.code != 0 || r.stdout != want {
				t.Errorf("%+v", r)
			}
		})
	}
	wg.Wait()
}

// TestBesideUpOnAnotherNATS: a command that cannot know where the log of the stackdex
// is that runs says so, and what to do, and does not wait for it to end.
func TestBesideUpOnAnotherNATS(t *testing.T) {
	t.Parallel()
	provider, dir := t.TempDir(), t.TempDir()
	startUp(t, provider)
	var nats instance.Info
	eventually(t, 5*time.Second, func(context.Context) error {
		b, err := os.ReadFile(filepath.Join(provider, "data", "stackdex", "run.json"))
		if err != nil {
			return err
		}
		return json.Unmarshal(b, &nats)
	})
	flags := []string{"--nats", nats.NATS, "--nats-token", nats.Token, "--nats-prefix", "other"}
	startUp(t, dir, flags...)
	for _, args := range [][]string{{"dead", "list"}, {"crawl", "http://127.0.0.1:1/x", "--allow-host", "127.0.0.1"}} {
		if r := stackdex(t, dir, args...); r.code != 1 || !strings.Contains(r.stderr, "keeps its log on another NATS") || !strings.Contains(r.stderr, "--nats") {
			t.Errorf("%q: %+v", args, r) // who waits says in the end that the directory is in use
		}
	}
	if out := must(t, dir, append([]string{"dead", "list"}, flags...)...); !strings.Contains(out, "nothing is dead") {
		t.Error(out)
	}
}

// TestBesideUpWithAPrefix: commands look into the streams of the stackdex that runs,
// whatever prefix they are told.
func TestBesideUpWithAPrefix(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	startUp(t, dir, "--nats-prefix", "mine")
	must(t, dir, "forget", "https://stackshare.io/django", "--nats-prefix", "mine")
	if out := must(t, dir, "forget", "--list"); !strings.Contains(out, "https://stackshare.io/django") {
		t.Error(out)
	}
}
