package record_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

func ptr[T any](v T) *T { return &v }

// everyKind is a page with at least one fact of each kind, in full and with
// what may be absent left out.
func everyKind() record.Page {
	bodies := []record.Body{
		record.Tool{Name: "Django", PageURL: "https://a.example/django", Description: "A web framework", Role: record.RoleSubject, Categories: []string{"Frameworks"}, Homepage: "https://b.example/", Repository: "https://c.example/django"},
		record.Tool{Name: "C++", Role: record.RoleMentioned, Categories: []string{}},
		record.Stat{Tool: "Django", Metric: "github.stars", Value: ptr(85600.0), Low: ptr(85550.0), High: ptr(85650.0), Unit: "stars", Raw: "85.6K", AsOf: "2025-11"},
		record.Stat{Tool: "Django", Metric: "stackshare.votes", Raw: "-"},
		record.Stat{Tool: "Django", Metric: "stackshare.stacks", Value: ptr(0.0), Raw: "0"},
		record.Stat{Tool: "Django", Metric: "release.latest_version", Text: "5.2.8", Raw: "5.2.8"},
		record.Trait{Tool: "Django", Attribute: "Architecture", Values: []string{"MVT", "WSGI"}, Raw: "MVT, WSGI", Versus: []string{"Flask"}},
		record.Pro{Tool: "Django", Text: "Rapid development", Votes: ptr(int64(678))},
		record.Pro{Tool: "Django", Text: "Of no known votes"},
		record.Con{Tool: "Django", Text: "Underpowered templates", Votes: ptr(int64(0))},
		record.Con{Tool: "Flask"},
		record.Comparison{Tools: []string{"Django", "Flask"}, Title: "Django vs Flask", Intro: "Two of them", Summary: "It depends"},
		record.Difference{Tools: []string{"Django", "Flask"}, Title: "Size", Text: "One is <b>larger</b> & older"},
		record.Verdict{Tools: []string{"Django", "Flask"}, Winner: "Django", Summary: "Mostly", UseIf: []record.UseIf{{Tool: "Flask", Text: "you want little"}}},
		record.Verdict{Tools: []string{"Django", "Flask"}, UseIf: []record.UseIf{}},
		record.Opinion{Author: "A. Person", Role: "Engineer", Date: "2019-09-01", Stance: "decided", Tools: []string{"Django"}, Text: "Chosen for its admin", Views: ptr(int64(1200))},
		record.Measurement{Tool: "Django", Metric: "throughput", Value: ptr(743.0), Unit: "req/s", Approximate: true, Workload: "Gunicorn", AttributedTo: "Somebody", Raw: "~743 req/s", AsOf: "2025"},
		record.Measurement{Tool: "Django", Metric: "latency", High: ptr(20.5), Unit: "ms"},
		record.Answer{Question: "Is it fast?", Text: "Fast enough \u2028 for \"most\"", Tools: []string{"Django"}},
		record.Guidance{Tool: "Django", Versus: []string{"Flask"}, Advice: record.ChooseWhen, Text: "you want an admin"},
		record.Relation{From: "Flask", To: "Django", Relation: record.RelAlternative},
		record.Relation{From: "Django", Relation: record.RelIntegration},
		record.RelatedComparison{Title: "Django vs Rails", URL: "https://a.example/django-vs-rails", Tools: []string{"Django", "Rails"}},
	}
	p := record.Page{
		Schema: record.SchemaVersion, Source: "stackshare", URL: "https://a.example/django", PageType: record.PageTool, Title: "Django",
		CategoryPath: []string{"Application & Data", "Frameworks"}, Author: "An author", Language: "en", PublishedAt: "2019", ModifiedAt: "2025-11-02",
		SeenAt: time.Date(2025, 11, 2, 3, 4, 5, 6, time.UTC), Extractor: "stackshare/1", ContentHash: "abc",
	}
	for _, b := range bodies {
		p.Facts = append(p.Facts, record.Fact{Body: b, Evidence: record.Evidence{Quote: "as it stands", Path: []string{"Django", "Pros"}}})
	}
	return p
}

func TestPageRoundTrip(t *testing.T) {
	p := everyKind()
	if err := p.Validate(); err != nil {
		t.Fatal(err)
	}
	b, err := record.Encode(p)
	if err != nil {
		t.Fatal(err)
	}
	got, err := record.Decode[record.Page](b)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(p, got); diff != "" {
		t.Errorf("page (-want +got):\n%s", diff)
	}
	kinds := map[record.Kind]bool{}
	for _, f := range got.Facts {
		kinds[f.Body.Kind()] = true
	}
	if len(kinds) != 14 {
		t.Errorf("the page has %d kinds of facts, not all: %v", len(kinds), kinds)
	}
}

