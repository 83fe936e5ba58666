package sampleweb_test

import (
	"bytes"
	"compress/gzip"
	"io"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"go.uber.org/goleak"

	"github.com/stackdex/stackdex/cmd/stackdex/internal/sampleweb"
	"github.com/stackdex/stackdex/crawler/source/specimen"
	"github.com/stackdex/stackdex/ingest/record"
	"github.com/stackdex/stackdex/ingest/record/canon"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// web is the sample web and a client that neither follows nor unpacks.
type web struct {
	*sampleweb.Server
	t      *testing.T
	client *http.Client
}

func start(t *testing.T) web {
	t.Helper()
	s, err := sampleweb.Start()
	if err != nil {
		t.Fatal(err)
	}
	s.Delay(0)
	transport := &http.Transport{DisableCompression: true}
	t.Cleanup(func() {
		transport.CloseIdleConnections()
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return web{s, t, &http.Client{Transport: transport, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}}
}

// get fetches a URL of the sample web from its mirror.
func (w web) get(address string, header ...string) (*http.Response, []byte) {
	w.t.Helper()
	u, err := url.Parse(address)
	if err != nil {
		w.t.Fatal(err)
	}
	req, err := http.NewRequestWithContext(w.t.Context(), http.MethodGet, w.Mirrors()[u.Scheme+"://"+u.Host]+u.RequestURI(), nil)
	if err != nil {
		w.t.Fatal(err)
	}
	for i := 0; i < len(header); i += 2 {
		req.Header.Set(header[i], header[i+1])
	}
	resp, err := w.client.Do(req)
	if err != nil {
		w.t.Fatal(err)
	}
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		w.t.Fatal(err)
	}
	if err := resp.Body.Close(); err != nil {
		w.t.Fatal(err)
	}
	return resp, body
}

func TestSizeOfTheWeb(t *testing.T) {
	w := start(t)
	tools, kinds := map[string]bool{}, map[record.PageType]int{}
	for _, u := range w.URLs() {
		c, _ := w.Content(u)
		p := c.Page()
		kinds[p.PageType]++
		if canonical, err := canon.URL("", u); err != nil || canonical != u {
			t.Errorf("%s is not canonical: %s, %v", u, canonical, err)
		}
		for i, f := range p.Facts {
			if err := f.Validate(); err != nil {
				t.Errorf("%s fact %d: %v", u, i, err)
			}
			if tool, ok := f.Body.(record.Tool); ok && tool.Role == record.RoleSubject {
				tools[tool.Name] = true
			}
		}
	}
	t.Logf("%d pages, %d tools, %v", len(w.URLs()), len(tools), kinds)
	if len(w.URLs()) < 60 || len(tools) < 40 {
		t.Errorf("%d pages and %d tools, at least 60 and 40 are wanted", len(w.URLs()), len(tools))
	}
	for _, name := range []string{"Django", "Flask", "FastAPI", "Rails", "Laravel", "Express.js", "Spring Boot", "ASP.NET Core", ".NET", "Tornado", "Phoenix Framework", "Quart", "Starlette",
		"Rust", "Rocket", "Node.js", "Python", "JavaScript", "Golang", "C++", "C#", "F#", "React", "Vue.js", "Angular", "Svelte", "PostgreSQL", "MySQL", "MongoDB", "Redis", "Kubernetes",
		"Docker", "Symfony", "Next.js", "NestJS", "TypeScript", "Ruby", "PHP", "Java", "Elixir", "Kafka", "NATS", "Elasticsearch", "Meilisearch"} {
		if !tools[name] {
			t.Errorf("no page is about %s", name)
		}
	}
}

var href = regexp.MustCompile(`href="([^"#]*)"`)

// TestSeedsReachEverything follows links as sources do: not from articles,
// which are only read when named.
func TestSeedsReachEverything(t *testing.T) {
	w := start(t)
	depth := map[string]int{}
	next := sampleweb.Seeds()
	for level := 0; len(next) > 0 && level < 8; level++ {
		var found []string
		for _, u := range next {
			if _, ok := depth[u]; ok {
				continue
			}
			resp, body := w.get(u)
			if resp.StatusCode == http.StatusTooManyRequests {
				_, body = w.get(u)
			}
			depth[u] = level
			if to := resp.Header.Get("Location"); to != "" {
				body = []byte(`href="` + to + `"`)
			}
			for _, m := range href.FindAllSubmatch(body, -1) {
				if target, err := canon.URL(u, string(m[1])); err == nil && strings.Contains(target, ".example/") && !strings.Contains(target, "articles.example") && !strings.Contains(target, "heroku.example") {
					found = append(found, target)
				}
			}
		}
		next = found
	}
	deepest := 0
	for _, u := range w.URLs() {
		d, ok := depth[u]
		if !ok {
			t.Errorf("no path leads to %s", u)
		}
		deepest = max(deepest, d)
	}
	if deepest > 4 {
		t.Errorf("the deepest page is %d links from a seed", deepest)
	}
	for _, odd := range []string{"/stackups/flask-vs-django", "/heroku", "/parse", "/rethinkdb", "/stackups/draft-django-vs-rails"} {
		if _, ok := depth[sampleweb.StackShare+odd]; !ok {
			t.Errorf("nothing links to %s", odd)
		}
	}
}

func TestAnswers(t *testing.T) {
	w := start(t)
	for _, tc := range []struct {
		name, url string
		status    int
		header    [2]string
		holds     string
	}{
		{"page", sampleweb.StackShare + "/django", 200, [2]string{"Content-Type", "text/html; charset=utf-8"}, "Rapid development"},
		{"robots", sampleweb.StackShare + "/robots.txt", 200, [2]string{"Content-Type", "text/plain; charset=utf-8"}, "Disallow: /stackups/draft-"},
		{"sitemap index", sampleweb.StackShare + "/sitemap.xml", 200, [2]string{"Content-Type", "application/xml"}, "<sitemapindex"},
		{"sitemap of comparisons", sampleweb.StackShare + "/sitemaps/stackups.xml", 200, [2]string{"Content-Type", "application/xml"}, "https://stackshare.example/stackups/fastapi-vs-flask"},
		{"old slug", sampleweb.StackShare + "/stackups/flask-vs-django", 301, [2]string{"Location", "/stackups/django-vs-flask"}, ""},
		{"other site", sampleweb.StackShare + "/heroku", 301, [2]string{"Location", "https://heroku.example/"}, ""},
		{"renamed repository", sampleweb.GitHub + "/tiangolo/fastapi", 301, [2]string{"Location", "https://github.example/fastapi/fastapi"}, ""},
		{"missing", sampleweb.StackShare + "/rethinkdb", 404, [2]string{}, ""},
		{"gone", sampleweb.StackShare + "/parse", 410, [2]string{}, ""},
		{"too many requests", sampleweb.StackShare + "/redis", 429, [2]string{"Retry-After", "1"}, ""},
		{"and then not", sampleweb.StackShare + "/redis", 200, [2]string{}, "Data structures in memory"},
		{"challenge", sampleweb.Walls()[0], 403, [2]string{"Server", "cloudflare"}, "Just a moment"},
		{"challenge that says 200", sampleweb.Walls()[1], 200, [2]string{}, "Just a moment"},
		{"windows-1252", sampleweb.StackShare + "/symfony", 200, [2]string{"Content-Type", "text/html; charset=windows-1252"}, "caf\xe9"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			resp, body := w.get(tc.url)
			if resp.StatusCode != tc.status {
				t.Fatalf("status %d, want %d", resp.StatusCode, tc.status)
			}
			if k := tc.header[0]; k != "" && resp.Header.Get(k) != tc.header[1] {
				t.Errorf("%s is %q, want %q", k, resp.Header.Get(k), tc.header[1])
			}
			if !strings.Contains(string(body), tc.holds) {
				t.Errorf("the body does not hold %q: %.200s", tc.holds, body)
			}
		})
	}
}

func TestConditionalAndPacked(t *testing.T) {
	w := start(t)
	const page = sampleweb.StackShare + "/django"
	plain, body := w.get(page)
	for _, header := range [][]string{{"If-None-Match", plain.Header.Get("ETag")}, {"If-Modified-Since", plain.Header.Get("Last-Modified")}} {
		if resp, b := w.get(page, header...); resp.StatusCode != http.StatusNotModified || len(b) > 0 {
			t.Errorf("%v: status %d with %d bytes", header, resp.StatusCode, len(b))
		}
	}
	resp, packed := w.get(page, "Accept-Encoding", "gzip")
	if resp.Header.Get("Content-Encoding") != "gzip" || !bytes.Equal(unzip(t, packed), body) {
		t.Error("the packed page differs from the plain one")
	}
	_, packed = w.get(sampleweb.StackShare + "/sitemaps/tools.xml.gz")
	if !bytes.Contains(unzip(t, packed), []byte("<loc>https://stackshare.example/django</loc>")) {
		t.Error("the packed sitemap does not list /django")
	}
}

func unzip(t *testing.T, b []byte) []byte {
	t.Helper()
	z, err := gzip.NewReader(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	out, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestWhatTestsDoToPages(t *testing.T) {
	w := start(t)
	const page = sampleweb.StackShare + "/nats"
	_, before := w.get(page)
	w.Hollow(true)
	if resp, b := w.get(page); resp.StatusCode != 200 || bytes.Contains(b, []byte("messaging server")) {
		t.Errorf("a hollow page still says something: %d %s", resp.StatusCode, b)
	}
	w.Hollow(false)
	w.Redesign(7)
	if _, b := w.get(page); bytes.Equal(b, before) {
		t.Error("a redesign changed nothing")
	}
	w.Redesign(0)
	if _, b := w.get(page); !bytes.Equal(b, before) {
		t.Error("the page did not come back")
	}
	err := w.Edit(page, func(c specimen.Content) specimen.Content {
		edited := *c.(*specimen.ToolPage)
		edited.Side.Votes = "61"
		return &edited
	})
	if err != nil {
		t.Fatal(err)
	}
	resp, b := w.get(page)
	if !bytes.Contains(b, []byte(">61<")) || resp.Header.Get("Last-Modified") != "Sun, 16 Nov 2025 09:30:00 GMT" {
		t.Errorf("an edit does not show: %s", resp.Header.Get("Last-Modified"))
	}
	w.Vanish(page)
	if resp, _ := w.get(page); resp.StatusCode != 404 {
		t.Errorf("a page that vanished answers %d", resp.StatusCode)
	}
	if err := w.Edit("https://stackshare.example/no", nil); err == nil {
		t.Error("an edit of no page is no error")
	}
}

func TestEveryStartServesTheSame(t *testing.T) {
	a, b := start(t), start(t)
	for _, u := range a.URLs() {
		ra, ba := a.get(u)
		rb, bb := b.get(u)
		if !bytes.Equal(ba, bb) {
			t.Errorf("%s differs between two starts", u)
		}
		for _, k := range []string{"Etag", "Last-Modified"} {
			if d := cmp.Diff(ra.Header[k], rb.Header[k]); d != "" {
				t.Errorf("%s %s: %s", u, k, d)
			}
		}
	}
}

func TestSlowPageEndsWithItsClient(t *testing.T) {
	w := start(t)
	w.Delay(time.Hour)
	u, _ := url.Parse(sampleweb.StackShare + "/elasticsearch")
	client := &http.Client{Transport: w.client.Transport, Timeout: 50 * time.Millisecond}
	if resp, err := client.Get(w.Mirrors()["https://"+u.Host] + u.Path); err == nil {
		resp.Body.Close()
		t.Error("the slow page was quick")
	}
}

func TestSeedsAreSamples(t *testing.T) {
	for _, s := range slices.Concat(sampleweb.Seeds(), sampleweb.Walls()) {
		u, err := url.Parse(s)
		if err != nil || !record.IsSampleHost(u.Host) {
			t.Errorf("%s does not lie on a reserved host", s)
		}
	}
}
