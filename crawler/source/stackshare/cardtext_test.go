package stackshare_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// TestCardTexts reads what tools are in the cards with their figures, above the comparison,
// where nothing else says it.
func TestCardTexts(t *testing.T) {
	const differ = `<h2>A vs B: What are the differences?</h2><p>The two differ in the walls that they see.</p>`
	card := func(name, front, behind string) string {
		return `<div><h3>` + name + `</h3>` + front + `<div><span>38.7K</span> <span>Stacks</span></div><div><span>4.2K</span> <span>Votes</span></div>` + behind + `</div>`
	}
	const a, b = `<p>A counts the moss on walls.</p>`, `<p>B counts the fern in woods.</p>`
	both := map[string]string{"A": "A counts the moss on walls.", "B": "B counts the fern in woods."}
	for name, c := range map[string]struct {
		body string
		want map[string]string
	}{
		"in front":         {card("A", a, "") + card("B", b, "") + differ, both},
		"behind":           {`<h2>Overview</h2>` + card("A", "", a) + card("B", "", b) + differ, both},
		"other texts":      {card("A", a, "") + card("B", b, "<p>Missing a tool? Let us know.</p>") + differ, both},
		"of one":           {card("A", a, "") + card("B", "", "") + differ, map[string]string{"A": "", "B": ""}},
		"twice the same":   {card("A", "<p>Log in to follow this tool.</p>", "") + card("B", "<p>Log in to follow this tool.</p>", "") + differ, map[string]string{"A": "", "B": ""}},
		"described better": {card("A", "<p>A has more stacks.</p>", "") + card("B", "<p>B has fewer of them.</p>", "") + differ + `<h2>What is A?</h2>` + a + `<h2>What is B?</h2>` + b, both},
	} {
		got := map[string]string{}
		for _, tool := range bodiesOf[record.Tool](extractBody(t, pairTitle+c.body)) {
			got[tool.Name] = tool.Description
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}
