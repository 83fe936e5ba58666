package meiliindex_test

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/index"
)

// TestRestoreSettings: settings that somebody changed are put back at their time, or at once
// if a query was refused for them, and what is an operator's stays.
func TestRestoreSettings(t *testing.T) {
	m := realServer(t)
	opt := options(t, m)
	e := openLive(t, generations(t, opt))
	restore := func(every time.Duration, fence func() error) []string {
		t.Helper()
		written, err := e.(index.SettingsRestorer).RestoreSettings(t.Context(), every, fence)
		if err != nil {
			t.Error(err)
		}
		return written
	}
	uid := opt.Prefix + "_tools"
	if written := restore(0, nil); written != nil {
		t.Errorf("nobody changed anything: %v", written)
	}
	path := "/indexes/" + uid + "/settings"
	call(t, m, "PATCH", path, map[string]any{
		"filterableAttributes": []any{"homepage"}, "rankingRules": []any{"words"},
		"synonyms": map[string]any{"js": []any{"javascript"}}, "displayedAttributes": []any{"id"},
	}, nil)
	if written := restore(time.Hour, nil); written != nil {
		t.Errorf("looked before the time: %v", written)
	}
	byKind := index.Query{Index: index.Tools, Filter: index.Equal{Attribute: "kind", Values: []string{"framework"}}}
	if _, err := e.Search(t.Context(), byKind); !errors.Is(err, index.ErrSettings) {
		t.Fatalf("%v; want ErrSettings", err)
	}
	deposed := errors.New("another one writes")
	if _, err := e.(index.SettingsRestorer).RestoreSettings(t.Context(), time.Hour, func() error { return deposed }); !errors.Is(err, deposed) {
		t.Errorf("%v; want what the fence says", err)
	}
	_, _ = e.Search(t.Context(), byKind)
	if diff := cmp.Diff([]string{uid + ".filterableAttributes", uid + ".rankingRules"}, restore(time.Hour, nil)); diff != "" {
		t.Errorf("put back (-want +got):\n%s", diff)
	}
	if _, err := e.Search(t.Context(), byKind); err != nil {
		t.Error(err)
	}
	var s map[string]any
	call(t, m, "GET", path, nil, &s)
	for setting, want := range map[string]string{"synonyms": "javascript", "displayedAttributes": "[id]", "filterableAttributes": "homepage"} {
		if got := fmt.Sprint(s[setting]); !strings.Contains(got, want) {
			t.Errorf("%s is %s; want %s of the operator", setting, got, want)
		}
	}
	call(t, m, "PATCH", path, map[string]any{"rankingRules": []any{"words"}}, nil)
	if written := restore(0, nil); len(written) != 1 {
		t.Errorf("at its time: %v; want the ranking rules again", written)
	}
}

// TestRestoreSettingsOfRebuild: a generation that is being built is tended by its own writer,
// and the live one beside it is left alone.
func TestRestoreSettingsOfRebuild(t *testing.T) {
	m := realServer(t)
	opt := options(t, m)
	g := generations(t, opt)
	openLive(t, g)
	next, err := g.Open(t.Context(), "g2")
	if err != nil {
		t.Fatal(err)
	}
	for _, uid := range []string{opt.Prefix + "_passages", opt.Prefix + "_passages__g2"} {
		call(t, m, "PUT", "/indexes/"+uid+"/settings/ranking-rules", []any{"words"}, nil)
	}
	written, err := next.(index.SettingsRestorer).RestoreSettings(t.Context(), 0, nil)
	if diff := cmp.Diff([]string{opt.Prefix + "_passages__g2.rankingRules"}, written); err != nil || diff != "" {
		t.Errorf("%v (-want +got):\n%s", err, diff)
	}
	if drift, err := g.Drift(t.Context()); err != nil || len(drift) != 1 {
		t.Errorf("drift of the live one: %v, %v; want that it is left", drift, err)
	}
}

// TestRestoreSettingsInVain: a server that does not take a setting is not asked for it over and
// over, since that indexes all documents again, until it differs in another way.
func TestRestoreSettingsInVain(t *testing.T) {
	m := realServer(t)
	p, live, opt := throughProxy(t, m)
	e := live.(index.SettingsRestorer)
	patches := 0
	p.fault(1, func(w http.ResponseWriter, r *http.Request, next http.Handler) {
		if r.Method == http.MethodPatch {
			patches++
			r.Body, r.ContentLength = io.NopCloser(strings.NewReader("{}")), 2
		}
		next.ServeHTTP(w, r)
	})
	for _, c := range []struct {
		setting string
		patches int
	}{{"ranking-rules", 1}, {"", 1}, {"sortable-attributes", 2}, {"", 2}} {
		if c.setting != "" {
			call(t, m, "PUT", "/indexes/"+opt.Prefix+"_tools/settings/"+c.setting, []any{"words"}, nil)
		}
		if _, err := e.RestoreSettings(t.Context(), 0, nil); err != nil || patches != c.patches {
			t.Errorf("%q: %d writes, %v; want %d", c.setting, patches, err, c.patches)
		}
	}
}
