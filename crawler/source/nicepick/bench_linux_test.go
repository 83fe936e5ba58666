package nicepick_test

import (
	"testing"

	"github.com/stackdex/stackdex/crawler/source/conformance"
	"github.com/stackdex/stackdex/crawler/source/nicepick"
	"github.com/stackdex/stackdex/crawler/source/specimen"
)

func BenchmarkExtract(b *testing.B) {
	conformance.Benchmark(b, nicepick.New(), specimen.NicePicks())
}
