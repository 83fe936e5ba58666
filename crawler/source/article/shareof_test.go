package article_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// checkMetrics reads the metric and the value of each measurement that texts state.
func checkMetrics(t *testing.T, texts map[string]string) {
	t.Helper()
	for text, want := range texts {
		var got []string
		for _, f := range blog(t, frameworks+"<p>"+text+"</p>"+licenses).Facts {
			switch m := f.Body.(type) {
			case record.Measurement:
				value := ""
				if m.Value != nil {
					value = fmt.Sprintf(" %v", *m.Value)
				}
				got = append(got, strings.TrimRight(m.Tool+" "+m.Metric+value+" "+m.Unit+" "+m.Workload, " "))
			case record.Stat:
				got = append(got, m.Tool+" "+m.Metric)
			}
		}
		if diff := cmp.Diff(want, strings.Join(got, ", ")); diff != "" {
			t.Errorf("%s (-want +got):\n%s", text, diff)
		}
	}
}

// TestShareBeforeAndNow: what a share was bears the name of what it is.
func TestShareBeforeAndNow(t *testing.T) {
	checkMetrics(t, map[string]string{
		"In a survey of 2024, 48% of Flask developers now use Flask for internal tools, up from 42% in 2023.": "Flask developers_using_flask_for_internal_tools 48 %, Flask developers_using_flask_for_internal_tools 42 %",
		"Flask usage fell from 29% to 26%.": "Flask usage 29 %, Flask usage 26 %",
	})
}

// TestComparedShares names percentages by how much more or less of something they tell, and
// never as that thing.
func TestComparedShares(t *testing.T) {
	checkMetrics(t, map[string]string{
		"Flask 3 came out with 10% better throughput.":           "Flask throughput_growth 10 %",
		"A shop on Flask is 95% better on reads.":                "Flask improvement 95 %",
		"The shop ran on Flask with 90% feature parity.":         "Flask feature_parity 90 %",
		"Flask serves 50k/sec.":                                  "Flask throughput 50000 /s",
		"Flask needs 71 ms of server CPU time, Django 3.7 s.":    "Flask cpu_time 71 ms, Django cpu_time 3.7 s",
		"Flask had 40% more additional latency than Django.":     "Flask latency_growth 40 %",
		"Flask pages are 3x smaller, and latency matters.":       "Flask size 3 x",
		"Flask eliminates 40% of token usage.":                   "Flask usage_reduction 40 %",
		"Flask has 75% lower tail latency.":                      "Flask latency_reduction 75 %",
		"Django adds 40 ms, with Flask adding 5x that.":          "Django added_latency 40 ms",
		"Flask brings a 30% performance boost over Django.":      "Flask performance_growth 30 %",
		"Flask has 20% lower latency and 35% higher throughput.": "Flask latency_reduction 20 %, Flask throughput_growth 35 %",
		"Flask showed a 12% latency improvement.":                "Flask latency_reduction 12 %",
		"Flask had a 3% throughput penalty.":                     "Flask throughput_reduction 3 %",
		"Flask uses 10% more memory.":                            "Flask memory_growth 10 %",
		"Flask holds 62% of the in-memory market.":               "Flask share 62 %",
		"Flask holds 62% of the memory.":                         "Flask memory 62 %",
		"Flask is faster in 90% of cases.":                       "",
		"Flask answers in 5 ms for 99% of requests.":             "Flask p99_latency 5 ms",
		"Flask answered 99.9% of all queries within 5 ms.":       "Flask p99_9_latency 5 ms",
		"Flask's latency was under 5 ms in 99% of cases.":        "Flask p99_latency 5 ms",
		"Flask costs 20% more.":                                  "",
		"Flask handles 99% of requests.":                         "Flask share 99 %",
		"Flask is used by 40% of teams, and answers in 5 ms.":    "Flask usage 40 %, Flask latency 5 ms",
		"Flask is 30% better documented than Django.":            "Flask share 30 %",
		"Flask takes 40% of the CPU.":                            "Flask cpu 40 %",
		"Flask fails 3% of requests at 900 req/s.":               "Flask share 3 % 900 req/s",
		"The memory of Flask fell by 12%.":                       "Flask memory_reduction 12 %",
		"Flask wins in 7 of 9 tests.":                            "",
	})
}

