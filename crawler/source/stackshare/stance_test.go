package stackshare_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// TestGluedStances reads badges right behind which the word "on" stands, and tags behind
// that, without a space.
func TestGluedStances(t *testing.T) {
	for badge, want := range map[string]string{
		`<span>Decided</span>on<a href="/redis"><img src="/r.png" alt="Redis"><span>Redis</span></a><a href="/go"><img src="/g.png" alt="Go"><span>Go</span></a>`:      "decided: Redis, Go",
		`<span>Needs advice</span>on<a href="/redis"><img src="/r.png" alt="Redis"><span>Redis</span></a><a href="/go"><img src="/g.png" alt="Go"><span>Go</span></a>`: "needs_advice: Redis, Go",
		`<span>Needs advice</span> <span>on</span> <a href="/redis">#Redis</a> <a href="/go">#Go</a>`:                                                                  "needs_advice: Redis, Go",
		`<span>Decided</span>`:            "decided: ",
		`<span>Needs advice</span> today`: ": ",
	} {
		page := extractBody(t, `<title>A vs B</title><h1>A vs B</h1><h2>Advice on A, B</h2><div><b>Ana Lee</b><p>CTO at Lumen</p><p>Feb 3, 2021</p><div>`+badge+`</div><p>We took the one that our team knew best and would do the same again.</p><div>940 views</div></div>`)
		list := bodiesOf[record.Opinion](page)
		if len(list) != 1 {
			t.Errorf("%s: %d opinions", badge, len(list))
			continue
		}
		if diff := cmp.Diff(want, list[0].Stance+": "+strings.Join(list[0].Tools, ", ")); diff != "" {
			t.Errorf("%s (-want +got):\n%s", badge, diff)
		}
	}
}
