package stackshare_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestBoxesBehind reads nothing of a box behind the comparison, or below a row of
// headings, as said under the last of them.
func TestBoxesBehind(t *testing.T) {
	const box = `<div><strong>Get our app</strong><span>4.8 · 52K ratings</span><a href="/app">Install</a></div>`
	const tail = `<section><h2>What are some alternatives to A, B?</h2><div><h3>Moss</h3><p>Moss grows on walls.</p></div></section>`
	for name, c := range map[string]struct {
		body string
		want []string
	}{
		"behind a section": {`<section><h2>Detailed Comparison</h2><div><div>A</div><div>B</div></div><h3>Pros</h3><div><div><ul><li>Fast <b>8</b></ul></div><div><ul><li>Safe <b>4</b></ul></div></div>
			<h3>Integrations</h3><div><div><a href="/oak">Oak</a></div><div><a href="/elm">Elm</a></div></div></section>` + box,
			[]string{"A + Fast 8", "A with Oak", "B + Safe 4", "B with Elm"}},
		"below a row of heads": {`<h2>Overview</h2><div><b>A</b><p>Stacks 31</p></div><div><b>B</b><p>Stacks 12</p></div><div><div><h2>Why do developers choose A?</h2></div><div><h2>Why do developers choose B?</h2></div></div>` + box,
			[]string{"A +  -1", "B +  -1"}},
	} {
		if diff := cmp.Diff(c.want, saidOf(extractBody(t, `<title>A vs B</title><h1>A vs B</h1>`+c.body+tail))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}