// TestFactsAreWrittenAsEncodingJSONWould keeps the writer and the struct tags
// together.
func TestFactsAreWrittenAsEncodingJSONWould(t *testing.T) {
	for _, f := range everyKind().Facts {
		body, err := json.Marshal(f.Body)
		if err != nil {
			t.Fatal(err)
		}
		want := fmt.Sprintf(`{"kind":%q,%s,"evidence":{"quote":"as it stands","path":["Django","Pros"]}}`, f.Body.Kind(), body[1:len(body)-1])
		got, err := json.Marshal(f)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, string(got)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", f.Body.Kind(), diff)
		}
	}
	p := everyKind()
	fast, err := record.Encode(p)
	if err != nil {
		t.Fatal(err)
	}
	slow, err := json.Marshal(p)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(slow), string(fast)); diff != "" {
		t.Errorf("page (-encoding/json +Encode):\n%s", diff)
	}
	if _, err := record.Encode(record.Page{Facts: []record.Fact{{}}}); err == nil {
		t.Error("a fact without a body was encoded")
	}
	if _, err := record.Encode(record.Page{Facts: []record.Fact{{Body: record.Stat{Value: ptr(math.NaN())}}}}); err == nil {
		t.Error("a value that is no number was encoded")
	}
}

// TestChangesAreWrittenAsEncodingJSONWould likewise.
func TestChangesAreWrittenAsEncodingJSONWould(t *testing.T) {
	at := time.Date(2025, 11, 2, 3, 4, 5, 678_000_000, time.FixedZone("", 3600))
	for _, c := range []record.Change{
		{},
		{Schema: 1, Op: record.OpDelete, Index: "tools", ID: "c-plus-plus", Fields: []string{}, Hash: "0a", At: at},
		{Schema: 1, Op: record.OpUpsert, Index: "tools", ID: "q\"<&>\u2028é", Fields: []string{"figures", "name"}, Hash: "ff", At: at.UTC(),
			Values: []record.ChangedValue{{Kind: record.ChangedFigure, Name: "github_stars", To: "85.6K"}, {Kind: record.ChangedTrait, Name: "license", From: "MIT", To: "\x00 & \xff"}}},
	} {
		fast, err := record.Encode(c)
		if err != nil {
			t.Fatal(err)
		}
		slow, err := json.Marshal(c)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(slow), string(fast)); diff != "" {
			t.Errorf("(-encoding/json +Encode):\n%s", diff)
		}
	}
	if _, err := record.Encode(record.Change{At: time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC)}); err == nil {
		t.Error("a year that JSON does not have was encoded")
	}
}

func TestNullIsNotZero(t *testing.T) {
	for _, tt := range []struct {
		fact record.Body
		want string
	}{
		{record.Stat{Tool: "A", Metric: "github.stars"}, `"value":null,"low":null,"high":null`},
		{record.Stat{Tool: "A", Metric: "github.stars", Value: ptr(0.0)}, `"value":0,"low":null,"high":null`},
		{record.Stat{Tool: "A", Metric: "github.stars", Value: ptr(78000.0), Low: ptr(78000.0)}, `"value":78000,"low":78000,"high":null`},
		{record.Pro{Tool: "A", Text: "x"}, `"votes":null`},
		{record.Pro{Tool: "A", Text: "x", Votes: ptr(int64(0))}, `"votes":0`},
		{record.Con{Tool: "A"}, `"text":null`},
		{record.Relation{From: "A", Relation: record.RelIntegration}, `"to":null`},
		{record.Trait{Tool: "A", Attribute: "License"}, `"values":null`},
	} {
		p := record.Page{Schema: 1, Facts: []record.Fact{{Body: tt.fact, Evidence: record.Evidence{Path: []string{}}}}}
		b, err := record.Encode(p)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(b), tt.want) {
			t.Errorf("%#v: %s lacks %s", tt.fact, b, tt.want)
		}
		got, err := record.Decode[record.Page](b)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(p.Facts, got.Facts); diff != "" {
			t.Errorf("fact (-want +got):\n%s", diff)
		}
	}
}

