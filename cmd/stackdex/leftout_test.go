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
