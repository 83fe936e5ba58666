package article_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// TestChips reads what stands in chips: beside the name in a heading it is no part of
// it, and in a cell each chip is a value.
func TestChips(t *testing.T) {
	for _, chips := range []func(list ...string) string{
		func(list ...string) string { return each("<span>", list, "</span>", "") },
		func(list ...string) string { return each(`<span class="badge bg-a">`, list, "</span>", " ") },
		func(list ...string) string {
			return each(`<span class=chip><span class=text>`, list, "</span></span>", "")
		},
	} {
		page := blog(t, `<title>Django alternatives</title><h1>Django alternatives</h1><p>Django is a framework for developers.</p>
			<h2>Flask `+chips("Web", "Python")+`</h2><p>Flask is a small framework.</p><h2>Bottle`+chips("Web", "Python")+`</h2><p>Bottle is a small framework.</p>
			<table><tr><th>Attribute<th>Django<th>Flask<tr><td>Databases<td>`+chips("PostgreSQL", "MySQL")+`<td>Any<tr><td>Speed<td><b>743</b> <i>req/s</i><td>892 req/s</table>`)
		var got []string
		for _, f := range page.Facts {
			switch b := f.Body.(type) {
			case record.Tool:
				got = append(got, b.Name)
			case record.Trait:
				if b.Tool == "Django" {
					got = append(got, b.Values...)
				}
			}
		}
		slices.Sort(got)
		if diff := cmp.Diff([]string{"743 req/s", "Bottle", "Django", "Flask", "MySQL", "PostgreSQL"}, got); diff != "" {
			t.Errorf("tools and values in %s (-want +got):\n%s", chips("A", "B"), diff)
		}
	}
}

// each writes a list in elements of one make.
func each(open string, list []string, end, between string) string {
	s := ""
	for i, text := range list {
		if i > 0 {
			s += between
		}
		s += open + text + end
	}
	return s
}
