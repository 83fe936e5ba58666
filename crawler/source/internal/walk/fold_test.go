package walk_test

import "testing"

// TestBehindTitles reads what a heading or the title of a box opens, also if buttons, the
// mark of an advert or a line about it stand between, and no box that is hidden elsewhere.
func TestBehindTitles(t *testing.T) {
	const kinds, uses, hidden = `<p>Slate is grey and flat, for roofs.</p>`, `<p>Chalk is white and soft, for boards.</p>`, `<div style="display:none">`
	for page, want := range map[string]string{
		`<div><h4>Kinds</h4>` + hidden + kinds + `</div></div><div><h4>Uses</h4><button>Share</button>` + hidden + uses + `</div></div>`:                                                           "Kinds / Slate is grey and flat, for roofs. / Uses / Share / Chalk is white and soft, for boards. / end",
		`<div><b>Kinds</b>` + hidden + kinds + `</div></div><div><b>Uses</b><div><button>Copy</button> <button>Print</button></div>` + hidden + uses + `</div></div>`:                              "Kinds / Slate is grey and flat, for roofs. / Uses / Copy / Print / Chalk is white and soft, for boards. / end",
		`<h2><button aria-expanded="false">Kinds</button></h2><p>All that we have in stock.</p><label>Find: <input></label><div style="display: none"><ul><li>Slate</li><li>Chalk</li></ul></div>`: "Kinds / All that we have in stock. / Find: / Slate / Chalk / end",
		`<section><h3>Kinds</h3><button>Copy</button>` + hidden + kinds + `</div></section>`:                                                                                                       "Kinds / Copy / Slate is grey and flat, for roofs. / end",
		`<section><h3>Kinds</h3><p>All that we have.</p>` + hidden + `<p>Join us today!</p></div></section>`:                                                                                       "Kinds / All that we have. / end",
		`<h3>Kinds</h3><p>All that we have.</p><button>Join</button>` + hidden + `<p>Join us today!</p></div>`:                                                                                     "Kinds / All that we have. / Join / end",
	} {
		if got := apart(t, `<h1>Rocks</h1>`+page+`<p>end</p>`); got != "Rocks / "+want {
			t.Errorf("%s reads\n%q, want\n%q", page, got, "Rocks / "+want)
		}
	}
}
