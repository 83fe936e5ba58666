package indextest

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"time"
)

// RequireMeili is the variable that makes tests fail where there is no
// Meilisearch server.
const RequireMeili = "STACKDEX_REQUIRE_MEILI"

// ErrNoMeili means that there is no server to test with.
var ErrNoMeili = errors.New("no Meilisearch: set MEILI_URL (and MEILI_KEY), or put a meilisearch binary on the PATH")

// Meili is a Meilisearch server.
type Meili struct {
	URL string
	Key string

	dir     string
	address string
	process *exec.Cmd     // nil: a server of somebody else
	ended   chan struct{} // closed when the process has ended
}

// StartMeili returns the server of MEILI_URL, or starts one with an empty
// directory that the caller stops. It returns ErrNoMeili if there is neither.
func StartMeili(dir string) (*Meili, error) {
	if url := os.Getenv("MEILI_URL"); url != "" {
		return &Meili{URL: url, Key: os.Getenv("MEILI_KEY")}, nil
	}
	if _, err := exec.LookPath("meilisearch"); err != nil {
		return nil, ErrNoMeili
	}
	return StartOwnMeili(dir)
}

// StartOwnMeili starts the binary on the PATH on a free port.
func StartOwnMeili(dir string) (*Meili, error) {
	if _, err := exec.LookPath("meilisearch"); err != nil {
		return nil, ErrNoMeili
	}
	address, err := freeAddress()
	if err != nil {
		return nil, err
	}
	m := &Meili{URL: "http://" + address, Key: "a-master-key-for-tests-only", dir: dir, address: address}
	return m, m.Start()
}

// freeAddress returns one that no other program gets meanwhile, as those from 32768 up,
// which systems give to connections.
func freeAddress() (address string, err error) {
	for range 100 {
		address = fmt.Sprintf("127.0.0.1:%d", 20_000+rand.IntN(12_000))
		var l net.Listener
		if l, err = net.Listen("tcp", address); err == nil {
			return address, l.Close()
		}
	}
	return "", err
}

// Start starts a stopped server with the data it had.
func (m *Meili) Start() error {
	out, err := os.OpenFile(filepath.Join(m.dir, "meilisearch.log"), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	defer out.Close()
	m.process = exec.Command("meilisearch", "--no-analytics", "--env", "development", "--http-addr", m.address,
		"--db-path", filepath.Join(m.dir, "data.ms"), "--dump-dir", filepath.Join(m.dir, "dumps"), "--snapshot-dir", filepath.Join(m.dir, "snapshots"),
		"--master-key", m.Key, "--log-level", "WARN",
		"--max-indexing-memory", "200MiB") // without it every write, however small, first touches a share of all memory
	m.process.Dir, m.process.Stdout, m.process.Stderr = m.dir, out, out
	if err := m.process.Start(); err != nil {
		return err
	}
	m.ended = make(chan struct{})
	go func() {
		defer close(m.ended)
		m.process.Wait() // says how it ended, as its log does
	}()
	return m.ready()
}

// ready waits until the server answers, or has ended.
func (m *Meili) ready() error {
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	defer cancel()
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	for {
		req, err := http.NewRequestWithContext(ctx, http.MethodGet, m.URL+"/health", nil)
		if err != nil {
			return err
		}
		if resp, err := http.DefaultClient.Do(req); err == nil {
			resp.Body.Close()
			if resp.StatusCode == http.StatusOK {
				return nil
			}
		}
		select {
		case <-ctx.Done():
			return errors.Join(fmt.Errorf("meilisearch at %s does not answer", m.URL), m.Kill())
		case <-m.ended:
			log, err := os.ReadFile(filepath.Join(m.dir, "meilisearch.log"))
			m.process = nil
			return errors.Join(fmt.Errorf("meilisearch ended at once: %s", log[max(0, len(log)-1000):]), err)
		case <-tick.C:
		}
	}
}

// Kill ends the server as a crash would; one of somebody else is left alone.
func (m *Meili) Kill() error {
	if m.process == nil {
		return nil
	}
	err := m.process.Process.Kill()
	<-m.ended
	m.process = nil
	return err
}
