package ask_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/ask"
	"github.com/stackdex/stackdex/index/bleveindex"
	"github.com/stackdex/stackdex/index/indextest"
)

// corpus returns an engine with the documents of the suite.
func corpus(t *testing.T) index.Engine {
	t.Helper()
	g, err := bleveindex.New(bleveindex.Options{Dir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { g.Close() })
	e, err := g.Live(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := e.Apply(context.Background(), index.Batch{Upserts: indextest.Corpus(t)}); err != nil {
		t.Fatal(err)
	}
	return e
}

// firsts returns the ids of the hits of an index, at most n.
func firsts(a ask.Answer, in index.Name, n int) []string {
	list := []string{}
	for _, g := range a.Groups {
		if g.Index == in {
			for _, h := range g.Result.Hits[:min(n, len(g.Result.Hits))] {
				list = append(list, h.ID)
			}
		}
	}
	return list
}

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

func TestLanguageIsNoneOfItsFrameworks(t *testing.T) {
	a, err := ask.Ask(context.Background(), corpus(t), nil, ask.Request{Text: "c# framework"})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"aspnet-core", "dotnet", "aspnet"}, firsts(a, index.Tools, 10)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestAnswers(t *testing.T) {
	e := corpus(t)
	for _, c := range []struct {
		given string
		in    index.Name
		want  []string // the first hits
	}{
		{"django", index.Tools, []string{"django"}},
		{"django", index.Comparisons, []string{"django-vs-flask", "django-vs-fastapi"}},
		{"django", index.Passages, []string{"p_json", "p_gunicorn", "p_orm", "p_boiler"}},
		{"django alternatives", index.Tools, []string{"fastapi", "flask"}},
		{"django alternatives with type hints", index.Tools, []string{"fastapi"}},
		{"mysql alternatives", index.Tools, []string{"postgresql"}},
		{"fastapi vs flask", index.Tools, []string{"fastapi", "flask"}},
		{"flask vs fastapi", index.Tools, []string{"flask", "fastapi"}},
		{"flask vs fastapi", index.Comparisons, []string{"fastapi-vs-flask"}},
		{"fastapi vs flask vs django", index.Comparisons, []string{"django-vs-flask", "django-vs-fastapi", "fastapi-vs-flask"}},
		{"django or fastapi", index.Passages, []string{"p_gunicorn"}},
		{"who says django does 743 req/s", index.Passages, []string{"p_gunicorn"}},
		{"who says django does 69k req/s", index.Passages, []string{"p_json"}},
		{"who says flask does 892", index.Passages, []string{"p_flask"}},
		{"who said migrations", index.Passages, []string{"p_orm", "p_boiler"}},
		{"database", index.Tools, []string{"postgresql", "mysql", "dbeaver"}},
		{"python async", index.Tools, []string{"fastapi"}},
		{"djagno", index.Tools, []string{"django"}},
		{"alternatives to nosuchtool", index.Comparisons, []string{}},
		{"django or flask migrations", index.Passages, []string{"p_orm"}}, // no passage sets one against the other and speaks of them
		{"django alternatives with quuxly", index.Tools, []string{"fastapi", "flask"}},
		{"alternatives to django or flask", index.Tools, []string{"fastapi"}},
		{"is django fast", index.Tools, []string{"django"}},
		{"who says django does 69 thousand req/s", index.Passages, []string{"p_json"}},
		{"django alternatives but not fastapi", index.Tools, []string{"flask"}},
		{"databases except mysql", index.Tools, []string{"postgresql", "dbeaver"}},
		{"c# framework", index.Tools, []string{"aspnet-core", "dotnet", "aspnet"}},
		{"framework without c# or django", index.Tools, []string{"nodejs", "fastapi", "flask", "express", "django-rest-framework"}}, // nor what is written in C#
		{"fastapi comparison besides flask", index.Comparisons, []string{"django-vs-fastapi"}},
		{"requests a second without django", index.Passages, []string{"p_flask"}},
	} {
		t.Run(c.given+" in "+string(c.in), func(t *testing.T) {
			a, err := ask.Ask(context.Background(), e, nil, ask.Request{Text: c.given})
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, firsts(a, c.in, max(1, len(c.want)))); diff != "" {
				t.Errorf("read as %q (-want +got):\n%s", a.Reading.Said, diff)
			}
		})
	}
}

// TestPages shows that the stages of an answer are one list.
func TestPages(t *testing.T) {
	e := corpus(t)
	for _, text := range []string{"django", "database", "fastapi vs flask vs django", "who says django does 743 req/s", "databases without mysql"} {
		for _, n := range index.Names() {
			request := ask.Request{Text: text, In: []index.Name{n}, Limit: 50, Facets: []string{"kind"}}
			whole, err := ask.Ask(context.Background(), e, nil, request)
			if err != nil {
				t.Fatal(err)
			}
			want := firsts(whole, n, 50)
			result := whole.Groups[0].Result
			counted := 0
			for _, c := range result.Facets["kind"] {
				counted += c.Count
			}
			if result.Total != len(want) || n != index.Comparisons && counted != len(want) {
				t.Errorf("%s in %s: %d hits, total %d, %d in facets", text, n, len(want), result.Total, counted)
			}
			got := []string{}
			for request.Limit = 1; request.Offset < result.Total; request.Offset++ {
				page, err := ask.Ask(context.Background(), e, nil, request)
				if err != nil {
					t.Fatal(err)
				}
				got = append(got, firsts(page, n, 1)...)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s in %s (-whole +pages):\n%s", text, n, diff)
			}
		}
	}
}

func TestRequests(t *testing.T) {
	e := corpus(t)
	kind := index.Equal{Attribute: "kind", Values: []string{"library"}}
	a, err := ask.Ask(context.Background(), e, nil, ask.Request{Text: "django", In: []index.Name{index.Tools}, Filter: kind})
	if diff := cmp.Diff([]string{"celery"}, firsts(a, index.Tools, 10)); err != nil || diff != "" {
		t.Errorf("with a filter (-want +got): %v\n%s", err, diff)
	}
	for _, c := range []struct {
		name    string
		request ask.Request
		says    string
	}{
		{"filter for all", ask.Request{Filter: kind}, "say which index"},
		{"unknown index", ask.Request{In: []index.Name{"tool"}}, `no index "tool"`},
		{"unknown facet", ask.Request{Facets: []string{"sort"}}, `no attribute "sort"`},
		{"unknown sort", ask.Request{Sort: []index.Sort{{Attribute: "age"}}}, `no attribute "age"`},
		{"limit", ask.Request{Limit: -3}, "-3"},
		{"offset", ask.Request{Offset: -3}, "-3"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := ask.Ask(context.Background(), e, nil, c.request)
			if !errors.Is(err, index.ErrQuery) || !strings.Contains(err.Error(), c.says) {
				t.Errorf("%v; want ErrQuery that says %q", err, c.says)
			}
		})
	}
}

