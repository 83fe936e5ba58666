package article_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// TestNothingMeasured reads limits, plans, set-ups, hearsay and wholes, and figures in
// much the same words that were measured.
func TestNothingMeasured(t *testing.T) {
	check(t, map[string][]string{
		"Django caps uploads at 128 MB.":                                                                            nil,
		"Django limits queries to 72 hours of data.":                                                                nil,
		"Django is limited by its server and does 900 req/s.":                                                       {"Django|900 req/s|req/s|"},
		"Give Django at least 8 GB of RAM.":                                                                         nil,
		"Django found the right answer in 83 of 100 test queries.":                                                  nil,
		"Django handles 500 jobs per hour with 10 agents.":                                                          {"Django|500 jobs per hour|jobs per hour|10 agents"},
		"Django is overkill for 50 messages a minute.":                                                              nil,
		"A friend claims that his Django does 250,000 req/s.":                                                       nil,
		"Django does 250,000 req/s, but we could not verify that.":                                                  nil,
		"Some claim that Django is slow, but we measured 900 req/s on Django.":                                      {"Django|900 req/s|req/s|"},
		"Django's Pro plan includes 8 GB of database space and 250 GB of egress.":                                   nil,
		"Django's free plan answers in 40 ms.":                                                                      {"Django|40 ms|ms|"},
		"Django officially supports clusters of up to 5,000 nodes and 150,000 pods.":                                nil,
		"Django ingested 640,000 rows/s with batches of 10,000, and Flask took 3.9 million rows per second.":        {"Django|640,000 rows/s|rows/s|", "Flask|3.9 million rows per second|rows/s|"},
		"On Django (release 5, 512 MB, us-east-1), the median response took 48 ms.":                                 {"Django|48 ms|ms|"},
		"Before the move, on Django (Flask 20, 512 MB, us-east-1), the median took 48 ms and the p99 was 1,240 ms.": {"Django|48 ms|ms|", "Django|1,240 ms|ms|"},
		"A build took 40 s on Django and 12 s on Zorilla.":                                                          {"Django|40 s|s|"},
		"A build took 40 s on Django and 12 s on Flask.":                                                            {"Django|40 s|s|", "Flask|12 s|s|"},
		"Django is sold by use: a team with 900 builds pays $9.":                                                    nil,
		"The p99 of Django rose to 4.8 ms as soon as we went over 290k req/s.":                                      {"Django|4.8 ms|ms|"},
		"For mixed loads Django won by 13%.":                                                                        nil,
		"Get 20% off our course on Django.":                                                                         nil,
		"With this code there is a 30% discount on Django.":                                                         nil,
		"Save 30% on Django hosting with the code WEB.":                                                             nil,
		"The lead of Django over Flask shrank from 30 to 12 points.":                                                nil,
		"The gap between Django and Flask is 12%.":                                                                  nil,
		"The Django course takes 6 hours.":                                                                          nil,
		"Our book on Django takes 6 hours.":                                                                         nil,
		"The default timeout of Django is 30 s and Flask's is 60 s.":                                                nil,
		"Django has a rate limit of 900 req/s.":                                                                     nil,
		"By default Django serves 900 req/s.":                                                                       {"Django|900 req/s|req/s|"},
		"Without a limit Django serves 900 req/s.":                                                                  {"Django|900 req/s|req/s|"},
		"Django defaults to a pool of 512 MB and serves 900 req/s.":                                                 {"Django|900 req/s|req/s|"},
		"Acme reported that after leaving Django for Flask its latency fell from 200 ms to 80 ms.":                  {"Django|200 ms|ms|", "Flask|80 ms|ms|"},
		"We tested Django for 60 s with 100 connections: it did 900 req/s.":                                         {"Django|900 req/s|req/s|"},
		"We benchmarked Django at 900 req/s.":                                                                       {"Django|900 req/s|req/s|"},
		"The admin of Django is quick, but above 1 million rows it takes 8 s.":                                      {"Django|8 s|s|"},
		"Django's worker uses 45 MB, gunicorn's master 20 MB.":                                                      {"Django|45 MB|MB|"},
		"Django uses 45 MB, and it's fast at 900 req/s.":                                                            {"Django|45 MB|MB|", "Django|900 req/s|req/s|"},
		"100% compatibility with Flask is what Django wants.":                                                       nil,
	})
}

// TestNamedShares reads what percentages and bytes are of.
func TestNamedShares(t *testing.T) {
	for text, want := range map[string]string{
		"Flask is about 90% smaller than Django.":                "Flask size_reduction",
		"88% would use Flask again, compared to 75% for Django.": "Flask retention, Django retention",
		"88% of developers use Flask.":                           "Flask usage",
		"The memory of both differs: the index took 2.6 GB on disk with Django, whereas Flask wanted 5.4 GB of RAM.": "Django size, Flask memory",
		"At rest Flask has 5.4 GB.</p><h2>Memory of both</h2><p>At rest Django has 90 MB.":                           "Flask size, Django memory",
		"Flask has 100% test coverage.":    "Flask coverage",
		"The data takes 2.1 TB in Django.": "Django size",
	} {
		var got []string
		for _, f := range blog(t, frameworks+"<p>"+text+"</p>"+licenses).Facts {
			if m, ok := f.Body.(record.Measurement); ok {
				got = append(got, m.Tool+" "+m.Metric)
			}
		}
		if diff := cmp.Diff(want, strings.Join(got, ", ")); diff != "" {
			t.Errorf("%s (-want +got):\n%s", text, diff)
		}
	}
}
