package article_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// TestValueRows reads a value a row, with its attribute and its tool in front, and an attribute
// a line, with the value of each tool.
func TestValueRows(t *testing.T) {
	want := "Django Design Full-stack+MVT, Flask Design Small, Django Admin on Flask yes, Flask Admin on Flask plugin, Django Speed ~743 req/s, Flask Speed ~892 req/s"
	for name, test := range map[string]struct{ rows, want string }{
		"spans":         {`<table><tr><th>Attribute<th>Framework<th>Details<tr><th rowspan=2>Design<td>Django<td>Full-stack, MVT<tr><td>Flask<td>Small<tr><th rowspan=2>Admin on Flask<td>Django<td>yes<tr><td>Flask<td>plugin<tr><th rowspan=2>Speed<td>Django<td>~743 req/s<tr><td>Flask<td>~892 req/s</table>`, want},
		"tools first":   {`<table><tr><th>Framework<th>Attribute<th>Value<tr><td>Django<td>Design<td>Full-stack, MVT<tr><td>Django<td>Admin on Flask<td>yes<tr><td>Django<td>Speed<td>~743 req/s<tr><td>Flask<td>Design<td>Small<tr><td>Flask<td>Admin on Flask<td>plugin<tr><td>Flask<td>Speed<td>~892 req/s</table>`, want},
		"lines":         {`<ul><li><b>Design:</b> Django: Full-stack, MVT | Flask: Small<li><b>Admin on Flask:</b> Django: yes | Flask: plugin<li><b>Speed:</b> Django: ~743 req/s | Flask: ~892 req/s</ul>`, want},
		"semicolons":    {`<p>Design: Django: Full-stack, MVT; Flask: Small</p><p>Admin on Flask: Django: yes; Flask: plugin</p><p>Speed: Django: ~743 req/s; Flask: ~892 req/s</p>`, want},
		"twice":         {`<table><tr><th>When<th>Framework<th>Change<tr><td>2024<td>Django<td>more<tr><td>2024<td>Django<td>less<tr><td>2023<td>Flask<td>more<tr><td>2022<td>Flask<td>less</table>`, ""},
		"one of a kind": {`<ul><li>Design: Django: Full-stack</ul>`, ""},
	} {
		var got []string
		for _, f := range blog(t, frameworks+`<p>Flask serves 900 req/s.</p>`+test.rows).Facts {
			if b, ok := f.Body.(record.Trait); ok {
				got = append(got, b.Tool+" "+b.Attribute+" "+strings.Join(b.Values, "+"))
			}
		}
		if diff := cmp.Diff(test.want, strings.Join(got, ", ")); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}
