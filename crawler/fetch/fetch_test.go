package fetch_test

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"go.uber.org/goleak"

	"github.com/stackdex/stackdex/crawler/clock/clocktest"
	"github.com/stackdex/stackdex/crawler/fetch"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// site is a server that keeps what it was asked.
type site struct {
	*httptest.Server
	mux  *http.ServeMux
	mu   sync.Mutex
	seen []string
}

func newSite(t *testing.T) *site {
	t.Helper()
	s := &site{mux: http.NewServeMux()}
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.mu.Lock()
		s.seen = append(s.seen, r.URL.RequestURI())
		s.mu.Unlock()
		s.mux.ServeHTTP(w, r)
	}))
	t.Cleanup(s.Close)
	return s
}

func (s *site) answer(path string, status int, body string, header ...string) {
	s.mux.HandleFunc(path, func(w http.ResponseWriter, r *http.Request) {
		for i := 0; i < len(header); i += 2 {
			w.Header().Set(header[i], header[i+1])
		}
		w.WriteHeader(status)
		io.WriteString(w, body)
	})
}

func (s *site) requests() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]string(nil), s.seen...)
}

func (s *site) host() string { return strings.TrimPrefix(s.URL, "http://") }

func newClient(t *testing.T, opts fetch.Options, allowed ...*site) *fetch.Client {
	t.Helper()
	for _, s := range allowed {
		opts.Allow = append(opts.Allow, s.host())
	}
	c, err := fetch.New(opts)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(c.Close)
	return c
}

func classOf(t *testing.T, err error) fetch.Class {
	t.Helper()
	var e *fetch.Error
	if !errors.As(err, &e) {
		t.Fatalf("%v (%T) is no *fetch.Error", err, err)
	}
	return e.Class
}

func TestResponse(t *testing.T) {
	s := newSite(t)
	s.mux.HandleFunc("/page", func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("If-None-Match") == `"v1"` {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		w.Header().Set("ETag", `"v1"`)
		w.Header().Set("Content-Type", "text/html; charset=windows-1252")
		io.WriteString(w, "caf\xe9 "+r.UserAgent()+" "+r.Header.Get("Cookie"))
	})
	s.answer("/busy", http.StatusTooManyRequests, "", "Retry-After", "7", "Set-Cookie", "a=b")
	s.answer("/empty", http.StatusNoContent, "")
	s.answer("/moved", http.StatusMovedPermanently, "", "Location", "/page#x")
	c := newClient(t, fetch.Options{Version: "1.2", Contact: "me@example.org"}, s)

	resp, err := c.Do(t.Context(), fetch.Request{URL: s.URL + "/page"})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := string(resp.Body), "café stackdex/1.2 (+me@example.org) "; got != want {
		t.Errorf("body %q, want %q", got, want)
	}
	if resp.MediaType != "text/html" || resp.Header.Get("Content-Type") != "text/html; charset=windows-1252" || resp.WireBytes == 0 {
		t.Errorf("%+v", resp)
	}
	for path, want := range map[string]int{"/busy": 429, "/empty": 204, "/moved": 301, "/none": 404} {
		resp, err := c.Do(t.Context(), fetch.Request{URL: s.URL + path})
		if err != nil || resp.Status != want {
			t.Errorf("%s: %+v, %v; want status %d", path, resp, err, want)
			continue
		}
		if path == "/busy" && resp.RetryAfter != 7*time.Second {
			t.Errorf("Retry-After %v", resp.RetryAfter)
		}
		if path == "/moved" && resp.Location != s.URL+"/page" {
			t.Errorf("Location %q", resp.Location)
		}
	}
	resp, err = c.Do(t.Context(), fetch.Request{URL: s.URL + "/page", ETag: `"v1"`})
	if err != nil || resp.Status != http.StatusNotModified || len(resp.Body) != 0 {
		t.Errorf("conditional: %+v, %v", resp, err)
	}
}

