package ask

import (
	"cmp"
	"context"
	"strings"

	"github.com/stackdex/stackdex/index"
)

// category reads the name of a kind, category or language of tools.
func (a *asker) category(ctx context.Context, words []string) (question, bool, error) {
	if len(words) == 0 || len(words) > maxNameWords {
		return question{}, false, nil
	}
	typed := strings.Join(words, " ")
	var either index.Or
	var parts []string
	var asTyped ahead
	for i, name := range meant(plural(typed)) {
		found, called, err := a.called(ctx, typed, name)
		if err != nil {
			return question{}, false, err
		}
		if i == 0 {
			asTyped = a.ahead
		}
		either = append(either, found...)
		if called != "" {
			parts = append(parts, "the "+called)
		}
	}
	if len(either) == 0 {
		a.ahead = asTyped // the answer, if the words mean nothing else
		return question{}, false, nil
	}
	return question{kind: Category, words: typed, filter: either, said: "tools of " + strings.Join(parts, " or ")}, true, nil
}

// inLanguage reads "php framework" and "orm for python": a category of tools that
// are written in a language.
func (a *asker) inLanguage(ctx context.Context, words []string) (question, bool, error) {
	if len(words) < 2 {
		return question{}, false, nil
	}
	last := len(words) - 1
	for _, part := range []struct{ language, rest []string }{{words[:1], words[1:]}, {words[last:], words[:last]}} {
		t, _, ok := a.toolAt(ctx, part.language)
		if !ok || a.asked(ctx, t.id).Kind != "language" || a.findsNothing(ctx, index.Tools, stage{filter: is("languages", t.name)}) {
			continue // nothing is written in SQL
		}
		q, ok, err := a.category(ctx, part.rest)
		if ok || err != nil {
			q.in, q.words = t, strings.Join(words, " ")
			q.said += ", in " + t.name
			return q, ok, err
		}
	}
	return question{}, false, nil
}

// called returns conditions on the kind, categories and languages with a folded
// name, and what the first of them is called.
func (a *asker) called(ctx context.Context, typed, name string) (either index.Or, reading string, err error) {
	facets := []string{"kind", "category.lvl2", "category.lvl1", "category.lvl0", "languages"}
	text := strings.ReplaceAll(name, " and ", " ") // which a category writes as &
	if plural(typed) == name {
		text = typed
	}
	r, err := a.searchAhead(ctx, text, facets)
	if err != nil {
		return nil, "", err
	}
	for _, facet := range facets {
		for _, c := range r.Facets[facet] {
			leaf := strings.TrimSpace(c.Value[strings.LastIndex(c.Value, ">")+1:])
			if plural(leaf) != name {
				continue
			}
			either = append(either, index.Equal{Attribute: facet, Values: []string{c.Value}})
			if reading == "" {
				reading = map[string]string{"kind": "kind ", "languages": "language "}[facet]
				reading = cmp.Or(reading, "category ") + leaf
			}
		}
	}
	return either, reading, nil
}

// plural folds a name so that its singular and plural are the same, and "Load &
// Performance Testing" what people write.
func plural(name string) string {
	words := strings.Fields(strings.ToLower(name))
	for i, w := range words {
		switch {
		case w == "&":
			words[i] = "and"
		case len(w) > 4 && strings.HasSuffix(w, "ies"):
			words[i] = w[:len(w)-3] + "y"
		case len(w) > 3 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss"):
			words[i] = w[:len(w)-1]
		}
	}
	return strings.Join(words, " ")
}
