package article_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stackdex/stackdex/crawler/source"
	"github.com/stackdex/stackdex/crawler/source/article"
	"github.com/stackdex/stackdex/crawler/source/conformance"
	"github.com/stackdex/stackdex/crawler/source/specimen"
	"github.com/stackdex/stackdex/ingest/record"
)

// read reads a rendering as the crawler would.
func read(url string, r specimen.Rendering) (record.Page, error) {
	body, _ := source.Decode(r.Body, r.ContentType)
	o, err := source.Parse(body)
	if err != nil {
		return record.Page{}, err
	}
	e, err := article.New().Extract(&source.Page{URL: url, SeenAt: time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC), Outline: o})
	return e.Page, err
}

// blog reads a page of nobody's in particular, which must be readable.
func blog(t *testing.T, page string) record.Page {
	t.Helper()
	got, err := read("https://blog.example/a", specimen.Rendering{Body: []byte(page)})
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// articles are the pages of specimen that this source reads.
func articles(list []specimen.Content) []specimen.Content {
	var kept []specimen.Content
	for _, c := range list {
		if _, ok := c.(*specimen.Article); ok && len(c.Gold()) > 0 {
			kept = append(kept, c)
		}
	}
	return kept
}

// TestFacts holds the bar over each article as its site writes it and in
// hundreds of other structures.
func TestFacts(t *testing.T) {
	variants := 100
	if testing.Short() {
		variants = 20
	}
	hold(t, articles(specimen.Contents()), variants)
}

// TestRealSeed holds the bar with the sentences of the real article, which is
// not part of the project.
func TestRealSeed(t *testing.T) {
	list, err := specimen.LoadSeeds()
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("the real pages are not part of the project: ", err)
	}
	if err != nil {
		t.Fatal(err)
	}
	hold(t, articles(list), 50)
}

func hold(t *testing.T, contents []specimen.Content, variants int) {
	t.Helper()
	list := conformance.Measure(contents, variants, func(c specimen.Content, r specimen.Rendering) ([]record.Fact, error) {
		page, err := read(c.Address(), r)
		if err == nil {
			if wrong := conformance.ComparePage(page, c.(*specimen.Article).Page()); len(wrong) > 0 {
				t.Errorf("%s %q: %q", c.Name(), r.Notes, wrong)
			}
			checkFacts(t, page)
		}
		return page.Facts, err
	})
	conformance.Summarize(t.Output(), list, 8)
	pooled := conformance.Pool(list)
	for _, low := range pooled.Below(0.98, 0.99) {
		t.Errorf("below the bar: %s", low)
	}
	for _, wrong := range slices.Compact(slices.Sorted(slices.Values(pooled.WrongNumbers))) {
		t.Errorf("wrong number: %s", wrong)
	}
	for kind, s := range pooled.Scores {
		if s.MaxMissed > 1 {
			t.Errorf("%s: %d missed on one page", kind, s.MaxMissed)
		}
	}
}

// checkFacts holds what every fact must have: evidence, and a tool fact for
// each tool that it names.
func checkFacts(t *testing.T, page record.Page) {
	t.Helper()
	tools := map[string]bool{}
	for _, f := range page.Facts {
		if tool, ok := f.Body.(record.Tool); ok {
			tools[tool.Name] = true
		}
	}
	for _, f := range page.Facts {
		if err := f.Validate(); err != nil {
			t.Errorf("%+v: %v", f.Body, err)
		}
		for _, name := range namesOf(f.Body) {
			if !tools[name] {
				t.Errorf("%q has no tool fact, but stands in %+v", name, f.Body)
			}
		}
		if f.Evidence.Quote == "" {
			t.Errorf("no evidence for %+v", f.Body)
		}
	}
}

