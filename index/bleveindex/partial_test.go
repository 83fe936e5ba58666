package bleveindex_test

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/index"
)

// TestPartOfAQuery: a document that has a word of a query somewhere in its text is no hit
// if the rest of the query weighs more; one that is called so is.
func TestPartOfAQuery(t *testing.T) {
	e := openLive(t)
	doc := func(id, name, con string) index.Document {
		b, err := json.Marshal(index.Tool{ID: id, Schema: index.DocumentSchema, Name: name, Names: []string{name}, Cons: []index.Point{{Text: con}}})
		if err != nil {
			t.Fatal(err)
		}
		return index.Document{Ref: index.Ref{Index: index.Tools, ID: id}, JSON: b}
	}
	batch := index.Batch{Upserts: []index.Document{
		doc("go", "Go", "Much code that only catches errors"), doc("rust", "Rust", "Slow to build"), doc("flask", "Flask", "Async came late"),
	}}
	if rejected, err := e.Apply(t.Context(), batch); err != nil || len(rejected) > 0 {
		t.Fatal(rejected, err)
	}
	for query, want := range map[string][]string{
		"error":            {"go"},
		"error tracking":   {}, // nothing is known of tracking
		"catches errors":   {"go"},
		"flask tracking":   {"flask"},
		"tracking, errors": {},
		"flas":             {"flask"},
		"flas cake recipe": {}, // a name that begins so is none of what is asked for
	} {
		r, err := e.Search(t.Context(), index.Query{Index: index.Tools, Text: query})
		if err != nil {
			t.Fatal(err)
		}
		got := []string{}
		for _, h := range r.Hits {
			got = append(got, h.ID)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%q (-want +got):\n%s", query, diff)
		}
	}
}
