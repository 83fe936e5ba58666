package fetch_test

import (
	"errors"
	"net/http"
	"strings"
	"testing"

	"github.com/stackdex/stackdex/crawler/fetch"
)

func TestMirrors(t *testing.T) {
	s := newSite(t)
	s.answer("/robots.txt", 200, "User-agent: *\nDisallow: /no")
	s.answer("/page", 200, "page")
	s.mux.HandleFunc("/relative", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/page", http.StatusFound) })
	s.mux.HandleFunc("/absolute", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, s.URL+"/page?utm_source=x", http.StatusMovedPermanently)
	})
	s.mux.HandleFunc("/sub/robots.txt", http.NotFound)
	s.answer("/sub/page", 200, "sub")
	s.mux.HandleFunc("/sub/move", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "/sub/page", http.StatusMovedPermanently)
	})
	c := newClient(t, fetch.Options{Mirrors: map[string]string{"https://a.test": s.URL, "b.test": s.URL + "/sub/"}})
	do := func(url string) *fetch.Response {
		t.Helper()
		resp, err := c.Do(t.Context(), fetch.Request{URL: url})
		if err != nil {
			t.Fatalf("%s: %v", url, err)
		}
		return resp
	}
	if r := do("https://a.test/relative"); r.URL != "https://a.test/page" || string(r.Body) != "page" {
		t.Errorf("relative redirect: %s %q", r.URL, r.Body)
	}
	if r := do("https://a.test/absolute"); r.Location != "https://a.test/page" {
		t.Errorf("absolute redirect: %q", r.Location)
	}
	if r := do("https://b.test/page"); r.URL != "https://b.test/page" || string(r.Body) != "sub" {
		t.Errorf("mirror under a path: %s %q", r.URL, r.Body)
	}
	if r := do("https://b.test/move"); r.Location != "https://b.test/page" {
		t.Errorf("redirect of a mirror under a path: %q", r.Location)
	}
	if _, err := c.Do(t.Context(), fetch.Request{URL: "https://a.test/no"}); !errors.Is(err, fetch.ErrForbidden) {
		t.Errorf("robots.txt of the mirror: %v", err)
	}
	for ref, want := range map[string]string{s.URL + "/x/": "https://a.test/x", "/y#z": "https://a.test/y", "https://c.test/": "https://c.test/", "https://" + s.host() + "/x": "https://" + s.host() + "/x", s.URL + "/sub/x": "https://b.test/x"} {
		base := "https://a.test/p"
		if strings.Contains(ref, "/sub/") {
			base = "https://b.test/p"
		}
		if got, err := c.Canonical(base, ref); err != nil || got != want {
			t.Errorf("Canonical(%q) = %q, %v, want %q", ref, got, err, want)
		}
	}
	for _, bad := range []map[string]string{{"https://a.test/path": "http://b"}, {"": "http://b"}, {"ftp://a.test": "http://b"}, {"a.test": "ftp://b"}, {"a.test": ""}, {"http://a.test": "http://b", "https://a.test": "http://c"}} {
		if _, err := fetch.New(fetch.Options{Mirrors: bad}); err == nil {
			t.Errorf("mirrors %v: no error", bad)
		}
	}
}
