package web_test

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/web"
)

func TestAnswers(t *testing.T) {
	in := start(t)
	for _, tc := range []struct {
		name, method, path string
		status             int
		code               string // of the problem; empty: none
		holds              string
	}{
		{"alive", "GET", "/healthz", 200, "", `"program":"stackdex"`},
		{"ready", "GET", "/readyz", 200, "", `"ready":true`},
		{"status", "GET", "/v1/status", 200, "", `"dead":0`},
		{"search", "GET", "/v1/search?q=django", 200, "", `"id":"django"`},
		{"search of one index", "GET", "/v1/search?q=flask&in=comparisons", 200, "", `"index":"comparisons"`},
		{"facets", "GET", "/v1/search?facet=kind", 200, "", `"facets":{"kind"`},
		{"tool", "GET", "/v1/tools/django", 200, "", `"name":"Django"`},
		{"tool by name", "GET", "/v1/tool?name=DJANGO", 200, "", `"id":"django"`},
		{"comparison", "GET", "/v1/comparisons/django-vs-flask", 200, "", `"title":"Django vs Flask"`},
		{"comparison of no page", "GET", "/v1/comparisons/django-vs-rocket", 200, "", `"derived":true`},
		{"comparison in another order", "GET", "/v1/comparisons/Flask-vs-DJANGO", 200, "", `"title":"Django vs Flask"`},
		{"comparison with a tool that is not known", "GET", "/v1/comparisons/django-vs-nosuch", 404, "not_found", `no tool is called \"nosuch\"`},
		{"no comparison", "GET", "/v1/comparisons/nosuch", 404, "not_found", "comparisons has no document"},
		{"side by side", "GET", "/v1/compare?tool=flask&tool=django", 200, "", `"id":"django-vs-flask"`},
		{"names", "GET", "/v1/resolve?name=Golang&name=zzqx", 200, "", `"tool":"go"`},
		{"evidence", "GET", "/v1/tools/django/evidence/github.stars", 200, "", `"status":"shown"`},
		{"evidence of an attribute", "GET", "/v1/tools/django/evidence/Open-source%20license", 200, "", `"status":"conflicts"`},
		{"what evidence there is", "GET", "/v1/tools/django/evidence", 200, "", `"name":"github.stars"`},
		{"disagreement", "GET", "/v1/compare?tool=flask&tool=django", 200, "", `"values":["BSD-3-Clause"],"src":[2],"status":"conflicts","others":[{"values":["MIT"],"src":[1],"status":"conflicts"}]`},
		{"what a comparison's own pages say", "GET", "/v1/comparisons/django-vs-flask", 200, "", `"values":["MIT"],"src":[1],"status":"agrees"`},
		{"history", "GET", "/v1/tools/django/history/github.stars", 200, "", `"value":70000`},
		{"no such evidence", "GET", "/v1/tools/django/evidence/nosuch", 404, "not_found", "github.stars"},
		{"evidence that is nearly meant", "GET", "/v1/tools/django/evidence/stars", 404, "not_found", "did you mean github.stars? There are "},
		{"evidence misspelled", "GET", "/v1/tools/django/evidence/github.strs", 404, "not_found", "did you mean github.stars? There are "},
		{"figure that is nearly meant", "GET", "/v1/tools/django/history/Stars", 404, "not_found", "did you mean github.stars? There are "},
		{"no such history", "GET", "/v1/tools/django/history/nosuch", 404, "not_found", "github.stars"},
		{"export", "GET", "/v1/export/tools", 200, "", `"id":"flask"`},
		{"head", "HEAD", "/v1/tools/django", 200, "", ""},
		{"unknown tool", "GET", "/v1/tools/nope", 404, "not_found", "/v1/tool?name="},
		{"near names", "GET", "/v1/tool?name=djagno", 404, "not_found", "did you mean django"},
		{"known name, no page", "GET", "/v1/tool?name=kubernetes", 404, "not_found", "nothing is known of Kubernetes yet"},
		{"unknown path", "GET", "/v1/tool/django", 404, "not_found", "no such path"},
		{"post", "POST", "/v1/search?q=django", 405, "method_not_allowed", "GET, HEAD"},
		{"delete", "DELETE", "/v1/tools/django", 405, "method_not_allowed", "GET, HEAD"},
		{"prose in a URL", "GET", "/v1/mentions?text=django", 405, "method_not_allowed", "POST"},
		{"no administration here", "POST", "/v1/admin/reindex", 404, "not_found", ""},
		{"unknown index", "GET", "/v1/search?q=x&in=books", 400, "bad_query", `no index is called \"books\"`},
		{"unknown export", "GET", "/v1/export/books", 400, "bad_query", "books"},
		{"unknown parameter", "GET", "/v1/search?q=x&index=tools", 400, "bad_query", `no parameter is called \"index\"; there are q, in`},
		{"parameter in the plural", "GET", "/v1/search?q=x&facets=kind", 400, "bad_query", `no parameter is called \"facets\"`},
		{"parameter in capitals", "GET", "/v1/search?q=x&Limit=1", 400, "bad_query", "this is limit"},
		{"parameters that others add", "GET", "/v1/search?q=django&_=1764374400&utm_source=mail", 200, "", `"id":"django"`},
		{"limit", "GET", "/v1/search?q=x&limit=many", 400, "bad_query", `limit=\"many\" is not a number`},
		{"offset", "GET", "/v1/search?q=x&offset=two", 400, "bad_query", `offset=\"two\" is not a number`},
		{"highlight", "GET", "/v1/search?q=builds+sites&highlight=1", 200, "", `\u003cmark\u003e`},
		{"highlight neither way", "GET", "/v1/search?q=django&highlight=yes", 400, "bad_query", `highlight=\"yes\" is neither true nor false`},
		{"negative limit", "GET", "/v1/search?q=x&limit=-5", 400, "bad_query", "negative"},
		{"limit too large", "GET", "/v1/search?q=x&limit=1001", 400, "bad_query", "at most 1000"},
		{"negative offset", "GET", "/v1/search?q=x&offset=-1", 400, "bad_query", "offset"},
		{"offset that overflows", "GET", "/v1/search?q=x&offset=9223372036854775807&limit=1000", 400, "bad_query", "offset"},
		{"filter", "GET", "/v1/search?in=tools&filter=kind+%3D%3D+x", 400, "bad_query", "character"},
		{"filter of two indexes", "GET", "/v1/search?in=tools,passages&filter=kind%3Dx", 400, "bad_query", "one index"},
		{"semicolon in a filter", "GET", "/v1/search?in=tools&filter=kind=framework;x", 400, "bad_query", "%3B"},
		{"broken escape", "GET", "/v1/search?in=tools&filter=kind%zz", 400, "bad_query", "invalid URL escape"},
		{"one side", "GET", "/v1/compare?tool=django", 400, "bad_query", "2 to 5 tools, not 1"},
		{"the same side", "GET", "/v1/compare?tool=go&tool=golang", 404, "not_found", "nothing is known of Go"},
		{"no names", "GET", "/v1/resolve", 400, "bad_query", "give 1 to 100"},
		{"long query", "GET", "/v1/search?q=" + strings.Repeat("x", 2001), 400, "bad_query", "the limit is 2000"},
		{"not UTF-8", "GET", "/v1/search?q=%ff%fe", 200, "", `"groups"`},
	} {
		t.Run(tc.name, func(t *testing.T) {
			resp, body := in.do(t, tc.method, tc.path)
			if resp.StatusCode != tc.status || !strings.Contains(body, tc.holds) {
				t.Errorf("%s %s: %s\n%.600s\nwant %d and %q", tc.method, tc.path, resp.Status, body, tc.status, tc.holds)
			}
			var p struct{ Code string }
			if err := json.Unmarshal([]byte(body), &p); tc.code != "" && (err != nil || p.Code != tc.code) {
				t.Errorf("code %q, want %q (%v)", p.Code, tc.code, err)
			}
			if got := resp.Header.Get("Content-Type"); !strings.HasPrefix(got, "application/") {
				t.Errorf("Content-Type %q", got)
			}
		})
	}
}

