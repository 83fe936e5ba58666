package article_test

import (
	"testing"

	"github.com/stackdex/stackdex/crawler/source"
	"github.com/stackdex/stackdex/crawler/source/article"
	"github.com/stackdex/stackdex/crawler/source/specimen"
)

// BenchmarkFacts reads the facts of a long article from its outline.
func BenchmarkFacts(b *testing.B) {
	c := specimen.DjangoAlternatives()
	body := c.Render().Body
	b.SetBytes(int64(len(body)))
	b.ReportAllocs()
	for b.Loop() {
		b.StopTimer()
		o, err := source.Parse(body)
		if err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
		if _, err := article.New().Extract(&source.Page{URL: c.Address(), Outline: o}); err != nil {
			b.Fatal(err)
		}
	}
}
