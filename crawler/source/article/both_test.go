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

// TestFigureCaption reads the sentence below a picture, and no other caption.
func TestFigureCaption(t *testing.T) {
	check(t, map[string][]string{
		"</p><figure><img src=c.png><figcaption>Django answers in 9 ms, Flask in 22 ms (median, 1,000 queries).</figcaption></figure><p>": {"Django|9 ms|ms|", "Flask|22 ms|ms|"},
		"</p><figure><img src=c.png><figcaption>Django 9 ms</figcaption></figure><p>":                                                     nil,
	})
}
