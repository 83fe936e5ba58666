package article_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stackdex/stackdex/crawler/source/article"
	"github.com/stackdex/stackdex/crawler/source/conformance"
	"github.com/stackdex/stackdex/crawler/source/specimen"
)

// BenchmarkExtract compares the steps of reading long and short articles.
func BenchmarkExtract(b *testing.B) {
	conformance.Benchmark(b, article.New(), []specimen.Content{specimen.DjangoAlternatives()})
	for _, name := range []string{"message-brokers", "react-vue-angular"} {
		body, err := os.ReadFile(filepath.Join("testdata", name+".html"))
		if err != nil {
			b.Fatal(err)
		}
		conformance.BenchmarkPage(b, article.New(), name, "https://news.example/"+name, body)
	}
}
