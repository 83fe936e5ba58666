package fold_test

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/fold"
	"github.com/stackdex/stackdex/ingest/record"
)

func passagesOf(t *testing.T, f record.Fact, cfg fold.Config, pages ...fold.Page) []*index.Passage {
	t.Helper()
	key, ok := fold.TextKey(f)
	if !ok {
		t.Fatalf("%s makes no passage", f.Body.Kind())
	}
	list := fold.Passages(key, pages, pages, cfg)
	if len(list) == 0 {
		t.Fatalf("no passage of %s", f.Body.Kind())
	}
	return list
}

func TestOneTextOnTenPagesIsOnePassage(t *testing.T) {
	opinion := record.Opinion{Author: "Ana", Date: "2020-05-21", Stance: "decided", Tools: []string{"Django", "Rails"}, Text: "I went for  the framework with batteries."}
	var pages []fold.Page
	for i := range 10 {
		opinion.Views = ptr(int64(100 + i))
		pages = append(pages, page("stackshare", record.PageComparison, fmt.Sprint(i), fmt.Sprintf("2025-11-%02d", i+1), opinion))
	}
	list := passagesOf(t, pages[0].Facts[0], cfg, pages...)
	if len(list) != 1 {
		t.Fatalf("%d passages", len(list))
	}
	p := list[0]
	if p.Citations != 10 || len(p.Sources) != 10 || p.Boilerplate || *p.Views != 109 {
		t.Errorf("%d citations, %d sources, boilerplate %t, %d views", p.Citations, len(p.Sources), p.Boilerplate, *p.Views)
	}
	if want := "Ana on Django and Ruby on Rails, 2020-05-21"; p.Title != want {
		t.Errorf("title %q, want %q", p.Title, want)
	}
}

func TestBoilerplateShowsByRepetition(t *testing.T) {
	common := record.Con{Text: "Specific tradeoffs depend on your use case"}
	var pages []fold.Page
	for i, name := range []string{"Django", "Flask", "FastAPI", "Rocket", "Starlette"} {
		common.Tool = name
		pages = append(pages, page("nicepick", record.PageComparison, fmt.Sprint(i), "2025-11-01", common))
	}
	list := passagesOf(t, pages[0].Facts[0], cfg, pages...)
	if len(list) != 5 {
		t.Fatalf("%d passages, want one for each tool", len(list))
	}
	for _, p := range list {
		if !p.Boilerplate {
			t.Errorf("%s: not boilerplate", p.Title)
		}
	}
	few := passagesOf(t, pages[0].Facts[0], cfg, pages[:2]...)
	if few[0].Boilerplate {
		t.Error("boilerplate on two tools")
	}
}

func TestBoundsOfPassages(t *testing.T) {
	d := record.Difference{Tools: []string{"Django", "Flask"}, Title: "Size", Text: strings.Repeat("Large and small. ", 100)}
	var pages []fold.Page
	for i := range 100 {
		pages = append(pages, page("stackshare", record.PageComparison, fmt.Sprint(i), "2025-11-01", d))
	}
	p := passagesOf(t, pages[0].Facts[0], cfg, pages...)[0]
	if p.Citations != 100 || len(p.Sources) != fold.MaxInline || len([]rune(p.Text)) > 300 || len([]rune(p.Excerpt)) > 280 {
		t.Errorf("%d citations, %d sources, text of %d, excerpt of %d", p.Citations, len(p.Sources), len(p.Text), len(p.Excerpt))
	}
}

