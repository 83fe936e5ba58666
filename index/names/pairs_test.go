package names_test

import (
	"bufio"
	"os"
	"strings"
	"testing"

	"github.com/stackdex/stackdex/index/names"
)

// TestNamePairs: names that are one tool are merged, and names that are not stay
// apart, as testdata/pairs.txt says.
func TestNamePairs(t *testing.T) {
	table := newTable(t)
	ids := map[string]string{}
	id := func(name string) string {
		if _, ok := ids[name]; !ok {
			ids[name] = table.Resolve(name, names.Context{}).ID
		}
		return ids[name]
	}
	judge := func(a, b string, one bool) {
		is := id(a) != "" && id(a) == id(b)
		switch {
		case one && !is:
			t.Errorf("not merged: %q (%s) and %q (%s)", a, id(a), b, id(b))
		case !one && is:
			t.Errorf("wrongly merged: %q and %q (%s)", a, b, id(a))
		}
	}
	for _, line := range lines(t, "testdata/pairs.txt") {
		sign, rest, _ := strings.Cut(line, " ")
		list := strings.Split(rest, " "+sign+" ")
		if sign == "?" {
			if r := table.Resolve(rest, names.Context{}); r.ID != "" || len(r.Candidates) == 0 {
				t.Errorf("%q alone resolves to %q (candidates %v), want nothing, with candidates", rest, r.ID, r.Candidates)
			}
			continue
		}
		for i, a := range list {
			for _, b := range list[:i] {
				judge(b, a, sign == "=")
			}
		}
	}
}

func newTable(t testing.TB) *names.Table {
	t.Helper()
	r, err := names.Default()
	if err != nil {
		t.Fatal(err)
	}
	return names.NewTable(r)
}

// lines returns the lines of a file that are not empty or comments.
func lines(t testing.TB, file string) []string {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var all []string
	for s := bufio.NewScanner(f); s.Scan(); {
		if line := strings.TrimSpace(s.Text()); line != "" && !strings.HasPrefix(line, "# ") {
			all = append(all, line)
		}
	}
	return all
}
