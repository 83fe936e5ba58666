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
