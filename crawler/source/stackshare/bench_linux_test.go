package stackshare_test

import (
	"testing"

	"github.com/stackdex/stackdex/crawler/source/conformance"
	"github.com/stackdex/stackdex/crawler/source/stackshare"
)

// BenchmarkExtract compares the steps of reading each page.
func BenchmarkExtract(b *testing.B) {
	conformance.Benchmark(b, stackshare.New(), ownContents())
}
