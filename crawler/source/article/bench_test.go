package article_test

import (
	"bytes"
	"testing"

	"golang.org/x/net/html"

	"github.com/stackdex/stackdex/crawler/source"
	"github.com/stackdex/stackdex/crawler/source/article"
	"github.com/stackdex/stackdex/crawler/source/sourcetest"
)

// BenchmarkArticle compares the steps of reading a long article: the DOM, the
// outline with its DOM, and the facts alone.
func BenchmarkArticle(b *testing.B) {
	c := sourcetest.DjangoAlternatives()
	body := c.Render().Body
	o, err := source.Parse(body)
	if err != nil {
		b.Fatal(err)
	}
	steps := []struct {
		name string
		run  func() error
	}{
		{"dom", func() error { _, err := html.Parse(bytes.NewReader(body)); return err }},
		{"outline", func() error { _, err := source.Parse(body); return err }},
		{"facts", func() error {
			_, err := article.New().Extract(&source.Page{URL: c.Address(), Outline: o})
			return err
		}},
	}
	for _, step := range steps {
		b.Run(step.name, func(b *testing.B) {
			b.SetBytes(int64(len(body)))
			b.ReportAllocs()
			for b.Loop() {
				if err := step.run(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
