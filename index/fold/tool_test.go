package fold_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/fold"
	"github.com/stackdex/stackdex/index/names"
	"github.com/stackdex/stackdex/ingest/record"
)

func TestNoDocumentWithoutToolFact(t *testing.T) {
	p := page("article", record.PageArticle, "x", "2025-11-01", exact("Django", "github.stars", 1), tool("Flask", record.RoleSubject))
	if d := fold.Tool(known["Django"], []fold.Page{p}, nil, cfg); d != nil {
		t.Errorf("a document of %s from a stat alone", d.Name)
	}
	if d := fold.Tool(known["Django"], nil, nil, cfg); d != nil {
		t.Error("a document of no pages")
	}
	gone := page("article", record.PageArticle, "x", "2025-11-02")
	gone.Head.Gone = true
	with := page("article", record.PageArticle, "x", "2025-11-01", tool("Django", record.RoleSubject))
	if d := fold.Tool(known["Django"], []fold.Page{gone, with}, nil, cfg); d != nil {
		t.Error("a document of a page that is gone")
	}
}

func TestNamesOfOneTool(t *testing.T) {
	d := foldTool(t, "Rails",
		page("stackshare", record.PageTool, "rails", "2025-11-01", tool("Rails", record.RoleSubject)),
		page("article", record.PageArticle, "x", "2025-11-01", tool("Ruby on Rails", record.RoleMentioned), trait("Rails", "ORM", "Active Record")),
	)
	if want := []string{"Ruby on Rails", "Rails"}; !cmp.Equal(d.Names, want) {
		t.Errorf("names %v, want %v", d.Names, want)
	}
}

