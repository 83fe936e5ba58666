package main_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestRunReport: a run says what came of it, for people and, with --json, as one line for
// programs; and that it ended before everything was fetched.
func TestRunReport(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	site := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			http.NotFound(w, r)
			return
		}
		if r.URL.Path == "/sitemap.xml" {
			fmt.Fprint(w, `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://nicepick.dev/compare/django-vs-flask</loc></url></urlset>`)
			return
		}
		w.Header().Set("Content-Type", "text/html")
		fmt.Fprint(w, "<title>Django vs Flask</title>")
		if r.URL.Path != "/empty" {
			fmt.Fprint(w, "<h1>Django vs Flask</h1><p>Two web frameworks.<table><tr><th><th>Django<th>Flask<tr><td>Language<td>Python<td>Python<tr><td>License<td>BSD<td>BSD</table>")
		}
	}))
	t.Cleanup(site.Close)
	flags := []string{"--rate", "0", "--workers", "1", "--allow-host", strings.TrimPrefix(site.URL, "http://")}
	report := func(args ...string) map[string]any {
		t.Helper()
		r := stackdex(t, dir, append(args, flags...)...)
		var v map[string]any
		if err := json.Unmarshal([]byte(r.stdout), &v); err != nil || strings.Count(r.stdout, "\n") != 1 {
			t.Fatalf("%v\n%s%s", err, r.stdout, r.stderr)
		}
		if v["exit_code"] != float64(r.code) {
			t.Errorf("exit code %d: %s", r.code, r.stdout)
		}
		return v
	}
	first := report("crawl", "--json", site.URL+"/a", site.URL+"/empty")
	summary := first["summary"].(map[string]any)
	unusable := first["unusable"].([]any)[0].(map[string]any)
	got := []any{first["exit_code"], summary["fetched"], summary["dead"], unusable["url"], unusable["class"], summary["ended_by"]}
	if diff := cmp.Diff([]any{3.0, 1.0, 1.0, site.URL + "/empty", "unknown_kind", nil}, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if docs := first["index"].(map[string]any)["documents"].(map[string]any); docs["tools"] != 2.0 {
		t.Errorf("documents %v", docs)
	}
	second := report("refresh", "--json", "--max-pages", "1")["summary"].(map[string]any)
	if got := []any{second["unchanged"], second["ended_by"]}; !cmp.Equal(got, []any{1.0, "max_pages"}) { // pages that nobody asked for use up nothing
		t.Errorf("unchanged, ended by %v", got)
	}
	out := must(t, dir, append([]string{"crawl", "--max-pages", "1", site.URL + "/b", site.URL + "/c"}, flags...)...)
	if !strings.Contains(out, "ended by --max-pages; `stackdex status` says what is left") {
		t.Error(out)
	}
	if out := must(t, dir, append([]string{"refresh", "--source", "nicepick"}, flags...)...); !strings.Contains(out, "nothing was due") {
		t.Error(out)
	}
	listed := report("refresh", "--json", "--sitemaps", "--source", "nicepick", "--mirror", "https://nicepick.dev="+site.URL)["summary"].(map[string]any)
	if listed["links"] != 1.0 {
		t.Errorf("the sitemap lists %v new URLs", listed["links"])
	}
	plan := decoded[map[string]any](t, dir, append([]string{"crawl", "--dry-run", site.URL + "/d"}, flags...)...)
	if plan["total"].(float64) < 1 || len(plan["hosts"].([]any)) == 0 {
		t.Errorf("plan %v", plan)
	}
}
