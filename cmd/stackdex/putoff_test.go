package main_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/stackdex/stackdex/cmd/stackdex/internal/node"
)

// TestStatusTellsWhatIsPutOff: status accounts for every page that a run put off: how many
// of which host, why and until when.
func TestStatusTellsWhatIsPutOff(t *testing.T) {
	var asked atomic.Int64
	site := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case r.URL.Path == "/robots.txt":
			http.NotFound(w, r)
		case strings.HasSuffix(r.URL.Path, "-broken"):
			w.WriteHeader(http.StatusNotFound)
		case asked.Load() == 3:
			w.Header().Set("Retry-After", "3600")
			w.WriteHeader(http.StatusTooManyRequests)
		default:
			asked.Add(1)
			fmt.Fprintf(w, "<title>X</title><h1>Tool%[1]s</h1><p>Tool%[1]s is a library.</p><div><span>1.2K</span> <span>Stacks</span></div>", strings.TrimPrefix(r.URL.Path, "/tool"))
		}
	}))
	defer site.Close()
	dir := t.TempDir()
	args := []string{"crawl", "--mirror", "https://stackshare.io=" + site.URL, "--rate", "0", "--per-host", "1", "--workers", "1", "https://stackshare.io/tool-broken"}
	for i := range 10 {
		args = append(args, fmt.Sprintf("https://stackshare.io/tool-%d", i))
	}
	r := stackdex(t, dir, args...)
	if r.code != 3 {
		t.Fatalf("exit code %d\n%s%s", r.code, r.stdout, r.stderr)
	}
	for _, want := range []string{"8 put off; ", "missing: status 404, as https://stackshare.io/tool-broken", "put off for their host stackshare.io, which is left alone until 20", "busy: status 429"} {
		if !strings.Contains(r.stdout, want) {
			t.Errorf("the run does not say %q:\n%s", want, r.stdout)
		}
	}
	s := decoded[node.Status](t, dir, "status", "--json")
	left := int64(0)
	for _, w := range s.Waiting {
		if left += w.Count; w.Host != "stackshare.io" || w.Reason == "" || w.NextDue.IsZero() {
			t.Errorf("%+v", w)
		}
	}
	for _, h := range s.Resting {
		if left += h.Pages; h.Host != "stackshare.io" || h.Reason != "busy: status 429" || !h.Until.After(s.GeneratedAt) {
			t.Errorf("%+v", h)
		}
	}
	if want := s.Runs[0].Summary.PutOff; left != want || want != 8 || len(s.Resting) != 1 || len(s.Untried) > 0 {
		t.Errorf("of %d pages put off status explains %d: %+v, %+v, %+v", want, left, s.Waiting, s.Resting, s.Untried)
	}
	text := must(t, dir, "status")
	for _, want := range []string{
		"1 page of stackshare.io put off, the first until 20", "missing: status 404",
		fmt.Sprintf("%d pages put off for their host stackshare.io, which is left alone until 20", s.Resting[0].Pages), "busy: status 429",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("status does not say %q:\n%s", want, text)
		}
	}
}
