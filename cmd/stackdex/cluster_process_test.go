package main_test

import (
	"context"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// process is one that can be killed and started again with what it left.
type process struct {
	name  string
	build func() *exec.Cmd
	log   string // file with all that it ever printed
	cmd   *exec.Cmd
	stdin io.Closer // a process that reads it ends with its parent
}

// start starts p, which is killed when the test ends at the latest.
func (p *process) start(t *testing.T) {
	t.Helper()
	out, err := os.OpenFile(p.log, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	p.cmd = p.build()
	p.cmd.Stdout, p.cmd.Stderr = out, out
	if p.stdin, err = p.cmd.StdinPipe(); err != nil {
		t.Fatal(err)
	}
	if err := p.cmd.Start(); err != nil {
		t.Fatalf("%s: %v", p.name, err)
	}
}

// kill ends p with no chance to clean up; dead ones stay dead.
func (p *process) kill() {
	if p.cmd == nil {
		return
	}
	_ = p.cmd.Process.Kill()
	_ = p.cmd.Wait() // says that it was killed
	_ = p.stdin.Close()
	p.cmd = nil
}

func (p *process) pid() int {
	if p.cmd == nil {
		return 0
	}
	return p.cmd.Process.Pid
}

// newProcess starts a process and shows the end of its log if the test fails.
func newProcess(t *testing.T, dir, name string, build func() *exec.Cmd) *process {
	t.Helper()
	p := &process{name: name, build: build, log: filepath.Join(dir, name+".log")}
	p.start(t)
	t.Cleanup(func() {
		p.kill()
		if b, err := os.ReadFile(p.log); err == nil && t.Failed() {
			t.Logf("%s:\n%s", name, b[max(0, len(b)-3000):])
		}
	})
	return p
}

// freePort returns a port of this machine that nobody listens on.
func freePort(t *testing.T) int {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port
}

// stall is how much of the time between two tries counts: a machine that stands still
// for longer, as while another one's benchmark is measured, is no failure of ours.
const stall = 10 * time.Second

// eventually fails the test unless ok holds within a time; ok says what is
// missing.
func eventually(t *testing.T, within time.Duration, ok func(ctx context.Context) error) time.Duration {
	t.Helper()
	started := time.Now()
	tick := time.NewTicker(50 * time.Millisecond)
	defer tick.Stop()
	var before error
	for spent := time.Duration(0); ; {
		began := time.Now()
		ctx, cancel := context.WithTimeout(t.Context(), stall)
		err := ok(ctx)
		cancel()
		if err == nil {
			return time.Since(started)
		}
		if spent >= within || t.Context().Err() != nil {
			t.Fatalf("after %s: %v; before: %v", within, err, before)
		}
		before = err
		<-tick.C
		spent += min(time.Since(began), stall)
	}
}

// pass lets a time go by.
func pass(ctx context.Context, d time.Duration) error {
	select {
	case <-time.After(d):
		return nil
	case <-ctx.Done():
		return fmt.Errorf("after less than %s: %w", d, ctx.Err())
	}
}
