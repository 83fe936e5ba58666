package fold_test

import (
	"testing"
	"time"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/fold"
	"github.com/stackdex/stackdex/index/names"
	"github.com/stackdex/stackdex/ingest/record"
)

func sides(list ...string) []names.Resolution {
	var all []names.Resolution
	for _, name := range list {
		all = append(all, known[name])
	}
	return all
}

func TestToolGolden(t *testing.T) {
	history := []fold.History{{
		Entry: record.HistoryEntry{
			Schema: 1, Source: "github", URL: "https://github.example/django/django", SeenAt: time.Date(2025, 10, 28, 9, 0, 0, 0, time.UTC),
			Stats: []record.Stat{exact("django", "github.stars", 85490)},
		},
		Tools: known,
	}}
	golden(t, "tool_django", fold.Tool(known["Django"], corpus(), history, cfg))
	golden(t, "tool_rocket", fold.Tool(known["Rocket"], corpus(), nil, cfg))
}

func TestComparisonGolden(t *testing.T) {
	golden(t, "comparison_django_rocket", fold.Comparison(sides("Django", "Rocket"), corpus(), cfg))
	golden(t, "comparison_flask_django", fold.Comparison(sides("Flask", "Django"), corpus(), cfg))
	golden(t, "comparison_starlette_django", fold.Comparison(sides("Starlette", "Django"), corpus(), cfg))
}

func TestDeriveGolden(t *testing.T) {
	golden(t, "derived_fastapi_rocket", fold.Derive([]*index.Tool{
		foldTool(t, "Rocket", corpus()...), foldTool(t, "FastAPI", corpus()...),
	}))
}

func TestPassagesGolden(t *testing.T) {
	golden(t, "passages", allPassages(corpus()))
}

// allPassages folds every text of pages, as an indexer does.
func allPassages(pages []fold.Page) []*index.Passage {
	var keys []string
	seen := map[string]bool{}
	for _, p := range pages {
		for _, f := range p.Facts {
			if key, ok := fold.TextKey(f); ok && !seen[key] {
				seen[key] = true
				keys = append(keys, key)
			}
		}
	}
	var all []*index.Passage
	for _, key := range keys {
		all = append(all, fold.Passages(key, pages, pages, cfg)...)
	}
	return all
}
