package stackshare_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestOnlyPart reads points of one tool, or of each, right below its name: they are of no
// other tool, however the name and the label look.
func TestOnlyPart(t *testing.T) {
	names := map[string]string{"heading": "<h4>NAME</h4>", "bold": "<p><b>NAME</b></p>", "plain": "<div>NAME</div>"}
	lists := map[string]string{
		"votes in front": `<table><tr><th>Votes<th>Pros<tr><td>9<td>Fast<tr><td>7<td>Small<tr><td>4<td>Old</table>`,
		"votes behind":   `<table><tr><th>Pros<th>Votes<tr><td>Fast<td>9<tr><td>Small<td>7<tr><td>Old<td>4</table>`,
		"list":           `<h5>Pros</h5><ul><li>Fast (9)<li>Small (7)<li>Old (4)</ul>`,
		"boxes":          `<div>Pros</div><div><div><b>9</b><i>Fast</i></div><div><b>7</b><i>Small</i></div><div><b>4</b><i>Old</i></div></div>`,
		"terms":          `<dl><dt>Pros<dd><b>9</b> Fast<dd><b>7</b> Small<dd><b>4</b> Old</dl>`,
	}
	for look, name := range names {
		for form, list := range lists {
			for _, tools := range [][]string{{"A"}, {"B"}, {"A", "B"}} {
				body, want := "", []string(nil)
				for _, tool := range tools {
					body += "<div>" + strings.Replace(name, "NAME", tool, 1) + list + "</div>"
					want = append(want, tool+" + Fast 9", tool+" + Old 4", tool+" + Small 7")
				}
				got := saidOf(extractBody(t, `<title>A vs B | StackShare</title><h1>A vs B</h1><h2>Detailed Comparison</h2><div>`+body+`</div>`))
				if diff := cmp.Diff(want, got); diff != "" {
					t.Errorf("%s names, %s, of %v (-want +got):\n%s", look, form, tools, diff)
				}
			}
		}
	}
}
