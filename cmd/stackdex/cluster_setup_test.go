package main_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestClusterSetup: indexes belong to who sets them up first, before anything is
// indexed; and to nobody else after a log was lost, unless the operator says so.
func TestClusterSetup(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	c := &engineCluster{cluster: &cluster{t: t, dir: dir}, meili: ownMeili(t, dir), prefix: "setup"}
	first, port := c.natsAt(filepath.Join(dir, "first"))
	_, other := c.natsAt(filepath.Join(dir, "second"))
	flags := func(port, data int) []string {
		return []string{"--nats", fmt.Sprintf("nats://127.0.0.1:%d", port), "--nats-token", clusterToken, "--data-dir", c.dataDir(data),
			"--engine", "meilisearch", "--meili", c.meili.URL, "--meili-key", c.meili.Key, "--index-prefix", c.prefix}
	}
	owner := fmt.Sprintf("the streams STACKDEX_* of nats://127.0.0.1:%d", port)

	c.shared = flags(port, 0)
	c.says([]string{"engine", "setup"}, 0, "indexes are ready")
	c.says([]string{"engine", "setup"}, 0, "indexes are ready")
	c.shared = flags(other, 1)
	c.says([]string{"engine", "setup"}, 1, "the indexes setup_* belong to", owner, "--index-prefix", "--take-over")
	c.says([]string{"status"}, 1, "no stackdex keeps its streams there") // which was looked at first
	c.says([]string{"run", "index"}, 1, "they are set up for", owner, "--index-prefix", "--take-over")

	c.shared = flags(port, 0)
	c.index = []*process{c.role("index", append([]string{"run", "index"}, c.shared...)...)}
	c.logged("ready", c.index[0])
	c.says(c.importOf("2024-05-01", 30), 0, "imported 30 rows")
	c.index[0].kill()
	first.kill()
	if err := os.RemoveAll(filepath.Join(dir, "first", "nats")); err != nil {
		t.Fatal(err)
	}
	first.start(t)
	eventually(t, soon, func(ctx context.Context) error { return dial(ctx, fmt.Sprintf("127.0.0.1:%d", port)) })
	c.says([]string{"engine", "setup"}, 1, "the indexes setup_* were made from an earlier log", "is not in "+owner+" any more", "bring it back", "`stackdex engine setup --take-over`")
	c.says([]string{"engine", "setup", "--take-over"}, 0, "indexes are ready")
	c.says([]string{"engine", "setup"}, 0, "indexes are ready")
	c.index[0].start(t)
	c.says(c.importOf("2024-06-01", 3), 0, "imported 3 rows")
	eventually(t, limit, func(context.Context) error { // which no page of the new log tells of
		if r := stackdex(t, dir, append([]string{"show", "tool7"}, c.shared...)...); r.code != 0 {
			return errors.New(r.stderr)
		}
		return nil
	})
}

// TestLostLogIsTaught: what set-up says of a log that was lost is what the files teach.
func TestLostLogIsTaught(t *testing.T) {
	for _, file := range []string{"docker-compose.yml", "README.md"} {
		b, err := os.ReadFile(filepath.Join("..", "..", file))
		if err != nil {
			t.Fatal(err)
		}
		for _, want := range []string{"the indexes stackdex_* were made from an earlier log", "engine setup --take-over"} {
			if !strings.Contains(string(b), want) {
				t.Errorf("%s lacks %q", file, want)
			}
		}
	}
}

// natsAt starts a NATS with a directory of its own.
func (c *engineCluster) natsAt(dir string) (nats *process, port int) {
	c.t.Helper()
	port = freePort(c.t)
	nats = newProcess(c.t, c.dir, filepath.Base(dir), ownNATS(dir, port))
	eventually(c.t, soon, func(ctx context.Context) error { return dial(ctx, fmt.Sprintf("127.0.0.1:%d", port)) })
	return nats, port
}
