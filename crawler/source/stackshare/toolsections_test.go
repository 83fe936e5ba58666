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
