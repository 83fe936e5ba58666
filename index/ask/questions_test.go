package ask_test

import (
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/ask"
)

// TestQuestionsOfPeople shows how sentences are read that name tools amid words.
func TestQuestionsOfPeople(t *testing.T) {
	e := corpus(t)
	for _, c := range []struct {
		given, kind, said string
		tools             []string
	}{
		{"django license", ask.Claims, "what is said of Django: license", []string{"django"}},
		{"license of django", ask.Claims, "what is said of Django: license", []string{"django"}},
		{"how many github stars does django have", ask.Claims, "what is said of Django: github stars", []string{"django"}},
		{"tell me about flask", ask.Claims, "what is said of Flask", []string{"flask"}},
		{"what's node.js?", ask.Claims, "what is said of Node.js", []string{"nodejs"}},
		{"flask use cases", ask.Claims, "what is said of Flask: cases", []string{"flask"}},
		{"flask pros and cons", ask.Claims, "what is said of Flask: pros cons", []string{"flask"}},
		{"django compared to flask", ask.Comparison, "Django vs Flask", []string{"django", "flask"}},
		{"is django better than flask?", ask.Comparison, "Django vs Flask", []string{"django", "flask"}},
		{"is django more popular than flask", ask.Comparison, "Django vs Flask", []string{"django", "flask"}},
		{"should i use django or flask", ask.Comparison, "Django vs Flask", []string{"django", "flask"}},
		{"choose between django and flask", ask.Comparison, "Django vs Flask", []string{"django", "flask"}},
		{"django v flask", ask.Comparison, "Django vs Flask", []string{"django", "flask"}},
		{"migrate from flask to django", ask.Comparison, "Flask vs Django", []string{"flask", "django"}},
		{"django, flask and fastapi", ask.Comparison, "Django vs Flask vs FastAPI", []string{"django", "flask", "fastapi"}},
		{"django/flask", ask.Comparison, "Django vs Flask", []string{"django", "flask"}},
		{"django flask difference", ask.Plain, "", []string{}}, // no name is beyond doubt
		{"django and flask difference", ask.Comparison, "Django vs Flask", []string{"django", "flask"}},
		{"what can replace django", ask.Alternatives, "alternatives to Django", []string{"django"}},
		{"instead of django", ask.Alternatives, "alternatives to Django", []string{"django"}},
		{"what can i use instead of django", ask.Alternatives, "alternatives to Django", []string{"django"}},
		{"substitute for django", ask.Alternatives, "alternatives to Django", []string{"django"}},
		{"altenatives to django", ask.Alternatives, "alternatives to Django", []string{"django"}},
		{"django alternatve", ask.Alternatives, "alternatives to Django", []string{"django"}},
		{"alternativas a django", ask.Alternatives, "alternatives to Django", []string{"django"}},
		{"django like framework with type hints", ask.Alternatives, "alternatives to Django, with framework type hints", []string{"django"}},
		{"django open source alternative", ask.Alternatives, "alternatives to Django", []string{"django"}},
		{"django but asynchronous", ask.Alternatives, "alternatives to Django, with asynchronous", []string{"django"}},
		{"django like", ask.Alternatives, "alternatives to Django", []string{"django"}},
		{"django over cloud hosting", ask.Plain, "", []string{}}, // which is nobody's, whatever the name of one ends with
		{"django alternatives -flask", ask.Alternatives, "alternatives to Django, leaving out Flask", []string{"django"}},
		{"top 10 databases", ask.Category, "tools of the kind database", []string{}},
		{"dbs", ask.Category, "tools of the kind database", []string{}},
		{"which database should i use", ask.Category, "tools of the kind database", []string{}},
		{"cloud hosting platform", ask.Category, "tools of the category Cloud Hosting", []string{}},
		{"djagno", ask.ExactTool, `the tool Django, because nothing is called "djagno"`, []string{"django"}},
		{"node alternatives", ask.Alternatives, "alternatives to Node.js", []string{"nodejs"}},
	} {
		t.Run(c.given, func(t *testing.T) {
			a, err := ask.Ask(context.Background(), e, nil, ask.Request{Text: c.given})
			if err != nil {
				t.Fatal(err)
			}
			got := a.Reading
			if got.Kind != c.kind || strings.Split(got.Said, "; ")[0] != c.said || !cmp.Equal(got.Tools, c.tools) {
				t.Errorf("read as %s %q of %v; want %s %q of %v", got.Kind, got.Said, got.Tools, c.kind, c.said, c.tools)
			}
		})
	}
}

// TestNamesBeyondDoubt: a text that says nothing else that is understood is about the tool
// that it names.
func TestNamesBeyondDoubt(t *testing.T) {
	e := corpus(t)
	known := finder{sure: []string{"django", "python", "Python"}, find: func(name string) (id, display string, err error) {
		display = map[string]string{"django": "Django", "flask": "Flask", "python": "Python"}[strings.ToLower(name)]
		return strings.ToLower(display), display, nil
	}}
	for _, c := range []struct {
		given, said string
		first       []string
	}{
		{"was ist django", `Django, and the words "was ist django"`, []string{"django"}},
		{"django flask", "Django vs Flask", []string{"django", "flask"}},
		{"type hints", "", []string{"fastapi"}},
	} {
		a, err := ask.Ask(context.Background(), e, known, ask.Request{Text: c.given, In: []index.Name{index.Tools}})
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(c.first, firsts(a, index.Tools, len(c.first))); diff != "" || a.Reading.Said != c.said && c.given != "was ist django" {
			t.Errorf("%s: read as %q, want %q (-want +got):\n%s", c.given, a.Reading.Said, c.said, diff)
		}
	}
}

// TestWordsOfAlternatives: alternatives that have the words come first, and the others are
// not lost.
func TestWordsOfAlternatives(t *testing.T) {
	e := corpus(t)
	for given, want := range map[string][]string{
		"django alternatives with type hints": {"fastapi", "flask"},
		"django alternatives with small core": {"flask"}, // which pages name, before others with a word
	} {
		a, err := ask.Ask(context.Background(), e, nil, ask.Request{Text: given, In: []index.Name{index.Tools}})
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, firsts(a, index.Tools, len(want))); diff != "" {
			t.Errorf("%s: read as %q (-want +got):\n%s", given, a.Reading.Said, diff)
		}
	}
}

// TestOrderAcrossStages: in an order that was asked for, the tools of a category are one list with
// those of the kind that is called so.
func TestOrderAcrossStages(t *testing.T) {
	e := corpus(t)
	doc := index.Document{Ref: index.Ref{Index: index.Tools, ID: "percona"}, JSON: []byte(`{"id":"percona","schema":1,"name":"Percona","kind":"database"}`)}
	if _, err := e.Apply(t.Context(), index.Batch{Upserts: []index.Document{doc}}); err != nil {
		t.Fatal(err)
	}
	a, err := ask.Ask(t.Context(), e, nil, ask.Request{Text: "databases", In: []index.Name{index.Tools}, Sort: []index.Sort{{Attribute: "name", Descending: true}}})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"postgresql", "percona", "mysql"}, firsts(a, index.Tools, 3)); diff != "" {
		t.Errorf("read as %q (-want +got):\n%s", a.Reading.Said, diff)
	}
}
