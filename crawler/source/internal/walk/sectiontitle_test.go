package walk_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestTitlesByLinks takes for a title what has the link at its end by which headings offer
// to change their section.
func TestTitlesByLinks(t *testing.T) {
	const edit = `<small> [<a href="/w?section=1">edit</a>]</small>`
	for name, c := range map[string]struct {
		page string
		want []string
	}{
		"as a heading has": {`<h2>Slate` + edit + `</h2><div>Weight` + edit + `</div><p>It is heavy.</p>`, []string{"h2: Slate", "h7: Weight", "paragraph: It is heavy."}},
		"another link":     {`<h2>Slate` + edit + `</h2><div>Weight [<a href="/n">1</a>]</div>`, []string{"h2: Slate", "paragraph: Weight [1]"}},
		"to itself":        {`<div>Slate is heavy<a href="#slate-is-heavy">#</a></div><p>It is.</p>`, []string{"h7: Slate is heavy", "paragraph: It is."}},
		"to another place": {`<div>Jane Roe <a href="#c12">#</a></div><p>It is.</p>`, []string{"paragraph: Jane Roe #", "paragraph: It is."}},
		"no heading has":   {`<h2>Slate</h2><div>Weight` + edit + `</div>`, []string{"h2: Slate", "paragraph: Weight [edit]"}},
	} {
		if diff := cmp.Diff(c.want, view(parse(t, c.page))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}
