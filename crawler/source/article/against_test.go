package article_test

import "testing"

// TestSecondFigures reads figures that share the unit of the one they are set against, and
// groups of figures in front of the tool that they are of.
func TestSecondFigures(t *testing.T) {
	check(t, map[string][]string{
		"FastAPI handles 1,200 req/s, against 743 for Django.":                         {"Django|743|req/s|"},
		"Flask reaches 892 req/s versus 743 for Django.":                               {"Flask|892 req/s|req/s|", "Django|743|req/s|"},
		"Flask reaches 892 req/s, compared with about 743 on Django.":                  {"Flask|892 req/s|req/s|", "Django|about 743|req/s|"},
		"Flask starts in 120 ms while Django needs 340.":                               {"Flask|120 ms|ms|", "Django|340|ms|"},
		"Flask runs at 892 req/s, but Django at only 743.":                             {"Flask|892 req/s|req/s|", "Django|743|req/s|"},
		"Flask needs less memory: 127 MB against 243 MB for Django.":                   {"Flask|127 MB|MB|", "Django|243 MB|MB|"},
		"Flask answers in 5 ms, against 10 ms for Zeta.":                               {"Flask|5 ms|ms|"},
		"Flask is 2x faster: 5 ms against 10.":                                         {"Flask|2x|x|", "Flask|5 ms|ms|"},
		"We saw a p50 and p99 of 3 ms and 9 ms on Django, and 2 ms and 5 ms on Flask.": {"Django|3 ms|ms|", "Django|9 ms|ms|", "Flask|2 ms|ms|", "Flask|5 ms|ms|"},
		"The p50 and p99 are 3 ms and 9 ms for Django and 2 ms and 5 ms for Flask.":    {"Django|3 ms|ms|", "Django|9 ms|ms|", "Flask|2 ms|ms|", "Flask|5 ms|ms|"},
		"Flask was about twice as fast as Django: 200k against 100k req/s.":            {"Flask|about twice|x|", "Flask|200k|req/s|", "Django|100k req/s|req/s|"},
		"Flask did better than Django (130,000 vs. 90,000 req/s).":                     {"Flask|130,000|req/s|", "Django|90,000 req/s|req/s|"},
		"Compared to Django, Flask uses 280 MB instead of 310 MB.":                     {"Flask|280 MB|MB|"},
		"Django takes 2 ms, and 5 ms on Flask.":                                        {"Django|2 ms|ms|", "Flask|5 ms|ms|"},
		"Django served 743 req/s and Flask served 892 req/s on Gunicorn.":              {"Django|743 req/s|req/s|Gunicorn", "Flask|892 req/s|req/s|Gunicorn"},
	})
}
