package stackshare_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// rowsOf are texts in rows of divs that nothing makes a table of, the first bold.
func rowsOf(head []string, rows ...[]string) string {
	row := func(style string, cells []string) string {
		return `<div style="display:flex"><div style="` + style + `">` + strings.Join(cells, `</div><div style="`+style+`">`) + `</div></div>`
	}
	s := row("font-weight:700", head)
	for _, r := range rows {
		s += row("flex:1", r)
	}
	return "<div>" + s + "</div>"
}

// TestHeadRows leaves out the heads of columns that no markup makes a table of.
func TestHeadRows(t *testing.T) {
	const page = `<title>A vs B | StackShare</title><h1>A vs B</h1>`
	moss, fern, reed := "Moss counts what grows on walls.", "Fern is a plain tool for woods.", "Reed draws maps of every marsh."
	for name, c := range map[string]struct {
		body string
		want []string
	}{
		"alternatives": {
			`<h2>What are some alternatives to A and B?</h2>` + rowsOf([]string{"Tool", "Description"}, []string{"<b>Moss</b>", moss}, []string{"<b>Fern</b>", fern}, []string{"<b>Reed</b>", reed}),
			[]string{"alternative Moss: " + moss, "alternative Fern: " + fern, "alternative Reed: " + reed},
		},
		"numbered alternatives": {
			`<h2>What are some alternatives to A and B?</h2>` + rowsOf([]string{"#", "Alternative", "What it is"}, []string{"1", `<a href="/moss">Moss</a>`, moss}, []string{"2", `<a href="/fern">Fern</a>`, fern}, []string{"3", `<a href="/reed">Reed</a>`, reed}),
			[]string{"alternative Moss: " + moss, "alternative Fern: " + fern, "alternative Reed: " + reed},
		},
		"alternatives that have no descriptions": {
			`<h2>What are some alternatives to A and B?</h2><ul><li><a href="/oak">Oak</a><li><a href="/elm">Elm</a><li><a href="/moss">Moss</a><p>` + moss + `</p><li><a href="/fern">Fern</a><p>` + fern + `</p><li><a href="/reed">Reed</a><p>` + reed + `</p></ul>`,
			[]string{"alternative Oak: ", "alternative Elm: ", "alternative Moss: " + moss, "alternative Fern: " + fern, "alternative Reed: " + reed},
		},
		"differences": {
			`<h2>A vs B: What are the differences?</h2><p>Two tools for walls are set side by side here.</p>` + rowsOf([]string{"Difference", "Details"}, []string{"Reach", "A sees every wall, B sees only the low ones."}, []string{"Speed", "A counts slowly, B is done before breakfast."}, []string{"Price", "A asks for coins, B is given to all."}),
			[]string{"intro: Two tools for walls are set side by side here.", "Reach: A sees every wall, B sees only the low ones.", "Speed: A counts slowly, B is done before breakfast.", "Price: A asks for coins, B is given to all."},
		},
		"integrations": {
			`<h2>Detailed Comparison</h2><h3>Pros of A</h3><ul><li>Fast</ul><h3>Integrations</h3><div style="display:grid;grid-template-columns:1fr 1fr"><div><b>Tool</b></div><div><b>Integrations</b></div><div>A</div><div>Moss</div><div>B</div><div>Fern</div></div><h2>Advice on A, B</h2>`,
			[]string{"A with Moss", "B with Fern"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			for _, f := range extractBody(t, page+c.body).Facts {
				switch b := f.Body.(type) {
				case record.Tool:
					if b.Role == record.RoleAlternative {
						got = append(got, "alternative "+b.Name+": "+b.Description)
					}
				case record.Comparison:
					if b.Intro != "" {
						got = append(got, "intro: "+b.Intro)
					}
				case record.Difference:
					got = append(got, b.Title+": "+b.Text)
				case record.Relation:
					if b.Relation == record.RelIntegration {
						got = append(got, b.From+" with "+string(b.To))
					}
				}
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

// TestPairedHeads reads tables of pros and cons under the name of a tool whose first
// row is its head though no markup says so, and heads of columns above points.
func TestPairedHeads(t *testing.T) {
	const page = `<title>A vs B | StackShare</title><h1>A vs B</h1><h2>Detailed Comparison</h2><h3>Pros &amp; Cons</h3>`
	table := func(pros, cons string) string {
		return `<table><tr><td>Pros</td><td>Cons</td></tr><tr><td><ul>` + pros + `</ul></td><td><ul>` + cons + `</ul></td></tr></table>`
	}
	rows := func(head string, rows ...string) string {
		return `<div><div><div>` + head + `</div><div>Votes</div></div>` + strings.Join(rows, "") + `</div>`
	}
	row := func(text, votes string) string { return `<div><div>` + text + `</div><div>` + votes + `</div></div>` }
	both := func(rows ...string) string { return `<div>` + strings.Join(rows, "") + `</div>` }
	want := []string{"A + Counts moss 12", "A + Wears boots 9", "A - Wet 3", "B + Dry 7", "B - Far away 2", "B - Slow 1"}
	for name, body := range map[string]string{
		"tables": `<h4>A</h4>` + table("<li>Counts moss (12)<li>Wears boots (9)", "<li>Wet (3)") + `<h4>B</h4>` + table("<li>Dry (7)", "<li>Far away (2)<li>Slow (1)"),
		"rows": `<h4>Pros of A</h4>` + rows("Pro", row("Counts moss", "12"), row("Wears boots", "9")) + `<h4>Cons of A</h4>` + rows("Con", row("Wet", "3")) +
			`<h4>Pros of B</h4>` + rows("Pro", row("Dry", "7")) + `<h4>Cons of B</h4>` + rows("Con", row("Far away", "2"), row("Slow", "1")),
		"rows of both": `<h4>A</h4>` + both(row("Pros", "Cons"), row("Counts moss (12)", "Wet (3)"), row("Wears boots (9)", "")) + `<h4>B</h4>` + both(row("Cons", "Pros"), row("Far away (2)", "Dry (7)"), row("Slow (1)", "")),
	} {
		got := saidOf(extractBody(t, page+body+`<h2>Advice on A, B</h2>`))
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}
