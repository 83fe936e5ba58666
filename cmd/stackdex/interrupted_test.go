package main_test

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// TestLeftovers: what a killed stackdex left behind, and what another program
// answers at its address, is not mistaken for one that runs.
func TestLeftovers(t *testing.T) {
	t.Parallel()
	dir := crawled(t)
	want := must(t, dir, "show", "django", "--sample")
	up := startUp(t, dir, "--sample")
	up.signal(t, syscall.SIGKILL)
	up.ended(t, 10*time.Second)
	path := filepath.Join(dataDir(dir), "run.json")
	if _, err := os.Stat(path); err != nil {
		t.Fatalf("nothing is left behind: %v", err)
	}
	foreign := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { http.Error(w, "hello", http.StatusOK) }))
	t.Cleanup(foreign.Close)
	for name, content := range map[string]string{
		"of a killed one": "", "of another program": `{"pid":1,"http":"` + foreign.URL + `","nats":"nats://127.0.0.1:1","token":"x"}`, "garbage": "{",
	} {
		if content != "" {
			if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		if r := stackdex(t, dir, "show", "django", "--sample"); r.code != 0 || r.stdout != want {
			t.Errorf("%s: %+v", name, r)
		}
		must(t, dir, "crawl", "--dry-run", "https://stackshare.example/django", "--sample")
	}
	must(t, dir, "up", "--once", "--sample")
	if _, err := os.Stat(path); !os.IsNotExist(err) {
		t.Errorf("run.json after the end: %v", err)
	}
}

// TestSignals: the first signal drains, the second one ends at once.
func TestSignals(t *testing.T) {
	t.Parallel()
	for name, signal := range map[string]os.Signal{"SIGTERM": syscall.SIGTERM, "SIGINT": os.Interrupt} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := crawled(t)
			up := startUp(t, dir, "--sample")
			up.signal(t, signal)
			if state := up.ended(t, 8*time.Second); state.ExitCode() != 0 {
				t.Errorf("ended with %s\n%s", state, up.stderr)
			}
			if _, err := os.Stat(filepath.Join(dataDir(dir), "run.json")); !os.IsNotExist(err) {
				t.Errorf("run.json is left: %v", err)
			}
		})
	}
	t.Run("twice", func(t *testing.T) {
		t.Parallel()
		up := startUp(t, crawled(t), "--sample")
		host := strings.TrimPrefix(up.url, "http://")
		conn, err := net.Dial("tcp", host)
		if err != nil {
			t.Fatal(err)
		}
		defer conn.Close()
		// A request that is waited for: the server says that it wants the body, which never comes.
		if _, err := fmt.Fprintf(conn, "POST /v1/mentions HTTP/1.1\r\nHost: %s\r\nContent-Length: 9\r\nExpect: 100-continue\r\n\r\n", host); err != nil {
			t.Fatal(err)
		}
		if line, err := bufio.NewReader(conn).ReadString('\n'); err != nil || !strings.Contains(line, " 100 ") {
			t.Fatalf("%q, %v", line, err)
		}
		up.signal(t, syscall.SIGTERM)
		eventually(t, 5*time.Second, func(ctx context.Context) error { return refuses(ctx, up.url) })
		// One that comes while the first is still being handled may count as the same.
		eventually(t, 10*time.Second, func(context.Context) error {
			up.signal(t, syscall.SIGTERM)
			select {
			case <-up.done:
				return nil
			default:
				return errors.New("still running")
			}
		})
		if state := up.ended(t, time.Second); state.ExitCode() == 0 {
			t.Errorf("ended with %s", state)
		}
	})
}

// TestInterruptedRunGoesOn: a signal in the middle of a run ends it within
// seconds, and the same command ends as if nothing had happened.
func TestInterruptedRunGoesOn(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	site, flags := serveSample(t)
	site.Delay(time.Minute)
	args := append([]string{"up", "--once", "--sample"}, flags...)
	ctx, cancel := context.WithTimeout(t.Context(), limit)
	defer cancel()
	cmd := command(ctx, dir, args...)
	var said bytes.Buffer
	cmd.Stderr = &said
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	eventually(t, 30*time.Second, func(context.Context) error {
		if len(site.Requests()) < 40 {
			return net.ErrClosed
		}
		return nil
	})
	if err := cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }() // its code follows
	if !closedWithin(ended, 10*time.Second) {
		t.Error("it does not end within seconds")
		cancel()
		<-ended
	}
	if cmd.ProcessState.ExitCode() != 130 {
		t.Errorf("ended with %s", cmd.ProcessState)
	}
	if want := "interrupted; the same command goes on where it stopped\n"; !strings.HasSuffix(said.String(), want) || strings.Count(said.String(), want) != 1 {
		t.Errorf("says %q, not %q", said.String(), want)
	}
	site.Delay(0)
	must(t, dir, args...)
	if diff := cmp.Diff(exported(t, crawled(t)), exported(t, dir)); diff != "" {
		t.Errorf("-undisturbed +interrupted:\n%.3000s", diff)
	}
}

// refuses returns nil if nobody listens at url any more.
func refuses(ctx context.Context, url string) error {
	var d net.Dialer
	conn, err := d.DialContext(ctx, "tcp", strings.TrimPrefix(url, "http://"))
	if err != nil {
		return nil
	}
	return errOpen(conn.Close())
}

func errOpen(err error) error {
	if err != nil {
		return err
	}
	return net.ErrClosed
}

// TestInterruptedWhileItReads: a command that waits for standard input ends at the
// first signal.
func TestInterruptedWhileItReads(t *testing.T) {
	t.Parallel()
	for _, args := range [][]string{{"resolve"}, {"extract", "-", "--outline"}, {"import", "stackshare-csv", "-", "--as-of", "2024-05-01"}} {
		t.Run(args[0], func(t *testing.T) {
			t.Parallel()
			ctx, cancel := context.WithTimeout(t.Context(), limit)
			defer cancel()
			cmd := command(ctx, t.TempDir(), args...)
			in, err := cmd.StdinPipe()
			if err == nil {
				err = cmd.Start()
			}
			if err != nil {
				t.Fatal(err)
			}
			defer in.Close()
			// More than a pipe holds, and no whole line: when it is written, the command reads.
			if _, err := in.Write(bytes.Repeat([]byte("x"), 100_000)); err != nil {
				t.Fatal(err)
			}
			ended := make(chan error, 1)
			go func() { ended <- cmd.Wait() }()
			if err := cmd.Process.Signal(os.Interrupt); err != nil {
				t.Fatal(err)
			}
			if !closedWithin(ended, 10*time.Second) {
				cancel()
				<-ended
			}
			if code := cmd.ProcessState.ExitCode(); code != 130 {
				t.Errorf("ended with %s", cmd.ProcessState)
			}
		})
	}
}
