package ask_test

import (
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/index/ask"
	"github.com/stackdex/stackdex/index/indextest"
)

func TestReading(t *testing.T) {
	e := corpus(t)
	for _, c := range []struct {
		given, kind, said string
		tools             []string
	}{
		{"django", ask.ExactTool, "the tool Django", []string{"django"}},
		{"Node.js", ask.ExactTool, "the tool Node.js", []string{"nodejs"}},
		{"go", ask.ExactTool, "the tool Go", []string{"go"}},
		{"c", ask.ExactTool, "the tool C", []string{"c"}},
		{"c++", ask.ExactTool, "the tool C++", []string{"cpp"}},
		{"r", ask.ExactTool, "the tool R", []string{"r"}},
		{"postgres", ask.ExactTool, "the tool PostgreSQL", []string{"postgresql"}},
		{"django alternatives", ask.Alternatives, "alternatives to Django; pages name 2, the others are of its category", []string{"django"}},
		{"Alternatives to Django", ask.Alternatives, "alternatives to Django; pages name 2, the others are of its category", []string{"django"}},
		{"best alternatives to django?", ask.Alternatives, "alternatives to Django; pages name 2, the others are of its category", []string{"django"}},
		{"django rest framework alternatives", ask.Alternatives, "alternatives to Django REST framework; no page names any, so these are others of its category", []string{"django-rest-framework"}},
		{"django alternatives with type hints", ask.Alternatives, "alternatives to Django, with type hints; pages name 2, the others are of its category", []string{"django"}},
		{"asynchronous alternatives to django", ask.Alternatives, "alternatives to Django, with asynchronous; pages name 2, the others are of its category", []string{"django"}},
		{"alternatives to djagno", ask.Alternatives, "alternatives to Django; pages name 2, the others are of its category", []string{"django"}},
		{"tools like flask", ask.Alternatives, "alternatives to Flask; no page names any, so these are others of its category", []string{"flask"}},
		{"fastapi vs flask", ask.Comparison, "FastAPI vs Flask", []string{"fastapi", "flask"}},
		{"fastapi vs. flask vs django", ask.Comparison, "FastAPI vs Flask vs Django", []string{"fastapi", "flask", "django"}},
		{"Flask or Django?", ask.Comparison, "Flask vs Django", []string{"flask", "django"}},
		{"compare django and flask", ask.Comparison, "Django vs Flask", []string{"django", "flask"}},
		{"compare django, flask and fastapi", ask.Comparison, "Django vs Flask vs FastAPI", []string{"django", "flask", "fastapi"}},
		{"django or fastapi handles", ask.Comparison, "Django vs FastAPI, with handles", []string{"django", "fastapi"}},
		{"difference between c and c++", ask.Comparison, "C vs C++", []string{"c", "cpp"}},
		{"fastapi vs flask type hints", ask.Comparison, "FastAPI vs Flask, with type hints; passages by words alone, because none that compares them has those", []string{"fastapi", "flask"}},
		{"who says django does 743 req/s", ask.Claims, "what is said of Django: 743 req/s", []string{"django"}},
		{"who says django does 999 req/s", ask.Claims, "nobody says that of Django; what is said: 999 req/s", []string{"django"}},
		{"who uses django?", ask.Users, "who uses Django", []string{"django"}},
		{"companies using flask in production", ask.Users, "who uses Flask", []string{"flask"}},
		{"who uses flask at scale these days", ask.Users, "who uses Flask", []string{"flask"}},
		{"who uses django with postgres", ask.Plain, "", []string{}},
		{"who uses nosuchtool", ask.Plain, "", []string{}},
		{"who says it is slow", ask.Claims, "who says: it is slow", []string{}},
		{"database", ask.Category, "tools of the kind database", []string{}},
		{"databases", ask.Category, "tools of the kind database", []string{}},
		{"cloud hosting", ask.Category, "tools of the category Cloud Hosting", []string{}},
		{"python", ask.Category, "tools of the language Python", []string{}},
		{"cloud provider", ask.Category, "tools of the category Cloud Hosting", []string{}},
		{"cheaper than django", ask.Alternatives, "alternatives to Django; pages name 2, the others are of its category", []string{"django"}},
		{"python async", ask.Plain, "", []string{}},
		{"alternatives to flask without orm", ask.Alternatives, `alternatives to Flask; which of them are without "orm" is not known; no page names any, so these are others of its category`, []string{"flask"}},
		{"flask alternatives with no orm", ask.Alternatives, `alternatives to Flask; which of them are without "orm" is not known; no page names any, so these are others of its category`, []string{"flask"}},
		{"fastapi vs flask without type hints", ask.Plain, "", []string{}},
		{"without databases", ask.Plain, "", []string{}},
		{"python web framework without django", ask.Plain, `the words "python web framework", leaving out Django`, []string{}},
		{"django alternatives other than flask or fastapi", ask.Alternatives, "alternatives to Django, leaving out Flask, FastAPI; pages name 2, the others are of its category", []string{"django"}},
		{"frameworks that are not Django", ask.Category, "tools of the kind framework, leaving out Django", []string{}},
		{"why not django", ask.Plain, "", []string{}},
		{"django without flask", ask.Plain, "", []string{}},
		{"framework without django models", ask.Category, `tools of the kind framework; which of them are without "django models" is not known`, []string{}},
		{"who says django is not slow", ask.Claims, "what is said of Django: not slow", []string{"django"}},
		{"web framework", ask.Category, "tools of the kind framework", []string{}},
		{"c# frameworks", ask.Category, "tools of the kind framework, in C#", []string{}},
		{"framework written in c#", ask.Category, "tools of the kind framework, in C#", []string{}},
		{"r frameworks", ask.Plain, "", []string{}}, // nothing is known to be written in it
		{"c# nonsense", ask.Plain, "", []string{}},
		{"django framework", ask.Plain, "", []string{}},
		{"is django open source?", ask.Claims, "what is said of Django: open source", []string{"django"}},
		{"how fast is fastapi", ask.Claims, "what is said of FastAPI", []string{"fastapi"}},
		{"why is it slow", ask.Plain, "", []string{}},
		{"who says django does 2 million req/s", ask.Claims, "nobody says that of Django; what is said: 2 million req/s", []string{"django"}},
		{"replace django", ask.Alternatives, "alternatives to Django; pages name 2, the others are of its category", []string{"django"}},
		{"alternatives to django and flask", ask.Alternatives, "alternatives to Django or Flask; pages name 1, the others are of its category", []string{"django", "flask"}},
		{"programming languages", ask.Category, "tools of the kind language", []string{}},
		{"this or that", ask.Plain, "", []string{}},
		{"django or nothing at all", ask.Plain, "", []string{}},
		{"alternatives", ask.Plain, "", []string{}},
		{"alternatives to nosuchtool", ask.Plain, `words, because no tool is called "nosuchtool"`, []string{}},
		{"nosuchtool alternatives", ask.Plain, `words, because no tool is called "nosuchtool"`, []string{}},
		{"django or flask migrations", ask.Comparison, "Django vs Flask, with migrations; passages by words alone, because none that compares them has those", []string{"django", "flask"}},
		{"tools like nosuchtool", ask.Plain, `words, because no tool is called "nosuchtool"`, []string{}},
		{"django alternatives with quuxly", ask.Alternatives, `alternatives to Django; pages name 2, the others are of its category; none of them has the words "quuxly"`, []string{"django"}},
		{"alternative energy", ask.Plain, "", []string{}},
		{"error tracking", ask.Plain, `words, because no tool is known of the category "exception monitoring"`, []string{}},
		{"best ci tools", ask.Plain, `words, because no tool is known of the category "continuous integration or continuous deployment"`, []string{}},
		{"alternatives to", ask.Plain, "", []string{}},
		{"vs", ask.Plain, "", []string{}},
		{"who says", ask.Plain, "", []string{}},
		{"", ask.Plain, "", []string{}},
		{strings.Repeat("django vs flask ", 600), ask.Plain, "", []string{}},
	} {
		t.Run(c.given[:min(len(c.given), 50)], func(t *testing.T) {
			a, err := ask.Ask(context.Background(), e, nil, ask.Request{Text: c.given})
			if err != nil {
				t.Fatal(err)
			}
			got := a.Reading
			if got.Kind != c.kind || got.Said != c.said || !cmp.Equal(got.Tools, c.tools) {
				t.Errorf("read as %s %q of %v; want %s %q of %v", got.Kind, got.Said, got.Tools, c.kind, c.said, c.tools)
			}
		})
	}
}

