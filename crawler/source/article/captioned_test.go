package article_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// TestCaptionedTables reads tables of labels and values, one a tool, whose captions are
// the tools' names; captions that say something else name nobody. Values may be pictures.
func TestCaptionedTables(t *testing.T) {
	table := func(caption, language, async string) string {
		return `<div><table><caption>` + caption + `</caption><tr><th>Language<td>` + language + `<tr><th>Async<td>` + async + `</table></div>`
	}
	both := []string{"Django Async: Partly", "Django Language: Python, since 2005", "Flask Async: No", "Flask Language: Python, since 2010"}
	for name, c := range map[string]struct {
		body string
		want []string
	}{
		"names":             {table("Django", "Python, since 2005", "Partly") + table("Flask:", "Python, since 2010", "No"), both},
		"pictures":          {`<h3>Django</h3><table><tr><th>Language<td>Python, since 2005<tr><th>Async<td><img src=x alt=Partly></table><h3>Flask</h3><table><tr><th>Language<td>Python, since 2010<tr><th>Async<td><img src=x alt=No></table>`, both},
		"pictures in lines": {`<h4>Language</h4><ul><li><b>Django</b>: Python, since 2005<li><b>Flask</b>: Python, since 2010</ul><h4>Async</h4><ul><li><b>Django</b>: <img src=x alt=Partly><li><b>Flask</b>: <img src=x alt=No></ul>`, both},
		"a row of names":    {table("Django", "Python, since 2005", "Partly") + `<table><caption>Flask</caption><tr><th>Framework<th>Stars<tr><td>Flask<td>71K<tr><td>Django<td>80K</table>`, []string{"Django Stars: 80K", "Flask Stars: 71K"}},
	} {
		var got []string
		for _, f := range blog(t, frameworks+`<h2>Compared</h2>`+c.body+`<p>Both do.</p>`).Facts {
			if trait, ok := f.Body.(record.Trait); ok {
				got = append(got, trait.Tool+" "+trait.Attribute+": "+trait.Raw)
			}
		}
		slices.Sort(got)
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}
