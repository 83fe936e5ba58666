package cli

import (
	"testing"

	"go.uber.org/goleak"
)

// Bleve starts its workers when it is loaded.
func TestMain(m *testing.M) {
	goleak.VerifyTestMain(m, goleak.IgnoreTopFunction("github.com/blevesearch/bleve_index_api.AnalysisWorker"))
}
