package walk_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestRestOfList reads the hidden end of a list where a button behind it shows that, and
// only there.
func TestRestOfList(t *testing.T) {
	all := []string{"h1: Roofs", "item: Slate", "item: Tile"}[:3:3]
	for name, c := range map[string]struct {
		page string
		want []string
	}{
		"show all":               {`<h1>Roofs</h1><ul><li>Slate<li hidden>Tile</ul><button>Show all</button>`, all},
		"in a box":               {`<h1>Roofs</h1><ul><li>Slate<li style="display:none">Tile</ul><div><button>View 1 more</button></div>`, all},
		"counted":                {`<h1>Roofs</h1><ul><li>Slate<li hidden>Tile</ul><a href="#">+1 more</a>`, all},
		"in details":             {`<h1>Roofs</h1><ul><li>Slate<details><summary>Show more</summary><li>Tile</details></ul>`, all},
		"shown by id":            {`<h1>Roofs</h1><div>Slate</div><div hidden id=more><div>Tile</div></div><button aria-controls=more>Show more</button>`, []string{"h1: Roofs", "paragraph: Slate", "paragraph: Tile"}},
		"opened by id":           {`<h1>Roofs</h1><div>Slate</div><div hidden id=more><div>Tile</div></div><button aria-controls=more>Subscribe</button>`, []string{"h1: Roofs", "paragraph: Slate"}},
		"an entry that shows it": {`<h1>Roofs</h1><ul><li>Slate<li>Tile<li><a href="#more">Show more</a></ul>`, all},
		"a box in front of it":   {`<h1>Roofs</h1><ul><li>Slate</ul><div hidden><ul><li>Tile</ul></div><button>Show all</button>`, all},
		"a box behind it":        {`<h1>Roofs</h1><ul><li>Slate</ul><button>Show all</button><div style="display:none"><ul><li>Tile</ul></div><p>Both last.`, append(all, "paragraph: Both last.")},
		"another box":            {`<h1>Roofs</h1><ul><li>Slate</ul><div hidden><p>Tile</p></div><button>Show all</button>`, all[:2]},
		"no button":              {`<h1>Roofs</h1><ul><li>Slate<li hidden>Tile</ul><p>Both last.`, []string{"h1: Roofs", "item: Slate", "paragraph: Both last."}},
		"another button":         {`<h1>Roofs</h1><ul><li>Slate<li hidden>Tile</ul><button>Subscribe</button>`, all[:2]},
	} {
		var got []string
		for _, b := range view(parse(t, c.page)) {
			if b != "button: Show all" && b != "button: View 1 more" && b != "button: Show more" && b != "button: Subscribe" && b != "paragraph: +1 more" {
				got = append(got, b)
			}
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}
