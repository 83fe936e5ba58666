package main_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/index"
)

// smallWeb serves pages that a test can change and take away.
type smallWeb struct {
	*httptest.Server
	mu    sync.Mutex
	pages map[string]string
}

func newSmallWeb(t *testing.T) *smallWeb {
	w := &smallWeb{pages: map[string]string{}}
	w.Server = httptest.NewServer(http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		w.mu.Lock()
		defer w.mu.Unlock()
		body, ok := w.pages[r.URL.Path]
		switch {
		case ok:
			rw.Header().Set("Content-Type", "text/html; charset=utf-8")
			fmt.Fprint(rw, body)
		case r.URL.Path == "/robots.txt":
			http.NotFound(rw, r)
		default:
			http.Error(rw, "gone", http.StatusGone)
		}
	}))
	t.Cleanup(w.Close)
	return w
}

// put serves a page that compares Quart with Phoenix; rows are attribute, cell
// and cell.
func (w *smallWeb) put(path, published, prose string, rows ...[3]string) {
	var b strings.Builder
	fmt.Fprintf(&b, `<html><head><title>Quart vs Phoenix</title><meta property="article:published_time" content="%s"></head><body><article><h1>Quart vs Phoenix</h1>
<p>Both serve web applications, and a team that has to choose wants to know what sets them apart.</p>
<h2>Quart vs Phoenix: side by side</h2><table><tr><th>Feature</th><th>Quart</th><th>Phoenix</th></tr>`, published)
	for _, r := range rows {
		fmt.Fprintf(&b, "<tr><td>%s</td><td>%s</td><td>%s</td></tr>", r[0], r[1], r[2])
	}
	fmt.Fprintf(&b, "</table><h2>Which one should you choose?</h2><p>Choose Quart if your team writes Python every day. Choose Phoenix if you need channels. %s</p></article></body></html>", prose)
	w.mu.Lock()
	defer w.mu.Unlock()
	w.pages[path] = b.String()
}

func (w *smallWeb) drop(path string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	delete(w.pages, path)
}

// crawl runs a command that fetches from the web.
func (w *smallWeb) crawl(t *testing.T, dir string, args ...string) {
	t.Helper()
	args = append(args, "--rate", "0", "--allow-host", strings.TrimPrefix(w.URL, "http://"))
	if r := stackdex(t, dir, args...); r.code != 0 && r.code != 3 { // 3: what lies on other hosts is put off
		t.Fatalf("stackdex %q: exit code %d\n%s%s", args, r.code, r.stdout, r.stderr)
	}
}

// squeezed is what a command printed, with single blanks.
func squeezed(t *testing.T, dir string, args ...string) string {
	t.Helper()
	var lines []string
	for line := range strings.Lines(must(t, dir, args...)) {
		lines = append(lines, strings.Join(strings.Fields(line), " "))
	}
	return strings.Join(lines, "\n") + "\n"
}

func decoded[T any](t *testing.T, dir string, args ...string) (v T) {
	t.Helper()
	if err := json.Unmarshal([]byte(must(t, dir, append(args, "--json")...)), &v); err != nil {
		t.Fatalf("%q: %v", args, err)
	}
	return v
}

