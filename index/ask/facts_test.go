package ask_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/index"
	"github.com/stackdex/stackdex/index/ask"
)

// TestFacts: what a question asks of a tool is said, with what contradicts it; that no page says
// it is said too.
func TestFacts(t *testing.T) {
	votes := int64(888)
	tool := index.Tool{
		ID: "django", Name: "Django", Licenses: []string{"BSD-3-Clause"},
		Pros:    []index.Point{{Text: "Fast", Votes: &votes, Src: []int{2}}, {Text: "Small", Src: []int{1}}},
		UsedBy:  []index.Named{{Name: "Mozilla", Src: []int{2}}},
		Figures: []index.Figure{{Metric: "github_stars", Label: "GitHub stars", Display: "85.6K", Date: "2026-01-02", Src: []int{1}, Others: []index.OtherFigure{{Display: "41K", Status: "conflicts"}, {Display: "85K", Status: "agrees"}}}},
		Traits:  []index.ToolTrait{{Key: "license", Cell: index.Cell{Src: []int{1}, Others: []index.OtherTrait{{Values: []string{"MIT"}, Status: "conflicts"}}}}},
		Sources: []index.Source{{N: 1, Site: "github"}, {N: 2, Site: "stackshare"}}, ProsTotal: 7, UsedByTotal: 1,
	}
	e := corpus(t)
	for given, want := range map[string][]ask.Fact{
		"django pros and cons":  {{Label: "Pros", Text: "Fast (888), Small and 5 more", Site: "stackshare"}, {Label: "Cons"}},
		"license of django":     {{Label: "License", Text: "BSD-3-Clause; others say MIT", Site: "github"}},
		"who uses django":       {{Label: "Used by", Text: "Mozilla", Site: "stackshare"}},
		"django github stars":   {{Label: "GitHub stars", Text: "85.6K, 2026-01-02; others say 41K", Site: "github"}},
		"vorteile von django":   {{Label: "Pros", Text: "Fast (888), Small and 5 more", Site: "stackshare"}},
		"is django open source": nil,
		"flask license":         nil, // another tool
	} {
		a, err := ask.Ask(t.Context(), e, nil, ask.Request{Text: given})
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, a.Reading.Facts(&tool)); diff != "" {
			t.Errorf("%s: read as %q (-want +got):\n%s", given, a.Reading.Said, diff)
		}
	}
}
