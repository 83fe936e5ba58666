package source_test

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
		"no heading has":   {`<h2>Slate</h2><div>Weight` + edit + `</div>`, []string{"h2: Slate", "paragraph: Weight [edit]"}},
	} {
		if diff := cmp.Diff(c.want, view(parse(t, c.page))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}
