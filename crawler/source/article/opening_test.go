package article_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stackdex/stackdex/ingest/record"
)

// TestOpening reads what figures were measured with where it stands in front of
// them, or behind them as a machine, and words like it that tell of no test.
func TestOpening(t *testing.T) {
	check(t, map[string][]string{
		"In our test with 64 connections, Django served 743 req/s and Flask 892 req/s.":                          {"Django|743 req/s|req/s|64 connections", "Flask|892 req/s|req/s|64 connections"},
		"With 1 KB messages, Flask handled 3,200 req/s.":                                                         {"Flask|3,200 req/s|req/s|1 KB messages"},
		"With a query per request, Flask fell to 300 req/s.":                                                     {"Flask|300 req/s|req/s|query per request"},
		"With a database, Django did 390 and Flask 420 req/s.":                                                   {"Django|390|req/s|database", "Flask|420 req/s|req/s|database"},
		"On a t3.medium instance, Django needs 90 MB.":                                                           {"Django|90 MB|MB|t3.medium instance"},
		"Flask did 900 req/s on a laptop (M2, 1 process).":                                                       {"Flask|900 req/s|req/s|laptop (M2, 1 process)"},
		"When serving static files, Flask reached 900 req/s.":                                                    {"Flask|900 req/s|req/s|serving static files"},
		"For JSON serialization, Flask reached 900 req/s; for plain text, it reached 990 req/s.":                 {"Flask|900 req/s|req/s|JSON serialization", "Flask|990 req/s|req/s|plain text"},
		"On a c6i.large with uvicorn and 64 connections, our page got 900 req/s with Django and 990 with Flask.": {"Django|900 req/s|req/s|c6i.large with uvicorn and 64 connections", "Flask|990|req/s|c6i.large with uvicorn and 64 connections"},
		"In our test (Python 3.13, 8 workers) Django did 900 req/s and Flask 990 req/s.":                         {"Django|900 req/s|req/s|Python 3.13, 8 workers", "Flask|990 req/s|req/s|Python 3.13, 8 workers"},
		"In our test (100 users) Django did 900 req/s.":                                                          {"Django|900 req/s|req/s|100 users"},
		"In our test (EC2 m5.large) Django did 900 req/s.":                                                       {"Django|900 req/s|req/s|EC2 m5.large"},
		"For users, Flask answers in 12 ms.":                                                                     {"Flask|12 ms|ms|"},
		"In our test (2025) Django did 900 req/s.":                                                               {"Django|900 req/s|req/s|"},
		"In our test (see below) Django did 900 req/s.":                                                          {"Django|900 req/s|req/s|"},
		"In our test (Figure 3) Django did 900 req/s.":                                                           {"Django|900 req/s|req/s|"},
		"In our test (thanks to Ana) Django did 900 req/s.":                                                      {"Django|900 req/s|req/s|"},
		"In our benchmark (repeated on Monday) Django did 900 req/s.":                                            {"Django|900 req/s|req/s|"},
		"In our benchmark (May 2024) Django did 900 req/s.":                                                      {"Django|900 req/s|req/s|"},
		"In our benchmark (8 GB of memory) Django did 900 req/s.":                                                {"Django|900 req/s|req/s|8 GB of memory"},
		"In our benchmark (PostgreSQL 16) Django did 900 req/s.":                                                 {"Django|900 req/s|req/s|PostgreSQL 16"},
		"Django served 900 req/s on (see below).":                                                                {"Django|900 req/s|req/s|"},
		"After the move to Flask it serves 900 req/s on the same box.":                                           {"Flask|900 req/s|req/s|"},
		"With a growing community, Flask reached 900 req/s.":                                                     {"Flask|900 req/s|req/s|"},
		"With Django, a page took 31 ms.":                                                                        {"Django|31 ms|ms|"},
		"In our survey of 2,000 developers, 41% named Django.":                                                   {"Django|41%|%|"},
		"When traffic exceeds 900 req/s, Django needs 90 MB.":                                                    nil,
		"For most teams, Flask answers in 12 ms.":                                                                {"Flask|12 ms|ms|"},
		"In 2025, Flask reached 900 req/s.":                                                                      {"Flask|900 req/s|req/s|"},
	})
}

