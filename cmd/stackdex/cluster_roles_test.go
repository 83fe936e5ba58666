package main_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stackdex/stackdex/cmd/stackdex/internal/instance"
	"github.com/stackdex/stackdex/cmd/stackdex/internal/sampleweb"
	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/indextest"
	"github.com/stackdex/stackdex/index/web"
	"github.com/stackdex/stackdex/ingest"
)

const (
	crawlers = 3
	indexers = 2
)

// cluster is stackdex as processes on one NATS, one Meilisearch and one sample
// web.
type cluster struct {
	t       *testing.T
	dir     string
	env     []string
	mirrors []string // flags that lead to the sample web
	nats    *process
	crawl   []*process
	index   []*process
	serve   *process
	log     *ingest.Log
	api     string
}

// startCluster starts all roles; nats makes the NATS server.
func startCluster(t *testing.T, nats func(dir string, port int) func() *exec.Cmd) *cluster {
	t.Helper()
	c := &cluster{t: t, dir: t.TempDir(), mirrors: slowly(t, 150*time.Millisecond)}
	meili := realMeili(t, c.dir)
	port := freePort(t)
	url := fmt.Sprintf("nats://127.0.0.1:%d", port)
	c.env = []string{
		"STACKDEX_NATS=" + url, "STACKDEX_NATS_TOKEN=" + clusterToken, "STACKDEX_ENGINE=meilisearch",
		"STACKDEX_MEILI=" + meili.URL, "STACKDEX_MEILI_KEY=" + meili.Key, "STACKDEX_INDEX_PREFIX=" + filepath.Base(c.dir) + strconv.Itoa(port),
		"STACKDEX_LOG_LEVEL=info",
	}
	c.nats = newProcess(t, c.dir, "nats", nats(c.dir, port))
	eventually(t, 20*time.Second, func(ctx context.Context) (err error) {
		c.log, err = ingest.Connect(ctx, ingest.Config{URL: url, Token: clusterToken, Prefix: "STACKDEX"})
		return err
	})
	t.Cleanup(c.log.Close)
	if r := c.run("engine", "setup"); r.code != 0 {
		t.Fatalf("engine setup: exit code %d\n%s%s", r.code, r.stdout, r.stderr)
	}
	for i := range crawlers {
		c.crawl = append(c.crawl, c.role(fmt.Sprintf("crawl%d", i), append([]string{"run", "crawl", "--sample", "--per-host", "1"}, c.mirrors...)...))
	}
	for i := range indexers {
		c.index = append(c.index, c.role(fmt.Sprintf("index%d", i), "run", "index", "--sample", "--data-dir", c.dataDir(i)))
	}
	listen := fmt.Sprintf("127.0.0.1:%d", freePort(t))
	c.serve = c.role("serve", "run", "serve", "--sample", "--listen", listen)
	c.api = "http://" + listen
	eventually(t, 20*time.Second, c.ready)
	return c
}

// realMeili is a Meilisearch of this test; without one the test is skipped.
func realMeili(t *testing.T, dir string) *indextest.Meili {
	t.Helper()
	return meiliOf(t, dir, indextest.StartMeili)
}

// ownMeili is one that the test may kill and start again.
func ownMeili(t *testing.T, dir string) *indextest.Meili {
	t.Helper()
	return meiliOf(t, dir, indextest.StartOwnMeili)
}

func meiliOf(t *testing.T, dir string, start func(dir string) (*indextest.Meili, error)) *indextest.Meili {
	t.Helper()
	m, err := start(dir)
	if err != nil {
		if os.Getenv(indextest.RequireMeili) != "" {
			t.Fatal(err)
		}
		t.Skip(err)
	}
	t.Cleanup(func() { _ = m.Kill() })
	return m
}

// slowly serves the sample web with a delay, so that a crawl takes long enough
// to be disturbed, and returns the flags that lead there.
func slowly(t *testing.T, delay time.Duration) []string {
	t.Helper()
	sample, err := sampleweb.Start()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { sample.Close() })
	var flags []string
	for site, address := range sample.Mirrors() {
		target, err := url.Parse(address)
		if err != nil {
			t.Fatal(err)
		}
		proxy := httputil.NewSingleHostReverseProxy(target)
		proxy.Transport = &http.Transport{DisableCompression: true}
		s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if pass(r.Context(), delay) == nil {
				proxy.ServeHTTP(w, r)
			}
		}))
		t.Cleanup(s.Close)
		flags = append(flags, "--mirror", site+"="+s.URL)
	}
	return flags
}

