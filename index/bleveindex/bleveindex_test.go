package bleveindex_test

import (
	"testing"

	"go.uber.org/goleak"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/bleveindex"
	"github.com/stackdex/stackdex/index/indextest"
)

func TestRelevance(t *testing.T) { indextest.Relevance(t, openLive(t)) }

func TestMain(m *testing.M) {
	goleak.VerifyTestMain(m, goleak.IgnoreTopFunction("github.com/blevesearch/bleve_index_api.AnalysisWorker"))
}

func TestBehaviour(t *testing.T) {
	indextest.Run(t, func(t *testing.T) index.Generations {
		g, err := bleveindex.New(bleveindex.Options{Dir: t.TempDir()})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() {
			if err := g.Close(); err != nil {
				t.Error(err)
			}
		})
		return g
	})
}
