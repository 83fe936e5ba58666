package source_test

import (
	"strings"
	"testing"
)

// TestReachOfHeadings shows what stands under headings in details elements, and behind
// names of places that nobody closed.
func TestReachOfHeadings(t *testing.T) {
	for page, want := range map[string]string{
		`<h1>Rocks</h1><details><summary>Marl</summary><h3>Use</h3><p>soft</p></details><details><summary>Slate</summary><h3>Use</h3><p>hard</p></details>`: "Rocks/Marl/Use: soft; Rocks/Slate/Use: hard",
		`<h1>Rocks</h1><h2>Kinds</h2><details><summary>Marl</summary><h3>Use</h3><p>soft</p></details><p>both</p>`:                                          "Rocks/Kinds/Use: soft; Rocks/Kinds: both",
		`<h1>Rocks</h1><a name=m><h2>Marl</h2><p>soft<ul><li>grey</ul><p>old<a name=s><h2>Slate</h2><p>hard<p>new`:                                          "Rocks/Marl: soft; Rocks/Marl: grey; Rocks/Marl: old; Rocks/Slate: hard; Rocks/Slate: new",
	} {
		var got []string
		for _, b := range parse(t, page).Blocks() {
			if b.Kind.String() != "heading" {
				got = append(got, strings.Join(b.Path, "/")+": "+b.Text)
			}
		}
		if got := strings.Join(got, "; "); got != want {
			t.Errorf("%s is read as\n%s, want\n%s", page, got, want)
		}
	}
}
