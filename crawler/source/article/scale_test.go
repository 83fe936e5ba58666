package article_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// TestScaledUnits reads figures whose header or unit is written in thousands or
// millions.
func TestScaledUnits(t *testing.T) {
	table := `<table><tr><th>Framework<th>Throughput (k req/s)<th>Downloads (M/week)<th>Writes<tr><td>Django<td>1.5<td>5<td>2 kops/s<tr><td>Flask<td>2<td>4<td>0.13 Mops/s</table>`
	var got []string
	for _, f := range blog(t, frameworks+table).Facts {
		if m, ok := f.Body.(record.Measurement); ok {
			got = append(got, fmt.Sprintf("%s %s %.0f (%.0f to %.0f) %s%s", m.Tool, m.Metric, *m.Value, *m.Low, *m.High, m.Unit, m.Workload))
		}
	}
	want := []string{
		"Django throughput 1500 (1450 to 1550) req/s", "Flask throughput 2000 (1500 to 2500) req/s",
		"Django downloads 5000000 (4500000 to 5500000) /week", "Flask downloads 4000000 (3500000 to 4500000) /week",
		"Django writes 2000 (1500 to 2500) ops/s", "Flask writes 130000 (125000 to 135000) ops/s",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("measurements (-want +got):\n%s", diff)
	}
}
