package article_test

import "testing"

// TestOfBoth reads figures that two tools have alike, and what goes on behind a semicolon.
func TestOfBoth(t *testing.T) {
	check(t, map[string][]string{
		"Both boot in about 30 seconds.":                                                    {"Django|about 30 seconds|s|", "Flask|about 30 seconds|s|"},
		"Both frameworks need 90 MB.":                                                       {"Django|90 MB|MB|", "Flask|90 MB|MB|"},
		"Both Django and Flask start in 2 s.":                                               {"Django|2 s|s|", "Flask|2 s|s|"},
		"Django and Flask both need 90 MB.":                                                 {"Django|90 MB|MB|", "Flask|90 MB|MB|"},
		"Both teams ran for 60 s.":                                                          nil,
		"Both Django and Flask use 90 and 40 MB, respectively.":                             {"Django|90|MB|", "Flask|40 MB|MB|"},
		"Both are fine, and Django starts in 2 s.":                                          {"Django|2 s|s|"},
		"Django needs 90 MB of memory; Flask needs 40.":                                     {"Django|90 MB|MB|", "Flask|40|MB|"},
		"Django needs 90 MB of memory; Flask has 40 plugins.":                               {"Django|90 MB|MB|", "Flask|40 plugins|plugins|"},
		"Django is used by more than 5,000 companies.":                                      {"Django|more than 5,000 companies|companies|"},
		"Django is not used by 5,000 companies.":                                            nil,
		"We asked 5,000 companies about Django.":                                            nil,
		"Memory fell from 80 MB to 40 MB after the switch from Django to Flask.":            {"Django|80 MB|MB|", "Flask|40 MB|MB|"},
		"Replacing Django with Flask took us from 900 to 1,300 req/s.":                      {"Django|900|req/s|", "Flask|1,300 req/s|req/s|"},
		"The build went from 22 minutes to 13 minutes when we moved from Django to Flask.":  {"Django|22 minutes|min|", "Flask|13 minutes|min|"},
		"When we doubled the workers, Django went up to 610 req/s.":                         {"Django|610 req/s|req/s|"},
		"When you double the workers, Django goes up to 610 req/s.":                         nil,
		"A cold start of the server takes 1.1 seconds in Django and 14.8 seconds in Flask.": {"Django|1.1 seconds|s|", "Flask|14.8 seconds|s|"},
		"A dump took Django 3 hours. Indexing took Flask 48 minutes.":                       {"Django|3 hours|h|", "Flask|48 minutes|min|"},
	})
}

// TestMakersFigures leaves out figures of who made a tool, and of what was worked on.
func TestMakersFigures(t *testing.T) {
	check(t, map[string][]string{
		"Django's creator, Jane Doe, has 20,000 followers.":                        nil,
		"The creator of Django, Jane Doe, has 20,000 followers.":                   nil,
		"Initech, the maker of Django, has 300,000 customers.":                     nil,
		"The company behind Django has 300 employees.":                             nil,
		"Django has 300 contributors.":                                             {"Django|300 contributors|contributors|"},
		"Django took 3.4 seconds to open a board with 400 issues.":                 {"Django|3.4 seconds|s|400 issues"},
		"Pages of Django were ready after 1.1 s, those of Flask after 1.9 s.":      {"Django|1.1 s|s|", "Flask|1.9 s|s|"},
		"In a project with 5,000 modules, Django starts in 25 s and Flask in 1 s.": {"Django|25 s|s|5,000 modules", "Flask|1 s|s|5,000 modules"},
	})
}

// TestOfTestAndOffer leaves out sizes of what was tested, what a price includes, and what somebody has.
func TestOfTestAndOffer(t *testing.T) {
	check(t, map[string][]string{
		"Django was 4x slower than Flask at 1 KB and 12x slower at 100 bytes.": {"Django|4x|x|", "Django|12x|x|"},
		"Django is $7 a month with 512 MB of RAM.":                             {"Django|$7|$/month|"},
		"Django's cheapest plan comes with 512 MB.":                            nil,
		"We have 96 models in Django, and Flask needs 90 MB.":                  {"Flask|90 MB|MB|"},
		"The restore: 4 minutes (Django), 7 minutes (Flask).":                  {"Django|4 minutes|min|", "Flask|7 minutes|min|"},
	})
	checkMetrics(t, map[string]string{
		"Django: 2 ms p50, 15 ms p99.":                                      "Django p50_latency 2 ms, Django p99_latency 15 ms",
		"Django idled at 5% CPU, while Flask's process was pinned at 100%.": "Django cpu 5 %, Flask cpu 100 %",
	})
}

// TestFigureCaption reads the sentence below a picture, and no other caption.
func TestFigureCaption(t *testing.T) {
	check(t, map[string][]string{
		"</p><figure><img src=c.png><figcaption>Django answers in 9 ms, Flask in 22 ms (median, 1,000 queries).</figcaption></figure><p>": {"Django|9 ms|ms|", "Flask|22 ms|ms|"},
		"</p><figure><img src=c.png><figcaption>Django 9 ms</figcaption></figure><p>":                                                     nil,
	})
}
