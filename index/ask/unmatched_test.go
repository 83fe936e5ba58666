package ask_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/ask"
)

// TestUnmatchedConditions: a condition that holds for no document, as one that is mistyped,
// is named where nothing is found.
func TestUnmatchedConditions(t *testing.T) {
	e := corpus(t)
	var more []index.Document
	for id, language := range map[string]string{"rails": "Ruby", "sinatra": "Ruby", "axum": "Rust"} {
		doc := fmt.Sprintf(`{"id":%q,"schema":1,"name":%q,"languages":[%q]}`, id, id, language)
		more = append(more, index.Document{Ref: index.Ref{Index: index.Tools, ID: id}, JSON: []byte(doc)})
	}
	if _, err := e.Apply(t.Context(), index.Batch{Upserts: more}); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ text, filter, said string }{
		{"", "kind = framwork", "no tool has kind = framwork; is it framework?"},
		{"django", "kind = zzz", "words, because nothing is found of the tool Django under this filter; no tool has kind = zzz; there are "},
		{"", "kind = framework AND metrics.github_star > 5", "no tool has metrics.github_star; is it metrics.github_stars?"},
		{"", "metrics.zzz EXISTS", "no tool has metrics.zzz; there are metrics."},
		{"", "languages = Q", "no tool has languages = Q; there are "},        // which is near to all of one letter or two
		{"", "languages = Ruxt", "no tool has languages = Ruxt; is it Rust?"}, // and not Ruby
		{"", "id = nosuchtool", "no tool has id = nosuchtool"},
		{"", "kind = framework AND metrics.github_stars < 1", ""},
		{"", "kind IN [framework, zzz]", ""}, // something is found
	} {
		f, err := index.ParseFilter(index.Tools, c.filter)
		if err != nil {
			t.Fatal(err)
		}
		a, err := ask.Ask(t.Context(), e, nil, ask.Request{Text: c.text, In: []index.Name{index.Tools}, Filter: f})
		if err != nil || !strings.HasPrefix(a.Reading.Said, c.said) || c.said == "" && a.Reading.Said != "" {
			t.Errorf("%q under %s: read as %q, want %q; %v", c.text, c.filter, a.Reading.Said, c.said, err)
		}
	}
}