func TestPointsOfOneText(t *testing.T) {
	at := func(site, path, seen string, text record.NullString, votes *int64) fold.Page {
		return page(site, record.PageComparison, path, seen, tool("Django", record.RoleSubject), record.Pro{Tool: "Django", Text: text, Votes: votes})
	}
	d := foldTool(t, "Django",
		at("stackshare", "a", "2025-11-01", "Don’t repeat  yourself", ptr(int64(90))),
		at("stackshare", "b", "2019-09-01", "Don't repeat yourself", ptr(int64(120))),
		at("nicepick", "c", "2026-01-01", "Don't repeat yourself", nil),
		at("nicepick", "d", "2026-01-01", "Much documentation", nil),
		at("nicepick", "e", "2026-01-01", "", nil),
	)
	want := []index.Point{
		{Text: "Don't repeat yourself", Votes: ptr(int64(90)), Src: []int{1, 4, 5}},
		{Text: "Much documentation", Src: []int{2}},
	}
	if diff := cmp.Diff(want, d.Pros); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestSummary(t *testing.T) {
	describe := func(site string, kind record.PageType, path string, role record.Role, text string) fold.Page {
		return page(site, kind, path, "2025-11-01", record.Tool{Name: "Django", Role: role, Description: text})
	}
	comparison := describe("stackshare", record.PageComparison, "a", record.RoleSubject, "Of a comparison")
	mention := describe("article", record.PageArticle, "b", record.RoleMentioned, "Of a mention, which is a good deal longer")
	repository := describe("github", record.PageRepository, "c", record.RoleSubject, "Of the repository")
	own := describe("stackshare", record.PageTool, "d", record.RoleSubject, "Of its own page")
	for _, tc := range []struct {
		pages []fold.Page
		want  string
	}{
		{[]fold.Page{mention}, "Of a mention, which is a good deal longer"},
		{[]fold.Page{mention, comparison}, "Of a comparison"},
		{[]fold.Page{mention, comparison, repository}, "Of the repository"},
		{[]fold.Page{mention, comparison, repository, own}, "Of its own page"},
	} {
		if got := foldTool(t, "Django", tc.pages...).Summary; got != tc.want {
			t.Errorf("%q, want %q", got, tc.want)
		}
	}
}

func TestCategoryOfAComparisonIsAVote(t *testing.T) {
	var pages []fold.Page
	for i, category := range []string{"Frameworks", "Languages", "Languages"} {
		p := page("stackshare", record.PageComparison, fmt.Sprint(i), "2025-11-01", tool("Python", record.RoleSubject))
		p.Head.CategoryPath = []string{"application and data", category, category}
		pages = append(pages, p)
	}
	d := foldTool(t, "Python", pages...)
	want := index.Category{Lvl0: []string{"Application & Data"}, Lvl1: []string{"Application & Data > Languages"}, Lvl2: []string{}}
	if diff := cmp.Diff(want, d.Category); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// TestGuidanceInvolvesBothSides: advice for one tool over another is about both.
func TestGuidanceInvolvesBothSides(t *testing.T) {
	known := page("github", record.PageRepository, "x", "2025-11-01", tool("Django", record.RoleSubject), tool("Flask", record.RoleSubject), tool("Rails", record.RoleSubject))
	advice := page("article", record.PageArticle, "a", "2025-11-01", record.Guidance{Tool: "Django", Versus: []string{"Flask"}, Advice: record.ChooseWhen, Text: "Do so."})
	for name, want := range map[string]int{"Django": 2, "Flask": 2, "Rails": 1} {
		if d := foldTool(t, name, known, advice); d.SourcesTotal != want {
			t.Errorf("%s has %d sources, want %d", name, d.SourcesTotal, want)
		}
	}
}

// TestLanguageOfACategory: a category names a language in its first word, or none.
func TestLanguageOfACategory(t *testing.T) {
	for category, want := range map[string][]string{
		"Python Web Frameworks": {"Python"}, "Web Frameworks": {}, "Go Fast Servers": {}, "Python": {},
	} {
		p := page("stackshare", record.PageTool, "django", "2025-11-01", tool("Django", record.RoleSubject))
		p.Head.CategoryPath = []string{"Libraries", category}
		if diff := cmp.Diff(want, foldTool(t, "Django", p).Languages); diff != "" {
			t.Errorf("%s (-want +got):\n%s", category, diff)
		}
	}
}

func TestExcerptOfALicence(t *testing.T) {
	limited := cfg
	limited.Sites = map[string]fold.Site{"stackshare": {Excerpt: 20}}
	p := page("stackshare", record.PageTool, "django", "2025-11-01",
		record.Tool{Name: "Django", Role: record.RoleSubject, Description: "A framework of Python for people in a hurry."},
		record.Pro{Tool: "Django", Text: "An admin interface that writes itself from the models", Votes: ptr(int64(3))},
		record.Difference{Tools: []string{"Django", "Flask"}, Title: "Size", Text: "The one brings everything along, the other next to nothing."},
	)
	d := fold.Tool(known["Django"], []fold.Page{p}, nil, limited)
	for _, s := range []string{d.Summary, d.Pros[0].Text, passagesOf(t, p.Facts[2], limited, p)[0].Text} {
		if n := len([]rune(s)); n > 20 {
			t.Errorf("%q has %d characters, 20 may be shown", s, n)
		}
	}
}

func TestPopularity(t *testing.T) {
	for _, tc := range []struct {
		name    string
		metrics map[string]float64
		want    float64
		tier    int
	}{
		{"nothing known", nil, 0, 0},
		{"stacks only", map[string]float64{"stackshare_stacks": 38700}, 38700, 9},
		{"both sides", map[string]float64{"stackshare_stacks": 10000, "github_stars": 40000}, 20000, 8},
		{"few", map[string]float64{"stackshare_stacks": 91}, 91, 3},
		{"votes stand for stacks", map[string]float64{"stackshare_votes": 100}, 800, 5},
	} {
		if got, tier := fold.Popularity(tc.metrics); got != tc.want || tier != tc.tier {
			t.Errorf("%s: %v in tier %d, want %v in tier %d", tc.name, got, tier, tc.want, tc.tier)
		}
	}
}

func TestConflictsOfTheCorpus(t *testing.T) {
	for name := range known {
		if d := fold.Tool(known[name], corpus(), nil, cfg); d != nil && len(d.Conflicts) > 0 {
			t.Errorf("%s: conflicts %v; nothing of the corpus is worth a look", d.ID, d.Conflicts)
		}
	}
}

// TestRepositoryPage holds that small shares of a repository are no languages
// of the tool, and its topics no categories.
func TestRepositoryPage(t *testing.T) {
	page := fold.Page{
		Head: record.Page{Source: "github", URL: "https://github.com/django/django", PageType: record.PageRepository, SeenAt: time.Date(2025, 11, 2, 0, 0, 0, 0, time.UTC)},
		Facts: []record.Fact{
			{Body: record.Tool{Name: "django", Role: record.RoleSubject, PageURL: "https://github.com/django/django", Categories: []string{"html", "python"}}},
			{Body: record.Trait{Tool: "django", Attribute: "Languages", Values: []string{"Python", "HTML", "JavaScript"}, Raw: "Python 97.4%, HTML 1.2%, JavaScript 0.8%"}},
		},
		Tools: map[string]*names.Resolution{"django": {ID: "django", Name: "Django"}},
	}
	doc := fold.Tool(names.Resolution{ID: "django", Name: "Django"}, []fold.Page{page}, nil, fold.Config{})
	if diff := cmp.Diff([]string{"Python"}, doc.Languages); diff != "" {
		t.Errorf("languages (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{}, doc.Category.Lvl0); diff != "" {
		t.Errorf("categories (-want +got):\n%s", diff)
	}
}

func TestEvidenceOfMeasurementsKeepsWorkloads(t *testing.T) {
	gunicorn := record.Measurement{Tool: "Django", Metric: "throughput", Value: ptr(743.0), Unit: "req/s", Approximate: true, Workload: "Gunicorn", Raw: "~743"}
	responses := record.Measurement{Tool: "Django", Metric: "throughput", Value: ptr(69_000.0), Unit: "req/s", Workload: "JSON responses", AttributedTo: "TechEmpower", Raw: "69,000"}
	other := record.Measurement{Tool: "Flask", Metric: "throughput", Value: ptr(892.0), Unit: "req/s", Workload: "Gunicorn", Raw: "892"}
	list := fold.Evidence(names.Resolution{ID: "django", Name: "Django"}, "Throughput", []fold.Page{
		page("article", record.PageArticle, "a", "2025-11-01", responses, other),
		page("article", record.PageArticle, "b", "2025-11-02", gunicorn),
		page("article", record.PageArticle, "c", "2025-11-03", gunicorn),
	}, nil, cfg)
	type line struct{ status, display, workload, by, day string }
	var got []line
	for _, o := range list {
		got = append(got, line{o.Status, o.Display, o.Workload, o.AttributedTo, o.Day})
	}
	want := []line{
		{"stated", "~743 req/s", "Gunicorn", "", "2025-11-03"},
		{"stated", "~743 req/s", "Gunicorn", "", "2025-11-02"},
		{"stated", "69,000 req/s", "JSON responses", "TechEmpower", "2025-11-01"},
	}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(line{})); diff != "" {
		t.Errorf("evidence (-want +got):\n%s", diff)
	}
}