// TestDisagreement: what sources disagree on is told by compare as by show, and
// evidence says who.
func TestDisagreement(t *testing.T) {
	t.Parallel()
	dir, web := t.TempDir(), newSmallWeb(t)
	web.put("/a", "2025-10-01", "", [3]string{"ORM", "SQLAlchemy", "Ecto"}, [3]string{"License", "MIT", "MIT"}, [3]string{"Learning curve", "Gentler", "Steeper"})
	web.put("/b", "2025-10-05", "", [3]string{"Built-in ORM", "Tortoise", "Ecto"}, [3]string{"License", "MIT", "Apache-2.0"})
	web.put("/c", "2025-10-09", "", [3]string{"Built-in ORM", "Tortoise", "Ecto"}, [3]string{"Licence", "MIT", "Apache-2.0"})
	// The first alone: of all at once, nobody knows which are indexed together.
	web.crawl(t, dir, "up", "--once", web.URL+"/a")
	web.crawl(t, dir, "up", "--once", web.URL+"/a", web.URL+"/b", web.URL+"/c")

	compared := squeezed(t, dir, "compare", "quart", "phoenix")
	for _, want := range []string{"License Apache-2.0 [2][3] MIT [1][2][3]\n", "conflicts: MIT [1]\n", "ORM Ecto [1][2][3] Tortoise [2][3]\n", "conflicts: SQLAlchemy [1]\n", "Learning curve Steeper [1] Gentler [1]\n"} {
		if !strings.Contains(compared, want) {
			t.Errorf("compare does not say %q:\n%s", want, compared)
		}
	}
	for tool, want := range map[string]string{"phoenix": "License Apache-2.0 [2][3] conflicts: MIT [1]\n", "quart": "ORM Tortoise [2][3] conflicts: SQLAlchemy [1]\n"} {
		if shown := squeezed(t, dir, "show", tool); !strings.Contains(shown, want) {
			t.Errorf("show does not say %q:\n%s", want, shown)
		}
	}
	sameCells(t, dir)
	for _, label := range []string{"license", "Licence"} {
		out := squeezed(t, dir, "evidence", "phoenix", label)
		for _, want := range []string{"shown Apache-2.0 2025-10-09 majority article " + web.URL + "/c", "agrees Apache-2.0 2025-10-05 article " + web.URL + "/b", "conflicts MIT 2025-10-01 article " + web.URL + "/a"} {
			if !strings.Contains(out, want) {
				t.Errorf("evidence of %s does not say %q:\n%s", label, want, out)
			}
		}
	}
	if out := squeezed(t, dir, "evidence", "phoenix"); !strings.Contains(out, "license trait License Apache-2.0 conflicts and 1 more\n") {
		t.Errorf("what can be asked:\n%s", out)
	}

	web.put("/c", "2025-10-09", "", [3]string{"Built-in ORM", "Peewee", "Ecto"}, [3]string{"Licence", "MIT", "Apache-2.0"})
	web.put("/b", "2025-10-05", "", [3]string{"Built-in ORM", "Peewee", "Ecto"}, [3]string{"License", "MIT", "Apache-2.0"})
	web.crawl(t, dir, "refresh", "--stale", "0s")
	if out := squeezed(t, dir, "changes", "--since", "1h"); !strings.Contains(out, "Quart new, orm SQLAlchemy → Peewee") {
		t.Errorf("the digest does not say from what to what:\n%s", out)
	}

	web.drop("/a")
	web.crawl(t, dir, "refresh", "--stale", "0s")
	if out := must(t, dir, "compare", "quart", "phoenix"); strings.Contains(out, "conflicts") || strings.Contains(out, "SQLAlchemy") || !strings.Contains(out, "Peewee") {
		t.Errorf("after the page is gone:\n%s", out)
	}
}

// sameCells holds compare to what show says of Quart and Phoenix.
func sameCells(t *testing.T, dir string) {
	t.Helper()
	c := decoded[index.Comparison](t, dir, "compare", "quart", "phoenix")
	for side, id := range c.Tools {
		tool := decoded[index.Tool](t, dir, "show", id)
		for _, r := range c.Rows {
			at := slices.IndexFunc(tool.Traits, func(t index.ToolTrait) bool { return t.Key == r.Key })
			if r.Relative || at < 0 {
				continue
			}
			if diff := cmp.Diff(said(tool.Traits[at].Cell, tool.Sources), said(r.Sides[side], c.Sources)); diff != "" {
				t.Errorf("%s of %s (-show +compare):\n%s", r.Key, id, diff)
			}
		}
	}
}

// said sums a cell up with the pages that say it.
func said(c index.Cell, sources []index.Source) []string {
	pages := func(src []int) (urls []string) {
		for _, n := range src {
			urls = append(urls, sources[n-1].URL)
		}
		slices.Sort(urls)
		return urls
	}
	list := []string{fmt.Sprint(c.Values, c.Status, pages(c.Src))}
	for _, o := range c.Others {
		list = append(list, fmt.Sprint(o.Values, o.Status, pages(o.Src)))
	}
	return list
}

// TestOneDate: show, export and evidence print the same date of a figure, and
// an earlier version of a page is superseded.
func TestOneDate(t *testing.T) {
	t.Parallel()
	dir, web := t.TempDir(), newSmallWeb(t)
	row := [3]string{"License", "MIT", "MIT"}
	web.put("/a", "2025-10-01", "Quart has 3.4K stars on GitHub.", row, [3]string{"Language", "Python", "Elixir"})
	web.crawl(t, dir, "up", "--once", web.URL+"/a")
	web.put("/a", "2025-10-20", "Quart has 3.6K stars on GitHub.", row, [3]string{"Language", "Python", "Elixir"})
	web.crawl(t, dir, "refresh", "--stale", "0s")
	out := squeezed(t, dir, "evidence", "quart", "github.stars")
	for _, want := range []string{"shown 3.6K 2025-10-20 only article ", "superseded 3.4K 2025-10-01 article "} {
		if !strings.Contains(out, want) {
			t.Errorf("evidence does not say %q:\n%s", want, out)
		}
	}
	if out := squeezed(t, dir, "show", "quart"); !strings.Contains(out, "GitHub stars 3.6K 2025-10-20 [1]\n") {
		t.Errorf("show:\n%s", out)
	}
	if out := must(t, dir, "export", "figures"); !strings.Contains(out, `"display":"3.6K","as_of":null,"date":"2025-10-20"`) {
		t.Errorf("export:\n%s", out)
	}
}
