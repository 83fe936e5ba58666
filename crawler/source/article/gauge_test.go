package article_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// TestGauge reads tables whose figures get their metric, unit, date or workload from
// what stands above them or in front of them, and tables that look like such.
func TestGauge(t *testing.T) {
	const head = "<tr><th>%s</th><th>Django</th><th>Flask</th></tr>"
	for _, test := range []struct {
		above, corner, row string
		want               []string
	}{
		{"<h2>Throughput (req/s)</h2>", "", "<tr><td>JSON<td>743<td>892<tr><td>Plain text<td>as of 2026-01-15: 900<td>-", []string{"Django throughput 743 req/s JSON ", "Flask throughput 892 req/s JSON ", "Django throughput 900 req/s Plain text 2026-01-15"}},
		{"<h2>Benchmarks</h2>", "Req/s", "<tr><td>64 connections<td>743<td>892", []string{"Django throughput 743 req/s 64 connections ", "Flask throughput 892 req/s 64 connections "}},
		{"<h2>Image size</h2>", "Base", "<tr><td>Alpine<td>90 MB<td>60 MB<tr><td>Debian<td>1.2 GB<td>-", []string{"Django image_size 90 MB Alpine ", "Flask image_size 60 MB Alpine ", "Django image_size 1.2 GB Debian "}},
		{"<h2>Django vs Flask: startup time</h2>", "", "<tr><td>Cold<td>90 ms<td>60 ms", []string{"Django startup_time 90 ms Cold ", "Flask startup_time 60 ms Cold "}},
		{"<h2>Numbers</h2>", "", "<tr><td>p99 latency at 1,000 req/s<td>4 ms<td>3 ms", []string{"Django p99_latency 4 ms 1,000 req/s ", "Flask p99_latency 3 ms 1,000 req/s "}},
		{"<h2>Numbers</h2>", "", "<tr><td>Startup (2024, 1 core)<td>4 ms<td>3 ms", []string{"Django startup 4 ms 1 core 2024", "Flask startup 3 ms 1 core 2024"}},
		{"<h2>Numbers</h2>", "", "<tr><td>Requests/s (2019 benchmark)<td>743<td>892", []string{"Django throughput 743 req/s  2019", "Flask throughput 892 req/s  2019"}},
		// A table of properties under a heading of one of them.
		{"<h2>Memory</h2>", "", "<tr><td>Idle memory<td>90 MB<td>60 MB<tr><td>License<td>BSD<td>BSD", []string{"Django memory 90 MB  ", "Flask memory 60 MB  "}},
		{"<h2>Throughput (req/s)</h2>", "", "<tr><td>Release year<td>2005<td>2010<tr><td>JSON<td>743<td>892", nil},
		{"<h2>Which size fits?</h2>", "", "<tr><td>Teams<td>90<td>60", nil},
	} {
		page := frameworks + test.above + "<table>" + fmt.Sprintf(head, test.corner) + test.row + "</table>"
		var got []string
		for _, f := range blog(t, page).Facts {
			if m, ok := f.Body.(record.Measurement); ok {
				got = append(got, fmt.Sprintf("%s %s %g %s %s %s", m.Tool, m.Metric, *m.Value, m.Unit, m.Workload, m.AsOf))
			}
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s %s (-want +got):\n%s", test.above, test.row, diff)
		}
	}
}

