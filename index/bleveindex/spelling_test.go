package bleveindex_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/bleveindex"
)

// TestJoinedWords: words that are joined in the question are found apart as well, though others
// have them joined.
func TestJoinedWords(t *testing.T) {
	g, err := bleveindex.New(bleveindex.Options{Dir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	defer g.Close()
	e, err := g.Live(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var docs []index.Document
	for id, summary := range map[string]string{"apart": "a time series database", "joined": "a time-series database", "other": "a series of databases"} {
		doc := fmt.Sprintf(`{"id":%q,"schema":1,"name":%q,"summary":%q}`, id, id, summary)
		docs = append(docs, index.Document{Ref: index.Ref{Index: index.Tools, ID: id}, JSON: []byte(doc)})
	}
	if _, err := e.Apply(t.Context(), index.Batch{Upserts: docs}); err != nil {
		t.Fatal(err)
	}
	r, err := e.Search(t.Context(), index.Query{Index: index.Tools, Text: "time-series database"})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, h := range r.Hits {
		got = append(got, h.ID)
	}
	if diff := cmp.Diff([]string{"joined", "apart"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