func TestRetryAfterAsDateIsCapped(t *testing.T) {
	start := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	s := newSite(t)
	s.answer("/soon", 503, "", "Retry-After", start.Add(time.Minute).Format(http.TimeFormat))
	s.answer("/late", 503, "", "Retry-After", start.AddDate(1, 0, 0).Format(http.TimeFormat))
	s.answer("/past", 503, "", "Retry-After", start.AddDate(-1, 0, 0).Format(http.TimeFormat))
	s.answer("/junk", 503, "", "Retry-After", "soon")
	c := newClient(t, fetch.Options{Clock: clocktest.NewManual(start)}, s)
	for path, want := range map[string]time.Duration{"/soon": time.Minute, "/late": 24 * time.Hour, "/past": 0, "/junk": 0} {
		resp, err := c.Do(t.Context(), fetch.Request{URL: s.URL + path})
		if err != nil || resp.RetryAfter != want {
			t.Errorf("%s: %v, %v; want %v", path, resp, err, want)
		}
	}
}

func TestRedirects(t *testing.T) {
	other := newSite(t)
	other.answer("/", 200, "other")
	s := newSite(t)
	s.answer("/robots.txt", 200, "User-agent: *\nDisallow: /secret")
	s.answer("/page", 200, "page")
	s.mux.HandleFunc("/conditional", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "/echo", http.StatusFound)
	})
	s.mux.HandleFunc("/echo", func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, r.Header.Get("If-None-Match")) })
	s.answer("/found", 302, "", "Location", "/page")
	s.answer("/moved", 308, "", "Location", "/page")
	s.answer("/away", 302, "", "Location", other.URL+"/")
	s.answer("/tosecret", 307, "", "Location", "/secret")
	s.answer("/loop", 302, "", "Location", "/loop")
	s.answer("/toprivate", 302, "", "Location", "http://10.0.0.1/")
	s.answer("/tofile", 302, "", "Location", "file:///etc/passwd")
	for i := range 7 {
		s.answer(fmt.Sprintf("/chain%d", i), 302, "", "Location", fmt.Sprintf("/chain%d", i+1))
	}
	s.answer("/chain7", 200, "end")
	c := newClient(t, fetch.Options{}, s, other)
	tests := []struct {
		path      string
		permanent bool
		status    int
		url, loc  string
		body      string
		class     fetch.Class // if status is 0
	}{
		{path: "/found", status: 200, url: "/page", body: "page"},
		{path: "/moved", status: 308, url: "/moved", loc: s.URL + "/page"},
		{path: "/moved", permanent: true, status: 200, url: "/page", body: "page"},
		{path: "/away", status: 302, url: "/away", loc: other.URL + "/"},
		{path: "/toprivate", status: 302, url: "/toprivate", loc: "http://10.0.0.1/"},
		{path: "/tofile", status: 302, url: "/tofile"},
		{path: "/tosecret", class: fetch.Forbidden},
		{path: "/loop", class: fetch.Unreadable},
		{path: "/chain2", status: 200, url: "/chain7", body: "end"},
		{path: "/chain1", class: fetch.Unreadable},
		{path: "/conditional", status: 200, url: "/echo"},
	}
	for _, tt := range tests {
		t.Run(strings.Trim(tt.path, "/"), func(t *testing.T) {
			resp, err := c.Do(t.Context(), fetch.Request{URL: s.URL + tt.path, Permanent: tt.permanent, ETag: `"x"`})
			if tt.status == 0 {
				if err == nil || classOf(t, err) != tt.class {
					t.Fatalf("%v, want class %v", err, tt.class)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			got := []any{resp.Status, resp.URL, resp.Location, string(resp.Body)}
			if diff := cmp.Diff([]any{tt.status, s.URL + tt.url, tt.loc, tt.body}, got); diff != "" {
				t.Error(diff)
			}
		})
	}
	if got := other.requests(); len(got) != 0 {
		t.Errorf("the other host was asked %v", got)
	}
	for _, r := range s.requests() {
		if r == "/secret" {
			t.Error("a forbidden page was fetched")
		}
	}
}

func compressed(t *testing.T, kind string, b []byte) []byte {
	t.Helper()
	var out bytes.Buffer
	var w io.WriteCloser
	switch kind {
	case "gzip":
		w = gzip.NewWriter(&out)
	case "zlib":
		w = zlib.NewWriter(&out)
	case "raw":
		w, _ = flate.NewWriter(&out, 9)
	}
	w.Write(b)
	w.Close()
	return out.Bytes()
}

func TestBodies(t *testing.T) {
	page := []byte("<p>" + strings.Repeat("page ", 100) + "</p>")
	bomb := make([]byte, 3<<20)
	tests := []struct {
		name, encoding string
		body           []byte
		want           string
		class          fetch.Class
		cause          error
	}{
		{"plain", "", page, string(page), 0, nil},
		{"gzip", "gzip", compressed(t, "gzip", page), string(page), 0, nil},
		{"gzip members", "gzip", append(compressed(t, "gzip", page), compressed(t, "gzip", page)...), string(page) + string(page), 0, nil},
		{"zlib", "deflate", compressed(t, "zlib", page), string(page), 0, nil},
		{"raw deflate", "deflate", compressed(t, "raw", page), string(page), 0, nil},
		{"gzip of nothing", "gzip", nil, "", 0, nil},
		{"exactly the limit", "gzip", compressed(t, "gzip", bomb[:1<<20]), string(bomb[:1<<20]), 0, nil},
		{"over the limit", "", bomb[:1<<20+1], "", fetch.TooLarge, fetch.ErrTooLarge},
		{"bomb", "gzip", compressed(t, "gzip", bomb), "", fetch.TooLarge, fetch.ErrTooLarge},
		{"empty gzip members without end", "gzip", bytes.Repeat(compressed(t, "gzip", nil), 60_000), "", fetch.TooLarge, fetch.ErrTooLarge},
		{"brotli", "br", page, "", fetch.Unreadable, fetch.ErrEncoding},
		{"not gzip", "gzip", page, "", fetch.Unreadable, fetch.ErrEncoding},
		{"not deflate", "deflate", bytes.Repeat([]byte{0xff}, 100), "", fetch.Unreadable, fetch.ErrEncoding},
		{"cut off", "gzip", compressed(t, "gzip", page)[:20], "", fetch.Unreachable, io.ErrUnexpectedEOF},
	}
	s := newSite(t)
	s.mux.HandleFunc("/{n}", func(w http.ResponseWriter, r *http.Request) {
		for _, tt := range tests {
			if strings.ReplaceAll(tt.name, " ", "-") == r.PathValue("n") {
				w.Header().Set("Content-Type", "application/octet-stream")
				if tt.encoding != "" {
					w.Header().Set("Content-Encoding", tt.encoding)
				}
				w.Write(tt.body)
			}
		}
	})
	c := newClient(t, fetch.Options{MaxBody: 1 << 20}, s)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			resp, err := c.Do(t.Context(), fetch.Request{URL: s.URL + "/" + strings.ReplaceAll(tt.name, " ", "-")})
			if tt.cause != nil {
				if err == nil || classOf(t, err) != tt.class || !errors.Is(err, tt.cause) {
					t.Fatalf("%v, want %v (%v)", err, tt.cause, tt.class)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if string(resp.Body) != tt.want {
				t.Errorf("%d bytes, want %d", len(resp.Body), len(tt.want))
			}
		})
	}
}

