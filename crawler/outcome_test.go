package crawler_test

import (
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/crawler/source"
	"github.com/stackdex/stackdex/ingest/record"
)

// challenge is a wall as Cloudflare builds it.
const challenge = `<html><head><title>Just a moment...</title></head><body><noscript>Enable JavaScript and cookies to continue</noscript>` +
	`<script src="/cdn-cgi/challenge-platform/h/b/orchestrate/chl_page/v1"></script></body></html>`

const shell = `<html><head><title>Tool</title><script src="/app.js"></script></head><body><noscript>You need to enable JavaScript to run this app.</noscript><div id="root"></div></body></html>`

const consent = `<html><head><title>Tool</title></head><body><div><h2>Before you continue</h2><p>We value your privacy.</p><button>Accept all cookies</button><button>Reject all</button></div></body></html>`

// TestOutcomes goes through the table of outcomes: a page that was read well
// answers differently the next time.
func TestOutcomes(t *testing.T) {
	html := func(status int, body string, header ...string) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", "text/html")
			for i := 0; i < len(header); i += 2 {
				w.Header().Set(header[i], header[i+1])
			}
			w.WriteHeader(status)
			io.WriteString(w, body)
		}
	}
	tests := []struct {
		name   string
		answer http.HandlerFunc
		state  record.URLState
		note   string // the row's note starts with it
		facts  int    // -1: gone; full pages have 8
		dead   string // class of the dead letter
		count  record.RunSummary
	}{
		{"200 with more", html(200, toolPage("A", 200, []string{"fast", "small", "typed", "tested", "more"}, []string{"young", "odd"})), record.Done, "", 9, "", record.RunSummary{Fetched: 1, Facts: 9}},
		{"304", html(304, ""), record.Done, "", 8, "", record.RunSummary{Unchanged: 1}},
		{"200 with the same", html(200, full("A")), record.Done, "", 8, "", record.RunSummary{Unchanged: 1}},
		{"301 to a page of the source", html(301, "", "Location", "/tool/b"), record.Done, "held: moved", 8, "", record.RunSummary{Unchanged: 1, Held: 1}},
		{"308 to the home page", html(308, "", "Location", "/"), record.Dead, "held: gone", 8, "", record.RunSummary{Gone: 1, Held: 1}},
		{"301 to a login", html(301, "", "Location", "/users/login?next=/tool/a"), record.Dead, "held: gone", 8, "", record.RunSummary{Gone: 1, Held: 1}},
		{"301 to a page of the source, of a tool that is called like a wall", html(301, "", "Location", "/tool/next-auth-vs-sign-in-with-apple"), record.Done, "held: moved", 8, "", record.RunSummary{Unchanged: 1, Held: 1}},
		{"301 to another site", html(301, "", "Location", "https://elsewhere.test/tool/a"), record.Dead, "held: gone", 8, "", record.RunSummary{Gone: 1, Held: 1}},
		{"301 to itself with a slash", slash, record.Done, "", 9, "", record.RunSummary{Fetched: 1, Facts: 9}},
		{"302 to a page of the source", html(302, "", "Location", "/tool/b"), record.Done, "elsewhere", 8, "", record.RunSummary{Unchanged: 1}},
		{"302 to another address of the page", html(302, "", "Location", "/en/a"), record.Done, "", 9, "", record.RunSummary{Fetched: 1, Facts: 9}},
		{"302 to a login", html(302, "", "Location", "https://auth.tools.test/x"), record.Due, "blocked", 8, "", record.RunSummary{Blocked: 1, PutOff: 1, Failed: 1}},
		{"302 to the home page", html(302, "", "Location", "/"), record.Due, "blocked", 8, "", record.RunSummary{Blocked: 1, PutOff: 1, Failed: 1}},
		{"410", html(410, ""), record.Dead, "held: gone", 8, "", record.RunSummary{Gone: 1, Held: 1}},
		{"451", html(451, ""), record.Dead, "held: gone", 8, "", record.RunSummary{Gone: 1, Held: 1}},
		{"404", html(404, ""), record.Due, "missing", 8, "", record.RunSummary{PutOff: 1, Failed: 1}},
		{"401", html(401, ""), record.Due, "blocked", 8, "", record.RunSummary{Blocked: 1, PutOff: 1, Failed: 1}},
		{"403", html(403, ""), record.Due, "blocked", 8, "", record.RunSummary{Blocked: 1, PutOff: 1, Failed: 1}},
		{"challenge with 503", html(503, challenge), record.Due, "blocked", 8, "", record.RunSummary{Blocked: 1, PutOff: 1, Failed: 1}},
		{"challenge with 200", html(200, challenge), record.Due, "blocked", 8, "", record.RunSummary{Blocked: 1, PutOff: 1, Failed: 1}},
		{"challenge by header", html(200, full("A"), "Cf-Mitigated", "challenge"), record.Due, "blocked", 8, "", record.RunSummary{Blocked: 1, PutOff: 1, Failed: 1}},
		{"consent wall", html(200, consent), record.Due, "blocked", 8, "", record.RunSummary{Blocked: 1, PutOff: 1, Failed: 1}},
		{"empty shell", html(200, shell), record.Due, "blocked", 8, "", record.RunSummary{Blocked: 1, PutOff: 1, Failed: 1}},
		{"empty body", html(200, ""), record.Due, "blocked", 8, "", record.RunSummary{Blocked: 1, PutOff: 1, Failed: 1}},
		{"429 for an hour", html(429, "", "Retry-After", "3600"), record.Due, "busy", 8, "", record.RunSummary{PutOff: 1, Failed: 1}},
		{"503 for an hour", html(503, "", "Retry-After", "3600"), record.Due, "busy", 8, "", record.RunSummary{PutOff: 1, Failed: 1}},
		{"503 for ever", html(503, ""), record.Due, "failing", 8, "", record.RunSummary{PutOff: 1, Failed: 1}},
		{"connection cut", func(w http.ResponseWriter, r *http.Request) { panic(http.ErrAbortHandler) }, record.Due, "unreachable", 8, "", record.RunSummary{PutOff: 1, Failed: 1}},
		{"unknown kind", html(200, "<html><title>Blog</title><body><p>"+strings.Repeat("Some words. ", 50)), record.Dead, "unknown_kind", 8, "unknown_kind", record.RunSummary{Dead: 1, Failed: 1}},
		{"no HTML", html(200, "%PDF-1.7", "Content-Type", "application/pdf"), record.Dead, "unreadable", 8, "unreadable", record.RunSummary{Dead: 1, Failed: 1}},
		{"400", html(400, "what?"), record.Dead, "unreadable", 8, "unreadable", record.RunSummary{Dead: 1, Failed: 1}},
		{"too large", html(200, strings.Repeat("x", 2<<20)), record.Dead, "over_limit", 8, "over_limit", record.RunSummary{Dead: 1, Failed: 1}},
		{"hollow", html(200, toolPage("A", 0, nil, nil)), record.Done, "held: hollow", 8, "", record.RunSummary{Fetched: 1, Facts: 1, Held: 1, HeldSources: map[string]int64{"tools": 1}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			w.opts.Fetch.MaxBody = 1 << 20
			w.site.page("/tool/a", full("A"))
			w.site.page("/en/a", toolPage("A", 200, []string{"fast", "small", "typed", "tested", "more"}, []string{"young", "odd"}))
			if run := w.run(crawl, home+"/tool/a"); run.Summary.Fetched+run.Summary.Unchanged != 1 || w.said()["/tool/a"] != 8 {
				t.Fatalf("first run: %+v", run.Summary)
			}
			w.site.handle("/tool/a", tt.answer)
			w.site.handle("/tool/a/", tt.answer)
			if strings.Contains(tt.name, "to a page of the source") {
				w.site.page("/tool/b", full("A"))
				w.site.page("/tool/next-auth-vs-sign-in-with-apple", full("A"))
			}
			w.clock.Advance(24 * time.Hour)
			run := w.run(record.Scope{Known: true}, home+"/tool/a")
			row := w.row("/tool/a")
			if row.State != tt.state || !strings.HasPrefix(row.Note, tt.note) || tt.note == "" && row.Note != "" {
				t.Errorf("row is %s, %q; want %s, %q", row.State, row.Note, tt.state, tt.note)
			}
			if row.State == record.Due && (row.Attempts == 0 || !row.DueAt.After(row.CheckedAt.Add(time.Minute))) {
				t.Errorf("due again at %v after %d attempts at %v", row.DueAt, row.Attempts, row.CheckedAt)
			}
			if got := w.dead()["/tool/a"].Class; got != tt.dead {
				t.Errorf("dead letter %q, want %q", got, tt.dead)
			}
			want := tt.facts
			if strings.HasPrefix(tt.note, "held: gone") || strings.HasPrefix(tt.note, "held: moved") {
				want = -1 // let through at the end of the run: it is but one
			}
			if got := w.said()["/tool/a"]; got != want {
				t.Errorf("%d facts stand, want %d", got, want)
			}
			got := run.Summary
			got.Bytes, got.Links, got.Unclaimed = 0, 0, 0
			if strings.Contains(tt.name, "to a page of the source") {
				got.Fetched, got.Facts = 0, 0 // of the target
			}
			if diff := cmp.Diff(tt.count, got); diff != "" {
				t.Errorf("summary: %s", diff)
			}
		})
	}
}

