package stackshare_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// TestDescriptionsAndFeatures reads what each tool is, and its features, where the
// former stand below headings and the latter in a table or in cards behind them, or
// each in a table of its own.
func TestDescriptionsAndFeatures(t *testing.T) {
	const (
		texts = `<div><h3>A</h3><p>A is a framework for people with deadlines.</p></div><div><h3>B</h3><p>B is a language that compiles slowly.</p></div>`
		stats = `<h3>Statistics</h3><table><tr><th></th><th>A</th><th>B</th></tr><tr><td>Stacks</td><td>38.7K</td><td>91</td></tr></table>`
		row   = `<div style="display:grid"><div></div><div>A</div><div>B</div></div><div style="display:grid"><div>%s</div><div>%s</div><div>%s</div></div>`
	)
	want := []string{"A is A is a framework for people with deadlines.", "B is B is a language that compiles slowly.", "A []", "B [Free of bugs Easy to use]"}
	for name, body := range map[string]string{
		"table":               texts + `<table><tr><th>A</th><th>B</th></tr><tr><td>-</td><td>Free of bugs; Easy to use</td></tr></table>`,
		"boxes":               texts + `<div>` + fmt.Sprintf(row, "Features", "-", "Free of bugs; Easy to use") + `</div>`,
		"cards":               texts + `<div><h4>A</h4><dl><div><dt>Features</dt><dd>-</dd></div></dl></div><div><h4>B</h4><dl><div><dt>Features</dt><dd>Free of bugs<br>Easy to use</dd></div></dl></div>`,
		"cards in front":      `<div><div>A</div><p>A is a framework for people with deadlines.</p><p><b>Key Features:</b> -</p></div><div><div>B</div><p>B is a language that compiles slowly.</p><p><b>Key Features:</b> Free of bugs; Easy to use</p></div>`,
		"a badge":             `<div><h3>A</h3><span class="badge">New</span><p>A is a framework for people with deadlines.</p></div><div><h3>B</h3><p>B is a language that compiles slowly.</p></div><table><tr><th>A</th><th>B</th></tr><tr><td>-</td><td>Free of bugs; Easy to use</td></tr></table>`,
		"titles in the cells": `<table><tr><th><span></span></th><th><span>A</span></th><th><span>B</span></th></tr><tr><td><span></span>Description</td><td><span>A</span>A is a framework for people with deadlines.</td><td><span>B</span>B is a language that compiles slowly.</td></tr></table><table><tr><th><span></span></th><th><span>A</span></th><th><span>B</span></th></tr><tr><td><span></span>Features</td><td><span>A</span>-</td><td><span>B</span>Free of bugs; Easy to use</td></tr></table>`,
		"boxes of one":        `<div>` + fmt.Sprintf(row, "Description", "A is a framework for people with deadlines.", "B is a language that compiles slowly.") + `</div><div>` + fmt.Sprintf(row, "Features", "-", "Free of bugs; Easy to use") + `</div>`,
	} {
		t.Run(name, func(t *testing.T) {
			page := extractBody(t, pairTitle+`<h2>Detailed Comparison</h2>`+body+stats)
			var got []string
			for _, tool := range bodiesOf[record.Tool](page) {
				got = append(got, tool.Name+" is "+tool.Description)
			}
			for _, trait := range bodiesOf[record.Trait](page) {
				got = append(got, fmt.Sprint(trait.Tool, " ", trait.Values))
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("descriptions and features (-want +got):\n%s", diff)
			}
		})
	}
}
