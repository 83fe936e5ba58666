package stackshare_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// TestLeadOfIntegrations puts a line, or a field, between the heading and the tools: it
// is none of what works with them.
func TestLeadOfIntegrations(t *testing.T) {
	for _, lead := range []string{"<p>What else people run beside these.</p>", "<label>Find: <input></label>", "<p>Counted twice a year by us</p><button>Filter</button>"} {
		for _, cells := range []string{
			`<div><div><h4>A</h4><p>Elm</p></div><div><h4>B</h4><p>No integrations available</p></div></div>`,
			`<ul><li><b>A:</b> Elm</li><li><b>B:</b> N/A</li></ul>`,
			`<dl><dt>A</dt><dd>Elm</dd><dt>B</dt><dd>-</dd></dl>`,
			`<table><tr><th>A</th><th>B</th></tr><tr><td>Elm</td><td>-</td></tr></table>`,
			`<div><div><div>A</div><div>B</div></div><div><div>Elm</div><div>-</div></div></div>`,
		} {
			page := extractBody(t, `<title>A vs B</title><h1>A vs B</h1><h2>Overview</h2><div><h3>A</h3><p>Stacks 8</p></div><div><h3>B</h3><p>Stacks 9</p></div><h2>Detailed Comparison</h2><h3>A</h3><p>A builds walls that hold.</p><h3>B</h3><p>B builds roofs that hold.</p><h3>Integrations</h3>`+lead+cells)
			var got []string
			for _, f := range bodiesOf[record.Relation](page) {
				got = append(got, fmt.Sprintf("%s: %s", f.From, f.To))
			}
			slices.Sort(got)
			if diff := cmp.Diff([]string{"A: Elm", "B: "}, got); diff != "" || len(bodiesOf[record.Trait](page)) > 0 {
				t.Errorf("%s\n%s (-want +got):\n%s", lead, cells, diff)
			}
		}
	}
}