// TestUnknownTools: a name that is known, and of which no page was read, is said to
// be unknown, whatever words find.
func TestUnknownTools(t *testing.T) {
	e := corpus(t)
	find := finder{find: func(name string) (id, display string, err error) {
		if id = strings.ToLower(name); id != "django" && id != "python" && id != "types" {
			id = ""
		}
		return id, name, nil
	}}
	for _, c := range []struct{ given, said string }{
		{"Django", "the tool Django"},
		{"Types", "words, because nothing is known of Types"}, // passages have the word
		{"Django vs Types", "Django vs Types; nothing is known of Types"},
		{"Types vs Django", "Types vs Django; nothing is known of Types"},
	} {
		a, err := ask.Ask(context.Background(), e, find, ask.Request{Text: c.given})
		if err != nil {
			t.Fatal(err)
		}
		if a.Reading.Said != c.said {
			t.Errorf("%s: read as %q, want %q", c.given, a.Reading.Said, c.said)
		}
	}
}

// TestTopicsAreCategories: what people call a category leads to one that StackShare
// has.
func TestTopicsAreCategories(t *testing.T) {
	known := map[string]bool{}
	for _, tool := range indextest.StackShare(t) {
		for _, level := range [][]string{tool.Category.Lvl0, tool.Category.Lvl1, tool.Category.Lvl2} {
			for _, c := range level {
				known[ask.Folded(c[strings.LastIndex(c, "> ")+1:])] = true
			}
		}
	}
	for called, categories := range ask.Topics() {
		for _, c := range categories {
			if !known[c] {
				t.Errorf("%q leads to %q, which is no category", called, c)
			}
		}
	}
}
