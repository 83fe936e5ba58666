package stackshare_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// TestMenuOfComparisons takes a list of comparisons in the menu above the title for what
// the site has, and the same list below the comparison for related ones.
func TestMenuOfComparisons(t *testing.T) {
	const list = `<nav><h3>Popular comparisons</h3><ul><li><a href="/stackups/c-vs-d">C vs D</a></li></ul></nav>`
	const page = `<h1>A vs B</h1><h2>Overview</h2><h3>A</h3><p>9 Stacks</p><h3>B</h3><p>8 Stacks</p>`
	for name, c := range map[string]struct {
		body string
		want []string
	}{
		"above": {`<header>` + list + `</header>` + page, nil},
		"below": {page + list, []string{"C vs D"}},
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			for _, c := range bodiesOf[record.RelatedComparison](extractBody(t, `<title>A vs B</title>`+c.body)) {
				got = append(got, c.Title)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}
