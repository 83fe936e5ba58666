package fold_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/fold"
	"github.com/stackdex/stackdex/ingest/record"
)

// rocketPage compares Django and Rocket in an attribute.
func rocketPage(path, day, attribute, django, rocket string) fold.Page {
	p := page("nicepick", record.PageComparison, path, day, tool("Django", record.RoleSubject), tool("Rocket", record.RoleSubject),
		record.Comparison{Tools: []string{"Django", "Rocket"}})
	if django != "" {
		p.Facts = append(p.Facts, record.Fact{Body: trait("Django", attribute, django, "Rocket")})
	}
	if rocket != "" {
		p.Facts = append(p.Facts, record.Fact{Body: trait("Rocket", attribute, rocket, "Django")})
	}
	return p
}

// rowsOf sums rows up: key, and of each side values, sources and what others say.
func rowsOf(d *index.Comparison) []string {
	var lines []string
	for _, r := range d.Rows {
		line := r.Key
		for side, c := range r.Sides {
			line += fmt.Sprint(" | ", r.Cells[side], " ", c.Src, " ", c.Status)
			for _, o := range c.Others {
				line += fmt.Sprint("; ", strings.Join(o.Values, ", "), " ", o.Src, " ", o.Status)
			}
		}
		if r.Relative {
			line += " relative"
		}
		lines = append(lines, line)
	}
	return lines
}

func TestRowsShowWhereSourcesDisagree(t *testing.T) {
	type said struct{ day, attribute, django, rocket string }
	for _, tc := range []struct {
		name      string
		pages     []said // the first is source 1 if it is the newest
		want      []string
		conflicts []string
	}{
		{"the majority, whatever the label", []said{{"2025-11-03", "ORM", "SQLAlchemy", "Ecto"}, {"2025-11-02", "Built-in ORM", "Tortoise", "Ecto"}, {"2025-11-01", "ORM", "Tortoise", "Ecto"}},
			[]string{"orm | Tortoise [2 3] conflicts; SQLAlchemy [1] conflicts | Ecto [1 2 3] agrees"}, []string{"orm"}},
		{"a page that lies", []said{{"2025-11-03", "License", "MIT", "MIT"}, {"2025-11-02", "License", "BSD-3-Clause", "MIT License"}, {"2025-11-01", "Licence", "BSD 3-Clause", "MIT"}},
			[]string{"license | BSD-3-Clause [2 3] conflicts; MIT [1] conflicts | MIT [1 2 3] agrees"}, []string{"license"}},
		{"three pages, three values: the newest", []said{{"2025-11-03", "License", "MIT", ""}, {"2025-11-02", "License", "Apache-2.0", ""}, {"2025-11-01", "License", "BSD-3-Clause", ""}},
			[]string{"license | MIT [1] conflicts; Apache-2.0 [2] conflicts; BSD-3-Clause [3] conflicts |  [] "}, []string{"license"}},
		{"the less precise agrees", []said{{"2025-11-03", "License", "BSD", "MIT"}, {"2025-11-02", "License", "BSD-3-Clause", "MIT"}, {"2025-11-01", "License", "BSD-3-Clause", ""}},
			[]string{"license | BSD-3-Clause [2 3] agrees; BSD [1] agrees | MIT [1 2] agrees"}, nil},
		{"each side by itself", []said{{"2025-11-03", "ORM", "Yes", ""}, {"2025-11-02", "ORM", "", "No"}},
			[]string{"orm | Yes [1] agrees | No [2] agrees"}, nil},
		{"relative cells stay together", []said{{"2025-11-03", "Learning curve", "Steeper", "Shallow"}, {"2025-11-02", "Learning curve", "Gentler", "Steep"}, {"2025-11-01", "Learning curve", "Gentler", "Steep"}},
			[]string{"learning_curve | Gentler [2 3] worded; Steeper [1] worded | Steep [2 3] worded; Shallow [1] worded relative"}, nil},
		{"and apart from what stands alone", []said{{"2025-11-03", "Learning curve", "Steeper", "Shallow"}, {"2025-11-02", "Learning curve", "Moderate", "Steep"}},
			[]string{"learning_curve | Moderate [2] agrees | Steep [2] agrees", "learning_curve | Steeper [1] agrees | Shallow [1] agrees relative"}, nil},
		{"measurements stay together too", []said{{"2025-11-03", "Performance", "743 req/s", "8,000 req/s"}, {"2025-11-02", "Performance", "500 req/s", "9,000 req/s"}},
			[]string{"performance | 743 req/s [1] worded; 500 req/s [2] worded | 8,000 req/s [1] worded; 9,000 req/s [2] worded relative"}, nil},
	} {
		t.Run(tc.name, func(t *testing.T) {
			var pages []fold.Page
			for i, s := range tc.pages {
				pages = append(pages, rocketPage(fmt.Sprint("p", i), s.day, s.attribute, s.django, s.rocket))
			}
			for range 2 {
				d := fold.Comparison(sides("Django", "Rocket"), pages, cfg)
				if diff := cmp.Diff(tc.want, rowsOf(d)); diff != "" {
					t.Errorf("-want +got:\n%s", diff)
				}
				if !slices.Equal(d.Conflicts, tc.conflicts) {
					t.Errorf("conflicts %q, want %q", d.Conflicts, tc.conflicts)
				}
				slices.Reverse(pages)
			}
		})
	}
}

