package source_test

import (
	"testing"

	"github.com/stackdex/stackdex/crawler/source"
)

// TestSiteBoxes holds that boxes in which a site counts, asks or hurries its visitors are
// none of the page, and what looks like them is.
func TestSiteBoxes(t *testing.T) {
	for box, want := range map[string]bool{
		`<span>9,876</span> views<span> · <b>1.1K</b> shares</span>`:                                                                                    false,
		`<p>Sale ends in</p><span>03</span><small>d</small>:<span>11</span><small>h</small>:<span>05</span><small>m</small>`:                            false,
		`<p>Only a day left</p><p>11 : 05 : 59</p>`:                                                                                                     false,
		`<div>Sign up to see all rocks</div><div>Read on every screen</div><a href="/signup">Sign up with mail</a>`:                                     false,
		`<div>Read by 9,000+ masons</div><p>A letter a week. No spam. Leave at any time.</p><form><input type=email><button>Subscribe</button></form>`:  false,
		`<span>★★★★☆</span><span>4.3</span><span> (318 ratings)</span><div>Was this page helpful?</div><button>Yes (4)</button><button>No (3)</button>`: false,
		`<span>Share</span><a href="#">Tweet</a><span>12</span><a href="#">Facebook</a><span>7</span><button>Copy link</button>`:                        false,
		`<a href="#">Save on your first months of stone.</a> <a href="#">ads via Quarry</a>`:                                                            true,
		`<p>Save on your first months of stone.</p><small>ads via Quarry</small>`:                                                                       false,
		`<span>9,876</span> views`:                                    true,
		`<p>Slate</p><p>02 : 11 rated</p>`:                            true,
		`<p>Only slate holds that long</p><p>12:30</p>`:               true,
		`<p>Sign up is open to all masons.</p><p>Chalk has none.</p>`: true,
		`<p>Yes, they share it.</p><p>1.1K shares of the quarry</p>`:  true,
	} {
		o := parse(t, `<main><h1>Rocks</h1><h2>Slate</h2><p>Slate is a grey rock.</p><div>`+box+`</div><p>It lasts.</p></main>`)
		kept := true
		for _, b := range o.Blocks()[3 : len(o.Blocks())-1] {
			kept = kept && (!b.Region.Chrome() || b.Kind == source.Button)
		}
		if kept != want {
			t.Errorf("%s: kept %v, want %v", box, kept, want)
		}
	}
}
