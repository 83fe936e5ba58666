package article_test

import (
	"compress/gzip"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stackdex/stackdex/crawler/source"
	"github.com/stackdex/stackdex/crawler/source/article"
	"github.com/stackdex/stackdex/ingest/record"
)

// TestRealPages reads the pages under STACKDEX_PAGES, a directory of saved
// real pages that compare nothing and are not part of the project: none may
// panic, and what is read from any of them is printed.
func TestRealPages(t *testing.T) {
	dir := os.Getenv("STACKDEX_PAGES")
	if dir == "" {
		t.Skip("STACKDEX_PAGES names no directory of saved pages")
	}
	counts := map[record.Kind]int{}
	pages, unknown := 0, 0
	var slowest time.Duration
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.Contains(path, ".html") {
			return err
		}
		body := readPage(t, path)
		o, err := source.Parse(body)
		if err != nil {
			t.Logf("%s: %v", path, err)
			return nil
		}
		pages++
		start := time.Now()
		e, err := article.New().Extract(&source.Page{URL: "https://news.example/a", Outline: o})
		slowest = max(slowest, time.Since(start))
		if err != nil {
			unknown++
			return nil
		}
		t.Logf("%s: %q", path, e.Page.Title)
		for _, f := range e.Page.Facts {
			counts[f.Body.Kind()]++
			t.Logf("  %s %+v", f.Body.Kind(), f.Body)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d pages, %d of unknown kind, facts of the others %v; slowest %v", pages, unknown, counts, slowest)
}

func readPage(t *testing.T, path string) []byte {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var r io.Reader = f
	if strings.HasSuffix(path, ".gz") {
		if r, err = gzip.NewReader(f); err != nil {
			t.Fatalf("%s: %v", path, err)
		}
	}
	body, err := io.ReadAll(io.LimitReader(r, source.MaxBytes))
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	decoded, _ := source.Decode(body, "")
	return decoded
}
