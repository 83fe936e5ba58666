package walk_test

import (
	"strings"
	"testing"
)

// TestHeadingsInRows reads what a heading in a cell heads: that cell, if there are others
// beside it, else the rows below it as well.
func TestHeadingsInRows(t *testing.T) {
	for name, c := range map[string]struct{ page, want string }{
		"a column": {`<table role="presentation"><tr><td><h2>Walls</h2><p>Moss grows.</p></td></tr>
			<tr><td><table><tr><td>1<td><b>Reach</b></table></td></tr><tr><td><h2>Woods</h2><p>Fern grows.</p></td></tr></table>`, "Moss grows.|1|Reach"},
		"beside others": {`<table role="presentation"><tr><td><h2>Walls</h2><p>Moss grows.</p><td><p>Read on</p></tr><tr><td><p>Behind</p><td></table>`, "Moss grows."},
	} {
		var got []string
		for _, b := range under(t, parse(t, c.page), "Walls").Blocks() {
			got = append(got, b.Text)
		}
		if text := strings.Join(got, "|"); text != c.want {
			t.Errorf("%s: %s", name, text)
		}
	}
}
