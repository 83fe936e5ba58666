package main_test

import (
	"bytes"
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
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stackdex/stackdex/cmd/stackdex/internal/instance"
	"github.com/stackdex/stackdex/index/indextest"
)

// engineCluster is an indexer and a server of a cluster whose Meilisearch is killed
// and changed by hand.
type engineCluster struct {
	*cluster
	meili  *indextest.Meili
	shared []string // flags
	prefix string
}

// TestClusterEngineAway: whatever happens to Meilisearch, before the roles start,
// while they work and while none does, those who ask are told.
func TestClusterEngineAway(t *testing.T) {
	t.Parallel()
	dir, port := t.TempDir(), freePort(t)
	nats := newProcess(t, dir, "nats", ownNATS(dir, port))
	eventually(t, soon, func(ctx context.Context) error { return dial(ctx, fmt.Sprintf("127.0.0.1:%d", port)) })
	c := &engineCluster{cluster: &cluster{t: t, dir: dir, nats: nats}, meili: ownMeili(t, dir), prefix: fmt.Sprintf("away%d", port)}
	c.shared = []string{"--nats", fmt.Sprintf("nats://127.0.0.1:%d", port), "--nats-token", clusterToken, "--data-dir", c.dataDir(0),
		"--engine", "meilisearch", "--meili", c.meili.URL, "--meili-key", c.meili.Key, "--index-prefix", c.prefix}
	c.says([]string{"search", "tool7"}, 1, "no stackdex keeps its streams there", "`stackdex run index`")
	c.startWithout()
	c.says(c.importOf("2024-05-01", 30), 0, "imported 30 rows")
	c.says([]string{"search", "tool7"}, 0, "Tool7")
	c.changedByHand()
	c.away()
	c.hung()
	c.deletedByHand()
	c.manyDocuments()
	c.indexDeleted()
	c.withoutNATS()
	c.anotherInstallation(port)
}

// says runs a command and holds that its exit code is the one that is expected and
// that it prints all of want.
func (c *engineCluster) says(args []string, code int, want ...string) result {
	c.t.Helper()
	r := stackdex(c.t, c.dir, slices.Concat(args[:1:1], c.shared, args[1:])...)
	if r.code != code {
		c.t.Errorf("%q: exit code %d, want %d\n%s%s", args, r.code, code, r.stdout, r.stderr)
	}
	for _, w := range want {
		if !strings.Contains(r.stdout+r.stderr, w) {
			c.t.Errorf("%q lacks %q:\n%s%s", args, w, r.stdout, r.stderr)
		}
	}
	return r
}

// importOf is the import of a dataset of some tools.
func (c *engineCluster) importOf(day string, tools int) []string {
	c.t.Helper()
	var b bytes.Buffer
	b.WriteString("url,object_id,name,title,popularity,votes,verified,description,stack_count,type,category,layer,function\n")
	for i := range tools {
		fmt.Fprintf(&b, "https://stackshare.io/tool%d,Service_%d,Tool%d,,1,1,False,,%d,service,frameworks,application,languages\n", i, i, i, len(day)+i)
	}
	csv := filepath.Join(c.dir, day+".csv")
	if err := os.WriteFile(csv, b.Bytes(), 0o600); err != nil {
		c.t.Fatal(err)
	}
	return []string{"import", "stackshare-csv", csv, "--as-of", day}
}

func (c *engineCluster) kill() {
	c.t.Helper()
	if err := c.meili.Kill(); err != nil {
		c.t.Fatal(err)
	}
}

func (c *engineCluster) revive() {
	c.t.Helper()
	if err := c.meili.Start(); err != nil {
		c.t.Fatal(err)
	}
}

// startWithout starts the roles while Meilisearch is down.
func (c *engineCluster) startWithout() {
	c.t.Helper()
	c.kill()
	c.index = []*process{c.role("index", append([]string{"run", "index"}, c.shared...)...)}
	listen := fmt.Sprintf("127.0.0.1:%d", freePort(c.t))
	c.api = "http://" + listen
	c.serve = c.role("serve", append([]string{"run", "serve", "--listen", listen}, c.shared...)...)
	c.logged("waiting for the engine", c.index[0], c.serve)
	c.revive()
	c.logged("ready", c.index[0], c.serve)
}

// changedByHand changes settings of the server.
func (c *engineCluster) changedByHand() {
	c.t.Helper()
	c.says([]string{"status", "--data-dir", c.dataDir(8)}, 0, "a client of nats://127.0.0.1:", "indexing: ")
	if r := c.says([]string{"status"}, 0, ", running, in "+c.dataDir(0), "searchable: "); strings.Contains(r.stdout, "settings") {
		c.t.Errorf("nobody changed settings: %s", r.stdout)
	}
	tools := "/indexes/" + c.prefix + "_tools/settings/"
	tell(c.t, c.meili, http.MethodPut, tools+"displayed-attributes", []string{"id"})
	c.says([]string{"status"}, 0, c.prefix+"_tools.displayedAttributes", "engine settings --diff")
	c.says([]string{"search", "tool7", "--in", "tools"}, 0, "hides", "engine settings --diff")
	tell(c.t, c.meili, http.MethodDelete, tools+"displayed-attributes", nil)
	c.says([]string{"search", "tool7", "--in", "tools"}, 0, "Tool7")
	for range 2 { // the second time just after the indexer has looked
		tell(c.t, c.meili, http.MethodPut, tools+"filterable-attributes", []string{"homepage"})
		eventually(c.t, soon, func(ctx context.Context) error { // the first one that is refused has the indexer look
			_, err := fetch(ctx, c.api+"/v1/search?in=tools&filter="+url.QueryEscape("kind = service"))
			return err
		})
	}
	c.logged(c.prefix+"_tools.filterableAttributes", c.index[0])
}