// slash sends to the same address with a slash at its end.
func slash(w http.ResponseWriter, r *http.Request) {
	if !strings.HasSuffix(r.URL.Path, "/") {
		http.Redirect(w, r, r.URL.Path+"/?utm_source=redirect", http.StatusMovedPermanently)
		return
	}
	w.Header().Set("Content-Type", "text/html")
	io.WriteString(w, toolPage("A", 200, []string{"fast", "small", "typed", "tested", "more"}, []string{"young", "odd"}))
}

// TestWallAddresses: a redirect to a login is recognised by its address.
func TestWallAddresses(t *testing.T) {
	for _, path := range []string{"/users/login", "/user-login.php", "/accounts/Sign-In/", "/oauth2/authorize", "/login-required", "/cookie-consent", "/cdn-cgi/challenge-platform/x"} {
		t.Run(path, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			w.site.status("/tool/a", 302, "Location", path)
			w.run(crawl, home+"/tool/a")
			if row := w.row("/tool/a"); !strings.HasPrefix(row.Note, "blocked") {
				t.Errorf("row is %s, %q", row.State, row.Note)
			}
		})
	}
}

func TestMovedPageIsReadAtItsNewAddress(t *testing.T) {
	w := newWorld(t)
	w.site.page("/tool/a", full("A"))
	w.run(crawl, home+"/tool/a")
	w.site.status("/tool/a", 301, "Location", "/tool/b?utm_source=x")
	w.site.page("/tool/b", full("A"))
	w.clock.Advance(time.Hour)
	w.run(record.Scope{Known: true}) // also where links are not followed
	if diff := cmp.Diff(map[string]int{"/tool/a": -1, "/tool/b": 8}, w.said()); diff != "" {
		t.Error(diff)
	}
	if row := w.row("/tool/a"); row.Alias != home+"/tool/b" {
		t.Errorf("alias %q", row.Alias)
	}
}

