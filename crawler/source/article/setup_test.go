package article_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

const frameworks = `<title>Django vs Flask</title><h1>Django vs Flask</h1><p>Django and Flask are Python frameworks for developers, each with an API.</p>`

const licenses = `<table><tr><th>Attribute</th><th>Django</th><th>Flask</th></tr><tr><td>License</td><td>BSD</td><td>BSD</td></tr></table>`

// measured lists what a page says of each tool: unit, raw figure, workload.
func measured(t *testing.T, page string) []string {
	t.Helper()
	got := blog(t, page)
	var list []string
	for _, f := range got.Facts {
		if m, ok := f.Body.(record.Measurement); ok {
			list = append(list, strings.Join([]string{m.Tool, m.Raw, m.Unit, m.Workload}, "|"))
		}
	}
	return list
}

// TestLoadOfHeadings reads under which load figures were measured from the heading above them.
func TestLoadOfHeadings(t *testing.T) {
	for heading, want := range map[string]string{
		"Latency at 200 RPS":       "200 RPS",
		"2,000 RPS: the top":       "2,000 RPS",
		"With 64 connections":      "64 connections",
		"64 connections, and more": "",
		"Some serve 20 RPS":        "",
		"Top 20 requests":          "",
		"Under 5 ms":               "",
	} {
		got := measured(t, frameworks+"<h3>"+heading+"</h3><p>Flask's median latency was 17 ms. At 500 RPS it was 9 ms. At the calm level of 200 RPS, Flask's maximum latency was 30 ms.</p>"+licenses)
		calm := ""
		if want == "200 RPS" {
			calm = want
		}
		if diff := cmp.Diff([]string{"Flask|17 ms|ms|" + want, "Flask|9 ms|ms|", "Flask|30 ms|ms|" + calm}, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", heading, diff)
		}
	}
}

// TestSetupIsNoMeasurement reads figures of what a test ran with.
func TestSetupIsNoMeasurement(t *testing.T) {
	for _, test := range []struct {
		text string
		want []string
	}{
		{"Our tests ran on Django 5.1.4 and Flask 3.0.3 with Python 3.12 on 8 cores.", nil},
		{"Django took 12 ms per request at 200 concurrent users; Flask took 9 ms.", []string{"Django|12 ms per request|ms per request|200 concurrent users", "Flask|9 ms|ms|"}},
		{"Django serves 743 req/s on Gunicorn and 900 req/s on uWSGI.", []string{"Django|743 req/s|req/s|Gunicorn", "Django|900 req/s|req/s|uWSGI"}},
		{"Django serves 743 req/s on Gunicorn and 743 req/s on uWSGI.", []string{"Django|743 req/s|req/s|Gunicorn", "Django|743 req/s|req/s|uWSGI"}},
		{"Django got 743 req/s on March 3 and 800 req/s on April 4.", []string{"Django|743 req/s|req/s|", "Django|800 req/s|req/s|"}},
		{"Django serves 5,000 req/s with 4 workers.", []string{"Django|5,000 req/s|req/s|4 workers"}},
		{"Flask copes with 10,000 concurrent connections.", []string{"Flask|10,000 concurrent connections|connections|"}},
		{"Flask scales to 64 cores.", []string{"Flask|64 cores|cores|"}},
		{"Flask suits teams below 10 people.", nil},
		{"Flask can handle over 100,000 requests if you tune it.", nil},
		{"Flask does 4,000 req/s (4 cores, 8 GB).", []string{"Flask|4,000 req/s|req/s|4 cores, 8 GB"}},
		{"Nobody needs Flask for 10 req/s.", nil},
		{"Django ingested 4,000 rows/s, Flask 3,100 rows/s (10 clients, batches of 20,000 rows).", []string{"Django|4,000 rows/s|rows/s|10 clients, batches of 20,000 rows", "Flask|3,100 rows/s|rows/s|10 clients, batches of 20,000 rows"}},
		{"Before the move to Flask we had 900 req/s.", nil},
	} {
		if diff := cmp.Diff(test.want, measured(t, frameworks+"<p>"+test.text+"</p>"+licenses)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.text, diff)
		}
	}
}

// TestWorkload reads what figures were measured with in the sentence.
func TestWorkload(t *testing.T) {
	for text, want := range map[string][]string{
		"Under a read-only sysbench workload Django did 27,000 queries per second and Flask did 31,000.": {"Django|27,000 queries per second|queries/s|read-only sysbench workload", "Flask|31,000|queries/s|read-only sysbench workload"},
		"In a write-heavy test, Flask reached 12,000 req/s.":                                             {"Flask|12,000 req/s|req/s|write-heavy test"},
		"In the same test, Flask reached 12,000 req/s.":                                                  {"Flask|12,000 req/s|req/s|"},
		"Django serves 743 req/s under Gunicorn with 4 workers.":                                         {"Django|743 req/s|req/s|Gunicorn with 4 workers"},
		"Django serves 743 req/s under Gunicorn.":                                                        {"Django|743 req/s|req/s|Gunicorn"},
		"With 64 clients, Django reached 9,500 req/s.":                                                   {"Django|9,500 req/s|req/s|64 clients"},
	} {
		if diff := cmp.Diff(want, measured(t, frameworks+"<p>"+text+"</p>"+licenses)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", text, diff)
		}
	}
}

