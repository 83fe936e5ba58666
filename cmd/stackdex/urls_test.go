package main_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stackdex/stackdex/cmd/stackdex/internal/node"
)

// TestListOfURLs: a run starts from the pages of a list, in a file or on standard input,
// and the same list on the other way is the same pages.
func TestListOfURLs(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	const pages = "\ufeff# pages of the sample\r\n\r\nhttps://stackshare.example/flask#reviews\r\n  stackshare.example/django   # no scheme\r\n"
	if err := os.WriteFile(filepath.Join(dir, "pages.txt"), []byte(pages), 0o600); err != nil {
		t.Fatal(err)
	}
	out := must(t, dir, "crawl", "--urls", "pages.txt", "--no-follow", "--sample")
	if !strings.Contains(out, "2 fetched") {
		t.Errorf("from a file:\n%s", out)
	}
	cmd := command(t.Context(), dir, "crawl", "-", "--no-follow", "--sample")
	cmd.Stdin = strings.NewReader(pages)
	if b, err := cmd.CombinedOutput(); err != nil || !strings.Contains(string(b), "2 unchanged") {
		t.Errorf("from standard input: %v\n%s", err, b)
	}
	s := decoded[node.Status](t, dir, "status", "--sample", "--json")
	if len(s.Runs) != 2 || !strings.HasPrefix(s.Runs[1].Command, "crawl --urls=pages.txt (2 URLs, ") || len(s.Runs[1].Seeds) != 2 {
		t.Errorf("the runs are %+v", s.Runs)
	}
}

// TestMetricsOfHistory: the help of history names the metrics that it knows.
func TestMetricsOfHistory(t *testing.T) {
	t.Parallel()
	out := must(t, t.TempDir(), "history", "--help")
	for _, metric := range []string{"github.stars", "stackshare.followers", "npm.downloads_week", "release.latest_version"} {
		if !strings.Contains(out, metric) {
			t.Errorf("no %s in\n%s", metric, out)
		}
	}
}