// namesOf returns the tools that a fact names.
func namesOf(b record.Body) []string {
	switch f := b.(type) {
	case record.Stat:
		return []string{f.Tool}
	case record.Trait:
		return append([]string{f.Tool}, f.Versus...)
	case record.Pro:
		return []string{f.Tool}
	case record.Con:
		return []string{f.Tool}
	case record.Comparison:
		return f.Tools
	case record.Measurement:
		return []string{f.Tool}
	case record.Answer:
		return f.Tools
	case record.Guidance:
		return append([]string{f.Tool}, f.Versus...)
	case record.Relation:
		if f.Relation == record.RelUsedBy {
			return []string{f.From}
		}
		return []string{f.From, string(f.To)}
	}
	return nil
}

// TestNothing reads a page that compares nothing.
func TestNothing(t *testing.T) {
	c := specimen.Bread()
	for seed := range uint64(50) {
		r := c.Render()
		if seed > 0 {
			r = c.Variant(seed)
		}
		if page, err := read(c.Address(), r); !errors.Is(err, source.ErrUnknownKind) {
			t.Errorf("seed %d: %v, %d facts", seed, err, len(page.Facts))
		}
	}
}

func FuzzExtract(f *testing.F) {
	for _, c := range []specimen.Content{specimen.FastAPIOrFlask(), specimen.PostgresOrMySQL()} {
		for seed := range uint64(4) {
			f.Add(c.Variant(seed).Body)
		}
	}
	files, err := filepath.Glob("testdata/*.html")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		body, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(body)
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		page, err := read("https://articles.example/a", specimen.Rendering{Body: body, ContentType: "text/html"})
		if err != nil {
			return
		}
		checkFacts(t, page)
	})
}

// TestEntriesAreNoCells reads a list that names tools and then other things:
// it is no table, though its entries would fill rows.
func TestEntriesAreNoCells(t *testing.T) {
	const page = `<title>Django vs Flask</title><h1>Django vs Flask</h1><p>Django and Flask are Python frameworks with an API. Flask is small, Django is not.</p>
<table><tr><th>Attribute</th><th>Django</th><th>Flask</th></tr><tr><td>License</td><td>BSD</td><td>BSD</td></tr></table>
<h2>More to read</h2><ul><li>Django</li><li>Flask</li><li>Templates</li><li>Forms</li><li>Sessions</li><li>Caching</li><li>Testing</li><li>Mail</li></ul>`
	got := blog(t, page)
	for _, f := range got.Facts {
		if trait, ok := f.Body.(record.Trait); ok && trait.Attribute != "License" {
			t.Errorf("a trait of a list: %+v", trait)
		}
	}
}

// TestHiddenCharactersMakeNoName: a name that an override of direction or a
// control character shows otherwise than it is written is nobody's; a mark that
// changes nothing is left out.
func TestHiddenCharactersMakeNoName(t *testing.T) {
	const page = `<title>Fla?sk vs Django</title><h1>Fla?sk vs Django</h1><p>Fla?sk and Django are Python frameworks with an API. Fla?sk is small, Django is not.</p>
<table><tr><th>Attribute</th><th>Fla?sk</th><th>Django</th></tr><tr><td>License</td><td>Evil</td><td>BSD</td></tr></table>`
	for hidden, both := range map[string]bool{"&#x202e;": false, "\u2067": true, "&#1;": false, "\x7f": false, "\u0081": false, "&#x200b;": true, "\u200e": true, "": true} {
		got, err := read("https://blog.example/a", specimen.Rendering{Body: []byte(strings.ReplaceAll(page, "?", hidden))})
		if err != nil {
			t.Errorf("%q: %v", hidden, err)
		}
		names := map[string]bool{}
		for _, f := range got.Facts {
			if tool, ok := f.Body.(record.Tool); ok {
				names[tool.Name] = true
			}
		}
		if names["Flask"] != both || !names["Django"] || len(names) > 2 || len(names) > 1 && !both {
			t.Errorf("%q: tools %v", hidden, names)
		}
	}
}

func FuzzPhrases(f *testing.F) {
	conformance.FuzzPhrases(f, article.New(), "https://articles.example/a")
}
