package ask_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/ask"
)

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
