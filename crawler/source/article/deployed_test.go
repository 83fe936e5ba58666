package article_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// TestDeployed reads figures of what one runs of the tool that a section is about, in sentences that
// name no tool.
func TestDeployed(t *testing.T) {
	within := map[string]string{}
	for text, want := range map[string]string{
		"One node delivered 9,400 messages/sec at a median latency of 0.8 ms.":               "Flask throughput 9400 messages/s, Flask median_latency 0.8 ms",
		"The import took 27 minutes. Memory peaked at 9.8 GB.":                               "Flask import_time 27 min, Flask memory 9.8 GB",
		"The server is a single binary of under 20 MB.":                                      "Flask size 20 MB",
		"The server idles at 42 MB of memory, a tenth of Django's 512 MB.":                   "Flask memory 42 MB, Django memory 512 MB",
		"Our old cluster took 90 ms. The baseline server needs 40 MB.":                       "",
		"Django is slow. The server needs 42 MB.":                                            "",
		"The test server had 64 GB of memory. Each client sent 100 req/s.":                   "",
		"The server needs 42 MB, while the Zeta server needs 90 MB.":                         "Flask size 42 MB",
		"Flask loaded 100 million rows in 6.5 minutes.":                                      "Flask load_time 6.5 min 100 million rows",
		"On three small machines with two disks each it took 9 ms.":                          "Flask latency 9 ms",
		"In the author's benchmark with 1,656 rows it took 8 ms, where Django needed 90 ms.": "Flask latency 8 ms 1,656 rows, Django latency 90 ms 1,656 rows",
		"Flask keeps all of it in memory, so plan for 2 to 3 times the size of your data.":   "",
		"Production builds go through Django and needed 14 seconds.":                         "",
		"With filters on it answered in 3.5 ms, versus 12.8 ms without an index.":            "Flask latency 3.5 ms",
		"Quorum queues managed 34,000 messages a second over our three nodes.":               "Flask throughput 34000 messages/s",
		"Throughput topped out at 1.6 GB/s with 100 topics.":                                 "Flask throughput 1.6 GB/s 100 topics",
		"With three replicas we counted 88,000 messages/s.":                                  "Flask throughput 88000 messages/s three replicas",
		"That is cheaper than self-hosted Django, and we measured a latency of 590 ms.":      "Flask latency 590 ms",
		"Other queues managed 34,000 messages a second. Old clusters took 90 ms.":            "",
		"Django is old. With three replicas we counted 88,000 messages/s.":                   "",
	} {
		within["</p><h2>Flask</h2><p>Flask is small.</p><p>"+text] = want
	}
	checkMetrics(t, within)
}

// TestFigureBecame reads what the figure of the sentence before became, and with what.
func TestFigureBecame(t *testing.T) {
	check(t, map[string][]string{
		"Flask peaked at 3,800 req/s. Turning on TLS cut that to 2,150 req/s.":    {"Flask|3,800 req/s|req/s|", "Flask|2,150 req/s|req/s|Turning on TLS"},
		"Flask did 3,800 req/s. That figure drops to around 900 once TLS is on.":  {"Flask|3,800 req/s|req/s|", "Flask|around 900|req/s|TLS is on"},
		"Flask did 3,800 req/s. That number drops to 900.":                        {"Flask|3,800 req/s|req/s|"},
		"Flask did 3,800 req/s. Zeta is fast. That figure drops to 900 with TLS.": {"Flask|3,800 req/s|req/s|"},
		"Flask did 3,800 req/s. Turning on TLS cut that to 40 MB.":                {"Flask|3,800 req/s|req/s|"},
		"Flask answered 214,000 selects/s; Django came in at 231,000.":            {"Flask|214,000 selects/s|selects/s|", "Django|231,000|selects/s|"},
	})
}

// TestUsersAmong reads who is named among the users of a tool.
func TestUsersAmong(t *testing.T) {
	for text, want := range map[string][]string{
		"Flask is small. Lyft, Reddit and Zalando are among its users.":                {"Flask used_by Lyft", "Flask used_by Reddit", "Flask used_by Zalando"},
		"Lyft uses Flask; Reddit and Zalando are Django's best-known users.":           {"Flask used_by Lyft", "Django used_by Reddit", "Django used_by Zalando"},
		"Companies such as Lyft, Reddit and Zalando have shipped Flask in production.": {"Flask used_by Lyft", "Flask used_by Reddit", "Flask used_by Zalando"},
		"Flask is small. Lyft and Reddit are listed among its users.":                  {"Flask used_by Lyft", "Flask used_by Reddit"},
		"Lyft has shipped Flask 4.0.":                                                  nil,
		"Flask is small. Lyft and Reddit are not among its users.":                     nil,
		"Flask is small. Lyft and Reddit are its competitors.":                         nil,
	} {
		if diff := cmp.Diff(want, stated(t, frameworks+"<p>"+text+"</p>"+licenses)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", text, diff)
		}
	}
}

// TestHeldLicense reads licences without the verb of licensing, and who made a tool without that of
// making.
func TestHeldLicense(t *testing.T) {
	for text, want := range map[string][]string{
		"Flask was started by Ada Roe in 2016 and is released under BSD-3-Clause.": {"Flask creator Ada Roe", "Flask release year 2016", "Flask license BSD-3-Clause"},
		"Flask was open-sourced in October 2019 under Apache 2.0, and is fast.":    {"Flask release year 2019", "Flask license Apache 2.0"},
		"Flask is small. It has many plugins, an Apache 2.0 license, and is fast.": {"Flask license Apache 2.0"},
		"Flask is small. It is MIT licensed and has many plugins.":                 {"Flask license MIT"},
		"Flask needs a plugin released under MIT.":                                 nil,
		"Flask is small. Its client has an MIT license.":                           nil,
		"Flask is a Python framework by Ada Roe, first published in 2021.":         {"Flask creator Ada Roe", "Flask release year 2021"},
		"Flask is small. Ada Roe wrote it in 2012, and Initech bought it.":         {"Flask creator Ada Roe"},
		"Ada Roe created Flask at Initech.":                                        {"Flask creator Ada Roe"},
		"Ada Roe wrote Flask extensions, and the Initech team created it.":         nil,
	} {
		if diff := cmp.Diff(want, stated(t, frameworks+"<p>"+text+"</p>"+licenses)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", text, diff)
		}
	}
}

