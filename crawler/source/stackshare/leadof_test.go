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

// TestLeadOfDecisions reads a text with its tools behind it, whatever is pressed above it
// or is said of the section.
func TestLeadOfDecisions(t *testing.T) {
	const text = "We took both of them for the garden and never looked back since."
	for _, lead := range []string{"", "<p>Told by those who were there.</p>", "<div><button>Share</button> <button>Save</button></div>", "<label>Search: <input></label><p>Told by those who were there.</p>", `<p><a href="#up">Back to top</a></p>`} {
		for _, tools := range []string{`<p>Tools: Moss, Fern, Reed, Ivy</p>`, `<p><a href="/moss">Moss</a>, <a href="/fern">Fern</a>, <a href="/reed">Reed</a>, <a href="/ivy">Ivy</a></p>`} {
			page := extractBody(t, `<title>A vs B</title><h1>A vs B</h1><h3>Pros of A</h3><ul><li>9 Fast</ul><h2>Decisions about A and B</h2>`+lead+`<p>`+text+`</p>`+tools)
			list := bodiesOf[record.Opinion](page)
			if len(list) != 1 || list[0].Text != text || len(list[0].Tools) != 4 || list[0].Author != "" {
				t.Errorf("%s %s: %+v", lead, tools, list)
			}
		}
	}
}