func TestContrast(t *testing.T) {
	said := func(path string, v float64, workload string) fold.Page {
		return page("article", record.PageArticle, path, "2025-11-01", tool("Django", record.RoleSubject), throughput("Django", v, "req/s", workload))
	}
	pages := []fold.Page{said("a", 743, "Gunicorn"), said("b", 69000, "JSON responses"), said("c", 810, "gunicorn"), said("d", 743, "")}
	list := passagesOf(t, pages[0].Facts[1], cfg, pages[0])
	if len(list[0].Contrast) != 0 {
		t.Errorf("alone: %v", list[0].Contrast)
	}
	key, _ := fold.TextKey(pages[0].Facts[1])
	got := map[string]string{}
	for _, c := range fold.Passages(key, pages[:1], pages, cfg)[0].Contrast {
		got[c.Passage] = c.Relation
	}
	id := func(p fold.Page) string {
		key, _ := fold.TextKey(p.Facts[1])
		return fold.PassageID(record.KindMeasurement, []string{"django"}, key)
	}
	want := map[string]string{id(pages[1]): "different_workload", id(pages[2]): "different_value"}
	if diff := gocmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	d := foldTool(t, "Django", pages...)
	var claims []string
	for _, c := range d.Claims {
		claims = append(claims, c.Display+" "+c.Workload)
	}
	if diff := gocmp.Diff([]string{"~743 req/s Gunicorn", "~810 req/s gunicorn", "~69,000 req/s JSON responses"}, claims, sorted); diff != "" {
		t.Errorf("claims -want +got:\n%s", diff)
	}
	if len(d.Figures) != 0 {
		t.Errorf("measurements became figures: %v", d.Figures)
	}
}

func TestTextKeys(t *testing.T) {
	none := []record.Body{
		tool("Django", record.RoleSubject), exact("Django", "github.stars", 1), trait("Django", "ORM", "yes"),
		record.Relation{From: "Django", To: "Flask", Relation: record.RelAlternative},
		record.RelatedComparison{Title: "A vs B"}, record.Pro{Tool: "Django", Text: "Open source since many years", Votes: ptr(int64(4))},
		record.Pro{Tool: "Django", Text: "Open source"}, record.Con{Tool: "Django"}, record.Comparison{Tools: []string{"Django", "Flask"}, Title: "only a title"},
		record.Verdict{Tools: []string{"Django", "Flask"}},
	}
	for _, b := range none {
		if key, ok := fold.TextKey(record.Fact{Body: b}); ok {
			t.Errorf("%s: key %s", encodeLine(t, b), key)
		}
	}
	same := [][2]record.Body{
		{throughput("Django", 743, "req/s", "Gunicorn"), throughput("Flask", 743, "REQ/S", "gunicorn")},
		{record.Difference{Tools: []string{"A", "B"}, Title: "T", Text: "It’s  so"}, record.Difference{Tools: []string{"C", "D"}, Title: "T", Text: "It's so"}},
	}
	for _, pair := range same {
		a, _ := fold.TextKey(record.Fact{Body: pair[0]})
		b, ok := fold.TextKey(record.Fact{Body: pair[1]})
		if a != b || !ok {
			t.Errorf("%s and %s: %s, %s", encodeLine(t, pair[0]), encodeLine(t, pair[1]), a, b)
		}
	}
}

func TestMeasurementDisplay(t *testing.T) {
	m := record.Measurement{Tool: "Django", Metric: "share", Unit: "%"}
	for _, tc := range []struct {
		value, low, high *float64
		unit             string
		approximate      bool
		want             string
	}{
		{ptr(14.2), nil, nil, "%", false, "Django share: 14.2%"},
		{nil, ptr(30.0), ptr(40.0), "%", false, "Django share: 30–40%"},
		{ptr(5e6), ptr(5e6), nil, "users", false, "Django share: 5,000,000+ users"},
		{nil, nil, ptr(10.0), "ms", false, "Django share: up to 10 ms"},
		{ptr(743.0), nil, nil, "req/s", true, "Django share: ~743 req/s"},
		{ptr(100.0 / 3), nil, nil, "%", true, "Django share: ~33.3%"},
		{ptr(0.0004), nil, nil, "s", false, "Django share: 0.0004 s"},
		{ptr(0.1 / 3), nil, nil, "s", true, "Django share: ~0.0333 s"},
		{ptr(12.3456), nil, nil, "%", true, "Django share: ~12.3456%"},
	} {
		m.Value, m.Low, m.High, m.Unit, m.Approximate = tc.value, tc.low, tc.high, tc.unit, tc.approximate
		p := page("article", record.PageArticle, "x", "2025-11-01", m)
		if got := passagesOf(t, p.Facts[0], cfg, p)[0].Title; got != tc.want {
			t.Errorf("%q, want %q", got, tc.want)
		}
	}
}

