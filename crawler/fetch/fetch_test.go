package fetch_test

import (
	"context"
	"errors"
	"fmt"
	"io"
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

// TestMediaType: a body is what its server says, and looked at if that is nothing.
func TestMediaType(t *testing.T) {
	const page = "<!doctype html><p>caf\xe9"
	s := newSite(t)
	for i, tt := range []struct{ declared, body, want, text string }{
		{"text/html; charset=windows-1252", page, "text/html", "<!doctype html><p>café"},
		{"text/html; charset", page, "text/html", "<!doctype html><p>café"},
		{"", page, "text/html", "<!doctype html><p>café"},
		{"html", page, "text/html", "<!doctype html><p>café"},
		{"; charset=utf-8", page, "text/html", "<!doctype html><p>café"},
		{"application/xhtml+xml", "<p>é", "application/xhtml+xml", "<p>é"},
		{"application/pdf", page, "application/pdf", page},
		{"", "", "", ""},
	} {
		path := fmt.Sprintf("/%d", i)
		s.mux.HandleFunc(path, func(w http.ResponseWriter, _ *http.Request) {
			w.Header()["Content-Type"] = nil // net/http would look itself
			if tt.declared != "" {
				w.Header().Set("Content-Type", tt.declared)
			}
			io.WriteString(w, tt.body)
		})
		resp, err := newClient(t, fetch.Options{}, s).Do(t.Context(), fetch.Request{URL: s.URL + path})
		if err != nil || resp.MediaType != tt.want || string(resp.Body) != tt.text {
			t.Errorf("%q: %+v, %v; want %s %q", tt.declared, resp, err, tt.want, tt.text)
		}
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
	var c *fetch.Client
	enough(t, func(timeout time.Duration) error {
		c = newClient(t, fetch.Options{Timeout: timeout}, s)
		return c.Allowed(t.Context(), s.URL+"/quick")
	})
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
	enough(t, func(timeout time.Duration) error {
		slow := newClient(t, fetch.Options{Timeout: timeout, Rate: 1 / (3 * timeout.Seconds())}, s)
		for range 2 { // each waits for its turn, after robots.txt, for longer than the timeout
			if _, err := slow.Do(t.Context(), fetch.Request{URL: s.URL + "/quick"}); err != nil {
				return err
			}
		}
		return nil
	})
}

// enough tries longer timeouts until one is enough for the machine, which may be busy.
func enough(t *testing.T, try func(timeout time.Duration) error) {
	t.Helper()
	timeout := 150 * time.Millisecond
	err := try(timeout)
	for err != nil && timeout < 10*time.Second {
		timeout *= 2
		err = try(timeout)
	}
	if err != nil {
		t.Fatalf("within %s: %v", timeout, err)
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

// TestNameOfAPrivateAddress asks a name server that gives a public name a

// private address.
