package main_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	pathpkg "path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/stackdex/stackdex/"

// forbidden says which imports a folder must not have; the longest matching
// folder rules.
var forbidden = []struct {
	folder  string
	imports []string
	why     string
}{
	{"ingest/record", []string{"."}, "the vocabulary depends on the standard library only"},
	{"ingest/record/canon", []string{module}, "the equalities depend on nothing of ours"},
	{"ingest", []string{module + "crawler", module + "index", module + "cmd"}, "the log knows neither of its ends"},
	{"crawler", []string{module + "index", module + "ingest!", module + "cmd", "github.com/nats-io"}, "crawlers see records, not the log or the index"},
	{"crawler/source", []string{module + "index", module + "ingest!", module + "cmd", module + "crawler!", "github.com/nats-io", "github.com/gocolly"}, "sources see pages and records"},
	{"index", []string{module + "crawler", module + "ingest!", module + "cmd", "github.com/nats-io"}, "the index sees records, not the log or the crawlers"},
	{"index/web", []string{module + "crawler", module + "ingest", module + "cmd", "github.com/nats-io"}, "the API sees only the index"},
}

// testOnly are the folders of packages that only tests import.
var testOnly = []string{"crawler/source/conformance", "crawler/source/internal/dom/domtest", "crawler/clock/clocktest", "index/indextest"}

// TestImports parses imports in this process: a test that ran `go list` would
// be cached although a forbidden import was added.
func TestImports(t *testing.T) {
	root := filepath.Join("..", "..")
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (strings.HasPrefix(d.Name(), ".") && path != root || d.Name() == "testdata") {
			return filepath.SkipDir
		}
		if d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		rel, err := filepath.Rel(root, path)
		if err != nil {
			return err
		}
		checkImports(t, filepath.ToSlash(rel), path)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func checkImports(t *testing.T, rel, path string) {
	t.Helper()
	f, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
	if err != nil {
		t.Errorf("%s: %v", rel, err)
		return
	}
	rule := -1
	for i, r := range forbidden {
		if strings.HasPrefix(rel, r.folder+"/") && (rule < 0 || len(r.folder) > len(forbidden[rule].folder)) {
			rule = i
		}
	}
	ofTests := slices.Contains(testOnly, pathpkg.Dir(rel))
	for _, spec := range f.Imports {
		name, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			t.Errorf("%s: %v", rel, err)
			continue
		}
		if ours, _ := strings.CutPrefix(name, module); !ofTests && (name == "testing" || slices.Contains(testOnly, ours)) {
			t.Errorf("%s imports %s: the product holds nothing that is for tests", rel, name)
		}
		if rule < 0 {
			continue
		}
		for _, bad := range forbidden[rule].imports {
			if matches(name, bad) {
				t.Errorf("%s imports %s: %s", rel, name, forbidden[rule].why)
			}
		}
	}
}

// matches reports whether an import falls under a rule: a prefix; with ! at
// the end, that package alone; or ".", everything outside the standard library.
func matches(name, rule string) bool {
	if rule == "." {
		first, _, _ := strings.Cut(name, "/")
		return strings.Contains(first, ".")
	}
	if exact, ok := strings.CutSuffix(rule, "!"); ok {
		return name == exact
	}
	return name == rule || strings.HasPrefix(name, strings.TrimSuffix(rule, "/")+"/")
}
