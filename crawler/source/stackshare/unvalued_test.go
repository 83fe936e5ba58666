package stackshare_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestNothingBehindLabel reads a figure whose place is empty as none, and never takes
// that of another label or tool for it.
func TestNothingBehindLabel(t *testing.T) {
	want := []string{"A github.forks 30", "A github.stars 4200", "A stackshare.stacks 900", "A stackshare.votes 42", "B github.forks none", "B github.stars none", "B stackshare.stacks 31", "B stackshare.votes 12"}
	card := func(name, stars, forks, stacks, votes string) string {
		kv := func(label, value string) string {
			return `<div><span>` + label + `</span><span>` + value + `</span></div>`
		}
		return `<div><h3>` + name + `</h3><p>` + name + ` is made for roofs.</p><h4>Statistics</h4>` + kv("GitHub Stars", stars) + kv("GitHub Forks", forks) + kv("Stacks", stacks) + kv("Votes", votes) + `</div>`
	}
	pair := func(label, a, b string) string {
		of := func(v string) string { return `<div><div>` + label + `</div><div>` + v + `</div></div>` }
		return `<div>` + of(a) + of(b) + `</div>`
	}
	row := func(label, a, b string) string {
		return `<tr><th>` + label + `<td>` + a + `<td>` + b
	}
	for name, body := range map[string]string{
		"cards":  `<div>` + card("A", "4.2K", "30", "900", "42") + card("B", "", "", "31", "12") + `</div>`,
		"pairs":  `<div><div><h3>A</h3></div><div><h3>B</h3></div></div><h3>Statistics</h3>` + pair("GitHub Stars", "4.2K", "") + pair("GitHub Forks", "30", "") + pair("Stacks", "900", "31") + pair("Votes", "42", "12"),
		"table":  `<h3>Statistics</h3><table><tr><th>Metric<th>A<th>B` + row("GitHub Stars", "4.2K", "") + row("GitHub Forks", "30", "&nbsp;") + row("Stacks", "900", "31") + row("Votes", "42", "12") + `</table>`,
		"dashes": `<h3>Statistics</h3><table><tr><th>Metric<th>A<th>B` + row("GitHub Stars", "4.2K", "-") + row("GitHub Forks", "30", "–") + row("Stacks", "900", "31") + row("Votes", "42", "12") + `</table>`,
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(want, statements(t, `<h2>Detailed Comparison</h2>`+body)); diff != "" {
				t.Errorf("facts (-want +got):\n%s", diff)
			}
		})
	}
}
