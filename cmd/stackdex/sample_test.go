package main_test

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/stackdex/stackdex/cmd/stackdex/internal/sampleweb"
	"github.com/stackdex/stackdex/index"
)

// serveSample serves a sample web of the test's own, and returns the flags that lead
// there.
func serveSample(t *testing.T) (site *sampleweb.Server, flags []string) {
	t.Helper()
	site, err := sampleweb.Start()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := site.Close(); err != nil {
			t.Error(err)
		}
	})
	for name, address := range site.Mirrors() {
		flags = append(flags, "--mirror", name+"="+address)
	}
	return site, flags
}

// crawl crawls the sample web once for all tests and returns its directory.
var crawl = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp(filepath.Dir(binary), "crawled")
	if err != nil {
		return "", err
	}
	ctx, cancel := context.WithTimeout(context.Background(), limit)
	defer cancel()
	out, err := command(ctx, dir, "up", "--sample", "--once").CombinedOutput()
	if err != nil {
		err = errors.Join(err, errors.New(string(out)))
	}
	return dir, err
})

// crawled returns a directory of the test's own that holds the crawled sample.
func crawled(t *testing.T) string {
	t.Helper()
	from, err := crawl()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(from)); err != nil {
		t.Fatal(err)
	}
	return dir
}

// dataDir is where the sample of a test's directory is kept.
func dataDir(dir string) string { return filepath.Join(dir, "data", "stackdex-sample") }

// upProcess is a stackdex that runs beside other commands.
type upProcess struct {
	cmd    *exec.Cmd
	url    string
	done   chan error // closed after the error of its end
	stderr *strings.Builder
}

// startUp starts `up` and returns when it is ready; it ends with the test.
func startUp(t *testing.T, dir string, args ...string) *upProcess {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	p := &upProcess{cmd: command(ctx, dir, append([]string{"up"}, args...)...), done: make(chan error, 1), stderr: &strings.Builder{}}
	p.cmd.Stderr = p.stderr
	stdout, err := p.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := p.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	ready := make(chan string, 1)
	go func() {
		lines := bufio.NewScanner(stdout)
		for lines.Scan() {
			if url, ok := strings.CutPrefix(lines.Text(), "ready "); ok {
				ready <- url
			}
		}
		close(ready)
		_, _ = io.Copy(io.Discard, stdout)
		p.done <- p.cmd.Wait()
		close(p.done)
	}()
	t.Cleanup(func() {
		p.signal(t, syscall.SIGTERM)
		if !closedWithin(p.done, limit) {
			t.Errorf("up %q did not end at SIGTERM", args)
		}
		cancel()
		<-p.done
	})
	if p.url = <-ready; p.url == "" {
		t.Fatalf("up %q ended before it was ready: %v\n%s", args, <-p.done, p.stderr)
	}
	return p
}

func (p *upProcess) signal(t *testing.T, s os.Signal) {
	t.Helper()
	if err := p.cmd.Process.Signal(s); err != nil && !errors.Is(err, os.ErrProcessDone) {
		t.Error(err)
	}
}

// ended returns how the process ended, and fails the test if that takes longer
// than within.
func (p *upProcess) ended(t *testing.T, within time.Duration) *os.ProcessState {
	t.Helper()
	if !closedWithin(p.done, within) {
		t.Fatalf("still running after %s", within)
	}
	return p.cmd.ProcessState
}

// documents reads an export.
func documents[T any](t *testing.T, ndjson string) []T {
	t.Helper()
	var all []T
	dec := json.NewDecoder(strings.NewReader(ndjson))
	for dec.More() {
		var doc T
		if err := dec.Decode(&doc); err != nil {
			t.Fatal(err)
		}
		all = append(all, doc)
	}
	return all
}

// exported returns all exports of a sample, as one text.
func exported(t *testing.T, dir string) string {
	t.Helper()
	var b strings.Builder
	for _, what := range exports {
		b.WriteString(must(t, dir, "export", what, "--sample"))
	}
	return b.String()
}

// tools returns the tools of a sample.
func tools(t *testing.T, dir string) []index.Tool {
	t.Helper()
	return documents[index.Tool](t, must(t, dir, "export", "tools", "--sample"))
}