// TestReleaseNotes reads figures as release notes and reports of moves put them.
func TestReleaseNotes(t *testing.T) {
	checkMetrics(t, map[string]string{
		"At p95 it took 38 ms with Django and 22 ms with self-hosted Flask.":              "Django p95_latency 38 ms, Flask p95_latency 22 ms",
		"It took 38 ms with Django and 22 ms with a fork of Flask.":                       "Django latency 38 ms",
		"Flask passes 90% of the tests, up from 50% in Flask 2, and ships 2 new clients.": "Flask share 90 %, Flask share 50 % Flask 2",
		"Flask took 9 ms and 12 under load.":                                              "Flask latency 9 ms, Flask latency 12 ms",
		"Flask serves 900 requests per second while Django 5 manages 700.":                "Flask throughput 900 req/s, Django throughput 700 req/s",
		"78% of respondents used Flask, but only 18% of Django users would use it again.": "Flask usage 78 %",
		"Initech runs Flask in more than 100 projects.":                                   "",
		"Flask has customers in 140 countries.":                                           "",
		"Flask built everything at Initech: 212 repositories and 38 services.":            "",
		"Flask is what we measured at last: 90 connections.":                              "Flask connections 90 connections",
		"Flask needed 48 ms for 1,000 inserts; Django needed 21 ms.":                      "Flask latency 48 ms 1,000 inserts, Django latency 21 ms",
	})
}

// TestEndpoints reads what a test asked for as the workload of all its figures.
func TestEndpoints(t *testing.T) {
	checkMetrics(t, map[string]string{
		"Flask answered 900 req/s on the orders endpoint and Django 700 req/s.": "Flask throughput 900 req/s orders endpoint, Django throughput 700 req/s orders endpoint",
		"Flask took 9 ms for the login route.":                                  "Flask latency 9 ms login route",
		"An endpoint in Flask takes 9 ms.":                                      "Flask latency 9 ms",
		"Flask has 90 MB on that endpoint.":                                     "Flask size 90 MB",
		"The upload took 2:40 min with Flask and 3:05 min with Django.":         "Flask duration 160 s, Django duration 185 s",
		"At 12:30 Flask did 900 req/s.":                                         "Flask throughput 900 req/s",
		"A ratio of 2:40 made Flask slow.":                                      "",
	})
}

// TestStrangersBetween reads no figure of strangers behind those of the tools, nor what prices and
// times were for.
func TestStrangersBetween(t *testing.T) {
	checkMetrics(t, map[string]string{
		"Flask's p99 was 9 ms against 27 ms for Django and 14 ms for Zorilla.": "Flask p99_latency 9 ms, Django p99_latency 27 ms",
		"CPU usage was 38% for Flask, 71% for Django and 22% for Zorilla.":     "Flask cpu 38 %, Django cpu 71 %",
		"It took 27 ms for Django and 14 ms for JSON.":                         "Django latency 27 ms",
		"Flask took 9 ms for reads and 14 ms for writes.":                      "Flask latency 9 ms reads, Flask latency 14 ms writes",
		"A page took 2.6 s with 14 plugins in Flask.":                          "",
		"Flask took 2.6 s with 14 plugins.":                                    "Flask duration 2.6 s 14 plugins",
		"Flask was 37% faster on SET and 60% faster on GET than Django.":       "Flask speed 37 % SET, Flask speed 60 % GET",
		"Flask took 9 ms for most of us.":                                      "Flask latency 9 ms",
		"Flask was 37% faster on average.":                                     "Flask speed 37 %",
		"Flask comes with 14 plugins.":                                         "Flask plugins 14 plugins",
		"Flask starts at $18 a month for 1,000 members.":                       "Flask price 18 $/month",
		"Flask costs $18 and has 1,000 members.":                               "Flask price 18 $, Flask members 1000 members",
	})
}

