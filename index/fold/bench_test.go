package fold_test

import (
	"fmt"
	"testing"

	"github.com/stackdex/stackdex/index/fold"
	"github.com/stackdex/stackdex/ingest/record"
)

// comparisonPages are n pages of 20 facts on Django and another tool.
func comparisonPages(n int) []fold.Page {
	pages := make([]fold.Page, n)
	for i := range pages {
		facts := []any{
			tool("Django", record.RoleSubject), tool("Flask", record.RoleSubject),
			record.Comparison{Tools: []string{"Django", "Flask"}, Title: "Django vs Flask", Summary: fmt.Sprintf("Number %d weighs one against the other.", i)},
			rounded("Django", "github.stars", 85600+float64(i%7)*100, 50), rounded("Django", "stackshare.stacks", 38700, 50),
			rounded("Flask", "github.stars", 68000, 500),
			record.Difference{Tools: []string{"Django", "Flask"}, Title: "Size", Text: fmt.Sprintf("The one is large and the other small, says page %d.", i)},
			trait("Django", "ORM", "Yes (Django ORM)", "Flask"), trait("Django", "License", "BSD-3-Clause", "Flask"), trait("Django", "Learning curve", fmt.Sprint("Grade ", i%50), "Flask"),
			throughput("Django", float64(700+i%90), "req/s", "Gunicorn"),
			record.Relation{From: "Flask", To: "Django", Relation: record.RelAlternative},
		}
		for j := range 8 {
			facts = append(facts, record.Pro{Tool: "Django", Text: record.NullString(fmt.Sprintf("Reason %d for it", j+i%40)), Votes: ptr(int64(j))})
		}
		pages[i] = page("stackshare", record.PageComparison, fmt.Sprint(i), fmt.Sprintf("2025-%02d-%02d", i%12+1, i%28+1), facts...)
	}
	return pages
}

// BenchmarkTool folds one tool that stands on ever more pages: the time a fact
// must not grow.
func BenchmarkTool(b *testing.B) {
	for _, n := range []int{10, 100, 1000, 10000} {
		pages := comparisonPages(n)
		b.Run(fmt.Sprintf("pages=%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if fold.Tool(known["Django"], pages, nil, cfg) == nil {
					b.Fatal("no document")
				}
			}
			report(b, n)
		})
	}
}

func BenchmarkComparison(b *testing.B) {
	for _, n := range []int{10, 1000, 10000} {
		pages := comparisonPages(n)
		b.Run(fmt.Sprintf("pages=%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if fold.Comparison(sides("Django", "Flask"), pages, cfg) == nil {
					b.Fatal("no document")
				}
			}
			report(b, n)
		})
	}
}

// BenchmarkPassages folds one text that stands on ever more pages.
func BenchmarkPassages(b *testing.B) {
	for _, n := range []int{1, 100, 10000} {
		pages := make([]fold.Page, n)
		for i := range pages {
			pages[i] = page("stackshare", record.PageComparison, fmt.Sprint(i), "2025-11-01",
				record.Difference{Tools: []string{"Django", "Flask"}, Title: "Size", Text: "The one is large and the other small."})
		}
		key, _ := fold.TextKey(pages[0].Facts[0])
		b.Run(fmt.Sprintf("pages=%d", n), func(b *testing.B) {
			for b.Loop() {
				if len(fold.Passages(key, pages, nil, cfg)) != 1 {
					b.Fatal("not one passage")
				}
			}
			b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "pages/s")
		})
	}
}

// report adds what a person asks: pages and facts a second.
func report(b *testing.B, pages int) {
	per := float64(b.N) / b.Elapsed().Seconds()
	b.ReportMetric(float64(pages)*per, "pages/s")
	b.ReportMetric(float64(pages)*20*per, "facts/s")
}