// TestUnitCase keeps the letters of units as they are written.
func TestUnitCase(t *testing.T) {
	for text, want := range map[string]string{
		"Django streams 310 MB/s.":                "Django|310 MB/s|MB/s|",
		"Django streams 2.5 GB per second.":       "Django|2.5 GB per second|GB/s|",
		"Django writes 900 KB/sec.":               "Django|900 KB/sec|KB/s|",
		"Django handles 4,000 Messages/s.":        "Django|4,000 Messages/s|messages/s|",
		"Django is four times faster than Flask.": "Django|four times|x|",
	} {
		if diff := cmp.Diff([]string{want}, measured(t, frameworks+"<p>"+text+"</p>"+licenses)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", text, diff)
		}
	}
}

// TestCountsOfPeriods reads counts of a week, a month or a year in cells.
func TestCountsOfPeriods(t *testing.T) {
	for _, test := range []struct {
		label, cell string
		want        []string
	}{
		{"npm downloads", "26.3M/week", []string{"npm.downloads_week 26300000"}},
		{"npm downloads", "28M per week", []string{"npm.downloads_week 28000000"}},
		{"npm downloads", "1,204,331/wk", []string{"npm.downloads_week 1204331"}},
		{"npm downloads", "110M/month", []string{"npm_downloads 110000000 /month"}},
		{"Downloads", "28M per week", []string{"downloads 28000000 /week"}},
		{"Budget ($)", "1.2M/year", []string{"budget 1200000 $/year"}},
		{"Essentials", "$35/month", nil},
		{"Backups", "2x per day included", nil},
		{"Budget", "$1.2M/year", []string{"budget 1200000 $/year"}},
		{"Requests per second", "~31,000", []string{"throughput 31000 req/s"}},
		{"Messages per second", "4,000", []string{"messages_per_second 4000 messages/s"}},
	} {
		page := frameworks + "<table><tr><th>Attribute</th><th>Django</th><th>Flask</th></tr><tr><td>" + test.label + "</td><td>" + test.cell + "</td><td>none</td></tr></table>"
		got := blog(t, page)
		var list []string
		for _, f := range got.Facts {
			switch b := f.Body.(type) {
			case record.Measurement:
				list = append(list, fmt.Sprintf("%s %.0f %s", b.Metric, *b.Value, b.Unit))
			case record.Stat:
				list = append(list, fmt.Sprintf("%s %.0f", b.Metric, *b.Value))
			}
		}
		if diff := cmp.Diff(test.want, list); diff != "" {
			t.Errorf("%s: %s (-want +got):\n%s", test.label, test.cell, diff)
		}
	}
}

// TestPlans reads figures of money in tables of plans, which are prices, and in others.
func TestPlans(t *testing.T) {
	for rows, want := range map[string][]string{
		"<tr><td>Free<td>$0<td>$0<tr><td>Team plan<td>$20<td>$10<tr><td>Business<td>$90<td>$40":                   nil,
		"<tr><td>Team salary<td>$120,000<td>$90,000<tr><td>Community funding<td>$2M<td>$1M":                       {"Django|$120,000|$|", "Flask|$90,000|$|", "Django|$2M|$|", "Flask|$1M|$|"},
		"<tr><td>License<td>BSD<td>BSD<tr><td>Language<td>Python<td>Python<tr><td>Growth<td>$1M/year<td>$2M/year": {"Django|$1M|$/year|", "Flask|$2M|$/year|"},
	} {
		page := frameworks + "<table><tr><th>Attribute</th><th>Django</th><th>Flask</th></tr>" + rows + "</table>"
		if diff := cmp.Diff(want, measured(t, page)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", rows, diff)
		}
	}
}

