package article_test

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"golang.org/x/net/html"

	"github.com/stackdex/stackdex/crawler/source"
	"github.com/stackdex/stackdex/crawler/source/article"
	"github.com/stackdex/stackdex/crawler/source/sourcetest"
)

// BenchmarkExtract compares the steps of reading a page: its DOM, the outline
// without the DOM, and the facts. The steps take turns, so that what else the machine
// does falls on all of them alike, and the time that a tenth of the runs of
// each stay below counts. The metrics outline%, facts% and sum% are shares of the time of the DOM.
func BenchmarkExtract(b *testing.B) {
	long := sourcetest.DjangoAlternatives()
	benchmarkSteps(b, "alternatives", long.Address(), long.Render().Body)
	for _, name := range []string{"message-brokers", "react-vue-angular"} {
		body, err := os.ReadFile(filepath.Join("testdata", name+".html"))
		if err != nil {
			b.Fatal(err)
		}
		benchmarkSteps(b, name, "https://news.example/"+name, body)
	}
}

func benchmarkSteps(b *testing.B, name, address string, body []byte) {
	b.Run(name, func(b *testing.B) {
		b.SetBytes(int64(len(body)))
		var dom, outline, facts []time.Duration
		for b.Loop() {
			start := time.Now()
			if _, err := html.Parse(bytes.NewReader(body)); err != nil {
				b.Fatal(err)
			}
			parsed := time.Now()
			o, err := source.Parse(body)
			if err != nil {
				b.Fatal(err)
			}
			outlined := time.Now()
			if _, err := article.New().Extract(&source.Page{URL: address, Outline: o}); err != nil {
				b.Fatal(err)
			}
			facts = append(facts, time.Since(outlined))
			dom, outline = append(dom, parsed.Sub(start)), append(outline, outlined.Sub(parsed))
		}
		whole := quick(dom)
		share := func(d float64) float64 { return 100 * d / whole }
		b.ReportMetric(whole/1e3, "dom-µs")
		b.ReportMetric(share(quick(outline)-whole), "outline%")
		b.ReportMetric(share(quick(facts)), "facts%")
		b.ReportMetric(share(quick(outline)-whole+quick(facts)), "sum%")
	})
}

// quick returns the time that a tenth of list stays below, in nanoseconds.
func quick(list []time.Duration) float64 {
	slices.Sort(list)
	return float64(list[len(list)/10])
}

// BenchmarkFacts reads the facts of a long article from its outline.
func BenchmarkFacts(b *testing.B) {
	c := sourcetest.DjangoAlternatives()
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
