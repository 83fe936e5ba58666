package stackshare_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// TestLeads reads what stands under headings as if no line stood right below them that says
// something of it.
func TestLeads(t *testing.T) {
	const front = `<title>A vs B | StackShare</title><h1>A vs B</h1><h2>Detailed Comparison</h2>`
	side := func(tool, pro, con string) string {
		return `<h3>` + tool + `</h3><p>` + tool + ` is a tool for gardens of all kinds.</p><h4>Pros</h4><ul><li>9 ` + pro + `</ul><h4>Cons</h4><ul><li>4 ` + con + `</ul>`
	}
	for name, body := range map[string]string{
		"above a table": side("A", "Fast", "Young") + side("B", "Safe", "Slow") + `<h3>Statistics</h3>LEAD<table><tr><th>Metric<th>A<th>B<tr><td>Stacks<td>31<td>8<tr><td>Votes<td>7<td>5</table>`,
		"above names":   side("A", "Fast", "Young") + side("B", "Safe", "Slow") + `<h3>Integrations</h3>LEAD<div><div><h4>A</h4><p>Spade</p></div><div><h4>B</h4><p>No integrations available</p></div></div>`,
		"of alternatives": side("A", "Fast", "Young") + `<h2>What are some alternatives to A, B?</h2>LEAD` +
			`<div><h3>Moss</h3><p>Moss counts what grows on walls.</p><a href="/x">Mehr lesen</a></div><div><h3>Fern</h3><p>Fern is a plain tool for woods.</p><a href="/x">Mehr lesen</a></div><div><h3>Reed</h3><p>Reed draws maps of every marsh.</p><a href="/x">Mehr lesen</a></div>`,
		"of decisions": `<h3>A</h3><h4>Pros</h4><ul><li>9 Fast</ul><h2>Decisions about A and B</h2>LEAD<p><a href="/moss">Moss</a> <a href="/fern">Fern</a></p><p>We took both of them for the garden and never looked back since.</p>`,
		"of a card":    `<h3>A</h3><h4>Pros</h4><ul><li>9 Fast</ul><h2>Decisions about A and B</h2>LEAD<div><p>We took both of them for the garden and never looked back since.</p><p><a href="/moss">Moss</a> <a href="/fern">Fern</a></p></div>`,
	} {
		want := toldBy(extractBody(t, front+strings.ReplaceAll(body, "LEAD", "")))
		if got := toldBy(extractBody(t, front+strings.ReplaceAll(body, "LEAD", `<p>Counted once a day by nobody.</p>`))); !slices.Equal(want, got) {
			t.Errorf("%s (-without +with):\n%s", name, cmp.Diff(want, got))
		}
		if len(want) < 4 {
			t.Errorf("%s: the page says only %q", name, want)
		}
	}
}

// toldBy lists what a page says of its tools.
func toldBy(page record.Page) []string {
	list := append(saidOf(page), statsOf(page)...)
	for _, f := range page.Facts {
		switch b := f.Body.(type) {
		case record.Tool:
			list = append(list, b.Name+": "+b.Description)
		case record.Opinion:
			list = append(list, b.Text+" "+strings.Join(b.Tools, ", "))
		case record.Trait:
			list = append(list, b.Tool+" "+b.Attribute+" "+b.Raw)
		}
	}
	return list
}

// TestVotesInColumns pairs texts with the votes of another column, and takes the numbers of a
// list for none.
func TestVotesInColumns(t *testing.T) {
	column := func(texts ...string) string {
		return "<div><div>" + strings.Join(texts, "</div><div>") + "</div></div>"
	}
	for name, c := range map[string]struct {
		list string
		want []string
	}{
		"votes first": {`<div>` + column("340", "61", "7") + column("Fast", "Small", "Odd at first") + `</div>`, []string{"A + Fast 340", "A + Odd at first 7", "A + Small 61"}},
		"texts first": {`<div>` + column("Fast", "Small") + column("340 votes", "61 votes") + `</div>`, []string{"A + Fast 340", "A + Small 61"}},
		"pages below": {`<ul><li>Fast 340<li>Small 61</ul><div><a>Previous</a><span><a>1</a></span><a>Next</a></div>`, []string{"A + Fast 340", "A + Small 61"}},
	} {
		got := saidOf(extractBody(t, `<title>A vs B | StackShare</title><h1>A vs B</h1><h2>Detailed Comparison</h2><h3>Pros of A</h3>`+c.list+`<h3>Pros of B</h3><ul><li>Safe 12</ul>`))
		if diff := cmp.Diff(append(c.want, "B + Safe 12"), got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}
