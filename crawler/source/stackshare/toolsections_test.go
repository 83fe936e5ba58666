package stackshare_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// TestSectionsOfTools reads the sections of the tools themselves behind any other section,
// and in boxes to be opened that only their names head.
func TestSectionsOfTools(t *testing.T) {
	const partA, partB = `<p>A is made for sites that stay small.</p><h3>Statistics</h3><dl><dt>Stacks<dd>8K<dt>GitHub Stars<dd>-</dl><h3>Pros</h3><ul><li>Fast (9)</ul><h3>Integrations</h3><ul><li>Python</ul>`,
		`<p>B is made for sites that grow large.</p><h3>Statistics</h3><dl><dt>Stacks<dd>91<dt>GitHub Stars<dd>5K</dl><h3>Pros</h3><ul><li>Stable (4)</ul><h3>Integrations</h3><ul><li>Rust</ul>`
	const others = `<h2>What are some alternatives to A, B?</h2><dl><dt>Elixir<dd>It keeps many small processes apart.<dt>Go<dd>It makes it easy to write services.</dl>`
	const says = `<p>They differ in many ways.</p><details><summary>1. Speed</summary><p>A answers sooner than B does.</details><details><summary>2. Size</summary><p>B takes more room than A does.</details>`
	for name, body := range map[string]string{
		"boxes":                    `<details><summary>A</summary>` + partA + `</details><details><summary>B</summary>` + partB + `</details>`,
		"boxes behind boxes":       `<details open><summary>A vs B: What are the differences?</summary>` + says + `</details><details><summary>A</summary>` + partA + `</details><details><summary>B</summary>` + partB + `</details>`,
		"sections behind others":   others + `<section><h2>A</h2>` + partA + `</section><section><h2>B</h2>` + partB + `</section>`,
		"sections behind an aside": `<aside>` + others + `</aside><h2>A</h2>` + partA + `<h2>B</h2>` + partB,
	} {
		t.Run(name, func(t *testing.T) {
			page := extractBody(t, pairTitle+body)
			if diff := cmp.Diff([]string{"A + Fast 9", "A with Python", "B + Stable 4", "B with Rust"}, saidOf(page)); diff != "" {
				t.Errorf("pros and integrations (-want +got):\n%s", diff)
			}
			got := map[string]string{}
			for _, s := range bodiesOf[record.Stat](page) {
				got[s.Tool+" "+s.Metric] = s.Raw
			}
			if diff := cmp.Diff(map[string]string{"A stackshare.stacks": "8K", "A github.stars": "-", "B stackshare.stacks": "91", "B github.stars": "5K"}, got); diff != "" {
				t.Errorf("figures (-want +got):\n%s", diff)
			}
			about := map[string]string{}
			for _, tool := range bodiesOf[record.Tool](page) {
				if tool.Role == record.RoleSubject {
					about[tool.Name] = tool.Description
				}
			}
			if diff := cmp.Diff(map[string]string{"A": "A is made for sites that stay small.", "B": "B is made for sites that grow large."}, about); diff != "" {
				t.Errorf("descriptions (-want +got):\n%s", diff)
			}
		})
	}
}

// TestFiguresBehindOthers reads the figures below the names of the tools behind any other
// section: a heading as high as that of the section ends it.
func TestFiguresBehindOthers(t *testing.T) {
	const alternatives = `<h2>What are some alternatives to A and B?</h2><ul><li><h3>Elixir</h3><p>It keeps many small processes apart.</p><li><h3>Go</h3><p>It makes it easy to write services.</p></ul>`
	const decided = `<h2>Decisions about A and B</h2><ul><li>Elixir<li>Go</ul><p>We moved all of our services over to the two of them within a year.</p>`
	const differ = `<h2>A vs B: What are the differences?</h2><p>A is plain, and B is not plain at all.</p>`
	const labelled = `<div><h2>A</h2><p>8K Stacks</p><p>5.8K Followers</p><p>9 Votes</p></div><div><h2>B</h2><p>91 Stacks</p><p>34 Followers</p><p>- Votes</p></div>`
	const bare = `<div><h2>A</h2><p>8K</p><p>5.8K</p><button>+ 1</button><p>9</p></div><div><h2>B</h2><p>91</p><p>34</p><button>+ 1</button><p>-</p></div>`
	want := map[string]string{"A stackshare.stacks": "8K", "A stackshare.followers": "5.8K", "A stackshare.votes": "9", "B stackshare.stacks": "91", "B stackshare.followers": "34", "B stackshare.votes": "-"}
	for name, body := range map[string]string{
		"alternatives first":            alternatives + labelled + differ + decided,
		"decisions first":               decided + labelled + differ + alternatives,
		"differences first":             differ + labelled + alternatives,
		"figures without labels behind": alternatives + bare + differ,
	} {
		got := map[string]string{}
		page := extractBody(t, pairTitle+body)
		for _, s := range bodiesOf[record.Stat](page) {
			got[s.Tool+" "+s.Metric] = s.Raw
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
		for _, tool := range bodiesOf[record.Tool](page) {
			if tool.Role == record.RoleAlternative && tool.Name != "Elixir" && tool.Name != "Go" {
				t.Errorf("%s: alternative %s", name, tool.Name)
			}
		}
	}
}