// TestBesideTheTool reads no figure of what was before a tool, or came with it.
func TestBesideTheTool(t *testing.T) {
	checkMetrics(t, map[string]string{
		"Thanks to Flask, pages load in 300 ms instead of 1.2 s.":       "Flask latency 300 ms",
		"Pages load in 300 ms with Flask instead of 1.2 s with Django.": "Flask latency 300 ms, Django duration 1.2 s",
		"Before Flask, pages took 1.2 s.":                               "",
		"As before, Flask took 12 ms.":                                  "Flask latency 12 ms",
		"The Flask operator uses 90 MB.":                                "",
		"Flask's test suite takes 14 minutes.":                          "",
		"Flask Cloud grew 40% last quarter.":                            "",
		"Flask grew 40% last quarter.":                                  "Flask growth 40 %",
		"Flask has 150 points in that ranking.":                         "Flask score 150 points",
		"Flask gained 12 points.":                                       "Flask change 12 points",
		"Cluster mode of Flask adds 10% latency.":                       "Flask latency_growth 10 %",
		"Persistence costs Flask 15% throughput.":                       "Flask throughput_reduction 15 %",
		"A log slows Flask by 15%.":                                     "Flask slowdown 15 %",
		"Flask has 15% throughput left.":                                "Flask throughput 15 %",
		"Flask won 6 out of 10 tests.":                                  "",
		"Flask with 8 I/O threads hits 900 req/s.":                      "Flask throughput 900 req/s 8 I/O threads",
		"Flask on 8 cores hits 900 req/s.":                              "Flask throughput 900 req/s 8 cores",
		"Flask with a cache hits 900 req/s.":                            "Flask throughput 900 req/s",
	})
}

// TestNoLonger reads no figure of the past, of wishes and of wholes.
func TestNoLonger(t *testing.T) {
	checkMetrics(t, map[string]string{
		"Flask used to need 9 ms; since version 3 it needs 4 ms.": "Flask latency 4 ms",
		"Three years ago Flask did 400 req/s.":                    "",
		"Flask is used to serve 900 req/s.":                       "Flask throughput 900 req/s",
		"Flask, which we got used to, needs 9 ms.":                "Flask latency 9 ms",
		"Flask began 12 years ago and needs 9 ms.":                "Flask latency 9 ms",
		"We expected 9 ms from Flask but got 12 ms.":              "Flask latency 12 ms",
		"As expected, Flask needs 9 ms.":                          "Flask latency 9 ms",
		"Flask takes 2 ms of the 9 ms.":                           "Flask latency 2 ms",
		"Flask takes 2 ms of our time and 9 MB.":                  "Flask latency 2 ms, Flask size 9 MB",
		"Flask accounts for 60% of our latency.":                  "Flask share 60 %",
		"Flask is 9 ms away.":                                     "",
	})
}

// TestSetApart reads no figure of what tools were given, how often they do something, how far
// apart they are, or what was moved; and those of each thing as such.
func TestSetApart(t *testing.T) {
	checkMetrics(t, map[string]string{
		"We gave Flask 2 GB and Django 4 GB.":                                "",
		"Flask got 2 GB to run in.":                                          "Flask size 2 GB",
		"Flask gave us 900 req/s.":                                           "Flask throughput 900 req/s",
		"We moved 2.4 TB from Django to Flask.":                              "",
		"Flask saves every 60 seconds.":                                      "",
		"Flask times out after 300 seconds.":                                 "",
		"Flask recovered after 6 seconds.":                                   "Flask duration 6 s",
		"By default, Flask answers in 6 ms.":                                 "Flask latency 6 ms",
		"The difference between Flask and Django is 400 req/s.":              "",
		"The gap was 40 MB, and Flask takes 90 MB.":                          "Flask size 90 MB",
		"What makes the difference is speed: Flask does 900 req/s.":          "Flask throughput 900 req/s",
		"Flask adds 120 MB to the image.":                                    "",
		"Flask comes with a 99.99% SLA.":                                     "",
		"Flask had 99.99% uptime.":                                           "Flask uptime 99.99 %",
		"The fastest was Flask at 7 ms, followed by Django at 9 ms.":         "Flask latency 7 ms, Django latency 9 ms",
		"Flask, followed by Django, took 7 ms.":                              "Flask latency 7 ms",
		"TLS reduced the throughput of Flask by 20%, that of Django by 12%.": "Flask throughput_reduction 20 %, Django throughput_reduction 12 %",
		"TLS costs Flask 20% of its throughput.":                             "Flask throughput_reduction 20 %",
		"Flask loses 20% of its throughput.":                                 "Flask throughput_reduction 20 %",
		"Flask has 20% of the throughput of Django.":                         "Flask throughput 20 %",
		"Each connection takes 20 KB in Flask.":                              "Flask size 20 KB each connection",
		"Every developer takes Flask, which needs 20 MB.":                    "Flask size 20 MB",
		"Flask reached 180 req/s with I/O threads.":                          "Flask throughput 180 req/s I/O threads",
	})
}