// TestTimed names what takes seconds or minutes, by the words around them.
func TestTimed(t *testing.T) {
	for text, want := range map[string]string{
		"<p>Django cut recovery time from 40 s to 4 s.</p>":                                                                       "recovery_time",
		"<p>Django starts in 4 s.</p>":                                                                                            "startup_time",
		"<p>Django boots in 4 s and then serves with low latency.</p>":                                                            "startup_time",
		"<p>Django, which builds on WSGI, starts in 4 s.</p>":                                                                     "startup_time",
		"<p>Django installs plugins and reloads in 4 s.</p>":                                                                      "reload_time",
		"<p>Django reloads in 4 s every single time.</p>":                                                                         "reload_time",
		"<p>Django is done in 4 s every single time.</p>":                                                                         "duration",
		"<p>Sites built with Django are ready after 4 s.</p>":                                                                     "duration",
		"<p>Real time chat: Django reconnects in 4 s.</p>":                                                                        "duration",
		"<p>Django needs 4 s to build the docs.</p>":                                                                              "build_time",
		"<p>The build takes 9 s with Flask and 4 s with Django.</p>":                                                              "build_time",
		"<p>Build time is 9 s with Flask, 4 s with Django.</p>":                                                                   "build_time",
		"<p>The page load time of Django is 4 s.</p>":                                                                             "load_time",
		"<p>Django compiles its templates in 4 s.</p>":                                                                            "compile_time",
		"<p>Cold starts take 4 s with Django.</p>":                                                                                "cold_start",
		"<p>The install of the build tools takes 4 s with Django.</p>":                                                            "install_time",
		"<p>Django has a latency of 4 s.</p>":                                                                                     "latency",
		"<p>Django has a p99 latency of 4 s.</p>":                                                                                 "p99_latency",
		"<h2>Startup time</h2><p>Django answers a query in 4 s.</p>":                                                              "latency",
		"<h2>Startup time</h2><p>Django needs 4 s, and Flask 9 s.</p>":                                                            "startup_time",
		"<h2>Startup time</h2><p>A query of the admin keeps Django busy for 4 s.</p>":                                             "duration",
		"<h2>Build time and latency</h2><p>Django needs 4 s.</p>":                                                                 "duration",
		"<h2>Latency</h2><p>Django compiles its templates in 4 s.</p>":                                                            "compile_time",
		"<p>An import takes 4 hours on Django.</p>":                                                                               "import_time",
		"<h2>Query latency</h2><ul><li>Full scan: Django: 4 s</li></ul>":                                                          "latency",
		"<p>From a cold start, Django answers the first request in 4 s.</p>":                                                      "cold_start",
		"<p>On a cold start, Flask took 9 s and Django 4 s.</p>":                                                                  "cold_start",
		"<p>From a cold start Flask answers in 9 s, warm Django takes 4 s.</p>":                                                   "duration",
		"<p>On a cold start, Django builds its cache in 4 s.</p>":                                                                 "build_time",
		"<p>Django starts a new worker after 4 s.</p>":                                                                            "duration",
		"<p>Django starts the server in 4 s.</p>":                                                                                 "startup_time",
		"<p>In our tests Django's startup, measured cold, took 4 s.</p>":                                                          "startup_time",
		"<p>Django, which starts quickly, takes 4 s.</p>":                                                                         "duration",
		"<p>The sorting time of Django is 4 s.</p>":                                                                               "sorting_time",
		"<p>The evening time of Django is 4 s.</p>":                                                                               "duration",
		"<p>The placement time of Django is 4 s.</p>":                                                                             "placement_time",
		"<p>A cold start takes 4 s with Django.</p>":                                                                              "cold_start",
		"<p>Our build needs 4 s with Django, for the third time.</p>":                                                             "build_time",
		"<h2>Cold start</h2><table><tr><th><th>Django<th>Flask<tr><td>Hello<td>4 s<td>9 s<tr><td>Big app<td>fails<td>8 s</table>": "cold_start",
	} {
		got := ""
		for _, f := range blog(t, frameworks+text+licenses).Facts {
			if m, ok := f.Body.(record.Measurement); ok && m.Tool == "Django" && m.Value != nil && *m.Value == 4 {
				got = m.Metric
			}
		}
		if got != want {
			t.Errorf("%s: metric %q, want %q", text, got, want)
		}
	}
}

// TestGaugeWithDirection reads the unit that stands above a table beside which way is better.
func TestGaugeWithDirection(t *testing.T) {
	got := measuredMetrics(blog(t, frameworks+`<h2>Table 2: Page operations (ms, lower is better)</h2><table><tr><th>Operation</th><th>Django</th><th>Flask</th></tr><tr><td>Create 1,000 rows</td><td>44.1</td><td>42.7</td></tr><tr><td>Swap two rows</td><td>23.5</td><td>21.8</td></tr></table>`))
	want := []string{"Django latency 44.1 ms|Create 1,000 rows", "Flask latency 42.7 ms|Create 1,000 rows", "Django latency 23.5 ms|Swap two rows", "Flask latency 21.8 ms|Swap two rows"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
