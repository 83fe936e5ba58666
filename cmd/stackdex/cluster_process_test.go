package main_test

import (
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
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

// freePort returns a port of this machine that nobody listens on, and that no system gives
// to somebody who asks for any: while a process that listens there is away, nobody else
// comes to have it.
func freePort(t *testing.T) int {
	t.Helper()
	const lowest, end = 10_000, 32_768 // where Linux begins; others do later
	for range 1000 {
		port := lowest + rand.IntN(end-lowest)
		if _, taken := ports.LoadOrStore(port, true); taken {
			continue
		}
		if l, err := net.Listen("tcp", fmt.Sprintf("127.0.0.1:%d", port)); err == nil {
			_ = l.Close()
			return port
		}
	}
	t.Fatal("no port is free")
	return 0
}

// ports are those that freePort ever gave.
var ports sync.Map

// meter measures time that this machine worked: of the time between two looks little
// counts, for a machine that stands still, as while another one's benchmark is measured,
// is no failure of ours.
type meter struct {
	spent time.Duration
	look  time.Time
}

// stall is how much of the time between two looks counts.
const stall = time.Second

// measured looks at the time and returns what was spent since the first look.
func (m *meter) measured() time.Duration {
	now := time.Now()
	if !m.look.IsZero() {
		m.spent += min(now.Sub(m.look), stall)
	}
	m.look = now
	return m.spent
}

const (
	between = 50 * time.Millisecond // how long a test waits between two looks
	try     = 10 * time.Second      // how long a look may take
)

// worked does something and returns how long that took.
func worked(do func()) time.Duration {
	done, measured := make(chan struct{}), make(chan time.Duration)
	go func() {
		tick := time.NewTicker(between)
		defer tick.Stop()
		for m := (meter{}); ; {
			spent := m.measured()
			select {
			case <-done:
				measured <- spent
				return
			case <-tick.C:
			}
		}
	}()
	do()
	close(done)
	return <-measured
}

// closedWithin reports whether c is closed, or gives something, within a time.
func closedWithin[T any](c <-chan T, within time.Duration) bool {
	tick := time.NewTicker(between)
	defer tick.Stop()
	for m := (meter{}); m.measured() < within; {
		select {
		case <-c:
			return true
		case <-tick.C:
		}
	}
	return false
}

// eventually fails the test unless ok holds within a time; ok says what is
// missing.
func eventually(t *testing.T, within time.Duration, ok func(ctx context.Context) error) time.Duration {
	t.Helper()
	started := time.Now()
	tick := time.NewTicker(between)
	defer tick.Stop()
	var before error
	for m := (meter{}); ; {
		spent := m.measured()
		ctx, cancel := context.WithTimeout(t.Context(), try)
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
