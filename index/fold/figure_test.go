package fold_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/fold"
	"github.com/stackdex/stackdex/ingest/record"
)

// figureOf sums a figure up: what is shown and why, then the others.
func figureOf(d *index.Tool, metric string) []string {
	for _, f := range d.Figures {
		if f.Metric != metric {
			continue
		}
		lines := []string{f.Display + " shown: " + f.Why}
		for _, o := range f.Others {
			lines = append(lines, o.Display+" "+o.Status)
		}
		return lines
	}
	return nil
}

func TestFigures(t *testing.T) {
	own := func(seen string, s record.Stat) fold.Page {
		return page("stackshare", record.PageTool, "django", seen, tool("Django", record.RoleSubject), s)
	}
	github := func(seen string, s record.Stat) fold.Page {
		return page("github", record.PageRepository, "django/django", seen, tool("Django", record.RoleSubject), s)
	}
	versus := func(path, seen string, s record.Stat) fold.Page {
		return page("stackshare", record.PageComparison, path, seen, tool("Django", record.RoleSubject), s)
	}
	article := func(path, published string, s record.Stat) fold.Page {
		p := page("article", record.PageArticle, path, "2025-11-20", tool("Django", record.RoleMentioned), s)
		p.Head.PublishedAt = record.Date(published)
		return p
	}
	version := func(v string) record.Stat {
		return record.Stat{Tool: "Django", Metric: "release.latest_version", Text: v}
	}
	pushed := func(day string) record.Stat {
		at, err := time.Parse(time.DateOnly, day)
		if err != nil {
			t.Fatal(err)
		}
		return exact("Django", "github.pushed_at", float64(at.Unix()))
	}
	const stars, stacks = "github.stars", "stackshare.stacks"
	for _, tc := range []struct {
		name   string
		metric string
		pages  []fold.Page
		want   []string
	}{{
		"one source", "github_stars",
		[]fold.Page{github("2025-11-01", exact("Django", stars, 85612))},
		[]string{"85,612 shown: only"},
	}, {
		"the source that counts goes before a newer copy", "github_stars",
		[]fold.Page{github("2025-10-01", exact("Django", stars, 85612)), own("2025-11-01", rounded("Django", stars, 85600, 50))},
		[]string{"85,612 shown: authority", "85.6K agrees"},
	}, {
		"an old figure is superseded, whoever counted it", "github_stars",
		[]fold.Page{github("2019-09-01", exact("Django", stars, 42310)), own("2025-11-01", rounded("Django", stars, 85600, 50))},
		[]string{"85.6K shown: newest", "42,310 superseded"},
	}, {
		"a copy that was not updated lags", "github_stars",
		[]fold.Page{github("2025-11-01", exact("Django", stars, 85612)), own("2025-11-01", rounded("Django", stars, 70100, 50))},
		[]string{"85,612 shown: authority", "70.1K lags"},
	}, {
		"a copy above the count is worth a look", "github_stars",
		[]fold.Page{github("2025-11-01", exact("Django", stars, 85612)), own("2025-11-01", rounded("Django", stars, 185600, 50))},
		[]string{"85,612 shown: authority", "185.6K conflicts"},
	}, {
		"drift within the tolerance agrees", "github_stars",
		[]fold.Page{github("2025-11-01", exact("Django", stars, 85612)), own("2025-11-01", rounded("Django", stars, 80100, 50))},
		[]string{"85,612 shown: authority", "80.1K agrees"},
	}, {
		"a lower bound agrees with anything above", "github_stars",
		[]fold.Page{github("2025-11-01", exact("Django", stars, 85612)), article("a", "2025-06-01", atLeast("Django", stars, 78000))},
		[]string{"85,612 shown: authority", "78K+ agrees"},
	}, {
		"a lower bound far above conflicts", "github_stars",
		[]fold.Page{github("2025-11-01", exact("Django", stars, 85612)), article("a", "2025-11-01", atLeast("Django", stars, 120000))},
		[]string{"85,612 shown: authority", "120K+ conflicts"},
	}, {
		"the tool's own page goes before a newer comparison without a date", "stackshare_stacks",
		[]fold.Page{own("2025-10-20", rounded("Django", stacks, 38700, 50)), versus("b", "2025-11-01", exact("Django", stacks, 8000))},
		[]string{"38.7K shown: authority", "8,000 superseded"},
	}, {
		"the tool's own page has counted since, even if fewer", "stackshare_stacks",
		[]fold.Page{own("2025-11-01", exact("Django", stacks, 82)), versus("b", "2025-11-01", rounded("Django", stacks, 1100, 50))},
		[]string{"82 shown: authority", "1.1K superseded"},
	}, {
		"two pages of the tool that count differently on one day", "stackshare_stacks",
		[]fold.Page{own("2025-11-01", exact("Django", stacks, 82)), page("stackshare", record.PageTool, "django-2", "2025-11-01", tool("Django", record.RoleSubject), exact("Django", stacks, 900))},
		[]string{"82 shown: order", "900 conflicts"},
	}, {
		"of two comparisons of one day the higher count is the later", "stackshare_stacks",
		[]fold.Page{versus("a", "2025-11-01", exact("Django", stacks, 8000)), versus("b", "2025-11-01", rounded("Django", stacks, 38700, 50))},
		[]string{"38.7K shown: newest", "8,000 superseded"},
	}, {
		"a newer page whose count can have grown agrees", "stackshare_stacks",
		[]fold.Page{own("2025-08-01", rounded("Django", stacks, 38700, 50)), versus("a", "2025-11-01", rounded("Django", stacks, 45100, 50))},
		[]string{"38.7K shown: authority", "45.1K agrees"},
	}, {
		"the date of the figure decides, not of the visit", "github_stars",
		[]fold.Page{
			article("a", "", asOf(exact("Django", stars, 70000), "2024-01")),
			article("b", "", asOf(exact("Django", stars, 85000), "2025-11")),
		},
		[]string{"85,000 shown: newest", "70,000 superseded"},
	}, {
		"a figure of the future is no newer than the visit", "github_stars",
		[]fold.Page{
			article("a", "", asOf(exact("Django", stars, 70000), "2099-01-01")),
			github("2025-11-20", exact("Django", stars, 85612)),
		},
		[]string{"85,612 shown: authority", "70,000 lags"},
	}, {
		"the more precise of one day and rank", "github_stars",
		[]fold.Page{article("b", "2025-11-01", exact("Django", stars, 85612)), article("a", "2025-11-01", rounded("Django", stars, 85600, 50))},
		[]string{"85,612 shown: precision", "85.6K agrees"},
	}, {
		"else the URL", "github_stars",
		[]fold.Page{article("b", "2025-11-01", exact("Django", stars, 85612)), article("a", "2025-11-01", exact("Django", stars, 85613))},
		[]string{"85,613 shown: order", "85,612 agrees"},
	}, {
		"a shorter version agrees", "release_latest_version",
		[]fold.Page{github("2025-11-01", version("v5.2.8")), article("a", "2025-11-01", version("5.2"))},
		[]string{"v5.2.8 shown: authority", "5.2 agrees"},
	}, {
		"an older version lags", "release_latest_version",
		[]fold.Page{github("2025-11-01", version("5.2.8")), article("a", "2025-10-01", version("4.2"))},
		[]string{"5.2.8 shown: authority", "4.2 lags"},
	}, {
		"every digit of a version counts", "release_latest_version",
		[]fold.Page{github("2025-11-01", version("5.9.1")), article("a", "2025-10-01", version("5.2"))},
		[]string{"5.9.1 shown: authority", "5.2 lags"},
	}, {
		"only bounds are known", "github_stars",
		[]fold.Page{article("a", "", record.Stat{Tool: "Django", Metric: stars, Low: ptr(70000.0), High: ptr(80000.0)})},
		[]string{"70K shown: only"},
	}, {
		"a day more or less agrees", "github_pushed_at",
		[]fold.Page{github("2025-11-01", pushed("2025-10-20")), article("a", "2025-11-01", pushed("2025-10-19")), article("b", "2025-11-01", pushed("2025-10-21"))},
		[]string{"2025-10-20 shown: authority", "2025-10-19 agrees", "2025-10-21 agrees"},
	}, {
		"an earlier day lags", "github_pushed_at",
		[]fold.Page{github("2025-11-01", pushed("2025-10-20")), article("a", "2025-11-01", pushed("2025-10-18"))},
		[]string{"2025-10-20 shown: authority", "2025-10-18 lags"},
	}, {
		"a day after the last is worth a look", "github_pushed_at",
		[]fold.Page{github("2025-11-01", pushed("2025-10-20")), article("a", "2025-11-01", pushed("2025-10-22"))},
		[]string{"2025-10-20 shown: authority", "2025-10-22 conflicts"},
	}, {
		"a stated absence is not 0", "stackshare_stacks",
		[]fold.Page{own("2025-11-01", record.Stat{Tool: "Django", Metric: stacks, Raw: "-"})},
		nil,
	}} {
		t.Run(tc.name, func(t *testing.T) {
			d := foldTool(t, "Django", tc.pages...)
			if diff := cmp.Diff(tc.want, figureOf(d, tc.metric)); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
			if _, ok := d.Metrics[tc.metric]; tc.want == nil && ok {
				t.Error("an absence became a metric")
			}
		})
	}
}