func TestOpinionsFindTheToolsTheyName(t *testing.T) {
	compared := record.Comparison{Tools: []string{"Django", "Rocket"}}
	for _, tc := range []struct{ text, want string }{
		{"I had #django or #flask to choose from.", "django"},
		{"Some day I will try @{#rocket}|topic:null| at home.", "rocket"},
		{"Django was hard for me at first.", "django"},
		{"My career took off like a rocket.", ""},
		{"Djangonauts are friendly people.", ""},
	} {
		p := page("stackshare", record.PageComparison, "a", "2025-11-01", compared, record.Opinion{Text: tc.text})
		got := passagesOf(t, p.Facts[1], cfg, p)[0]
		if strings.Join(got.Tools, " ") != tc.want || got.Comparisons[0] != "django-vs-rocket" {
			t.Errorf("%q: tools %v, want %s; comparisons %v", tc.text, got.Tools, tc.want, got.Comparisons)
		}
	}
	opinion := record.Opinion{Author: "Ana", Text: "I prefer Django to Rails."}
	rails := record.Comparison{Tools: []string{"Rails", "Flask"}}
	pages := []fold.Page{page("stackshare", record.PageComparison, "a", "2025-11-01", compared, opinion), page("stackshare", record.PageComparison, "b", "2025-11-01", rails, opinion)}
	list := passagesOf(t, pages[0].Facts[1], cfg, pages...)
	if len(list) != 1 || !gocmp.Equal(list[0].Tools, []string{"django", "rails"}) || list[0].Citations != 2 {
		t.Errorf("on two pages: %s", encodeLine(t, list))
	}
}

func TestFiguresWithoutAWorkloadStandAlone(t *testing.T) {
	usage := func(tool string, v float64, by record.NullString) record.Measurement {
		return record.Measurement{Tool: tool, Metric: "usage", Value: &v, Unit: "%", AttributedTo: by}
	}
	p := page("article", record.PageArticle, "a", "2025-11-01",
		record.Comparison{Tools: []string{"Django", "FastAPI"}},
		at(usage("Django", 14.2, "one survey"), "", "Rails"), at(usage("FastAPI", 38, "another survey"), "", "FastAPI"),
		at(usage("Django", 12, "a third"), "", "Usage"), at(usage("FastAPI", 29, "a third"), "", "Usage"),
	)
	d := fold.Comparison(sides("Django", "FastAPI"), []fold.Page{p}, cfg)
	if len(d.Measured) != 1 || *d.Measured[0].Values[0] != 12 || *d.Measured[0].Values[1] != 29 {
		t.Errorf("side by side: %s", encodeLine(t, d.Measured))
	}
	if got := passagesOf(t, p.Facts[1], cfg, p)[0].Contrast; len(got) != 1 || got[0].Relation != "different_source" {
		t.Errorf("contrast %v", got)
	}
}

// TestPartOfATextIsFoldedLikeTheWhole: what a page that states the same of
// another tool measures besides, is not there when only a part is folded.
// TestContrastOnItsOwnPages: a measurement is contrasted with those of the pages that state
// it, also if no siblings are known.
func TestContrastOnItsOwnPages(t *testing.T) {
	once, twice := throughput("Django", 743, "req/s", "Gunicorn"), throughput("Django", 69000, "req/s", "JSON responses")
	both := page("article", record.PageArticle, "a", "2025-11-01", once, twice)
	alone := page("article", record.PageArticle, "0", "2025-11-01", once) // before the other
	key, _ := fold.TextKey(both.Facts[0])
	for _, pages := range [][]fold.Page{{both}, {both, alone}} {
		got := fold.Passages(key, pages, nil, cfg)[0].Contrast
		if len(got) != 1 || got[0].Relation != "different_workload" {
			t.Errorf("on %d pages: contrast %v", len(pages), got)
		}
	}
}

