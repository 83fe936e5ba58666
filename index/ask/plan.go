package ask

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/stackdex/stackdex/index"
)

// stage is a search whose hits come before those of the next. Every stage but
// the last has a filter.
type stage struct {
	filter index.Filter
	text   string
	said   string // in place of what the question was read as: it is answered otherwise
}

// merged makes one stage of those that follow one another with the same text: in an order that
// was asked for, none of them comes first.
func merged(stages []stage) (all []stage) {
	for _, s := range stages {
		last := len(all) - 1
		if last < 0 || s.filter == nil || all[last].filter == nil || s.text != all[last].text {
			all = append(all, s)
			continue
		}
		all[last].filter = index.Or{all[last].filter, s.filter}
		all[last].said = cmp.Or(all[last].said, s.said)
	}
	return all
}

// plan returns the stages that answer a question in an index.
func (a *asker) plan(ctx context.Context, q question, n index.Name) []stage {
	switch q.kind {
	case ExactTool:
		return planTool(q, n)
	case Users:
		return planTool(q, n)[:1] // its document says who uses it
	case Alternatives:
		return a.planAlternatives(ctx, q, n)
	case Comparison:
		if n == index.Passages {
			return a.planCompared(ctx, q)
		}
		return planComparison(q, n)
	case Claims:
		return a.planClaims(ctx, q, n)
	case Category:
		if n == index.Tools {
			return planCategory(q)
		}
	}
	if n == index.Tools {
		return planNamed(q)
	}
	return []stage{{text: q.words}}
}

func is(attribute string, values ...string) index.Filter {
	return index.Equal{Attribute: attribute, Values: values}
}

// planTool shows the tool first, then other hits of the text.
func planTool(q question, n index.Name) []stage {
	if n == index.Tools {
		stages := []stage{{filter: is("id", q.tools[0].id)}}
		if q.filter != nil {
			stages = append(stages, stage{filter: q.filter})
		}
		return append(stages, stage{text: q.text})
	}
	return []stage{{filter: is("tools", q.tools[0].id)}}
}

// planNamed shows tools that a text names before its other hits.
func planNamed(q question) (stages []stage) {
	for _, t := range q.named {
		stages = append(stages, stage{filter: is("id", t.id)})
	}
	return append(stages, stage{text: q.words})
}

// planCategory shows the tools of a category; with a language, first those known to be written
// in it, then those that name it, the best known first, then those in which it is found, then
// hits of the other words, but no languages.
func planCategory(q question) []stage {
	if q.in == (tool{}) && q.narrow != nil {
		return []stage{{filter: q.narrow}, {filter: q.filter}, {text: q.words}}
	}
	if q.in == (tool{}) {
		return []stage{{filter: q.filter}, {text: q.words}}
	}
	stages := []stage{{filter: index.And{q.filter, is("languages", q.in.name)}}}
	if len(q.mention) > 0 {
		stages = append(stages, stage{filter: index.And{q.filter, is("id", q.mention...)}})
	}
	others := index.Not{Filter: is("id", q.in.id)}
	return append(stages, stage{filter: index.And{q.filter, others}, text: q.in.name}, stage{filter: index.Not{Filter: is("kind", "language")}, text: q.words})
}

// fewAlternatives are so few that others are looked for.
const fewAlternatives = 5

