package ingest_test

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"log/slog"
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/stackdex/stackdex/ingest"
	"github.com/stackdex/stackdex/ingest/record"
)

const victimDir = "STACKDEX_TEST_VICTIM"

// victim, in a process that TestKill started, writes and tells what was
// acknowledged until it is killed.
func victim() bool {
	dir := os.Getenv(victimDir)
	if dir == "" {
		return false
	}
	if err := write(context.Background(), dir); err != nil {
		fmt.Println("error", err)
	}
	return true
}

func write(ctx context.Context, dir string) error {
	srv, err := ingest.StartServer(ingest.ServerConfig{Dir: dir})
	if err != nil {
		return err
	}
	l, err := ingest.Connect(ctx, ingest.Config{Server: srv})
	if err != nil {
		return err
	}
	for i := 0; ; i++ {
		url := fmt.Sprintf("https://a.example/%d", i)
		if _, err := l.AddURLs(ctx, []record.URLRow{row(url)}); err != nil {
			return err
		}
		if _, err := l.PutPage(ctx, page(url, i%20), 0); err != nil {
			return err
		}
		fmt.Println(url)
	}
}

// closedOnce writes and closes, so that the server has a summary of its files, which
// is outdated after a kill.
func closedOnce(t *testing.T, dir string) {
	t.Helper()
	srv, err := ingest.StartServer(ingest.ServerConfig{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	defer srv.Close()
	l, err := ingest.Connect(t.Context(), ingest.Config{Server: srv})
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	if _, err := l.PutPage(t.Context(), page("https://b.example/", 1), 0); err != nil {
		t.Fatal(err)
	}
}

func TestKill(t *testing.T) {
	dir, ctx := t.TempDir(), within(t)
	closedOnce(t, dir)
	cmd := exec.CommandContext(ctx, os.Args[0])
	cmd.Env = append(os.Environ(), victimDir+"="+dir)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	var acked []string
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if !strings.HasPrefix(lines.Text(), "https://a.example/") {
			t.Fatal(lines.Text())
		}
		if acked = append(acked, lines.Text()); len(acked) == 500 {
			if err := cmd.Process.Kill(); err != nil {
				t.Fatal(err)
			}
		}
	}
	_ = cmd.Wait()
	var warned bytes.Buffer
	srv, err := ingest.StartServer(ingest.ServerConfig{Dir: dir, Log: slog.New(slog.NewTextHandler(&warned, &slog.HandlerOptions{Level: slog.LevelWarn}))})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(srv.Close)
	l := connect(t, ingest.Config{Server: srv})
	if warned.Len() > 0 { // after a kill the server mends its files, as it should
		t.Errorf("whoever starts again is warned:\n%s", warned.String())
	}
	list := make([]record.URLRow, len(acked))
	for i, url := range acked {
		list[i] = row(url)
		if _, err := l.GetPage(ctx, "stackshare", url); err != nil {
			t.Errorf("acknowledged page lost: %v", err)
		}
	}
	if n, err := l.AddURLs(ctx, list); err != nil || n != 0 {
		t.Errorf("%d of %d acknowledged URLs lost, %v", n, len(acked), err)
	}
}
