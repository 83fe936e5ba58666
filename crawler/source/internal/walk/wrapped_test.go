package walk_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestWrappedLines joins the lines of a paragraph that a converter has wrapped to a width, and
// no other lines.
func TestWrappedLines(t *testing.T) {
	for name, c := range map[string]struct {
		page string
		want []string
	}{
		"two lines":                {`The quarry gives slates of a very fine grain that split along one<br>plane.`, []string{"paragraph: The quarry gives slates of a very fine grain that split along one plane."}},
		"sentences":                {`The quarry gives slates of a very fine grain. The oldest of them lie on roofs<br>of the abbey, which was built when nobody had thought of tiles. They have kept<br>Rain off the monks since.`, []string{"paragraph: The quarry gives slates of a very fine grain. The oldest of them lie on roofs of the abbey, which was built when nobody had thought of tiles. They have kept Rain off the monks since."}},
		"names and figures":        {`Quarry A and Quarry B are both open. It seems that Quarry B with 44.8 tons of<br>Slate and 12.6 tons of marl in a week has more to give than its neighbour with<br>42.3 tons and 18.2 tons of each.`, []string{"paragraph: Quarry A and Quarry B are both open. It seems that Quarry B with 44.8 tons of Slate and 12.6 tons of marl in a week has more to give than its neighbour with 42.3 tons and 18.2 tons of each."}},
		"a list in small letters":  {`slates of a very fine grain that split along a plane<br>tiles of clay that are burnt in the kiln of the town`, []string{"paragraph: slates of a very fine grain that split along a plane", "+paragraph: tiles of clay that are burnt in the kiln of the town"}},
		"an address":               {`Quarry of the Abbey<br>at the old mill<br>Stonefield`, []string{"paragraph: Quarry of the Abbey", "+paragraph: at the old mill", "+paragraph: Stonefield"}},
		"entries with numbers":     {`1. The quarry gives slates of a very fine grain that split<br>2. marl and chalk, which nobody has asked for since the war`, []string{"paragraph: 1. The quarry gives slates of a very fine grain that split", "+paragraph: 2. marl and chalk, which nobody has asked for since the war"}},
		"a short last line":        {`The quarry gives slates of a very fine grain that split along one plane at most<br>it is said`, []string{"paragraph: The quarry gives slates of a very fine grain that split along one plane at most it is said"}},
		"a line that is a heading": {`The quarry and what it has given to the people of this valley:<br>slates, marl and chalk`, []string{"paragraph: The quarry and what it has given to the people of this valley:", "+paragraph: slates, marl and chalk"}},
	} {
		t.Run(name, func(t *testing.T) {
			got := slices.DeleteFunc(view(parse(t, "<h1>Sites</h1><p>"+c.page+"</p>")), func(s string) bool { return s == "h1: Sites" })
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("blocks (-want +got):\n%s", diff)
			}
		})
	}
}

// TestClosingShortcode drops a code that closes another, whatever it is called.
func TestClosingShortcode(t *testing.T) {
	want := []string{"h1: Sites", "paragraph: Quarry", "paragraph: Slate"}
	if diff := cmp.Diff(want, view(parse(t, "<h1>Sites</h1><p>Quarry</p>[/toggle]<p>Slate</p>[/toggle]"))); diff != "" {
		t.Errorf("blocks (-want +got):\n%s", diff)
	}
}
