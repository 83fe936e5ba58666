package walk_test

import (
	"strings"
	"testing"
)

// TestBadges leaves out the signs behind names that say nothing of what is named, but no
// answers in cells.
func TestBadges(t *testing.T) {
	for page, want := range map[string]string{
		`<h3><span>Marl</span> <sup>®</sup></h3>`:                                                   "h3: Marl",
		`<p>Marl<sup>™</sup> is soft, Slate<small>™</small> is hard.</p>`:                           "paragraph: Marl is soft, Slate is hard.",
		`<div><a href=1><span>Marl</span> <span title="Verified">✓</span></a></div>`:                "paragraph: Marl",
		`<div><i>Marl</i> <span role="img" aria-label="Verified tool">★</span></div>`:               "paragraph: Marl",
		`<div><i>Marl</i> <svg role="img"><title>Official</title><path/></svg></div>`:               "paragraph: Marl",
		`<p><span title="Verified">✓</span></p>`:                                                    "paragraph: ✓",
		`<table><tr><td>Name<td>Marl<tr><td>Tested<td><span aria-label="Verified">✓</span></table>`: "cell: Name; cell: Marl; cell: Tested; cell: ✓",
		`<p>Marl <span title="Yes">✓</span></p>`:                                                    "paragraph: Marl ✓",
		`<p>Marl<sup>2</sup> grows</p>`:                                                             "paragraph: Marl2 grows",
	} {
		if got := strings.Join(view(parse(t, page)), "; "); got != want {
			t.Errorf("%s: %s, want %s", page, got, want)
		}
	}
}
