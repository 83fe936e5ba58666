package walk_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestActions tells links that do something with a row of definitions from
// descriptions.
func TestActions(t *testing.T) {
	for _, c := range []struct {
		name, page string
		want       []string
	}{
		{"the same for all rows", `<dl><div><dt>Stacks<dd>38.7K<dd><a href=1>History of Stacks</a></div><div><dt>Votes<dd>4.2K<dd><a href=2>History of Votes</a></div></dl>`,
			[]string{"term: Stacks", "description: 38.7K", "button: History of Stacks", "term: Votes", "description: 4.2K", "button: History of Votes"}},
		{"flat", `<dl><dt>Name<dd>Marl<dd><a href=1>Change</a><dt>Age<dd>9<dd><a href=2>Change</a></dl>`,
			[]string{"term: Name", "description: Marl", "button: Change", "term: Age", "description: 9", "button: Change"}},
		{"descriptions with links", `<dl><dt>Like<dd>Marl<dd><a href=1>Slate</a><dt>Unlike<dd>Chert<dd><a href=2>Tuff</a><dt>One<dd><a href=3>See it</a><dt>Two<dd><a href=4>See it</a></dl>`,
			[]string{"term: Like", "description: Marl", "description: Slate", "term: Unlike", "description: Chert", "description: Tuff", "term: One", "description: See it", "term: Two", "description: See it"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, view(parse(t, c.page))); diff != "" {
				t.Errorf("blocks of %s (-want +got):\n%s", c.page, diff)
			}
		})
	}
}
