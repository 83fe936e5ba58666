package byline_test

import (
	"testing"

	"github.com/stackdex/stackdex/crawler/source"
	"github.com/stackdex/stackdex/crawler/source/article/internal/byline"
	"github.com/stackdex/stackdex/crawler/source/article/internal/corpus"
	"github.com/stackdex/stackdex/crawler/source/article/internal/names"
	"github.com/stackdex/stackdex/crawler/source/article/internal/section"
	"github.com/stackdex/stackdex/ingest/record"
)

func TestAbout(t *testing.T) {
	for _, test := range []struct{ name, html, author, published, modified string }{
		{"a line below the title", `<h1>Zeta vs Omega</h1><p>By Ada B. Smith · Published on May 24, 2020 · Updated June 2, 2021</p><p>Both are fast.</p>`, "Ada B. Smith", "2020-05-24", "2021-06-02"},
		{"data for machines", `<script type="application/ld+json">{"@type":"Article","author":{"name":"Ada Smith"},"datePublished":"2020-05-24"}</script><h1>Zeta vs Omega</h1><p>Both are fast.</p>`, "Ada Smith", "2020-05-24", ""},
		{"the end", `<h1>Zeta vs Omega</h1><p>Both are fast.</p><p>And small.</p><p>Last updated on May 24, 2020</p>`, "", "", "2020-05-24"},
	} {
		o, err := source.Parse([]byte(test.html))
		if err != nil {
			t.Fatal(err)
		}
		page := section.Divide(o)
		var known names.Names
		r := byline.Reader{Page: &source.Page{Outline: o}, Content: page.Content, Title: page.Title, Names: &known, Body: corpus.New(page.Text())}
		p := r.About()
		if p.Title != "Zeta vs Omega" || p.Author != test.author || p.PublishedAt != record.Date(test.published) || p.ModifiedAt != record.Date(test.modified) {
			t.Errorf("%s: %q by %q, published %s, modified %s", test.name, p.Title, p.Author, p.PublishedAt, p.ModifiedAt)
		}
		page.Done()
	}
}
