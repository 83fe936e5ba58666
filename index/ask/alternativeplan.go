package ask

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/stackdex/stackdex/index"
)

// fewAlternatives are so few that others are looked for.
const fewAlternatives = 5

// planAlternatives shows what pages call an alternative, of several tools first
// that of all. Those of the same kind come first, and of the same language where one
// builds on the tool: an alternative to a framework is rarely a language. Where
// pages name few it shows the tools of the same category behind them.
func (a *asker) planAlternatives(ctx context.Context, q question, n index.Name) []stage {
	if n != index.Tools {
		return []stage{{filter: aboutAny(q.tools), text: q.words}}
	}
	ids := idsOfTools(q.tools)
	others := index.Not{Filter: equals("id", ids...)}
	named := index.And{equals("alternative_of", ids...), others}
	original := a.profile(ctx, ids[0])
	var filters []index.Filter
	if len(ids) > 1 {
		all := index.And{others}
		for _, id := range ids {
			all = append(all, equals("alternative_of", id))
		}
		filters = append(filters, all)
	}
	filters = append(filters, original.alike(named)...)
	said := q.said
	if count := a.count(ctx, n, stage{filter: named}); count >= 0 && count < fewAlternatives {
		categories := original.categories()
		switch {
		case categories == nil:
		case count == 0:
			filters = nil
			said += "; no page names any, so these are others of its category"
		default:
			said += fmt.Sprintf("; pages name %d, the others are of its category", count)
		}
		for _, category := range categories {
			filters = append(filters, index.And{category, others})
		}
	}
	return a.withWords(ctx, filters, q.words, said)
}

// fewWords are so many hits that nothing is shown behind them.
const fewWords = 100

// withWords shows what some filters let through, first what has words too.
func (a *asker) withWords(ctx context.Context, filters []index.Filter, words, said string) (stages []stage) {
	if words != "" {
		r, ok := a.probe(ctx, index.Query{Index: index.Tools, Filter: index.Or(filters), Text: words, Limit: fewWords})
		if !ok || r.Total >= fewWords {
			return []stage{{filter: index.Or(filters), text: words, said: said}}
		}
		if len(r.Hits) == 0 {
			said = strings.Replace(said, ", with "+words, "", 1) + fmt.Sprintf("; none of them has the words %q", words)
		} else {
			for _, f := range filters {
				stages = append(stages, stage{filter: index.And{f, equals("id", idsOf(r.Hits)...)}, text: words})
			}
		}
	}
	for _, f := range filters {
		stages = append(stages, stage{filter: f})
	}
	stages[0].said = said
	return stages
}

func idsOf(hits []index.Hit) []string {
	ids := make([]string, len(hits))
	for i, h := range hits {
		ids[i] = h.ID
	}
	return ids
}

// alike returns conditions for some documents: those that are the most like the
// tool, and then all.
func (p profile) alike(some index.And) (conditions []index.Filter) {
	if p.Kind != "" {
		alike := append(some[:len(some):len(some)], equals("kind", p.Kind))
		if (p.Kind == "framework" || p.Kind == "library") && len(p.Languages) > 0 {
			conditions = append(conditions, append(alike[:len(alike):len(alike)], equals("languages", p.Languages...)))
		}
		conditions = append(conditions, alike)
	}
	return append(conditions, some)
}

// profile is what a plan needs to know of a tool.
type profile struct {
	Kind      string         `json:"kind"`
	Category  index.Category `json:"category"`
	Languages []string       `json:"languages"`
}

// profile returns the zero value for a tool that has no document.
func (a *asker) profile(ctx context.Context, id string) profile {
	var doc profile
	r, ok := a.probe(ctx, index.Query{Index: index.Tools, Filter: equals("id", id), Limit: 1})
	if !ok || len(r.Hits) == 0 || json.Unmarshal(r.Hits[0].Document, &doc) != nil {
		return profile{}
	}
	return doc
}

// categories returns conditions on the categories, the narrowest first, without
// those above them; the widest says too little where another is known.
func (p profile) categories() (conditions []index.Filter) {
	c := p.Category
	if len(c.Lvl2) > 0 {
		conditions = append(conditions, equals("category.lvl2", c.Lvl2...))
	}
	above := func(path string) bool {
		return slices.ContainsFunc(c.Lvl2, func(below string) bool { return strings.HasPrefix(below, path+" > ") })
	}
	if own := slices.DeleteFunc(slices.Clone(c.Lvl1), above); len(own) > 0 {
		conditions = append(conditions, equals("category.lvl1", own...))
	}
	if conditions == nil && len(c.Lvl0) > 0 {
		return []index.Filter{equals("category.lvl0", c.Lvl0...)}
	}
	return conditions
}
