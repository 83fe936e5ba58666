package bleveindex_test

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/bleveindex"
	"github.com/stackdex/stackdex/index/indextest"
)

func openLive(tb testing.TB) index.Engine {
	tb.Helper()
	g, err := bleveindex.New(bleveindex.Options{Dir: tb.TempDir()})
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { g.Close() })
	e, err := g.Live(context.Background())
	if err != nil {
		tb.Fatal(err)
	}
	return e
}

// stackShareDocs returns the imported tools, times over under other ids.
func stackShareDocs(tb testing.TB, times int) []index.Document {
	var docs []index.Document
	for n := range times {
		for _, tool := range indextest.StackShare(tb) {
			if n > 0 {
				tool.ID = fmt.Sprintf("%s-%d", tool.ID, n)
				tool.Popularity /= float64(n + 1)
			}
			docs = append(docs, indextest.Doc(tb, tool))
		}
	}
	return docs
}

// BenchmarkApply writes the imported tools; the target is 9,000 documents/s.
func BenchmarkApply(b *testing.B) {
	docs := stackShareDocs(b, 1)
	for b.Loop() {
		e := openLive(b)
		if _, err := e.Apply(context.Background(), index.Batch{Upserts: docs}); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N*len(docs))/b.Elapsed().Seconds(), "docs/s")
}

// BenchmarkSearch searches 100,000 documents; the targets for p99 are 20 ms
// for the top 10 and 60 ms with facets.
func BenchmarkSearch(b *testing.B) {
	e := openLive(b)
	docs := stackShareDocs(b, 12)
	if _, err := e.Apply(context.Background(), index.Batch{Upserts: docs}); err != nil {
		b.Fatal(err)
	}
	queries := searchQueries(indextest.StackShare(b))
	facets := index.AttributesOf(index.Tools).Facets
	for _, bench := range []struct {
		name string
		make func(text string) index.Query
	}{
		{"top10", func(text string) index.Query { return index.Query{Index: index.Tools, Text: text} }},
		{"facets", func(text string) index.Query {
			return index.Query{Index: index.Tools, Text: text, Facets: facets, Highlight: true}
		}},
		{"filter-sort", func(text string) index.Query {
			low := 100.0
			return index.Query{Index: index.Tools, Text: text, Filter: index.Compare{Attribute: "metrics.stackshare_stacks", Min: &low},
				Sort: []index.Sort{{Attribute: "metrics.stackshare_votes", Descending: true}}}
		}},
	} {
		b.Run(bench.name, func(b *testing.B) {
			var took []time.Duration
			for n := 0; b.Loop(); n++ {
				began := time.Now()
				if _, err := e.Search(context.Background(), bench.make(queries[n%len(queries)])); err != nil {
					b.Fatal(err)
				}
				took = append(took, time.Since(began))
			}
			slices.Sort(took)
			b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "p50-ms")
			b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "p99-ms")
		})
	}
}

// searchQueries returns names, names with a typo, beginnings, categories and
// broad words.
func searchQueries(tools []*index.Tool) []string {
	queries := []string{"", "open source", "database", "web framework", "python async", "monitoring", "c++", ".net", "the best way to deploy"}
	for i := 0; i < len(tools); i += 29 {
		name := []rune(tools[i].Name)
		queries = append(queries, string(name))
		if len(name) > 5 {
			queries = append(queries, string(name[:4]), string(name[:2])+string(name[3:]))
		}
	}
	return queries
}
