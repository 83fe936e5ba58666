package indextest

import (
	"encoding/json"
	"math"
	"testing"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/names"
)

// Corpus returns a small set of documents of every kind, the same each time.
func Corpus(tb testing.TB) []index.Document {
	var docs []index.Document
	for _, t := range tools() {
		docs = append(docs, Doc(tb, t))
	}
	for _, c := range comparisons() {
		docs = append(docs, Doc(tb, c))
	}
	for _, p := range passages() {
		docs = append(docs, Doc(tb, p))
	}
	return docs
}

// tool makes a tool; stars of -1 are not known.
func tool(id, name, kind, summary string, stars float64, languages, licenses []string, lvl1 string) *index.Tool {
	t := &index.Tool{
		ID: id, Schema: index.DocumentSchema, Name: name, Names: []string{name}, NameKeys: []string{names.Key(name)},
		Kind: kind, Summary: summary, Languages: languages, Licenses: licenses,
		Category:  index.Category{Lvl0: []string{"Application & Data"}, Lvl1: []string{"Application & Data > " + lvl1}},
		FormerIDs: []string{}, AlternativeOf: []string{}, Conflicts: []string{}, SourceNames: []string{"stackshare"},
		Metrics: map[string]float64{}, Dates: map[string]int64{}, SourcesTotal: 1,
	}
	if stars >= 0 {
		t.Metrics["github_stars"] = stars
		t.Popularity, t.PopularityTier = stars, min(9, int(2*math.Log10(1+stars)))
	}
	return t
}

func tools() []*index.Tool {
	python, csharp, js, none := []string{"Python"}, []string{"C#"}, []string{"JavaScript"}, []string{}
	mit, bsd := []string{"MIT"}, []string{"BSD-3-Clause"}
	list := []*index.Tool{
		tool("django", "Django", "framework", "Web framework with an ORM and an admin site", 85600, python, bsd, "Frameworks"),
		tool("django-rest-framework", "Django REST framework", "framework", "Web APIs on top of Django", 28000, python, bsd, "Frameworks"),
		tool("flask", "Flask", "framework", "Small web framework", 68000, python, bsd, "Frameworks"),
		tool("fastapi", "FastAPI", "framework", "Asynchronous web APIs with type hints", 78000, python, mit, "Frameworks"),
		tool("celery", "Celery", "library", "Task queue; runs the jobs of a Django site", 25000, python, bsd, "Background Jobs"),
		tool("nodejs", "Node.js", "tool", "JavaScript outside of the browser", 106000, js, mit, "Frameworks"),
		tool("express", "Express", "framework", "Minimal web framework for Node.js", 65000, js, mit, "Frameworks"),
		tool("cpp", "C++", "language", "General-purpose language with classes", -1, none, none, "Languages"),
		tool("c", "C", "language", "Procedural language close to the machine", -1, none, none, "Languages"),
		tool("csharp", "C#", "language", "Object-oriented language for many platforms", -1, none, none, "Languages"),
		tool("fsharp", "F#", "language", "Functional-first language", -1, none, none, "Languages"),
		tool("go", "Go", "language", "Compiled language with goroutines", 124000, none, bsd, "Languages"),
		tool("google-cloud", "Google Cloud", "service", "Rented machines and managed services", -1, none, none, "Cloud Hosting"),
		tool("r", "R", "language", "Statistics and graphics", -1, none, none, "Languages"),
		tool("dotnet", ".NET", "framework", "Platform to build applications", 15000, csharp, mit, "Frameworks"),
		tool("aspnet-core", "ASP.NET Core", "framework", "Web applications and services", 35000, csharp, mit, "Frameworks"),
		tool("aspnet", "ASP.NET", "framework", "Dynamic web pages", -1, csharp, none, "Frameworks"),
		tool("postgresql", "PostgreSQL", "database", "Relational store with transactions", 16000, none, []string{"PostgreSQL"}, "Databases"),
		tool("mysql", "MySQL", "database", "Relational store for the web", 11000, none, []string{"GPL-2.0-only"}, "Databases"),
		tool("dbeaver", "Database Browser", "tool", "Looks into any database", 900, none, none, "Database Tools"),
		tool("warp", "Warp", "tool", "Terminal with blocks", 21000, none, none, "Terminals"),
		tool("cafe", "Café Ünïcode 数据库", "tool", "Naïve test of accents and 全文検索", 12, none, none, "Other"),
		tool("hostile", `<script>alert("x")</script> & Sons`, "tool", `<img src=x onerror=alert(1)> pairs with <b>Django</b> & "quotes"`, 3, none, none, "Other"),
	}
	byID := map[string]*index.Tool{}
	for _, t := range list {
		byID[t.ID] = t
	}
	byID["django"].Dates["github_pushed_at"] = 1763510400 // 2025-11-19
	byID["flask"].Dates["github_pushed_at"] = 1700000000
	byID["fastapi"].Metrics["npm_downloads_week"] = 0
	byID["django"].Conflicts = []string{"architecture"}
	byID["flask"].AlternativeOf = []string{"django", "fastapi"}
	byID["fastapi"].AlternativeOf = []string{"django"}
	byID["django"].SourceNames = []string{"stackshare", "github"}
	byID["postgresql"].Names = append(byID["postgresql"].Names, "Postgres", "PG")
	byID["postgresql"].NameKeys = append(byID["postgresql"].NameKeys, "postgres", "pg")
	byID["django"].Pros = []index.Point{{Text: "Rapid development"}, {Text: "Batteries included"}}
	return list
}

