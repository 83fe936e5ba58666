package stackshare_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestLinesBehind reads sections without the boxes and lines that stand at their end.
func TestLinesBehind(t *testing.T) {
	const (
		figures = `<h2>Overview</h2><table><tr><th></th><th>A</th><th>B</th></tr><tr><td>Stacks</td><td>9</td><td>8</td></tr></table>`
		author  = `<div><img alt="Ada" src="a.png"><h4>About the author</h4><p>Ada has laid walls for 15 years.</p><a href="/ada">All posts</a></div>`
		points  = figures + `<h2>A vs B: What are the differences?</h2><ol><li><b>Speed:</b> A answers sooner than B does.</li><li><b>Size:</b> B needs a tenth of the memory that A does.</li></ol><p>In Summary, A is quick and B is small.</p>`
		more    = `<h2>Related Comparisons</h2><a href="/stackups/c-vs-d">C vs D</a>`
	)
	subjects := []string{"subject A: ", "subject B: "}
	for name, c := range map[string]struct {
		body string
		want []string
	}{
		"texts in front of names": {
			figures + `<h2>What are some alternatives to A, B?</h2><article><p>Moss counts what grows on walls.</p><h3><a href="/moss">Moss</a></h3></article><article><p>It is a plain tool for woods.</p><h3><a href="/fern">Fern</a></h3></article><article><p>Reed draws maps of every marsh.</p><h3><a href="/reed">Reed</a></h3></article><p>Skip this part</p>` + more,
			[]string{"alternative Moss: Moss counts what grows on walls.", "alternative Fern: It is a plain tool for woods.", "alternative Reed: Reed draws maps of every marsh.", "related C vs D"},
		},
		"texts behind names": {
			figures + `<h2>What are some alternatives to A, B?</h2><p>Three tools do the same for walls.</p><article><h3><a href="/moss">Moss</a></h3><p>Moss counts what grows on walls.</p></article><article><h3><a href="/fern">Fern</a></h3><p>It is a plain tool for woods.</p></article>` + more,
			[]string{"alternative Moss: Moss counts what grows on walls.", "alternative Fern: It is a plain tool for woods.", "related C vs D"},
		},
		"a box about the author": {points + author + more, []string{"summary In Summary, A is quick and B is small.", "difference Speed", "difference Size", "related C vs D"}},
		"a part behind the summary": {
			points + `<h4>How we compare</h4><p>Each of the two was used for a month.</p>` + more,
			[]string{"summary In Summary, A is quick and B is small.", "difference Speed", "difference Size", "related C vs D"},
		},
		"points behind what sums up": {
			figures + `<h2>A vs B: What are the differences?</h2><h4>Speed</h4><p>A answers sooner than B does.</p><h4>Size</h4><p>B needs a tenth of the memory.</p><p>Overall A is quick.</p><h4>Price</h4><p>B is given to all of us.</p>` + more,
			[]string{"difference Speed", "difference Size", "difference Price", "related C vs D"},
		},
	} {
		if diff := cmp.Diff(append(subjects, c.want...), told(extractBody(t, pairTitle+c.body))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}
