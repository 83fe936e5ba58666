package stackshare_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestLabelsBetween reads rows with the label in the middle, wherever the names of the
// tools stand, and no lists below each other of which one has its label behind another.
func TestLabelsBetween(t *testing.T) {
	const rows = `<div><div><ul><li><b>9</b> Fast<li><b>7</b> Small</ul></div><div>Pros</div><div><ul><li><b>30</b> Used by many</ul></div></div>
<div><div><ul><li><b>2</b> Young</ul></div><div>Cons</div><div><ul><li><b>1</b> Slow</ul></div></div><div><div>Zig</div><div>Integrations</div><div>Ada</div></div>`
	both := []string{"A + Fast 9", "A + Small 7", "A - Young 2", "A with Zig", "B + Used by many 30", "B - Slow 1", "B with Ada"}
	for name, c := range map[string]struct {
		body string
		want []string
	}{
		"names and a heading in front": {`<div><div><b>A</b></div><div></div><div><b>B</b></div></div><h3>Pros &amp; Cons</h3>` + rows, both},
		"names in front":               {`<div><div>A</div><div>vs</div><div>B</div></div><section>` + rows + `</section>`, both},
		"names the other way round":    {`<div><div><b>B</b></div><div></div><div><b>A</b></div></div><h3>Pros &amp; Cons</h3>` + rows, []string{"A + Used by many 30", "A - Slow 1", "A with Ada", "B + Fast 9", "B + Small 7", "B - Young 2", "B with Zig"}},
		"a list a tool":                {`<h3>A</h3><div><p>Pros</p><ul><li>Fast (9)</ul><p>Cons</p><ul><li>Young (2)</ul></div><h3>B</h3><div><p>Pros</p><ul><li>Used by many (30)</ul><p>Cons</p><ul><li>Slow (1)</ul></div>`, []string{"A + Fast 9", "A - Young 2", "B + Used by many 30", "B - Slow 1"}},
		"a text and a list a tool":     {`<h3>A</h3><div><p>A is a kiln with two chambers.</p><p>Pros</p><ul><li>Fast (9)</ul></div><h3>B</h3><div><p>B is a kiln for small pots.</p><p>Pros</p><ul><li>Used by many (30)</ul></div>`, []string{"A + Fast 9", "B + Used by many 30"}},
	} {
		got := saidOf(extractBody(t, `<title>A vs B</title><h1>A vs B</h1><section><h2>Detailed Comparison</h2>`+c.body+`</section>`))
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}
