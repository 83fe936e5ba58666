package indextest

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/index"
)

func testNames(t *testing.T, e index.Engine) {
	for _, c := range []struct{ query, want string }{
		{"django", "django"}, {"Django", "django"}, {"DJANGO", "django"}, {"flask", "flask"},
		{"django rest framework", "django-rest-framework"},
		{"c++", "cpp"}, {"C++", "cpp"}, {"c", "c"}, {"C", "c"}, {"c#", "csharp"}, {"C#", "csharp"}, {"f#", "fsharp"},
		{".net", "dotnet"}, {".NET", "dotnet"}, {"asp.net", "aspnet"}, {"asp.net core", "aspnet-core"}, {"ASP.NET Core", "aspnet-core"},
		{"node", "nodejs"}, {"nodejs", "nodejs"}, {"node.js", "nodejs"}, {"Node.js", "nodejs"}, {"node js", "nodejs"},
		{"go", "go"}, {"r", "r"}, {"postgres", "postgresql"}, {"pg", "postgresql"}, {"PostgreSQL", "postgresql"},
		{"cafe unicode", "cafe"}, {"café", "cafe"}, {"数据库", "cafe"}, {"warp", "warp"}, {"  django  ", "django"},
	} {
		t.Run(c.query, func(t *testing.T) {
			got := ids(search(t, e, index.Query{Index: index.Tools, Text: c.query}))
			if len(got) == 0 || got[0] != c.want {
				t.Errorf("first of %v is not %s", got, c.want)
			}
		})
	}
	for query, never := range map[string][]string{
		"c++": {"c", "csharp", "fsharp"}, "c#": {"c", "cpp", "fsharp"}, "f#": {"csharp", "cpp"},
	} {
		for _, id := range ids(search(t, e, index.Query{Index: index.Tools, Text: query, Limit: 50})) {
			if slices.Contains(never, id) {
				t.Errorf("%s finds %s", query, id)
			}
		}
	}
}

func testTypos(t *testing.T, e index.Engine) {
	for _, c := range []struct{ query, want string }{
		{"djagno", "django"}, {"djang", "django"}, {"dj", "django"}, {"fastpi", "fastapi"}, {"postgressql", "postgresql"},
		{"postg", "postgresql"}, {"expres", "express"}, {"celary", "celery"},
	} {
		t.Run(c.query, func(t *testing.T) {
			got := ids(search(t, e, index.Query{Index: index.Tools, Text: c.query}))
			if len(got) == 0 || got[0] != c.want {
				t.Errorf("first of %v is not %s", got, c.want)
			}
		})
	}
}

func testWords(t *testing.T, e index.Engine) {
	for _, c := range []struct {
		name  string
		query index.Query
		want  string
	}{
		{"words of the summary", index.Query{Index: index.Tools, Text: "admin site"}, "django"},
		{"plural and category", index.Query{Index: index.Tools, Text: "database"}, "postgresql"},
		{"joined words", index.Query{Index: index.Tools, Text: "admin-site"}, "django"},
		{"language and word", index.Query{Index: index.Tools, Text: "python async"}, "fastapi"},
		{"comparison by sides", index.Query{Index: index.Comparisons, Text: "flask django"}, "django-vs-flask"},
		{"comparison by title", index.Query{Index: index.Comparisons, Text: "mysql vs postgresql"}, "mysql-vs-postgresql"},
		{"number in a passage", index.Query{Index: index.Passages, Text: "django 743"}, "p_gunicorn"},
		{"author of a passage", index.Query{Index: index.Passages, Text: "writer admin site"}, "p_orm"},
		{"boilerplate is last", index.Query{Index: index.Passages, Text: "migrations"}, "p_orm"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := ids(search(t, e, c.query))
			if len(got) == 0 || got[0] != c.want {
				t.Errorf("first of %v is not %s", got, c.want)
			}
		})
	}
	if got := search(t, e, index.Query{Index: index.Tools, Text: "xyzzyplugh"}); len(got.Hits) != 0 || got.Total != 0 {
		t.Errorf("nonsense finds %v of %d", ids(got), got.Total)
	}
	if got := search(t, e, index.Query{Index: index.Tools}); got.Total != len(tools()) || got.Hits[0].ID != "go" {
		t.Errorf("an empty query finds %d, first %s; want all %d, the best known first", got.Total, got.Hits[0].ID, len(tools()))
	}
}

