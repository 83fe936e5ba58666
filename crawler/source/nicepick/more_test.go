package nicepick_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestLinksToMore: a link below a name that leads to more is neither what the tool is nor an
// entry of its lists.
func TestLinksToMore(t *testing.T) {
	want := []string{"A + Fast", "A - Young", "A is: Pick A for walls.", "B + Stable", "B - Heavy", "B is: Pick B for roofs."}
	for _, link := range []string{`<a href="/t">Learn more</a>`, `<a href="/t">Read more →</a>`, `<a href="/t">Learn more about A</a>`} {
		for _, body := range []string{
			`<h2>A</h2>` + link + `<span>Nice Pick</span><p>Pick A for walls.</p>`,
			`<h2>A</h2><span>Nice Pick</span><p>Pick A for walls. ` + link + `</p>`,
		} {
			got := pointsOf(t, `<title>A vs B</title><h1>A vs B</h1><p>One of two for the job.</p><div>`+body+`<h3>Pros</h3><ul><li>+Fast</ul><h3>Cons</h3><ul><li>-Young</ul></div><div><h2>B</h2>`+link+`<p>Pick B for roofs.</p><h3>Pros</h3><ul><li>+Stable</ul><h3>Cons</h3><ul><li>-Heavy</ul></div><h2>The Bottom Line</h2><p>A wins</p>`)
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s (-want +got):\n%s", body, diff)
			}
		}
	}
}
