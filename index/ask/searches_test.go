package ask_test

import (
	"context"
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/ask"
)

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