// away kills Meilisearch while all work.
func (c *engineCluster) away() {
	c.t.Helper()
	c.kill()
	if r := c.says([]string{"status"}, 1, "nothing is searchable now", "unavailable"); strings.Contains(r.stdout, "searchable: ") {
		c.t.Errorf("status says %s", r.stdout)
	}
	c.says([]string{"search", "tool7"}, 1, c.meili.URL, "unavailable", "start Meilisearch there") // an operator is told where
	c.strangers()
	imported := newProcess(c.t, c.dir, "import", func() *exec.Cmd { return c.command(append(c.importOf("2024-06-01", 31), c.shared...)...) })
	c.logged("waits for the engine", imported)
	eventually(c.t, limit, func(context.Context) error { // from elsewhere, too
		r := stackdex(c.t, c.dir, append(append([]string{"status"}, c.shared...), "--data-dir", c.dataDir(8))...)
		if !strings.Contains(r.stdout, "the indexer waits for the engine: ") {
			return errors.New(r.stdout + r.stderr)
		}
		return nil
	})
	c.revive()
	c.logged("imported 31 rows", imported)
	c.says([]string{"status"}, 0, "searchable: 31 tools")
}

// strangers are told nothing of the inside by either API.
func (c *engineCluster) strangers() {
	c.t.Helper()
	inst, running, err := instance.Find(c.t.Context(), c.dataDir(0))
	if err != nil || !running {
		c.t.Fatalf("no indexer runs: %v", err)
	}
	for _, api := range []string{inst.HTTP, c.api} {
		b, err := fetch(c.t.Context(), api+"/v1/status")
		if err != nil || !strings.Contains(string(b), `"generated_at"`) {
			c.t.Errorf("%s, %v", b, err)
		}
		for _, inside := range []string{c.dir, c.meili.URL, c.prefix, "nats", "import "} {
			if strings.Contains(string(b), inside) {
				c.t.Errorf("strangers are told %q: %s", inside, b)
			}
		}
	}
}

// hung has Meilisearch take requests and answer none: who serves is alive, and not
// healthy, for nothing is found.
func (c *engineCluster) hung() {
	c.t.Helper()
	to, err := url.Parse(c.meili.URL)
	if err != nil {
		c.t.Fatal(err)
	}
	var hangs atomic.Bool
	over := make(chan struct{}) // a request whose body nobody reads does not end with its client
	defer close(over)
	proxy := httputil.NewSingleHostReverseProxy(to)
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if hangs.Load() {
			<-over
			return
		}
		proxy.ServeHTTP(w, r)
	}))
	c.t.Cleanup(s.Close)
	flags := append([]string{"--listen", fmt.Sprintf("127.0.0.1:%d", freePort(c.t))}, c.shared...)
	flags = append(flags, "--meili", s.URL, "--data-dir", c.dataDir(9), "--answer-timeout", "1s")
	serve := c.role("serve-hung", append([]string{"run", "serve"}, flags...)...)
	c.logged("ready", serve)
	healthy := append([]string{"status", "--healthy"}, flags...)
	if r := stackdex(c.t, c.dir, healthy...); r.code != 0 {
		c.t.Errorf("health of who serves: exit code %d %s", r.code, r.stderr)
	}
	hangs.Store(true)
	if r := stackdex(c.t, c.dir, healthy...); r.code != 1 || !strings.Contains(r.stderr, "not ready") {
		c.t.Errorf("health of who serves while Meilisearch hangs: exit code %d %s", r.code, r.stderr)
	}
	if _, err := fetch(c.t.Context(), "http://"+flags[1]+"/healthz"); err != nil {
		c.t.Errorf("life of who serves while Meilisearch hangs: %v", err)
	}
	serve.kill()
}