func testFacets(t *testing.T, e index.Engine) {
	facets := []string{"kind", "languages", "licenses", "category.lvl1", "source_names"}
	got := search(t, e, index.Query{Index: index.Tools, Text: "web framework", Facets: facets}).Facets
	if len(got) != len(facets) {
		t.Errorf("%d facets; want %d", len(got), len(facets))
	}
	want := []index.FacetCount{{Value: "BSD-3-Clause", Count: 2}, {Value: "MIT", Count: 1}}
	if diff := cmp.Diff(want, search(t, e, index.Query{
		Index: index.Tools, Filter: index.Equal{Attribute: "id", Values: []string{"django", "flask", "express"}}, Facets: []string{"licenses"},
	}).Facets["licenses"]); diff != "" {
		t.Errorf("licenses (-want +got):\n%s", diff)
	}

	chosen := index.And{
		index.Equal{Attribute: "languages", Values: []string{"Python"}},
		index.Equal{Attribute: "kind", Values: []string{"framework"}},
	}
	r := search(t, e, index.Query{Index: index.Tools, Filter: chosen, Facets: []string{"languages", "kind"}})
	if r.Total != 4 {
		t.Errorf("%d Python frameworks; want 4", r.Total)
	}
	wantFacets := map[string][]index.FacetCount{
		"languages": {{Value: "Python", Count: 4}, {Value: "C#", Count: 3}, {Value: "JavaScript", Count: 1}},
		"kind":      {{Value: "framework", Count: 4}, {Value: "library", Count: 1}},
	}
	if diff := cmp.Diff(wantFacets, r.Facets); diff != "" {
		t.Errorf("facets with a value chosen (-want +got):\n%s", diff)
	}
}

func testFilters(t *testing.T, e index.Engine) {
	for _, c := range []struct {
		name  index.Name
		given string
		want  []string
	}{
		{index.Tools, "id = django", []string{"django"}},
		{index.Tools, "kind = Database", []string{"mysql", "postgresql"}},
		{index.Tools, "kind = database OR id IN [go, r]", []string{"go", "mysql", "postgresql", "r"}},
		{index.Tools, "languages = Python AND NOT licenses = MIT", []string{"celery", "django", "django-rest-framework", "flask"}},
		{index.Tools, "languages IN ['C#', JavaScript] AND metrics.github_stars EXISTS", []string{"aspnet-core", "dotnet", "express", "nodejs"}},
		{index.Tools, "metrics.github_stars > 85600", []string{"go", "nodejs"}},
		{index.Tools, "metrics.github_stars >= 85600", []string{"django", "go", "nodejs"}},
		{index.Tools, "metrics.github_stars < 900", []string{"cafe", "hostile"}},
		{index.Tools, "metrics.github_stars 65k TO 68k", []string{"express", "flask"}},
		{index.Tools, "metrics.github_stars = 12", []string{"cafe"}},
		{index.Tools, "metrics.npm_downloads_week EXISTS", []string{"fastapi"}},
		{index.Tools, "metrics.npm_downloads_week = 0", []string{"fastapi"}},
		{index.Tools, "dates.github_pushed_at >= 2025-01-01", []string{"django"}},
		{index.Tools, "dates.github_pushed_at = 2025-11-19", []string{"django"}},
		{index.Tools, "dates.github_pushed_at < 2025-01-01", []string{"flask"}},
		{index.Tools, "conflicts EXISTS", []string{"django"}},
		{index.Tools, "languages = Python AND NOT conflicts EXISTS", []string{"celery", "django-rest-framework", "fastapi", "flask"}},
		{index.Tools, "alternative_of = django", []string{"fastapi", "flask"}},
		{index.Tools, "alternative_of = django AND alternative_of = fastapi", []string{"flask"}},
		{index.Tools, "category.lvl1 = 'Application & Data > Databases'", []string{"mysql", "postgresql"}},
		{index.Tools, "source_names = github", []string{"django"}},
		{index.Tools, "licenses = 'a \"quoted\" value'", []string{}},
		{index.Tools, `licenses = "it's" OR licenses = "back\\slash"`, []string{}},
		{index.Tools, "sample = true", []string{}},
		{index.Comparisons, "tools = django AND tools = flask", []string{"django-vs-flask"}},
		{index.Comparisons, "winners EXISTS", []string{"django-vs-fastapi"}},
		{index.Passages, "tools = django AND value 700 TO 800", []string{"p_gunicorn"}},
		{index.Passages, "boilerplate = true", []string{"p_boiler"}},
		{index.Passages, "author EXISTS", []string{"p_orm"}},
		{index.Passages, "value EXISTS AND NOT unit EXISTS", []string{}},
	} {
		t.Run(c.given, func(t *testing.T) {
			f, err := index.ParseFilter(c.name, c.given)
			if err != nil {
				t.Fatal(err)
			}
			got := search(t, e, index.Query{Index: c.name, Filter: f, Limit: 50})
			sorted := ids(got)
			slices.Sort(sorted)
			if diff := cmp.Diff(c.want, sorted); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if got.Total != len(c.want) {
				t.Errorf("total %d; want %d", got.Total, len(c.want))
			}
		})
	}
	testEmptyFilters(t, e)
}

