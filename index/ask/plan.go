package ask

import (
	"cmp"
	"context"

	"github.com/stackdex/stackdex/index"
)

// stage is a search whose hits come before those of the next. Every stage but
// the last has a filter.
type stage struct {
	filter index.Filter
	text   string
	said   string // in place of what the question was read as: it is answered otherwise
}

// mergeStages makes one stage of those that follow one another with the same text: in an order that
// was asked for, none of them comes first.
func mergeStages(stages []stage) (all []stage) {
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
			return a.planComparedPassages(ctx, q)
		}
		return planComparison(q, n)
	case Claims:
		return a.planClaims(ctx, q, n)
	case Category:
		if n == index.Tools {
			return a.planCategory(ctx, q)
		}
	}
	if n == index.Tools {
		return planWords(q)
	}
	return []stage{{text: q.words}}
}

// equals holds for documents one of whose values is one of these.
func equals(attribute string, values ...string) index.Filter {
	return index.Equal{Attribute: attribute, Values: values}
}

// planTool shows the tool first, then other hits of the text.
func planTool(q question, n index.Name) []stage {
	if n == index.Tools {
		stages := []stage{{filter: equals("id", q.tools[0].id)}}
		if q.category.tools != nil {
			stages = append(stages, stage{filter: q.category.tools})
		}
		return append(stages, stage{text: q.text})
	}
	return []stage{{filter: equals("tools", q.tools[0].id)}}
}

// planWords shows tools that a text names before its other hits.
func planWords(q question) (stages []stage) {
	for _, t := range q.mentioned {
		stages = append(stages, stage{filter: equals("id", t.id)})
	}
	return append(stages, stage{text: q.words})
}

// planCategory shows the tools of a category; with a language, first those known to be written
// in it, then those that name it, the best known first, then those in which it is found, then
// hits of the other words, but no languages.
func (a *asker) planCategory(ctx context.Context, q question) []stage {
	c := q.category
	switch {
	case c.further != "":
		return append(a.withWords(ctx, c.filters(), c.further, q.said), stage{text: q.words})
	case c.language != (tool{}):
		var stages []stage
		for _, f := range c.filters() {
			stages = append(stages, stage{filter: f})
		}
		others := index.Not{Filter: equals("id", c.language.id)}
		return append(stages, stage{filter: index.And{c.tools, others}, text: c.language.name}, stage{filter: index.Not{Filter: equals("kind", "language")}, text: q.words})
	case c.narrow != nil:
		return []stage{{filter: c.narrow}, {filter: c.tools}, {text: q.words}}
	}
	return []stage{{filter: c.tools}, {text: q.words}}
}

// filters are the conditions on the tools of a category, of those first that meet more of it.
func (c categoryTerm) filters() (list []index.Filter) {
	switch {
	case c.language != (tool{}):
		list = append(list, index.And{c.tools, equals("languages", c.language.name)})
		if len(c.mention) > 0 {
			list = append(list, index.And{c.tools, equals("id", c.mention...)})
		}
		return list
	case c.narrow != nil:
		return []index.Filter{c.narrow, c.tools}
	}
	return []index.Filter{c.tools}
}

// planComparison shows the tools in the order they are asked for, or the
// comparison of just these, then of these with others or of some of them.
func planComparison(q question, n index.Name) []stage {
	var stages []stage
	switch n {
	case index.Tools:
		for _, t := range q.tools {
			stages = append(stages, stage{filter: equals("id", t.id)})
		}
	case index.Comparisons:
		var all index.And
		for _, t := range q.tools {
			all = append(all, equals("tools", t.id))
		}
		if len(q.tools) == 2 {
			stages = append(stages, stage{filter: append(all[:2:2], equals("kind", "pair"))})
		}
		stages = append(stages, stage{filter: all})
		if len(q.tools) > 2 {
			stages = append(stages, stage{filter: pairs(q.tools, "tools")})
		}
	}
	return stages
}

// planComparedPassages shows passages that set the tools against each other; where none
// has the words, which may be no comparison, it searches them.
func (a *asker) planComparedPassages(ctx context.Context, q question) []stage {
	between := stage{filter: index.Or{pairs(q.tools, "versus"), pairs(q.tools, "tools")}, text: q.words}
	if q.words != "" && a.findsNothing(ctx, index.Passages, between) {
		return []stage{{text: q.text, said: q.said + "; passages by words alone, because none that compares them has those"}}
	}
	return []stage{between}
}

// pairs holds for documents of two of the tools, one of them under another
// attribute.
func pairs(tools []tool, attribute string) index.Filter {
	var either index.Or
	for i, t := range tools {
		for j, other := range tools {
			if i != j && (attribute != "tools" || i < j) {
				either = append(either, index.And{equals("tools", t.id), equals(attribute, other.id)})
			}
		}
	}
	return either
}

// valueTolerance is how far a value may be from the one that is asked for, as a share of it.
const valueTolerance = 0.01

// planClaims shows passages with the number that is asked for, then others of
// the same tools and words.
func (a *asker) planClaims(ctx context.Context, q question, n index.Name) []stage {
	switch {
	case len(q.tools) == 0:
		if n == index.Passages && len(q.numbers) > 0 {
			return []stage{{filter: valueIn(q.numbers)}, {text: q.words}}
		}
		return []stage{{text: q.words}}
	case n == index.Tools:
		var stages []stage
		for _, t := range q.tools {
			stages = append(stages, stage{filter: equals("id", t.id)})
		}
		return stages
	case n == index.Comparisons:
		return []stage{{filter: aboutAny(q.tools), text: q.words}}
	}
	byTools := stage{filter: aboutAny(q.tools), text: q.words}
	if a.findsNothing(ctx, n, byTools) {
		byTools.text = "" // what is said of the tool at all
	}
	if len(q.numbers) > 0 {
		return []stage{{filter: index.And{byTools.filter, valueIn(q.numbers)}}, byTools}
	}
	if kinds := passageKinds(q.aspects); kinds != nil {
		return []stage{{filter: index.And{byTools.filter, equals("kind", kinds...)}}, byTools}
	}
	return []stage{byTools}
}

// passageKinds returns the kinds of passages that answer aspects.
func passageKinds(aspects []string) (kinds []string) {
	for _, aspect := range aspects {
		switch aspect {
		case Pros:
			kinds = append(kinds, "pro")
		case Cons:
			kinds = append(kinds, "con")
		}
	}
	return kinds
}

// aboutAny holds for documents of one of the tools.
func aboutAny(tools []tool) index.Filter {
	return equals("tools", idsOfTools(tools)...)
}

// valueIn holds for passages whose value is one of some numbers, nearly.
func valueIn(numbers []float64) index.Filter {
	var either index.Or
	for _, v := range numbers {
		low, high := v*(1-valueTolerance), v*(1+valueTolerance)
		either = append(either, index.Compare{Attribute: "value", Min: &low, Max: &high})
	}
	return either
}
