package stackshare_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// TestToolsInOtherOrder: whose a figure or a point is says the header above it, not
// the order of the title.
func TestToolsInOtherOrder(t *testing.T) {
	const flex = `<div style="display:flex">`
	const rows = `<div>` + flex + `<div>Stacks</div><div>38.7K</div><div>18K</div></div>` + flex + `<div>Followers</div><div>34K</div><div>16K</div></div></div>`
	inTitle := []string{"A stackshare.stacks 38.7K", "A stackshare.followers 34K", "B stackshare.stacks 18K", "B stackshare.followers 16K"}
	for name, c := range map[string]struct {
		body string
		want []string
	}{
		"rows of boxes": {`<h2>Overview</h2><div>` + flex + `<div></div><div>B</div><div>A</div></div>` + flex + `<div>Stacks</div><div>6.1K</div><div>38.7K</div></div>` + flex + `<div>Followers</div><div>5.0K</div><div>34.8K</div></div></div>`,
			[]string{"A stackshare.stacks 38.7K", "A stackshare.followers 34.8K", "B stackshare.stacks 6.1K", "B stackshare.followers 5.0K"}},
		"labels in between": {`<h2>Overview</h2><div><div><div>B</div><div>vs</div><div>A</div></div><div><div>6.1K</div><div>Stacks</div><div>38.7K</div></div><div><div>5.0K</div><div>Followers</div><div>34.8K</div></div></div>`,
			[]string{"A stackshare.stacks 38.7K", "A stackshare.followers 34.8K", "B stackshare.stacks 6.1K", "B stackshare.followers 5.0K"}},
		"one that is missing": {`<h2>Overview</h2><table><tr><th></th><th>B</th><th>A</th></tr><tr><th>Stacks</th><td>91</td><td>38.7K</td></tr><tr><th>GitHub Stars</th><td>-</td><td>85.6K</td></tr></table>`,
			[]string{"A stackshare.stacks 38.7K", "A github.stars 85.6K", "B stackshare.stacks 91", "B github.stars -"}},
		"headings with names below such a table": {`<h2>Detailed Comparison</h2><h3>Statistics</h3><table><tr><th></th><th>B</th><th>A</th></tr><tr><th>Stacks</th><td>6.1K</td><td>38.7K</td></tr></table><h3>Pros &amp; Cons</h3>` +
			`<section><h4>A Pros</h4><ol><li>Quick (678)</li></ol><h4>A Cons</h4><ol><li>Odd (26)</li></ol></section><section><h4>B Pros</h4><ol><li>Tidy (133)</li></ol><h4>B Cons</h4><ol><li>Steep (28)</li></ol></section>`,
			[]string{"A stackshare.stacks 38.7K", "B stackshare.stacks 6.1K", "A + Quick 678", "B + Tidy 133", "A - Odd 26", "B - Steep 28"}},
		"votes in front of their points": {`<h2>Comparison</h2><table><tr><th>Votes</th><th>Pros of A</th><th>Votes</th><th>Pros of B</th></tr><tr><td>678</td><td>Quick</td><td>146</td><td>Tidy</td></tr><tr><td>488</td><td>Open</td><td>133</td><td>Safe</td></tr></table>`,
			[]string{"A + Quick 678", "A + Open 488", "B + Tidy 146", "B + Safe 133"}},
		"names that are referred to":  {`<p>See also: <a href="/b">B</a> <a href="/a">A</a></p>` + rows, inTitle},
		"names among tags":            {`<p><a href="/b">B</a> <a href="/a">A</a> <a href="/python">Python</a></p>` + rows, inTitle},
		"a label and names":           {`<div><div>See also:</div><div><a href="/b">B</a></div><div><a href="/a">A</a></div></div>` + rows, inTitle},
		"prose below a list of names": {`<ul><li><a href="/b">B</a></li><li><a href="/a">A</a></li></ul><p>Both of them are made for sites that are small today.</p><p>They have been so for many years.</p>` + rows, inTitle},
		"names and columns of texts above": {`<h2>Overview</h2><div>` + flex + `<div>B</div><div>A</div></div>` + flex + `<div>It is made for sites that are small.</div><div>It is made for large ones, and nobody knows why.</div></div>` +
			flex + `<div>Stacks</div><div>18K</div><div>38.7K</div></div></div>`, []string{"A stackshare.stacks 38.7K", "B stackshare.stacks 18K"}},
		"votes in front of points below names": {`<h2>Pros</h2><table><tr><th>Votes</th><th>A</th><th>Votes</th><th>B</th></tr><tr><td>12</td><td>Quick</td><td>7</td><td>Tidy</td></tr><tr><td>9</td><td>Open</td><td>3</td><td>Safe</td></tr></table>`,
			[]string{"A + Quick 12", "A + Open 9", "B + Tidy 7", "B + Safe 3"}},
	} {
		t.Run(name, func(t *testing.T) {
			page := extractBody(t, `<title>A vs B</title><h1>A vs B</h1>`+c.body)
			var got []string
			for _, s := range bodiesOf[record.Stat](page) {
				got = append(got, fmt.Sprintf("%s %s %s", s.Tool, s.Metric, s.Raw))
			}
			for _, p := range bodiesOf[record.Pro](page) {
				got = append(got, fmt.Sprintf("%s + %s %s", p.Tool, p.Text, countOf(p.Votes)))
			}
			for _, p := range bodiesOf[record.Con](page) {
				got = append(got, fmt.Sprintf("%s - %s %s", p.Tool, p.Text, countOf(p.Votes)))
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("facts (-want +got):\n%s", diff)
			}
		})
	}
}

func countOf(n *int64) string {
	if n == nil {
		return "none"
	}
	return fmt.Sprint(*n)
}