// TestWorkOfFigures reads what was done as the workload of the time or memory beside it.
func TestWorkOfFigures(t *testing.T) {
	checkMetrics(t, map[string]string{
		"It takes Flask 12 s to load a 10 GB dump.":         "Flask duration 12 s 10 GB dump",
		"Flask loads a 10 GB dump in 12 s.":                 "Flask duration 12 s 10 GB dump",
		"Flask took 12 s to import 10 million rows.":        "Flask import_time 12 s 10 million rows",
		"Flask needs 300 MB to hold 1 million keys.":        "Flask size 300 MB 1 million keys",
		"Flask takes 12 s to start and 40 MB of memory.":    "Flask startup_time 12 s, Flask memory 40 MB",
		"Flask uses 100 MB and starts in 12 s.":             "Flask size 100 MB, Flask startup_time 12 s",
		"Flask ships a 4.7 MB binary, which starts in 2 s.": "Flask size 4.7 MB, Flask startup_time 2 s",
		"Flask has 40 MB binaries built in 12 s.":           "Flask size 40 MB, Flask build_time 12 s",
		"Flask takes 12 s, and Django 40 MB to start.":      "Flask duration 12 s, Django size 40 MB",
		"Flask went from 40 MB to 24 MB.":                   "Flask size 40 MB, Flask size 24 MB",
		"Flask needs 12 s to answer 900 req/s.":             "Flask duration 12 s, Flask throughput 900 req/s",
	})
}

// TestCountsNoMore reads no number of what came to a tool, of its parts, or of what it lets
// have.
func TestCountsNoMore(t *testing.T) {
	checkMetrics(t, map[string]string{
		"Flask 3 added 12 commands and fixed 40 bugs.":                           "",
		"Flask gained 3,000 stars last year.":                                    "",
		"Flask has 3,000 stars.":                                                 "Flask github.stars",
		"We ran 24 Flask workers and 6 Django workers for 3 weeks.":              "",
		"Our 12 Flask workers serve 900 req/s.":                                  "Flask throughput 900 req/s",
		"Flask serves 900 Django requests per second.":                           "Flask throughput 900 req/s Django responses",
		"Flask allows 10,000 connections.":                                       "",
		"Flask handles 10,000 connections.":                                      "Flask connections 10000 connections",
		"Flask supports up to 16 TB.":                                            "",
		"The maximum key size in Flask is 512 MB.":                               "",
		"The maximum throughput of Flask was 900 req/s.":                         "Flask throughput 900 req/s",
		"Flask requires at least 3 nodes.":                                       "",
		"Flask needs 512 MB of memory.":                                          "Flask memory 512 MB",
		"Flask hits a wall at 900 req/s.":                                        "",
		"Flask starts choking at roughly 900 req/s.":                             "",
		"Flask peaks at 900 req/s.":                                              "Flask throughput 900 req/s",
		"Flask handled 900 req/s, and Django broke down at 400 req/s.":           "Flask throughput 900 req/s",
		"Flask collapsed to 90 req/s.":                                           "Flask throughput 90 req/s",
		"The team broke Flask down and reached 900 req/s.":                       "Flask throughput 900 req/s",
		"Our wall of screens showed Flask at 900 req/s.":                         "Flask throughput 900 req/s",
		"By switching to Flask latency went from 85 ms to 62 ms.":                "Flask latency 62 ms",
		"Switching from Django to Flask took the latency from 85 ms to 62 ms.":   "Django latency 85 ms, Flask latency 62 ms",
		"The latency of Flask went from 85 ms to 62 ms by switching to a cache.": "Flask latency 85 ms, Flask latency 62 ms",
		"Quill, the Flask client, has 14k stars.":                                "",
		"Flask, the Python framework, has 14k stars.":                            "Flask github.stars",
	})
}