func TestAPageThatIsGoneSaysNothing(t *testing.T) {
	lie := rocketPage("lie", "2025-11-03", "License", "MIT", "MIT")
	pages := []fold.Page{lie, rocketPage("true", "2025-11-02", "License", "BSD-3-Clause", "MIT")}
	if got := fold.Comparison(sides("Django", "Rocket"), pages, cfg).Conflicts; !slices.Equal(got, []string{"license"}) {
		t.Errorf("conflicts %q", got)
	}
	lie.Head.SeenAt, lie.Head.Gone, lie.Facts = lie.Head.SeenAt.AddDate(0, 0, 1), true, nil
	d := fold.Comparison(sides("Django", "Rocket"), append(pages, lie), cfg)
	if diff := cmp.Diff([]string{"license | BSD-3-Clause [1] agrees | MIT [1] agrees"}, rowsOf(d)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestAThousandPagesOfOnePair(t *testing.T) {
	var pages []fold.Page
	for i := range 1000 {
		pages = append(pages, rocketPage(fmt.Sprint(i), "2025-11-01", "License", fmt.Sprint("Licence number ", i), "MIT"))
	}
	d := fold.Comparison(sides("Django", "Rocket"), pages, cfg)
	c := d.Rows[0].Sides[0]
	if len(d.Sources) > fold.MaxInline || len(c.Others) == 0 || len(c.Others) > fold.MaxInline || c.OthersTotal != 999 || d.Rows[0].Sides[1].OthersTotal != 0 {
		t.Errorf("%d sources, %d of %d other values", len(d.Sources), len(c.Others), c.OthersTotal)
	}
}

// The tool's own page, and pages that compare it with others, are no pages of
// the comparison, but what the tool's document shows of them goes before.
func TestJoin(t *testing.T) {
	pages := []fold.Page{
		rocketPage("a", "2025-11-03", "License", "MIT", ""), rocketPage("b", "2025-11-02", "License", "MIT", ""),
		page("github", record.PageRepository, "django/django", "2025-11-01", tool("Django", record.RoleSubject), trait("Django", "License", "BSD-3-Clause")),
		page("github", record.PageRepository, "rocket", "2025-11-01", tool("Rocket", record.RoleSubject), trait("Rocket", "License", "Apache-2.0")),
	}
	d := fold.Comparison(sides("Django", "Rocket"), pages, cfg)
	if diff := cmp.Diff([]string{"license | MIT [1 2] agrees |  [] "}, rowsOf(d)); diff != "" {
		t.Errorf("by itself: -want +got:\n%s", diff)
	}
	fold.Join(d, []*index.Tool{foldTool(t, "Django", pages...), foldTool(t, "Rocket", pages...)})
	if diff := cmp.Diff([]string{"license | BSD-3-Clause [3] conflicts; MIT [1 2] conflicts | Apache-2.0 [4] agrees"}, rowsOf(d)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	var urls []string
	for i, s := range d.Sources {
		if s.N != i+1 {
			t.Errorf("source %d has the number %d", i+1, s.N)
		}
		urls = append(urls, s.URL)
	}
	want := []string{"https://nicepick.example/a", "https://nicepick.example/b", "https://github.example/django/django", "https://github.example/rocket"}
	if diff := cmp.Diff(want, urls); diff != "" {
		t.Errorf("sources -want +got:\n%s", diff)
	}
	if !slices.Equal(d.Conflicts, []string{"license"}) || d.SourcesTotal != 4 {
		t.Errorf("conflicts %q of %d sources", d.Conflicts, d.SourcesTotal)
	}
}

// A page that says two things does not contradict itself, whatever the document of the tool
// shows of it.
func TestJoinOfOnePage(t *testing.T) {
	sources := []index.Source{{N: 1, Site: "nicepick", URL: "https://nicepick.example/a", SeenAt: "2025-11-01"}}
	d := &index.Comparison{Tools: []string{"django", "rocket"}, Sources: sources, Rows: []index.Row{{
		Key: "orm", Label: "ORM", Cells: []string{"SQLAlchemy", ""}, Sides: []index.Cell{{Values: []string{"SQLAlchemy"}, Src: []int{1}}, {}},
	}}}
	tool := &index.Tool{ID: "django", Sources: sources, Traits: []index.ToolTrait{{Key: "orm", Cell: index.Cell{Values: []string{"Tortoise"}, Src: []int{1}}}}}
	fold.Join(d, []*index.Tool{tool})
	if diff := cmp.Diff([]string{"orm | Tortoise [1] worded; SQLAlchemy [1] worded |  [] "}, rowsOf(d)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// A document of the time before cells told who says them is shown all the same.
func TestJoinOfAnOldDocument(t *testing.T) {
	p := rocketPage("a", "2025-11-03", "License", "MIT", "MIT")
	d := fold.Comparison(sides("Django", "Rocket"), []fold.Page{p}, cfg)
	d.Rows[0].Sides = nil
	fold.Join(d, []*index.Tool{foldTool(t, "Django", p)})
	if diff := cmp.Diff([]string{"license | MIT [1] agrees | MIT [1] "}, rowsOf(d)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestEvidenceOfAttributes(t *testing.T) {
	own := page("github", record.PageRepository, "django/django", "2025-11-01", tool("Django", record.RoleSubject), trait("Django", "License", "BSD 3-Clause"))
	lie := rocketPage("lie", "2025-11-04", "Licence", "MIT", "MIT")
	lie.Head.PublishedAt = "2025-10"
	pages := []fold.Page{
		rocketPage("true", "2025-11-02", "License", "BSD-3-Clause", "Apache-2.0"), lie, own,
		rocketPage("unknown", "2025-11-05", "License", "See website", ""),
		page("nicepick", record.PageComparison, "none", "2025-11-02", tool("Django", record.RoleSubject), record.Trait{Tool: "Django", Attribute: "License", Raw: "-", Versus: []string{"Rocket"}}),
		rocketPage("curve", "2025-11-02", "Learning curve", "Steeper", "Shallow"),
	}
	evidence := func(label string) (lines []string) {
		for _, o := range fold.Evidence(known["Django"], label, pages, nil, cfg) {
			lines = append(lines, fmt.Sprintf("%s %s %s %s %s", o.Display, o.Status, o.Why, o.Date, o.URL[strings.LastIndexByte(o.URL, '/')+1:]))
		}
		return lines
	}
	want := []string{
		"BSD-3-Clause shown authority 2025-11-01 django",
		"BSD-3-Clause agrees  2025-11-02 true",
		"See website worded  2025-11-05 unknown",
		"MIT conflicts  2025-10 lie",
		"- absent  2025-11-02 none",
	}
	for _, label := range []string{"license", "Licence", "Open-source license"} {
		if diff := cmp.Diff(want, evidence(label)); diff != "" {
			t.Errorf("%s: -want +got:\n%s", label, diff)
		}
	}
	if diff := cmp.Diff([]string{"Steeper relative  2025-11-02 curve"}, evidence("learning curve")); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if got := evidence("colour"); got != nil {
		t.Errorf("of what nobody says: %q", got)
	}
}

// What a document shows can be asked for under the name that Topics gives it.
func TestTopics(t *testing.T) {
	d := foldTool(t, "Django", corpus()...)
	topics := fold.Topics(d)
	var names []string
	for _, topic := range topics {
		names = append(names, topic.Name)
		all := fold.Evidence(known["Django"], topic.Name, corpus(), nil, cfg)
		if len(all) == 0 || all[0].Display != topic.Display && topic.Kind != "measurement" {
			t.Errorf("%s is displayed as %s, but its evidence is %+v", topic.Name, topic.Display, all)
		}
	}
	for _, name := range []string{"github.stars", "release.latest_version", "throughput", "license", "orm"} {
		if !slices.Contains(names, name) {
			t.Errorf("%s is not among %q", name, names)
		}
	}
}

// What one page alone says agrees with nobody.
func TestTopicsOfOnePage(t *testing.T) {
	p := page("article", record.PageArticle, "a", "2025-11-01", tool("Django", record.RoleMentioned), exact("Django", "github.stars", 80000), trait("Django", "License", "MIT"))
	for n, want := range []string{"only only", "agrees agrees"} {
		pages := []fold.Page{p}
		for range n {
			q := p
			q.Head.URL += "2"
			pages = append(pages, q)
		}
		var got []string
		for _, topic := range fold.Topics(foldTool(t, "Django", pages...)) {
			got = append(got, topic.Status)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("of %d pages: %q, want %s", len(pages), got, want)
		}
	}
}

// Whatever else is to be cited, both sides of a conflict are.
func TestConflictsAreCitedFirst(t *testing.T) {
	var pages []fold.Page
	for i := range 40 {
		p := rocketPage(fmt.Sprintf("p%02d", i), "2025-11-01", fmt.Sprint("Attribute ", i), "Yes", "No")
		if i >= 37 {
			p.Facts = append(p.Facts, record.Fact{Body: trait("Django", "Zone", map[bool]string{true: "Yes", false: "No"}[i < 39], "Rocket")})
		}
		pages = append(pages, p)
	}
	row := func(list []string) string {
		for _, line := range list {
			if strings.HasPrefix(line, "zone") {
				return line
			}
		}
		return ""
	}
	d := fold.Comparison(sides("Django", "Rocket"), pages, cfg)
	if got := row(rowsOf(d)); !strings.Contains(got, "; No [") {
		t.Errorf("the comparison: %q", got)
	}
	if got := foldTool(t, "Django", pages...).Traits; !slices.ContainsFunc(got, func(r index.ToolTrait) bool { return r.Key == "zone" && len(r.Others) == 1 }) {
		t.Errorf("the tool: %+v", got)
	}
}

// Results of the same workload that differ stand beside each other, of whatever
// page they are.
func TestMeasurementsThatDiffer(t *testing.T) {
	measuring := func(path, day string, django, rocket float64) fold.Page {
		p := rocketPage(path, day, "License", "BSD", "MIT")
		p.Facts = append(p.Facts, record.Fact{Body: throughput("Django", django, "req/s", "Gunicorn")}, record.Fact{Body: throughput("Rocket", rocket, "req/s", "gunicorn")})
		return p
	}
	pages := []fold.Page{measuring("new", "2025-11-03", 900, 8000), measuring("b", "2025-11-02", 743, 8000), measuring("c", "2025-11-01", 743, 8000)}
	elsewhere := page("article", record.PageArticle, "d", "2025-11-01", tool("Django", record.RoleSubject), throughput("Django", 600, "req/s", "Gunicorn"), throughput("Django", 69000, "req/s", "JSON responses"))
	results := func(d *index.Comparison) (lines []string) {
		for _, m := range d.Measured {
			line := strings.Join(m.Display, " | ")
			for _, o := range m.Others {
				line += "; " + o.Tool + " " + o.Display
			}
			lines = append(lines, line)
		}
		return lines
	}
	for range 2 {
		d := fold.Comparison(sides("Django", "Rocket"), pages, cfg)
		if diff := cmp.Diff([]string{"~743 | ~8,000; django ~900"}, results(d)); diff != "" {
			t.Errorf("-want +got:\n%s", diff)
		}
		all := append(slices.Clone(pages), elsewhere)
		tools := []*index.Tool{foldTool(t, "Rocket", all...), foldTool(t, "Django", all...)}
		fold.Join(d, tools)
		if diff := cmp.Diff([]string{"~743 | ~8,000; django ~900; django ~600"}, results(d)); diff != "" {
			t.Errorf("joined: -want +got:\n%s", diff)
		}
		if got := results(fold.Derive(tools)); len(got) != 1 || !strings.HasPrefix(got[0], "~743 | ~8,000; django ") || strings.Count(got[0], "; ") != 2 {
			t.Errorf("derived: %q", got)
		}
		slices.Reverse(pages)
	}
}

// A figure on which sources disagree is in conflict beside another tool, too.
func TestJoinTellsConflictsOfFigures(t *testing.T) {
	pages := []fold.Page{
		rocketPage("a", "2025-11-03", "License", "BSD", "MIT"),
		page("github", record.PageRepository, "rocket", "2025-11-01", tool("Rocket", record.RoleSubject), exact("Rocket", "github.stars", 13000)),
		page("article", record.PageArticle, "x", "2025-11-01", tool("Rocket", record.RoleMentioned), exact("Rocket", "github.stars", 41000)),
	}
	d := fold.Comparison(sides("Django", "Rocket"), pages, cfg)
	fold.Join(d, []*index.Tool{foldTool(t, "Rocket", pages...), foldTool(t, "Django", pages...)})
	if len(d.Figures) != 1 || d.Figures[0].Sides[1].Display != "13,000" || len(d.Figures[0].Sides[1].Others) != 1 || !slices.Equal(d.Conflicts, []string{"github_stars"}) {
		t.Errorf("figures %s, conflicts %q", encodeLine(t, d.Figures), d.Conflicts)
	}
	if o := d.Figures[0].Sides[1].Others[0]; o.Display != "41,000" || len(o.Src) != 1 || d.Sources[o.Src[0]-1].URL != "https://article.example/x" {
		t.Errorf("the other figure %+v of %+v", o, d.Sources)
	}
}