func comparisons() []*index.Comparison {
	pair := func(id, title string, tools, toolNames []string, summary string, sources int) *index.Comparison {
		c := &index.Comparison{ID: id, Schema: index.DocumentSchema, Tools: tools, Kind: "pair", Title: title, Titles: []string{title},
			Summary: summary, SourceNames: []string{"stackshare"}, SourcesTotal: sources, Winners: []string{}, NewestSeen: 1762041600}
		for i, id := range tools {
			c.Sides = append(c.Sides, index.ToolRef{ID: id, Name: toolNames[i]})
			c.NameKeys = append(c.NameKeys, names.Key(toolNames[i]))
		}
		return c
	}
	list := []*index.Comparison{
		pair("django-vs-flask", "Django vs Flask", []string{"django", "flask"}, []string{"Django", "Flask"}, "One brings everything, the other little.", 3),
		pair("django-vs-fastapi", "Django vs FastAPI", []string{"django", "fastapi"}, []string{"Django", "FastAPI"}, "Old and young.", 2),
		pair("fastapi-vs-flask", "FastAPI vs Flask", []string{"fastapi", "flask"}, []string{"FastAPI", "Flask"}, "Type hints against decorators.", 1),
		pair("mysql-vs-postgresql", "MySQL vs PostgreSQL", []string{"mysql", "postgresql"}, []string{"MySQL", "PostgreSQL"}, "Two relational stores.", 4),
	}
	list[1].Winners = []string{"fastapi"}
	return list
}

func passages() []*index.Passage {
	list := []*index.Passage{
		{ID: "p_gunicorn", Kind: "measurement", Tools: []string{"django"}, ToolNames: []string{"Django"}, Versus: []string{"fastapi"},
			Comparisons: []string{"django-vs-fastapi"}, Title: "Django throughput: ~743 req/s (Gunicorn)",
			Text: "Under Gunicorn one site handled about 743 requests per second.", Metric: "throughput", Value: number(743), Unit: "req/s", Workload: "Gunicorn", Citations: 1},
		{ID: "p_json", Kind: "measurement", Tools: []string{"django"}, ToolNames: []string{"Django"}, Title: "Django throughput: ~69,000 req/s (JSON responses)",
			Text: "A public benchmark counts some 69,000 JSON responses per second.", Metric: "throughput", Value: number(69000), Unit: "req/s", Workload: "JSON responses", Citations: 2},
		{ID: "p_flask", Kind: "measurement", Tools: []string{"flask"}, ToolNames: []string{"Flask"}, Title: "Flask throughput: ~892 req/s (Gunicorn)",
			Text: "The smaller framework reached about 892 requests per second.", Metric: "throughput", Value: number(892), Unit: "req/s", Workload: "Gunicorn", Citations: 1},
		{ID: "p_async", Kind: "answer", Tools: []string{"fastapi"}, ToolNames: []string{"FastAPI"}, Title: "Is FastAPI asynchronous?",
			Text: "Yes: handlers may be coroutines and the server runs many at once. " + filler, Citations: 1},
		{ID: "p_orm", Kind: "opinion", Tools: []string{"django"}, ToolNames: []string{"Django"}, Title: "Opinion on Django",
			Text: "We keep migrations under review and never regretted the admin site.", Author: text("A. Writer"), Citations: 1},
		{ID: "p_boiler", Kind: "answer", Tools: []string{"django"}, ToolNames: []string{"Django"}, Title: "What is Django migrations?",
			Text: "Migrations are migrations of migrations.", Boilerplate: true, Citations: 40},
	}
	for _, p := range list {
		p.Schema = index.DocumentSchema
		p.SourceNames = []string{"article"}
		p.Excerpt = p.Text
		p.NewestSeen = 1762041600
	}
	return list
}

const filler = "This sentence is here so that the text is longer than a snippet. It says nothing of interest, and it goes on for a while, as such sentences do. Then it ends, but not before it has used up all the room that is needed to be cut somewhere."

func number(v float64) *float64 { return &v }

func text(s string) *string { return &s }

// Doc makes a document of a *index.Tool, *index.Comparison or *index.Passage.
func Doc(tb testing.TB, value any) index.Document {
	tb.Helper()
	var d index.Document
	switch v := value.(type) {
	case *index.Tool:
		d.Ref = index.Ref{Index: index.Tools, ID: v.ID}
	case *index.Comparison:
		d.Ref = index.Ref{Index: index.Comparisons, ID: v.ID}
	case *index.Passage:
		d.Ref = index.Ref{Index: index.Passages, ID: v.ID}
	default:
		tb.Fatalf("no document: %T", value)
	}
	var err error
	if d.JSON, err = json.Marshal(value); err != nil {
		tb.Fatal(err)
	}
	return d
}
