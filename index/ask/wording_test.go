package ask_test

import (
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/ask"
)

// TestOtherLanguages: names of tools are the same in every language, and the words around them
// are known in some.
func TestOtherLanguages(t *testing.T) {
	e := corpus(t)
	for _, c := range []struct {
		given, kind, said string
		tools             []string
	}{
		{"Datenbanken", ask.Category, "tools of the kind database", []string{}},
		{"bases de données", ask.Category, "tools of the kind database", []string{}},
		{"bases de donnees", ask.Category, "tools of the kind database", []string{}}, // as it is typed
		{"base de datos sin mysql", ask.Category, "tools of the kind database, leaving out MySQL", []string{}},
		{"Unterschied zwischen Django und Flask", ask.Comparison, "Django vs Flask", []string{"django", "flask"}},
		{"diferencia entre django y flask", ask.Comparison, "Django vs Flask", []string{"django", "flask"}},
		{"différence entre django et flask", ask.Comparison, "Django vs Flask", []string{"django", "flask"}},
		{"remplacer django", ask.Alternatives, "alternatives to Django", []string{"django"}},
		{"Ersatz für Django", ask.Alternatives, "alternatives to Django", []string{"django"}},
		{"qu’est-ce que django ?", ask.Claims, "what is said of Django", []string{"django"}},
		{"sans django", ask.Plain, "", []string{}}, // nothing else is French
	} {
		a, err := ask.Ask(t.Context(), e, nil, ask.Request{Text: c.given})
		if err != nil {
			t.Fatal(err)
		}
		got := a.Reading
		if got.Kind != c.kind || strings.Split(got.Said, "; ")[0] != c.said || !cmp.Equal(got.Tools, c.tools) {
			t.Errorf("%s: read as %s %q of %v; want %s %q of %v", c.given, got.Kind, got.Said, got.Tools, c.kind, c.said, c.tools)
		}
	}
}

// TestQualifiedCategories: what a category is wanted for, and under which licence, is looked
// for among its tools.
func TestQualifiedCategories(t *testing.T) {
	e := corpus(t)
	var more []index.Document
	for id, doc := range map[string]string{
		"tinydb": `{"id":"tinydb","schema":1,"name":"TinyDB","kind":"database","licenses":["MIT"],"summary":"Documents for hobby projects"}`,
		"bigdb":  `{"id":"bigdb","schema":1,"name":"BigDB","kind":"database","licenses":["Apache-2.0"],"summary":"Rows for enterprises"}`,
	} {
		more = append(more, index.Document{Ref: index.Ref{Index: index.Tools, ID: id}, JSON: []byte(doc)})
	}
	if _, err := e.Apply(t.Context(), index.Batch{Upserts: more}); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		given, said string
		first       []string
	}{
		{"easy database for hobby projects", "tools of the kind database, with hobby projects", []string{"tinydb", "postgresql"}},
		{"databases under the MIT license", "tools of the kind database, under MIT", []string{"tinydb"}},
		{"apache licensed databases", "tools of the kind database, under Apache-2.0", []string{"bigdb"}},
		{"apache 2.0 licensed databases", "tools of the kind database, under Apache-2.0", []string{"bigdb"}},
		{"mit licensed cloud hosting", "tools of the category Cloud Hosting; none of them is known to be under MIT", nil},
		{"mpl licensed databases", "", nil}, // nothing is
		{"django license", "what is said of Django: license", []string{"django"}},
		{"flask alternative for databases", "alternatives to Flask", nil},
	} {
		a, err := ask.Ask(t.Context(), e, nil, ask.Request{Text: c.given, In: []index.Name{index.Tools}})
		if err != nil {
			t.Fatal(err)
		}
		if said := a.Reading.Said; !strings.HasPrefix(said, c.said) || c.said == "" && said != "" {
			t.Errorf("%s: read as %q; want %q", c.given, said, c.said)
		}
		if diff := cmp.Diff(c.first, firsts(a, index.Tools, len(c.first))); c.first != nil && diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.given, diff)
		}
	}
}

// near is names of which those near to a typed one are known.
type near struct {
	finder
	ids map[string][]string
}

func (n near) Similar(_ context.Context, name string) ([]string, error) { return n.ids[name], nil }

// TestSimilarNames: where a tool must stand, and where a text is nothing else, a name that is
// known to be near to what was typed is meant.
func TestSimilarNames(t *testing.T) {
	e := corpus(t)
	known := near{finder{find: func(name string) (id, display string, err error) {
		display = map[string]string{"django": "Django", "flask": "Flask", "fastapi": "FastAPI"}[name]
		return strings.ToLower(display), display, nil
	}}, map[string][]string{"flsk": {"flask"}, "dajngo": {"django"}, "fatsapi": {"fastapi"}, "fazt api": {"fastapi"}, "zone": {"django"}}}
	for given, want := range map[string][]string{
		"django vs flsk":       {"django", "flask"},
		"dajngo vs flsk":       {"django", "flask"},
		"fazt api":             {"fastapi"},
		"fatsapi alternatives": {"fastapi"},
		"django vs zone":       {},
	} {
		a, err := ask.Ask(t.Context(), e, known, ask.Request{Text: given})
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, a.Reading.Tools); diff != "" {
			t.Errorf("%s: read as %q (-want +got):\n%s", given, a.Reading.Said, diff)
		}
	}
}