func TestMissingTwiceADayApartIsGone(t *testing.T) {
	w := newWorld(t)
	w.site.page("/tool/a", full("A"))
	w.run(crawl, home+"/tool/a")
	w.site.status("/tool/a", 404)
	for _, step := range []struct {
		wait  time.Duration
		facts int
		state record.URLState
	}{{time.Hour, 8, record.Due}, {12 * time.Hour, 8, record.Due}, {13 * time.Hour, -1, record.Dead}} {
		w.clock.Advance(step.wait)
		w.run(refresh)
		if row := w.row("/tool/a"); w.said()["/tool/a"] != step.facts || row.State != step.state {
			t.Errorf("after another %v: %d facts, row %+v", step.wait, w.said()["/tool/a"], row)
		}
	}
	w.site.page("/tool/a", full("A"))
	w.clock.Advance(31 * 24 * time.Hour)
	w.run(refresh)
	if w.said()["/tool/a"] != 8 {
		t.Error("a page that came back was not read")
	}
}

func TestRobotsForbid(t *testing.T) {
	w := newWorld(t)
	w.site.page("/tool/a", full("A", "/tool/b"))
	w.site.page("/tool/b", full("B"))
	w.run(crawl, home+"/tool/a")
	w.site.page("/robots.txt", "User-agent: stackdex\nDisallow: /tool/b")
	w.site.requests()
	w.clock.Advance(48 * time.Hour)
	run := w.run(refresh)
	if diff := cmp.Diff([]string{"/tool/a"}, w.site.requests()); diff != "" {
		t.Error(diff)
	}
	if row := w.row("/tool/b"); row.State != record.Forbidden || w.said()["/tool/b"] != 8 || run.Summary.Forbidden != 1 {
		t.Errorf("%+v, %v", row, run.Summary)
	}
	w.site.page("/robots.txt", "")
	w.clock.Advance(48 * time.Hour)
	w.run(refresh)
	if row := w.row("/tool/b"); row.State != record.Done {
		t.Errorf("allowed again: %+v", row)
	}
}

