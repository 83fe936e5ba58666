package article_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// TestCaptionedTables reads tables of labels and values, one a tool, whose captions are
// the tools' names; captions that say something else name nobody.
func TestCaptionedTables(t *testing.T) {
	table := func(caption, language, async string) string {
		return `<div><table><caption>` + caption + `</caption><tr><th>Language<td>` + language + `<tr><th>Async<td>` + async + `</table></div>`
	}
	both := []string{"Django Async: Partly", "Django Language: Python, since 2005", "Flask Async: No", "Flask Language: Python, since 2010"}
	for name, c := range map[string]struct {
		body string
		want []string
	}{
		"names":          {table("Django", "Python, since 2005", "Partly") + table("Flask:", "Python, since 2010", "No"), both},
		"a row of names": {table("Django", "Python, since 2005", "Partly") + `<table><caption>Flask</caption><tr><th>Framework<th>Stars<tr><td>Flask<td>71K<tr><td>Django<td>80K</table>`, []string{"Django Stars: 80K", "Flask Stars: 71K"}},
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