// TestCollySettingsOfTheEnvironment: Colly reads COLLY_ variables over what a
// program sets.
func TestCollySettingsOfTheEnvironment(t *testing.T) {
	for k, v := range map[string]string{"MAX_BODY_SIZE": "10", "USER_AGENT": "x", "ALLOWED_DOMAINS": "a.example", "IGNORE_ROBOTSTXT": "n", "MAX_DEPTH": "1", "CACHE_DIR": t.TempDir()} {
		t.Setenv("COLLY_"+k, v)
	}
	s := newSite(t)
	s.mux.HandleFunc("/a", func(w http.ResponseWriter, r *http.Request) {
		io.WriteString(w, strings.Repeat("x", 100)+r.UserAgent())
	})
	c := newClient(t, fetch.Options{Version: "1"}, s)
	for range 2 {
		resp, err := c.Do(t.Context(), fetch.Request{URL: s.URL + "/a"})
		if err != nil || len(resp.Body) != 100+len("stackdex/1") {
			t.Fatalf("%+v, %v", resp, err)
		}
	}
	if got := s.requests(); len(got) != 3 {
		t.Errorf("%v, want robots.txt once and the page twice", got)
	}
}

func TestTimeoutDoesNotCountWaiting(t *testing.T) {
	s := newSite(t)
	s.answer("/quick", 200, "quick")
	s.mux.HandleFunc("/never", func(w http.ResponseWriter, r *http.Request) { <-r.Context().Done() })
	s.mux.HandleFunc("/drip", func(w http.ResponseWriter, r *http.Request) {
		w.(http.Flusher).Flush()
		<-r.Context().Done()
	})
	c := newClient(t, fetch.Options{Timeout: 150 * time.Millisecond}, s)
	for _, path := range []string{"/never", "/drip"} {
		if _, err := c.Do(t.Context(), fetch.Request{URL: s.URL + path}); err == nil || classOf(t, err) != fetch.Unreachable {
			t.Errorf("%s: %v", path, err)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := c.Do(ctx, fetch.Request{URL: s.URL + "/quick"}); err == nil || classOf(t, err) != fetch.Canceled {
		t.Errorf("canceled: %v", err)
	}
	slow := newClient(t, fetch.Options{Timeout: 150 * time.Millisecond, Rate: 1, Clock: clocktest.NewFast(time.Now(), 2)}, s)
	for range 2 { // the second waits half a second for its turn
		if _, err := slow.Do(t.Context(), fetch.Request{URL: s.URL + "/quick"}); err != nil {
			t.Error(err)
		}
	}
}

func TestSlotsPerHost(t *testing.T) {
	var now, most atomic.Int32
	release := make(chan struct{})
	s := newSite(t)
	s.mux.HandleFunc("/{n}", func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			return
		}
		for n := now.Add(1); n > most.Load(); n = now.Load() {
			most.Store(n)
		}
		if most.Load() == 3 {
			select {
			case <-release:
			default:
				close(release)
			}
		}
		<-release
		now.Add(-1)
	})
	c := newClient(t, fetch.Options{PerHost: 3}, s)
	var wg sync.WaitGroup
	for i := range 12 {
		wg.Go(func() {
			if _, err := c.Do(t.Context(), fetch.Request{URL: fmt.Sprintf("%s/%d", s.URL, i)}); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if most.Load() != 3 {
		t.Errorf("%d requests at the same time, want 3", most.Load())
	}
}

func TestNames(t *testing.T) {
	s := newSite(t)
	c := newClient(t, fetch.Options{Contact: "me@example.org"})
	port := s.host()[strings.LastIndex(s.host(), ":"):]
	for _, url := range []string{
		s.URL, "http://localhost" + port, "http://[::1]" + port, "http://[::ffff:127.0.0.1]" + port, "http://0.0.0.0" + port,
		"http://10.1.2.3", "http://172.16.0.1", "http://192.168.1.1", "http://169.254.169.254/latest/meta-data", "http://100.64.0.1",
		"http://[fd00::1]", "http://[fe80::1]", "http://[64:ff9b::7f00:1]", "http://[2002:7f00:1::]", "http://[ff02::1]", "http://224.0.0.1", "http://255.255.255.255",
		"http://2130706433" + port, "http://0x7f.1" + port,
	} {
		_, err := c.Do(t.Context(), fetch.Request{URL: url + "/x"})
		if err == nil || classOf(t, err) != fetch.Refused || !errors.Is(err, fetch.ErrPrivate) {
			t.Errorf("%s: %v, want ErrPrivate", url, err)
		}
	}
	for _, url := range []string{"file:///etc/passwd", "gopher://a.example", "", "//a", "http://"} {
		if _, err := c.Do(t.Context(), fetch.Request{URL: url}); err == nil {
			t.Errorf("%q was fetched", url)
		}
	}
	if got := s.requests(); len(got) != 0 {
		t.Errorf("the server was asked %v", got)
	}
}

// TestNameOfAPrivateAddress asks a name server that gives a public name a
// private address.
func TestNameOfAPrivateAddress(t *testing.T) {
	s := newSite(t)
	s.answer("/x", 200, "x")
	resolver := &net.Resolver{PreferGo: true, Dial: func(ctx context.Context, network, address string) (net.Conn, error) {
		return lyingNameServer(t), nil
	}}
	url := "http://rebind.test" + s.host()[strings.LastIndex(s.host(), ":"):]
	c := newClient(t, fetch.Options{Resolver: resolver, Contact: "me@example.org"})
	if _, err := c.Do(t.Context(), fetch.Request{URL: url + "/x"}); !errors.Is(err, fetch.ErrPrivate) {
		t.Errorf("%v, want ErrPrivate", err)
	}
	allowed := newClient(t, fetch.Options{Resolver: resolver, Contact: "me@example.org", Allow: []string{"rebind.test"}})
	if resp, err := allowed.Do(t.Context(), fetch.Request{URL: url + "/x"}); err != nil || string(resp.Body) != "x" {
		t.Errorf("allowed by name: %v", err)
	}
}

func TestContact(t *testing.T) {
	c := newClient(t, fetch.Options{Mirrors: map[string]string{"https://mirrored.test": "http://127.0.0.1:9"}})
	_, err := c.Do(t.Context(), fetch.Request{URL: "https://public.test/x"})
	if !errors.Is(err, fetch.ErrNoContact) || classOf(t, err) != fetch.Refused || !strings.Contains(err.Error(), "--contact") {
		t.Errorf("%v, want ErrNoContact", err)
	}
	if !c.NeedsContact("https://public.test/") || c.NeedsContact("https://mirrored.test/") || c.NeedsContact("http://127.0.0.1:1/") {
		t.Error("NeedsContact is wrong")
	}
}

func TestMirrors(t *testing.T) {
	s := newSite(t)
	s.answer("/robots.txt", 200, "User-agent: *\nDisallow: /no")
	s.answer("/page", 200, "page")
	s.mux.HandleFunc("/relative", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/page", 302) })
	s.mux.HandleFunc("/absolute", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, s.URL+"/page?utm_source=x", 301) })
	s.mux.HandleFunc("/sub/robots.txt", http.NotFound)
	s.answer("/sub/page", 200, "sub")
	s.mux.HandleFunc("/sub/move", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/sub/page", 301) })
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
	for ref, want := range map[string]string{s.URL + "/x/": "https://a.test/x", "/y#z": "https://a.test/y", "https://c.test/": "https://c.test/", s.URL + "/sub/x": "https://b.test/x"} {
		base := "https://a.test/p"
		if strings.Contains(ref, "/sub/") {
			base = "https://b.test/p"
		}
		if got, err := c.Canonical(base, ref); err != nil || got != want {
			t.Errorf("Canonical(%q) = %q, %v, want %q", ref, got, err, want)
		}
	}
	for _, bad := range []map[string]string{{"https://a.test/path": "http://b"}, {"a.test": "ftp://b"}, {"a.test": ""}, {"http://a.test": "http://b", "https://a.test": "http://c"}} {
		if _, err := fetch.New(fetch.Options{Mirrors: bad}); err == nil {
			t.Errorf("mirrors %v: no error", bad)
		}
	}
}

func TestRobots(t *testing.T) {
	tests := []struct {
		name   string
		status int
		body   string
		header []string
		class  fetch.Class
		ok     bool
	}{
		{"none", 404, "", nil, 0, true},
		{"forbidden itself", 403, "", nil, 0, true},
		{"disallow", 200, "User-agent: stackdex\nDisallow: /", nil, fetch.Forbidden, false},
		{"down", 500, "", nil, fetch.RobotsDown, false},
		{"busy", 429, "", []string{"Retry-After", "900"}, fetch.RobotsDown, false},
		{"moved", 301, "", []string{"Location", "/real.txt"}, fetch.Forbidden, false},
		{"moved without end", 301, "", []string{"Location", "/robots.txt"}, 0, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			clock := clocktest.NewManual(time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC))
			s := newSite(t)
			s.answer("/robots.txt", tt.status, tt.body, tt.header...)
			s.answer("/real.txt", 200, "User-agent: *\nDisallow: /page")
			s.answer("/page", 200, "page")
			c := newClient(t, fetch.Options{Clock: clock}, s)
			for range 3 {
				_, err := c.Do(t.Context(), fetch.Request{URL: s.URL + "/page"})
				if tt.ok != (err == nil) || err != nil && classOf(t, err) != tt.class {
					t.Fatalf("%v, want class %v", err, tt.class)
				}
				var fe *fetch.Error
				if tt.name == "busy" && (!errors.As(err, &fe) || fe.RetryAfter != 15*time.Minute) {
					t.Errorf("%v: retry after %v", err, fe.RetryAfter)
				}
			}
			asked := func() (n int) {
				for _, r := range s.requests() {
					if r == "/robots.txt" {
						n++
					}
				}
				return n
			}
			before := asked()
			clock.Advance(25 * time.Hour)
			_ = c.Allowed(t.Context(), s.URL+"/page")
			if before >= asked() {
				t.Error("robots.txt was kept for more than 24 hours")
			}
			if tt.name == "disallow" && before != 1 {
				t.Errorf("robots.txt was asked %d times", before)
			}
		})
	}
}
