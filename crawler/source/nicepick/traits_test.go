package nicepick_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// TestAttributeTables reads the cells of tables that set the tools beside each other as traits,
// and nothing else of them.
func TestAttributeTables(t *testing.T) {
	const (
		top   = `<title>A vs B | Nice Pick</title><h1>A vs B</h1><p>One of two for the job.</p>`
		cards = `<div><h2>A</h2><h3>Pros</h3><ul><li>+Fast</ul></div><div><h2>B</h2><h3>Pros</h3><ul><li>+Stable</ul></div>`
		foot  = `<h2>The Bottom Line</h2><h3>A wins</h3><p>It is made for walls.</p>`
		rows  = `<tr><th>Price</th><td>Free</td><td>$5 for a month</td></tr><tr><th>Licence:</th><td>BSD-3-Clause</td><td>BSD, MIT</td></tr>`
	)
	want := []string{"A + Fast", "A Licence BSD-3-Clause (B)", "A Price Free (B)", "B + Stable", "B Licence BSD; MIT (A)", "B Price $5 for a month (A)"}
	for name, table := range map[string]string{
		"a caption":         `<table><caption>At a glance</caption><tr><th></th><th>A</th><th>B</th></tr>` + rows + `</table>`,
		"no caption":        `<table><tr><th></th><th>A <b>Nice Pick</b></th><th>B</th></tr>` + rows + `</table>`,
		"a heading":         `<h2>Quick Comparison</h2><table><tr><th>Feature</th><th>A</th><th>B</th></tr>` + rows + `</table>`,
		"a lower heading":   `<h3>Facts</h3><table><tr><th></th><th>A</th><th>B</th></tr>` + rows + `</table>`,
		"no header cells":   `<table>` + strings.NewReplacer("<th>", "<td>", "</th>", "</td>").Replace(`<tr><th></th><th>A</th><th>B</th></tr>`+rows) + `</table>`,
		"a row a tool":      `<table><tr><th>Tool</th><th>Price</th><th>Licence</th></tr><tr><td>A</td><td>Free</td><td>BSD-3-Clause</td></tr><tr><td>B</td><td>$5 for a month</td><td>BSD, MIT</td></tr></table>`,
		"printed twice":     strings.Repeat(`<table><tr><th></th><th>A</th><th>B</th></tr>`+rows+`</table>`, 2),
		"rows of lists too": `<table><tr><th></th><th>A</th><th>B</th></tr>` + rows + `<tr><th>Pros</th><td>Fast</td><td>Stable</td></tr></table>`,
	} {
		for _, body := range []string{table + cards, cards + table} {
			var got []string
			for _, f := range factsOf(t, top+body+foot) {
				switch b := f.Body.(type) {
				case record.Trait:
					got = append(got, b.Tool+" "+b.Attribute+" "+strings.Join(b.Values, "; ")+" ("+strings.Join(b.Versus, ", ")+")")
				case record.Pro:
					got = append(got, b.Tool+" + "+string(b.Text))
				case record.Tool:
					if b.Description != "" {
						got = append(got, b.Name+" is "+b.Description)
					}
				}
			}
			slices.Sort(got)
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s (-want +got):\n%s", name, diff)
			}
		}
	}
}
