package walk_test

import "testing"

// TestHeadingLinks leaves out the links by which headings offer their address or the
// way back, in a heading, behind it or in front of it, and keeps the names that lead to
// places on the page.
func TestHeadingLinks(t *testing.T) {
	for page, want := range map[string]string{
		`<h2>Cost <a href="#cost">Permalink</a></h2><p>Nothing.</p>`:                                                                      "Cost / Nothing.",
		`<h2><a href="#cost">Link to this section</a> Cost</h2><p>Nothing.</p>`:                                                           "Cost / Nothing.",
		`<div><h2>Cost</h2><a href="#top">Nach oben</a></div><p>Nothing.</p>`:                                                             "Cost / Nothing.",
		`<h2>Cost</h2><p>Nothing.</p><p><a href="#start">Back to top</a></p><h2>Speed</h2><p>Much.</p>`:                                   "Cost / Nothing. / Speed / Much.",
		`<h2>Cost <a href="#a">Teilen</a></h2><p>Nothing.</p><h2>Speed <a href="#b">Teilen</a></h2><p>Much.</p>`:                          "Cost / Nothing. / Speed / Much.",
		`<div><h4>Cost</h4><a href="#x">Anfang</a></div><p>Nothing.</p><div><h4>Speed</h4><a href="#x">Anfang</a></div><p>Much.</p>`:      "Cost / Nothing. / Speed / Much.",
		`<h2>Pros of <a href="#d">Dash</a></h2><p>Fast.</p><h2>Cons of <a href="#d">Dash</a></h2><p>Young.</p>`:                           "Pros of Dash / Fast. / Cons of Dash / Young.",
		`<h2><a href="#cost">Cost</a></h2><p>Nothing.</p><h2><a href="#speed">Speed</a></h2><p>Much.</p>`:                                 "Cost / Nothing. / Speed / Much.",
		`<h2>Tools</h2><a href="#d">Dash</a><p>Dash is fast.</p>`:                                                                         "Tools / Dash / Dash is fast.",
		`<h2>Dash vs <a href="#r">Rill</a></h2><p>Both are fast.</p>`:                                                                     "Dash vs Rill / Both are fast.",
		`<h2><b>Cost</b> of <a href="#d">Dash</a> <a href="#top">Top</a></h2><p>Nothing.</p>`:                                             "Cost of Dash / Nothing.",
		`<h2>Cost</h2><p><a href="#n">Notes</a> and <a href="#m">more</a></p><h2>Speed</h2><p><a href="#n">Notes</a> say it all.</p>`:     "Cost / Notes and more / Speed / Notes say it all.",
		`<h2>Cost</h2><ul><li><a href="#d">Dash</a><li><a href="#r">Rill</a></ul><h2>Speed</h2><ul><li><a href="#d">Dash</a> leads</ul>`:  "Cost / Dash / Rill / Speed / Dash leads",
		`<h3>A</h3><a href="#s"><div>Stars</div><div>12</div></a><h3>B</h3><a href="#s"><div>Stars</div><div>5</div></a><p>So it is.</p>`: "A / Stars / 12 / B / Stars / 5 / So it is.",
		`<h2>Cost <a href="/page#cost">Permalink</a></h2><p>Nothing.</p><a href="#">Back to top</a><h2>Speed</h2><p>Much.</p>`:            "Cost / Nothing. / Speed / Much.",
		`<h3><svg role="img"><title>Dash</title></svg><span>Dash</span><a href="#d">Copy link</a></h3><p>Fast.</p>`:                       " ¦ Dash / Fast.",
		`<h2>Cost <a href="/all">See all →</a></h2><p>Nothing.</p>`:                                                                       "Cost / Nothing.",
		`<h2><span>Cost</span><a href="/costs">View all 12 costs</a></h2><p>Nothing.</p>`:                                                 "Cost / Nothing.",
		`<h2>What you <a href="/see">see more</a> of</h2><p>Dash.</p>`:                                                                    "What you see more of / Dash.",
		`<h2><a href="/all">See all tools</a></h2><p>Dash.</p>`:                                                                           "See all tools / Dash.",
		`<div><h3>Cost</h3><button>Copy link</button></div><p>Nothing.</p><button>Copy</button>`:                                          "Cost / Nothing. / Copy",
	} {
		if got := apart(t, page); got != want {
			t.Errorf("%s\n got %s\nwant %s", page, got, want)
		}
	}
}
