package walk_test

import "testing"

// TestWhereLinksOpen reads links without what they say to screen readers of the window
// that they open.
func TestWhereLinksOpen(t *testing.T) {
	for page, want := range map[string]string{
		`<p>Walls of <a href=/s>loose stones<span class=v> (opens in a new tab)</span></a> last.</p>`:         "Walls of loose stones last.",
		`<p>See <a href=/s>Slate <span>(external link, opens in new window)</span></a>.</p>`:                  "See Slate.",
		`<ul><li><a href=/s><b>Slate</b> <small>opens external website</small></a></ul>`:                      "Slate",
		`<p>The lid <span>opens in a new window</span> of the roof.</p>`:                                      "The lid opens in a new window of the roof.",
		`<p>Press <a href=/s>open <span>new tab</span></a> or <a href=/s><span>New tab</span></a> there.</p>`: "Press open or New tab there.",
	} {
		if got := apart(t, page); got != want {
			t.Errorf("%s\n reads %q, want %q", page, got, want)
		}
	}
}

// TestHelp reads labels without the buttons that explain them.
func TestHelp(t *testing.T) {
	for page, want := range map[string]string{
		`<table><tr><th>Stone<th>Age<tr><th>Weight<span><button type=button aria-label="What is this?">?</button><span role=tooltip hidden>In tons of the old kind</span></span><td>12<tr><th>Price <button>i</button><td>-</table>`: "Stone / Age / Weight / 12 / Price / -",
		`<h3>Weight<button>ⓘ</button></h3><p>12 tons</p><button>Why?</button>`: "Weight / 12 tons / Why?",
	} {
		if got := apart(t, page); got != want {
			t.Errorf("%s\n reads %q, want %q", page, got, want)
		}
	}
}
