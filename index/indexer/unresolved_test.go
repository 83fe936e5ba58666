package indexer_test

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/index/indexer"
	"github.com/stackdex/stackdex/ingest/record"
)

// TestUnresolved: names that mean no tool are listed and counted alike, while
// pages come and go and after a start.
func TestUnresolved(t *testing.T) {
	w := newWorld(t.TempDir())
	look := func(x *indexer.Indexer) (listed []string) {
		t.Helper()
		all, total, err := x.Reader().Unresolved(t.Context(), "", 10)
		if err != nil {
			t.Fatal(err)
		}
		if _, counted, err := x.Reader().Unresolved(t.Context(), "", 0); err != nil || counted != total || total != len(all) {
			t.Errorf("%d are listed, %d told and %d counted: %v", len(all), total, counted, err)
		}
		for _, u := range all {
			listed = append(listed, u.Name+" "+u.URL)
		}
		return listed
	}
	steps := []struct {
		page record.Page
		want []string
	}{
		{page("article", "https://b.example/1", 1, subject("Django"), subject("Zap")), []string{"Zap https://b.example/1"}},
		{page("article", "https://b.example/2", 1, subject("R\u0435act"), record.Comparison{Tools: []string{"Warp", "Django"}}), []string{"R\u0435act https://b.example/2", "Zap https://b.example/1"}},
		{gone("article", "https://b.example/1", 2), []string{"R\u0435act https://b.example/2"}},
	}
	for _, s := range steps {
		w.log.publish(s.page)
		w.while(t, func(ctx context.Context, x *indexer.Indexer) {
			w.wait(t, ctx, x)
			if diff := cmp.Diff(s.want, look(x)); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}
