package stackshare_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// TestGroupsInFirstColumn reads a table in which the first column says what several rows
// are about, and each tool has two columns: for labels and figures, or votes and points.
func TestGroupsInFirstColumn(t *testing.T) {
	page := extractBody(t, `<title>A vs B</title><h1>A vs B</h1><h2>Detailed Comparison</h2><table>
<tr><th rowspan=2>About<th colspan=2>A<th colspan=2>B<tr><td colspan=2>A is a kiln with two chambers.<td colspan=2>B is a kiln for small pots.
<tr><th rowspan=2>Statistics<td>GitHub Stars<td>9.6K<td>GitHub Stars<td>-<tr><td>Stacks<td>3.7K<td>Stacks<td>71
<tr><th rowspan=2>Pros<td>9<td>Fast<td>30<td>Used by many<tr><td>7<td>Small<td>4<td>Stable
<tr><th rowspan=2>Cons<td>2<td>Young<td>1<td>Slow<tr><td>1<td>Loud<td><td></table>`)
	got := saidOf(page)
	for _, tool := range bodiesOf[record.Tool](page) {
		got = append(got, tool.Name+": "+tool.Description)
	}
	for _, s := range bodiesOf[record.Stat](page) {
		got = append(got, s.Tool+" "+s.Metric+" "+s.Raw)
	}
	want := []string{"A + Fast 9", "A + Small 7", "A - Loud 1", "A - Young 2", "A github.stars 9.6K", "A stackshare.stacks 3.7K", "A: A is a kiln with two chambers.",
		"B + Stable 4", "B + Used by many 30", "B - Slow 1", "B github.stars -", "B stackshare.stacks 71", "B: B is a kiln for small pots."}
	slices.Sort(got)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
