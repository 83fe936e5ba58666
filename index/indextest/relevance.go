package indextest

import (
	"testing"

	"github.com/stackdex/stackdex/index"
)

// everyName is how many of the imported names are left out for one that is asked
// for.
const everyName = 27

// Relevance asks an engine for names of imported tools: at least 95 of 100 are the
// first hit. What people ask besides is asked of the whole program.
func Relevance(t *testing.T, e index.Engine) {
	imported := StackShare(t)
	var docs []index.Document
	for _, tool := range imported {
		docs = append(docs, Doc(t, tool))
	}
	apply(t, e, index.Batch{Upserts: docs})
	asked, first := 0, 0
	for i := 0; i < len(imported); i += everyName {
		tool := imported[i]
		r, err := e.Search(t.Context(), index.Query{Index: index.Tools, Text: tool.Name, Limit: 2})
		if err != nil {
			t.Fatalf("%q: %v", tool.Name, err)
		}
		asked++
		if got := ids(r); len(got) > 0 && got[0] == tool.ID {
			first++
		} else {
			t.Logf("%q finds %q", tool.Name, got)
		}
	}
	t.Logf("%d of %d names are the first hit", first, asked)
	if float64(first) < 0.95*float64(asked) {
		t.Errorf("%d of %d names are the first hit", first, asked)
	}
}