// deletedByHand deletes a document while nobody indexes.
func (c *engineCluster) deletedByHand() {
	c.t.Helper()
	c.index[0].kill()
	tell(c.t, c.meili, http.MethodDelete, "/indexes/"+c.prefix+"_tools/documents/tool7", nil)
	for _, args := range [][]string{{"search", "tool7"}, {"show", "tool7"}, {"export", "tools"}} {
		if r := c.says(args, 1, "30 of 31 tools", "start `stackdex run index`"); r.stdout != "" {
			c.t.Errorf("%q says %s", args, r.stdout)
		}
	}
	client := c.dataDir(8)
	c.says([]string{"engine", "reindex", "--data-dir", client}, 1, "nobody indexes", "start `stackdex run index`")
	if _, err := os.Stat(client); !errors.Is(err, os.ErrNotExist) {
		c.t.Errorf("a reindex that was refused leaves %s: %v", client, err)
	}
	c.says([]string{"status"}, 0, "30 of tools are in the engine", "`stackdex run index` repairs that")
	c.index[0].start(c.t)
	eventually(c.t, limit, func(context.Context) error {
		if r := stackdex(c.t, c.dir, append([]string{"show", "tool7"}, c.shared...)...); r.code != 0 {
			return errors.New(r.stderr)
		}
		return nil
	})
}

// manyDocuments imports a dataset and holds that it takes few tasks.
func (c *engineCluster) manyDocuments() {
	c.t.Helper()
	before := c.tasks()
	c.says(c.importOf("2024-07-01", 3000), 0, "imported 3,000 rows")
	c.says([]string{"show", "tool2999"}, 0, "Tool2999")
	if took := c.tasks() - before; took > 20 {
		c.t.Errorf("3,000 documents took %d tasks", took)
	}
}

// tasks returns how many tasks Meilisearch ever had.
func (c *engineCluster) tasks() (n int) {
	c.t.Helper()
	var list struct{ Total int }
	readMeili(c.t, c.meili, "/tasks?limit=1", &list)
	return list.Total
}

// indexDeleted deletes an index under the indexer, which writes it anew.
func (c *engineCluster) indexDeleted() {
	c.t.Helper()
	tell(c.t, c.meili, http.MethodDelete, "/indexes/"+c.prefix+"_tools", nil)
	eventually(c.t, limit, func(context.Context) error {
		r := stackdex(c.t, c.dir, append([]string{"show", "tool2999"}, c.shared...)...)
		if strings.Contains(r.stderr, "no tool is called") {
			c.t.Errorf("what is not there yet is told not to exist: %s", r.stderr)
		}
		if r.code != 0 {
			return errors.New(r.stderr)
		}
		return nil
	})
	c.says([]string{"status"}, 0, "searchable: 3,000 tools")
}

// withoutNATS: who serves is ready as long as it answers searches, and says what is
// amiss.
func (c *engineCluster) withoutNATS() {
	c.t.Helper()
	c.nats.kill()
	for path, want := range map[string]string{"/readyz": "NATS does not answer", "/v1/search?q=tool7&in=tools": "Tool7"} {
		eventually(c.t, limit, func(ctx context.Context) error {
			body, err := fetch(ctx, c.api+path)
			if err == nil && !strings.Contains(string(body), want) {
				err = fmt.Errorf("%s lacks %q: %s", path, want, body)
			}
			return err
		})
	}
	// As the container of a server does, in which no indexer works.
	r := stackdex(c.t, c.dir, append(append([]string{"status", "--healthy"}, c.shared...), "--data-dir", c.dataDir(9), "--listen", strings.TrimPrefix(c.api, "http://"))...)
	if r.code != 0 {
		c.t.Errorf("health of who serves: exit code %d %s", r.code, r.stderr)
	}
}

// anotherInstallation is set up with the index prefix of this one.
func (c *engineCluster) anotherInstallation(natsOfThis int) {
	c.t.Helper()
	port := freePort(c.t)
	newProcess(c.t, c.dir, "other-nats", ownNATS(filepath.Join(c.dir, "other"), port))
	eventually(c.t, soon, func(ctx context.Context) error { return dial(ctx, fmt.Sprintf("127.0.0.1:%d", port)) })
	c.shared = append(c.shared, "--nats", fmt.Sprintf("nats://127.0.0.1:%d", port), "--data-dir", c.dataDir(9))
	c.says([]string{"engine", "setup"}, 1, fmt.Sprintf("the streams STACKDEX_* of nats://127.0.0.1:%d", natsOfThis), c.prefix, "--index-prefix", "--take-over")
	c.says([]string{"engine", "setup", "--take-over"}, 0, "indexes are ready")
	c.says([]string{"engine", "setup"}, 0, "indexes are ready")
}

// TestIndexerThatDies: who waits for a process that is killed is told what becomes
// of the work.
func TestIndexerThatDies(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/healthz" {
			fmt.Fprintf(w, `{"program":"stackdex","pid":%d}`, os.Getpid())
			return
		}
		panic(http.ErrAbortHandler)
	}))
	t.Cleanup(s.Close)
	data := filepath.Join(dir, "data")
	if err := os.MkdirAll(data, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := instance.Publish(data, instance.Info{PID: os.Getpid(), HTTP: s.URL, Started: time.Now()}); err != nil {
		t.Fatal(err)
	}
	r := stackdex(t, dir, "engine", "reindex", "--data-dir", data)
	if r.code != 1 || !strings.Contains(r.stderr, "ended meanwhile") || !strings.Contains(r.stderr, "the same command goes on") {
		t.Errorf("exit code %d: %s", r.code, r.stderr)
	}
}