func TestDisplay(t *testing.T) {
	for _, tc := range []struct {
		stat record.Stat
		want string
	}{
		{exact("Django", "github.stars", 85612), "85,612"},
		{exact("Django", "github.stars", 91), "91"},
		{rounded("Django", "github.stars", 85600, 50), "85.6K"},
		{rounded("Django", "github.stars", 5000, 50), "5.0K"},
		{rounded("Django", "github.stars", 5000, 500), "5K"},
		{rounded("Django", "github.stars", 1200000, 50000), "1.2M"},
		{rounded("Django", "github.stars", 900, 0), "900"},
		{atLeast("Django", "github.stars", 78000), "78K+"},
		{atLeast("Django", "github.stars", 78123), "78,123+"},
		{record.Stat{Tool: "Django", Metric: "github.stars", Value: ptr(85612.0)}, "85,612"},
		{record.Stat{Tool: "Django", Metric: "github.stars", High: ptr(900.0)}, "up to 900"},
	} {
		d := foldTool(t, "Django", page("github", record.PageRepository, "x", "2025-11-01", tool("Django", record.RoleSubject), tc.stat))
		if got := d.Figures[0].Display; got != tc.want {
			t.Errorf("display of %v: %s, want %s", encodeLine(t, tc.stat), got, tc.want)
		}
	}
}