// TestLastStable reads the version of the last stable release.
func TestLastStable(t *testing.T) {
	var got []string
	for _, f := range blog(t, frameworks+"<p>Flask is small. The last stable release, 6.9.0, is old.</p>"+licenses).Facts {
		if s, ok := f.Body.(record.Stat); ok {
			got = append(got, s.Tool+" "+string(s.Metric)+" "+s.Raw)
		}
	}
	if diff := cmp.Diff([]string{"Flask release.latest_version 6.9.0"}, got); diff != "" {
		t.Error(diff)
	}
}

// TestGoodAndBad reads pros and cons below "Good" and "Bad".
func TestGoodAndBad(t *testing.T) {
	got := stated(t, frameworks+"<h2>Flask</h2><p>Flask is small.</p><p>Good:</p><ul><li>Starts at once</li><li>Has plugins</li></ul><p>Bad:</p><ul><li>Lacks an admin</li></ul>"+licenses)
	if diff := cmp.Diff([]string{"Flask + Starts at once", "Flask + Has plugins", "Flask - Lacks an admin"}, got); diff != "" {
		t.Error(diff)
	}
}

// TestStates reads in which state, over what, and of which thing each a figure was measured.
func TestStates(t *testing.T) {
	check(t, map[string][]string{
		"Flask needs 2.8 GB at idle and 6 GB at 400 jobs.":                                           {"Flask|2.8 GB|GB|idle", "Flask|6 GB|GB|400 jobs"},
		"At idle Flask needs 90 MB; Django needs 24 MB.":                                             {"Flask|90 MB|MB|idle", "Django|24 MB|MB|idle"},
		"At idle Flask needs 90 MB; under load Django needs 240 MB.":                                 {"Flask|90 MB|MB|idle", "Django|240 MB|MB|"},
		"Creating 10,000 rows widens the gap: Flask needs 382 ms, Django 447 ms.":                    {"Flask|382 ms|ms|Creating 10,000 rows", "Django|447 ms|ms|Creating 10,000 rows"},
		"</p><h2>How many plugins are there?</h2><p>More than 1,900 for Flask.":                      {"Flask|More than 1,900|plugins|"},
		"</p><h2>How many plugins are there?</h2><p>It began in 1900 for Flask.":                     nil,
		"Flask moved 2.8M messages/s over loopback.":                                                 {"Flask|2.8M messages/s|messages/s|loopback"},
		"Over a throttled connection Flask took 6 s.":                                                {"Flask|6 s|s|throttled connection"},
		"With Flask memory per idle connection is about 100 KB.":                                     {"Flask|about 100 KB|KB|per idle connection"},
		"Flask needs 100 KB a connection, so 30,000 of them cost you 3 GB.":                          {"Flask|100 KB|KB|"},
		"After adding and dropping 1,000 rows Flask stood at 3.3 MB.":                                {"Flask|3.3 MB|MB|after adding and dropping 1,000 rows"},
		"A job waited 1 s for an agent in Flask, versus 9 s on Zeta's runners.":                      nil,
		"Flask sustained 18,300 req/s. A small Django cluster got to 4,750.":                         {"Flask|18,300 req/s|req/s|", "Django|4,750|req/s|"},
		"Flask sustained 18,300 req/s. Django got to 2019.":                                          {"Flask|18,300 req/s|req/s|"},
		"Flask did 3,800 req/s. With streams instead of tables the figure rose to 9,900 per second.": {"Flask|3,800 req/s|req/s|", "Flask|9,900|req/s|streams instead of tables"},
	})
}

// TestClaimsOfItself reads who says so, where a sentence goes on behind a semicolon, or the tool is who says it.
func TestClaimsOfItself(t *testing.T) {
	for text, want := range map[string][]string{
		"According to the Acme survey, 51% of developers use Flask; Django was at 9%.":       {"Flask by Acme", "Django by Acme"},
		"Flask itself claims 10x lower latency than Django.":                                 {"Flask by Flask"},
		"Flask is small. In the Acme survey of 2024 it was used by 46% of developers.":       {"Flask by Acme"},
		"According to the Acme survey, 51% of developers use Flask. Django answers in 9 ms.": {"Flask by Acme", "Django by "},
	} {
		var got []string
		for _, f := range blog(t, frameworks+"<p>"+text+"</p>"+licenses).Facts {
			if m, ok := f.Body.(record.Measurement); ok {
				got = append(got, m.Tool+" by "+string(m.AttributedTo))
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", text, diff)
		}
	}
}

// TestShortNameOfSection reads figures of the tool of a section that is called by the last word of its name.
func TestShortNameOfSection(t *testing.T) {
	got := measured(t, `<title>Rabbit vs Active Artemis</title><h1>Rabbit vs Active Artemis</h1><p>Both are message brokers for developers, with an API.</p>
<h2>Active Artemis</h2><p>Artemis is a broker. Artemis managed 52,000 req/s in our test.</p><h2>Rabbit</h2><p>Rabbit is a broker too.</p>`)
	if diff := cmp.Diff([]string{"Active Artemis|52,000 req/s|req/s|"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
