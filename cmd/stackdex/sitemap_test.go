package main_test

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// TestCutSitemapIsTold: the result of a run says that a sitemap was not read to its end.
func TestCutSitemapIsTold(t *testing.T) {
	t.Parallel()
	list := strings.Repeat("https://stackshare.io/about\n", 50_001)
	site := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/sitemap.xml":
			_, _ = io.WriteString(w, list)
		case "/django":
			fmt.Fprint(w, "<title>Django</title><h1>Django</h1><p>Django is a framework.</p><div><span>1.2K</span> <span>Stacks</span></div>")
		default:
			http.NotFound(w, r)
		}
	}))
	defer site.Close()
	dir := t.TempDir()
	mirror := []string{"--rate", "0", "--mirror", "https://stackshare.io=" + site.URL}
	must(t, dir, append([]string{"crawl", "https://stackshare.io/django"}, mirror...)...)
	r := stackdex(t, dir, append([]string{"refresh", "--sitemaps", "--source", "stackshare"}, mirror...)...)
	const want = "https://stackshare.io/sitemap.xml: sitemap is too large: more than 50000 entries"
	if r.code != 3 || !strings.Contains(r.stdout, "not to their end") || !strings.Contains(r.stdout, want) {
		t.Errorf("exit code %d\n%s%s", r.code, r.stdout, r.stderr)
	}
}