func TestFiguresAreBounded(t *testing.T) {
	var pages []fold.Page
	for i := range 300 {
		pages = append(pages, page("article", record.PageArticle, fmt.Sprint(i), "2025-11-01",
			tool("Django", record.RoleMentioned), exact("Django", "github.stars", float64(1000*(i+1)))))
	}
	d := foldTool(t, "Django", pages...)
	f := d.Figures[0]
	if f.Total != 300 || len(f.Others) > fold.MaxInline || len(d.Sources) > fold.MaxInline || d.SourcesTotal != 300 {
		t.Errorf("total %d, %d others, %d of %d sources", f.Total, len(f.Others), len(d.Sources), d.SourcesTotal)
	}
	for _, o := range f.Others {
		if len(o.Src) == 0 {
			t.Errorf("%s without a source", o.Display)
		}
	}
}

func TestEvidence(t *testing.T) {
	history := []fold.History{pastStars("2025-10-28", 85490), pastStars("2025-11-04", 85612)}
	var got []string
	for _, o := range fold.Evidence(known["Django"], "github.stars", corpus(), history, cfg) {
		line := o.Display + " " + o.Status + " " + o.Why + " " + o.Site + " " + o.SeenAt
		if o.Past {
			line += " past"
		}
		got = append(got, line)
	}
	want := []string{
		"85,612 shown authority github 2025-11-04",
		"85.6K agrees  stackshare 2025-11-02",
		"85.6K agrees  stackshare 2025-11-01",
		"42.3K superseded  stackshare 2019-09-01",
		"85,490 superseded  github 2025-10-28 past",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if list := fold.Evidence(known["Rocket"], "github_stars", corpus(), nil, cfg); len(list) != 1 || list[0].Status != "absent" || list[0].Value != nil {
		t.Errorf("a stated absence: %+v", list)
	}
	if list := fold.Evidence(known["Django"], "no.metric", corpus(), nil, cfg); len(list) != 0 {
		t.Errorf("an unknown metric: %+v", list)
	}
}

// Only the newest version of a page is evidence, and what it says now is not
// listed as its past.
func TestEarlierVersionsAreSuperseded(t *testing.T) {
	p := page("article", record.PageArticle, "x", "2025-11-28", tool("Django", record.RoleSubject), rounded("Django", "github.stars", 3600, 50))
	p.Head.PublishedAt = "2025-11-20"
	var history []fold.History
	for day, v := range map[string]float64{"2025-11-18": 3100, "2025-11-19": 3400, "2025-11-20": 3600} {
		past := page("article", record.PageArticle, "x", day)
		history = append(history, fold.History{Tools: known, Entry: record.HistoryEntry{
			Schema: 1, Source: past.Head.Source, URL: past.Head.URL, SeenAt: past.Head.SeenAt, Stats: []record.Stat{rounded("Django", "github.stars", v, 50)},
		}})
	}
	var got []string
	for _, o := range fold.Evidence(known["Django"], "github.stars", []fold.Page{p}, history, cfg) {
		got = append(got, o.Display+" "+o.Status+" "+o.Date)
	}
	want := []string{"3.6K shown 2025-11-20", "3.4K superseded 2025-11-19", "3.1K superseded 2025-11-18"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if f := foldTool(t, "Django", p).Figures[0]; f.Date != "2025-11-20" || f.SeenAt != "2025-11-28" {
		t.Errorf("the document has the date %s, seen %s", f.Date, f.SeenAt)
	}
}

func TestDates(t *testing.T) {
	for _, tc := range []struct{ asOf, published, want string }{
		{"", "", "2025-11-28"}, {"", "2025-11", "2025-11"}, {"2025", "2025-11", "2025"}, {"2025-10-01", "2025-11-01", "2025-10-01"},
		{"2031-01-01", "2025-11-01", "2025-11-28"}, {"", "2026", "2025-11-28"}, {"", "2025-12", "2025-11-28"},
	} {
		p := page("article", record.PageArticle, "x", "2025-11-28", tool("Django", record.RoleSubject), asOf(rounded("Django", "github.stars", 3600, 50), record.Date(tc.asOf)))
		p.Head.PublishedAt = record.Date(tc.published)
		shown, evidence := foldTool(t, "Django", p).Figures[0].Date, fold.Evidence(known["Django"], "github.stars", []fold.Page{p}, nil, cfg)[0].Date
		if shown != tc.want || evidence != tc.want {
			t.Errorf("as of %q on a page of %q: %s in the document, %s in evidence, want %s", tc.asOf, tc.published, shown, evidence, tc.want)
		}
	}
}

func TestSeriesAndGrowth(t *testing.T) {
	history := []fold.History{pastStars("2024-11-01", 80000), pastStars("2025-10-28", 85490), pastStars("2025-10-02", 85000), pastStars("2025-11-04", 85612)}
	var got []string
	for _, p := range fold.Series(known["Django"], "github_stars", corpus()[:1], history) {
		got = append(got, p.Day+" "+p.Display+" "+p.Site)
	}
	want := []string{"2024-11-01 80,000 github", "2025-10-02 85,000 github", "2025-10-28 85,490 github", "2025-11-04 85,612 github"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("series -want +got:\n%s", diff)
	}
	d := fold.Tool(known["Django"], corpus(), history, cfg)
	growth := map[string]index.Growth{
		"days7":   {Change: 122, Percent: 0.14, Since: "2025-10-28"},
		"days30":  {Change: 612, Percent: 0.72, Since: "2025-10-02"},
		"days365": {Change: 5612, Percent: 7.02, Since: "2024-11-01"},
	}
	if diff := cmp.Diff(growth, d.Figures[0].Growth); diff != "" {
		t.Errorf("growth -want +got:\n%s", diff)
	}
}

func TestGrowthOfRoundedFiguresNeedsAChange(t *testing.T) {
	h := pastStars("2025-10-26", 0)
	h.Entry.Source, h.Entry.URL = "stackshare", "https://stackshare.example/django"
	h.Entry.Stats = []record.Stat{rounded("Django", "stackshare.stacks", 38650, 50), rounded("Django", "stackshare.followers", 33000, 50)}
	d := fold.Tool(known["Django"], corpus(), []fold.History{h}, cfg)
	for _, f := range d.Figures {
		if want := f.Metric == "stackshare_followers"; (f.Growth != nil) != want {
			t.Errorf("%s: growth %v", f.Metric, f.Growth)
		}
	}
}

func pastStars(day string, v float64) fold.History {
	p := page("github", record.PageRepository, "django/django", day)
	return fold.History{Tools: known, Entry: record.HistoryEntry{
		Schema: 1, Source: p.Head.Source, URL: p.Head.URL, SeenAt: p.Head.SeenAt, Stats: []record.Stat{exact("django", "github.stars", v)},
	}}
}
