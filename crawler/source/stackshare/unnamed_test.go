package stackshare_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// cardsSaid reads what cards say of A and B, with their descriptions.
func cardsSaid(t *testing.T, body string) []string {
	t.Helper()
	page := extractBody(t, `<title>A vs B | StackShare</title><h1>A vs B</h1><h2>Overview</h2><p>A and B are compared here.</p><h2>Detailed Comparison</h2>`+body+`<h2>Related Comparisons</h2><p><a href="/stackups/b-vs-c">B vs C</a></p>`)
	list := saidOf(page)
	for _, tool := range bodiesOf[record.Tool](page) {
		if tool.Description != "" {
			list = append(list, tool.Name+": "+tool.Description)
		}
	}
	slices.Sort(list)
	return list
}

// TestLabelsOfFeatures reads the features under whatever label stands above them,
// also under one that heads a section elsewhere.
func TestLabelsOfFeatures(t *testing.T) {
	want := []string{
		"A + Fast 9", "A - Young 2", "A has []", "A with Python", "A: A is a framework for people with deadlines.",
		"B + Stable 4", "B - Slow 3", "B has [\"Types\" \"Macros\" \"Works everywhere\"]", "B with Rust", "B: B is a library of small parts for patient people.",
	}
	const a, b = `A is a framework for people with deadlines.`, `B is a library of small parts for patient people.`
	rest := func(pro, con, with string) string {
		return `<h4>Statistics</h4><dl><dt>Stacks<dd>8K<dt>Votes<dd>12</dl><h4>Pros</h4><ul><li>` + pro + `</ul><h4>Cons</h4><ul><li>` + con + `</ul><h4>Integrations</h4><p>` + with + `</p>`
	}
	restA, restB := rest("Fast (9)", "Young (2)", "Python"), rest("Stable (4)", "Slow (3)", "Rust")
	forms := map[string]string{
		"headings": `<div><h3>A</h3><p>` + a + `</p><h4>%[1]s</h4><p>-</p>` + restA + `</div><div><h3>B</h3><p>` + b + `</p><h4>%[1]s</h4><ul><li>Types<li>Macros<li>Works everywhere</ul>` + restB + `</div>`,
		"boxes":    `<div><div>A</div><div>` + a + `</div><div>%[1]s</div><div>-</div>` + restA + `</div><div><div>B</div><div>` + b + `</div><div>%[1]s</div><div>Types; Macros; Works everywhere</div>` + restB + `</div>`,
		"bold":     `<section><h3>A</h3><p>` + a + `</p><p><b>%[1]s</b></p><p>N/A</p>` + restA + `</section><section><h3>B</h3><p>` + b + `</p><p><b>%[1]s</b></p><p>Types</p><p>Macros</p><p>Works everywhere</p>` + restB + `</section>`,
		"behind the figures": `<section><h3>A</h3><p>` + a + `</p><h4>Statistics</h4><dl><dt>Stacks<dd>8K</dl><h4>%[1]s</h4><p>-</p><h4>Pros</h4><ul><li>Fast (9)</ul><h4>Cons</h4><ul><li>Young (2)</ul><h4>Integrations</h4><p>Python</p></section>
			<section><h3>B</h3><p>` + b + `</p><h4>Statistics</h4><dl><dt>Stacks<dd>8K</dl><h4>%[1]s</h4><ul><li>Types<li>Macros<li>Works everywhere</ul><h4>Pros</h4><ul><li>Stable (4)</ul><h4>Cons</h4><ul><li>Slow (3)</ul><h4>Integrations</h4><p>Rust</p></section>`,
		"table": `<table><tr><th><th>A<th>B<tr><th>Description<td>` + a + `<td>` + b + `<tr><th>%[1]s<td>—<td>Types; Macros; Works everywhere<tr><th>Pros<td>Fast (9)<td>Stable (4)<tr><th>Cons<td>Young (2)<td>Slow (3)<tr><th>Integrations<td>Python<td>Rust</table>`,
	}
	for name, form := range forms {
		for _, label := range [...]string{"At a glance", "What you get", "Overview", "Strong suits", "In short"} {
			t.Run(name+"/"+label, func(t *testing.T) {
				if diff := cmp.Diff(want, cardsSaid(t, fmt.Sprintf(form, label))); diff != "" {
					t.Errorf("what is said (-want +got):\n%s", diff)
				}
			})
		}
	}
}