// finder is names that are looked up by a function; only those in sure are beyond doubt in a
// text.
type finder struct {
	find func(name string) (id, display string, err error)
	sure []string
}

func (f finder) Find(_ context.Context, name string) (id, display string, err error) {
	return f.find(name)
}

func (f finder) Mentioned(_ context.Context, text string) (list []string, err error) {
	for _, name := range f.sure {
		if strings.Contains(text, name) {
			list = append(list, name)
		}
	}
	return list, nil
}

// counting counts the searches of an engine, and fails one of them.
type counting struct {
	ask.Engine
	searches int
	fails    int // 0: none
}

func (c *counting) Search(ctx context.Context, q index.Query) (index.Result, error) {
	if c.searches++; c.searches == c.fails {
		return index.Result{}, index.ErrUnavailable
	}
	return c.Engine.Search(ctx, q)
}

// TestFailedSearches: a question is not read as another one, or answered from less,
// because a search failed on the way.
func TestFailedSearches(t *testing.T) {
	e := corpus(t)
	for _, text := range []string{
		"django", "djnago alternatives", "django alternatives", "fastapi vs flask", "who uses django",
		"who says django does 743 req/s", "python framework", "framework without django", "framework without go", "async", "is django better than flask",
		"django license", "django, flask", "django alternatives with quuxly", "djagno",
	} {
		c := &counting{Engine: e}
		if _, err := ask.Ask(t.Context(), c, nil, ask.Request{Text: text}); err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		for i := range c.searches {
			failing := &counting{Engine: e, fails: i + 1}
			if a, err := ask.Ask(t.Context(), failing, nil, ask.Request{Text: text}); !errors.Is(err, index.ErrUnavailable) {
				t.Errorf("%q, search %d of %d fails: read as %q, %v", text, i+1, c.searches, a.Reading.Said, err)
			}
		}
	}
}

