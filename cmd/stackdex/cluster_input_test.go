package main_test

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// soon is how long a command may take to say that it cannot work.
const soon = 20 * time.Second

// TestClusterBadInput: what keeps a role from working is said soon, with the
// thing and the remedy, and nothing secret.
func TestClusterBadInput(t *testing.T) {
	t.Parallel()
	dir, port := t.TempDir(), freePort(t)
	newProcess(t, dir, "nats", ownNATS(dir, port))
	url := fmt.Sprintf("nats://127.0.0.1:%d", port)
	eventually(t, soon, func(ctx context.Context) error { return dial(ctx, fmt.Sprintf("127.0.0.1:%d", port)) })
	nobody := fmt.Sprintf("127.0.0.1:%d", freePort(t))
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { taken.Close() })
	old := fakeMeili(t, http.StatusOK, `{"pkgVersion":"1.3.0","commitSha":"x","commitDate":"x"}`)
	other := fakeMeili(t, http.StatusOK, "<h1>It works!</h1>")
	refuses := fakeMeili(t, http.StatusForbidden, `{"message":"The provided API key is invalid.","code":"invalid_api_key","type":"auth","link":"x"}`)
	file := filepath.Join(dir, "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	nats := []string{"--nats", url, "--nats-token", clusterToken}
	meili := func(url string) []string {
		return append(nats, "--engine", "meilisearch", "--meili", url, "--meili-key", "k-of-mine")
	}
	for _, tt := range []struct {
		name string
		args []string
		want []string
	}{
		{"no NATS named", []string{"run", "crawl"}, []string{"--nats", "stackdex up"}},
		{"NATS does not answer", []string{"up", "--once", "--sample", "--nats", "nats://" + nobody, "--data-dir", filepath.Join(dir, "b")}, []string{nobody, "unreachable", "start it"}},
		{"no such NATS", []string{"run", "crawl", "--nats", "nats://nats.invalid:4222"}, []string{"nats.invalid", "check the address"}},
		{"wrong token", []string{"run", "crawl", "--nats", url, "--nats-token", "guess-of-mine"}, []string{url, "credentials"}},
		{"looks for no installation", append([]string{"dead", "list", "--nats-prefix", "typo"}, nats...), []string{url, "prefix typo", "--nats-prefix"}},
		{"forgets in no installation", append([]string{"forget", early()[0], "--nats-prefix", "typo"}, nats...), []string{"prefix typo", "--nats-prefix"}},
		{"no crawler", append([]string{"crawl", "--sample", early()[0]}, nats...), []string{"no crawler is alive", "stackdex run crawl"}},
		{"nothing to refresh it", append([]string{"refresh", "--sample"}, nats...), []string{"no crawler is alive", "stackdex run crawl"}},
		{"Meilisearch does not answer", append([]string{"up", "--once", "--sample", "--data-dir", filepath.Join(dir, "a")}, meili("http://"+nobody)...), []string{nobody, "unavailable", "--meili"}},
		{"no such host", append([]string{"run", "index"}, meili("http://meili.invalid:7700")...), []string{"meili.invalid", "--meili"}},
		{"something else answers", append([]string{"run", "serve"}, meili(other)...), []string{other, "is it a Meilisearch?", "--meili"}},
		{"wrong key", append([]string{"run", "serve"}, meili(refuses)...), []string{refuses, "key is refused", "STACKDEX_MEILI_KEY"}},
		{"old Meilisearch", append([]string{"run", "serve"}, meili(old)...), []string{"1.3.0", "upgrade"}},
		{"serve what is embedded", append([]string{"run", "serve"}, nats...), []string{"embedded engine", "--engine meilisearch"}},
		{"address in use", append([]string{"run", "serve", "--listen", taken.Addr().String()}, nats...), []string{"--listen", taken.Addr().String(), "free address"}},
		{"data directory is a file", append([]string{"run", "index", "--data-dir", filepath.Join(file, "x")}, nats...), []string{file, "--data-dir"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			refused(t, dir, tt.args, tt.want...)
		})
	}
}

