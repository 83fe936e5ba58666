package stackshare_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// TestFiguresByMetric reads figures that stand metric by metric, each tool named in
// front of its own.
func TestFiguresByMetric(t *testing.T) {
	want := []string{"Elm github.forks none", "Elm github.stars none", "Elm stackshare.votes 4", "Oak github.forks 3.1K", "Oak github.stars 21K", "Oak stackshare.votes 90"}
	const top, foot = `<title>Oak vs Elm | StackShare</title><h1>Oak vs Elm</h1>`, `<h3>Integrations</h3><table><tr><th>Oak<th>Elm<tr><td>Python<td>Rust</table>`
	for name, body := range map[string]string{
		"cards":               `<h2>Detailed Comparison</h2><h3>Statistics</h3><div><article><h4>GitHub Stars</h4><div><span>Oak</span> <b>21K</b></div><div><span>Elm</span> <b>-</b></div></article><article><h4>GitHub Forks</h4><div><span>Oak</span> <b>3.1K</b></div><div><span>Elm</span> <b>-</b></div></article><article><h4>Votes</h4><div><span>Oak</span> <b>90</b></div><div><span>Elm</span> <b>4</b></div></article></div>`,
		"pictures in front":   `<h2>Detailed Comparison</h2><h3>Statistics</h3><div><article><h4>GitHub Stars</h4><div><svg role="img" aria-label="Oak"><title>Oak</title></svg><span>Oak</span> <b>21K</b></div><div><svg role="img" aria-label="Elm"><title>Elm</title></svg><span>Elm</span> <b>-</b></div></article><article><h4>GitHub Forks</h4><div><svg role="img" aria-label="Oak"><title>Oak</title></svg><span>Oak</span> <b>3.1K</b></div><div><svg role="img" aria-label="Elm"><title>Elm</title></svg><span>Elm</span> <b>-</b></div></article><article><h4>Votes</h4><div><svg role="img" aria-label="Oak"><title>Oak</title></svg><span>Oak</span> <b>90</b></div><div><svg role="img" aria-label="Elm"><title>Elm</title></svg><span>Elm</span> <b>4</b></div></article></div>`,
		"headings of a level": `<h3>Detailed Comparison</h3><p>Oak is hard and grows for a thousand years.</p><h3>Statistics</h3><div><article><h3>GitHub Stars</h3><div><span>Oak</span> <b>21K</b></div><div><span>Elm</span> <b>-</b></div></article><article><h3>GitHub Forks</h3><div><span>Oak</span> <b>3.1K</b></div><div><span>Elm</span> <b>-</b></div></article><article><h3>Votes</h3><div><span>Oak</span> <b>90</b></div><div><span>Elm</span> <b>4</b></div></article></div>`,
		"links beside titles": `<h2>Detailed Comparison</h2><h3>Statistics</h3><div><article><div><h4>GitHub Stars</h4><a href="#">See all</a></div><div><span>Oak</span> <b>21K</b></div><div><span>Elm</span> <b>-</b></div></article><article><div><h4>GitHub Forks</h4><a href="#">See all</a></div><div><span>Oak</span> <b>3.1K</b></div><div><span>Elm</span> <b>-</b></div></article><article><div><h4>Votes</h4><a href="#">See all</a></div><div><span>Oak</span> <b>90</b></div><div><span>Elm</span> <b>4</b></div></article></div>`,
		"lines":               `<h2>Detailed Comparison</h2><h3>Statistics</h3><ul><li><strong>GitHub Stars:</strong> Oak 21K vs Elm -<li><strong>GitHub Forks:</strong> Oak 3.1K vs Elm -<li><strong>Votes:</strong> Elm 4 vs Oak 90</ul>`,
		"words for the ear":   `<h2>Detailed Comparison</h2><h3>Statistics</h3><table><tr><th>Metric<th>Oak<th>Elm<tr><th>GitHub Stars<td>21K<td><span>&mdash;<span class="sr">Not available</span></span><tr><th>GitHub Forks<td>3.1K<td>&mdash;<span class="sr">No data</span><tr><th>Votes<td>90<td>4</table>`,
		"marks for help":      `<h2>Detailed Comparison</h2><h3>Statistics</h3><table><tr><th><th>Oak<th>Elm<tr><th>GitHub Stars<span><button aria-label="What is this?">?</button><span role="tooltip" hidden>How many gave one</span></span><td>21K<td>-<tr><th>GitHub Forks<span><button aria-label="What is this?">?</button><span role="tooltip" hidden>How many were made</span></span><td>3.1K<td>-<tr><th>Votes<td>90<td>4</table>`,
		"figures in front":    `<h2>Detailed Comparison</h2><h3>Statistics</h3><div><div><h4>Oak</h4><p><b>21K</b> GitHub Stars</p><p><b>3.1K</b> GitHub Forks</p><p><b>90</b> Votes</p></div><div><h4>Elm</h4><p><b>n/a</b> GitHub Stars</p><p><b>—</b> GitHub Forks</p><p><b>4</b> Votes</p></div></div>`,
		"lines with commas":   `<h2>Detailed Comparison</h2><h3>Statistics</h3><p>Stars: Oak (21K), Elm (N/A)</p><p>Forks: Oak 3.1K, Elm –</p><p>Votes: Oak: 90, Elm: 4</p>`,
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			for _, s := range bodiesOf[record.Stat](extractBody(t, top+body+foot)) {
				if s.Value == nil {
					s.Raw = "none"
				}
				got = append(got, fmt.Sprintf("%s %s %s", s.Tool, s.Metric, s.Raw))
			}
			slices.Sort(got)
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("figures (-want +got):\n%s", diff)
			}
		})
	}
}
