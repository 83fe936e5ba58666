package stackshare_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestLabelsInCells reads a table whose cells begin with the name of their column, for
// narrow screens: once, or as a script reads it where the header says it twice.
func TestLabelsInCells(t *testing.T) {
	for name, c := range map[string]struct{ head, label string }{
		"once":                  {"Moss", "Moss: "},
		"twice":                 {"<span class=big>Moss</span><span>Moss</span>", "MossMoss: "},
		"behind a first letter": {"<i aria-hidden=true>M</i>Moss", "MMoss: "},
	} {
		page := extractBody(t, `<title>Moss vs Fern | StackShare</title><h1>Moss vs Fern</h1><h2>Detailed Comparison</h2>
			<table><tr><th><th>`+c.head+`<th>Fern<tr><th>Description<td><b>`+c.label+`</b><p>Moss grows on walls, and on roofs.</p><td><b>Fern: </b><p>Fern grows in woods of old trees.</p>
			<tr><th>Key Features<td><b>`+c.label+`</b>-<td><b>Fern: </b>Soft; Green; Cheap
			<tr><th>GitHub Stars<td><b>`+c.label+`</b>85.6K<td><b>Fern: </b>-<tr><th>Stacks<td><b>`+c.label+`</b>12<td><b>Fern: </b>91
			<tr><th>Pros<td><b>`+c.label+`</b><ul><li><span>678</span> <span>Fast</span><li><span>488</span> <span>Small</span></ul><td><b>Fern: </b><ul><li><span>5</span> <span>Calm</span></ul>
			<tr><th>Integrations<td><b>`+c.label+`</b><a href="/wall">Wall</a><td><b>Fern: </b>No integrations available</table>`)
		want := []string{
			"Moss stackshare.stacks 12", "Moss github.stars 85.6K", "Fern stackshare.stacks 91", "Fern github.stars -",
			"Fern + Calm 5", `Fern has ["Soft" "Green" "Cheap"]`, "Fern with ", "Moss + Fast 678", "Moss + Small 488", "Moss has []", "Moss with Wall",
		}
		got := append(statsOf(page), saidOf(page)...)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}
