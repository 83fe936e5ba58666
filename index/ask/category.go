package ask

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/stackdex/stackdex/index"
)

// categoryTerm is what a question calls the tools of a kind, category or language by.
type categoryTerm struct {
	tools    index.Filter // holds for them
	narrow   index.Filter // nil, or without those of a kind that is called so too
	language tool         // that they are asked for in; the zero value: in any
	mention  []string     // ids of those that mention the language
	further  string       // words that say which of them are wanted
}

// category reads the name of a kind, category or language of tools.
func (a *asker) category(ctx context.Context, words []string) (question, bool) {
	if len(words) == 0 || len(words) > maxNameWords {
		return question{}, false
	}
	typed := strings.Join(words, " ")
	var either index.Or
	var parts []string
	for _, name := range categoriesMeant(plural(typed)) {
		found, called := a.named(ctx, typed, name)
		either = append(either, found...)
		if called != "" && !slices.Contains(parts, "the "+called) {
			parts = append(parts, "the "+called)
		}
	}
	if len(either) == 0 {
		return question{}, false
	}
	q := question{kind: Category, words: typed, category: categoryTerm{tools: either}, said: "tools of " + strings.Join(parts, " or ")}
	kind := func(f index.Filter) bool { return f.(index.Equal).Attribute == "kind" }
	if own := slices.DeleteFunc(slices.Clone(either), kind); len(own) > 0 && len(own) < len(either) {
		q.category.narrow = own
	}
	return q, true
}

// declarative are languages in which no tool is written.
var declarative = strings.Fields("sql html css graphql xml json yaml markdown")

// fewInLanguage are so few tools of a category with the name of a language that it is no
// language for them.
const fewInLanguage = 3

// inLanguage reads "php framework" and "orm for python": a category of tools that
// are written in a language.
func (a *asker) inLanguage(ctx context.Context, words []string) (question, bool) {
	if len(words) < 2 {
		return question{}, false
	}
	last := len(words) - 1
	for _, part := range []struct{ language, rest []string }{{words[:1], words[1:]}, {words[last:], words[:last]}} {
		t, n, ok := a.toolAt(ctx, part.language)
		if !ok || n != len(part.language) || slices.Contains(declarative, t.id) || a.profile(ctx, t.id).Kind != "language" {
			continue
		}
		q, ok := a.category(ctx, part.rest)
		if !ok {
			continue
		}
		mention := a.mentioning(ctx, q.category.tools, t, part.language[0])
		if len(mention) < fewInLanguage && a.findsNothing(ctx, index.Tools, stage{filter: equals("languages", t.name)}) {
			continue
		}
		q.category = categoryTerm{tools: q.category.tools, language: t, mention: mention}
		q.words = strings.Join(words, " ")
		q.said += ", in " + t.name
		return q, true
	}
	return question{}, false
}

// mostMentioning is among how many hits tools that mention a language are looked for.
const mostMentioning = 300

// mentioning returns the ids of tools of a category that have the name of a language in their
// names or summary, written as a name: who is told to go fast is not told of Go.
func (a *asker) mentioning(ctx context.Context, category index.Filter, language tool, typed string) (ids []string) {
	for _, name := range []string{language.name, typed} {
		r, _ := a.probe(ctx, index.Query{Index: index.Tools, Filter: index.And{category, index.Not{Filter: equals("id", language.id)}}, Text: name, Limit: mostMentioning})
		for _, c := range candidatesOf(r.Hits) {
			if c.writes(language.name) && !slices.Contains(ids, c.id) {
				ids = append(ids, c.id)
			}
		}
		if strings.EqualFold(typed, language.name) {
			break
		}
	}
	return ids
}

// categoryFacets are the attributes with the names of kinds, categories and languages.
var categoryFacets = []string{"kind", "category.lvl2", "category.lvl1", "category.lvl0", "languages"}

// named returns conditions on the kind, categories and languages with a folded
// name, and what the first of them is called.
func (a *asker) named(ctx context.Context, typed, name string) (either index.Or, called string) {
	text := lettered(strings.ReplaceAll(name, " and ", " ")) // which a category writes as &
	if plural(typed) == name {
		text = strings.Join(expanded(strings.Fields(typed)), " ")
	}
	r, _ := a.probeWords(ctx, text, 1, categoryFacets)
	for _, same := range []func(leaf string) bool{
		func(leaf string) bool { return plural(leaf) == name },
		func(leaf string) bool { return core(plural(leaf)) == core(name) },
	} {
		for _, facet := range categoryFacets {
			for _, c := range r.Facets[facet] {
				leaf := strings.TrimSpace(c.Value[strings.LastIndex(c.Value, ">")+1:])
				if !same(leaf) {
					continue
				}
				either = append(either, index.Equal{Attribute: facet, Values: []string{c.Value}})
				called = cmp.Or(called, cmp.Or(map[string]string{"kind": "kind ", "languages": "language "}[facet], "category ")+leaf)
			}
		}
		if either != nil {
			break
		}
	}
	return either, called
}

// lettered returns the words of more than a letter, which are what finds the "a b testing" category.
func lettered(text string) string {
	words := strings.Fields(text)
	long := slices.DeleteFunc(slices.Clone(words), func(w string) bool { return len(w) < 2 })
	if len(long) == 0 {
		return text
	}
	return strings.Join(long, " ")
}

// generalEndings are words at the end of the names of categories that people leave out, or put
// there.
var generalEndings = [][]string{strings.Fields("as a service"), {"and"}, {"tool"}, {"software"}, {"platform"}, {"service"}, {"solution"}, {"system"}, {"management"}, {"api"}, {"app"}, {"library"}}

// core returns a folded name without general words at its end: "link shortening" of "link
// shortening as a service".
func core(folded string) string {
	words := strings.Fields(folded)
	for cut := true; cut; {
		cut = false
		for _, end := range generalEndings {
			if n := len(words) - len(end); n > 0 && slices.Equal(words[n:], end) {
				words, cut = words[:n], true
			}
		}
	}
	return strings.Join(words, " ")
}

// plural folds a name so that its singular and plural are the same, and "Load &
// Performance Testing" what people write.
func plural(name string) string {
	words := strings.Fields(strings.ReplaceAll(strings.ToLower(name), "-", " "))
	for i, w := range words {
		switch {
		case w == "&":
			words[i] = "and"
		case w == "db", w == "dbs":
			words[i] = "database"
		case len(w) > 4 && strings.HasSuffix(w, "ies"):
			words[i] = w[:len(w)-3] + "y"
		case len(w) > 3 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss"):
			words[i] = w[:len(w)-1]
		}
	}
	return strings.Join(words, " ")
}
