package article_test

import (
	"slices"
	"testing"

	"github.com/stackdex/stackdex/ingest/record"
)

// TestBesideNamesOfColumns reads the columns of tools beside whose names in the head of a
// table something else stands: ribbons, links that are all alike, a row of such links.
func TestBesideNamesOfColumns(t *testing.T) {
	for name, head := range map[string]string{
		"ribbons behind":   `<tr><th>Attribute<th>Django <span>Popular</span><th>FastAPI <span>Best value</span>`,
		"one ribbon":       `<tr><th>Attribute<th><span>Popular</span> Django<th>FastAPI`,
		"touching ribbons": `<tr><th>Attribute<th><span>Popular</span>Django<th><span>Popular</span>FastAPI`,
		"ribbons above":    `<tr><th>Attribute<th><div>Loved</div><div>Django</div><th><div>On the way up</div><div>FastAPI</div>`,
		"lines below":      `<tr><th>Attribute<th><div>Django</div><div>Since 2005</div><th><div>FastAPI</div><div>Since 2018</div>`,
		"links behind":     `<tr><th>Attribute<th><a href="/d">Django</a> <a href="/go/d">Visit site</a><th><a href="/f">FastAPI</a> <a href="/go/f">Visit site</a>`,
		"a row of links":   `<tr><th>Attribute<th>Django<th>FastAPI<tr><th><td><a href="/d">Learn more</a><td><a href="/f">Learn more</a>`,
		"below the corner": `<tr><th rowspan=2>Attribute<th>Django<th>FastAPI<tr><th><a href="/d">Learn more</a><th><a href="/f">Learn more</a>`,
	} {
		t.Run(name, func(t *testing.T) {
			page := blog(t, `<h1>Django Alternatives</h1><h2>How Does FastAPI Compare to Django?</h2><table><thead>`+head+
				`<tbody><tr><td>Architecture<td>MVT, WSGI<td>API-first, ASGI<tr><td>License<td>BSD-3-Clause<td>MIT</table>`)
			var got []string
			for _, f := range page.Facts {
				switch b := f.Body.(type) {
				case record.Trait:
					got = append(got, b.Tool+" "+b.Attribute+" "+b.Raw)
				case record.Tool:
					got = append(got, b.Name)
				}
			}
			slices.Sort(got)
			want := []string{
				"Django", "Django Architecture MVT, WSGI", "Django License BSD-3-Clause",
				"FastAPI", "FastAPI Architecture API-first, ASGI", "FastAPI License MIT",
			}
			if !slices.Equal(got, want) {
				t.Errorf("got %q", got)
			}
		})
	}
}
