package article_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// TestBareHeads reads tables whose heads name tools with their versions, or number
// them; two versions of one tool are two columns.
func TestBareHeads(t *testing.T) {
	const rows = `<tr><td>License<td>BSD<td>MIT<tr><td>Server<td>WSGI<td>ASGI</table>`
	of := func(a, b string) []string {
		return []string{a + " License: BSD", b + " License: MIT", a + " Server: WSGI", b + " Server: ASGI"}
	}
	for name, c := range map[string]struct {
		body string
		want []string
	}{
		"both":         {`<table><tr><th><th>Django 5.1<th>Flask v3` + rows, of("Django", "Flask")},
		"one":          {`<table><tr><th><th>Django 5<th>Flask` + rows, of("Django", "Flask")},
		"second name":  {`<table><tr><th><th>Django / DJ v7<th>Flask` + rows, of("Django", "Flask")},
		"numbers":      {`<table><tr><th>Framework<th>License<th>Server<tr><td>1. Django<td>BSD<td>WSGI<tr><td>2. Flask<td>MIT<td>ASGI</table>`, of("Django", "Flask")},
		"two versions": {`<table><tr><th><th>Django 4<th>Django 5<th>Flask<tr><td>License<td>BSD<td>BSD<td>MIT<tr><td>Server<td>WSGI<td>ASGI<td>WSGI</table>`, []string{"Django 4 License: BSD", "Django 5 License: BSD", "Flask License: MIT", "Django 4 Server: WSGI", "Django 5 Server: ASGI", "Flask Server: WSGI"}},
		"attributes":   {`<table><tr><th><th>Django<th>Flask<tr><td>1. License<td>BSD<td>MIT<tr><td>Django 5<td>yes<td>no</table>`, []string{"Django 1. License: BSD", "Flask 1. License: MIT", "Django Django 5: yes", "Flask Django 5: no"}},
	} {
		var got []string
		for _, f := range blog(t, frameworks+c.body).Facts {
			if b, ok := f.Body.(record.Trait); ok {
				got = append(got, b.Tool+" "+b.Attribute+": "+b.Raw)
			}
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}
