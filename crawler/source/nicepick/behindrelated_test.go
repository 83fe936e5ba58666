package nicepick_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// TestBehindRelated reads what a tool is behind the names that go with it, where no element
// holds one tool.
func TestBehindRelated(t *testing.T) {
	want := []string{"A + Fast", "A - Young", "A is: Masons should learn A when they build walls.", "B + Stable", "B - Heavy", "B is: B is known, and well known, by most of them"}
	for name, related := range map[string]string{
		"in a line": `</ul><p>Related to: quarry, marl</p>`,
		"a list":    `</ul><h3>Related to</h3><ul><li>quarry</li><li>marl</li></ul>`,
		"an entry":  `<li>-Related to: quarry, marl</li></ul>`,
	} {
		got := pointsOf(t, `<title>A vs B</title><h1>A vs B</h1><p>One of two for the job.</p><h2>A</h2><h3>Pros</h3><ul><li>+Fast</ul><h3>Cons</h3><ul><li>-Young</li>`+related+`<p>Masons should learn A when they build walls.</p><h2>B</h2><h3>Pros</h3><ul><li>+Stable</ul><h3>Cons</h3><ul><li>-Heavy</li>`+related+`<p>B is known, and well known, by most of them</p><h2>The Bottom Line</h2><p>A wins</p>`)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// TestIntroductionBelowTitles reads the introduction below a title that says more than the names.
func TestIntroductionBelowTitles(t *testing.T) {
	for _, title := range []string{"A vs B: Which Is Better?", "A vs B (2025)", "Compare A vs B", "A vs B: Which Of The Two Should You Pick For Walls And Roofs?"} {
		for _, f := range factsOf(t, `<title>A vs B</title><h1>`+title+`</h1><p>One of two for the job.</p><h2>A</h2><h3>Pros</h3><ul><li>+Fast</ul><h2>B</h2><h3>Pros</h3><ul><li>+Stable</ul>`) {
			if c, ok := f.Body.(record.Comparison); ok && c.Intro != "One of two for the job." {
				t.Errorf("%s: introduction %q", title, c.Intro)
			}
		}
	}
}
