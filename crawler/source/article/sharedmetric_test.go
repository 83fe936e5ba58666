package article_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestMetricOfSharedUnit names what a figure measures by the unit that it shares with the one
// in front of it.
func TestMetricOfSharedUnit(t *testing.T) {
	page := blog(t, frameworks+"<p>Django has firm ceilings: 2,000 dimensions for full rows, 4,000 for halves, and 64,000 for bits.</p>"+licenses)
	want := []string{"Django dimensions 2000 dimensions|", "Django dimensions 64000 dimensions|"}
	if diff := cmp.Diff(want, measuredMetrics(page)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
