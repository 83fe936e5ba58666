package article_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// TestOneAttribute reads an attribute of two tools that stands alone, in the markup
// that others share, and lists of terms some of which are tools that nothing else
// names.
func TestOneAttribute(t *testing.T) {
	const behind = `<p>Both are old enough to be boring, which is what most teams need.</p>`
	one := []string{"Django License: BSD", "Flask License: MIT"}
	for name, c := range map[string]struct {
		body string
		want []string
	}{
		"below its name":    {`<h4>License</h4><dl><dt>Django<dd>BSD<dt>Flask<dd>MIT</dl>`, one},
		"below each tool":   {`<div><h4>Django</h4><dl><dt>License<dd>BSD</dl></div><div><h4>Flask</h4><dl><dt>License<dd>MIT</dl></div>`, one},
		"prose is no value": {`<p>Django has 80k stars on GitHub.</p><h4>License</h4><dl><dt>Django<dd>It has one that asks for very little, and that lawyers have known for many years.<dt>Flask<dd>MIT</dl>`, nil},
		"of tools new here": {`<h4>Type</h4><dl><dt>Flask<dd>Micro<dt>Starlette<dd>Toolkit</dl><h4>Server</h4><dl><dt>Flask<dd>WSGI<dt>Starlette<dd>ASGI</dl>`, []string{"Flask Type: Micro", "Starlette Type: Toolkit", "Flask Server: WSGI", "Starlette Server: ASGI"}},
	} {
		var got []string
		asked := ""
		for _, f := range blog(t, frameworks+`<h2>How does Flask compare to Django?</h2>`+c.body+behind).Facts {
			switch b := f.Body.(type) {
			case record.Trait:
				got = append(got, b.Tool+" "+b.Attribute+": "+strings.Join(b.Values, ", "))
			case record.Answer:
				asked += b.Text
			}
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
		if name == "below its name" && asked != strings.TrimSuffix(strings.TrimPrefix(behind, "<p>"), "</p>") {
			t.Errorf("%s: %q", name, asked)
		}
	}
}
