package stackshare_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestNamesAboveLists takes the name of a tool above its list for no entry, also where
// another tool has nothing below its name.
func TestNamesAboveLists(t *testing.T) {
	page := extractBody(t, pairTitle+`<h2>Detailed Comparison</h2><table><tr><td><b>Pros</b></td><td><table><tr>
		<td><b>A</b><br><ol><li><span>623</span> <span>Warm</span></li><li><span>409</span> <span>Dry</span></li><li><span>13</span> <span>Thick</span></li></ol></td><td><b>B</b></td></tr></table></td></tr>
		<tr><td><b>Cons</b></td><td><table><tr><td><b>A</b><br><ol><li><span>7</span> <span>Slow</span></li></ol></td><td><b>B</b><br><ol><li><span>5</span> <span>Old</span></li></ol></td></tr></table></td></tr></table><h2>Related Comparisons</h2><p><a href="/stackups/c-vs-d">C vs D</a></p>`)
	if diff := cmp.Diff([]string{"A + Dry 409", "A + Thick 13", "A + Warm 623", "A - Slow 7", "B - Old 5"}, voted(saidOf(page))); diff != "" {
		t.Errorf("pros and cons (-want +got):\n%s", diff)
	}
}

// voted returns what says more than that there is nothing.
func voted(said []string) []string {
	var list []string
	for _, s := range said {
		if s[len(s)-2:] != "-1" {
			list = append(list, s)
		}
	}
	return list
}

// TestHeadsOfGroupsNameTheTools reads a table in which each group of rows begins with the
// names of the tools, and its rows have labels of their own.
func TestHeadsOfGroupsNameTheTools(t *testing.T) {
	page := extractBody(t, pairTitle+`<h2>Detailed Comparison</h2><table><tr><th>Statistics</th><th>A</th><th>B</th></tr><tr><td>Stacks</td><td>12</td><td>31</td></tr>
		<tr><th>Pros &amp; Cons</th><th>A</th><th>B</th></tr><tr><td>Pros</td><td><ul><li>8 Warm</li></ul></td><td><ul><li>3 Small</li></ul></td></tr>
		<tr><th>Integrations</th><th>A</th><th>B</th></tr><tr><td>Integrates with</td><td><ul><li>Moss</li></ul></td><td><ul><li>Fern</li></ul></td></tr></table>`)
	if diff := cmp.Diff([]string{"A + Warm 8", "A with Moss", "B + Small 3", "B with Fern"}, saidOf(page)); diff != "" {
		t.Errorf("facts (-want +got):\n%s", diff)
	}
}