func TestDecodePolicy(t *testing.T) {
	for _, tt := range []struct {
		name, in string
		want     error
	}{
		{"this version", `{"schema":1,"url":"u","facts":[]}`, nil},
		{"a field that is not known", `{"schema":1,"url":"u","mood":"good"}`, nil},
		{"a fact of a kind with unknown fields", `{"schema":1,"url":"u","facts":[{"kind":"pro","tool":"A","text":"t","votes":1,"colour":2}]}`, nil},
		{"newer", `{"schema":2,"url":"u"}`, record.ErrNewer},
		{"newer, with a field of another type", `{"schema":2,"url":["u"]}`, record.ErrNewer},
		{"newer, with an unknown kind", `{"schema":2,"facts":[{"kind":"song"}]}`, record.ErrNewer},
		{"an unknown kind", `{"schema":1,"facts":[{"kind":"song"}]}`, record.ErrMalformed},
		{"no kind", `{"schema":1,"facts":[{}]}`, record.ErrMalformed},
		{"no schema", `{"url":"u"}`, record.ErrMalformed},
		{"schema 0", `{"schema":0}`, record.ErrMalformed},
		{"another type", `{"schema":1,"url":7}`, record.ErrMalformed},
		{"null", `null`, record.ErrMalformed},
		{"nothing", ``, record.ErrMalformed},
		{"two values", `{"schema":1}{"schema":1}`, record.ErrMalformed},
		{"a number beyond all bounds", `{"schema":1,"facts":[{"kind":"stat","value":1e999}]}`, record.ErrMalformed},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if _, err := record.Decode[record.Page]([]byte(tt.in)); !errors.Is(err, tt.want) {
				t.Errorf("got %v, want %v", err, tt.want)
			}
		})
	}
}

func TestHash(t *testing.T) {
	hash := func(p record.Page) string {
		t.Helper()
		h, err := p.Hash()
		if err != nil {
			t.Fatal(err)
		}
		return h
	}
	p := everyKind()
	want := hash(p)
	if len(want) != 32 {
		t.Errorf("hash %q", want)
	}
	later := p
	later.SeenAt, later.ContentHash = p.SeenAt.Add(time.Hour).In(time.FixedZone("x", 3600)), "else"
	if got := hash(later); got != want {
		t.Errorf("seen later: %s, want %s", got, want)
	}
	votes := everyKind()
	votes.Facts[7].Body = record.Pro{Tool: "Django", Text: "Rapid development", Votes: ptr(int64(679))}
	title := everyKind()
	title.Title = "django"
	fewer := everyKind()
	fewer.Facts = fewer.Facts[1:]
	for name, p := range map[string]record.Page{"votes": votes, "title": title, "fewer facts": fewer} {
		if hash(p) == want {
			t.Errorf("other %s, the same hash", name)
		}
	}
}

func TestValidate(t *testing.T) {
	long := strings.Repeat("é", record.MaxName+1)
	fact := func(b record.Body) func(*record.Page) {
		return func(p *record.Page) { p.Facts = []record.Fact{{Body: everyKind().Facts[0].Body}, {Body: b}} }
	}
	for _, tt := range []struct {
		name   string
		change func(*record.Page)
		want   string // "": valid
	}{
		{"every kind", func(*record.Page) {}, ""},
		{"no source", func(p *record.Page) { p.Source = " " }, "field source: is empty"},
		{"relative URL", func(p *record.Page) { p.URL = "/a" }, `field url: "/a" is not an absolute http or https URL`},
		{"script URL", func(p *record.Page) { p.URL = "javascript:alert(1)" }, "field url: "},
		{"page type", func(p *record.Page) { p.PageType = "poem" }, `field page_type: "poem" is not one of tool, comparison, article, repository, listing`},
		{"date", func(p *record.Page) { p.PublishedAt = "2025-13" }, "field published_at: "},
		{"not seen", func(p *record.Page) { p.SeenAt = time.Time{} }, "field seen_at: is missing"},
		{"gone with facts", func(p *record.Page) { p.Gone = true }, "field facts: a page that is gone has none"},
		{"gone", func(p *record.Page) { p.Gone, p.Facts = true, nil }, ""},
		{"author", func(p *record.Page) { p.Author = long }, "field author: 201 characters, the limit is 200"},
		{"categories", func(p *record.Page) { p.CategoryPath = []string{"a", "b\x00"} }, "field category_path[1]: control character at byte 1"},
		{"too many facts", func(p *record.Page) { p.Facts = make([]record.Fact, record.MaxFacts+1) }, "field facts: 5001 facts, the limit is 5000"},
		{"no body", func(p *record.Page) { p.Facts = []record.Fact{{}} }, "field facts[0].kind: is missing"},
		{"quote", func(p *record.Page) { p.Facts[0].Evidence.Quote = long }, "field facts[0].evidence.quote: 201 characters"},
		{"path", func(p *record.Page) { p.Facts[0].Evidence.Path = []string{"a", "\xff"} }, "field facts[0].evidence.path[1]: is not UTF-8"},
		{"name", fact(record.Tool{Role: record.RoleSubject}), "field facts[1].name: is empty"},
		{"what nobody can read in a name", fact(record.Tool{Name: "Fla\uFFFDsk", Role: record.RoleSubject}), "field facts[1].name: holds U+FFFD"},
		{"direction of text", fact(record.Tool{Name: "abc\u202Ecba", Role: record.RoleSubject}), "field facts[1].name: control character at byte 3"},
		{"role", fact(record.Tool{Name: "A", Role: "hero"}), `field facts[1].role: "hero" is not one of subject`},
		{"homepage", fact(record.Tool{Name: "A", Role: record.RoleSubject, Homepage: "a.example"}), "field facts[1].homepage: "},
		{"metric", fact(record.Stat{Tool: "A", Metric: "moon.phase"}), `field facts[1].metric: "moon.phase" is not in the table of metrics`},
		{"negative count", fact(record.Stat{Tool: "A", Metric: "github.stars", Value: ptr(-1.0)}), "field facts[1].value: a count is not negative"},
		{"low above value", fact(record.Stat{Tool: "A", Metric: "github.stars", Value: ptr(1.0), Low: ptr(2.0)}), "field facts[1].value: is below low"},
		{"high below value", fact(record.Stat{Tool: "A", Metric: "github.stars", Value: ptr(3.0), High: ptr(2.0)}), "field facts[1].high: is below value"},
		{"bounds crossed", fact(record.Measurement{Tool: "A", Metric: "latency", Low: ptr(3.0), High: ptr(2.0)}), "field facts[1].high: is below low"},
		{"infinite", fact(record.Measurement{Tool: "A", Metric: "latency", Value: ptr(math.Inf(1))}), "field facts[1].value: is not a finite number"},
		{"no figure", fact(record.Measurement{Tool: "A", Metric: "latency"}), "field facts[1].value: neither a value nor a bound"},
		{"one tool compared", fact(record.Comparison{Tools: []string{"A"}}), "field facts[1].tools: 1 entries, at least 2 are needed"},
		{"nameless tool compared", fact(record.Comparison{Tools: []string{"A", ""}}), "field facts[1].tools[1]: is empty"},
		{"list", fact(record.Trait{Tool: "A", Attribute: "x", Values: make([]string, record.MaxList+1)}), "field facts[1].values: 501 entries, the limit is 500"},
		{"use if", fact(record.Verdict{Tools: []string{"A", "B"}, UseIf: []record.UseIf{{Tool: "A"}}}), "field facts[1].use_if[0].text: is empty"},
		{"votes", fact(record.Pro{Tool: "A", Votes: ptr(int64(-1))}), "field facts[1].votes: is negative"},
		{"stance", fact(record.Opinion{Text: "x", Stance: "unsure"}), "field facts[1].stance: "},
		{"relation", fact(record.Relation{From: "A", To: "B", Relation: "enemy"}), "field facts[1].relation: "},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p := everyKind()
			tt.change(&p)
			err := p.Validate()
			switch {
			case tt.want == "" && err != nil:
				t.Errorf("got %v, want none", err)
			case tt.want != "" && (err == nil || !strings.HasPrefix(err.Error(), tt.want) || !errors.Is(err, record.ErrInvalid)):
				t.Errorf("got %v, want %s", err, tt.want)
			}
		})
	}
}