// TestHeaders: no answer lets text of strangers act.
// TestPathsOfTheAPI: /v1/ lists every path with an example that works.
func TestPathsOfTheAPI(t *testing.T) {
	in := start(t)
	list := decoded[struct {
		Paths []struct{ Method, Path, About, Example string }
	}](t, in, "/v1/")
	listed := map[string]bool{}
	for _, p := range list.Paths {
		listed[p.Path] = true
		if p.About == "" {
			t.Errorf("%s says nothing of itself", p.Path)
		}
		if p.Example == "" {
			continue
		}
		if resp, body := in.do(t, p.Method, p.Example); resp.StatusCode != http.StatusOK {
			t.Errorf("%s: %s\n%.300s", p.Example, resp.Status, body)
		}
	}
	for _, path := range []string{"/v1/tool", "/v1/resolve", "/v1/unresolved", "/v1/passages/{id}", "/v1/tools/{id}/history/{metric}"} {
		if !listed[path] {
			t.Errorf("%s is not listed: %v", path, listed)
		}
	}
}

func TestHeaders(t *testing.T) {
	in := start(t)
	for _, path := range []string{"/", "/?q=django", "/tools/django", "/tools/nope", "/comparisons/django-vs-flask", "/v1/search?q=x", "/v1/nope", "/static/style.css", "/nope"} {
		resp, _ := in.do(t, http.MethodGet, path)
		if csp := resp.Header.Get("Content-Security-Policy"); !strings.HasPrefix(csp, "default-src 'none'") || strings.Contains(csp, "unsafe") {
			t.Errorf("%s: Content-Security-Policy %q", path, csp)
		}
		if resp.Header.Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("%s may be sniffed", path)
		}
	}
}