// TestFailedFinder: a name that could not be looked up is not taken for words.
func TestFailedFinder(t *testing.T) {
	e := corpus(t)
	find := finder{find: func(string) (string, string, error) { return "", "", index.ErrUnavailable }}
	if a, err := ask.Ask(t.Context(), e, find, ask.Request{Text: "django"}); !errors.Is(err, index.ErrUnavailable) {
		t.Errorf("read as %q, %v; want ErrUnavailable", a.Reading.Said, err)
	}
}

// TestOneSearchForPlainWords: what plain words mean is found out by the search
// that answers them, and facets are those that were asked for.
func TestOneSearchForPlainWords(t *testing.T) {
	e := &counting{Engine: corpus(t)}
	nobody := finder{find: func(string) (string, string, error) { return "", "", nil }}
	for _, facets := range [][]string{nil, {"licenses"}, {"kind", "licenses"}} {
		e.searches = 0
		a, err := ask.Ask(context.Background(), e, nobody, ask.Request{Text: "async", In: []index.Name{index.Tools}, Facets: facets})
		if err != nil {
			t.Fatal(err)
		}
		if e.searches != 1 || a.Reading.Kind != ask.Plain {
			t.Errorf("%d searches for what was read as %q", e.searches, a.Reading.Kind)
		}
		e.searches = 0
		topic := "ci cd" // the name of a category that no tool of the corpus has
		b, err := ask.Ask(context.Background(), e, nobody, ask.Request{Text: topic, In: []index.Name{index.Tools}, Facets: facets})
		if err != nil {
			t.Fatal(err)
		}
		if want := 1 + len(ask.CategoriesOf(topic)); e.searches != want || b.Reading.Kind != ask.Plain {
			t.Errorf("%d searches for %q, read as %q; want %d", e.searches, topic, b.Reading.Kind, want)
		}
		r := a.Groups[0].Result
		direct, err := e.Search(context.Background(), index.Query{Index: index.Tools, Text: "async", Facets: facets})
		if err != nil {
			t.Fatal(err)
		}
		r.Took, direct.Took = 0, 0
		if diff := cmp.Diff(direct, r); diff != "" || r.Total == 0 {
			t.Errorf("facets %v: %d hits (-direct +asked)\n%s", facets, r.Total, diff)
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

// TestVainFilters: a condition that holds for no document, as one that is mistyped,
// is named where nothing is found.
func TestVainFilters(t *testing.T) {
	e := corpus(t)
	var more []index.Document
	for id, language := range map[string]string{"rails": "Ruby", "sinatra": "Ruby", "axum": "Rust"} {
		doc := fmt.Sprintf(`{"id":%q,"schema":1,"name":%q,"languages":[%q]}`, id, id, language)
		more = append(more, index.Document{Ref: index.Ref{Index: index.Tools, ID: id}, JSON: []byte(doc)})
	}
	if _, err := e.Apply(t.Context(), index.Batch{Upserts: more}); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ text, filter, said string }{
		{"", "kind = framwork", "no tool has kind = framwork; is it framework?"},
		{"django", "kind = zzz", "words, because nothing is found of the tool Django under this filter; no tool has kind = zzz; there are "},
		{"", "kind = framework AND metrics.github_star > 5", "no tool has metrics.github_star; is it metrics.github_stars?"},
		{"", "metrics.zzz EXISTS", "no tool has metrics.zzz; there are metrics."},
		{"", "languages = Q", "no tool has languages = Q; there are "},        // which is near to all of one letter or two
		{"", "languages = Ruxt", "no tool has languages = Ruxt; is it Rust?"}, // and not Ruby
		{"", "id = nosuchtool", "no tool has id = nosuchtool"},
		{"", "kind = framework AND metrics.github_stars < 1", ""},
		{"", "kind IN [framework, zzz]", ""}, // something is found
	} {
		f, err := index.ParseFilter(index.Tools, c.filter)
		if err != nil {
			t.Fatal(err)
		}
		a, err := ask.Ask(t.Context(), e, nil, ask.Request{Text: c.text, In: []index.Name{index.Tools}, Filter: f})
		if err != nil || !strings.HasPrefix(a.Reading.Said, c.said) || c.said == "" && a.Reading.Said != "" {
			t.Errorf("%q under %s: read as %q, want %q; %v", c.text, c.filter, a.Reading.Said, c.said, err)
		}
	}
}
