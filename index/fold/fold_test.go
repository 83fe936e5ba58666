package fold_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/fold"
	"github.com/stackdex/stackdex/index/names"
	"github.com/stackdex/stackdex/ingest/record"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// known are the names that test pages use.
var known = map[string]names.Resolution{
	"Django":        {ID: "django", Name: "Django", Kind: "framework", Repository: "https://github.com/django/django"},
	"django":        {ID: "django", Name: "Django", Kind: "framework", Repository: "https://github.com/django/django"},
	"Flask":         {ID: "flask", Name: "Flask", Kind: "framework"},
	"FastAPI":       {ID: "fastapi", Name: "FastAPI", Kind: "framework"},
	"Laravel":       {ID: "laravel", Name: "Laravel", Kind: "framework"},
	"Rocket":        {ID: "rocket", Name: "Rocket", Kind: "framework"},
	"Starlette":     {ID: "starlette", Name: "Starlette"},
	"Rails":         {ID: "rails", Name: "Ruby on Rails", Kind: "framework"},
	"Ruby on Rails": {ID: "rails", Name: "Ruby on Rails", Kind: "framework"},
	"Node.js":       {ID: "nodejs", Name: "Node.js"},
	"Python":        {ID: "python", Name: "Python", Kind: "language"},
}

// pointers are names as pages have them.
func pointers(m map[string]names.Resolution) map[string]*names.Resolution {
	all := map[string]*names.Resolution{}
	for name, r := range m {
		all[name] = &r
	}
	return all
}

var cfg = fold.Config{Sites: map[string]fold.Site{
	"stackshare": {License: "all rights reserved", Excerpt: 300},
	"article":    {License: "all rights reserved", Excerpt: 300},
	"github":     {License: "GitHub terms"},
	"nicepick":   {Excerpt: 300},
}}

// page is a page of a site at a path, seen on a day, with facts.
func page(site string, kind record.PageType, path, seen string, facts ...any) fold.Page {
	at, err := time.Parse(time.DateOnly, seen)
	if err != nil {
		panic(err)
	}
	p := fold.Page{
		Head: record.Page{
			Schema: 1, Source: site, URL: "https://" + site + ".example/" + path, PageType: kind,
			SeenAt: at.Add(13 * time.Hour), Extractor: site + "/1",
		},
		Tools: pointers(known),
	}
	for _, f := range facts {
		switch f := f.(type) {
		case record.Fact:
			p.Facts = append(p.Facts, f)
		case record.Body:
			p.Facts = append(p.Facts, record.Fact{Body: f})
		}
	}
	return p
}

func at(f record.Body, quote string, path ...string) record.Fact {
	return record.Fact{Body: f, Evidence: record.Evidence{Quote: quote, Path: path}}
}

func ptr[T any](v T) *T { return &v }

func tool(name string, role record.Role) record.Tool { return record.Tool{Name: name, Role: role} }

// exact, rounded and atLeast are the three ways to print a count.
func exact(tool, metric string, v float64) record.Stat {
	return record.Stat{Tool: tool, Metric: metric, Value: &v, Low: &v, High: &v}
}

func rounded(tool, metric string, v, half float64) record.Stat {
	return record.Stat{Tool: tool, Metric: metric, Value: &v, Low: ptr(v - half), High: ptr(v + half)}
}

func atLeast(tool, metric string, v float64) record.Stat {
	return record.Stat{Tool: tool, Metric: metric, Value: &v, Low: &v}
}

func asOf(s record.Stat, d record.Date) record.Stat {
	s.AsOf = d
	return s
}

func trait(tool, attribute, value string, versus ...string) record.Trait {
	var values []string
	for v := range strings.SplitSeq(value, ", ") {
		values = append(values, v)
	}
	return record.Trait{Tool: tool, Attribute: attribute, Values: values, Raw: value, Versus: versus}
}

func throughput(tool string, v float64, unit, workload string) record.Measurement {
	return record.Measurement{Tool: tool, Metric: "throughput", Value: &v, Unit: unit, Approximate: true, Workload: workload}
}

// django folds pages and wants a document.
func foldTool(t *testing.T, name string, pages ...fold.Page) *index.Tool {
	t.Helper()
	d := fold.Tool(known[name], pages, nil, cfg)
	if d == nil {
		t.Fatalf("no document of %s", name)
	}
	return d
}

// golden compares v as JSON with a file, or writes it.
func golden(t *testing.T, name string, v any) {
	t.Helper()
	got := encode(t, v)
	file := filepath.Join("testdata", name+".json")
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatalf("%v; run with -update", err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s differs (-want +got):\n%s", file, diff)
	}
}

func encode(t *testing.T, v any) []byte {
	t.Helper()
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	if err := e.Encode(v); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func encodeLine(t *testing.T, v any) string {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

var sorted = cmp.Transformer("sorted", func(list []string) map[string]int {
	m := map[string]int{}
	for _, s := range list {
		m[s]++
	}
	return m
})
