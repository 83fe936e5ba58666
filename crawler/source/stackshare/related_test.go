package stackshare_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// TestRelatedInNavigation reads other comparisons that are marked as navigation
// under the heading that announces them, and no other navigation.
func TestRelatedInNavigation(t *testing.T) {
	const top = `<title>A vs B | StackShare</title><h1>A vs B</h1><h2>Detailed Comparison</h2><h3>A</h3><p>A is a framework for people with deadlines.</p><h4>Pros</h4><ul><li>Fast (9)<li>Small (7)</ul><h3>B</h3><p>B is a language that compiles slowly.</p><h4>Pros</h4><ul><li>Used by many (30)</ul>`
	const list = `<nav><ul><li><a href=/stackups/c-vs-d>C vs D</a><li><a href=/stackups/e-vs-f>E vs F</a><li><a href=/feed>Feed</a></ul></nav>`
	for name, c := range map[string]struct {
		body string
		want []string
	}{
		"in an aside":       {`<aside><h2>Related Comparisons</h2>` + list + `</aside>`, []string{"C vs D", "E vs F"}},
		"in a section":      {`<section><h2>Related Comparisons</h2>` + list + `</section>`, []string{"C vs D", "E vs F"}},
		"by way of another": {`<h2>Related Comparisons</h2><ul><li><a href="https://www.google.com/url?q=https://stackshare.io/stackups/c-vs-d&amp;sa=D">C vs D</a></ul>`, []string{"C vs D"}},
		"under another one": {`<section><h2>Trending</h2>` + list + `</section>`, nil},
		"before it":         {list + `<h2>Related Comparisons</h2><ul><li><a href=/stackups/g-vs-h>G vs H</a></ul>`, []string{"G vs H"}},
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			for _, p := range bodiesOf[record.RelatedComparison](extractBody(t, top+c.body)) {
				got = append(got, p.Title)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("related comparisons (-want +got):\n%s", diff)
			}
		})
	}
}