// TestClusterSharedDirectory: a second indexer in the same directory is refused.
func TestClusterSharedDirectory(t *testing.T) {
	t.Parallel()
	dir, port := t.TempDir(), freePort(t)
	newProcess(t, dir, "nats", ownNATS(dir, port))
	eventually(t, soon, func(ctx context.Context) error { return dial(ctx, fmt.Sprintf("127.0.0.1:%d", port)) })
	c := &cluster{t: t, dir: dir}
	args := []string{"run", "index", "--data-dir", c.dataDir(0), "--nats", fmt.Sprintf("nats://127.0.0.1:%d", port), "--nats-token", clusterToken}
	first := c.role("index", args...)
	eventually(t, soon, func(context.Context) error {
		if b, err := os.ReadFile(first.log); err != nil || !strings.Contains(string(b), "ready") {
			return fmt.Errorf("the first indexer is not ready: %s, %v", b, err)
		}
		return nil
	})
	refused(t, dir, args, c.dataDir(0), fmt.Sprintf("process %d", first.pid()), "--data-dir")
}

// TestClusterSaysWhoIndexes: who writes to a cluster, or asks how it is, is told
// whether what is stored will be searchable.
func TestClusterSaysWhoIndexes(t *testing.T) {
	t.Parallel()
	dir, port := t.TempDir(), freePort(t)
	newProcess(t, dir, "nats", ownNATS(dir, port))
	eventually(t, soon, func(ctx context.Context) error { return dial(ctx, fmt.Sprintf("127.0.0.1:%d", port)) })
	nats := []string{"--nats", fmt.Sprintf("nats://127.0.0.1:%d", port), "--nats-token", clusterToken}
	csv := filepath.Join(dir, "tools.csv")
	if err := os.WriteFile(csv, []byte("url,object_id,name,title,popularity,votes,verified,description,stack_count,type,category,layer,function\nhttps://stackshare.io/django,Service_1,Django,,1,1,False,,1,service,frameworks,application,languages\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	says := func(want string, args ...string) error {
		if r := stackdex(t, dir, append(args, nats...)...); r.code != 0 || !strings.Contains(r.stdout, want) {
			return fmt.Errorf("%v: exit code %d, %q lacks %q; %s", args, r.code, r.stdout, want, r.stderr)
		}
		return nil
	}
	imported := []string{"import", "stackshare-csv", csv, "--as-of", "2024-05-01"}
	for _, err := range []error{says("not searchable yet: nobody indexes", imported...), says("nobody indexes: start `stackdex run index`", "status")} {
		if err != nil {
			t.Error(err)
		}
	}
	c := &cluster{t: t, dir: dir}
	indexer := c.role("index", append([]string{"run", "index", "--data-dir", c.dataDir(0)}, nats...)...)
	who := fmt.Sprintf("-%d", indexer.pid())
	eventually(t, soon, func(context.Context) error { return says("indexing: ", "status") })
	for _, err := range []error{says(who+" has indexed them", imported...), says(who, "status")} {
		if err != nil {
			t.Error(err)
		}
	}
}

// TestClusterStandsBy: beside a stackdex that stands by, what is stored is not waited
// for, and a command says who indexes it.
func TestClusterStandsBy(t *testing.T) {
	t.Parallel()
	dir, port := t.TempDir(), freePort(t)
	newProcess(t, dir, "nats", ownNATS(dir, port))
	eventually(t, soon, func(ctx context.Context) error { return dial(ctx, fmt.Sprintf("127.0.0.1:%d", port)) })
	nats := []string{"--sample", "--nats", fmt.Sprintf("nats://127.0.0.1:%d", port), "--nats-token", clusterToken}
	c := &cluster{t: t, dir: dir}
	up := func(i int) (*process, []string) {
		args := append([]string{"--data-dir", c.dataDir(i)}, nats...)
		p := c.role(fmt.Sprintf("up%d", i), append([]string{"up", early()[0]}, args...)...)
		c.logged("ready", p)
		return p, args
	}
	first, _ := up(0)
	_, args := up(1)
	who := fmt.Sprintf("-%d", first.pid())
	if r := stackdex(t, dir, append([]string{"crawl", early()[0]}, args...)...); r.code != 0 || !strings.Contains(r.stdout, who+" has indexed") {
		t.Errorf("crawl: exit code %d, %q lacks %q\n%s", r.code, r.stdout, who, r.stderr)
	}
	if r := stackdex(t, dir, append([]string{"status"}, args...)...); r.code != 0 || !strings.Contains(r.stdout, "indexing: ") || !strings.Contains(r.stdout, who) {
		t.Errorf("status: exit code %d, %q lacks %q\n%s", r.code, r.stdout, who, r.stderr)
	}
}

// refused expects a command to fail soon and to say all of want.
func refused(t *testing.T, dir string, args []string, want ...string) {
	t.Helper()
	var r result
	took := worked(func() { r = stackdex(t, dir, args...) })
	if r.code == 0 || took > soon {
		t.Errorf("exit code %d after %s", r.code, took)
	}
	for _, w := range want {
		if !strings.Contains(r.stderr, w) {
			t.Errorf("%q lacks %q", r.stderr, w)
		}
	}
	for _, secret := range []string{clusterToken, "guess-of-mine", "k-of-mine"} {
		if strings.Contains(r.stdout+r.stderr, secret) {
			t.Errorf("%q shows a secret", r.stderr)
		}
	}
}

// fakeMeili is a server that gives one answer to everything.
func fakeMeili(t *testing.T, status int, body string) string {
	t.Helper()
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(status)
		fmt.Fprint(w, body)
	}))
	t.Cleanup(s.Close)
	return s.URL
}

