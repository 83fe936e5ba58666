package stackshare_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// TestTablesInCards reads cards of tools, each with its description and tables of what is
// for and against it, whose heads say again what they are about.
func TestTablesInCards(t *testing.T) {
	card := func(tool, points string) string {
		return `<h3>` + tool + `</h3><p>` + tool + ` is a kiln with two chambers.</p><h4>Statistics</h4><dl><dt>GitHub Stars<dd>-<dt>Votes<dd>12</dl><h4>Pros &amp; Cons</h4>` + points + `<h4>Integrations</h4><p>Python</p>`
	}
	want := []string{"A + Fast 9", "A + Small 7", "A - Young 2", "A with Python", "A: A is a kiln with two chambers.",
		"B + Used by many 30", "B - Slow 1", "B with Python", "B: B is a kiln with two chambers."}
	for name, body := range map[string]string{
		"strengths": card("A", `<h5>Strengths</h5><table><tr><th>Votes<th>Strengths<tr><td>9<td>Fast<tr><td>7<td>Small</table><h5>Weaknesses</h5><table><tr><th>Votes<th>Weaknesses<tr><td>2<td>Young</table>`) +
			card("B", `<h5>Strengths</h5><table><tr><th>Votes<th>Strengths<tr><td>30<td>Used by many</table><h5>Weaknesses</h5><table><tr><th>Votes<th>Weaknesses<tr><td>1<td>Slow</table>`),
		"heads with names": card("A", `<table><tr><th>Pros of A<th>Cons of A<tr><td>9 Fast<td>2 Young<tr><td>7 Small<td></table>`) +
			card("B", `<table><tr><th>Pros of B<th>Cons of B<tr><td>30 Used by many<td>1 Slow</table>`),
	} {
		page := extractBody(t, `<title>A vs B | StackShare</title><h1>A vs B</h1><h2>Detailed Comparison</h2>`+body)
		got := saidOf(page)
		for _, tool := range bodiesOf[record.Tool](page) {
			if tool.Description != "" {
				got = append(got, tool.Name+": "+tool.Description)
			}
		}
		slices.Sort(got)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}
