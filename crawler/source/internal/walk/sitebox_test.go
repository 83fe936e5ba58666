package walk_test

import (
	"testing"

	"github.com/stackdex/stackdex/crawler/source/outline"
)

// TestSiteBoxes holds that boxes in which a site counts, asks or hurries its visitors are
// none of the page, and what looks like them is.
func TestSiteBoxes(t *testing.T) {
	for box, want := range map[string]bool{
		`<span>9,876</span> views<span> · <b>1.1K</b> shares</span>`:                                                                                                                                                      false,
		`<p>Sale ends in</p><span>03</span><small>d</small>:<span>11</span><small>h</small>:<span>05</span><small>m</small>`:                                                                                              false,
		`<p>Only a day left</p><p>11 : 05 : 59</p>`:                                                                                                                                                                       false,
		`<div>Sign up to see all rocks</div><div>Read on every screen</div><a href="/signup">Sign up with mail</a>`:                                                                                                       false,
		`<div>Read by 9,000+ masons</div><p>A letter a week. No spam. Leave at any time.</p><form><input type=email><button>Subscribe</button></form>`:                                                                    false,
		`<span>★★★★☆</span><span>4.3</span><span> (318 ratings)</span><div>Was this page helpful?</div><button>Yes (4)</button><button>No (3)</button>`:                                                                   false,
		`<span>Share</span><a href="#">Tweet</a><span>12</span><a href="#">Facebook</a><span>7</span><button>Copy link</button>`:                                                                                          false,
		`<a href="#">Save on your first months of stone.</a> <a href="#">ads via Quarry</a>`:                                                                                                                              true,
		`<p>Save on your first months of stone.</p><small>ads via Quarry</small>`:                                                                                                                                         false,
		`<span>Follow us</span> <a href="https://mason.example"><span>9.1K followers</span></a>`:                                                                                                                          false,
		`<div><b>1.1M</b><span>masons</span></div><div><b>6,000</b><span>tools</span></div><div><b>30K</b><span>stacks</span></div>`:                                                                                      false,
		`<form><label>Search the quarry</label><input type=text><button>Go</button><small>1,111,111 stones indexed</small></form>`:                                                                                        false,
		`<p>How likely are you to recommend us?</p><button>0</button><button>1</button><button>2</button><button>3</button><button>4</button>`:                                                                            false,
		`<span>Excellent</span><span>4.6 out of 5</span><span>based on 2,101 reviews</span>`:                                                                                                                              false,
		`<span>Use code </span><code>ROCK10</code><span> for 10% off until May 3</span>`:                                                                                                                                  false,
		`<button>▶</button><b>Episode 11: Chisels</b><span>40 min</span><span>2.2K listens</span>`:                                                                                                                        false,
		`<strong>Support our work</strong><div>$2,100 raised of $4,000 (52%)</div><button>Donate</button>`:                                                                                                                false,
		`<p>We are hiring</p><p>11 open roles in 4 countries</p><a href="/jobs">See jobs</a>`:                                                                                                                             false,
		`<b>Come and talk</b><p>2,311 members online now</p><a href="#">Join the chat</a>`:                                                                                                                                false,
		`<p>You have 2 free articles left this month.</p><a href="#">Log in</a> <a href="#">Subscribe</a>`:                                                                                                                false,
		`<div>Simple pricing</div><table><tr><th>Plan<th>Price<th>Seats<tr><td>Pebble<td>$0<td>1<tr><td>Boulder<td>$19<td>10</table>`:                                                                                     false,
		`<figure><blockquote>Saved us ten days a month. Worth every stone.</blockquote><figcaption>Ada Stone, CTO at Quarry</figcaption></figure>`:                                                                        false,
		`<figure><blockquote>Slate is a stone that splits.</blockquote><figcaption>Ada Stone, mason at Quarry</figcaption></figure>`:                                                                                      true,
		`<p>You have two kinds of slate.</p><a href="/k">Kinds</a>`:                                                                                                                                                       true,
		`<p>Was this page helpful?</p><button>Yes</button><button>No</button><span>31 of 40 found this helpful</span>`:                                                                                                    false,
		`<p>Was this page helpful?</p><p>To 31 of 40 masons it was, and to none of the others.</p>`:                                                                                                                       true,
		`<h4>Our sponsor</h4><a href="https://a.example">Acme Stone: 11x harder walls</a>`:                                                                                                                                false,
		`<p>Related pages</p><h3>Where to go on</h3><div><i>Guide</i><h4><a href="/c">Chalk vs slate</a></h4><p>Which one is softer.</p></div><div><i>Tool</i><h4><a href="/h">Hammers</a></h4><p>Our verdict.</p></div>`: false,
		`<p>Related stones</p><div><h4><a href="/c">Chalk</a></h4><p>Chalk is soft.</p></div><div><h4><a href="/h">Flint</a></h4><p>Flint is hard.</p></div>`:                                                             true,
		`<p>Watch: 11:05</p>`: false,
		`<div><b>1.1K</b><span>stacks</span></div><div><b>6,000</b><span>followers</span></div>`: true,
		`<p>Use code that others wrote.</p>`:                                                     true,
		`<p>Search is slow in slate.</p><p>It is dark.</p>`:                                      true,
		`<p>Good</p><p>Slate has 3 reviews of masons</p>`:                                        true,
		`<p>Join our team of masons.</p><p>Chalk has none.</p>`:                                  true,
		`<span>9,876</span> views`:                                                               true,
		`<p>Slate</p><p>02 : 11 rated</p>`:                                                       true,
		`<p>Only slate holds that long</p><p>12:30</p>`:                                          true,
		`<p>Sign up is open to all masons.</p><p>Chalk has none.</p>`:                            true,
		`<p>Yes, they share it.</p><p>1.1K shares of the quarry</p>`:                             true,
	} {
		o := parse(t, `<main><h1>Rocks</h1><h2>Slate</h2><p>Slate is a grey rock.</p><div>`+box+`</div><p>It lasts.</p></main>`)
		kept := true
		for _, b := range o.Blocks()[3 : len(o.Blocks())-1] {
			kept = kept && (!b.Region.Chrome() || b.Kind == outline.Button)
		}
		if kept != want {
			t.Errorf("%s: kept %v, want %v", box, kept, want)
		}
	}
}