// TestWrongKeyMakesNothing: a server that refuses the key is told before there
// are streams, or anything else.
func TestWrongKeyMakesNothing(t *testing.T) {
	t.Parallel()
	refuses := fakeMeili(t, http.StatusForbidden, `{"code":"invalid_api_key","message":"The provided API key is invalid."}`)
	for _, args := range [][]string{{"engine", "setup"}, {"up", "--once"}} {
		dir := t.TempDir()
		r := stackdex(t, dir, append(args, "--sample", "--engine", "meilisearch", "--meili", refuses, "--meili-key", "wrong")...)
		if r.code != 1 || r.stdout != "" || !strings.Contains(r.stderr, "the key is refused") {
			t.Errorf("%q: exit code %d\n%s%s", args, r.code, r.stdout, r.stderr)
		}
		if _, err := os.Stat(dataDir(dir)); !errors.Is(err, os.ErrNotExist) {
			t.Errorf("%q made a data directory: %v", args, err)
		}
	}
}

// TestClusterBadSettings: a difference ends --diff with 1, however it is printed.
func TestClusterBadSettings(t *testing.T) {
	t.Parallel()
	empty := fakeMeili(t, http.StatusOK, `{"pkgVersion":"1.20.0","results":[],"total":0}`)
	for _, flags := range [][]string{{"--diff"}, {"--diff", "--json"}} {
		r := stackdex(t, t.TempDir(), append([]string{"engine", "settings", "--engine", "meilisearch", "--meili", empty}, flags...)...)
		if r.code != 1 || r.stderr != "" || !strings.Contains(r.stdout, "stackdex_tools") {
			t.Errorf("%q: exit code %d\n%s%s", flags, r.code, r.stdout, r.stderr)
		}
	}
}

func dial(ctx context.Context, address string) error {
	conn, err := (&net.Dialer{}).DialContext(ctx, "tcp", address)
	if err != nil {
		return err
	}
	return conn.Close()
}
