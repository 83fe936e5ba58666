package main_test

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"github.com/nats-io/nats-server/v2/server"
)

// Variables that turn the test binary into a NATS server: a process of its own,
// which a test can kill.
const (
	natsDir  = "STACKDEX_TEST_NATS_DIR"
	natsPort = "STACKDEX_TEST_NATS_PORT"
)

// requireNATS is the variable that makes tests fail where there is no
// nats-server.
const requireNATS = "STACKDEX_REQUIRE_NATS"

// clusterToken is what the NATS servers of the tests demand.
const clusterToken = "a-token-for-tests-only"

// serveNATS is the NATS server of a cluster until its parent goes away, and
// false in the process that runs the tests.
func serveNATS() bool {
	dir := os.Getenv(natsDir)
	if dir == "" {
		return false
	}
	port, err := strconv.Atoi(os.Getenv(natsPort))
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	ns, err := server.NewServer(&server.Options{
		ServerName: "cluster", Host: "127.0.0.1", Port: port, Authorization: clusterToken, NoSigs: true, NoLog: true,
		JetStream: true, StoreDir: dir, SyncInterval: time.Second, JetStreamMaxStore: 1 << 30, JetStreamMaxMemory: 64 << 20,
	})
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	ns.Start()
	_, _ = io.Copy(io.Discard, os.Stdin) // ends when the parent does
	ns.Shutdown()
	return true
}

// ownNATS is the NATS server that stackdex embeds, as a process.
func ownNATS(dir string, port int) func() *exec.Cmd {
	return func() *exec.Cmd {
		cmd := exec.Command(os.Args[0])
		cmd.Env = append(os.Environ(), natsDir+"="+filepath.Join(dir, "nats"), natsPort+"="+strconv.Itoa(port))
		return cmd
	}
}

// realNATS is the nats-server on the PATH; without one the test is skipped.
func realNATS(t *testing.T, dir string, port int) func() *exec.Cmd {
	t.Helper()
	path, err := exec.LookPath("nats-server")
	if err != nil && os.Getenv(requireNATS) != "" {
		t.Fatalf("%s is set: %v", requireNATS, err)
	}
	if err != nil {
		t.Skip("no nats-server on the PATH: the cluster was tested with the library's server alone")
	}
	file := filepath.Join(dir, "nats.conf")
	conf := fmt.Sprintf("listen: 127.0.0.1:%d\nauthorization { token: %q }\njetstream { store_dir: %q }\n", port, clusterToken, filepath.Join(dir, "nats"))
	if err := os.WriteFile(file, []byte(conf), 0o600); err != nil {
		t.Fatal(err)
	}
	if version, err := exec.Command(path, "--version").Output(); err == nil {
		t.Logf("%s", version)
	}
	return func() *exec.Cmd { return exec.Command(path, "-c", file) }
}

// TestClusterNATSAway: roles that start before their NATS wait for it.
func TestClusterNATSAway(t *testing.T) {
	t.Parallel()
	dir, port := t.TempDir(), freePort(t)
	c := &cluster{t: t, dir: dir, env: []string{fmt.Sprintf("STACKDEX_NATS=nats://127.0.0.1:%d", port), "STACKDEX_NATS_TOKEN=" + clusterToken}}
	crawl := c.role("crawl", "run", "crawl", "--sample")
	index := c.role("index", "run", "index", "--sample", "--data-dir", c.dataDir(0))
	c.logged("waiting for NATS", crawl, index)
	newProcess(t, dir, "nats", ownNATS(dir, port))
	c.logged("ready", crawl, index)
}
