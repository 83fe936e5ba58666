package article_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/crawler/source/specimen"
)

var update = flag.Bool("update", false, "write the goldens")

// TestArticles reads articles of other kinds and styles, whose facts were
// checked by hand.
func TestArticles(t *testing.T) {
	files, err := filepath.Glob("testdata/*.html")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			body, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			page, err := read("https://articles.example/page", specimen.Rendering{Body: body, ContentType: "text/html; charset=utf-8"})
			if err != nil {
				t.Fatal(err)
			}
			checkFacts(t, page)
			var got bytes.Buffer
			about := page
			about.Facts = nil
			lines := json.NewEncoder(&got)
			lines.SetEscapeHTML(false)
			if err := lines.Encode(about); err != nil {
				t.Fatal(err)
			}
			for _, f := range page.Facts {
				if err := lines.Encode(f); err != nil {
					t.Fatal(err)
				}
			}
			golden := file + ".jsonl"
			if *update {
				if err := os.WriteFile(golden, got.Bytes(), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			want, err := os.ReadFile(golden)
			if errors.Is(err, os.ErrNotExist) {
				t.Fatal("no golden; run with -update and read it")
			}
			if diff := cmp.Diff(string(want), got.String()); diff != "" {
				t.Errorf("facts (-want +got):\n%s", diff)
			}
		})
	}
}