// TestLabelsThatNobodyKnows takes labels for no values, a text below one for the
// description if it has that place, and a value that both tools have for no label.
func TestLabelsThatNobodyKnows(t *testing.T) {
	const a, b = `A is a framework for people with deadlines.`, `B is a library of small parts for patient people.`
	card := func(tool, front, pro string) string {
		return `<section><h3>` + tool + `</h3>` + front + `<h4>Pros</h4><ul><li>Open source<li>` + pro + `</ul><h4>Cons</h4><ul><li>Young</ul></section>`
	}
	both := []string{"A + Fast -1", "A + Open source -1", "A - Young -1", "A: " + a, "B + Open source -1", "B + Stable -1", "B - Young -1", "B: " + b}
	with := func(more ...string) []string {
		list := append(slices.Clone(both), more...)
		slices.Sort(list)
		return list
	}
	for name, c := range map[string]struct {
		a, b string
		want []string
	}{
		"above the description": {`<h4>Overview</h4><p>` + a + `</p>`, `<h4>Overview</h4><p>` + b + `</p>`, both},
		"a price":               {`<p>` + a + `</p><h4>Pricing</h4><p>Free</p>`, `<p>` + b + `</p><h4>Pricing</h4><p>$5 a month</p>`, both},
		"behind features":       {`<p>` + a + `</p><h4>Features</h4><p>Types</p><h4>Licence</h4><p>MIT</p>`, `<p>` + b + `</p><h4>Features</h4><p>-</p><h4>Licence</h4><p>MIT</p>`, with(`A has ["Types"]`, `B has []`)},
		"a value that both have": {`<p>` + a + `</p><ul><li>Open source<li>Types</ul>`, `<p>` + b + `</p><ul><li>Open source<li>Macros</ul>`,
			with(`A has ["Open source" "Types"]`, `B has ["Open source" "Macros"]`)},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, cardsSaid(t, card("A", c.a, "Fast")+card("B", c.b, "Stable"))); diff != "" {
				t.Errorf("what is said (-want +got):\n%s", diff)
			}
		})
	}
}

// TestPointsThatAllHave takes a point of several tools, with its votes, for no label.
func TestPointsThatAllHave(t *testing.T) {
	half := func(name, more string) string {
		return `<div><h4>` + name + `</h4><dl>` + more + `<dt>Open source</dt><dd>89</dd><dt>Minimal</dt><dd>75</dd></dl></div>`
	}
	got := cardsSaid(t, `<h3>Pros</h3><div>`+half("A", `<dt>Rapid</dt><dd>678</dd>`)+half("B", `<dt>Fast</dt><dd>133</dd>`)+`</div>`)
	want := []string{"A + Minimal 75", "A + Open source 89", "A + Rapid 678", "B + Fast 133", "B + Minimal 75", "B + Open source 89"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("what is said (-want +got):\n%s", diff)
	}
}

// TestNotesInTables takes a row below all columns for no cell of a tool.
func TestNotesInTables(t *testing.T) {
	const table = `<table><thead><tr><th></th><th>A</th><th>B</th></tr></thead><tbody><tr><th>Description</th><td>A is a framework for people with deadlines.</td><td>B is a library of small parts for patient people.</td></tr>
		<tr><th>Features</th><td>-</td><td>Types; Macros</td></tr>%s<tr><th>Pros</th><td>Fast (9)</td><td>Stable (4)</td></tr></tbody>%s</table>`
	const note = `<tr><td colspan="3">Checked by our team</td></tr>`
	want := []string{"A + Fast 9", "A has []", "A: A is a framework for people with deadlines.", "B + Stable 4", "B has [\"Types\" \"Macros\"]", "B: B is a library of small parts for patient people."}
	for name, body := range map[string]string{"foot": fmt.Sprintf(table, "", `<tfoot>`+note+`</tfoot>`), "within": fmt.Sprintf(table, note, "")} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(want, cardsSaid(t, body)); diff != "" {
				t.Errorf("what is said (-want +got):\n%s", diff)
			}
		})
	}
}

