package walk_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestInlineCounters leaves numbers out that stand in front of the entries of a list as
// items of their own, and nothing else that begins with a number.
func TestInlineCounters(t *testing.T) {
	for page, want := range map[string][]string{
		`<div><div><span>1.</span> <span>Keeps out the rain</span></div><div><span>2.</span> <span>Lasts</span></div></div>`: {"item: Keeps out the rain", "item: Lasts"},
		`<ul><li><b>1.</b><span>Keeps out the rain</span><li><b>2.</b><span>Lasts</span></ul>`:                               {"item: Keeps out the rain", "item: Lasts"},
		`<div><span>4.</span> <span>Lasts</span></div><div><span>1.</span> <span>7 years</span></div>`:                       {"paragraph: 4. ¦ Lasts", "paragraph: 1. 7 years"},
		`<div><span>1</span> <span>Lasts</span></div>`:                                                                       {"paragraph: 1 ¦ Lasts"},
	} {
		if diff := cmp.Diff(want, view(parse(t, page))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", page, diff)
		}
	}
}

// TestLargeInitials reads words of which the first letter is an element, behind a figure
// that it would multiply.
func TestLargeInitials(t *testing.T) {
	for page, want := range map[string]string{
		`<ul><li><span>27</span> <span><span>M</span>oss</span></ul>`: "27 ¦ Moss",
		`<ul><li><span>27</span><span><b>K</b>elp</span></ul>`:        "27 ¦ Kelp",
		`<div><span>27</span><span>M</span> <span>views</span></div>`: "27M ¦ views",
	} {
		if got := apart(t, page); got != want {
			t.Errorf("%s reads %q, want %q", page, got, want)
		}
	}
}
