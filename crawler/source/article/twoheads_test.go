package article_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// TestTwoHeads reads tables in which each tool has a column for each of the things that
// were measured.
func TestTwoHeads(t *testing.T) {
	rows := `<tr><td>4<td>743<td>12 ms<td>892<td>9 ms<tr><td>8<td>1,310<td>15 ms<td>1,602<td>11 ms`
	marked := `<thead><tr><th rowspan=2>Workers<th colspan=2>Django<th colspan=2>Flask<tr><th>tps<th>p95<th>tps<th>p95<tbody>`
	plain := `<tr><td>Workers<td colspan=2>Django<td colspan=2>Flask<tr><td><td>tps<td>p95<td>tps<td>p95`
	want := []string{
		"Django throughput 743 4 workers", "Flask throughput 892 4 workers", "Django p95_latency 12 ms 4 workers", "Flask p95_latency 9 ms 4 workers",
		"Django throughput 1,310 8 workers", "Flask throughput 1,602 8 workers", "Django p95_latency 15 ms 8 workers", "Flask p95_latency 11 ms 8 workers",
	}
	for _, head := range []string{marked, plain} {
		var got []string
		for _, f := range blog(t, frameworks+`<table>`+head+rows+`</table>`).Facts {
			if m, ok := f.Body.(record.Measurement); ok {
				got = append(got, m.Tool+" "+m.Metric+" "+m.Raw+" "+m.Workload)
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", head, diff)
		}
	}
	other := `<table><tr><th>Feature<th colspan=2>Django<th colspan=2>Flask<tr><td>License<td>BSD<td>yes<td>BSD<td>no<tr><td>ORM<td>yes<td>yes<td>no<td>no</table>`
	for _, f := range blog(t, frameworks+licenses+other).Facts {
		if m, ok := f.Body.(record.Measurement); ok {
			t.Errorf("measured %s in a table of features", m.Raw)
		}
	}
}
