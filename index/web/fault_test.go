package web_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"strings"
	"testing"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/web"
)

// TestIndexFails: an answer for which a document could not be read is an error,
// and a document that is not there yet is left out.
func TestIndexFails(t *testing.T) {
	const derived = "No page compares these"
	for _, tc := range []struct {
		path         string
		without      index.Name
		fails        bool   // as well if the documents are only not there
		holds, lacks string // of the page without them
	}{
		{"/tools/django", index.Tools, true, "", ""},
		{"/tools/django", index.Passages, false, "85,600", `noreferrer">article</a>, <span class="day">`},
		{"/comparisons/django-vs-flask", index.Comparisons, false, derived, ""},
		{"/comparisons/django-vs-flask", index.Tools, false, "Shallow", "85,600"},
		{"/comparisons/rocket-vs-django", index.Tools, true, "", ""},
		{"/v1/compare?tool=django&tool=flask", index.Comparisons, false, `"derived":true`, ""},
		{"/?q=rocket+vs+django", index.Comparisons, false, derived, ""},
		{"/?q=rocket+vs+django&limit=1", index.Tools, false, "Django", derived},
	} {
		in := start(t)
		if resp, body := in.do(t, http.MethodGet, tc.path); resp.StatusCode != http.StatusOK || !strings.Contains(body, tc.lacks) {
			t.Fatalf("%s: %s, want %q:\n%s", tc.path, resp.Status, tc.lacks, body)
		}
		in.faults.Store(tc.without, index.ErrUnavailable)
		if resp, body := in.do(t, http.MethodGet, tc.path); resp.StatusCode != http.StatusServiceUnavailable {
			t.Errorf("%s while %s fails: %s\n%.400s", tc.path, tc.without, resp.Status, body)
		}
		in.faults.Store(tc.without, index.ErrNotFound)
		resp, body := in.do(t, http.MethodGet, tc.path)
		if tc.fails != (resp.StatusCode == http.StatusNotFound) || !tc.fails && resp.StatusCode != http.StatusOK {
			t.Errorf("%s while %s has nothing: %s\n%.400s", tc.path, tc.without, resp.Status, body)
		}
		if !strings.Contains(body, tc.holds) || tc.lacks != "" && strings.Contains(body, tc.lacks) {
			t.Errorf("%s while %s has nothing: want %q, and no %q:\n%s", tc.path, tc.without, tc.holds, tc.lacks, body)
		}
	}
}

// TestFormerIDsUnknown: a tool is not told to be unknown while nobody can say
// whether it had that id before.
func TestFormerIDsUnknown(t *testing.T) {
	in := start(t)
	for _, path := range []string{"/v1/tools/nothing-of-that-name", "/tools/nothing-of-that-name"} {
		if resp, body := in.do(t, http.MethodGet, path); resp.StatusCode != http.StatusNotFound {
			t.Errorf("%s: %s\n%.400s", path, resp.Status, body)
		}
		in.faults.Store(searching, index.ErrUnavailable)
		if resp, body := in.do(t, http.MethodGet, path); resp.StatusCode != http.StatusServiceUnavailable {
			t.Errorf("%s while searches fail: %s\n%.400s", path, resp.Status, body)
		}
		in.faults.Delete(searching)
	}
}

// TestStrangersAreToldNothing: what an engine's error names of the inside is for the log,
// and who asks is told in words what is wrong.
func TestStrangersAreToldNothing(t *testing.T) {
	in := start(t)
	var logged bytes.Buffer
	in.server.Log = slog.New(slog.NewTextHandler(&logged, nil))
	const inside = "search shop_tools at Meilisearch http://10.0.0.7:7700"
	for _, class := range []error{index.ErrKey, index.ErrUnavailable, index.ErrMissing, index.ErrSettings, index.ErrReplaced, index.ErrDamaged} {
		fault := fmt.Errorf("%s: %w; set the master key in /run/secrets/key", inside, class)
		in.faults.Store(searching, fault)
		in.server.Ready = func(context.Context) error { return fault }
		for _, path := range []string{"/v1/search?q=django", "/?q=django", "/readyz"} {
			logged.Reset()
			resp, body := in.do(t, http.MethodGet, path)
			if resp.StatusCode != http.StatusServiceUnavailable || !strings.Contains(body, "the search ") {
				t.Errorf("%s, %v: %s\n%.400s", path, class, resp.Status, body)
			}
			for _, part := range []string{"10.0.0.7", "shop_tools", "/run/secrets"} {
				if strings.Contains(body, part) {
					t.Errorf("%s, %v: %q is told to strangers:\n%.400s", path, class, part, body)
				}
				if !strings.Contains(logged.String(), part) {
					t.Errorf("%s, %v: the log lacks %q: %s", path, class, part, &logged)
				}
			}
		}
		if _, err := web.NewClient(in.url, in.client).Ask(t.Context(), web.Query{Text: "django"}); !errors.Is(err, class) || err.Error() == fault.Error() {
			t.Errorf("a stranger is told %v", err)
		}
		if _, err := web.NewClient(in.url, operator(in.client)).Ask(t.Context(), web.Query{Text: "django"}); !errors.Is(err, class) || err.Error() != fault.Error() {
			t.Errorf("an operator is told %v, want %v", err, fault)
		}
	}
}

// TestStatusForWhom: only operators are shown all of the status.
func TestStatusForWhom(t *testing.T) {
	in := start(t)
	in.server.FullStatus = func(context.Context) (any, error) { return "all", nil }
	for client, want := range map[*http.Client]string{in.client: `{"dead":0}`, operator(in.client): `"all"`} {
		if got, err := web.NewClient(in.url, client).Status(t.Context()); err != nil || strings.TrimSpace(string(got)) != want {
			t.Errorf("got %s, %v, want %s", got, err, want)
		}
	}
}

// secret is what operators show in these tests.
const secret = "Bearer of run.json"

type shows struct{ next http.RoundTripper }

func (s shows) RoundTrip(r *http.Request) (*http.Response, error) {
	r = r.Clone(r.Context())
	r.Header.Set("Authorization", secret)
	return s.next.RoundTrip(r)
}

// operator is a client that shows the secret.
func operator(c *http.Client) *http.Client { return &http.Client{Transport: shows{c.Transport}} }
