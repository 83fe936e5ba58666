package article_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// measuredMetrics lists what a page measures.
func measuredMetrics(page record.Page) []string {
	var list []string
	for _, f := range page.Facts {
		if m, ok := f.Body.(record.Measurement); ok {
			value := "range"
			if m.Value != nil {
				value = fmt.Sprint(*m.Value)
			}
			said := fmt.Sprintf("%s %s %s %s|%s", m.Tool, m.Metric, value, m.Unit, m.Workload)
			if m.AsOf != "" {
				said += "|" + string(m.AsOf)
			}
			list = append(list, said)
		}
	}
	return list
}

// TestCellMetric names what figures of tables measure, by the row, the heading and
// their unit.
func TestCellMetric(t *testing.T) {
	const rows = "<tr><th>%s<th>Django<th>Flask"
	for _, test := range []struct {
		name, table string
		want        []string
	}{
		{"tests of several kinds", "<h2>Query latency</h2><table>" + fmt.Sprintf(rows, "Query") + "<tr><td>Q1 (count)<td>0.02 s<td>0.03 s<tr><td>Rows/s<td>1.2M<td>850k<tr><td>Disk<td>4.1 GB<td>5.3 GB</table>",
			[]string{"Django latency 0.02 s|Q1 (count)", "Flask latency 0.03 s|Q1 (count)", "Django throughput 1.2e+06 rows/s|", "Flask throughput 850000 rows/s|", "Django disk 4.1 GB|", "Flask disk 5.3 GB|"}},
		{"heads that are units", "<h2>Numbers</h2><table><tr><th>Framework<th>msg/s<th>p99<tr><td>Django<td>1,200<td>5 ms<tr><td>Flask<td>900<td>4 ms</table>",
			[]string{"Django throughput 1200 messages/s|", "Flask throughput 900 messages/s|", "Django p99_latency 5 ms|", "Flask p99_latency 4 ms|"}},
		{"prices beside people", "<h2>At a glance</h2><table><tr><th>Plan facts<th>Django<th>Flask<tr><td>Seats in all<td>$20 per user<td>Up to 6 people</table>",
			[]string{"Django price 20 $/user|", "Flask seats_in_all 6 people|"}},
		{"years", "<h2>Usage over time</h2><table><tr><th>Framework<th>2024<th>2025<tr><td>Django<td>41%<td>43%<tr><td>Flask<td>33%<td>31%</table>",
			[]string{"Django usage 41 %||2024", "Flask usage 33 %||2024", "Django usage 43 %||2025", "Flask usage 31 %||2025"}},
		{"times of years", "<h2>Response time</h2><table>" + fmt.Sprintf(rows, "Test") + "<tr><td>2023<td>90 ms<td>70 ms<tr><td>2024<td>95 ms<td>71 ms</table>",
			[]string{"Django response_time 90 ms||2023", "Flask response_time 70 ms||2023", "Django response_time 95 ms||2024", "Flask response_time 71 ms||2024"}},
		{"rates of years", "<h2>Speed over the years</h2><table>" + fmt.Sprintf(rows, "Year") + "<tr><td>2023<td>900 req/s<td>700 req/s<tr><td>2024<td>950 req/s<td>-</table>",
			[]string{"Django throughput 900 req/s||2023", "Flask throughput 700 req/s||2023", "Django throughput 950 req/s||2024"}},
		{"percentages of years", "<h2>Numbers</h2><table>" + fmt.Sprintf(rows, "Year") + "<tr><td>2023<td>41%<td>33%</table>", nil},
		{"against one", "<h2>Numbers</h2><table><tr><th>Framework<th>Latency<th>vs Flask<tr><td>Django<td>5 ms<td>2x<tr><td>Flask<td>4 ms<td>1x</table>",
			[]string{"Django latency 5 ms|", "Flask latency 4 ms|"}},
		{"less than nothing", "<h2>Numbers</h2><table>" + fmt.Sprintf(rows, "") + "<tr><td>Latency<td>-5 ms<td>4 ms</table>",
			[]string{"Flask latency 4 ms|"}},
	} {
		if diff := cmp.Diff(test.want, measuredMetrics(blog(t, frameworks+test.table))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
	}
}

// TestNoMeasurement reads sentences whose figures measure nothing of a tool, or
// something other than it seems.
func TestNoMeasurement(t *testing.T) {
	for text, want := range map[string][]string{
		"<p>Our Django process used 70% of the CPU.</p>":                {"Django cpu 70 %|"},
		"<p>Django's memory grew by 40%.</p>":                           {"Django memory_growth 40 %|"},
		"<p>Django is fine under 10 GB.</p>":                            nil,
		"<p>Django answers in -5 ms.</p>":                               nil,
		"<h2>How to install Django</h2><p>Give the VM 4 GB of RAM.</p>": nil,
		"<p>Django does 99999999999999999999999 req/s.</p>":             nil,
		"<p>Django is fine and needs 10 MB of memory.</p>":              {"Django memory 10 MB|"},
	} {
		got := measuredMetrics(blog(t, frameworks+licenses+text))
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", text, diff)
		}
	}
}
