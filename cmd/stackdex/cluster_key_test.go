package main_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// keys are those that `engine keys` shows.
func (c *engineCluster) keys() (keys struct{ Own, Search string }) {
	c.t.Helper()
	r := stackdex(c.t, c.dir, "engine", "keys", "--json", "--engine", "meilisearch", "--meili", c.meili.URL, "--meili-key", c.meili.Key, "--index-prefix", c.prefix)
	if err := json.Unmarshal([]byte(r.stdout), &keys); err != nil || keys.Own == "" || keys.Search == "" {
		c.t.Fatalf("%v: %s%s", err, r.stdout, r.stderr)
	}
	return keys
}

// ownKey writes the key for stackdex itself into a file.
func (c *engineCluster) ownKey(file string) (key string) {
	c.t.Helper()
	keys := c.keys()
	if err := os.WriteFile(file, []byte(keys.Own+"\n"), 0o600); err != nil {
		c.t.Fatal(err)
	}
	return keys.Own
}

func (c *engineCluster) revoke(key string) {
	c.t.Helper()
	req, err := http.NewRequestWithContext(c.t.Context(), http.MethodDelete, c.meili.URL+"/keys/"+key, nil)
	if err != nil {
		c.t.Fatal(err)
	}
	req.Header.Set("Authorization", "Bearer "+c.meili.Key)
	resp, err := http.DefaultClient.Do(req)
	if err != nil || resp.StatusCode != http.StatusNoContent {
		c.t.Fatalf("revoke a key: %v, %v", resp, err)
	}
	resp.Body.Close()
}

// searchKey asks with a key that may only search, beside the streams and without.
func (c *engineCluster) searchKey() {
	c.t.Helper()
	search := c.keys().Search
	server := []string{"--engine", "meilisearch", "--meili", c.meili.URL, "--index-prefix", c.prefix, "--meili-key", search, "--data-dir", c.dataDir(9)}
	nats := append(slices.Clone(server), c.shared[:4]...)
	for _, flags := range [][]string{server, nats} {
		for _, w := range []struct {
			args []string
			code int
			says string
		}{
			{[]string{"search", "tool7", "--in", "tools"}, 0, "Tool7"},
			{[]string{"search", "", "--in", "tools", "--filter", "kind = language", "--facet", "kind"}, 0, "Tools 30"},
			{[]string{"show", "tool7"}, 0, "Tool7"},
			{[]string{"show", "nothing-of-that-name"}, 1, "no tool is called"},
			{[]string{"export", "tools"}, 1, "engine keys --json"},
			{[]string{"engine", "settings", "--diff"}, 1, "engine keys --json"},
		} {
			r := stackdex(c.t, c.dir, append(w.args, flags...)...)
			if r.code != w.code || !strings.Contains(r.stdout+r.stderr, w.says) || strings.Contains(r.stdout+r.stderr, search) {
				c.t.Errorf("%q with %q: exit code %d, want %q: %s%s", w.args, flags, r.code, w.says, r.stdout, r.stderr)
			}
		}
	}
}

// setUp sets up with the key of a file, which is all that stackdex itself needs, and
// which cannot manage keys.
func (c *engineCluster) setUp(keyFile string) {
	c.t.Helper()
	flags := append(slices.Clone(c.shared), "--meili-key-file", keyFile, "--data-dir", c.dataDir(8))
	for _, w := range []struct {
		args []string
		code int
		says []string
	}{
		{[]string{"engine", "setup"}, 0, []string{"indexes are ready", "keys are neither made nor shown", "the master key"}},
		{[]string{"engine", "keys"}, 1, []string{"takes the master key; set it in " + keyFile}},
	} {
		r := stackdex(c.t, c.dir, append(w.args, flags...)...)
		for _, says := range w.says {
			if r.code != w.code || !strings.Contains(r.stdout+r.stderr, says) || strings.Contains(r.stderr, "engine keys --json") {
				c.t.Errorf("%q with the least key: exit code %d, want %d and %q: %s%s", w.args, r.code, w.code, says, r.stdout, r.stderr)
			}
		}
	}
}

// TestClusterKeyReplaced: a key that is revoked ends neither the indexer that works
// nor the one that stands by: they say which they need, and go on with the one that
// stands in their file later.
func TestClusterKeyReplaced(t *testing.T) {
	t.Parallel()
	dir, port := t.TempDir(), freePort(t)
	newProcess(t, dir, "nats", ownNATS(dir, port))
	eventually(t, soon, func(ctx context.Context) error { return dial(ctx, fmt.Sprintf("127.0.0.1:%d", port)) })
	c := &engineCluster{cluster: &cluster{t: t, dir: dir}, meili: ownMeili(t, dir), prefix: fmt.Sprintf("key%d", port)}
	c.shared = []string{"--nats", fmt.Sprintf("nats://127.0.0.1:%d", port), "--nats-token", clusterToken,
		"--engine", "meilisearch", "--meili", c.meili.URL, "--index-prefix", c.prefix}
	file := filepath.Join(dir, "key")
	key := c.ownKey(file)
	role := func(i int, keyFlags ...string) []string {
		return append(append([]string{"run", "index", "--data-dir", c.dataDir(i)}, c.shared...), keyFlags...)
	}
	if r := stackdex(t, dir, role(0, "--meili-key", "wrong")...); r.code != 1 || !strings.Contains(r.stderr, "engine keys --json") {
		t.Errorf("start with a wrong key: exit code %d %s", r.code, r.stderr)
	}
	c.setUp(file)
	c.index = []*process{c.role("index0", role(0, "--meili-key-file", file)...)}
	c.logged("this process indexes", c.index[0])
	c.index = append(c.index, c.role("index1", role(1, "--meili-key-file", file)...))
	c.logged("standing by", c.index[1])

	c.shared = append(c.shared, "--meili-key-file", file)
	c.says(append(c.importOf("2024-05-01", 30), "--data-dir", c.dataDir(0)), 0, "imported 30 rows")
	c.searchKey()
	c.revoke(key)
	imported := c.role("import", append(append(c.importOf("2024-06-01", 31), "--data-dir", c.dataDir(0)), c.shared...)...)
	c.logged("the key is refused", c.index[0])
	c.index[0].kill()
	imported.kill()
	c.logged("the key is refused", c.index[1])
	c.ownKey(file)
	eventually(t, limit, func(context.Context) error {
		if r := stackdex(t, dir, append([]string{"search", "tool30", "--data-dir", c.dataDir(1)}, c.shared...)...); r.code != 0 || !strings.Contains(r.stdout, "Tool30") {
			return errors.New(r.stdout + r.stderr)
		}
		return nil
	})
	for _, p := range c.index[1:] {
		if b, err := os.ReadFile(p.log); err != nil || strings.Contains(string(b), key) || strings.Contains(string(b), "stackdex: ") {
			t.Errorf("%s ended, or shows a key: %s, %v", p.name, b, err)
		}
	}
}