func (c *cluster) dataDir(indexer int) string {
	return filepath.Join(c.dir, fmt.Sprintf("data%d", indexer))
}

func (c *cluster) command(args ...string) *exec.Cmd {
	cmd := command(context.Background(), c.dir, args...)
	cmd.Env = append(cmd.Env, c.env...)
	return cmd
}

func (c *cluster) role(name string, args ...string) *process {
	return newProcess(c.t, c.dir, name, func() *exec.Cmd { return c.command(args...) })
}

// logged waits until some processes have said something.
func (c *cluster) logged(want string, processes ...*process) {
	c.t.Helper()
	eventually(c.t, limit, func(context.Context) error {
		for _, p := range processes {
			if b, err := os.ReadFile(p.log); err != nil || !strings.Contains(string(b), want) {
				return fmt.Errorf("%s does not say %q: %s, %v", p.name, want, b, err)
			}
		}
		return nil
	})
}

// run runs a command of an operator to its end.
func (c *cluster) run(args ...string) result {
	c.t.Helper()
	return stackdex(c.t, c.dir, append(args, settings(c.env)...)...)
}

// settings turns variables into flags.
func settings(env []string) []string {
	var flags []string
	for _, v := range env {
		name, value, _ := strings.Cut(strings.TrimPrefix(v, "STACKDEX_"), "=")
		flags = append(flags, "--"+strings.ReplaceAll(strings.ToLower(name), "_", "-")+"="+value)
	}
	return flags
}

func (c *cluster) ready(ctx context.Context) error {
	_, err := fetch(ctx, c.api+"/readyz")
	return err
}

// leader returns which indexer works.
func (c *cluster) leader(ctx context.Context) (int, error) {
	holders, err := c.log.Holders(ctx)
	if err != nil {
		return 0, err
	}
	for _, h := range holders {
		for i, p := range c.index {
			if h.Lease == "lead.indexer" && strings.HasSuffix(h.Member, "-"+strconv.Itoa(p.pid())) {
				return i, nil
			}
		}
	}
	return 0, errors.New("no indexer leads")
}

// settled returns nil when the indexer that works has nothing left to do.
func (c *cluster) settled(ctx context.Context) error {
	leader, err := c.leader(ctx)
	if err != nil {
		return err
	}
	info, running, err := instance.Find(ctx, c.dataDir(leader))
	if err != nil || !running {
		return fmt.Errorf("indexer %d does not answer: %v", leader, err)
	}
	b, err := fetch(ctx, info.HTTP+"/v1/status")
	if err != nil {
		return err
	}
	var s struct {
		Index struct {
			Applied   uint64
			Dirty     int
			Phase     string
			Rewriting bool
		}
	}
	if err := json.Unmarshal(b, &s); err != nil {
		return err
	}
	pages, err := c.log.PagesInfo(ctx)
	if err != nil {
		return err
	}
	if x := s.Index; x.Applied < pages.Last || x.Dirty > 0 || x.Rewriting || x.Phase != "idle" {
		return fmt.Errorf("indexer %d: %+v, the log ends at %d", leader, x, pages.Last)
	}
	return nil
}

// documents exports all documents through the API.
func (c *cluster) documents() map[string]string {
	c.t.Helper()
	ctx, cancel := context.WithTimeout(c.t.Context(), limit)
	defer cancel()
	all := map[string]string{}
	for _, name := range index.Names() {
		var b strings.Builder
		err := web.NewClient(c.api, http.DefaultClient).Export(ctx, name, func(doc []byte) error {
			b.Write(append(doc, '\n'))
			return nil
		})
		if err != nil {
			c.t.Fatal(err)
		}
		all[string(name)] = b.String()
	}
	return all
}

func fetch(ctx context.Context, url string) ([]byte, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return nil, err
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("%s: %s", url, resp.Status)
	}
	return io.ReadAll(resp.Body)
}
