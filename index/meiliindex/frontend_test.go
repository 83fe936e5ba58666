package meiliindex_test

import (
	"context"
	"encoding/json"
	"math"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/ask"
	"github.com/stackdex/stackdex/index/indextest"
)

// TestFrontends runs the recipes of FRONTENDS.md with a search key.
func TestFrontends(t *testing.T) {
	m := realServer(t)
	opt := options(t, m)
	g := generations(t, opt)
	e := openLive(t, g)
	apply(t, e, index.Batch{Upserts: append(indextest.Corpus(t), moreTools(t)...)})
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
		{"fastapi", "flask", "pyramid", "rails", "laravel", "go-web", "django-vs-flask", "django-vs-fastapi"},
		{"postgresql", "mariadb", "mysql-vs-postgresql"},
		{"fastapi", "flask", "fastapi-vs-flask"},
		{"flask"},
	}
	asked := map[int]string{0: "django alternatives", 1: "mysql alternatives"} // which stackdex answers alike
	if len(recipes) != len(want) {
		t.Fatalf("%d recipes; want %d", len(recipes), len(want))
	}
	for i, recipe := range recipes {
		var q map[string]any
		if err := json.Unmarshal([]byte(strings.ReplaceAll(recipe[1], "stackdex_", opt.Prefix+"_")), &q); err != nil {
			t.Fatal(err)
		}
		status, body := callAs(t, m, key, "POST", "/multi-search", q)
		type hits []struct{ ID string }
		var answer struct {
			Hits    hits // of a federated search
			Results []struct {
				IndexUID string
				Hits     hits
			}
		}
		if err := json.Unmarshal(body, &answer); status != 200 || err != nil {
			t.Fatalf("%d %s %v", status, body, err)
		}
		got, tools := []string{}, []string{}
		for _, h := range answer.Hits[:min(len(answer.Hits), len(want[i]))] {
			got = append(got, h.ID)
		}
		for _, r := range answer.Results {
			for _, h := range r.Hits {
				got = append(got, h.ID)
				if strings.HasSuffix(r.IndexUID, "_tools") {
					tools = append(tools, h.ID)
				}
			}
		}
		if diff := cmp.Diff(want[i], got); diff != "" {
			t.Errorf("recipe %d (-want +got):\n%s", i+1, diff)
		}
		if i == len(recipes)-1 {
			byChance(t, e, func(words string) []byte {
				for _, query := range q["queries"].([]any) {
					query.(map[string]any)["q"] = words
				}
				_, body := callAs(t, m, key, "POST", "/multi-search", q)
				return body
			})
		}
		if asked[i] == "" {
			continue
		}
		if diff := cmp.Diff(toolsFor(t, e, asked[i]), tools); diff != "" {
			t.Errorf("recipe %d for %q (-stackdex +plain):\n%s", i+1, asked[i], diff)
		}
	}
}

// byChance asks the recipe for words, and stackdex, for three of which documents have one: that is no
// hit for either.
func byChance(t *testing.T, e index.Engine, ask func(words string) []byte) {
	t.Helper()
	const words = "flask cake recipe"
	var answer struct{ Hits []struct{ ID string } }
	if err := json.Unmarshal(ask(words), &answer); err != nil || answer.Hits == nil || len(answer.Hits) > 0 {
		t.Errorf("%q finds %v by the recipe: %v", words, answer.Hits, err)
	}
	if r, err := e.Search(t.Context(), index.Query{Index: index.Tools, Text: words}); err != nil || len(r.Hits) > 0 {
		t.Errorf("%q finds %d hits by a search: %v", words, len(r.Hits), err)
	}
}

// moreTools are tools that pages call alternatives of Django, and a database that none
// calls so.
func moreTools(t *testing.T) (docs []index.Document) {
	for _, a := range []struct {
		id, kind, language string
		stars              float64
	}{
		{"go-web", "language", "", 200_000}, {"rails", "framework", "Ruby", 120_000}, {"laravel", "framework", "PHP", 80_000}, {"pyramid", "framework", "Python", 4_000},
	} {
		docs = append(docs, indextest.Doc(t, &index.Tool{
			ID: a.id, Schema: index.DocumentSchema, Name: a.id, NameKeys: []string{a.id}, Kind: a.kind, Languages: []string{a.language},
			AlternativeOf: []string{"django"}, Popularity: a.stars, PopularityTier: min(9, int(2*math.Log10(1+a.stars))),
		}))
	}
	return append(docs, indextest.Doc(t, &index.Tool{
		ID: "mariadb", Schema: index.DocumentSchema, Name: "MariaDB", NameKeys: []string{"mariadb"}, Kind: "database",
		Category: index.Category{Lvl0: []string{"Application & Data"}, Lvl1: []string{"Application & Data > Databases"}},
	}))
}

// toolsFor are the tools with which stackdex answers a question.
func toolsFor(t *testing.T, e index.Engine, question string) (ids []string) {
	t.Helper()
	a, err := ask.Ask(t.Context(), e, nil, ask.Request{Text: question, In: []index.Name{index.Tools}, Limit: 20})
	if err != nil {
		t.Fatal(err)
	}
	for _, h := range a.Groups[0].Result.Hits {
		ids = append(ids, h.ID)
	}
	return ids
}
