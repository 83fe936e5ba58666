package main_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const datasetHeader = "url,id,name,title,popularity,votes,is_saas,description,stack_count,layer,category,function\n"

// TestImportTellsWhatNobodyWillFind: rows whose name means no tool, or whose URL
// the file has twice, are counted and told with their lines, and few of many.
func TestImportTellsWhatNobodyWillFind(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	csv := strings.Builder{}
	csv.WriteString(datasetHeader)
	row := func(slug, name string) {
		fmt.Fprintf(&csv, "https://stackshare.io/%s,x,%s,T,1,7,False,D,120,devops,x,y\n", slug, name)
	}
	row("terraform", "Terraform")
	row("r", "R\u0435act") // Cyrillic
	row("zap-of-somebody", "Zap")
	row("terraform", "Terraform again")
	row("evil", "Ev\u202eil")
	for i := range 15 {
		row(fmt.Sprint("many-", i), "\u0420ython") // Cyrillic
	}
	path := filepath.Join(t.TempDir(), "tools.csv")
	if err := os.WriteFile(path, []byte(csv.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	r := stackdex(t, dir, "import", "stackshare-csv", path, "--as-of", "2024-05-01")
	if !strings.Contains(r.stdout, "1 unreadable, 1 left out for a URL that stands there twice, 17 whose name means no tool") || r.code != 3 {
		t.Errorf("exit code %d\n%s", r.code, r.stdout)
	}
	for _, want := range []string{
		"tools.csv: line 6: column name: it holds U+202E",
		"tools.csv: line 5: https://stackshare.io/terraform stands on line 2 already",
		"tools.csv: line 3: \"R\u0435act\" looks like React",
		"tools.csv: line 4: \"Zap\"",
		"tools.csv: line 14: ",
		"tools.csv: 7 more have a name that means no tool; see `stackdex resolve --unresolved`",
	} {
		if !strings.Contains(r.stderr, want) {
			t.Errorf("no %q in\n%s", want, r.stderr)
		}
	}
	if strings.Contains(r.stderr, "line 15: ") || strings.ContainsRune(r.stderr, '\u202e') {
		t.Errorf("too much is told:\n%s", r.stderr)
	}
	if out := must(t, dir, "status"); !strings.Contains(out, "17 names on pages") || !strings.Contains(out, "resolve --unresolved") {
		t.Errorf("status:\n%s", out)
	}
	all := must(t, dir, "resolve", "--unresolved", "--json")
	if n := strings.Count(all, "\n"); n != 17 || !strings.Contains(all, `"url":"https://stackshare.io/zap-of-somebody"`) || !strings.Contains(all, `"candidates":["react"]`) {
		t.Errorf("%d lines:\n%s", n, all)
	}
	if out := must(t, dir, "show", "terraform"); strings.Contains(out, "again") {
		t.Errorf("the second row counts:\n%s", out)
	}
}

// TestExtractTellsWhatItDoesNotRead: names that are no names, and what there is
// no room for, are told beside the facts.
func TestExtractTellsWhatItDoesNotRead(t *testing.T) {
	t.Parallel()
	page := func(n int, name func(int) string) string {
		var b strings.Builder
		b.WriteString("<!doctype html><title>Django alternatives</title><article><h1>Django alternatives</h1><p>What to use instead of Django.</p>")
		for i := range n {
			fmt.Fprintf(&b, "<h2>%d. %s</h2><p>%[2]s is a framework for the web. It has %[1]dk GitHub stars.</p>", i+1, name(i))
		}
		return b.String()
	}
	for _, test := range []struct {
		name, page string
		want       []string
	}{
		{"thousands of sections", page(6000, func(i int) string { return fmt.Sprint("Tool", i) }), []string{
			"facts and tools beyond the 5000 that a page may have: ", "names beyond 2048 of one letter"}},
		{"names that are none", page(6, func(i int) string {
			return []string{"Flask", "FastAPI", strings.Repeat("A", 10_000), "Bottle", "Ev\u202eil", "Pyramid"}[i]
		}), []string{"headings of more than 200 characters, which name no tool: 1, as \"3. AAA", "direction of text"}},
	} {
		path := filepath.Join(t.TempDir(), "page.html")
		if err := os.WriteFile(path, []byte(test.page), 0o600); err != nil {
			t.Fatal(err)
		}
		r := stackdex(t, t.TempDir(), "extract", path, "--url", "https://example.com/django-alternatives", "--json")
		if r.code != 0 || strings.ContainsRune(r.stderr, '\u202e') || len(r.stderr) > 2000 {
			t.Errorf("%s: exit code %d\n%s", test.name, r.code, r.stderr)
		}
		for _, want := range test.want {
			if !strings.Contains(r.stderr, "not read: ") || !strings.Contains(r.stderr, want) {
				t.Errorf("%s: no %q in\n%s", test.name, want, r.stderr)
			}
		}
	}
}

// TestImportOfWhatIsForgotten: rows that no document shows are told.
func TestImportOfWhatIsForgotten(t *testing.T) {
	t.Parallel()
	dir, path := t.TempDir(), filepath.Join(t.TempDir(), "tools.csv")
	rows := datasetHeader + "https://stackshare.io/terraform,x,Terraform,T,1,7,False,D,120,devops,x,y\nhttps://stackshare.io/redis,x,Redis,T,1,7,False,D,120,devops,x,y\n"
	if err := os.WriteFile(path, []byte(rows), 0o600); err != nil {
		t.Fatal(err)
	}
	run := func() result {
		return stackdex(t, dir, "import", "stackshare-csv", path, "--as-of", "2024-05-01")
	}
	if r := run(); strings.Contains(r.stdout+r.stderr, "forgotten") {
		t.Errorf("nothing is forgotten yet:\n%s%s", r.stdout, r.stderr)
	}
	must(t, dir, "forget", "https://stackshare.io/redis")
	if r := run(); !strings.Contains(r.stdout, ", 1 forgotten and not searchable") || !strings.Contains(r.stderr, "1 row of what is forgotten") {
		t.Errorf("one of two is forgotten:\n%s%s", r.stdout, r.stderr)
	}
	must(t, dir, "forget", "--source", "stackshare-dataset")
	if r := run(); !strings.Contains(r.stdout, ", 2 forgotten and not searchable") || r.code != 0 {
		t.Errorf("all are forgotten: exit code %d\n%s%s", r.code, r.stdout, r.stderr)
	}
	if r := stackdex(t, dir, "show", "terraform"); !strings.Contains(r.stderr, "unless it is forgotten (`stackdex forget --list`)") {
		t.Errorf("show: %s", r.stderr)
	}
}

// TestForgetOfAnUnknownPage: it may be spelled otherwise.
func TestForgetOfAnUnknownPage(t *testing.T) {
	t.Parallel()
	dir := crawled(t)
	for url, want := range map[string]bool{"https://stackshare.example/redis": false, "https://stackshare.example/Redis/": true} {
		if r := stackdex(t, dir, "forget", url, "--sample"); r.code != 0 || strings.Contains(r.stderr, "is stored") != want {
			t.Errorf("%s: exit code %d\n%s%s", url, r.code, r.stdout, r.stderr)
		}
	}
}

// TestUnresolvedTellsOfPagesReadInPart: a name that was not read means no tool
// either.
func TestUnresolvedTellsOfPagesReadInPart(t *testing.T) {
	t.Parallel()
	dir, web := t.TempDir(), newSmallWeb(t)
	web.put("/a", "2025-10-01", "", [3]string{"License", "MIT", "MIT"})
	web.crawl(t, dir, "up", "--once", web.URL+"/a")
	const told = "may name more; see `stackdex dead list`"
	if r := stackdex(t, dir, "resolve", "--unresolved"); strings.Contains(r.stderr, told) {
		t.Errorf("of a page that was read: %s%s", r.stdout, r.stderr)
	}
	web.put("/a", "2025-10-01", "<h2>Fla\u202esk as an alternative</h2><p>A third one.</p>", [3]string{"License", "MIT", "MIT"})
	web.crawl(t, dir, "refresh", "--stale", "0s")
	if r := stackdex(t, dir, "resolve", "--unresolved"); !strings.Contains(r.stderr, "1 page could not be read, or not wholly, and "+told) {
		t.Errorf("of a page that was read in part: %s%s", r.stdout, r.stderr)
	}
}
