package article_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// TestRemarksAreNoTool reads tables of two tools with a further column, which is
// a tool's only where the page uses its header as a name.
func TestRemarksAreNoTool(t *testing.T) {
	for _, test := range []struct {
		header, first, second string
		want                  []string
	}{
		{"", "Flask", "Tie", nil},
		{"", "on a laptop", "both are free", nil},
		{"Winner", "Flask", "Tie", nil},
		{"Better", "Flask", "Both", nil},
		{"Edge", "Flask", "Flask", nil},
		{"Our pick", "Flask", "Django", nil},
		{"Unit", "seconds", "-", nil},
		{"Comment", "on a laptop", "both are free", nil},
		{"Source", "own test", "their sites", nil},
		{"Why it matters", "you restart a lot", "lawyers ask", nil},
		{"Tornado", "0.3 s", "Apache", []string{"Tornado"}},
		{"FastAPI", "0.3 s", "MIT", []string{"FastAPI"}},
	} {
		page := frameworks + "<p>Some teams prefer Tornado for sockets.</p><h2>Side by side</h2><table><tr><th>Feature</th><th>Django</th><th>Flask</th><th>" + test.header +
			"</th></tr><tr><td>Cold start</td><td>0.9 s</td><td>0.4 s</td><td>" + test.first + "</td></tr><tr><td>License</td><td>BSD</td><td>BSD</td><td>" + test.second + "</td></tr></table>"
		got := blog(t, page)
		want := append([]string{"Django: " + strings.Join(append([]string{"Flask"}, test.want...), ",")}, "Flask: "+strings.Join(append([]string{"Django"}, test.want...), ","))
		for _, name := range test.want {
			want = append(want, name+": Django,Flask")
		}
		var list []string
		for _, f := range got.Facts {
			if b, ok := f.Body.(record.Trait); ok && b.Attribute == "License" {
				list = append(list, b.Tool+": "+strings.Join(b.Versus, ","))
			}
		}
		if diff := cmp.Diff(want, list); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.header, diff)
		}
	}
}

// TestNamesDown reads a table whose corner says that names stand below it, under labels
// that the page uses like names, with badges for values.
func TestNamesDown(t *testing.T) {
	const badge = "<td><img src=x alt='Quill downloads'>"
	got := blog(t, `<title>Web framework comparison</title><h1>Web framework comparison</h1><p>Downloads and Contributors of each framework are from its server; more Downloads say little, and Contributors come and go. Rendering and Routing are part of some; Rendering is the larger.</p>`+
		`<table><tr><th>Name<th>Downloads<th>Contributors<th>Rendering<th>Routing<th>License</tr>`+
		`<tr><td><a href=https://quill.example>Quill</a>`+badge+`<td>12<td>HTML<td>yes<td>MIT<tr><td><a href=https://inkwell.example>Inkwell</a><td>900<td>14<td>Canvas<td>no<td>BSD<tr><td><a href=https://vellum.example>vellum</a><td>700<td>3<td>HTML<td>no<td>MIT</table>`+
		`<table><tr><th>Name<th>Score<th>Price</tr><tr><td>Quill<td>8.5 / 10<td>$20/vCPU-month<tr><td>Inkwell<td>9 / 10<td>$3/month</table>`+
		`<p>Quill draws more than Inkwell's canvas, and vellum less than Quill's ecosystem.</p>`)
	var tools, said []string
	for _, f := range got.Facts {
		switch b := f.Body.(type) {
		case record.Tool:
			tools = append(tools, b.Name)
		case record.Trait:
			if b.Tool == "Quill" {
				said = append(said, b.Attribute+": "+strings.Join(b.Values, ", "))
			}
		case record.Measurement:
			if b.Tool == "Quill" {
				said = append(said, b.Metric+" in "+b.Unit)
			}
		}
	}
	if diff := cmp.Diff([]string{"Quill", "Inkwell", "vellum"}, tools); diff != "" {
		t.Errorf("tools (-want +got):\n%s", diff)
	}
	want := []string{"Contributors: 12", "Rendering: HTML", "Routing: yes", "License: MIT", "Score: 8.5 / 10", "Price: $20/vCPU-month", "price in $/vcpu/month"}
	if diff := cmp.Diff(want, said); diff != "" {
		t.Errorf("of Quill (-want +got):\n%s", diff)
	}
}

// TestSumsAreNoTool reads a table of tools with a row of sums.
func TestSumsAreNoTool(t *testing.T) {
	for _, f := range blog(t, frameworks+"<table><thead><tr><th>Framework</th><th>GitHub stars</th></tr></thead><tbody><tr><td>Django</td><td>80,000</td></tr><tr><td>Flask</td><td>60,000</td></tr></tbody><tfoot><tr><td>Total</td><td>140,000</td></tr></tfoot></table>").Facts {
		if b, ok := f.Body.(record.Tool); ok && b.Name == "Total" {
			t.Error("the sum is a tool")
		}
	}
}

// TestNoLabels reads a table of tools without a column that says what their cells are.
func TestNoLabels(t *testing.T) {
	for _, f := range blog(t, frameworks+"<h2>Which is older?</h2><p>Django is older.</p><h2>Side by side</h2><table><tr><th>Django</th><th>Flask</th></tr><tr><td>Python 3.x</td><td>Python 3.9+</td></tr><tr><td>243 MB</td><td>127 MB</td></tr></table>").Facts {
		switch b := f.Body.(type) {
		case record.Trait:
			t.Errorf("%s of %s: %v", b.Attribute, b.Tool, b.Values)
		case record.Measurement:
			t.Errorf("%s of %s: %s", b.Metric, b.Tool, b.Raw)
		}
	}
}

// TestColumnThatAnswers takes a column of small words beside those of tools for one of them, if it
// answers as they do, and not if it remarks.
func TestColumnThatAnswers(t *testing.T) {
	for last, want := range map[string]string{
		"Plain file":   "Quark, Ferry, Barge, Plain file",
		"Our decision": "Quark, Ferry, Barge",
	} {
		cells := [3]string{"Yes", "Partial", "No"}
		if last == "Our decision" {
			cells = [3]string{"take all three of them", "see below", "none matters"}
		}
		page := `<title>Comparison</title><h1>Comparison</h1><p>Quark, Ferry and Barge are databases for developers, each with an API: Quark, Ferry, Barge.</p><table><tr><th>Feature<th>Quark<th>Ferry<th>Barge<th>` + last +
			`<tr><td>Queues<td>Yes<td>No<td>Partial<td>` + cells[0] + `<tr><td>Streams<td>No<td>Yes<td>Yes<td>` + cells[1] + `<tr><td>Shards<td>Partial<td>No<td>Yes<td>` + cells[2] + `</table>`
		if diff := cmp.Diff(want, toolsIn(t, page)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", last, diff)
		}
	}
}
