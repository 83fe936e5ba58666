package walk_test

import "testing"

// TestGoesOn holds that a section goes on behind an end of the page which is none, and
// does not behind one that ended all.
func TestGoesOn(t *testing.T) {
	const end = `</main></div></body></html>`
	for page, want := range map[string]string{
		`<div><main><section><h2>Rocks</h2><p>Many are old.</p>` + end + `<ol><li>Slate<li>Chalk</ol><p>And tuff.</p></section><section><h2>Sand</h2><p>Dry</section>`: "Many are old.\nSlate\nChalk\nAnd tuff.",
		`<div><main><section><h2>Rocks</h2><ul><li>Slate</li>` + end + `<!-- --><li class=x>Chalk</li></ul></section><h2>Sand</h2>`:                                    "Slate\nChalk",
		`<div><main><section><h2>Rocks</h2><p>Many are old.</p></section>` + end + `<div id=chat><p>Ask us</p></div><script>a()</script>`:                              "Many are old.",
		`<main><article><div><h2>Rocks</h2><p>Many are old.</p></div></div></div></main><p>And tuff.</p></article><h2>Sand</h2>`:                                       "Many are old.\nAnd tuff.",
	} {
		if got := under(t, parse(t, "<body>"+page), "Rocks").Text(); got != want {
			t.Errorf("%s:\ngot %q, want %q", page, got, want)
		}
	}
}
