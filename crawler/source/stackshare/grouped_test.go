package stackshare_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// TestGroupedViews reads views whose thousands stand apart.
func TestGroupedViews(t *testing.T) {
	for _, views := range [...]string{"438&#160;000 views", "438&#8239;000 views", "438’000 views", "438'000 views", "Views: 438 000", "438,000 views", "<span>438’000</span><small>views</small>"} {
		page := extractBody(t, `<title>A vs B | StackShare</title><h1>A vs B</h1><h2>Advice on A, B</h2><div><b>Mia</b><div>May 21, 2020</div><div>Decided</div><p>We took A, and we would take it again for a wall.</p><div>`+views+`</div></div><div><b>Jo</b><div>May 22, 2020</div><div>Decided</div><p>We took B, since it was there and it was not dear.</p><div>91 views</div></div><h2>Detailed Comparison</h2><h4>Pros of A</h4><ul><li>Fast (9)</ul>`)
		var got []string
		for _, o := range bodiesOf[record.Opinion](page) {
			seen := int64(-1)
			if o.Views != nil {
				seen = int64(*o.Views)
			}
			got = append(got, fmt.Sprintf("%s %d", o.Author, seen))
		}
		if diff := cmp.Diff([]string{"Mia 438000", "Jo 91"}, got); diff != "" {
			t.Errorf("%s: views (-want +got):\n%s", views, diff)
		}
	}
}
