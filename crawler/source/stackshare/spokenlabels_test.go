package stackshare_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/crawler/source/specimen"
	"github.com/stackdex/stackdex/ingest/record"
)

// TestSpokenLabels reads pages that say in words, mostly to those who hear them, what
// others show by the place of a text.
func TestSpokenLabels(t *testing.T) {
	const top = `<title>A vs B | StackShare</title><h1>A vs B</h1>`
	for name, c := range map[string]struct {
		body string
		want []string
	}{
		"alternatives": {
			`<h2>What are some alternatives to A, B?</h2><ul><li><h3><a href="/m"><span>Alternative:</span> Marl Core</a></h3><p>It bakes bricks of all kinds.</p><li><h3><a href="/l"><span>Alternative:</span> Loam</a></h3><p>A kiln with two chambers.</p></ul>`,
			[]string{"Loam: A kiln with two chambers.", "Marl Core: It bakes bricks of all kinds."},
		},
		"authors": {
			`<h2>Advice on A, B</h2><article><h3><span>Review by</span> Ines</h3><p><time>May 24, 2021</time></p><p>Decided</p><p>I bake all my bricks with it and never look back.</p><p>12k views</p></article><article><h3><span>Advice by</span> Otto</h3><p><time>May 25, 2021</time></p><p>Decided</p><p>We took the other one and found it easy to start with.</p><p>13k views</p></article>`,
			[]string{"Ines 12000", "Otto 13000"},
		},
		"views": {
			`<h2>Advice on A, B</h2><article><h3>Ines</h3><p><time>May 24, 2021</time></p><p>Decided</p><p>I bake all my bricks with it and never look back.</p><p><span aria-label="12k views">12k</span> <span aria-hidden="true">views</span></p></article><article><h3>Otto</h3><p><time>May 25, 2021</time></p><p>Decided</p><p>We took the other one and found it easy to start with.</p><p><span aria-label="13k views">13k</span> <span aria-hidden="true">views</span></p></article>`,
			[]string{"Ines 12000", "Otto 13000"},
		},
		"features": {
			`<h2>Detailed Comparison</h2><h3>A</h3><p>A is a kiln with two chambers.</p><p><span>Key features:</span> <span aria-hidden="true">-</span></p><h3>B</h3><p>B bakes bricks of all kinds.</p><p><span>Key features:</span> No smoke; Easy to use</p><h3>Statistics</h3><table><tr><td><th>A<th>B<tr><th>Stacks<td>8<td>9</table>`,
			[]string{"A features [-]", "A: A is a kiln with two chambers.", "B features [No smoke; Easy to use]", "B: B bakes bricks of all kinds."},
		},
		"highlights": {
			`<h2>Detailed Comparison</h2><h3>A</h3><p>A is a kiln with two chambers.</p><p><b>Highlights:</b> -</p><h3>B</h3><p>B bakes bricks of all kinds.</p><p><b>Highlights:</b> No smoke at any hour of the day; Easy to use</p><h3>Statistics</h3><table><tr><td><th>A<th>B<tr><th>Stacks<td>8<td>9</table>`,
			[]string{"A features [-]", "A: A is a kiln with two chambers.", "B features [No smoke at any hour of the day; Easy to use]", "B: B bakes bricks of all kinds."},
		},
	} {
		t.Run(name, func(t *testing.T) {
			page, err := extract("https://stackshare.io/stackups/a-vs-b", specimen.Rendering{Body: []byte(top + c.body), ContentType: "text/html; charset=utf-8"})
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, f := range page.Facts {
				switch b := f.Body.(type) {
				case record.Tool:
					if b.Description != "" {
						got = append(got, fmt.Sprintf("%s: %s", b.Name, b.Description))
					}
				case record.Opinion:
					got = append(got, fmt.Sprintf("%s %d", b.Author, votes(b.Views)))
				case record.Trait:
					got = append(got, fmt.Sprintf("%s %s [%s]", b.Tool, b.Attribute, b.Raw))
				}
			}
			slices.Sort(got)
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}