func TestRobotsDown(t *testing.T) {
	w := newWorld(t)
	w.site.page("/tool/a", full("A"))
	w.site.status("/robots.txt", 500)
	run := w.run(crawl, home+"/tool/a")
	if len(w.site.requests()) != 0 || w.row("/tool/a").State != record.Due || run.Summary.PutOff != 1 {
		t.Errorf("%+v, %+v", w.row("/tool/a"), run.Summary)
	}
}

func TestSourceThatBreaks(t *testing.T) {
	stat := func(name string) record.Fact {
		return record.Fact{Body: record.Pro{Tool: name, Text: "x"}}
	}
	facts := func(good, bad int) []record.Fact {
		var list []record.Fact
		for i := range good + bad {
			name := fmt.Sprint("tool ", i)
			if i < bad {
				name = ""
			}
			list = append(list, stat(name))
		}
		return list
	}
	late := make(chan struct{})
	t.Cleanup(func() { close(late) }) // not before the page was given up
	tests := []struct {
		name    string
		extract func(*source.Page) (source.Extraction, error)
		class   string
		reason  string
		facts   int
	}{
		{"panic", func(*source.Page) (source.Extraction, error) { panic("boom") }, "extractor_failed", "boom", 0},
		{"error", func(*source.Page) (source.Extraction, error) { return source.Extraction{}, io.EOF }, "extractor_failed", "EOF", 0},
		{"unreadable", func(*source.Page) (source.Extraction, error) { return source.Extraction{}, source.ErrUnreadable }, "unreadable", "", 0},
		{"blocked", func(*source.Page) (source.Extraction, error) { return source.Extraction{}, source.ErrBlocked }, "", "", 0},
		{"never ends", func(p *source.Page) (source.Extraction, error) {
			<-late
			return source.Extraction{}, nil
		}, "over_limit", "took longer", 0},
		{"too many facts", func(*source.Page) (source.Extraction, error) {
			return source.Extraction{Page: record.Page{PageType: record.PageTool, Facts: facts(record.MaxFacts+1, 0)}}, nil
		}, "over_limit", "5001 facts", 0},
		{"few invalid facts are dropped", func(*source.Page) (source.Extraction, error) {
			return source.Extraction{Page: record.Page{PageType: record.PageTool, Facts: facts(20, 2)}}, nil
		}, "read_in_part", "facts that no record may hold: 2", 20},
		{"many invalid facts", func(*source.Page) (source.Extraction, error) {
			return source.Extraction{Page: record.Page{PageType: record.PageTool, Facts: facts(20, 3)}}, nil
		}, "invalid_record", "facts[0].tool", 0},
		{"invalid page", func(*source.Page) (source.Extraction, error) {
			return source.Extraction{Page: record.Page{PageType: "no type", Facts: facts(20, 0)}}, nil
		}, "invalid_record", "page_type", 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			if tt.name == "never ends" {
				w.opts.Budget, w.opts.Drain = 100*time.Millisecond, time.Millisecond
			}
			w.src.extract = tt.extract
			w.site.page("/tool/a", full("A"))
			w.run(crawl, home+"/tool/a")
			d := w.dead()["/tool/a"]
			if d.Class != tt.class || !strings.Contains(d.Reason, tt.reason) {
				t.Errorf("dead letter %q %q, want %q %q", d.Class, d.Reason, tt.class, tt.reason)
			}
			if tt.class != "" && (len(d.Excerpt) == 0 || len(d.Excerpt) > 4<<10) {
				t.Errorf("excerpt of %d bytes", len(d.Excerpt))
			}
			if got := w.said()["/tool/a"]; got != tt.facts {
				t.Errorf("%d facts, want %d", got, tt.facts)
			}
		})
	}
}

func TestDeadPageComesBack(t *testing.T) {
	w := newWorld(t)
	w.site.page("/tool/a", "<title>Blog</title><p>Nothing of that kind here.")
	w.run(crawl, home+"/tool/a")
	if w.dead()["/tool/a"].Class != "unknown_kind" {
		t.Fatalf("%+v", w.dead())
	}
	w.site.page("/tool/a", full("A"))
	w.clock.Advance(time.Hour)
	w.run(refresh)
	if len(w.site.requests()) != 1 {
		t.Error("a dead page was fetched again without a reason")
	}
	w.src.version = 2
	w.clock.Advance(time.Hour)
	w.run(refresh)
	if w.said()["/tool/a"] != 8 || len(w.dead()) != 0 {
		t.Errorf("%v, %v", w.said(), w.dead())
	}
}