// TestPointsInOneTable reads the cards in front of a table, or list, of the pros and
// cons of all tools, one of which lacks a figure.
func TestPointsInOneTable(t *testing.T) {
	card := func(name, text, stars string) string {
		return `<section><h3>` + name + `</h3><p>` + text + `</p><h4>Statistics</h4><dl><dt>GitHub Stars</dt><dd>` + stars + `</dd></dl></section>`
	}
	body := `<div>` + card("A", "A is a framework for people with deadlines.", "85.6K") + card("B", "B is a library of small parts for patient people.", "-") + `</div><h3>Pros &amp; Cons</h3><table><thead><tr><th></th><th>Pros</th><th>Cons</th></tr></thead><tbody>
		<tr><th>A</th><td><ul><li>Fast (9)</ul></td><td><ul><li>Young (2)</ul></td></tr><tr><th>B</th><td><ul><li>Stable (4)</ul></td><td><ul><li>Slow (3)</ul></td></tr></tbody></table>`
	want := []string{"A + Fast 9", "A - Young 2", "A: A is a framework for people with deadlines.", "B + Stable 4", "B - Slow 3", "B: B is a library of small parts for patient people."}
	terms := `<dl><dt>A</dt><dd><p>A is a framework for people with deadlines.</p><h4>Statistics</h4><ul><li>GitHub Stars: 85.6K</ul></dd><dt>B</dt><dd><p>B is a library of small parts for patient people.</p><h4>Statistics</h4><ul><li>GitHub Stars: -</ul></dd></dl>
		<h3>Pros &amp; Cons</h3><dl><dt>A</dt><dd><h5>Pros</h5><ul><li>Fast (9)</ul><h5>Cons</h5><ul><li>Young (2)</ul></dd><dt>B</dt><dd><h5>Pros</h5><ul><li>Stable (4)</ul><h5>Cons</h5><ul><li>Slow (3)</ul></dd></dl>`
	for name, body := range map[string]string{"table": body, "terms": terms} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(want, cardsSaid(t, body)); diff != "" {
				t.Errorf("what is said (-want +got):\n%s", diff)
			}
			got := map[string]string{}
			for _, s := range bodiesOf[record.Stat](extractBody(t, `<title>A vs B | StackShare</title><h1>A vs B</h1><h2>Detailed Comparison</h2>`+body)) {
				got[s.Tool+" "+s.Metric] = s.Raw
			}
			if diff := cmp.Diff(map[string]string{"A github.stars": "85.6K", "B github.stars": "-"}, got); diff != "" {
				t.Errorf("figures (-want +got):\n%s", diff)
			}
		})
	}
}

// TestLabelsInTheirLines reads what a line says of a tool behind its label.
func TestLabelsInTheirLines(t *testing.T) {
	card := func(name string, lines ...string) string {
		return `<div><div><b>` + name + `</b></div><ul><li><b>` + strings.Join(lines, `</li><li><b>`) + `</li></ul></div>`
	}
	got := cardsSaid(t, card("A", "Description:</b> A is a framework for people with deadlines.", "Features:</b> -", "Pros:</b> Fast (9)")+
		card("B", "Description:</b> B is a library of small parts for patient people.", "Features:</b> Types; Macros", "Pros:</b> Stable (4)"))
	want := []string{"A + Fast 9", "A has []", "A: A is a framework for people with deadlines.", "B + Stable 4", "B has [\"Types\" \"Macros\"]", "B: B is a library of small parts for patient people."}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("what is said (-want +got):\n%s", diff)
	}
}

// TestNestedAccordions ends what the name of a tool heads with its element: the
// integrations behind it are those of all tools.
func TestNestedAccordions(t *testing.T) {
	fold := func(title, body string) string {
		return `<details><summary>` + title + `</summary><div>` + body + `</div></details>`
	}
	tool := func(name, body string) string { return `<section><h4>` + name + `</h4>` + body + `</section>` }
	list := func(text string) string { return `<ul><li>` + text + `</ul>` }
	got := cardsSaid(t, fold("Pros &amp; Cons", tool("A", fold("Pros", list("Fast (9)"))+fold("Cons", list("Young (2)")))+tool("B", fold("Pros", list("Stable (4)"))+fold("Cons", list("Slow (3)"))))+
		fold("Integrations", tool("A", list(`<a href="/python">Python</a>`))+tool("B", list(`<a href="/rust">Rust</a>`))))
	want := []string{"A + Fast 9", "A - Young 2", "A with Python", "B + Stable 4", "B - Slow 3", "B with Rust"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("what is said (-want +got):\n%s", diff)
	}
}
