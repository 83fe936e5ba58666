package index_test

import (
	"errors"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/index"
)

func number(v float64) *float64 { return &v }

func equal(attribute string, values ...string) index.Filter {
	return index.Equal{Attribute: attribute, Values: values}
}

func TestParseFilter(t *testing.T) {
	stars := "metrics.github_stars"
	for _, c := range []struct {
		name, given string
		want        index.Filter
	}{
		{"nothing", "  ", nil},
		{"equal", "kind = framework", equal("kind", "framework")},
		{"without spaces", "kind=framework", equal("kind", "framework")},
		{"unequal", "kind != framework", index.Not{Filter: equal("kind", "framework")}},
		{"quoted", `languages = "Visual Basic"`, equal("languages", "Visual Basic")},
		{"single quotes", `languages = 'it\'s'`, equal("languages", "it's")},
		{"signs in a value", "languages = C++", equal("languages", "C++")},
		{"keyword in quotes", `kind = "and"`, equal("kind", "and")},
		{"list", "languages IN [Python, 'C#' , Go]", equal("languages", "Python", "C#", "Go")},
		{"empty list", "languages IN []", equal("languages")},
		{"not in", "languages NOT IN [Go]", index.Not{Filter: equal("languages", "Go")}},
		{"more", stars + " > 10000", index.Compare{Attribute: stars, Min: number(10000), MinExclusive: true}},
		{"at least", stars + " >= 10k", index.Compare{Attribute: stars, Min: number(10000)}},
		{"less", stars + " < 1.5M", index.Compare{Attribute: stars, Max: number(1.5e6), MaxExclusive: true}},
		{"at most", stars + " <= 10_000", index.Compare{Attribute: stars, Max: number(10000)}},
		{"between", stars + " 10 TO 20", index.Compare{Attribute: stars, Min: number(10), Max: number(20)}},
		{"number", "value = 743", equal("value", "743")},
		{"a day", "dates.github_pushed_at = 2026-01-01", index.Compare{Attribute: "dates.github_pushed_at", Min: number(1767225600), Max: number(1767312000), MaxExclusive: true}},
		{"after a day", "newest_seen_ts > 2026-01-01", index.Compare{Attribute: "newest_seen_ts", Min: number(1767312000)}},
		{"up to a day", "newest_seen_ts <= 2026-01-01", index.Compare{Attribute: "newest_seen_ts", Max: number(1767312000), MaxExclusive: true}},
		{"exists", "conflicts EXISTS", index.Exists{Attribute: "conflicts"}},
		{"not exists", "NOT conflicts EXISTS", index.Not{Filter: index.Exists{Attribute: "conflicts"}}},
		{"exists not", "conflicts NOT EXISTS", index.Not{Filter: index.Exists{Attribute: "conflicts"}}},
		{"flag", "sample = TRUE", equal("sample", "true")},
		{"and binds closer", "kind = a OR kind = b AND kind = c", index.Or{equal("kind", "a"), index.And{equal("kind", "b"), equal("kind", "c")}}},
		{"parentheses", "(kind = a or kind = b) and kind = c", index.And{index.Or{equal("kind", "a"), equal("kind", "b")}, equal("kind", "c")}},
		{"the one of the manual", "kind = framework AND metrics.github_stars > 10000 AND languages IN [Python, Ruby] AND NOT conflicts EXISTS", index.And{
			equal("kind", "framework"),
			index.Compare{Attribute: stars, Min: number(10000), MinExclusive: true},
			equal("languages", "Python", "Ruby"),
			index.Not{Filter: index.Exists{Attribute: "conflicts"}},
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			in := index.Tools
			if strings.HasPrefix(c.given, "value ") {
				in = index.Passages
			}
			got, err := index.ParseFilter(in, c.given)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestParseFilterErrors(t *testing.T) {
	for _, c := range []struct {
		given    string
		position int
		says     string
	}{
		{"kind", 5, "expected =, !=, >, >=, <, <=, IN, TO or EXISTS after kind, not the end"},
		{"kind =", 7, "expected a value, not the end"},
		{"kind = framework AND", 21, "expected an attribute, not the end"},
		{"kind = framework languages = Go", 18, `expected AND, OR or the end, not "languages"`},
		{"kinds = framework", 1, "did you mean kind?"},
		{"github_stars > 3", 1, "did you mean metrics.github_stars"},
		{"größe = 3 AND kind", 1, `no attribute "größe"`},
		{"kind = größe AND lang = 3", 18, `no attribute "lang"`},
		{"metrics.github_stars > 1e308k", 24, `metrics.github_stars is a number, and "1e308k" is none`},
		{"metrics.github_stars > many", 24, `metrics.github_stars is a number, and "many" is none`},
		{"dates.github_pushed_at > 2026-13-01", 26, "is a date"},
		{"kind > a", 6, "kind is no number and has no ranges"},
		{"sample = maybe", 10, `sample is true or false, not "maybe"`},
		{"languages IN [Go", 17, "expected , or ] in the list, not the end"},
		{"languages IN Go", 14, `expected [, not "Go"`},
		{"languages IN [Go Rust]", 18, `expected , or ] in the list, not "Rust"`},
		{"(kind = a", 10, "expected ), not the end"},
		{"kind = a)", 9, `expected AND, OR or the end, not ")"`},
		{"kind = 'a", 8, "the quotation does not end"},
		{"kind ! a", 6, "expected != instead of !"},
		{"metrics.github_stars 1 2", 22, "IN, TO or EXISTS"},
		{"AND kind = a", 1, `expected an attribute, not "AND"`},
		{strings.Repeat("(", 5000) + "kind = a", 52, "nested deeper than 50"},
		{strings.Repeat("NOT ", 5000) + "kind = a", 205, "nested deeper than 50"},
		{"kind IN [" + strings.Repeat("a,", 3000) + "]", 0, "too large"},
	} {
		t.Run(c.given[:min(len(c.given), 40)], func(t *testing.T) {
			_, err := index.ParseFilter(index.Tools, c.given)
			var q *index.QueryError
			if !errors.As(err, &q) || !errors.Is(err, index.ErrQuery) {
				t.Fatalf("error %v; want a QueryError", err)
			}
			if q.Position != c.position || !strings.Contains(q.Problem, c.says) {
				t.Errorf("at %d: %s\nwant at %d: %s", q.Position, q.Problem, c.position, c.says)
			}
		})
	}
}

func TestParseSort(t *testing.T) {
	got, err := index.ParseSort(index.Tools, "metrics.github_stars:desc, name")
	want := []index.Sort{{Attribute: "metrics.github_stars", Descending: true}, {Attribute: "name"}}
	if diff := cmp.Diff(want, got); err != nil || diff != "" {
		t.Errorf("%v (-want +got):\n%s", err, diff)
	}
	if got, err := index.ParseSort(index.Tools, " "); got != nil || err != nil {
		t.Errorf("nothing: %v, %v", got, err)
	}
	for _, c := range []struct {
		given, want string
	}{
		{"name:down", "malformed query: sort, character 1: the order is asc or desc, not \"down\""},
		{"name, stars", "malformed query: sort, character 7: no attribute \"stars\" to sort by"},
		{"name,,popularity", "malformed query: sort, character 6: an attribute is missing"},
	} {
		_, err := index.ParseSort(index.Tools, c.given)
		if !errors.Is(err, index.ErrQuery) || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("%q: %v; want %s", c.given, err, c.want)
		}
	}
}

func TestNormalizeRefuses(t *testing.T) {
	for _, c := range []struct {
		given index.Query
		part  string
	}{
		{index.Query{Index: "tool"}, "index"},
		{index.Query{Index: index.Tools, Limit: -1}, "limit"},
		{index.Query{Index: index.Tools, Limit: index.MaxLimit + 1}, "limit"},
		{index.Query{Index: index.Tools, Offset: -1}, "offset"},
		{index.Query{Index: index.Tools, Offset: index.MaxWindow}, "offset"},
		{index.Query{Index: index.Tools, Offset: math.MaxInt}, "offset"},
		{index.Query{Index: index.Tools, Limit: index.MaxLimit, Offset: index.MaxWindow - index.MaxLimit + 1}, "offset"},
	} {
		var q *index.QueryError
		if _, err := c.given.Normalize(); !errors.As(err, &q) || q.Part != c.part {
			t.Errorf("%+v: %v; want a QueryError about the %s", c.given, err, c.part)
		}
	}
	last := index.Query{Index: index.Tools, Limit: index.MaxLimit, Offset: index.MaxWindow - index.MaxLimit}
	if got, err := last.Normalize(); err != nil || got.Limit != last.Limit || got.Offset != last.Offset {
		t.Errorf("the last hits that can be asked for: %+v, %v", got, err)
	}
}

func TestFacetFilter(t *testing.T) {
	kind, language := equal("kind", "framework"), equal("languages", "Go")
	for _, c := range []struct {
		name    string
		given   index.Filter
		want    index.Filter
		changed bool
	}{
		{"none", nil, nil, false},
		{"itself", kind, nil, true},
		{"other", language, language, false},
		{"one of two", index.And{kind, language}, index.And{language}, true},
		{"nested", index.And{index.And{kind}, language}, index.And{language}, true},
		{"not under or", index.Or{kind, language}, index.Or{kind, language}, false},
		{"not under not", index.Not{Filter: kind}, index.Not{Filter: kind}, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, changed := index.FacetFilter(c.given, "kind")
			if diff := cmp.Diff(c.want, got); diff != "" || changed != c.changed {
				t.Errorf("changed %t; want %t (-want +got):\n%s", changed, c.changed, diff)
			}
		})
	}
}

// FuzzParseFilter: a filter of a stranger is read or refused, and what is read
// passes the checks of engines.
func FuzzParseFilter(f *testing.F) {
	f.Add("kind = framework AND (metrics.github_stars 1k TO 2M OR NOT conflicts EXISTS)")
	f.Add(`languages IN ["C++", 'C#'] AND dates.github_pushed_at >= 2026-01-01`)
	f.Add("((((kind='\\")
	f.Fuzz(func(t *testing.T, text string) {
		filter, err := index.ParseFilter(index.Tools, text)
		if err != nil {
			if !errors.Is(err, index.ErrQuery) {
				t.Errorf("%q: %v is no ErrQuery", text, err)
			}
			return
		}
		if _, err := (index.Query{Index: index.Tools, Filter: filter}).Normalize(); err != nil {
			t.Errorf("%q is read, but refused: %v", text, err)
		}
	})
}
