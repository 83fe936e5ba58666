package stackshare_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// TestCardsOfOtherFields reads opinions that no elements enclose, whatever they begin with,
// and what stands beside their fields.
func TestCardsOfOtherFields(t *testing.T) {
	const text1, text2 = `<p>We took A for all of the walls of the town, and it held for years.</p>`, `<p>I know both of them, and now have to choose one for all our walls.</p>`
	tags := `<span><img src="/l.png" alt="Moss"><span>Moss</span></span><span><img src="/l.png" alt="Fern"><span>Fern</span></span>`
	want := []string{"Ann 2020-05-24 decided [] 438000", "Ben 2020-06-13 needs_advice [Moss Fern] 599000"}
	for name, body := range map[string]string{
		"views first": `<header><div><span>438k views</span><span>438k</span></div><span>May 24, 2020</span></header><div><strong>Ann</strong></div><div><span>Decided</span></div>` + text1 +
			`<header><div><span>599k views</span><span>599k</span></div><span>Jun 13, 2020</span></header><div><strong>Ben</strong></div><div><span>Needs advice</span><span>on</span>` + tags + `</div>` + text2,
		"never closed": `<div><article><div><span>Decided</span></div><div><b>Ann</b></div><div>May 24, 2020</div><div>` + text1 + `</div><button>Comments</button><div><span>Views</span> <span>438k</span></div>` +
			`<article><div><span>Needs advice</span><span>on</span>` + tags + `</div><div><b>Ben</b></div><div>Jun 13, 2020</div><div>` + text2 + `</div><button>Comments</button><div><span>Views</span> <span>599k</span></div></div>`,
		"author last": `<div><span>Decided</span></div>` + text1 + `<footer><img src="/u/1.jpg" alt="Ann"><span>Ann</span><span>May 24, 2020</span><span>438k views</span><button>Comments</button></footer><div><span>Needs advice</span><span>on</span>` + tags + `</div>` + text2 +
			`<footer><img src="/u/2.jpg" alt="Ben"><span>Ben</span><span>Jun 13, 2020</span><span>599k views</span><button>Comments</button></footer>`,
		"glued": `<div><h3>Ann</h3><p><span>May 24, 2020</span> · <span>Decided</span></p>` + text1 + `<div><b>438k</b> <span>views</span></div></div><div><h3>Ben</h3><p><span>Jun 13, 2020</span> · <span>Needs advice</span><span>on</span>` + tags + `</p>` + text2 + `<div><b>599k</b> <span>views</span></div></div>`,
		"by apart, days in words": `<article><div><span>by </span><a href="/u/ann">Ann</a></div><div><span><span>May</span> <span>24,</span> <span>2020</span></span></div><div><span>Decided</span></div>` + text1 + `<div>438k views</div><a href="#c7">#1042</a></article>` +
			`<article><div><span>by </span><span>Ben</span></div><div><span>Jun</span> <span>13,</span> <span>2020</span></div><div><span>Needs advice</span><span>on</span>` + tags + `</div>` + text2 + `<div>599k views</div><a href="/c">[Comments]</a></article>`,
		"portraits of letters": `<article><div><span>May 24, 2020</span></div><div><span>Decided</span></div><div><div><span>A</span></div><a href="/u/ann">Ann</a></div>` + text1 + `<div>438k views</div></article>` +
			`<article><div><span>Jun 13, 2020</span></div><div><span>Needs advice</span> <span>on</span> ` + tags + `</div><div><div><span>B</span></div><a href="/u/ben">Ben</a></div>` + text2 + `<div>599k views</div></article>`,
		"a number": `<article>` + text1 + `<div>Decided</div><div><img src="/u/1.jpg" alt="Ann"><span>Ann</span></div><span>May 24, 2020</span><span>438k views</span><a href="#c7">#1042</a></article><article>` + text2 + `<div><span>Needs advice</span> on <a href="/moss">Moss</a>, <a href="/fern">Fern</a></div><div><img src="/u/2.jpg" alt="Ben"><span>Ben</span></div><span>Jun 13, 2020</span><span>599k views</span><a href="#c8">#1043</a></article>`,
		"how authors stand on the site": `<article><div><a href="/u/ann">Ann</a><span><svg></svg>Verified</span><small>Member since 2015</small></div><div>May 24, 2020</div><div>Decided</div>` + text1 + `<span>438k views</span><small>Edited May 30, 2021</small></article>` +
			`<article><div><span>Ben</span><span>Top contributor</span></div><div>Jun 13, 2020</div><div><span>Needs advice</span><span>on</span>` + tags + `</div>` + text2 + `<span>599k views</span><small>Edited May 30, 2021</small><span>Helpful? </span><button>Yes 14</button><button>No 2</button></article>`,
		"who follows them": `<article><div><span>May 24, 2020</span></div><div><span>Decided</span></div><div><img src="/u/1.jpg" alt="Ann"><span>Ann</span><small>128 followers</small></div>` + text1 + `<div>438k views</div></article>` +
			`<article><div><span>Jun 13, 2020</span></div><div><span>Needs advice</span><span> on </span><span>Moss</span><span>Fern</span></div><div><a href="/u/ben">Ben</a><small>128 followers</small></div>` + text2 + `<div>599k views</div></article>`,
	} {
		var got []string
		for _, o := range bodiesOf[record.Opinion](extractBody(t, `<title>A vs B</title><h1>A vs B</h1><h2>Advice on A, B</h2>`+body+`<h2>Related Comparisons</h2>`)) {
			got = append(got, fmt.Sprintf("%s %s %s %v %s", o.Author+o.Role, o.Date, o.Stance, o.Tools, countOf(o.Views)))
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}
