package meiliindex_test

import (
	"errors"
	"fmt"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/indextest"
	"github.com/stackdex/stackdex/index/meiliindex"
)

// startWithin starts a server through a shell script, which ends by replacing itself by
// "$@"; the script is to limit what the server has.
func startWithin(t *testing.T, dir, script string) *indextest.Meili {
	t.Helper()
	realServer(t)
	program, err := exec.LookPath("meilisearch")
	if err != nil {
		t.Skip("the server is somebody else's and no binary is on the PATH")
	}
	bin := t.TempDir()
	text := fmt.Sprintf("#!/bin/sh\nset -e\nset -- '%s' \"$@\"\n%s\n", program, script)
	if err := os.WriteFile(filepath.Join(bin, "meilisearch"), []byte(text), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", bin+string(os.PathListSeparator)+os.Getenv("PATH"))
	m, err := indextest.StartOwnMeili(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { m.Kill() })
	return m
}

// TestFullDisk: a server whose disk is full refuses no document and is searched; what it
// took in before, it repeats by itself and is awaited aloud, and all of it is there once
// there is room.
func TestFullDisk(t *testing.T) {
	m, makeRoom := onSmallDisk(t)
	said := make(lines, 1000)
	e := openLive(t, generations(t, meiliindex.Options{URL: m.URL, Key: m.Key, ReportAfter: 10 * time.Second, Logger: slog.New(slog.NewTextHandler(said, nil))}))
	done := make(chan error)
	apply := func(n int) {
		rejected, err := e.Apply(t.Context(), index.Batch{Upserts: tools(t, n)[n-500:]})
		if len(rejected) > 0 {
			err = fmt.Errorf("%d documents are refused: %s", len(rejected), rejected[0].Reason)
		}
		done <- err
	}
	n, full := 0, false
	for !full && n < 20_000 {
		n += 500
		go apply(n)
		for waits := true; waits; {
			select {
			case line := <-said:
				if full = strings.Contains(line, "waiting for a task"); full {
					waits = false
				}
			case err := <-done:
				if waits = false; err == nil {
					continue
				}
				if full = true; !errors.Is(err, meiliindex.ErrFull) || !errors.Is(err, index.ErrUnavailable) {
					t.Fatal(err)
				}
				go apply(n)
			}
		}
	}
	if got := total(t, e); !full || got != n-500 {
		t.Errorf("%d documents are found, the disk is full: %t; want %d", got, full, n-500)
	}
	makeRoom()
	for err := <-done; err != nil; err = <-done {
		if !errors.Is(err, meiliindex.ErrFull) { // of a write before
			t.Fatal(err)
		}
		go apply(n)
	}
	if got := total(t, e); got != n {
		t.Errorf("%d documents once there was room; want %d", got, n)
	}
}

// onSmallDisk starts a server on a disk of 16 MB, half of which makeRoom frees.
func onSmallDisk(t *testing.T) (m *indextest.Meili, makeRoom func()) {
	t.Helper()
	dir := t.TempDir()
	if out, err := exec.Command("unshare", "-rm", "mount", "-t", "tmpfs", "none", dir).CombinedOutput(); err != nil {
		t.Skipf("no small disk can be made here: %v %s", err, out)
	}
	m = startWithin(t, dir, fmt.Sprintf(`echo $$ > '%[1]s/pid'
exec unshare -rm sh -c 'mount -t tmpfs -o size=16m none "$0" && head -c 8388608 /dev/zero > "$0/ballast" && cd "$0" && exec "$@"' '%[1]s' "$@"`, dir))
	return m, func() {
		pid, err := os.ReadFile(filepath.Join(dir, "pid"))
		if err != nil {
			t.Fatal(err)
		}
		// The disk is mounted for the server alone.
		if err := os.Remove(filepath.Join("/proc", strings.TrimSpace(string(pid)), "root", dir, "ballast")); err != nil {
			t.Fatal(err)
		}
	}
}

// TestFullListOfTasks: a server that records no more tasks is told as that, not as one
// without room on its disk, and takes documents once old tasks are deleted.
func TestFullListOfTasks(t *testing.T) {
	m := startWithin(t, t.TempDir(), "ulimit -v 3200000\nexec \"$@\"")
	e := openLive(t, generations(t, meiliindex.Options{URL: m.URL, Key: m.Key}))
	apply(t, e, index.Batch{Upserts: tools(t, 3)})
	ids := make([]string, 200_000)
	for i := range ids {
		ids[i] = fmt.Sprintf("%0200d", i)
	}
	for n := 0; ; n++ {
		status, body := callAs(t, m, m.Key, "POST", "/indexes/stackdex_tools/documents/delete-batch", ids)
		if status == 422 && strings.Contains(string(body), "task database") {
			break
		}
		if status != 202 || n > 20 {
			t.Fatalf("%d tasks: status %d %s", n, status, body)
		}
	}
	batch := index.Batch{Upserts: tools(t, 5), Meta: &index.Meta{Applied: 1}}
	if _, err := e.Apply(t.Context(), batch); !errors.Is(err, index.ErrUnavailable) || !errors.Is(err, meiliindex.ErrTasksFull) || errors.Is(err, meiliindex.ErrFull) || !strings.Contains(err.Error(), "DELETE /tasks") {
		t.Errorf("%v; want that the list of tasks is full, and the remedy", err)
	}
	if n := total(t, e); n != 3 {
		t.Errorf("%d documents are found; want 3", n)
	}
	call(t, m, "DELETE", "/tasks?statuses=succeeded,failed,canceled", nil, nil)
	if _, err := e.Meta(t.Context()); err != nil {
		t.Fatal(err)
	}
	apply(t, e, batch)
	if n := total(t, e); n != 5 {
		t.Errorf("%d documents once tasks were deleted; want 5", n)
	}
}
