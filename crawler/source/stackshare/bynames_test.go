package stackshare_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestIntegrationsByNames reads what integrates with each tool below its name, whatever
// stands around that.
func TestIntegrationsByNames(t *testing.T) {
	const none = `<div><h3>B</h3><p>No integrations available</p>`
	for name, body := range map[string]string{
		"logos":             `<div><h3>A</h3><img alt="Zig" src=1> <img alt="Ada" src=2></div>` + none + `</div>`,
		"a line in front":   `<p>Sorted by votes</p><div><h3>A</h3><ul><li>Zig<li>Ada</ul></div>` + none + `</div>`,
		"a line behind":     `<div><h3>A</h3><ul><li>Zig<li>Ada</ul></div>` + none + `<p>Showing 5 of 24</p></div>`,
		"a table of boxes":  `<div><div>Table 1. All of them</div><div><div>A</div><div>B</div></div><div><div>Zig, Ada</div><div>No integrations available</div></div></div>`,
		"nothing but lists": `<div><h3>A</h3><ul><li>Zig<li>Ada</ul></div>` + none + `</div>`,
	} {
		got := saidOf(extractBody(t, `<title>A vs B</title><h1>A vs B</h1><h2>Integrations</h2>`+body+`<h2>Overview</h2><div><h3>A</h3><ul><li>Stacks 38.7K</ul></div><div><h3>B</h3><ul><li>Stacks 6.1K</ul></div>`))
		if diff := cmp.Diff([]string{"A with Ada", "A with Zig", "B with "}, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// TestPartsInBoxes ends what a heading heads where its box ends: the name of an icon in
// front of the next heading is no entry, nor is the link at the foot of a box.
func TestPartsInBoxes(t *testing.T) {
	box := func(heading, a, b string) string {
		return `<article><header><span title="account"><svg></svg><span>account</span></span><h2>` + heading + `</h2></header><h3>A</h3><ul><li>` + a + `</ul><h3>B</h3><ul><li>` + b +
			`</ul><footer><a href="#">View All<span>` + heading + `</span></a></footer></article>`
	}
	got := saidOf(extractBody(t, `<title>A vs B</title><h1>A vs B</h1>`+box("Pros", "Fast (9)", "Safe (7)")+box("Cons", "Old (3)", "Young (2)")+box("Integrations", "Zig", "Ada")+
		`<article><header><span title="account"><svg></svg><span>account</span></span><h2>What are some alternatives to A, B?</h2></header><h3>C</h3><p>C is another way to build a garden wall.</p></article>`))
	if diff := cmp.Diff([]string{"A + Fast 9", "A - Old 3", "A with Zig", "B + Safe 7", "B - Young 2", "B with Ada"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
