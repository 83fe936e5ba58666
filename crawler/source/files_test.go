package source_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestDocNamesEveryFile holds that the doc.go of each package of many files is a complete
// map of them.
func TestDocNamesEveryFile(t *testing.T) {
	for _, dir := range []string{".", "outline", "internal/inline", "internal/walk", "stackshare", "article", "article/internal/sentence", "nicepick", "../../index/fold", "../../index/names"} {
		doc, err := os.ReadFile(filepath.Join(dir, "doc.go"))
		if err != nil {
			t.Fatal(err)
		}
		files, err := filepath.Glob(filepath.Join(dir, "*.go"))
		if err != nil {
			t.Fatal(err)
		}
		named := regexp.MustCompile(`\b\w+\.go\b`).FindAllString(string(doc), -1)
		for _, file := range files {
			name := filepath.Base(file)
			if strings.HasSuffix(name, "_test.go") || name == "doc.go" {
				continue
			}
			at := slices.Index(named, name)
			if at < 0 {
				t.Errorf("%s/doc.go does not say what %s reads", dir, name)
				continue
			}
			named = slices.Delete(named, at, at+1)
		}
		if len(named) > 0 {
			t.Errorf("%s/doc.go names %v twice, or they do not exist", dir, named)
		}
	}
}