// TestSetting reads figures in front of or behind a sentence that says how all of its
// paragraph were measured.
func TestSetting(t *testing.T) {
	check(t, map[string][]string{
		"We ran wrk with 64 connections on a 4-core VM. Django reached 900 req/s and Flask 1,200 req/s.": {"Django|900 req/s|req/s|64 connections on a 4-core VM", "Flask|1,200 req/s|req/s|64 connections on a 4-core VM"},
		"Django reached 900 req/s and Flask 1,200 req/s. The test used 64 connections.":                  {"Django|900 req/s|req/s|64 connections", "Flask|1,200 req/s|req/s|64 connections"},
		"All tests ran on a c6i.large. Django reached 900 req/s with 8 workers.":                         {"Django|900 req/s|req/s|8 workers"},
		"Our tests ran on a c6i.large. Django answers in 12 ms and is named by 41% of users.":            {"Django|12 ms|ms|c6i.large", "Django|41%|%|"},
		"The test used 64 connections. The test used 128 connections. Django reached 900 req/s.":         {"Django|900 req/s|req/s|"},
		"The test did not use 64 connections. Django reached 900 req/s.":                                 {"Django|900 req/s|req/s|"},
		"We ran it with care. Django reached 900 req/s.":                                                 {"Django|900 req/s|req/s|"},
		"The test used 64 connections.</p><p>Django reached 900 req/s.":                                  {"Django|900 req/s|req/s|"},
	})
}

// TestCounsels reads paragraphs and sentences that advise to choose several tools,
// each for its reasons, and one that advises to choose one.
func TestCounsels(t *testing.T) {
	for text, want := range map[string][]string{
		"Choose Django if you need an admin. Choose Flask if you like small cores.":               {"Django|Choose Django if you need an admin.", "Flask|Choose Flask if you like small cores."},
		"Pick Django when you want an ORM. Flask is the better fit when memory counts.":           {"Django|Pick Django when you want an ORM.", "Flask|Flask is the better fit when memory counts."},
		"Use Django when you need forms, but use Flask when you like choices.":                    {"Django|Use Django when you need forms", "Flask|use Flask when you like choices."},
		"Choose Django if you want one stack, and Flask if you want plugins.":                     {"Django|Choose Django if you want one stack", "Flask|Flask if you want plugins."},
		"Choose Django if you need forms; choose Flask if you need none. Either way, test first.": {"Django|Choose Django if you need forms", "Flask|choose Flask if you need none."},
		"Choose Flask if you need queues. If latency exceeds 50 ms, choose Django.":               {"Flask|Choose Flask if you need queues.", "Django|If latency exceeds 50 ms, choose Django."},
		"Choose Django if your team knows it. It has forms for Flask and others.":                 {"Django|Choose Django if your team knows it. It has forms for Flask and others."},
	} {
		for _, page := range []string{"<h2>Our advice</h2><p>" + text + "</p>", "<h2>When to use which</h2><ul><li>" + text + "</li><li>Both are free.</li></ul>"} {
			var got []string
			for _, f := range blog(t, frameworks+licenses+page).Facts {
				if g, ok := f.Body.(record.Guidance); ok {
					got = append(got, strings.Join([]string{g.Tool, g.Text}, "|"))
				}
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s (-want +got):\n%s", page, diff)
			}
		}
	}
}

// TestTitlesOfWriters reads the titles of pages that make no first heading of them: a line that
// the window is called, a lower heading that the window's title ends with.
func TestTitlesOfWriters(t *testing.T) {
	const chapters = `<p>Django and Flask are Python frameworks for developers, each with an API.</p><h1>Is Django older?</h1><p>Django is.</p><h1>Is Flask small?</h1><p>Flask is.</p>`
	for name, test := range map[string]struct{ page, title, day string }{
		"a line":              {`<title>Django or Flask</title><p class=t>Django or Flask</p>` + chapters, "Django or Flask", ""},
		"behind the site":     {`<title>Moss Notes: Django or Flask</title><h2>Sunday, September 14, 2025</h2><h3>Django or Flask</h3>` + strings.ReplaceAll(chapters, "h1>", "h2>"), "Django or Flask", "2025-09-14"},
		"the name of a file":  {`<title>notes/django-or-flask.md at main · moss/notes</title><h2>Django or Flask</h2>` + strings.ReplaceAll(chapters, "h1>", "h3>"), "Django or Flask", ""},
		"one word of the end": {`<title>Django vs Flask: Speed</title><h2>Speed</h2>` + strings.ReplaceAll(chapters, "h1>", "h2>"), "Django vs Flask: Speed", ""},
	} {
		got := blog(t, test.page)
		if diff := cmp.Diff([]string{test.title, test.day}, []string{string(got.Title), string(got.PublishedAt)}); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
		for _, question := range []string{"Is Django older?", "Is Flask small?"} {
			if !slices.ContainsFunc(got.Facts, func(f record.Fact) bool { a, ok := f.Body.(record.Answer); return ok && a.Question == question }) {
				t.Errorf("%s: %q is not answered", name, question)
			}
		}
	}
}