func TestHugeRequests(t *testing.T) {
	in := start(t)
	for _, path := range []string{
		"/v1/resolve?" + strings.Repeat("name=x&", 101),
		"/v1/compare?" + strings.Repeat("tool=django&", 200),
		"/v1/search?q=x&" + strings.Repeat("facet=kind&", 500),
		"/v1/search?in=tools&filter=" + strings.Repeat("(", 5000),
		"/v1/tools/" + strings.Repeat("x", 20_000),
	} {
		resp, body := in.do(t, http.MethodGet, path)
		if resp.StatusCode != 400 && resp.StatusCode != 404 || len(body) > 2000 {
			t.Errorf("%.60s…: %s, %d bytes", path, resp.Status, len(body))
		}
	}
}

func TestNotReady(t *testing.T) {
	in := serve(t, nil, func(context.Context) error { return web.PublicError(index.ErrUnavailable, "the log is away") })
	resp, body := in.do(t, http.MethodGet, "/readyz")
	if resp.StatusCode != http.StatusServiceUnavailable || !strings.Contains(body, "the log is away") {
		t.Errorf("%s %s", resp.Status, body)
	}
	in = serve(t, nil, func(ctx context.Context) error { return nil })
	in.server.Degraded = func(context.Context) error { return errors.New("the log is away") }
	resp, body = in.do(t, http.MethodGet, "/readyz")
	if resp.StatusCode != http.StatusOK || body != `{"ready":true,"degraded":"the log is away"}`+"\n" {
		t.Errorf("ready, and degraded: %s %s", resp.Status, body)
	}
	if resp, _ := in.do(t, http.MethodGet, "/healthz"); resp.StatusCode != http.StatusOK {
		t.Errorf("alive: %s", resp.Status)
	}
}

// TestMentions: the body of a request is the text; what was not searched of it
// is said.
func TestMentions(t *testing.T) {
	in := start(t)
	for _, tc := range []struct{ name, text, want string }{
		{"tools", "Flask & #django, written in <Go>. Go ahead", `{"mentions":[{"tool":"flask","text":"Flask","start":0,"end":5},{"tool":"django","text":"django","start":8,"end":15},{"tool":"go","text":"Go","start":29,"end":31}],"searched":42,"cut":false}`},
		{"a tag with its markers", "@{#django}|topic:null|", `{"mentions":[{"tool":"django","text":"django","start":0,"end":22}],"searched":22,"cut":false}`},
		{"nothing", "", `{"mentions":[],"searched":0,"cut":false}`},
		{"JSON", `{"text": "#flask"}`, `{"mentions":[{"tool":"flask","text":"flask","start":0,"end":6}],"searched":6,"cut":false}`},
		{"JSON without a text", `{"txt": "Flask"}`, `{"code":"bad_query","message":"the body is the text itself, or a JSON object that has it as \"text\"; this one has none"}`},
		{"text in braces", `{#flask}`, `{"mentions":[{"tool":"flask","text":"flask","start":1,"end":7}],"searched":8,"cut":false}`},
		{"not UTF-8", "\xff\xfe Django\xff", `{"mentions":[{"tool":"django","text":"Django","start":3,"end":9}],"searched":10,"cut":false}`},
		{"too much", strings.Repeat("Flask ", 1<<20) + "Django", `{"mentions":[],"searched":65536,"cut":true}`},
	} {
		resp, err := in.client.Post(in.url+"/v1/mentions", "text/plain", strings.NewReader(tc.text))
		check(t, err)
		body, err := io.ReadAll(resp.Body)
		check(t, errors.Join(err, resp.Body.Close()))
		if refused := strings.HasPrefix(tc.want, `{"code"`); refused != (resp.StatusCode == http.StatusBadRequest) {
			t.Errorf("%s: %s", tc.name, resp.Status)
		}
		if diff := cmp.Diff(tc.want+"\n", string(body)); diff != "" {
			t.Errorf("%s: %s (-want +got):\n%s", tc.name, resp.Status, diff)
		}
	}
}
