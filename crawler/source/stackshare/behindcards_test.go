package stackshare_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// TestBehindCards reads what is said of all tools under headings as high as the names of
// the tools, behind the last of these.
func TestBehindCards(t *testing.T) {
	card := func(tool, feature string) string {
		return `<h3>` + tool + `</h3><p>` + tool + ` is a framework for gardens.</p><p>Key features: ` + feature + `; quick; nice</p>`
	}
	const with = `<h3>Integrations</h3><h4>A</h4><ul><li><a href=/zig>Zig</a></ul><h4>B</h4><ul><li><a href=/ada>Ada</a></ul>`
	const points = `<h3>Pros &amp; Cons</h3><h4>Pros of A</h4><ul><li>9 Fast</ul><h4>Cons of A</h4><ul><li>3 Slow to build</ul><h4>Pros of B</h4><ul><li>7 Safe</ul><h4>Cons of B</h4><ul><li>2 Young</ul>`
	const figures = `<h3>Statistics</h3><table><tr><td><th>A<th>B<tr><th>Stacks<td>8<td>9</table>`
	saidWith, saidPoints, saidFigures := []string{"A with Zig", "B with Ada"}, []string{"A + Fast 9", "A - Slow to build 3", "B + Safe 7", "B - Young 2"}, []string{"A 8", "B 9"}
	for body, said := range map[string][]string{
		with: saidWith, points: saidPoints, figures: saidFigures, with + figures: append(slices.Clone(saidWith), saidFigures...), points + with: append(slices.Clone(saidPoints), saidWith...),
	} {
		p := extractBody(t, `<title>A vs B</title><h1>A vs B</h1><h2>Detailed Comparison</h2>`+card("A", "small")+card("B", "large")+body)
		got := saidOf(p)
		for _, s := range bodiesOf[record.Stat](p) {
			got = append(got, s.Tool+" "+s.Raw)
		}
		for _, tool := range bodiesOf[record.Tool](p)[:2] {
			got = append(got, tool.Description)
		}
		want := append(slices.Clone(said), "A is a framework for gardens.", "B is a framework for gardens.", `A has ["small" "quick" "nice"]`, `B has ["large" "quick" "nice"]`)
		slices.Sort(got)
		slices.Sort(want)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", body, diff)
		}
	}
}
