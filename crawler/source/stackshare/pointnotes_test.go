package stackshare_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// TestBesidePoints reads pros with votes in other words, and without what stands beside
// them.
func TestBesidePoints(t *testing.T) {
	for name, form := range map[string]string{
		"points":     `<ul><li><span>Hard wood</span><span>90 pts</span><li><span>Old age</span><span>31 pts</span></ul>`,
		"shares":     `<ul><li><span>Hard wood</span><span>90 votes (74%)</span><li><span>Old age</span><span>31 votes (26%)</span></ul>`,
		"who did it": `<ul><li><b>90</b><span>Hard wood</span><small>added by mia7</small><li><b>31</b><span>Old age</span><small>suggested by Jo Doe</small></ul>`,
		"numbers":    `<p>1. Hard wood – 90 votes</p><p>2. Old age – 31 votes</p>`,
	} {
		t.Run(name, func(t *testing.T) {
			page := extractBody(t, `<title>A vs B | StackShare</title><h1>A vs B</h1><h2>Detailed Comparison</h2><h4>Pros of A</h4>`+form+`<h4>Pros of B</h4><ul><li>Tough (4)</ul>`)
			if diff := cmp.Diff([]string{"A + Hard wood 90", "A + Old age 31", "B + Tough 4"}, saidOf(page)); diff != "" {
				t.Errorf("what is said (-want +got):\n%s", diff)
			}
		})
	}
}

// TestBesideAlternatives reads alternatives without the badges, dashes and links beside
// them.
func TestBesideAlternatives(t *testing.T) {
	for name, form := range map[string]string{
		"badges":         `<div><div><img alt=Ash src=/a.png><span>Ash</span> <i class=b>Popular</i></div><p>Ash bends and it does not break.</p></div><div><div><img alt=Yew src=/y.png><span>Yew</span></div><p>Yew grows old and it keeps its needles.</p></div>`,
		"in a line":      `<div><div>Ash</div><p>Ash bends and it does not break.</p></div><div><div>Yew <span>New</span></div><p>Yew grows old and it keeps its needles.</p></div>`,
		"in the heading": `<h4>Ash</h4><p>Ash bends and it does not break.</p><h4>Yew <span class=b>New</span></h4><p>Yew grows old and it keeps its needles.</p>`,
		"dashes":         `<ul><li><a href=/ash>Ash</a><span> – </span><span>Ash bends and it does not break.</span><li><a href=/yew>Yew</a><span> – </span><span>Yew grows old and it keeps its needles.</span></ul>`,
		"sold entries":   `<p><b>Ash</b></p><p>Ash bends and it does not break.</p><p>Sponsored</p><div><b>Acme</b></div><p>Plant your hedge with us from $4 a month.</p><p><b>Yew</b></p><p>Yew grows old and it keeps its needles.</p>`,
		"signed entries": `<div><b>Ash</b><p>Ash bends and it does not break.</p><p>Sponsored</p></div><div><b>Yew</b><p>Yew grows old and it keeps its needles.</p></div>`,
		"links":          `<div><h4>Ash</h4><p>Ash bends and it does not break. <a href=/ash aria-label="Learn more about Ash">Learn more</a></p></div><div><h4>Yew</h4><p>Yew grows old and it keeps its needles. <a href=/yew aria-label="Learn more about Yew">Learn more</a></p></div>`,
	} {
		t.Run(name, func(t *testing.T) {
			page := extractBody(t, `<title>A vs B | StackShare</title><h1>A vs B</h1><h2>Detailed Comparison</h2><h4>Pros of A</h4><ul><li>Fast (9)</ul><h4>Pros of B</h4><ul><li>Tough (4)</ul><h2>What are some alternatives to A, B?</h2>`+form)
			var got []string
			for _, tool := range bodiesOf[record.Tool](page) {
				if tool.Role == record.RoleAlternative {
					got = append(got, tool.Name+": "+tool.Description)
				}
			}
			if diff := cmp.Diff([]string{"Ash: Ash bends and it does not break.", "Yew: Yew grows old and it keeps its needles."}, got); diff != "" {
				t.Errorf("alternatives (-want +got):\n%s", diff)
			}
		})
	}
}