func TestValidateReportsAFew(t *testing.T) {
	p := everyKind()
	for i := range p.Facts {
		p.Facts[i].Body = record.Tool{}
	}
	if n := strings.Count(p.Validate().Error(), "\n") + 1; n != 10 {
		t.Errorf("%d errors are reported", n)
	}
}

func FuzzDecode(f *testing.F) {
	p := everyKind()
	b, err := record.Encode(p)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(b)
	f.Add([]byte(`{"schema":1,"facts":[{"kind":"pro"}]}`))
	f.Add([]byte(`{"schema":9}`))
	f.Add(bytes.ReplaceAll(b, []byte("one"), []byte(`\u00e9\n\ud83d\ude00\ud83d é`)))
	f.Add(bytes.ReplaceAll(b, []byte(":null"), []byte(":[null]")))
	f.Fuzz(func(t *testing.T, b []byte) {
		p, err := record.Decode[record.Page](b)
		var spaced bytes.Buffer // for which the fast way of reading is not made
		if json.Indent(&spaced, b, "", " ") == nil {
			slow, serr := record.Decode[record.Page](spaced.Bytes())
			if diff := cmp.Diff(slow, p); diff != "" || (err == nil) != (serr == nil) {
				t.Fatalf("with spaces %v, without %v: %s", serr, err, diff)
			}
		} else if err == nil {
			t.Fatalf("read what is no JSON: %q", b)
		}
		if err != nil {
			if !errors.Is(err, record.ErrMalformed) && !errors.Is(err, record.ErrNewer) {
				t.Fatal(err)
			}
			return
		}
		if p.Validate() != nil {
			return
		}
		out, err := record.Encode(p)
		if err != nil {
			t.Fatal(err)
		}
		again, err := record.Decode[record.Page](out)
		if err != nil {
			t.Fatal(err)
		}
		first, err := p.Hash()
		if err != nil {
			t.Fatal(err)
		}
		if second, err := again.Hash(); err != nil || first != second {
			t.Fatalf("hash %s, then %s, %v", first, second, err)
		}
	})
}
