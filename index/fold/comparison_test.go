package fold_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/fold"
	"github.com/stackdex/stackdex/index/names"
	"github.com/stackdex/stackdex/ingest/record"
)

func TestOneComparisonWhateverTheOrder(t *testing.T) {
	pages := []fold.Page{
		page("stackshare", record.PageComparison, "a", "2025-11-01", record.Comparison{Tools: []string{"Flask", "Django"}, Title: "Flask vs Django: which one?"}),
		page("nicepick", record.PageComparison, "b", "2025-11-02", record.Verdict{Tools: []string{"Django", "Flask"}, Winner: "Flask", Summary: "Take the small one."}),
		page("nicepick", record.PageComparison, "c", "2025-11-02", record.Verdict{Tools: []string{"Django", "Flask"}, Winner: "Django", Summary: "Take the large one."}),
		page("article", record.PageArticle, "d", "2025-11-02", record.Comparison{Tools: []string{"Django", "Rails"}}),
	}
	a, b := fold.Comparison(sides("Django", "Flask"), pages, cfg), fold.Comparison(sides("Flask", "Django", "Flask"), pages, cfg)
	if diff := cmp.Diff(a, b); diff != "" {
		t.Errorf("another order of sides, another document:\n%s", diff)
	}
	if a.ID != "django-vs-flask" || a.SourcesTotal != 3 || !slices.Equal(a.Winners, []string{"django", "flask"}) || a.VerdictsTotal != 2 {
		t.Errorf("%s: %d pages, winners %v, %d verdicts", a.ID, a.SourcesTotal, a.Winners, a.VerdictsTotal)
	}
	if want := []string{"Django vs Flask", "Flask vs Django", "Flask vs Django: which one?"}; !slices.Equal(a.Titles, want) {
		t.Errorf("titles %q", a.Titles)
	}
}

func TestWhatIsNoComparison(t *testing.T) {
	together := page("article", record.PageArticle, "a", "2025-11-01", tool("Django", record.RoleSubject), tool("Flask", record.RoleSubject), trait("Django", "ORM", "Yes", "Flask"),
		record.Comparison{Tools: []string{"Django", "Flask", "Nothing known"}}, record.RelatedComparison{Title: "Django vs Flask", Tools: []string{"Django", "Flask"}})
	if d := fold.Comparison(sides("Django", "Flask"), []fold.Page{together}, cfg); d != nil {
		t.Errorf("a comparison of %v from a page that makes none", d.Tools)
	}
	synonyms := page("article", record.PageArticle, "a", "2025-11-01", record.Comparison{Tools: []string{"Rails", "Ruby on Rails"}})
	if d := fold.Comparison(sides("Rails", "Ruby on Rails"), []fold.Page{synonyms}, cfg); d != nil {
		t.Error("a tool compared with itself")
	}
	var many []names.Resolution
	for i := range fold.MaxSides + 1 {
		many = append(many, names.Resolution{ID: fmt.Sprint("t", i)})
	}
	if d := fold.Comparison(many, []fold.Page{together}, cfg); d != nil {
		t.Error("a list taken for a comparison")
	}
}

func TestRowsLineUp(t *testing.T) {
	compared := record.Comparison{Tools: []string{"Flask", "Django"}}
	d := fold.Comparison(sides("Django", "Flask"), []fold.Page{
		page("article", record.PageArticle, "old", "2024-01-01", compared,
			trait("Flask", "Built-in ORM", "No", "Django"), trait("Django", "Built-in ORM", "Yes", "Flask"),
			trait("Django", "Learning curve", "Gentle", "Flask")),
		page("article", record.PageArticle, "new", "2025-01-01", compared,
			trait("Flask", "ORM", "No", "Django"), trait("Django", "ORM", "Yes", "Flask"),
			trait("Django", "Learning curve", "Steeper", "Flask"), trait("Flask", "Learning curve", "Shallow", "Django"),
			trait("Django", "Admin panel", "-", "Rails"), trait("Flask", "Debugger", "Yes", "Django"),
			record.Trait{Tool: "Django", Attribute: "Debugger", Raw: "-", Versus: []string{"Flask"}}),
	}, cfg)
	var got []string
	for _, r := range d.Rows {
		got = append(got, fmt.Sprintf("%s: %s relative=%t %v", r.Key, strings.Join(r.Cells, " | "), r.Relative, r.Src))
	}
	want := []string{
		"orm: Yes | No relative=false [1 2]",
		"learning_curve: Steeper | Shallow relative=true [1]",
		"learning_curve: Gentle |  relative=false [2]",
		"debugger:  | Yes relative=false [1]",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestPageFigures(t *testing.T) {
	compared := record.Comparison{Tools: []string{"Flask", "Django"}}
	print := func(path, day string, a, b float64) fold.Page {
		return page("stackshare", record.PageComparison, path, day, compared, exact("Django", "github.stars", a), exact("Flask", "github.stars", b))
	}
	d := fold.Comparison(sides("Django", "Flask"), []fold.Page{print("a", "2019-09-01", 42300, 44800), print("b", "2025-01-01", 85600, 68000), print("c", "2025-01-02", 85600, 68000)}, cfg)
	want := []index.PageFigure{
		{Metric: "github_stars", Values: []*float64{ptr(85600.0), ptr(68000.0)}, Date: "2025-01-02", SeenAt: "2025-01-02", Src: []int{1, 2}},
		{Metric: "github_stars", Values: []*float64{ptr(42300.0), ptr(44800.0)}, Date: "2019-09-01", SeenAt: "2019-09-01", Src: []int{3}},
	}
	if diff := cmp.Diff(want, d.PageFigures); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestDerived(t *testing.T) {
	d := fold.Derive([]*index.Tool{foldTool(t, "Flask", corpus()...), foldTool(t, "Django", corpus()...), foldTool(t, "Flask", corpus()...)})
	if !d.Derived || d.ID != "django-vs-flask" || d.Kind != "pair" {
		t.Errorf("%s derived=%t kind %s", d.ID, d.Derived, d.Kind)
	}
	if len(d.Measured) != 1 || d.Measured[0].Workload != "Gunicorn" || *d.Measured[0].Values[0] != 743 || d.Measured[0].Display[1] != "~892" {
		t.Errorf("measured %s", encodeLine(t, d.Measured))
	}
	if len(d.Figures) == 0 || d.Figures[0].Metric != "github_stars" || d.Figures[0].Sides[0] == nil || d.Figures[0].Sides[0].Display == "" || len(d.PageFigures) > 0 {
		t.Errorf("figures %s, printed by no page %s", encodeLine(t, d.Figures), encodeLine(t, d.PageFigures))
	}
	if len(d.Rows) == 0 || d.Rows[0].Key != "orm" {
		t.Errorf("the first row is not the one that both have: %s", encodeLine(t, d.Rows))
	}
	if fold.Derive([]*index.Tool{foldTool(t, "Django", corpus()...), nil}) != nil {
		t.Error("a comparison of one tool")
	}
}