func TestTitlesOfGuidance(t *testing.T) {
	for _, tc := range []struct {
		advice record.Advice
		versus []string
		want   string
	}{
		{record.ChooseWhen, nil, "When to choose Django: Do so."},
		{record.ChooseWhen, []string{"Flask", "Rails"}, "When to choose Django over Flask or Rails: Do so."},
		{record.Limitation, nil, "Limitation of Django: Do so."},
		{record.Limitation, []string{"Flask"}, "Limitation of Django beside Flask: Do so."},
		{record.Recommendation, []string{"Flask"}, "Recommendation on Django: Do so."},
	} {
		p := page("article", record.PageArticle, "a", "2025-11-01", record.Guidance{Tool: "Django", Versus: tc.versus, Advice: tc.advice, Text: "Do so."})
		if got := passagesOf(t, p.Facts[0], cfg, p)[0].Title; got != tc.want {
			t.Errorf("%s of %v is called %q, want %q", tc.advice, tc.versus, got, tc.want)
		}
	}
}

// TestContrastOfOneFigureByTwoAuthors: of a figure that several pages state, the author whose
// name comes first decides, so that the order of pages does not.
func TestContrastOfOneFigureByTwoAuthors(t *testing.T) {
	said := func(path string, v float64, by record.NullString) fold.Page {
		return page("article", record.PageArticle, path, "2025-11-01", record.Measurement{Tool: "Django", Metric: "usage", Value: &v, Unit: "%", AttributedTo: by})
	}
	own, first, second := said("own", 14, "a survey"), said("a", 12, "a survey"), said("b", 12, "b survey")
	key, _ := fold.TextKey(own.Facts[0])
	for _, siblings := range [][]fold.Page{{first, second}, {second, first}} {
		got := fold.Passages(key, []fold.Page{own}, siblings, cfg)[0].Contrast
		if len(got) != 1 || got[0].Relation != "different_value" {
			t.Errorf("contrast %v, want one of the same author", got)
		}
	}
}

func TestPartOfATextIsFoldedLikeTheWhole(t *testing.T) {
	measured := func(tool, workload string) record.Measurement {
		return record.Measurement{Tool: tool, Metric: "throughput", Value: ptr(743.0), Unit: "req/s", Workload: workload, Raw: "743"}
	}
	pages := []fold.Page{
		page("article", record.PageArticle, "a", "2025-11-01", measured("Django", "Gunicorn"), measured("Django", "uWSGI")),
		page("article", record.PageArticle, "b", "2025-11-02", measured("Flask", "Gunicorn"), measured("Django", "Daphne")),
	}
	key, _ := fold.TextKey(pages[0].Facts[0])
	read := func(p ...fold.Page) (all []*fold.TextPage) {
		for i := range p {
			all = append(all, fold.ReadTexts(&p[i], cfg))
		}
		return all
	}
	whole := fold.Text{Key: key, Pages: read(pages...)}
	var parts []*index.Passage
	for _, p := range pages {
		text := read(p)
		part := fold.Text{Key: key, Pages: text, Part: map[string]bool{}, Sets: 2}
		for _, set := range text[0].SetsOf(key) {
			part.Part[set] = true
		}
		parts = append(parts, part.Passages(cfg)...)
	}
	slices.SortFunc(parts, func(a, b *index.Passage) int { return cmp.Compare(a.ID, b.ID) })
	if diff := gocmp.Diff(whole.Passages(cfg), parts); diff != "" || len(parts) != 2 {
		t.Errorf("%d passages (-whole +parts):\n%s", len(parts), diff)
	}
}