// testEmptyFilters: And of nothing holds, Or of nothing does not.
func testEmptyFilters(t *testing.T, e index.Engine) {
	t.Helper()
	if got := search(t, e, index.Query{Index: index.Tools, Filter: index.And{}}); got.Total != len(tools()) {
		t.Errorf("an empty And holds for %d; want all", got.Total)
	}
	if got := search(t, e, index.Query{Index: index.Tools, Filter: index.Or{}}); got.Total != 0 {
		t.Errorf("an empty Or holds for %d; want none", got.Total)
	}
	if got := search(t, e, index.Query{Index: index.Tools, Filter: index.Equal{Attribute: "kind"}}); got.Total != 0 {
		t.Errorf("Equal without values holds for %d; want none", got.Total)
	}
}

func testSorts(t *testing.T, e index.Engine) {
	python := index.Equal{Attribute: "languages", Values: []string{"Python"}}
	for _, c := range []struct {
		name   string
		filter index.Filter
		sort   []index.Sort
		want   []string
	}{
		{"down", python, []index.Sort{{Attribute: "metrics.github_stars", Descending: true}}, []string{"django", "fastapi", "flask", "django-rest-framework", "celery"}},
		{"up", python, []index.Sort{{Attribute: "metrics.github_stars"}}, []string{"celery", "django-rest-framework", "flask", "fastapi", "django"}},
		{"by name", python, []index.Sort{{Attribute: "name"}}, []string{"celery", "django", "django-rest-framework", "fastapi", "flask"}},
		{"missing last, up", python, []index.Sort{{Attribute: "dates.github_pushed_at"}, {Attribute: "name"}}, []string{"flask", "django", "celery", "django-rest-framework", "fastapi"}},
		{"missing last, down", python, []index.Sort{{Attribute: "dates.github_pushed_at", Descending: true}, {Attribute: "name"}}, []string{"django", "flask", "celery", "django-rest-framework", "fastapi"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := ids(search(t, e, index.Query{Index: index.Tools, Filter: c.filter, Sort: c.sort}))
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
	got := ids(search(t, e, index.Query{Index: index.Tools, Text: "django", Sort: []index.Sort{{Attribute: "metrics.github_stars"}}}))
	if slices.Index(got, "django-rest-framework") > slices.Index(got, "django") {
		t.Errorf("a sort comes before relevance, but django is before django-rest-framework in %v", got)
	}
}

func testHighlights(t *testing.T, e index.Engine) {
	first := func(q index.Query) index.Hit {
		t.Helper()
		q.Highlight = true
		r := search(t, e, q)
		if len(r.Hits) == 0 {
			t.Fatalf("no hits for %q", q.Text)
		}
		return r.Hits[0]
	}
	if got := first(index.Query{Index: index.Tools, Text: "django"}).Highlights["name"]; got != "<mark>Django</mark>" {
		t.Errorf("name: %q", got)
	}
	only := index.Equal{Attribute: "id", Values: []string{"hostile"}}
	got := first(index.Query{Index: index.Tools, Text: "django", Filter: only}).Highlights["summary"]
	want := `&lt;img src=x onerror=alert(1)&gt; pairs with &lt;b&gt;<mark>Django</mark>&lt;/b&gt; &amp; &#34;quotes&#34;`
	if got != want {
		t.Errorf("markup of a page is not escaped:\n got %s\nwant %s", got, want)
	}
	long := first(index.Query{Index: index.Passages, Text: "coroutines"}).Highlights["text"]
	if !strings.Contains(long, "<mark>coroutines</mark>") || !strings.Contains(long, "…") || len(long) > 400 {
		t.Errorf("a long text is not cut around its match: %q", long)
	}
	for _, h := range search(t, e, index.Query{Index: index.Tools, Text: "django"}).Hits {
		if len(h.Highlights) > 0 {
			t.Errorf("highlights that nobody asked for: %v", h.Highlights)
		}
	}
}

func testPages(t *testing.T, e index.Engine) {
	q := index.Query{Index: index.Tools, Limit: 50, Text: "framework"}
	all := ids(search(t, e, q))
	if len(all) < 6 {
		t.Fatalf("only %d hits", len(all))
	}
	var paged []string
	for q.Limit = 2; ; q.Offset += q.Limit {
		r := search(t, e, q)
		if r.Exact && r.Total != len(all) {
			t.Errorf("total %d at offset %d; want %d", r.Total, q.Offset, len(all))
		}
		if len(r.Hits) == 0 {
			break
		}
		paged = append(paged, ids(r)...)
	}
	if diff := cmp.Diff(all, paged); diff != "" {
		t.Errorf("pages differ from the whole (-whole +pages):\n%s", diff)
	}
	if r := search(t, e, index.Query{Index: index.Tools}); len(r.Hits) != index.DefaultLimit {
		t.Errorf("%d hits without a limit; want %d", len(r.Hits), index.DefaultLimit)
	}
}

func testMalformed(t *testing.T, e index.Engine) {
	for _, c := range []struct {
		name  string
		query index.Query
		says  string
	}{
		{"index", index.Query{Index: "tolos"}, "tolos"},
		{"limit", index.Query{Index: index.Tools, Limit: 100_000}, "100000"},
		{"negative limit", index.Query{Index: index.Tools, Limit: -1}, "-1"},
		{"offset", index.Query{Index: index.Tools, Offset: -5}, "-5"},
		{"facet", index.Query{Index: index.Tools, Facets: []string{"knd"}}, "did you mean kind?"},
		{"sort", index.Query{Index: index.Tools, Sort: []index.Sort{{Attribute: "github_stars"}}}, "did you mean metrics.github_stars"},
		{"filter", index.Query{Index: index.Tools, Filter: index.Equal{Attribute: "licence", Values: []string{"MIT"}}}, "did you mean licenses?"},
		{"hostile attribute", index.Query{Index: index.Tools, Filter: index.Exists{Attribute: `metrics.x" OR id EXISTS`}}, "no attribute"},
		{"range of a text", index.Query{Index: index.Tools, Filter: index.Compare{Attribute: "kind", Min: number(1)}}, "kind is no number"},
		{"text for a number", index.Query{Index: index.Tools, Filter: index.Equal{Attribute: "popularity", Values: []string{"many"}}}, `"many"`},
		{"no condition", index.Query{Index: index.Tools, Filter: index.Not{}}, "missing"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := e.Search(t.Context(), c.query)
			if !errors.Is(err, index.ErrQuery) || !strings.Contains(err.Error(), c.says) {
				t.Errorf("error %v; want ErrQuery that says %q", err, c.says)
			}
		})
	}
}

func testHostile(t *testing.T, e index.Engine) {
	for name, query := range map[string]string{
		"10,000 characters": strings.Repeat("django flask ", 770),
		"one long word":     strings.Repeat("x", 10_000),
		"not UTF-8":         "djan\xff\xfego",
		"controls":          "dja\x00ngo\x1b[31m",
		"syntax":            `"django" AND (name:*) -- ' OR 1=1 ] { } \ `,
		"signs":             "++ ## .. -- !! ??",
		"emoji":             "🐍 django 🐍",
		"right to left":     "\u202edjango",
		"joined":            "a.b.c.d.e.f.g.h.i.j.k",
	} {
		t.Run(name, func(t *testing.T) {
			for _, n := range index.Names() {
				search(t, e, index.Query{Index: n, Text: query, Highlight: true, Facets: []string{"kind"}})
			}
		})
	}
	for _, text := range []string{"🐍", "++ ## ..", "?"} {
		if got := search(t, e, index.Query{Index: index.Tools, Text: text, Facets: []string{"kind"}}); got.Total != 0 || len(got.Hits) != 0 {
			t.Errorf("%s finds %v of %d", text, ids(got), got.Total)
		}
	}
	if got := ids(search(t, e, index.Query{Index: index.Tools, Text: "🐍 django 🐍"})); len(got) == 0 || got[0] != "django" {
		t.Errorf("django between emoji finds %v", got)
	}
}