// planAlternatives shows what pages call an alternative, of several tools first
// that of all. Those of the same kind come first, and of the same language where one
// builds on the tool: an alternative to a framework is rarely a language. Where
// pages name few it shows the tools of the same category behind them.
func (a *asker) planAlternatives(ctx context.Context, q question, n index.Name) []stage {
	if n != index.Tools {
		return []stage{{filter: of(q.tools), text: q.words}}
	}
	ids := make([]string, len(q.tools))
	for i, t := range q.tools {
		ids[i] = t.id
	}
	others := index.Not{Filter: is("id", ids...)}
	named := index.And{is("alternative_of", ids...), others}
	tool := a.asked(ctx, ids[0])
	var filters []index.Filter
	if len(ids) > 1 {
		all := index.And{others}
		for _, id := range ids {
			all = append(all, is("alternative_of", id))
		}
		filters = append(filters, all)
	}
	filters = append(filters, tool.alike(named)...)
	said := q.said
	if count := a.count(ctx, n, stage{filter: named}); count >= 0 && count < fewAlternatives {
		categories := tool.categories()
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
				stages = append(stages, stage{filter: index.And{f, is("id", idsOf(r.Hits)...)}, text: words})
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
func (t asked) alike(some index.And) (conditions []index.Filter) {
	if t.Kind != "" {
		alike := append(some[:len(some):len(some)], is("kind", t.Kind))
		if (t.Kind == "framework" || t.Kind == "library") && len(t.Languages) > 0 {
			conditions = append(conditions, append(alike[:len(alike):len(alike)], is("languages", t.Languages...)))
		}
		conditions = append(conditions, alike)
	}
	return append(conditions, some)
}

// asked is what a plan needs to know of the tool that is asked about.
type asked struct {
	Kind      string         `json:"kind"`
	Category  index.Category `json:"category"`
	Languages []string       `json:"languages"`
}

// asked returns the zero value for a tool that has no document.
func (a *asker) asked(ctx context.Context, id string) asked {
	var doc asked
	r, ok := a.probe(ctx, index.Query{Index: index.Tools, Filter: is("id", id), Limit: 1})
	if !ok || len(r.Hits) == 0 || json.Unmarshal(r.Hits[0].Document, &doc) != nil {
		return asked{}
	}
	return doc
}

// categories returns conditions on the categories, the narrowest first, without
// those above them; the widest says too little where another is known.
func (t asked) categories() (conditions []index.Filter) {
	c := t.Category
	if len(c.Lvl2) > 0 {
		conditions = append(conditions, is("category.lvl2", c.Lvl2...))
	}
	above := func(path string) bool {
		return slices.ContainsFunc(c.Lvl2, func(below string) bool { return strings.HasPrefix(below, path+" > ") })
	}
	if own := slices.DeleteFunc(slices.Clone(c.Lvl1), above); len(own) > 0 {
		conditions = append(conditions, is("category.lvl1", own...))
	}
	if conditions == nil && len(c.Lvl0) > 0 {
		return []index.Filter{is("category.lvl0", c.Lvl0...)}
	}
	return conditions
}

// planComparison shows the tools in the order they are asked for, or the
// comparison of just these, then of these with others or of some of them.
func planComparison(q question, n index.Name) []stage {
	var stages []stage
	switch n {
	case index.Tools:
		for _, t := range q.tools {
			stages = append(stages, stage{filter: is("id", t.id)})
		}
	case index.Comparisons:
		var all index.And
		for _, t := range q.tools {
			all = append(all, is("tools", t.id))
		}
		if len(q.tools) == 2 {
			stages = append(stages, stage{filter: append(all[:2:2], is("kind", "pair"))})
		}
		stages = append(stages, stage{filter: all})
		if len(q.tools) > 2 {
			stages = append(stages, stage{filter: pairs(q.tools, "tools")})
		}
	}
	return stages
}

// planCompared shows passages that set the tools against each other; where none
// has the words, which may be no comparison, it searches them.
func (a *asker) planCompared(ctx context.Context, q question) []stage {
	between := stage{filter: index.Or{pairs(q.tools, "versus"), pairs(q.tools, "tools")}, text: q.words}
	if q.words != "" && a.findsNothing(ctx, index.Passages, between) {
		return []stage{{text: q.text, said: q.said + "; passages by words alone, because none that compares them has those"}}
	}
	return []stage{between}
}

// findsNothing reports whether the engine says that a stage has no hits.
func (a *asker) findsNothing(ctx context.Context, n index.Name, s stage) bool {
	return a.count(ctx, n, s) == 0
}

// count returns how many hits a stage has; -1 if the engine does not say.
func (a *asker) count(ctx context.Context, n index.Name, s stage) int {
	r, ok := a.probe(ctx, index.Query{Index: n, Filter: s.filter, Text: s.text, Limit: 1})
	if !ok {
		return -1
	}
	return r.Total
}

// pairs holds for documents of two of the tools, one of them under another
// attribute.
func pairs(tools []tool, attribute string) index.Filter {
	var either index.Or
	for i, t := range tools {
		for j, other := range tools {
			if i != j && (attribute != "tools" || i < j) {
				either = append(either, index.And{is("tools", t.id), is(attribute, other.id)})
			}
		}
	}
	return either
}

// near is how far a value may be from the one that is asked for.
const near = 0.01

// planClaims shows passages with the number that is asked for, then others of
// the same tools and words.
func (a *asker) planClaims(ctx context.Context, q question, n index.Name) []stage {
	switch {
	case len(q.tools) == 0:
		if n == index.Passages && len(q.numbers) > 0 {
			return []stage{{filter: about(q.numbers)}, {text: q.words}}
		}
		return []stage{{text: q.words}}
	case n == index.Tools:
		var stages []stage
		for _, t := range q.tools {
			stages = append(stages, stage{filter: is("id", t.id)})
		}
		return stages
	case n == index.Comparisons:
		return []stage{{filter: of(q.tools), text: q.words}}
	}
	byTools := stage{filter: of(q.tools), text: q.words}
	if a.findsNothing(ctx, n, byTools) {
		byTools.text = "" // what is said of the tool at all
	}
	if len(q.numbers) == 0 {
		return []stage{byTools}
	}
	return []stage{{filter: index.And{byTools.filter, about(q.numbers)}}, byTools}
}

// of holds for documents of one of the tools.
func of(tools []tool) index.Filter {
	ids := make([]string, len(tools))
	for i, t := range tools {
		ids[i] = t.id
	}
	return is("tools", ids...)
}

// about holds for passages whose value is one of some numbers, nearly.
func about(numbers []float64) index.Filter {
	var either index.Or
	for _, v := range numbers {
		low, high := v*(1-near), v*(1+near)
		either = append(either, index.Compare{Attribute: "value", Min: &low, Max: &high})
	}
	return either
}
