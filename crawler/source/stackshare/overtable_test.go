package stackshare_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// TestOverviewRows reads what a table above the comparison says of the tools besides their
// figures, unless the comparison says it.
func TestOverviewRows(t *testing.T) {
	const overview = `<h2>Overview</h2><table><tr><th><th>A<th>B<tr><th>Description<td>A counts the moss on walls.<td>B counts the fern in woods.
		<tr><th>Features<td>-<td>Dry; Easy to use<tr><th>Stacks<td>38.7K<td>91<tr><th>Integrations<td>Python<td>Rust, Go</table>`
	const detailed = `<h2>Detailed Comparison</h2><h3>A</h3><p>A is a tool for patient people.</p><h4>Features</h4><ul><li>Slow</ul><h4>Pros</h4><ul><li>Fast (9)</ul><h4>Integrations</h4><ul><li>Perl</ul>
		<h3>B</h3><p>B is a tool for all the others.</p><h4>Features</h4><ul><li>Quick</ul><h4>Pros</h4><ul><li>Stable (4)</ul><h4>Integrations</h4><ul><li>Ruby</ul>`
	for name, c := range map[string]struct {
		body string
		want []string
	}{
		"alone": {overview, []string{"A is A counts the moss on walls.", "B is B counts the fern in woods.", "A has []", "A with Python", `B has ["Dry" "Easy to use"]`, "B with Go", "B with Rust"}},
		"also below": {overview + detailed, []string{"A is A is a tool for patient people.", "B is B is a tool for all the others.", "A + Fast 9", `A has ["Slow"]`, "A with Perl",
			"B + Stable 4", `B has ["Quick"]`, "B with Ruby"}},
	} {
		page := extractBody(t, pairTitle+c.body)
		var got []string
		for _, tool := range bodiesOf[record.Tool](page) {
			if tool.Role == record.RoleSubject {
				got = append(got, tool.Name+" is "+tool.Description)
			}
		}
		if diff := cmp.Diff(c.want, append(got, saidOf(page)...)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}