// TestSlashOfRate reads cells whose slash is that of a rate, and others.
func TestSlashOfRate(t *testing.T) {
	for _, test := range []struct {
		label, cell string
		values      []string
		figures     []string
	}{
		{"Price", "$2,140 / year", []string{"$2,140 / year"}, []string{"Django|$2,140|$/year|"}},
		{"Price", "From $2,140 / year", []string{"From $2,140 / year"}, nil},
		{"Price", "$10/month / $100/year", []string{"$10/month", "$100/year"}, []string{"Django|$10|$/month|"}},
		{"Downloads", "2M+ / month", []string{"2M+ / month"}, nil},
		{"Traffic", "10 GB / day", []string{"10 GB / day"}, []string{"Django|10 GB|GB/day|"}},
		{"Platforms", "Linux / macOS / Windows", []string{"Linux", "macOS", "Windows"}, nil},
		{"Billing", "Month / year", []string{"Month", "year"}, nil},
		{"Versions", "3 / 4", []string{"3", "4"}, nil},
	} {
		page := frameworks + "<table><tr><th>Attribute</th><th>Django</th><th>Flask</th></tr><tr><td>" + test.label + "</td><td>" + test.cell + "</td><td>none</td></tr></table>"
		got := blog(t, page)
		for _, f := range got.Facts {
			if trait, ok := f.Body.(record.Trait); ok && trait.Tool == "Django" {
				if diff := cmp.Diff(test.values, trait.Values); diff != "" {
					t.Errorf("%s (-want +got):\n%s", test.cell, diff)
				}
			}
		}
		if diff := cmp.Diff(test.figures, measured(t, page)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.cell, diff)
		}
	}
}

// TestDatesInTables reads of when figures are from their cells, labels and
// columns.
func TestDatesInTables(t *testing.T) {
	for _, test := range []struct {
		head, label, cell string
		want              string
	}{
		{"Django", "GitHub stars", "80,000 (as of 2019)", "80000 2019"},
		{"Django", "GitHub stars", "60,000 (2022)", "60000 2022"},
		{"Django", "GitHub stars", "60k, March 2022", "60000 2022-03"},
		{"Django", "GitHub stars", "60k as of 3 March 2022", "60000 2022-03-03"},
		{"Django", "GitHub forks (2020)", "10,000", "10000 2020"},
		{"Django", "GitHub forks, as of May 2020", "10,000", "10000 2020-05"},
		{"Django (2018)", "GitHub stars", "30,000", "30000"},
		{"Django (2018)", "Response time", "12 ms", "12 ms"},
		{"Django, 2018", "GitHub stars", "30,000", "30000"},
		{"Django", "GitHub stars (2019)", "30,000 (2020)", "30000 2020"},
		{"Django", "Response time (as of 2021)", "12 ms", "12 ms 2021"},
		{"Django", "Response time (2021)", "12 ms", "12 ms"},
		{"Django", "Response time (ms), 2000", "12", ""},
		{"Django", "Throughput (req/s)", "1500, 2000", ""},
		{"Django", "GitHub stars", "30,000 (2048)", "30000"},
		{"Django", "GitHub stars in 2021", "30,000", "30000 2021"},
		{"Django", "Price", "$0 – $250", ""},
		{"Django", "Response time", "12 ms (Gunicorn)", "12 ms  Gunicorn"},
		{"Django", "Response time", "12 ms (in 2021)", "12 ms 2021"},
		{"Django", "Response time", "12 ms (2048)", "12 ms  2048"},
		{"Django", "GitHub stars", "80,000 (since 2019)", "80000"},
		{"Django", "GitHub stars", "80,000", "80000"},
	} {
		page := frameworks + "<table><tr><th>Attribute</th><th>" + test.head + "</th><th>Flask</th></tr><tr><td>" + test.label + "</td><td>" + test.cell + "</td><td>none</td></tr></table>"
		got := ""
		for _, f := range blog(t, page).Facts {
			switch b := f.Body.(type) {
			case record.Measurement:
				got = fmt.Sprintf("%.0f %s %s %s", *b.Value, b.Unit, b.AsOf, b.Workload)
			case record.Stat:
				got = fmt.Sprintf("%.0f %s", *b.Value, b.AsOf)
			}
		}
		if got = strings.TrimSpace(got); got != test.want {
			t.Errorf("%s, %s, %s: %q, want %q", test.head, test.label, test.cell, got, test.want)
		}
	}
}

// TestDateBelowTable reads lines below a table of stars, of which some date it.
func TestDateBelowTable(t *testing.T) {
	for line, want := range map[string]string{
		"As of March 2025.":                                   "2025-03",
		"Figures from our own runs (2024).":                   "2024",
		"As of 2015, Flask no longer supports Python 2.5.":    "",
		"Flask had 18,500 contributors as of 2019.":           "",
		"As of 2015, the numbers of Django and Flask differ.": "",
	} {
		page := frameworks + "<table><tr><th>Attribute</th><th>Django</th><th>Flask</th></tr><tr><td>GitHub stars</td><td>80,000</td><td>60,000</td></tr></table><p>" + line + "</p>"
		for _, f := range blog(t, page).Facts {
			if s, ok := f.Body.(record.Stat); ok && s.Metric == "github.stars" && string(s.AsOf) != want {
				t.Errorf("%s: %v", line, s)
			}
		}
	}
}
