package cli

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/stackdex/stackdex/cmd/stackdex/internal/node"
	"github.com/stackdex/stackdex/cmd/stackdex/internal/screen"
	"github.com/stackdex/stackdex/crawler"
	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/ask"
	"github.com/stackdex/stackdex/index/fold"
	"github.com/stackdex/stackdex/ingest/record"
)

// hostile is a text that clears a terminal, colours it and turns its direction.
const hostile = "x\x1b[2J\u009b31m\u202ey"

// filled is a T all of whose texts are hostile, and whose lists have one entry.
func filled[T any]() T {
	var v T
	fill(reflect.ValueOf(&v).Elem(), 0)
	return v
}

func fill(v reflect.Value, depth int) {
	if depth > 8 || v.Type() == reflect.TypeFor[time.Time]() || !v.CanSet() {
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(hostile)
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int, reflect.Int64:
		v.SetInt(2)
	case reflect.Uint64:
		v.SetUint(2)
	case reflect.Float64:
		v.SetFloat(2)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem(), depth+1)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		fill(v.Index(0), depth+1)
	case reflect.Map:
		key, value := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
		fill(key, depth+1)
		fill(value, depth+1)
		v.Set(reflect.MakeMap(v.Type()))
		v.SetMapIndex(key, value)
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i), depth+1)
		}
	}
}

// TestNothingSteersATerminal: whatever stands in documents, records and the status of
// another process, it is only read.
func TestNothingSteersATerminal(t *testing.T) {
	tool, comparison, passage := filled[index.Tool](), filled[index.Comparison](), filled[index.Passage]()
	cited := map[string]*index.Passage{hostile: &passage}
	hit := func(doc any) index.Hit {
		b, err := json.Marshal(doc)
		if err != nil {
			t.Fatal(err)
		}
		return index.Hit{ID: hostile, Document: b}
	}
	for name, print := range map[string]func(*screen.Screen){
		"tool":       func(s *screen.Screen) { printTool(s, &tool, cited) },
		"comparison": func(s *screen.Screen) { printComparison(s, &comparison, cited) },
		"answer": func(s *screen.Screen) {
			for _, kind := range []string{ask.Plain, ask.Users} {
				a := ask.Answer{Query: hostile, Reading: filled[ask.Reading](), Derived: &ask.Derived{Tools: []string{hostile}}}
				a.Reading.Kind = kind
				for n, doc := range map[index.Name]any{index.Tools: tool, index.Comparisons: comparison, index.Passages: passage} {
					a.Groups = append(a.Groups, ask.Group{Index: n, Result: index.Result{Total: 3, Hits: []index.Hit{hit(doc), {ID: hostile}}, Facets: filled[map[string][]index.FacetCount]()}})
				}
				printAnswer(s, a)
			}
			printAnswer(s, ask.Answer{Query: hostile})
		},
		"status": func(s *screen.Screen) {
			status := filled[node.Status]()
			printStatus(s, &status, true, true)
			printIndexer(s, &status)
		},
		"evidence": func(s *screen.Screen) {
			o := filled[fold.Observation]()
			printEvidence(s, []fold.Observation{o, {Status: "relative", Versus: []string{hostile}}})
		},
		"series": func(s *screen.Screen) { printSeries(s, filled[[]fold.Point]()) },
		"plan":   func(s *screen.Screen) { printPlan(s, filled[crawler.Plan]()) },
		"page": func(s *screen.Screen) {
			page := filled[record.Page]()
			page.Facts = nil
			for _, body := range []record.Body{
				filled[record.Tool](), filled[record.Stat](), filled[record.Trait](), filled[record.Pro](), filled[record.Con](), filled[record.Comparison](), filled[record.Difference](),
				filled[record.Verdict](), filled[record.Opinion](), filled[record.Measurement](), filled[record.Answer](), filled[record.Guidance](), filled[record.Relation](), filled[record.RelatedComparison](),
			} {
				page.Facts = append(page.Facts, record.Fact{Body: body, Evidence: filled[record.Evidence]()})
			}
			printPage(s, &page)
		},
		"changes": func(s *screen.Screen) {
			c := filled[record.Change]()
			printChange(s, &c)
		},
	} {
		t.Run(name, func(t *testing.T) {
			var out strings.Builder
			print(screen.Plain(&out))
			for line := range strings.Lines(out.String()) {
				if strings.ContainsAny(line, "\x1b\u009b\u202e") {
					t.Errorf("%q", line)
				}
			}
			if out.Len() == 0 {
				t.Error("nothing was printed")
			}
		})
	}
}
