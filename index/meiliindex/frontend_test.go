package meiliindex_test

import (
	"context"
	"encoding/json"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/indextest"
)

// TestFrontends runs the recipes of FRONTENDS.md with a search key.
func TestFrontends(t *testing.T) {
	m := real(t)
	opt := options(t, m)
	g := generations(t, opt)
	apply(t, openLive(t, g), index.Batch{Upserts: indextest.Corpus(t)})
	key := m.Key
	if key != "" {
		keys, err := g.Keys(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		key = keys.Search
	}
	text, err := os.ReadFile("FRONTENDS.md")
	if err != nil {
		t.Fatal(err)
	}
	recipes := regexp.MustCompile("(?s)POST /multi-search\n(.*?)```").FindAllStringSubmatch(string(text), -1)
	want := [][]string{
		{"fastapi", "flask", "django-vs-flask", "django-vs-fastapi"},
		{"nodejs", "fastapi", "flask"},
		{"fastapi", "flask", "fastapi-vs-flask"},
		{"flask"},
	}
	if len(recipes) != len(want) {
		t.Fatalf("%d recipes; want %d", len(recipes), len(want))
	}
	for i, recipe := range recipes {
		var q map[string]any
		if err := json.Unmarshal([]byte(strings.ReplaceAll(recipe[1], "stackdex_", opt.Prefix+"_")), &q); err != nil {
			t.Fatal(err)
		}
		status, body := callAs(t, m, key, "POST", "/multi-search", q)
		var answer struct{ Hits []struct{ ID string } }
		if err := json.Unmarshal(body, &answer); status != 200 || err != nil {
			t.Fatalf("%d %s %v", status, body, err)
		}
		var got []string
		for _, h := range answer.Hits[:min(len(answer.Hits), len(want[i]))] {
			got = append(got, h.ID)
		}
		if diff := cmp.Diff(want[i], got); diff != "" {
			t.Errorf("recipe %d (-want +got):\n%s", i+1, diff)
		}
	}
}
